import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { inTime } from './due-limits.ts';

/** Milliseconds between two passes, however often they are woken. */
const leastRestMs = 100;

export interface Pass {
  /** There may be something to do. */
  wake(): void;
  /** Settles after the signal, when the pass that runs has ended. Never rejects. */
  ended: Promise<void>;
}

/** Runs `work` again and again with a rest of `restMs` until the signal. What it throws is logged, and it runs again. */
export function repeat(
  name: string,
  restMs: number,
  work: () => Promise<void>,
  { signal, log }: { signal: AbortSignal; log: Log },
): Pass {
  let woken = false;
  let wakeUp = () => {};

  async function rest(): Promise<void> {
    await pause(Math.min(leastRestMs, restMs), signal);
    if (woken || signal.aborted) return;
    const resting = new AbortController();
    wakeUp = () => resting.abort();
    await pause(restMs - leastRestMs, AbortSignal.any([signal, resting.signal]));
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      woken = false;
      await work().catch((err: unknown) => log.error({ err, pass: name }, 'pass over due dates failed; it runs again'));
      await rest();
    }
  }

  return {
    wake: () => {
      woken = true;
      wakeUp();
    },
    ended: run(),
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => {});
}

/**
 * Does the work for every item, at most `atOnce` at the same time, and begins no more after the signal. Answers for which it was
 * done, for which it failed, and the first error.
 */
export async function forEach<T>(
  items: T[],
  { atOnce, signal }: { atOnce: number; signal: AbortSignal },
  work: (item: T) => Promise<void>,
): Promise<{ done: T[]; failed: T[]; error: unknown }> {
  const [done, failed]: [T[], T[]] = [[], []];
  let error: unknown;
  // One iterator shared by all workers: each takes the next item that nobody has.
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) {
      // A long list of quick items must not starve timers and sockets.
      await breathe();
      if (signal.aborted) return;
      try {
        await inTime(work(item));
        done.push(item);
      } catch (reason) {
        error ??= reason;
        failed.push(item);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return { done, failed, error };
}
