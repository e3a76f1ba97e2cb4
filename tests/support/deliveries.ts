import type { TestContext } from 'node:test';
import type { CloudEvent } from '../../src/dapr/port.ts';
import type { Db } from '../../src/db/database.ts';
import { testDatabase } from './database.ts';
import { callerOf, startSystem } from './system.ts';

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
