import { recurrence } from '../subscribers/recurrence.ts';
import type { Core, Part } from './part.ts';

/** Sees to it that a completed task of a series has its successor, and a reopened one none. */
export const recurrencePart = ({ db, tasks }: Pick<Core, 'db' | 'tasks'>): Part => ({
  consumers: [recurrence(db, tasks)],
});
