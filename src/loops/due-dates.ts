import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { readReply, unwrap } from '../actors/turn.ts';
import type { Json, Runtime } from '../dapr/port.ts';
import type { Db } from '../db/database.ts';
import { claimLate, type ReminderKey, removeDue } from '../db/due-queries.ts';
import { holdLease, releaseLease } from '../db/leases.ts';
import type { DueOutcome } from '../domain/due-reminders.ts';
import type { Log } from '../log.ts';
import { forEach, repeat } from './due-passes.ts';
import { openRegistration } from './due-registration.ts';
import { openTicks, skewMs } from './due-ticks.ts';

const sweepBatch = 200;
const sweptAtOnce = 16;
const sweptAgainMs = 10_000;
/** How long stopping waits for calls that got no answer yet; whatever they are, they are repeated at the next start. */
const stopMs = 5_000;
const lease = { name: 'due-sentinel', seconds: 15 };

const usualTimes = { registerMs: 1_000, sweepMs: 5_000, sentinelMs: 10_000, graceMs: 2_000, busyGraceMs: 30_000 };

export interface DueDatesOptions {
  db: Db;
  runtime: Pick<Runtime, 'invoke' | 'jobs'>;
  log: Log;
  now?: () => Date;
  /** Called after a reminder fired by a call from here, so that a relay in this process need not wait for its poll. */
  fired?(): void;
  /** For tests only: milliseconds between passes, and after which a reminder is late. */
  times?: Partial<typeof usualTimes>;
}

export interface DueDates {
  /** Takes every job of the application (`Application.job`), also before `start`. Throws so that the scheduler tries again. */
  job(name: string, data: Json | undefined): Promise<void>;
  /** Takes an actor reminder likewise. */
  tick(name: string): void;
  /** Begins to register and to sweep; the runtime must be started. */
  start(): void;
  /** A task of this process changed. */
  wake(): void;
  /** Waits for the passes that run. */
  stop(): Promise<void>;
}

/** Sees to it that every reminder in `reminders_due` is told to its task when it is due (docs/specs/due-dates.md). */
export function createDueDates({ db, runtime, log, now = () => new Date(), fired, times }: DueDatesOptions): DueDates {
  const { registerMs, sweepMs, sentinelMs, graceMs, busyGraceMs } = { ...usualTimes, ...times };
  const stopping = new AbortController();
  const { signal } = stopping;
  const holder = randomUUID();
  let wakeRegistration = () => {};
  let checked = false;
  let passes: Promise<void>[] = [];

  async function tell({ user_id, task_id, reminder_id }: ReminderKey): Promise<DueOutcome['outcome']> {
    for (;;) {
      const answer = await runtime.invoke('task', `${user_id}.${task_id}`, 'due', { reminder_id });
      const told = unwrap(readReply<DueOutcome>(answer));
      if (told.outcome === 'fired') fired?.();
      if (told.outcome !== 'early' || told.waitMs > skewMs) return told.outcome;
      await sleep(told.waitMs);
    }
  }

  const ticks = openTicks({ db, log, now, tell });
  const registration = openRegistration({ db, runtime, log, now, signal, tell });

  async function sweepBatchOf(limit: number): Promise<boolean> {
    const at = now();
    const ago = (ms: number) => new Date(at.getTime() - ms);
    // A burst is the ticks' work for a while longer, and must not be done twice.
    const dueBy = ago(ticks.busy() ? busyGraceMs : graceMs);
    const rows = await claimLate(db, { dueBy, now: at, freeBefore: ago(sweptAgainMs), limit });
    const { failed, error } = await forEach(rows, { atOnce: sweptAtOnce, signal }, async (row) => {
      if ((await tell(row)) === 'done') await removeDue(db, row);
    });
    if (failed.length > 0) log.warn({ err: error, failed: failed.length }, 'late reminders were not told; tried again');
    return rows.length === limit && failed.length < limit;
  }

  async function register(): Promise<void> {
    // What is registered before the first look at the scheduler could have to be registered again.
    if (checked) await registration.pass();
  }

  async function watchScheduler(): Promise<void> {
    try {
      if (!(await holdLease(db, lease.name, holder, lease.seconds))) return;
      await registration.checkScheduler();
    } catch (error) {
      // Another process may reach the scheduler.
      await releaseLease(db, lease.name, holder);
      throw error;
    } finally {
      checked = true;
      wakeRegistration();
    }
  }

  return {
    job: async (name) => ticks.take(name),
    tick: ticks.take,
    start() {
      const options = { signal, log };
      const registering = repeat('register', registerMs, register, options);
      wakeRegistration = registering.wake;
      const sweep = async () => {
        while (!signal.aborted && (await sweepBatchOf(sweepBatch)));
      };
      const others = [
        repeat('sweep', sweepMs, sweep, options),
        repeat('sentinel', sentinelMs, watchScheduler, options),
      ];
      passes = [registering, ...others].map(({ ended }) => ended);
    },
    wake: () => wakeRegistration(),
    async stop() {
      stopping.abort();
      const patience = new AbortController();
      const outOfPatience = sleep(stopMs, undefined, { signal: patience.signal }).catch(() => {});
      await Promise.race([Promise.all(passes), outOfPatience]);
      patience.abort();
      if (passes.length === 0) return;
      await releaseLease(db, lease.name, holder).catch((err: unknown) => log.warn({ err }, 'a lease was not released'));
    },
  };
}
