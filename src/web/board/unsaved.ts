import { session } from '../core/session.ts';
import type { Task } from './data/rules.ts';

/** The fields of a task as they are written. */
export interface Draft {
  title: string;
  description: string;
  priority: string;
  tags: string;
  due: string;
  reminders: string;
  recurrence: string;
}

/** What was written from which state of the task. */
export interface Unsaved {
  base: Task;
  draft: Draft;
}

/**
 * What was written into details and not saved, by task. It outlives the form, which moves into a sheet when the window becomes narrow, and
 * the page, which may be loaded again. Signing out empties this storage.
 */
const key = (): string => `actodo-details ${session.peek()?.user.id}`;

const all = (): Record<number, Unsaved> => JSON.parse(sessionStorage.getItem(key()) ?? '{}') as Record<number, Unsaved>;

export const unsavedOf = (id: number): Unsaved | undefined => all()[id];

/** Keeps it, or forgets it when there is nothing to keep. */
export function keepUnsaved(id: number, unsaved: Unsaved | undefined): void {
  const { [id]: known, ...others } = all();
  if (unsaved) sessionStorage.setItem(key(), JSON.stringify({ ...others, [id]: unsaved }));
  else if (known) sessionStorage.setItem(key(), JSON.stringify(others));
}
