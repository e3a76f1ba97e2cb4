import { inTime, limitTo } from '../background/pool.ts';
import type { Db } from '../db/database.ts';
import { findPlanned, type ReminderKey } from '../db/due-queries.ts';
import type { DueOutcome } from '../domain/due-reminders.ts';
import type { Log } from '../log.ts';
import { answerMs } from './due-calls.ts';

/** How many reminders a process tells at the same time: others who call must get through a burst. */
export const toldAtOnce = 32;
const askedAtOnce = 200;
const busyMs = 1_000;
/** A clock that is ahead of ours by so little is waited for by whoever tells the task. */
export const skewMs = 1_000;

export interface TickOptions {
  db: Db;
  log: Log;
  now(): Date;
  /** Tells a task that its reminder is due. */
  tell(reminder: ReminderKey): Promise<DueOutcome['outcome']>;
}

/** What the scheduler says about reminders, by jobs and by actor reminders, both named like the reminder. */
export interface Ticks {
  /**
   * Takes a tick and answers at once; the task is told soon. daprd reaches an app by a limited number of connections, and telling
   * needs one, so a burst of ticks that waited for it would wait for ever. What is not told, for whatever reason, is the sweep's.
   * Throws when the tick is to come again; one of an unknown name is done.
   */
  take(name: string): void;
  /** Have ticks come, or been worked on, within the last second? */
  busy(): boolean;
}

export function openTicks({ db, log, now, tell }: TickOptions): Ticks {
  const limited = limitTo(toldAtOnce);
  // Most reminders have two ticks, and a question to the database is a fraction of a turn.
  const isPlanned = together((reminders: ReminderKey[]) => findPlanned(db, reminders));
  const taken = new Set<string>();
  let lastAt = Number.NEGATIVE_INFINITY;

  async function tellPlanned(reminder: ReminderKey): Promise<void> {
    try {
      // Asked before its turn comes: whoever waits for an answer would keep others from telling.
      if (await isPlanned(reminder)) await limited(() => inTime(tell(reminder), answerMs));
    } catch (error) {
      log.warn({ err: error }, 'a reminder was not told; the sweep tells it');
    } finally {
      taken.delete(reminder.reminder_id);
      lastAt = performance.now();
    }
  }

  return {
    take(name) {
      const reminder = reminderOf(name);
      if (!reminder || taken.has(name)) return;
      if (momentOf(name) > now().getTime() + skewMs)
        throw new Error('The tick came before its time; it is to come again.');
      taken.add(name);
      lastAt = performance.now();
      void tellPlanned(reminder);
    },
    busy: () => performance.now() - lastAt < busyMs,
  };
}

/** A reminder's id is its task's actor id and its moment. */
function reminderOf(name: string): ReminderKey | undefined {
  const [, user_id, number] = /^(.+)\.(\d{1,15})\.\d+$/.exec(name) ?? [];
  return user_id ? { user_id, task_id: Number(number), reminder_id: name } : undefined;
}

const momentOf = (name: string) => Number(name.slice(name.lastIndexOf('.') + 1));

/** Asks about many at once: what comes while a question is being answered waits for the next ones, so many each. */
function together(
  ask: (reminders: ReminderKey[]) => Promise<Set<string>>,
): (reminder: ReminderKey) => Promise<boolean> {
  let asking: Promise<unknown> = Promise.resolve();
  let next: { reminders: ReminderKey[]; answer: Promise<Set<string>> } | undefined;
  return async (reminder) => {
    if (!next || next.reminders.length === askedAtOnce) {
      const reminders: ReminderKey[] = [];
      const answer = asking.then(() => {
        if (next?.reminders === reminders) next = undefined;
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
