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
  db?: Db,
): Promise<{ db: Db; events: CloudEvent[] }> {
  const used = db ?? (await testDatabase(t));
  const { tasks, stop } = await startSystem(t, used, { relay: false });
  for (let n = 0; n < count; n++) await tasks.add(callerOf(ann), { title: `Task ${n}` });
  await stop();
  return { db: used, events: await outboxEvents(used) };
}

/** The events of two versions of one task, not delivered yet. */
export async function twoVersions(t: Pick<TestContext, 'after'>): Promise<{ db: Db; events: CloudEvent[] }> {
  const db = await testDatabase(t);
  const { tasks, stop } = await startSystem(t, db, { relay: false });
  await tasks.add(callerOf(ann), { title: 'Call mom' });
  await tasks.complete(callerOf(ann), 1);
  await stop();
  return { db, events: await outboxEvents(db) };
}

async function outboxEvents(db: Db): Promise<CloudEvent[]> {
  const rows = await db.selectFrom('outbox').selectAll().where('topic', '=', 'task-events').orderBy('id').execute();
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
