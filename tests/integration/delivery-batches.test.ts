import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { CloudEvent } from '../../src/dapr/port.ts';
import type { Db } from '../../src/db/database.ts';
import { audit, auditEffect } from '../../src/subscribers/audit.ts';
import { byStatement, type Effect } from '../../src/subscribers/by-statement.ts';
import type { Consumer } from '../../src/subscribers/consumer.ts';
import { createDeliveries } from '../../src/subscribers/delivery/deliveries.ts';
import { someEvents } from '../support/deliveries.ts';
import { quiet } from '../support/system.ts';

/** A consumer that keeps what comes in a table like the audit's, and the number of statements that it took. */
function counted(db: Db): { consumer: Consumer; statements(): number } {
  let statements = 0;
  const effect: Effect = (topic) => {
    statements++;
    return auditEffect(topic);
  };
  return {
    consumer: byStatement(db, { name: 'audit', topics: ['task-events'], effect }),
    statements: () => statements,
  };
}

const deliverAll = (db: Db, consumer: Consumer, events: CloudEvent[]) => {
  const [subscription] = createDeliveries([consumer], { db, log: quiet }).subscriptions;
  return Promise.all(events.map((event) => subscription!.deliver(event)));
};
const auditIds = async (db: Db) =>
  (await db.selectFrom('audit_events').select('event_id').orderBy('seq').execute()).map((row) => row.event_id);

const waitingIds = async (db: Db) =>
  (await db.selectFrom('waiting_deliveries').select('event_id').execute()).map((row) => row.event_id);

test('events that come together take effect in one statement, in the order of coming', async (t) => {
  const { db, events } = await someEvents(t, 5);
  const { consumer, statements } = counted(db);
  assert.deepEqual(
    await deliverAll(db, consumer, events),
    events.map(() => 'SUCCESS'),
  );
  assert.equal(statements(), 1);
  assert.deepEqual(
    await auditIds(db),
    events.map(({ id }) => id),
  );
});

test('events that came before are passed over when they come with new ones', async (t) => {
  const { db, events } = await someEvents(t, 3);
  await deliverAll(db, audit(db), events.slice(1, 2));
  await deliverAll(db, audit(db), events);
  assert.deepEqual(
    await auditIds(db),
    [1, 0, 2].map((n) => events[n]?.id),
  );
});

test('the same event twice at once takes effect once', async (t) => {
  const { db, events } = await someEvents(t, 2);
  const verdicts = await deliverAll(db, audit(db), [...events, ...events, ...events]);
  assert.deepEqual(new Set(verdicts), new Set(['SUCCESS']));
  assert.equal((await auditIds(db)).length, 2);
});

test('one event that must wait or is poison leaves the others of its batch alone', async (t) => {
  const { db, events } = await someEvents(t, 4);
  await db.deleteFrom('tasks').where('id', '=', 2).execute();
  const spoilt = events.map((event, n) => (n === 2 ? { ...event, subject: 'someone-else/3' } : event));
  assert.deepEqual(await deliverAll(db, audit(db), spoilt), ['SUCCESS', 'SUCCESS', 'DROP', 'SUCCESS']);
  assert.deepEqual(await auditIds(db), [events[0]?.id, events[3]?.id]);
  assert.deepEqual(await waitingIds(db), [events[1]?.id]);
  const attempts = await db
    .selectFrom('delivery_attempts')
    .select(['event_id', 'attempts'])
    .orderBy('event_id')
    .execute();
  assert.deepEqual(attempts, [
    { event_id: events[1]?.id, attempts: 1 },
    { event_id: events[2]?.id, attempts: 1 },
  ]);
});

test('an effect that fails for one event takes effect for the others of its batch', async (t) => {
  const { db, events } = await someEvents(t, 3);
  await sql`create table effects (event_id text)`.execute(db);
  const picky = byStatement(db, {
    name: 'picky',
    topics: ['task-events'],
    effect: () => sql`insert into effects select event_id from mark where 1 / ((event ->> 'task_id')::int - 2) <> 5`,
  });
  await deliverAll(db, picky, events);
  assert.deepEqual(await waitingIds(db), [events[1]?.id]);
  const { rows } = await sql<{ event_id: string }>`select event_id from effects order by 1`.execute(db);
  assert.deepEqual(
    rows.map(({ event_id }) => event_id),
    [events[0]?.id, events[2]?.id],
  );
});

test('more events than go together all take effect', async (t) => {
  const { db, events } = await someEvents(t, 70);
  const { consumer, statements } = counted(db);
  await deliverAll(db, consumer, events);
  assert.equal((await auditIds(db)).length, 70);
  assert.equal(statements(), 3);
});
