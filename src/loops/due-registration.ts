import { randomUUID } from 'node:crypto';
import type { Runtime } from '../dapr/port.ts';
import type { Db } from '../db/database.ts';
import {
  type Cancellation,
  claimUnregistered,
  confirmRegistered,
  type DueRow,
  nameSentinel,
  releaseClaims,
  sentinelName,
  takeCancellations,
  undoRegistrations,
} from '../db/due-queries.ts';
import type { Log } from '../log.ts';
import { forEach } from './due-passes.ts';

const horizonMs = 24 * 3_600_000;
/** A claim older than this is of a process that died or of a row that failed. */
const claimMs = 60_000;
/** What is later than this is the sweep's. */
const tooLateMs = 2_000;
const batchSize = 200;
const atOnce = 8;
const undoBatch = 2_000;
/** So many failures without one success are an outage: the rest of the batch is not tried. */
const hopeless = 24;
/** How long registering rests after a batch of which nothing could be registered. */
const outageMs = { least: 1_000, most: 15_000 };
/** An hour of attempts: the default of three within three seconds would not outlive a restart. */
const failurePolicy = { intervalSeconds: 5, maxRetries: 720 };

export interface RegistrationOptions {
  db: Db;
  runtime: Pick<Runtime, 'invoke' | 'jobs'>;
  log: Log;
  now(): Date;
  signal: AbortSignal;
  /** Tells a task that its reminder is due. */
  tell(row: DueRow): Promise<unknown>;
}

/** Keeps the scheduler's jobs and actor reminders as `reminders_due` says. */
export interface Registration {
  /** Cancels what went and registers what is due within the horizon. */
  pass(): Promise<void>;
  /** Looks whether the scheduler still has what was registered, and undoes the registrations if not. */
  checkScheduler(): Promise<void>;
}

export function openRegistration({ db, runtime, log, now, signal, tell }: RegistrationOptions): Registration {
  let outage = { untilMs: 0, pauseMs: outageMs.least };

  async function register(row: DueRow): Promise<void> {
    if (row.remind_at <= now()) {
      await tell(row);
      return;
    }
    const dueTime = row.remind_at.toISOString();
    await runtime.jobs.schedule(row.reminder_id, { dueTime, overwrite: true, failurePolicy });
    if (row.at_due) await alignReminder(row);
  }

  async function alignReminder({ user_id, task_id, reminder_id }: DueRow | Cancellation): Promise<void> {
    await runtime.invoke('task', `${user_id}.${task_id}`, 'alignReminder', { reminder_id });
  }

  async function cancel(gone: Cancellation): Promise<void> {
    if (gone.planned) return;
    await runtime.jobs.delete(gone.reminder_id);
    if (gone.at_due) await alignReminder(gone);
  }

  async function cancelBatch(): Promise<number> {
    const gone = await takeCancellations(db, batchSize);
    const { failed, error } = await forEach(gone, { atOnce, signal }, cancel);
    if (failed.length > 0)
      log.warn(
        { err: error, failed: failed.length },
        'cancelling at the scheduler failed; the tasks ignore these ticks',
      );
    return gone.length;
  }

  /** Does the work for every row until it looks like an outage. */
  async function attempt(rows: DueRow[], work: (row: DueRow) => Promise<void>) {
    const givingUp = new AbortController();
    let failures = 0;
    return forEach(rows, { atOnce, signal: AbortSignal.any([signal, givingUp.signal]) }, async (row) => {
      try {
        await work(row);
        failures = Number.NEGATIVE_INFINITY;
      } catch (error) {
        if (++failures === hopeless) givingUp.abort();
        throw error;
      }
    });
  }

  /** Answers whether there may be more to register right now. */
  async function registerBatch(): Promise<boolean> {
    const claimedAt = now();
    const at = (ms: number) => new Date(claimedAt.getTime() + ms);
    const rows = await claimUnregistered(db, {
      from: at(-tooLateMs),
      to: at(horizonMs),
      now: claimedAt,
      freeBefore: at(-claimMs),
      limit: batchSize,
    });
    if (rows.length === 0) return false;
    const { done, failed, error } = await attempt(rows, register);
    if (failed.length > 0)
      log.warn({ err: error, failed: failed.length, registered: done.length }, 'registering reminders failed');
    if (done.length === 0) {
      await releaseClaims(db, rows, claimedAt);
      const pauseMs = Math.min(outage.pauseMs * 2, outageMs.most);
      outage = { untilMs: performance.now() + outage.pauseMs, pauseMs };
      return false;
    }
    await confirmRegistered(db, done, claimedAt);
    outage = { untilMs: 0, pauseMs: outageMs.least };
    return rows.length === batchSize;
  }

  return {
    async pass() {
      if (performance.now() < outage.untilMs) return;
      while (!signal.aborted && (await cancelBatch()) === batchSize);
      while (!signal.aborted && (await registerBatch()));
    },
    async checkScheduler() {
      const known = await sentinelName(db);
      if (known && (await runtime.jobs.get(known))) return;
      const found = now();
      let undone = 0;
      for (let n = 1; n > 0 && !signal.aborted; undone += n) n = await undoRegistrations(db, found, undoBatch);
      if (undone > 0) log.warn({ reminders: undone }, 'the scheduler has lost its data; registering again');
      const name = `sentinel.${randomUUID()}`;
      await nameSentinel(db, name);
      await runtime.jobs.schedule(name, { schedule: '@every 24h', overwrite: true });
    },
  };
}
