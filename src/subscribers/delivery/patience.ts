export interface Times {
  /** Milliseconds for which the broker is kept waiting by an attempt. */
  patienceMs: number;
  /** Milliseconds after which nobody waits for an attempt any more. It may still take effect afterwards. */
  answerMs: number;
}

/** No fault of the event: most of what hangs does so because something behind the consumer is out of order. */
export class NoAnswer extends Error {}

export const defaultTimes: Times = { patienceMs: 1_000, answerMs: 30_000 };

export interface Attempt {
  /** The end, if it comes within the patience. */
  soon: Promise<'done' | 'late' | { error: unknown }>;
  /** The end in any case. Rejects when the attempt failed, with `NoAnswer` when it has no end. */
  end: Promise<void>;
}

export interface Patience {
  attempt(work: () => Promise<void>): Attempt;
  /** Some attempt is overdue: the broker is not kept waiting for another one, else a consumer that hangs would cost it the patience for each event. */
  isLate(): boolean;
}

/** The patience with one consumer at one topic; `took` is told how many seconds each attempt took. */
export function createPatience({ patienceMs, answerMs }: Times, took: (seconds: number) => void = () => {}): Patience {
  let late = 0;
  return {
    isLate: () => late > 0,
    attempt(work) {
      const began = performance.now();
      const end = answered(work, answerMs).finally(() => took((performance.now() - began) / 1000));
      const soon: Attempt['soon'] = new Promise((resolve) => {
        let isLate = false;
        const timer = setTimeout(() => {
          isLate = true;
          late++;
          resolve('late');
        }, patienceMs);
        end
          .then(
            () => resolve('done'),
            (error: unknown) => resolve({ error }),
          )
          .finally(() => {
            clearTimeout(timer);
            if (isLate) late--;
          });
      });
      return { soon, end };
    },
  };
}

function answered(work: () => Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // What hangs keeps no process alive either.
    const timer = setTimeout(() => reject(new NoAnswer(`No answer within ${ms / 1_000} s.`)), ms).unref();
    const answer = Promise.resolve().then(work);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
