import { setImmediate as breathe } from 'node:timers/promises';
import type { Log } from '../log.ts';

/** Milliseconds between two passes: `leastMs` in any case, `mostMs` unless the loop is woken. */
export interface Rest {
  leastMs: number;
  mostMs: number;
}

export const noRest: Rest = { leastMs: 0, mostMs: 0 };

export interface LoopOptions<T> {
  /** Names the loop in the log. */
  name: string;
  log: Log;
  /** The signal asks a long pass to end early. What it throws is logged, and the next pass runs after the rest. */
  pass(signal: AbortSignal): Promise<T>;
  /** How long to rest after a pass that answered so; undefined after one that threw. */
  rest(answer: T | undefined): Rest;
  /** Milliseconds before the first pass, which waking shortens. Default: none. */
  firstAfterMs?: number;
}

export interface Loop {
  /** There may be something to do: ends the rest, or makes another pass follow the one that runs. */
  wake(): void;
  /** Begins no further pass. Settles when the pass that runs has ended, and never rejects. */
  stop(): Promise<void>;
}

/** Runs passes one after the other until it is stopped. Its rests alone keep no process alive. */
export function startLoop<T>({ name, log, pass, rest, firstAfterMs = 0 }: LoopOptions<T>): Loop {
  const stopping = new AbortController();
  const { signal } = stopping;
  let woken = false;
  let endRest = () => {};
  let endsWhenWoken = false;

  function pause(ms: number, endedByWake: boolean): Promise<void> {
    if (ms <= 0 || signal.aborted || (endedByWake && woken)) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms).unref();
      endsWhenWoken = endedByWake;
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function tryPass(): Promise<T | undefined> {
    woken = false;
    try {
      return await pass(signal);
    } catch (err) {
      log.error({ err, loop: name }, 'a pass failed; the next one follows after its rest');
      return undefined;
    }
  }

  async function run(): Promise<void> {
    await pause(firstAfterMs, true);
    while (!signal.aborted) {
      const { leastMs, mostMs } = rest(await tryPass());
      await pause(leastMs, false);
      await pause(mostMs - leastMs, true);
      // However little there was to rest, timers and sockets get their turn.
      await breathe();
    }
  }

  const running = run();
  return {
    wake() {
      woken = true;
      if (endsWhenWoken) endRest();
    },
    stop() {
      stopping.abort();
      endRest();
      return running;
    },
  };
}
