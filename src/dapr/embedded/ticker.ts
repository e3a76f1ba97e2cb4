import { inBatches } from '../../background/batches.ts';
import { startLoop } from '../../background/loop.ts';
import type { Db } from '../../db/database.ts';
import type { Log } from '../../log.ts';
import type { Dice } from './faults.ts';
import { endSchedules, isLast, nextAttempt, readDue, retryTick, setNextTick, type Tick } from './schedules.ts';

/** A burst takes as many rounds of statements as this goes into it. */
const maxRunning = 256;
/** Longest sleep in milliseconds: a clock that jumps is noticed within it. */
const maxSleepMs = 1000;
const retryPassMs = 1000;

export interface TickerOptions {
  db: Db;
  log: Log;
  now(): Date;
  dice: Dice;
  /** Actor types hosted here, and '' when jobs are taken. Ticks of others wait. */
  types: string[];
  /** Throwing counts as a failed attempt. */
  fire(tick: Tick): Promise<void>;
}

export interface Ticker {
  /** A tick of this time was stored. */
  expect(at: Date): void;
  /** Fires nothing more and waits for what runs. */
  stop(): Promise<void>;
}

/** Fires what is due: never early, at least once, one attempt of a schedule at a time. */
export function startTicker({ db, log, now, dice, types, fire }: TickerOptions): Ticker {
  const running = new Map<string, Promise<void>>();
  // Of a burst many end at once.
  const endSchedule = inBatches(
    ({ registration }: Tick) => registration,
    (ticks) => endSchedules(db, ticks),
    maxRunning,
  );
  let nextAt = 0;

  async function run(tick: Tick): Promise<void> {
    const error = await attempt(tick);
    if (error === undefined) return end(tick);
    const more = tick.attempts < tick.max_retries;
    log.warn(
      { err: error, actor_type: tick.type, schedule: tick.name, attempt: tick.attempts + 1, more },
      'tick failed',
    );
    if (more) await retryTick(db, tick, new Date(now().getTime() + tick.retry_interval_ms));
    else await end(tick);
  }

  const end = (tick: Tick) => (isLast(tick) ? endSchedule(tick) : setNextTick(db, tick));

  async function attempt(tick: Tick): Promise<unknown> {
    try {
      if (!dice.hits('dropTick')) await fire(tick);
      return undefined;
    } catch (error) {
      return error ?? new Error('The handler threw nothing.');
    }
  }

  function start(tick: Tick): void {
    const ended = run(tick)
      .catch((error: unknown) => log.error({ err: error }, 'the end of a tick was not stored; it fires again'))
      .finally(() => {
        running.delete(tick.registration);
        wake(0);
      });
    running.set(tick.registration, ended);
  }

  async function startDue(signal: AbortSignal): Promise<void> {
    nextAt = Number.POSITIVE_INFINITY;
    const room = maxRunning - running.size;
    if (room === 0) return;
    const due = await readDue(db, types, now(), [...running.keys()], room);
    if (signal.aborted) return;
    for (const tick of due) start(tick);
    // There is room again when one ends, which wakes.
    if (due.length === room) return;
    const next = await nextAttempt(db, types, [...running.keys()]);
    if (next) nextAt = Math.min(nextAt, next.getTime());
  }

  async function pass(signal: AbortSignal): Promise<void> {
    if (nextAt > now().getTime()) return;
    try {
      await startDue(signal);
    } catch (error) {
      nextAt = now().getTime() + retryPassMs;
      throw error;
    }
  }

  function wake(at: number): void {
    nextAt = Math.min(nextAt, at);
    loop.wake();
  }

  const untilNext = () => ({
    leastMs: 0,
    mostMs: Math.min(Math.max(nextAt - now().getTime(), 0), maxSleepMs),
  });
  const loop = startLoop({ name: 'ticker', log, pass, rest: untilNext });
  return {
    expect: (at) => wake(at.getTime()),
    async stop() {
      await loop.stop();
      await Promise.all(running.values());
    },
  };
}
