import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { CloudEvent } from '../../src/dapr/port.ts';
import type { Db } from '../../src/db/database.ts';
import { audit, auditEffect } from '../../src/subscribers/audit.ts';
import { byStatement, type Effect } from '../../src/subscribers/by-statement.ts';
import type { Consumer } from '../../src/subscribers/consumer.ts';
import { subscriptions } from '../../src/subscribers/delivery.ts';
import { testDatabase } from '../support/database.ts';
import { callerOf, quiet, startSystem } from '../support/system.ts';

const ann = '5b1f1e34-0000-4000-8000-00000000000a';

/** A database and the events of as many adds, not delivered yet. */
async function someEvents(
  t: Parameters<typeof testDatabase>[0],
  count: number,
): Promise<{ db: Db; events: CloudEvent[] }> {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { relay: false });
  for (let n = 0; n < count; n++) await tasks.add(callerOf(ann), { title: `Task ${n}` });
  const rows = await db.selectFrom('outbox').selectAll().where('topic', '=', 'task-events').orderBy('id').execute();
  const events = rows.map(({ event_id, event }) => ({
    specversion: '1.0' as const,
    id: event_id,
    type: event.event_type,
    source: 'actodo',
    subject: `${ann}/${event.task_id}`,
    time: event.timestamp,
    datacontenttype: 'application/json' as const,
    data: JSON.parse(JSON.stringify(event)),
  }));
  return { db, events };
}

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
  const [subscription] = subscriptions([consumer], { db, log: quiet });
  return Promise.all(events.map((event) => subscription!.deliver(event)));
};
const auditIds = async (db: Db) =>
  (await db.selectFrom('audit_events').select('event_id').orderBy('seq').execute()).map((row) => row.event_id);

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
  assert.deepEqual(await deliverAll(db, audit(db), spoilt), ['SUCCESS', 'RETRY', 'DROP', 'SUCCESS']);
  assert.deepEqual(await auditIds(db), [events[0]?.id, events[3]?.id]);
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
  assert.deepEqual(await deliverAll(db, picky, events), ['SUCCESS', 'RETRY', 'SUCCESS']);
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
