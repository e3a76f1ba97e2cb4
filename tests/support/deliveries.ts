import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { CloudEvent } from '../../src/dapr/port.ts';
import type { Db } from '../../src/db/database.ts';
import type { AnyEvent, Topic } from '../../src/domain/events.ts';
import { byCall } from '../../src/subscribers/by-call.ts';
import type { Consumer } from '../../src/subscribers/consumer.ts';
import { createDeliveries, type Deliveries } from '../../src/subscribers/delivery/deliveries.ts';
import type { DeliveryOptions } from '../../src/subscribers/delivery/delivering.ts';
import { testDatabase } from './database.ts';
import { eventually } from './server.ts';
import { callerOf, quiet, startSystem } from './system.ts';

const ann = '5b1f1e34-0000-4000-8000-00000000000a';

/** A database and the events of as many adds, each of a task of its own, not delivered yet. */
export async function someEvents(
  t: Pick<TestContext, 'after'>,
  count: number,
  existing?: Db,
): Promise<{ db: Db; events: CloudEvent[] }> {
  const db = existing ?? (await testDatabase(t));
  const { tasks, stop } = await startSystem(t, db, { relay: false });
  for (let n = 0; n < count; n++) await tasks.add(callerOf(ann), { title: `Task ${n}` });
  await stop();
  return { db, events: await takeEvents(db) };
}

/** The events of as many versions of one task, not delivered yet. */
export async function severalVersions(
  t: Pick<TestContext, 'after'>,
  count: number,
  existing?: Db,
): Promise<{ db: Db; events: CloudEvent[] }> {
  const db = existing ?? (await testDatabase(t));
  const { tasks, stop } = await startSystem(t, db, { relay: false });
  await tasks.add(callerOf(ann), { title: 'Version 1' });
  for (let version = 2; version <= count; version++)
    await tasks.update(callerOf(ann), { task_id: 1, title: `Version ${version}` });
  await stop();
  return { db, events: await takeEvents(db) };
}

/** As the relay does: read, then delete. */
async function takeEvents(db: Db): Promise<CloudEvent[]> {
  const rows = await db.selectFrom('outbox').selectAll().where('topic', '=', 'task-events').orderBy('id').execute();
  await db.deleteFrom('outbox').execute();
  return rows.map(({ event_id, event }) => ({
    specversion: '1.0',
    id: event_id,
    type: event.event_type,
    source: 'actodo',
    subject: `${event.user_id}/${event.task_id}`,
    time: event.timestamp,
    datacontenttype: 'application/json',
    data: JSON.parse(JSON.stringify(event)),
  }));
}

/** Soon late, and never without an answer while a test runs. */
export const soonLate = { patienceMs: 30, answerMs: 600_000 };
/** Late only when it hangs. */
export const patient = { patienceMs: 600_000, answerMs: 600_000 };

/** A call that hangs until the gate opens, and what it was called with. */
export function gated(db: Db, name = 'gated', topics: Topic[] = ['task-events']) {
  const gate = Promise.withResolvers<void>();
  const called: string[] = [];
  const call = async ({ event_id }: AnyEvent) => {
    called.push(event_id);
    await gate.promise;
  };
  return { consumer: byCall(db, { name, topics, call }), called, open: gate.resolve };
}

/** Deliveries that are stopped after the test. */
export function deliveriesOf(
  t: Pick<TestContext, 'after'>,
  db: Db,
  consumers: Consumer[],
  options: Partial<DeliveryOptions>,
) {
  const deliveries = createDeliveries(consumers, { db, log: quiet, ...options });
  t.after(deliveries.stop);
  return deliveries;
}

export const deliver = (deliveries: Deliveries, event: CloudEvent) => deliveries.subscriptions[0]!.deliver(event);
export const idsOf = (events: CloudEvent[]) => events.map(({ id }) => id);
export const waiting = async (db: Db) =>
  (await db.selectFrom('waiting_deliveries').select('event_id').orderBy('seq').execute()).map((row) => row.event_id);
export const waitingFor = async (db: Db, consumer: string) =>
  (await db.selectFrom('waiting_deliveries').select('event_id').where('consumer', '=', consumer).execute()).map(
    (row) => row.event_id,
  );
export const marks = async (db: Db, consumer: string) =>
  (await db.selectFrom('inbox').select('event_id').where('consumer', '=', consumer).execute()).length;
export const outboxIsEmpty = (db: Db) =>
  eventually(async () => assert.deepEqual(await db.selectFrom('outbox').select('id').execute(), []));
export const nothingWaits = (db: Db) => eventually(async () => assert.deepEqual(await waiting(db), []));
export const audited = async (db: Db) => (await db.selectFrom('audit_events').select('event_id').execute()).length;
