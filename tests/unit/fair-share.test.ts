import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shareFairly } from '../../src/background/fair-share.ts';

const full = () => new Error('full');

/** Work that runs until it is told to end, and notes who runs. */
function bench(options: { perKey: number; total: number; waiting?: number }) {
  const share = shareFairly({ waiting: 1_000, full, ...options });
  const begun: string[] = [];
  const open: { key: string; end: () => void }[] = [];
  const ask = (key: string) =>
    share(key, () => {
      begun.push(key);
      return new Promise<void>((resolve) => open.push({ key, end: resolve }));
    });
  const endFirst = async () => {
    open.shift()?.end();
    for (let n = 0; n < 5; n++) await Promise.resolve();
  };
  return { ask, begun, open, endFirst };
}

test('one key never runs more than its share, and a newcomer waits for one piece of work, not for the queue', async () => {
  const { ask, begun, endFirst } = bench({ perKey: 2, total: 2 });
  for (let n = 0; n < 100; n++) void ask('ann');
  assert.deepEqual(begun, ['ann', 'ann']);
  void ask('ben');
  await endFirst();
  await endFirst();
  assert.deepEqual(begun.slice(2), ['ann', 'ben']);
});

test('what is beyond the queue is refused, and the next is taken again when there is room', async () => {
  const { ask, endFirst, begun } = bench({ perKey: 1, total: 5, waiting: 1 });
  void ask('ann');
  void ask('ann');
  await assert.rejects(ask('ann'), /full/);
  await endFirst();
  void ask('ann');
  await endFirst();
  await endFirst();
  assert.equal(begun.length, 3);
});

test('work that throws gives its place to the next', async () => {
  const share = shareFairly({ perKey: 1, total: 1, waiting: 5, full });
  const failed = share('ann', async () => {
    throw new Error('broken');
  });
  const next = share('ann', async () => 'done');
  await assert.rejects(failed, /broken/);
  assert.equal(await next, 'done');
});

test('whatever comes and ends: the bounds hold, everything runs, and turns are fair', async () => {
  const step = fc.oneof(
    fc.constantFrom('a', 'b', 'c').map((key) => ({ ask: key })),
    fc.constant({ ask: undefined }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
      const { ask, begun, open, endFirst } = bench({ perKey: 2, total: 3 });
      let asked = 0;
      for (const { ask: key } of steps) {
        if (key === undefined) await endFirst();
        else {
          asked++;
          void ask(key);
        }
        assert.ok(open.length <= 3);
        for (const each of ['a', 'b', 'c']) assert.ok(open.filter(({ key }) => key === each).length <= 2);
      }
      while (open.length > 0) await endFirst();
      assert.equal(begun.length, asked);
    }),
    { numRuns: 200 },
  );
});
