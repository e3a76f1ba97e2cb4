import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as breathe } from 'node:timers/promises';
import { forEach, inTime, limitTo } from '../../src/background/pool.ts';

const never = new AbortController().signal;

/** Work that ends when it is told to. */
function gates(count: number) {
  const all = Array.from({ length: count }, () => Promise.withResolvers<void>());
  const begun: number[] = [];
  const work = (n: number) => {
    begun.push(n);
    return all[n]!.promise;
  };
  return { all, begun, work };
}

/** Everything that can go on without a timer has gone on. */
async function settled(): Promise<void> {
  for (let n = 0; n < 20; n++) await breathe();
}

test('no more than the limit run at the same time, the others in order, also after one failed', async () => {
  const { all, begun, work } = gates(4);
  const limited = limitTo(2);
  const ends = all.map((_, n) => limited(() => work(n)).catch((error: Error) => error.message));
  assert.deepEqual(begun, [0, 1]);
  all[1]!.reject(new Error('broken'));
  await settled();
  assert.deepEqual(begun, [0, 1, 2]);
  for (const { resolve } of all) resolve();
  assert.deepEqual(await Promise.all(ends), [undefined, 'broken', undefined, undefined]);
  assert.deepEqual(begun, [0, 1, 2, 3]);
});

test('a call without an answer fails after its time; an answer or a failure comes through as it is', async (t) => {
  assert.equal(await inTime(Promise.resolve(5), 10_000), 5);
  await assert.rejects(inTime(Promise.reject(new Error('broken')), 10_000), /broken/);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const hung = inTime(new Promise(() => {}), 10_000);
  t.mock.timers.tick(10_000);
  await assert.rejects(hung, /within 10 s/);
});

test('workers share one list: the limit holds, and whoever is free takes the next item', async () => {
  const { all, begun, work } = gates(5);
  const ended = forEach([0, 1, 2, 3, 4], { atOnce: 2, signal: never }, work);
  await settled();
  assert.deepEqual(begun, [0, 1]);
  all[1]!.resolve();
  await settled();
  all[2]!.resolve();
  await settled();
  assert.deepEqual(begun, [0, 1, 2, 3]);
  for (const { resolve } of all) resolve();
  const { done } = await ended;
  assert.deepEqual(done.toSorted(), [0, 1, 2, 3, 4]);
});

test('what fails is told apart from what was done, and after the signal nothing more begins', async () => {
  const stop = new AbortController();
  const { done, failed, error } = await forEach([1, 2, 3, 4], { atOnce: 1, signal: stop.signal }, async (n) => {
    if (n === 3) stop.abort();
    if (n === 2) throw new Error('two');
  });
  assert.deepEqual([done, failed, (error as Error).message], [[1, 3], [2], 'two']);
});
