import type { Task } from '../../domain/schemas.ts';
import { callTool } from '../core/calls.ts';

interface About {
  task_id: number;
  /** As they were when it was spoken of. */
  title?: string;
  due_date?: string | null;
}

interface Found {
  tasks: Task[];
  next_cursor?: string;
}

/** Pages of 200 that are looked through at most, the newest tasks first. */
const mostPages = 25;

/** The task as it is now. No tool answers one by its number: it is looked for where it was due, then by its title, then among all. Throws `Refusal`. */
export async function findTask({ task_id, title, due_date }: About): Promise<Task | undefined> {
  const near = due_date && { due_after: due_date, due_before: after(due_date) };
  for (const query of [near, title && { search: title }]) {
    const found = query && (await findIn(task_id, query, 1));
    if (found) return found;
  }
  return findIn(task_id, { sort_by: 'created_at', order: 'desc' }, mostPages);
}

async function findIn(taskId: number, query: object, pages: number): Promise<Task | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    const answer = await callTool<Found>('list_tasks', { ...query, limit: 200, ...(cursor && { cursor }) });
    const found = answer.tasks.find(({ id }) => id === taskId);
    cursor = answer.next_cursor;
    if (found || !cursor) return found;
  }
  return undefined;
}

/** The next minute, or the next day. */
const after = (due: string): string =>
  due.includes('T')
    ? new Date(Date.parse(due) + 60_000).toISOString()
    : new Date(Date.parse(due) + 86_400_000).toISOString().slice(0, 10);
