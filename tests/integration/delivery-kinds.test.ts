import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rejected } from '../../src/errors.ts';
import { byCall } from '../../src/subscribers/by-call.ts';
import { unmarked } from '../../src/subscribers/unmarked.ts';
import { testDatabase } from '../support/database.ts';
import { eventually } from '../support/server.ts';
import { callerOf, startSystem } from '../support/system.ts';

const ann = '5b1f1e34-0000-4000-8000-00000000000a';

test('a call that fails is made again, and once it is marked never more', async (t) => {
  const db = await testDatabase(t);
  const called: string[] = [];
  const consumer = byCall(db, {
    name: 'caller',
    topics: ['task-events'],
    async call({ event_id }) {
      called.push(event_id);
      if (called.length < 3) throw new Error('not now');
    },
  });
  const { tasks } = await startSystem(t, db, { consumers: [consumer] });
  await tasks.add(callerOf(ann), { title: 'Call mom' });
  const marks = () => db.selectFrom('inbox').selectAll().execute();
  await eventually(async () => assert.equal((await marks()).length, 1));
  assert.equal(called.length, 3);
  await consumer.receive('task-events', { event_id: called[0] } as never);
  assert.equal(called.length, 3);
});

test('what a call rejects is dead at once', async (t) => {
  const db = await testDatabase(t);
  let calls = 0;
  const call = async () => {
    calls++;
    throw new Rejected('invalid', 'no such thing');
  };
  const { tasks } = await startSystem(t, db, {
    consumers: [byCall(db, { name: 'caller', topics: ['task-events'], call })],
  });
  await tasks.add(callerOf(ann), { title: 'Call mom' });
  const dead = () => db.selectFrom('dead_letters').select('attempts').execute();
  await eventually(async () => assert.deepEqual(await dead(), [{ attempts: 1 }]));
  assert.equal(calls, 1);
});

test('an unmarked consumer that fails remembers nothing and buries nothing', async (t) => {
  const db = await testDatabase(t);
  let told = 0;
  const tell = () => {
    told++;
    throw new Error('nobody listens');
  };
  const { tasks } = await startSystem(t, db, {
    consumers: [unmarked({ name: 'live', topics: ['task-events'], tell })],
  });
  await tasks.add(callerOf(ann), { title: 'Call mom' });
  await eventually(async () => assert.equal((await db.selectFrom('outbox').selectAll().execute()).length, 0));
  assert.equal(told, 1);
  for (const table of ['inbox', 'dead_letters', 'delivery_attempts'] as const)
    assert.deepEqual(await db.selectFrom(table).selectAll().execute(), []);
});
