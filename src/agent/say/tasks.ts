import type { ListTasksInput, ToolCall } from '../../domain/schemas.ts';
import type { When } from '../../language/calendar.ts';
import { describeDue, isDateOnly, localDay } from '../../language/dates.ts';
import { type Seen, tasksOf, totalOf } from './results.ts';

/** Tasks and lists of them in words. */

type Filter = Omit<ListTasksInput, 'user_id'>;

/** A list with its count, one line a task. */
export function sayList(call: ToolCall, when: When): string {
  const tasks = tasksOf(call);
  const total = totalOf(call);
  const filter = call.arguments as Filter;
  if (tasks.length === 0) return emptyList(filter);
  const heading = `You have ${total} ${total === 1 ? 'task' : 'tasks'}`.replace(/(?= tasks?$)/u, adjectives(filter));
  const more = total > tasks.length ? `\n... and ${total - tasks.length} more. Say "show more" to see them.` : '';
  return `${heading}${scope(filter)}:\n${tasks.map((task) => taskLine(task, when)).join('\n')}${more}`;
}

function adjectives({ status, due, priority }: Filter): string {
  const state =
    due === 'overdue' ? ' overdue' : status === 'pending' ? ' pending' : status === 'completed' ? ' completed' : '';
  return `${state}${priority ? ` ${priority}-priority` : ''}`;
}

const dueScope = {
  today: ' due today',
  tomorrow: ' due tomorrow',
  week: ' due in the next seven days',
  none: ' without a due date',
  overdue: '',
};

function scope({ due, tags, search, due_before, due_after }: Filter): string {
  const days =
    due_after && due_before
      ? ' due in that time'
      : due_before
        ? ` due before ${due_before.slice(0, 10)}`
        : due_after
          ? ` due from ${due_after.slice(0, 10)} on`
          : '';
  return `${due ? dueScope[due] : days}${tags?.length ? ` tagged ${hashed(tags)}` : ''}${search ? ` matching "${search}"` : ''}`;
}

function emptyList(filter: Filter): string {
  const plain = !filter.search && !filter.tags && !filter.priority && !filter.due_after && !filter.due_before;
  if (plain && filter.due === 'overdue') return 'Nothing is overdue. Well done!';
  if (plain && filter.due === undefined) {
    if (filter.status === 'pending') return "Nothing pending — you're all caught up.";
    if (filter.status === 'completed') return 'Nothing completed yet.';
    return 'Your list is empty. Say "add buy milk" to begin.';
  }
  return `No${adjectives(filter)} tasks${scope(filter)}.`;
}

/** One task in a list. */
export function taskLine(task: Seen, when: When): string {
  const late = isOverdue(task, when) ? ' (overdue)' : '';
  const due = task.due_date ? `due ${describeDue(task.due_date, when)}${late}` : '';
  const extras = [due, ...qualities(task)].filter((part) => part !== '');
  return `#${task.id} ${task.title}${extras.length > 0 ? ` — ${extras.join(', ')}` : ''}${task.completed ? ' ✓ done' : ''}`;
}

export function qualities(task: Seen): string[] {
  return [
    task.priority && task.priority !== 'medium' ? `${task.priority} priority` : '',
    task.recurrence ? `repeats ${task.recurrence.text}` : '',
    task.tags?.length ? hashed(task.tags) : '',
  ].filter((part) => part !== '');
}

export function named(task: Seen): string {
  return task.title === '' ? `task #${task.id}` : `"${task.title}" (#${task.id})`;
}

export function hashed(tags: string[]): string {
  return tags.map((tag) => `#${tag}`).join(' ');
}

export function isOverdue(task: Seen, { now, zone }: When): boolean {
  if (!task.due_date || task.completed) return false;
  return isDateOnly(task.due_date) ? task.due_date < localDay(now, zone) : new Date(task.due_date) < now;
}
