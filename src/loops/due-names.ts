import type { ReminderKey } from '../db/due-queries.ts';

/** What the scheduler holds is called by moments, in milliseconds since 1970. */

/** The job of all reminders that are due at a moment. */
export const jobNameAt = (at: number): string => `at.${at}`;

/** The moment of a job; undefined for what is none of ours. */
export const momentOfJob = (name: string): number | undefined =>
  /^at\.\d{1,15}$/.test(name) ? momentOf(name) : undefined;

/** A reminder's id is its task's actor id and its moment. */
export function reminderOf(name: string): ReminderKey | undefined {
  const [, user_id, number] = /^(.+)\.(\d{1,15})\.\d+$/.exec(name) ?? [];
  return user_id ? { user_id, task_id: Number(number), reminder_id: name } : undefined;
}

export const momentOf = (name: string): number => Number(name.slice(name.lastIndexOf('.') + 1));
