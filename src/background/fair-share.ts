/** Runs the work when it is the key's turn. Throws what `full` makes when too much work of the key waits already. */
export type FairShare = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export interface FairShareOptions {
  /** How much work of one key runs at once. */
  perKey: number;
  /** How much runs at once of all keys. */
  total: number;
  /** How much work of one key may wait. */
  waiting: number;
  full: () => Error;
}

/** Lets work wait so that no key takes the time of the others: whoever waits is served in turns, one piece of work a key. */
export function shareFairly({ perKey, total, waiting, full }: FairShareOptions): FairShare {
  const running = new Map<string, number>();
  // A map keeps its order: the key at its head has waited longest for a turn.
  const queues = new Map<string, (() => void)[]>();
  let all = 0;

  const countOf = (key: string) => running.get(key) ?? 0;
  const enter = (key: string) => {
    all++;
    running.set(key, countOf(key) + 1);
  };
  const leave = (key: string) => {
    all--;
    if (countOf(key) > 1) running.set(key, countOf(key) - 1);
    else running.delete(key);
  };
  const admit = () => {
    for (const [key, queue] of [...queues]) {
      if (all >= total) return;
      if (countOf(key) >= perKey) continue;
      const next = queue.shift();
      queues.delete(key);
      if (queue.length > 0) queues.set(key, queue);
      enter(key);
      next?.();
    }
  };
  const turn = (key: string): Promise<void> => {
    const queue = queues.get(key) ?? [];
    if (queue.length >= waiting) throw full();
    return new Promise((resolve) => {
      queue.push(resolve);
      queues.set(key, queue);
    });
  };

  return async (key, work) => {
    if (all < total && countOf(key) < perKey && !queues.has(key)) enter(key);
    else await turn(key);
    try {
      return await work();
    } finally {
      leave(key);
      admit();
    }
  };
}
