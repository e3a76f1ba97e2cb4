import { setImmediate as breathe } from 'node:timers/promises';

/** So many at once keep the database from others for a few milliseconds only. */
const usualBatch = 32;

interface Waiting<T> {
  item: T;
  key: string;
  done(): void;
  failed(error: unknown): void;
}

/**
 * Does `work` for one item as part of a batch: what comes in the same turn of the event loop, or while a batch is worked on, goes together.
 * Two items of one key never share a batch. When a batch fails, each of its items is tried alone, so that each has its own outcome.
 */
export function inBatches<T>(keyOf: (item: T) => string, work: (items: T[]) => Promise<void>, maxBatch = usualBatch) {
  let waiting: Waiting<T>[] = [];
  let working = false;

  async function drain(): Promise<void> {
    working = true;
    while (waiting.length > 0) {
      await breathe();
      await runBatch(takeBatch());
    }
    working = false;
  }

  function takeBatch(): Waiting<T>[] {
    const batch = new Map<string, Waiting<T>>();
    const later: Waiting<T>[] = [];
    for (const each of waiting)
      if (batch.size < maxBatch && !batch.has(each.key)) batch.set(each.key, each);
      else later.push(each);
    waiting = later;
    return [...batch.values()];
  }

  async function runBatch(batch: Waiting<T>[]): Promise<void> {
    try {
      await work(batch.map(({ item }) => item));
      for (const { done } of batch) done();
    } catch (error) {
      if (batch.length === 1) batch[0]!.failed(error);
      else for (const each of batch) await runBatch([each]);
    }
  }

  return (item: T): Promise<void> =>
    new Promise((done, failed) => {
      waiting.push({ item, key: keyOf(item), done, failed });
      if (!working) void drain();
    });
}
