import { nextPause } from '../../background/backoff.ts';
import { type Loop, type Rest, startLoop } from '../../background/loop.ts';
import { inTime } from '../../background/pool.ts';
import type { CloudEvent } from '../../dapr/port.ts';
import type { Db } from '../../db/database.ts';
import type { Log } from '../../log.ts';
import type { WaitingQueues } from './waiting-queues.ts';
import { claimHeads, type Place } from './waiting-rows.ts';

/** Attempts at the same time: enough for a statement to take events together, and that some which hang leave room for others. */
const atOnce = 32;
/** Between two looks at what is due. */
const pauses = { least: 100, most: 1_000 };
/** Between two readings of the queues while some have rows, and while none has: rows of a process that died are found then. */
const readingMs = { waiting: 1_000, idle: 5_000 };
/** Lets what comes together be taken together. */
const leastRestMs = 10;

export interface WaitingLoopOptions {
  db: Db;
  log: Log;
  place: Place;
  queues: WaitingQueues;
  claimMs: number;
  /** Tries an event and writes down how it ended; throws when that could not be written down. */
  attempt(event: CloudEvent): Promise<void>;
}

export interface WaitingLoop {
  start(): void;
  /** Some event may be due. */
  wake(): void;
  /** Counts work that was begun elsewhere among the attempts, and logs its failure. */
  run(work: Promise<void>): void;
  /** Waits at most so long for attempts that run. */
  stop(graceMs: number): Promise<void>;
}

/** Tries again what waits in one place: the first of each queue, without waiting for others that still run. */
export function createWaitingLoop({ db, log, place, queues, claimMs, attempt }: WaitingLoopOptions): WaitingLoop {
  const running = new Set<Promise<void>>();
  let loop: Loop | undefined;
  let stopped = false;
  let readAt = Number.NEGATIVE_INFINITY;

  async function pass(): Promise<number> {
    if (queues.isEmpty() || performance.now() - readAt >= readingMs.waiting) await read();
    const limit = atOnce - running.size;
    if (queues.isEmpty() || limit <= 0) return 0;
    const events = await claimHeads(db, place, { limit, claimMs });
    for (const event of events) run(attempt(event));
    // Perhaps everything has ended, and new events need not queue any more.
    if (running.size === 0) await read();
    return events.length;
  }

  async function read(): Promise<void> {
    await queues.refresh();
    readAt = performance.now();
  }

  function run(work: Promise<void>): void {
    const ended = work
      .catch((err: unknown) => {
        if (!stopped)
          log.error({ ...place, err }, 'the end of an attempt could not be recorded; it will be tried again');
      })
      .finally(() => {
        running.delete(ended);
        loop?.wake();
      });
    running.add(ended);
  }

  return {
    start() {
      const name = `waiting ${place.consumer} ${place.topic}`;
      loop ??= startLoop({ name, log, pass, rest: restOf(queues) });
    },
    wake: () => loop?.wake(),
    run,
    async stop(graceMs) {
      stopped = true;
      await loop?.stop();
      await inTime(Promise.all(running), graceMs).catch(() => {});
    },
  };
}

function restOf(queues: WaitingQueues): (claimed?: number) => Rest {
  let pauseMs: number | undefined;
  return (claimed = 0) => {
    pauseMs = claimed > 0 ? pauses.least : nextPause(pauseMs, pauses);
    return { leastMs: leastRestMs, mostMs: queues.isEmpty() ? readingMs.idle : pauseMs };
  };
}
