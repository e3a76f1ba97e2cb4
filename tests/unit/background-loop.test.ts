import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setImmediate as breathe } from 'node:timers/promises';
import { nextPause } from '../../src/background/backoff.ts';
import { type Loop, noRest, type Rest, startLoop } from '../../src/background/loop.ts';
import { openLog } from '../../src/log.ts';

/** A loop whose passes end when the test says so, on a clock that the test drives. */
async function openLoop(t: TestContext, rest: Rest, firstAfterMs?: number) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const log = openLog('fatal');
  const errors = t.mock.method(log, 'error', () => {});
  const passes: { end(answer?: number): void; fail(error: Error): void; signal: AbortSignal }[] = [];
  const rested: (number | undefined)[] = [];
  const loop: Loop = startLoop<number>({
    name: 'test',
    log,
    pass(signal) {
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      passes.push({ end: (answer = 0) => resolve(answer), fail: reject, signal });
      return promise;
    },
    rest(answer) {
      rested.push(answer);
      return rest;
    },
    ...(firstAfterMs === undefined ? {} : { firstAfterMs }),
  });
  await settled();
  return { loop, passes, errors, rested, tick: (ms: number) => t.mock.timers.tick(ms) };
}

/** Everything that can go on without a timer has gone on. */
async function settled(): Promise<void> {
  for (let n = 0; n < 20; n++) await breathe();
}

test('the next pass runs after the rest, and not before', async (t) => {
  const { loop, passes, rested, tick } = await openLoop(t, { leastMs: 100, mostMs: 1_000 });
  passes[0]!.end(7);
  await settled();
  tick(100);
  await settled();
  tick(899);
  await settled();
  assert.equal(passes.length, 1);
  tick(1);
  await settled();
  assert.equal(passes.length, 2);
  assert.deepEqual(rested, [7]);
  passes[1]!.end();
  await loop.stop();
});

test('waking ends the rest, but not the least of it', async (t) => {
  const { loop, passes, tick } = await openLoop(t, { leastMs: 100, mostMs: 1_000 });
  passes[0]!.end();
  await settled();
  loop.wake();
  await settled();
  assert.equal(passes.length, 1);
  tick(100);
  await settled();
  assert.equal(passes.length, 2);
  passes[1]!.end();
  await settled();
  tick(100);
  await settled();
  assert.equal(passes.length, 2);
  loop.wake();
  await settled();
  assert.equal(passes.length, 3);
  passes[2]!.end();
  await loop.stop();
});

test('waking during a pass makes another one follow at once, however often it was woken', async (t) => {
  const { loop, passes } = await openLoop(t, { leastMs: 0, mostMs: 1_000 });
  loop.wake();
  loop.wake();
  passes[0]!.end();
  await settled();
  assert.equal(passes.length, 2);
  passes[1]!.end();
  await settled();
  assert.equal(passes.length, 2);
  await loop.stop();
});

for (const rest of [
  { leastMs: 1_000, mostMs: 1_000 },
  { leastMs: 0, mostMs: 1_000 },
])
  test(`stopping during a rest of ${rest.leastMs} to ${rest.mostMs} ms is immediate`, async (t) => {
    const { loop, passes } = await openLoop(t, rest);
    passes[0]!.end();
    await settled();
    await loop.stop();
    assert.equal(passes.length, 1);
  });

test('stopping asks the pass that runs to end, and waits for it', async (t) => {
  const { loop, passes } = await openLoop(t, noRest);
  let stopped = false;
  const stop = loop.stop().then(() => {
    stopped = true;
  });
  await settled();
  assert.equal(passes[0]!.signal.aborted, true);
  assert.equal(stopped, false);
  passes[0]!.end();
  await stop;
  assert.equal(passes.length, 1);
});

test('a pass that throws is logged once and followed by the next one after its rest', async (t) => {
  const { loop, passes, errors, rested, tick } = await openLoop(t, { leastMs: 0, mostMs: 1_000 });
  passes[0]!.fail(new Error('broken'));
  await settled();
  assert.equal(passes.length, 1);
  tick(1_000);
  await settled();
  assert.equal(passes.length, 2);
  assert.equal(errors.mock.callCount(), 1);
  assert.deepEqual(rested, [undefined]);
  passes[1]!.fail(new Error('also while stopping'));
  await loop.stop();
  assert.equal(errors.mock.callCount(), 2);
});

test('the first pass can wait, until it is woken or stopped', async (t) => {
  const { loop, passes } = await openLoop(t, noRest, 1_000);
  await settled();
  assert.equal(passes.length, 0);
  loop.wake();
  await settled();
  assert.equal(passes.length, 1);
  passes[0]!.end();
  await loop.stop();
});

test('a loop that has nothing to rest for gives the event loop its turn', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let passes = 0;
  const loop = startLoop({ name: 'busy', log: openLog('fatal'), pass: async () => ++passes, rest: () => noRest });
  await settled();
  await loop.stop();
  assert.ok(passes > 1 && passes <= 21, `${passes} passes`);
});

test('pauses double between their limits', () => {
  const pauses: number[] = [];
  for (let pause: number | undefined; pauses.length < 6; pauses.push(pause))
    pause = nextPause(pause, { least: 10, most: 100 });
  assert.deepEqual(pauses, [10, 20, 40, 80, 100, 100]);
});
