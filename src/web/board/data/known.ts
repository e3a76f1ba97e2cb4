import { batch, type Signal, signal } from '@preact/signals';
import { callTool } from '../../core/calls.ts';
import { today } from '../../core/settings.ts';
import { compare, noFilters, type Query, queryOf, type Task } from './rules.ts';

/** Every task that was heard of, whatever a view shows. A signal for each: a change draws its row and no other. */

/** What the row says besides the task. */
export interface Note {
  /** On its way to the server; `waiting`: until there is a connection. */
  state?: 'sending' | 'waiting';
  /** Why a change was refused; stands there until it is dismissed. */
  refusal?: string;
  /** Something else changed it a moment ago. */
  isFresh?: boolean;
}

export interface Entry {
  /** As it is shown: with changes that the server has not answered yet. */
  task: Signal<Task>;
  note: Signal<Note>;
  /** As the server last told it. */
  server: Task;
  /** Until then changes of it are taken for ours, in milliseconds of `performance.now()`. */
  ownUntil?: number;
}

export const entries = new Map<number, Entry>();

/** Overdue and due today: in the title, and beside the view. */
export const dueCount = signal(0);
/** Tags of every task that was seen. */
export const knownTags = signal<readonly string[]>([]);

/** Is there any task of this person, in this view or another? */
export const isAnyKnown = signal(false);

/** Takes what the server says of a task, unless something newer is known. Answers whether it was news. */
export function told(task: Task): boolean {
  const entry = entries.get(task.id);
  learnTags(task);
  if (!entry) {
    isAnyKnown.value = true;
    entries.set(task.id, { task: signal(task), note: signal({}), server: task });
    return true;
  }
  if (task.version <= entry.server.version) return false;
  entry.server = task;
  if (!entry.note.peek().state) entry.task.value = task;
  return true;
}

function learnTags({ tags }: Task): void {
  const known = knownTags.peek();
  if (tags.some((tag) => !known.includes(tag))) knownTags.value = [...new Set([...known, ...tags])].sort();
}

export function highlight(id: number): void {
  const entry = entries.get(id);
  if (!entry) return;
  entry.note.value = { ...entry.note.peek(), isFresh: true };
  setTimeout(() => {
    const { isFresh: _, ...note } = entry.note.peek();
    entry.note.value = note;
  }, 2_000);
}

export interface Page {
  tasks: Task[];
  next_cursor?: string;
  total: number;
}

/** The most that one call answers. */
export const pageSize = 200;
export const list = (args: object, signal?: AbortSignal) => callTool<Page>('list_tasks', args, { signal });

/** How many are overdue or due today; asked a moment after the last change. */
export async function count(): Promise<void> {
  const { due_before } = queryOf({ view: 'today' }, noFilters, today.peek());
  const page = await list({ status: 'pending', due_before, limit: 1 }).catch(() => undefined);
  if (page) dueCount.value = page.total;
}

let counting: ReturnType<typeof setTimeout> | undefined;

/** The same when several changes may come. */
export function countSoon(): void {
  clearTimeout(counting);
  counting = setTimeout(() => void count(), 300);
}

/** The newest tasks, whatever the view shows: their tags, and whether there are any. */
export async function lookAround(): Promise<void> {
  const page = await list({ limit: pageSize, sort_by: 'created_at', order: 'desc' }).catch(() => undefined);
  if (page)
    batch(() => {
      for (const task of page.tasks) told(task);
    });
}

/** Where the task belongs among ids that are in this order. */
export function placeIn(ids: readonly number[], task: Task, order: Query): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = entries.get(ids[middle]!)?.task.peek();
    if (other && compare(other, task, order) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
