import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rejected } from '../../src/errors.ts';
import { testDatabase } from '../support/database.ts';
import { callerOf, startSystem } from '../support/system.ts';

const ann = '5b1f1e34-0000-4000-8000-00000000000a';
const ben = '5b1f1e34-0000-4000-8000-00000000000b';
const refused = (code: string) => (error: unknown) => error instanceof Rejected && error.code === code;

test('numbers count from 1 for each user and are never given out again, not even after a restart', async (t) => {
  const db = await testDatabase(t);
  const first = await startSystem(t, db);
  const ids = [];
  for (const title of ['a', 'b', 'c']) ids.push((await first.tasks.add(callerOf(ann), { title })).task_id);
  assert.deepEqual(ids, [1, 2, 3]);
  assert.equal((await first.tasks.add(callerOf(ben), { title: 'x' })).task_id, 1);
  await first.tasks.delete(callerOf(ann), 3);
  await first.stop();
  const second = await startSystem(t, db);
  assert.equal((await second.tasks.add(callerOf(ann), { title: 'd' })).task_id, 4);
});

test('adds at the same time get numbers of their own and leave no gap', async (t) => {
  const { tasks } = await startSystem(t, await testDatabase(t));
  const added = await Promise.all(
    Array.from({ length: 30 }, (_, n) => tasks.add(callerOf(ann), { title: `Task ${n}` })),
  );
  assert.deepEqual(
    added.map(({ task_id }) => task_id).sort((a, b) => a - b),
    Array.from({ length: 30 }, (_, n) => n + 1),
  );
});

test('a repeated add under its key answers the first task, also after a rename, a deletion and a restart', async (t) => {
  const db = await testDatabase(t);
  const { tasks, stop } = await startSystem(t, db);
  assert.equal((await tasks.add(callerOf(ann), { title: 'First' }, 'k1')).task_id, 1);
  await tasks.update(callerOf(ann), { task_id: 1, title: 'Renamed' });
  const again = await tasks.add(callerOf(ann), { title: 'First' }, 'k1');
  assert.deepEqual([again.task_id, again.title], [1, 'First']);
  await tasks.delete(callerOf(ann), 1);
  await stop();
  const after = await startSystem(t, db);
  const late = await after.tasks.add(callerOf(ann), { title: 'First' }, 'k1');
  assert.deepEqual([late.task_id, late.title], [1, 'First']);
  await assert.rejects(after.tasks.add(callerOf(ann), { title: 'Other' }, 'k1'), refused('conflict'));
  assert.equal((await after.tasks.add(callerOf(ann), { title: 'Next' })).task_id, 2);
});

test('the same key at the same time makes one task', async (t) => {
  const { tasks } = await startSystem(t, await testDatabase(t));
  const same = await Promise.all(Array.from({ length: 8 }, () => tasks.add(callerOf(ann), { title: 'Once' }, 'k')));
  assert.deepEqual(new Set(same.map(({ task_id }) => task_id)), new Set([1]));
  assert.equal((await tasks.add(callerOf(ann), { title: 'Next' })).task_id, 2);
});

test("one user's key says nothing about another's, and neither reaches the other's task", async (t) => {
  const { tasks } = await startSystem(t, await testDatabase(t));
  await tasks.add(callerOf(ann), { title: "Ann's" }, 'shared');
  await tasks.add(callerOf(ann), { title: "Ann's second" });
  const bens = await tasks.add(callerOf(ben), { title: "Ben's" }, 'shared');
  assert.deepEqual([bens.task_id, bens.title], [1, "Ben's"]);
  for (const act of [
    () => tasks.get(callerOf(ben), 2),
    () => tasks.update(callerOf(ben), { task_id: 2, title: 'Mine' }),
    () => tasks.complete(callerOf(ben), 2),
    () => tasks.delete(callerOf(ben), 2),
  ])
    await assert.rejects(act(), refused('not_found'));
  assert.equal((await tasks.get(callerOf(ann), 2)).title, "Ann's second");
});

test('an update or completion repeated under its key takes effect once', async (t) => {
  const { tasks } = await startSystem(t, await testDatabase(t));
  await tasks.add(callerOf(ann), { title: 'x' });
  await tasks.update(callerOf(ann), { task_id: 1, add_tags: ['a'] }, 'u');
  await tasks.update(callerOf(ann), { task_id: 1, tags: [] });
  const late = await tasks.update(callerOf(ann), { task_id: 1, add_tags: ['a'] }, 'u');
  assert.deepEqual([late.task.tags, late.task.version], [[], 3]);
  await tasks.complete(callerOf(ann), 1, 'c');
  await tasks.update(callerOf(ann), { task_id: 1, completed: false });
  assert.equal((await tasks.complete(callerOf(ann), 1, 'c')).task.completed, false);
});

test('an answer lost after the commit is made up for: no acknowledged change twice, none missing', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { faults: { seed: 7, loseAnswer: 0.3 } });
  const acknowledged = new Set<number>();
  for (let n = 0; n < 40; n++) {
    const added = await tasks.add(callerOf(ann), { title: `Task ${n}` }, `key-${n}`).catch(() => undefined);
    if (added) acknowledged.add(added.task_id);
  }
  const rows = await db.selectFrom('tasks').select(['id', 'title', 'version']).orderBy('id').execute();
  assert.equal(new Set(rows.map(({ title }) => title)).size, rows.length);
  for (const id of acknowledged) assert.ok(rows.some((row) => row.id === id));
  assert.ok(acknowledged.size > 30);
});

test('settings merge, null resets, and a new task follows them', async (t) => {
  const { tasks } = await startSystem(t, await testDatabase(t));
  const defaults = { timezone: 'UTC', locale: 'en-US', default_reminder_minutes: 0, email_reminders: false };
  assert.deepEqual(await tasks.settings(ann), defaults);
  await tasks.changeSettings(ann, { timezone: 'America/New_York', default_reminder_minutes: 30 });
  const { task } = await tasks.add(callerOf(ann), { title: 'x', due_date: '2030-01-15T17:00' });
  assert.deepEqual([task.due_date, task.reminders], ['2030-01-15T22:00:00.000Z', ['PT30M']]);
  await assert.rejects(tasks.changeSettings(ann, { timezone: 'Mars/Base' }), refused('invalid'));
  assert.deepEqual(await tasks.changeSettings(ann, { timezone: null, default_reminder_minutes: null }), defaults);
});

test('a message that an actor cannot take is an outage and no refusal, and changes nothing', async (t) => {
  const { runtime, tasks } = await startSystem(t, await testDatabase(t));
  const { task } = await tasks.add(callerOf(ann), { title: 'Milk' });
  const context = { origin: 'mcp', requestId: 'r', key: 'call:1', hash: 'h', keyed: false, locale: 'en-US' };
  const messages = [
    {},
    { input: { title: 'Tea' } },
    { input: { title: 'Tea' }, turn: { ...context, zone: 'UTC' } },
    { input: { colour: 'red' }, turn: { ...context, zone: 'UTC', defaultReminder: 0 } },
    { input: { title: 7 }, turn: { ...context, zone: 'UTC', defaultReminder: 0 } },
  ];
  for (const message of messages)
    await assert.rejects(runtime.invoke('task', `${ann}.1`, 'update', message), (error: Error) => {
      assert.ok(!(error instanceof Rejected));
      assert.match(error.message, /disagree/);
      return true;
    });
  await assert.rejects(runtime.invoke('user', ann, 'add', { input: { title: 'Tea' } }), /disagree/);
  assert.deepEqual(await tasks.get(callerOf(ann), 1), task);
});
