import { forEach, inTime } from '../background/pool.ts';

/** Milliseconds after which a call about a reminder counts as failed. It may still take effect; all of them can be repeated. */
export const answerMs = 10_000;

/** `forEach` with calls of which one that hangs does not hold up the others. */
export function callForEach<T>(
  rows: T[],
  options: { atOnce: number; signal: AbortSignal },
  call: (row: T) => Promise<unknown>,
): ReturnType<typeof forEach<T>> {
  return forEach(rows, options, (row) => inTime(call(row), answerMs));
}
