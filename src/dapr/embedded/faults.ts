import { setTimeout as sleep } from 'node:timers/promises';

/** Faults that Dapr allows, for tests. Each is a probability between 0 and 1; changing one later takes effect. */
export interface Faults {
  /** The same seed and calls give the same faults. */
  seed: number;
  /** An event is delivered a second time, now or later than its successors. */
  duplicate?: number;
  /** A delivery waits up to `maxDelayMs`. */
  delay?: number;
  /** Two neighbours of a batch change places, also within one key. */
  reorder?: number;
  /** A job's or reminder's tick is lost. */
  dropTick?: number;
  /** A commit succeeds, and then its answer is lost. */
  loseAnswer?: number;
  /** Milliseconds; default 50. */
  maxDelayMs?: number;
}

export type Fault = 'duplicate' | 'delay' | 'reorder' | 'dropTick' | 'loseAnswer';

export interface Dice {
  hits(fault: Fault): boolean;
  /** Waits up to the faults' `maxDelayMs`. */
  pause(): Promise<void>;
}

export function rollDice(faults: Faults | undefined): Dice {
  const random = mulberry32(faults?.seed ?? 0);
  return {
    hits: (fault) => (faults?.[fault] ?? 0) > 0 && random() < (faults?.[fault] ?? 0),
    pause: () => sleep(random() * (faults?.maxDelayMs ?? 50)),
  };
}

/** Tommy Ettinger's 32-bit generator: uniform in [0, 1). */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
