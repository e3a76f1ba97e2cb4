import { setTimeout as sleep } from 'node:timers/promises';
import { readReply, unwrap } from '../actors/turn.ts';
import { type Loop, startLoop } from '../background/loop.ts';
import { inTime } from '../background/pool.ts';
import type { Json, Runtime } from '../dapr/port.ts';
import type { Db } from '../db/database.ts';
import type { ReminderKey } from '../db/due-queries.ts';
import type { DueOutcome } from '../domain/due-reminders.ts';
import type { Log } from '../log.ts';
import { openRegistration } from './due-registration.ts';
import { openSentinel } from './due-sentinel.ts';
import { sweepLate } from './due-sweep.ts';
import { openTicks, skewMs } from './due-ticks.ts';

/** Milliseconds between two passes, however often they are woken. */
const leastRestMs = 100;
/** How long stopping waits for calls that got no answer yet; whatever they are, they are repeated at the next start. */
const stopMs = 5_000;

const usualTimes = { registerMs: 1_000, sweepMs: 5_000, sentinelMs: 10_000, graceMs: 2_000, busyGraceMs: 30_000 };

export interface DueDatesOptions {
  db: Db;
  runtime: Pick<Runtime, 'invoke' | 'jobs'>;
  log: Log;
  now?: () => Date;
  /** Called after a reminder fired by a call from here, so that a relay in this process need not wait for its poll. */
  fired?(by: 'tick' | 'sweep'): void;
  /** Called when the scheduler had lost what was registered with it. */
  lost?(): void;
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
export function createDueDates({
  db,
  runtime,
  log,
  now = () => new Date(),
  fired,
  lost,
  times,
}: DueDatesOptions): DueDates {
  const { registerMs, sweepMs, sentinelMs, graceMs, busyGraceMs } = { ...usualTimes, ...times };
  let checked = false;
  let loops: Loop[] = [];
  let registering: Loop | undefined;

  type Told = Promise<DueOutcome['outcome']>;

  async function tellBy(by: 'tick' | 'sweep', { user_id, task_id, reminder_id }: ReminderKey): Told {
    for (;;) {
      const answer = await runtime.invoke('task', `${user_id}.${task_id}`, 'due', { reminder_id }, { fenced: true });
      const told = unwrap(readReply<DueOutcome>(answer));
      if (told.outcome === 'fired') fired?.(by);
      if (told.outcome !== 'early' || told.waitMs > skewMs) return told.outcome;
      await sleep(told.waitMs);
    }
  }

  const tell = (reminder: ReminderKey) => tellBy('tick', reminder);
  const ticks = openTicks({ db, log, now, tell });
  const register = openRegistration({ db, runtime, log, now, tell });
  const sentinel = openSentinel({ db, jobs: runtime.jobs, log, now, ...(lost && { lost }) });
  // A burst is the ticks' work for a while longer, and must not be done twice.
  const sweep = {
    db,
    log,
    now,
    tell: (reminder: ReminderKey) => tellBy('sweep', reminder),
    graceMs: () => (ticks.busy() ? busyGraceMs : graceMs),
  };

  async function registerOnceChecked(signal: AbortSignal): Promise<void> {
    // What is registered before the first look at the scheduler could have to be registered again.
    if (checked) await register(signal);
  }

  async function checkScheduler(signal: AbortSignal): Promise<void> {
    try {
      await sentinel.pass(signal);
    } finally {
      checked = true;
      registering?.wake();
    }
  }

  return {
    job: async (name) => ticks.take(name),
    tick: ticks.take,
    start() {
      const every = (name: string, restMs: number, pass: (signal: AbortSignal) => Promise<void>) => {
        const rest = { leastMs: Math.min(leastRestMs, restMs), mostMs: restMs };
        return startLoop({ name, log, pass, rest: () => rest });
      };
      registering = every('registering reminders', registerMs, registerOnceChecked);
      const sweeping = every('sweeping late reminders', sweepMs, (signal) => sweepLate(sweep, signal));
      loops = [registering, sweeping, every('checking the scheduler', sentinelMs, checkScheduler)];
    },
    wake: () => registering?.wake(),
    async stop() {
      if (loops.length === 0) return;
      await inTime(Promise.all(loops.map((loop) => loop.stop())), stopMs).catch(() => {});
      await sentinel.stop().catch((err: unknown) => log.warn({ err }, 'a lease was not released'));
    },
  };
}
