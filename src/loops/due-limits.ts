/** How many reminders a process tells at the same time: others who call must get through a burst. */
export const toldAtOnce = 32;

/** Milliseconds after which a call counts as failed. It may still take effect; all that is called here can be repeated. */
const patienceMs = 10_000;

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

/** The answer, or an Error when it takes too long: what hangs must not hold up the others. */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`No answer within ${patienceMs / 1_000} s.`));
    const timer = setTimeout(late, patienceMs);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
