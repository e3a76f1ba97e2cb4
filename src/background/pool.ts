import { setImmediate as breathe } from 'node:timers/promises';

/**
 * Does the work for every item, at most `atOnce` at the same time, and begins no more after the signal. Answers for which it was
 * done, for which it failed, and the first error; items that were not begun are in neither list.
 */
export async function forEach<T>(
  items: Iterable<T>,
  { atOnce, signal }: { atOnce: number; signal: AbortSignal },
  work: (item: T) => Promise<unknown>,
): Promise<{ done: T[]; failed: T[]; error: unknown }> {
  const [done, failed]: [T[], T[]] = [[], []];
  let error: unknown;
  // One iterator shared by all workers: each takes the next item that nobody has.
  const queue = items[Symbol.iterator]();
  const worker = async () => {
    for (;;) {
      // A long list of quick items must not starve timers and sockets.
      await breathe();
      if (signal.aborted) return;
      const next = queue.next();
      if (next.done) return;
      try {
        await work(next.value);
        done.push(next.value);
      } catch (reason) {
        error ??= reason;
        failed.push(next.value);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { done, failed, error };
}

/** Lets at most `atOnce` pieces of work run at the same time, the others wait in order. */
export function limitTo(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < atOnce) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

/**
 * The answer, or an Error when it takes longer than `ms` milliseconds: what hangs must not hold up the others. It may still take
 * effect afterwards.
 */
export function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer within ${ms / 1_000} s.`)), ms);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
