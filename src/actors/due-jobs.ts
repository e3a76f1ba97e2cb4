import type { Db } from '../db/database.ts';
import { findPlanned, type ReminderKey } from '../db/due-queries.ts';
import type { DueOutcome } from '../domain/due-reminders.ts';
import { inTime, limitTo, toldAtOnce } from './due-limits.ts';

const busyMs = 1_000;

export interface JobOptions {
  db: Db;
  /** Tells a task that its reminder is due. */
  tell(reminder: ReminderKey): Promise<DueOutcome['outcome']>;
}

/** What the scheduler's jobs, which are named like their reminders, do when they are due. */
export interface Jobs {
  /** Throws when the job is to come again. One of an unknown name is done. */
  job(name: string): Promise<void>;
  /** Have jobs come within the last second? */
  busy(): boolean;
}

export function openJobs({ db, tell }: JobOptions): Jobs {
  const limited = limitTo(toldAtOnce);
  // In a burst most actor reminders are ahead of the jobs that wait here, and a question to the database is a fraction of a turn.
  const isPlanned = together((reminders: ReminderKey[]) => findPlanned(db, reminders));
  let lastAt = Number.NEGATIVE_INFINITY;

  return {
    async job(name) {
      const reminder = reminderOf(name);
      if (!reminder) return;
      lastAt = performance.now();
      const outcome = await limited(async () => ((await isPlanned(reminder)) ? inTime(tell(reminder)) : 'done'));
      lastAt = performance.now();
      if (outcome === 'early') throw new Error('The job came before its time; it is to come again.');
    },
    busy: () => performance.now() - lastAt < busyMs,
  };
}

/** A reminder's id is its task's actor id and its moment. */
function reminderOf(name: string): ReminderKey | undefined {
  const [, user_id, number] = /^(.+)\.(\d{1,15})\.\d+$/.exec(name) ?? [];
  return user_id ? { user_id, task_id: Number(number), reminder_id: name } : undefined;
}

/** Asks about many at once: what comes while a question is being answered waits for the next one. */
function together(
  ask: (reminders: ReminderKey[]) => Promise<Set<string>>,
): (reminder: ReminderKey) => Promise<boolean> {
  let asking: Promise<unknown> = Promise.resolve();
  let next: { reminders: ReminderKey[]; answer: Promise<Set<string>> } | undefined;
  return async (reminder) => {
    if (!next) {
      const reminders: ReminderKey[] = [];
      const answer = asking.then(() => {
        next = undefined;
        return ask(reminders);
      });
      asking = answer.catch(() => {});
      next = { reminders, answer };
    }
    const { reminders, answer } = next;
    reminders.push(reminder);
    return (await answer).has(reminder.reminder_id);
  };
}
