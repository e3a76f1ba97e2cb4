import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { completeTask, deleteTask, updateTask } from '../../src/domain/task.ts';
import type { TaskDoc } from '../../src/domain/task-doc.ts';
import { storedDoc } from '../../src/domain/task-events.ts';
import { testDatabase } from '../support/database.ts';
import { writeDocument } from '../support/documents.ts';
import { newDocument, turnOf } from '../support/turns.ts';

const userId = 'ann';
const actor = (number: number) => `${userId}.${number}`;

function added(number = 1, turn = turnOf()): TaskDoc {
  const input = { title: 'Call mom', tags: ['home'], due_date: '2026-03-05T17:00:00Z', priority: 'urgent' as const };
  return newDocument({ userId, taskId: number }, input, turn);
}

const eventIds = async (db: Db) =>
  (await db.selectFrom('outbox').select('event_id').orderBy('id').execute()).map((row) => row.event_id);

const sqlState = (code: string) => (error: unknown) => (error as { code: string }).code === code;

test('a committed document shows in the read model, the reminders and the outbox at once', async (t) => {
  const db = await testDatabase(t);
  await writeDocument(db, 'task', actor(1), added());
  const row = await db.selectFrom('tasks').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual(
    [row.user_id, row.id, row.title, row.priority, row.tags, row.due_at?.toISOString(), row.deleted, row.task.version],
    ['ann', 1, 'Call mom', 3, ['home'], '2026-03-05T17:00:00.000Z', false, 1],
  );
  const due = await db.selectFrom('reminders_due').selectAll().execute();
  assert.deepEqual(
    due.map(({ remind_at }) => remind_at.toISOString()),
    ['2026-03-05T17:00:00.000Z'],
  );
  assert.deepEqual(await eventIds(db), ['ann.1/1', 'ann.1/1.changed']);
});

test('the task stands once in a stored document, and whole in its events, in their order', async (t) => {
  const db = await testDatabase(t);
  const doc = added();
  const done = completeTask(doc, 1, turnOf()).next;
  const whole = [doc, done].flatMap(({ events }) => events.map(({ event }) => event));
  for (const each of [doc, done]) {
    const stored = storedDoc(each);
    assert.equal(JSON.stringify(stored).split('"created_at"').length, 2);
    await writeDocument(db, 'task', actor(1), stored);
  }
  const rows = await db.selectFrom('outbox').select('event').orderBy('id').execute();
  assert.deepEqual(
    rows.map(({ event }) => event),
    whole,
  );
});

test('the same document again is nothing to do, also after its events were relayed', async (t) => {
  const db = await testDatabase(t);
  const doc = added();
  await writeDocument(db, 'task', actor(1), doc);
  await db.deleteFrom('outbox').execute();
  await writeDocument(db, 'task', actor(1), doc);
  assert.deepEqual(await eventIds(db), []);
});

test('of two writers that saw the same revision one wins, the other is told and emits nothing', async (t) => {
  const db = await testDatabase(t);
  const doc = added();
  await writeDocument(db, 'task', actor(1), doc);
  await db.deleteFrom('outbox').execute();
  await writeDocument(db, 'task', actor(1), updateTask(doc, 1, { title: 'Mine' }, turnOf()).next);
  await assert.rejects(
    writeDocument(db, 'task', actor(1), updateTask(doc, 1, { title: 'Yours' }, turnOf()).next),
    sqlState('40001'),
  );
  assert.deepEqual(await eventIds(db), ['ann.1/2', 'ann.1/2.changed']);
  const { title } = await db.selectFrom('tasks').select('title').executeTakeFirstOrThrow();
  assert.equal(title, 'Mine');
});

test('a first document must be revision 1 and stand under its own key', async (t) => {
  const db = await testDatabase(t);
  await assert.rejects(writeDocument(db, 'task', actor(1), { ...added(), rev: 2 }), sqlState('40001'));
  await assert.rejects(writeDocument(db, 'task', actor(2), added(1)), sqlState('22023'));
  assert.deepEqual(await db.selectFrom('state').selectAll().execute(), []);
});

test('one add key of a user makes one task, whatever number the second one took', async (t) => {
  const db = await testDatabase(t);
  const turn = turnOf();
  await writeDocument(db, 'task', actor(1), added(1, turn));
  await assert.rejects(writeDocument(db, 'task', actor(2), added(2, turn)), sqlState('23505'));
  assert.equal((await eventIds(db)).length, 2);
});

test('completing takes the reminders away, deleting leaves a tombstone row', async (t) => {
  const db = await testDatabase(t);
  const doc = added();
  await writeDocument(db, 'task', actor(1), doc);
  const done = completeTask(doc, 1, turnOf()).next;
  await writeDocument(db, 'task', actor(1), done);
  assert.deepEqual(await db.selectFrom('reminders_due').selectAll().execute(), []);
  await writeDocument(db, 'task', actor(1), deleteTask(done, 1, turnOf()).next);
  const row = await db.selectFrom('tasks').select(['id', 'deleted', 'completed']).executeTakeFirstOrThrow();
  assert.deepEqual(row, { id: 1, deleted: true, completed: true });
});

test("a user's settings are projected and fenced alike", async (t) => {
  const db = await testDatabase(t);
  await writeDocument(db, 'user', userId, { rev: 1, settings: { timezone: 'Asia/Karachi' } });
  const row = await db.selectFrom('user_settings').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual(row, { user_id: userId, settings: { timezone: 'Asia/Karachi' } });
  await assert.rejects(writeDocument(db, 'user', userId, { rev: 3, settings: {} }), sqlState('40001'));
});

test('without the trigger a stale revision would win: the fence is what the tests above see', async (t) => {
  const db = await testDatabase(t);
  await sql`alter table state disable trigger project_task`.execute(db);
  const doc = added();
  await writeDocument(db, 'task', actor(1), doc);
  await writeDocument(db, 'task', actor(1), updateTask(doc, 1, { title: 'Mine' }, turnOf()).next);
  await writeDocument(db, 'task', actor(1), updateTask(doc, 1, { title: 'Yours' }, turnOf()).next);
  assert.deepEqual(await eventIds(db), []);
});
