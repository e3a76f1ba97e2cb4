import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { relayRest } from '../../src/loops/relay.ts';

test('the relay rests the shorter the less it moved, so that what follows from a lone change does not wait', () => {
  assert.deepEqual(relayRest()(1), { leastMs: 1, mostMs: 1 });
  assert.deepEqual(relayRest()(99), { leastMs: 10, mostMs: 10 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), (moved) => {
      const { leastMs, mostMs } = relayRest()(moved);
      assert.ok(leastMs === mostMs && mostMs <= Math.min(moved, 10));
    }),
  );
});

test('after a full batch it goes on at once; with nothing to move its rests double, and waking ends them', () => {
  const rest = relayRest();
  assert.deepEqual(rest(100), { leastMs: 0, mostMs: 0 });
  const idle = Array.from({ length: 8 }, () => rest(0));
  assert.ok(idle.every(({ leastMs }) => leastMs === 0));
  assert.deepEqual(
    idle.map(({ mostMs }) => mostMs),
    [10, 20, 40, 80, 160, 250, 250, 250],
  );
  rest(1);
  assert.equal(rest(0).mostMs, 10, 'what was moved begins anew');
});
