import type { ToolCall } from '../../domain/schemas.ts';
import type { ShownTask, TaskRows } from '../../domain/thread-items.ts';
import type { When } from '../../language/calendar.ts';
import { errorOf, type Seen, tasksOf, totalOf } from './results.ts';
import { taskLine } from './tasks.ts';

/** What a turn shows beside its words: the list it ends with, else the tasks that it changed. */

/** More rows than this nobody looks through in a chat. */
const mostRows = 50;

/** Undefined when there is nothing to show. */
export function shownOf(calls: readonly ToolCall[]): TaskRows | undefined {
  const last = calls.at(-1);
  if (!last) return undefined;
  if (last.name === 'list_tasks' && !errorOf(last)) return rowsOf(tasksOf(last), totalOf(last));
  const changed = changedBy(calls);
  return rowsOf(changed, changed.length);
}

/** The same in words. */
export function rowsText({ tasks }: TaskRows, when: When): string {
  return tasks.map((task) => `${taskLine(task, when)}${task.deleted ? ' (deleted)' : ''}`).join('\n');
}

function rowsOf(tasks: readonly Seen[], total: number): TaskRows | undefined {
  return tasks.length > 0 ? { tasks: tasks.slice(0, mostRows).map(rowOf), total } : undefined;
}

export function rowOf({ id, title, completed = false, due_date = null, priority = 'medium' }: Seen): ShownTask {
  return { id, title, completed, due_date, priority, clicks: 0 };
}

/** The tasks that were changed and are still there, as they were left. */
function changedBy(calls: readonly ToolCall[]): Seen[] {
  const known = new Map<number, Seen>();
  const changed = new Set<number>();
  for (const call of calls)
    for (const task of tasksOf(call)) {
      known.set(task.id, { ...known.get(task.id), ...task, ...(call.name === 'complete_task' && { completed: true }) });
      if (call.name === 'delete_task') changed.delete(task.id);
      else if (call.name !== 'list_tasks') changed.add(task.id);
    }
  return [...changed].map((id) => known.get(id)!);
}
