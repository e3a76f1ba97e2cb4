import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Caller, TaskClient } from '../../src/actors/contract.ts';
import type { Db } from '../../src/db/database.ts';
import { listNotifications } from '../../src/db/notifications.ts';
import { forgetOld } from '../../src/db/retention.ts';
import type { ReminderEvent } from '../../src/domain/events.ts';
import { notifications } from '../../src/subscribers/notifications.ts';
import { testDatabase } from '../support/database.ts';
import { eventually } from '../support/server.ts';
import { callerOf, startSystem } from '../support/system.ts';

const ann = callerOf('ann');
const quick = { registerMs: 50, sweepMs: 100, graceMs: 300, busyGraceMs: 300 };
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const all = (db: Db, user = 'ann') => listNotifications(db, user, { before: undefined, limit: 100 });

/** A task that is due in a second; made again when that took longer, and the moment of its reminder was past. */
async function addComing(tasks: TaskClient, caller: Caller, title: string) {
  for (let ms = 1_000; ; ms *= 2) {
    const due = inMs(ms);
    const { task_id, task } = await tasks.add(caller, { title, due_date: due });
    if (Date.parse(task.updated_at) < Date.parse(due)) return { task_id, due };
  }
}

test('a reminder that is due becomes one notification, which stays when its task goes', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { dueDates: quick, consumers: [notifications(db)] });
  const { task_id, due } = await addComing(tasks, ann, 'Call mom');
  await addComing(tasks, callerOf('ben'), 'Call dad');
  const [row = assert.fail()] = await eventually(async () => {
    const rows = await all(db);
    assert.equal(rows.length, 1);
    return rows;
  });
  assert.partialDeepStrictEqual(row, { user_id: 'ann', task_id, title: 'Call mom', read_at: null });
  assert.equal(new Date(row.due_date ?? '').getTime(), new Date(due).getTime());
  assert.ok(row.delivered_at.getTime() >= new Date(due).getTime(), 'early');
  await tasks.delete(ann, task_id);
  assert.equal((await all(db))[0]?.title, 'Call mom');
  await eventually(async () => assert.equal((await all(db, 'ben')).length, 1));
});

test('however often an event comes, also after the inbox has forgotten it, there is one notification', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { relay: false });
  const { task_id } = await tasks.add(ann, { title: 'Call mom' });
  const event: ReminderEvent = {
    event_id: 'r1/due',
    event_type: 'reminder.due',
    user_id: 'ann',
    timestamp: new Date().toISOString(),
    reminder_id: 'r1',
    task_id,
    due_date: null,
    payload: { version: 1, title: 'Call mom', remind_at: new Date().toISOString() },
  };
  const consumer = notifications(db);
  await consumer.receive('reminders', event);
  const first = await all(db);
  await Promise.all(Array.from({ length: 5 }, () => consumer.receive('reminders', event)));
  await sql`delete from inbox`.execute(db);
  await notifications(db).receive('reminders', event);
  assert.deepEqual(await all(db), first);
});

test('a notification is kept for 90 days', async (t) => {
  const db = await testDatabase(t);
  await sql`insert into notifications (user_id, reminder_id, task_id, title, delivered_at)
    select 'ann', day::text, 1, 'Old', now() - make_interval(days => day) from unnest(array[1, 89, 91, 400]) day`.execute(
    db,
  );
  await forgetOld(db);
  assert.deepEqual((await all(db)).map(({ reminder_id }) => reminder_id).sort(), ['1', '89']);
});
