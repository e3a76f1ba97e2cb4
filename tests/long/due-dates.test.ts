import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { testDatabase } from '../support/database.ts';
import { eventually } from '../support/server.ts';
import { callerOf, startSystem } from '../support/system.ts';

const ann = callerOf('ann');
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const quick = { registerMs: 50, sweepMs: 100, graceMs: 300, busyGraceMs: 300 };

const reminded = async (db: Db) =>
  (
    await db.selectFrom('audit_events').select('event_id').where('topic', '=', 'reminders').orderBy('seq').execute()
  ).map(({ event_id }) => event_id);
const planned = async (db: Db) =>
  (await db.selectFrom('reminders_due').select('reminder_id').orderBy('remind_at').execute()).map((r) => r.reminder_id);
const registered = async (db: Db) =>
  (
    await sql<{ kind: string; name: string }>`
      select actor_type as kind, name from embedded_schedules where name not like 'sentinel.%' order by due_at, actor_type`.execute(
      db,
    )
  ).rows.map(({ kind, name }) => `${kind || 'job'} ${name}`);

/** All reminders of one moment have one job. */
const jobOf = (reminder: string) => `at.${reminder.split('.').at(-1)}`;

async function revision(db: Db, actor: string): Promise<number> {
  const { rows } = await sql<{ rev: number }>`
    select (convert_from(value, 'UTF8')::jsonb ->> 'rev')::int as rev from state
    where key = ${`actodo||task||${actor}||doc`}`.execute(db);
  return rows[0]?.rev ?? 0;
}

async function nothingLeft(db: Db, t: TestContext): Promise<void> {
  await eventually(async () => assert.deepEqual([await planned(db), await registered(db)], [[], []]));
  for (const table of ['outbox', 'waiting_deliveries'] as const)
    await eventually(async () => assert.deepEqual(await db.selectFrom(table).select('event_id').execute(), []));
  t.diagnostic(`reminders: ${(await reminded(db)).length}`);
}

test('job, actor reminder, sweep and strangers all say it is due, and there is one event and one revision more', async (t) => {
  const db = await testDatabase(t);
  const { tasks, runtime, job } = await startSystem(t, db, { dueDates: { ...quick, graceMs: 0, busyGraceMs: 0 } });
  // Far enough away that a busy machine has registered it before.
  const { task_id } = await tasks.add(ann, { title: 'Call mom', due_date: inMs(6_000) });
  const [name = assert.fail()] = await planned(db);
  await eventually(async () => assert.deepEqual(await registered(db), [`job ${jobOf(name)}`, `task ${name}`]));
  await eventually(async () => {
    await Promise.all([
      // What a release before this one has registered is named like the reminder.
      ...[jobOf(name), name].map((each) =>
        job(each, undefined).catch((error: Error) => assert.match(error.message, /before its time/)),
      ),
      runtime.invoke('task', `ann.${task_id}`, 'due', { reminder_id: name }),
    ]);
    assert.deepEqual(await reminded(db), [`${name}/due`]);
  });
  await nothingLeft(db, t);
  await Promise.all([jobOf(name), jobOf(name), name].map((each) => job(each, undefined)));
  assert.deepEqual(await reminded(db), [`${name}/due`]);
  assert.equal(await revision(db, `ann.${task_id}`), 2);
  assert.equal((await tasks.get(ann, task_id)).version, 1);
  const [event] = await db.selectFrom('audit_records').select('event').where('topic', '=', 'reminders').execute();
  assert.ok(Date.parse(event?.event?.timestamp ?? '') >= Number(name.split('.')[2]), 'early');
});

test('when every tick is lost the sweep tells what is late', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { dueDates: quick, faults: { seed: 1, dropTick: 1 } });
  for (let n = 0; n < 5; n++) await tasks.add(ann, { title: `Task ${n}`, due_date: inMs(3_000) });
  const names = await planned(db);
  assert.equal(names.length, 5);
  await nothingLeft(db, t);
  assert.deepEqual((await reminded(db)).sort(), names.map((name) => `${name}/due`).sort());
});

test('with answers, ticks and deliveries lost, doubled and out of order, every reminder is one event', async (t) => {
  const seed = Number(process.env.SEED ?? Date.now() % 100_000);
  t.diagnostic(`seed ${seed}`);
  const db = await testDatabase(t);
  const faults = { seed, dropTick: 0.4, loseAnswer: 0.3, duplicate: 0.3, reorder: 0.3, delay: 0.2 };
  const { tasks } = await startSystem(t, db, { dueDates: quick, faults });
  const names: string[] = [];
  for (let n = 0; n < 20; n++) {
    const due_date = inMs(3_100 + n * 20);
    await tasks.add(ann, { title: `Task ${n}`, due_date, reminders: ['PT0S', inMs(3_000)] }, `key-${n}`);
  }
  const { rows } = await sql<{ id: string }>`
    select r ->> 'id' as id from state, jsonb_array_elements(convert_from(value, 'UTF8')::jsonb -> 'reminders') r
    where key like '%||task||%'`.execute(db);
  names.push(...rows.map(({ id }) => `${id}/due`));
  assert.equal(names.length, 40);
  await nothingLeft(db, t);
  await eventually(async () => assert.deepEqual((await reminded(db)).sort(), names.sort()));
  assert.deepEqual(await db.selectFrom('dead_letters').select('reason').execute(), []);
});

test('completed and deleted before they are due, nobody is told; moved, only the new time is told; nothing stays registered', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { dueDates: quick });
  const due_date = inMs(8_000);
  for (const title of ['Done', 'Gone', 'Moved', 'Open']) await tasks.add(ann, { title, due_date });
  await eventually(async () => assert.equal((await registered(db)).length, 5));
  await tasks.complete(ann, 1);
  await tasks.delete(ann, 2);
  await tasks.update(ann, { task_id: 3, due_date: inMs(9_000) });
  const names = await planned(db);
  assert.deepEqual(
    names.map((name) => name.split('.')[1]),
    ['4', '3'],
  );
  await nothingLeft(db, t);
  await eventually(async () =>
    assert.deepEqual(
      await reminded(db),
      names.map((name) => `${name}/due`),
    ),
  );
});

test('what became due while nothing ran is told at the next start; a task added overdue is not', async (t) => {
  const db = await testDatabase(t);
  const before = await startSystem(t, db);
  await before.tasks.add(ann, { title: 'Promised', due_date: inMs(2_000) });
  await before.tasks.add(ann, { title: 'Overdue', due_date: inMs(-60_000) });
  const names = await planned(db);
  assert.equal(names.length, 1);
  await before.stop();
  await eventually(() => assert.ok(Date.now() > Number(names[0]?.split('.')[2]) + 100));
  await startSystem(t, db, { dueDates: quick });
  await nothingLeft(db, t);
  await eventually(async () => assert.deepEqual(await reminded(db), [`${names[0]}/due`]));
});

test('no change waits for the scheduler: without the loop nothing is registered, and a date alone is planned for 09:00', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db);
  await tasks.changeSettings('ann', { timezone: 'Asia/Tokyo' });
  await tasks.add(ann, { title: 'Pay rent', due_date: '2099-03-01' });
  const rows = await db.selectFrom('reminders_due').select(['remind_at', 'at_due', 'due_date']).execute();
  assert.deepEqual(rows, [{ remind_at: new Date('2099-03-01T00:00:00Z'), at_due: true, due_date: '2099-03-01' }]);
  assert.deepEqual(await registered(db), []);
});

test('a job that is nobody’s is done, one before its time is to come again', async (t) => {
  const db = await testDatabase(t);
  const { tasks, job, runtime } = await startSystem(t, db);
  for (const name of [
    'cleanup',
    'sentinel.4f',
    'ann.1',
    'ann.1.5',
    'ann.99.1795270934046',
    'at.',
    'at.x',
    'at.1795270934046',
  ])
    await job(name, null);
  await tasks.add(ann, { title: 'Later', due_date: inMs(60_000) });
  const [name = assert.fail()] = await planned(db);
  for (const each of [name, jobOf(name)]) await assert.rejects(job(each, undefined), /before its time/);
  await runtime.invoke('task', 'ann.1', 'due', { reminder_id: name });
  assert.deepEqual(await planned(db), [name]);
});
