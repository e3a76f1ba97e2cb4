import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { CloudEvent } from '../../src/dapr/port.ts';
import type { Db } from '../../src/db/database.ts';
import { forgetOld } from '../../src/db/retention.ts';
import { audit } from '../../src/subscribers/audit.ts';
import { byStatement, type Effect } from '../../src/subscribers/by-statement.ts';
import type { Consumer } from '../../src/subscribers/consumer.ts';
import { createDeliveries } from '../../src/subscribers/delivery/deliveries.ts';
import { testDatabase } from '../support/database.ts';
import { someEvents } from '../support/deliveries.ts';
import { eventually } from '../support/server.ts';
import { callerOf, quiet, startSystem } from '../support/system.ts';

const ann = '5b1f1e34-0000-4000-8000-00000000000a';

async function someEvent(t: Parameters<typeof testDatabase>[0]): Promise<{ db: Db; event: CloudEvent }> {
  const { db, events } = await someEvents(t, 1);
  await sql`create table effects (consumer text, event_id text)`.execute(db);
  await sql`create table healed (yes boolean)`.execute(db);
  return { db, event: events[0]! };
}

/** Notes each effect in a table; fails as long as the table `healed` is empty. */
function probe(db: Db, name = 'probe'): Consumer {
  const effect: Effect = () => sql`
    insert into effects (consumer, event_id) select ${name}, event_id from mark
    where 1 / (select count(*)::int from healed) > 0 returning 1`;
  return byStatement(db, { name, topics: ['task-events'], effect });
}

const heal = (db: Db) => sql`insert into healed values (true)`.execute(db);
const effects = async (db: Db) => (await sql<{ consumer: string }>`select consumer from effects`.execute(db)).rows;

const deadLetters = (db: Db) => db.selectFrom('dead_letters').select(['consumer', 'reason', 'attempts']).execute();
const auditIds = async (db: Db) =>
  (await db.selectFrom('audit_events').select('event_id').execute()).map((row) => row.event_id);

const waiting = async (db: Db) =>
  (await db.selectFrom('waiting_deliveries').select('consumer').execute()).map((row) => row.consumer);

/** Delivers once, and tries nothing again. */
function deliver(db: Db, event: CloudEvent, consumers: Consumer[] = [audit(db)]) {
  const { subscriptions } = createDeliveries(consumers, { db, log: quiet });
  return subscriptions[0]!.deliver(event);
}

test('an event that comes again is recognised: one row in the audit', async (t) => {
  const { db, event } = await someEvent(t);
  for (let n = 0; n < 3; n++) assert.equal(await deliver(db, event), 'SUCCESS');
  assert.deepEqual(await auditIds(db), [event.id]);
});

test('the inbox is forgotten after 30 days and not before; an event from before then is still in the audit once', async (t) => {
  const { db, event } = await someEvent(t);
  await deliver(db, event);
  await db
    .updateTable('inbox')
    .set({ received_at: new Date(Date.now() - 29 * 86_400_000) })
    .execute();
  assert.equal(await forgetOld(db), 0);
  await db
    .updateTable('inbox')
    .set({ received_at: new Date(Date.now() - 31 * 86_400_000) })
    .execute();
  assert.equal(await forgetOld(db), 1);
  assert.equal(await deliver(db, event), 'SUCCESS');
  assert.deepEqual(await auditIds(db), [event.id]);
});

test('an effect that fails leaves no inbox row, waits, and then takes effect once however often it comes', async (t) => {
  const { db, event } = await someEvent(t);
  const deliveries = createDeliveries([probe(db)], { db, log: quiet });
  const again = () => deliveries.subscriptions[0]!.deliver(event);
  for (let n = 0; n < 2; n++) assert.equal(await again(), 'SUCCESS');
  assert.deepEqual(await db.selectFrom('inbox').selectAll().execute(), []);
  assert.deepEqual(await waiting(db), ['probe']);
  await heal(db);
  deliveries.start();
  t.after(deliveries.stop);
  await eventually(async () => assert.deepEqual(await waiting(db), []));
  for (let n = 0; n < 2; n++) assert.equal(await again(), 'SUCCESS');
  await eventually(async () => assert.deepEqual(await waiting(db), []));
  assert.deepEqual(await effects(db), [{ consumer: 'probe' }]);
  assert.deepEqual(await db.selectFrom('delivery_attempts').selectAll().execute(), []);
  assert.deepEqual(await deadLetters(db), []);
});

test('an effect that always fails is dead after its attempts with the reason, waits no more, and holds up no other consumer', async (t) => {
  const { db, event } = await someEvent(t);
  const deliveries = createDeliveries([probe(db), audit(db)], { db, log: quiet, maxAttempts: 3 });
  assert.equal(await deliveries.subscriptions[0]!.deliver(event), 'SUCCESS');
  assert.deepEqual(await auditIds(db), [event.id]);
  deliveries.start();
  t.after(deliveries.stop);
  await eventually(async () =>
    assert.deepEqual(await deadLetters(db), [{ consumer: 'probe', reason: 'division by zero', attempts: 3 }]),
  );
  assert.deepEqual(await waiting(db), []);
  assert.deepEqual(await auditIds(db), [event.id]);
});

for (const [what, spoil] of [
  ['a schema that does not hold', (event: CloudEvent) => ({ ...event, data: { event_id: event.id } })],
  ['another owner in the envelope than in the event', (event: CloudEvent) => ({ ...event, subject: 'someone-else/1' })],
  ['another id in the envelope than in the event', (event: CloudEvent) => ({ ...event, id: 'forged' })],
] as const)
  test(`${what} is dead at once and has no effect`, async (t) => {
    const { db, event } = await someEvent(t);
    assert.equal(await deliver(db, spoil(event) as CloudEvent), 'DROP');
    assert.equal((await deadLetters(db)).length, 1);
    assert.deepEqual(await auditIds(db), []);
  });

test('poison that no database stores as it is, or that has no id, is buried all the same', async (t) => {
  const { db, event } = await someEvent(t);
  for (const poison of [
    { ...event, data: { title: 'a\0b' } },
    { ...event, data: { title: '\ud800' } },
    { ...event, id: 'a\0', data: null },
    { ...event, id: undefined as unknown as string },
  ]) {
    await db.deleteFrom('dead_letters').execute();
    assert.equal(await deliver(db, poison), 'DROP');
    assert.equal((await deadLetters(db)).length, 1);
  }
});

test('an event of a task that is not known waits instead of taking effect', async (t) => {
  const { db, event } = await someEvent(t);
  await db.deleteFrom('tasks').execute();
  assert.equal(await deliver(db, event), 'SUCCESS');
  assert.deepEqual(await auditIds(db), []);
  assert.deepEqual(await waiting(db), ['audit']);
});

test('an event for one consumer is acknowledged unread by the others', async (t) => {
  const { db, event } = await someEvent(t);
  await heal(db);
  assert.equal(await deliver(db, { ...event, replayfor: 'b' }, [probe(db, 'a'), probe(db, 'b')]), 'SUCCESS');
  assert.deepEqual(await effects(db), [{ consumer: 'b' }]);
});

test('a database outage counts no attempt and buries nothing', async (t) => {
  const { db, event } = await someEvent(t);
  const broken = new Proxy(db, {
    get(target, name) {
      if (name === 'getExecutor' || name === 'insertInto') throw new Error('connection refused');
      return Reflect.get(target, name);
    },
  });
  for (let n = 0; n < 5; n++) assert.equal(await deliver(broken, event), 'RETRY');
  assert.deepEqual(await deadLetters(db), []);
  assert.equal(await deliver(db, event), 'SUCCESS');
});

test('from a change to its audit row: every version of every task, once and without a gap, under duplicated and reordered delivery', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { faults: { seed: 11, duplicate: 0.3, delay: 0.2, reorder: 0.3 } });
  for (let n = 1; n <= 10; n++) {
    await tasks.add(callerOf(ann), { title: `Task ${n}` });
    await tasks.update(callerOf(ann), { task_id: n, priority: 'high' });
    await tasks.complete(callerOf(ann), n);
  }
  await eventually(async () => assert.equal((await db.selectFrom('outbox').select('id').execute()).length, 0));
  await eventually(async () => assert.deepEqual(await waiting(db), []));
  const expected = Array.from({ length: 10 }, (_, n) =>
    [1, 2, 3].map((version) => `${ann}.${n + 1}/${version}`),
  ).flat();
  assert.deepEqual((await auditIds(db)).sort(), expected.sort());
  assert.deepEqual(await deadLetters(db), []);
});
