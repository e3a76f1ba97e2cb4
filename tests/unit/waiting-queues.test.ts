import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWaitingQueues } from '../../src/subscribers/delivery/waiting-queues.ts';

/** Queues over a table whose readings and writings end when the test says so. */
function opened(rows: string[] = []) {
  const readings: (() => void)[] = [];
  const table = new Set(rows);
  const queues = createWaitingQueues(async () => {
    const seen = [...table];
    await new Promise<void>((resolve) => readings.push(resolve));
    return seen;
  });
  return { queues, table, endReading: () => readings.shift()!() };
}

test('the queues that have rows are read once, and again after a reading that failed', async () => {
  let readings = 0;
  const queues = createWaitingQueues(async () => {
    if (++readings === 1) throw new Error('connection refused');
    return ['a'];
  });
  await assert.rejects(queues.load(), /refused/);
  await queues.load();
  await queues.load();
  assert.equal(readings, 2);
  assert.ok(queues.has('a'));
  assert.ok(!queues.has('b'));
});

test('a queue is forgotten when a reading finds no row of it, and found when another process stores one', async () => {
  const { queues, table, endReading } = opened(['a']);
  const read = async () => {
    const reading = queues.refresh();
    endReading();
    await reading;
  };
  await read();
  table.delete('a');
  table.add('b');
  await read();
  assert.ok(!queues.has('a'));
  assert.ok(queues.has('b'));
});

test('a queue whose row is being stored is known, whatever a reading finds meanwhile', async () => {
  const { queues, endReading } = opened();
  const stored = Promise.withResolvers<void>();
  const storing = queues.storing('a', () => stored.promise);
  assert.ok(queues.has('a'));
  const reading = queues.refresh();
  endReading();
  await reading;
  assert.ok(queues.has('a'));
  stored.resolve();
  await storing;
  assert.ok(queues.has('a'));
});

test('a row that was stored while the table was read counts, though the reading did not see it', async () => {
  const { queues, table, endReading } = opened();
  const reading = queues.refresh();
  await queues.storing('a', async () => void table.add('a'));
  endReading();
  await reading;
  assert.ok(queues.has('a'));
});

test('a storing that failed is forgotten by the next reading', async () => {
  const { queues, endReading } = opened();
  await assert.rejects(queues.storing('a', () => Promise.reject(new Error('connection refused'))));
  assert.ok(queues.has('a'));
  const reading = queues.refresh();
  endReading();
  await reading;
  assert.ok(queues.isEmpty());
});
