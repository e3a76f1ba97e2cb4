/** What this process knows of the queues of one place that have rows: a queue that is not known has none, and its events go without SQL. */
export interface WaitingQueues {
  /** Reads them, the first time only. Throws when that fails; the next call reads again. */
  load(): Promise<void>;
  /** Reads them anew: learns of those of other processes, and forgets those that have ended. */
  refresh(): Promise<void>;
  has(queue: string): boolean;
  isEmpty(): boolean;
  /** Does what may put a row into the queue. From its beginning on the queue is known. */
  storing<T>(queue: string, store: () => Promise<T>): Promise<T>;
}

/**
 * A queue is forgotten only when the table was read after the last row was stored, and had none of it: a row that is being stored is not
 * seen by a reader, and an event that then went without waiting would overtake it.
 */
export function createWaitingQueues(read: () => Promise<string[]>): WaitingQueues {
  const known = new Map<string, { storing: number; storedAt: number }>();
  /** Counts what happened, so that it can be told what was before and what after a reading. */
  let clock = 0;
  let loaded = false;
  let reading: Promise<void> | undefined;

  const entryOf = (queue: string) => {
    const entry = known.get(queue) ?? { storing: 0, storedAt: 0 };
    known.set(queue, entry);
    return entry;
  };

  async function readAgain(): Promise<void> {
    const startedAt = ++clock;
    const found = new Set(await read());
    for (const [queue, { storing, storedAt }] of known)
      if (!found.has(queue) && storing === 0 && storedAt < startedAt) known.delete(queue);
    for (const queue of found) entryOf(queue);
    loaded = true;
  }

  function refresh(): Promise<void> {
    reading ??= readAgain().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  return {
    load: async () => {
      if (!loaded) await refresh();
    },
    refresh,
    has: (queue) => known.has(queue),
    isEmpty: () => known.size === 0,
    async storing(queue, store) {
      const entry = entryOf(queue);
      entry.storing++;
      try {
        return await store();
      } finally {
        entry.storing--;
        entry.storedAt = ++clock;
      }
    },
  };
}
