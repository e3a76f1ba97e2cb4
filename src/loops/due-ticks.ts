import { inTime, limitTo } from '../background/pool.ts';
import type { Db } from '../db/database.ts';
import { findDueAt, findPlanned, type ReminderKey } from '../db/due-queries.ts';
import type { DueOutcome } from '../domain/due-reminders.ts';
import type { Log } from '../log.ts';
import { answerMs } from './due-calls.ts';
import { momentOf, momentOfJob, reminderOf } from './due-names.ts';

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

/** What the scheduler says about reminders, by jobs, each of which is for all reminders of a moment, and by actor reminders, named like the reminder. */
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
  const moments = new Set<number>();
  let lastAt = Number.NEGATIVE_INFINITY;

  async function tellOnce(reminder: ReminderKey, isWanted: () => Promise<boolean>): Promise<void> {
    if (taken.has(reminder.reminder_id)) return;
    taken.add(reminder.reminder_id);
    lastAt = performance.now();
    try {
      // Asked before its turn comes: whoever waits for an answer would keep others from telling.
      if (await isWanted()) await limited(() => inTime(tell(reminder), answerMs));
    } catch (error) {
      log.warn({ err: error }, 'a reminder was not told; the sweep tells it');
    } finally {
      taken.delete(reminder.reminder_id);
      lastAt = performance.now();
    }
  }

  async function tellMoment(at: number): Promise<void> {
    if (moments.has(at)) return;
    moments.add(at);
    try {
      let page: ReminderKey[] = [];
      do {
        page = await findDueAt(db, at, { after: page.at(-1), limit: askedAtOnce });
        await Promise.all(page.map((reminder) => tellOnce(reminder, async () => true)));
      } while (page.length === askedAtOnce);
    } catch (error) {
      log.warn({ err: error }, 'the reminders of a moment were not read; the sweep tells them');
    } finally {
      moments.delete(at);
    }
  }

  return {
    take(name) {
      const moment = momentOfJob(name);
      const reminder = reminderOf(name);
      if (moment === undefined && !reminder) return;
      if (momentOf(name) > now().getTime() + skewMs)
        throw new Error('The tick came before its time; it is to come again.');
      if (moment !== undefined) void tellMoment(moment);
      else if (reminder) void tellOnce(reminder, () => isPlanned(reminder));
    },
    busy: () => performance.now() - lastAt < busyMs,
  };
}

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
