import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import type { Runtime } from '../../src/dapr/port.ts';
import { type Db, migrate, openDatabase } from '../../src/db/database.ts';
import { createDueDates } from '../../src/loops/due-dates.ts';
import { testDatabase } from '../support/database.ts';
import { findPostgres, type Postgres, startPostgres } from '../support/postgres.ts';
import { eventually } from '../support/server.ts';
import { callerOf, quiet, type System, startSystem } from '../support/system.ts';

const bin = findPostgres();
const skip = bin ? false : 'no PostgreSQL server (initdb) found; install the package postgresql';
let postgres: Postgres | undefined;
before(async () => {
  if (bin) postgres = await startPostgres(bin);
});
after(() => postgres?.stop());

const ann = callerOf('ann');
const hour = 3_600_000;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const quick = { registerMs: 50, sweepMs: 100, sentinelMs: 100 };

async function schedules(db: Db): Promise<string[]> {
  const { rows } = await sql<{ kind: string; name: string }>`
    select actor_type as kind, name from embedded_schedules where name not like 'sentinel.%' order by due_at, actor_type`.execute(
    db,
  );
  return rows.map(({ kind, name }) => `${kind || 'job'} ${name}`);
}

/** Reminders of tasks that nobody made: enough for the scheduler, which is never told what they are for. */
async function storeDue(db: Db, count: number, fromMs: number, everyMs: number): Promise<void> {
  const start = new Date(Date.now() + fromMs);
  await sql`
    insert into reminders_due (user_id, task_id, reminder_id, remind_at)
    select 'ann', n, 'ann.' || n || '.' || (1000000 + n), ${start}::timestamptz + n * ${everyMs} * interval '1 millisecond'
    from generate_series(1, ${count}::int) n`.execute(db);
}

interface Faults {
  fails?(job: string): boolean;
  /** Runs before a job is cancelled. */
  cancelling?(job: string): Promise<void>;
}

/** A loop of its own on the system's runtime, whose jobs are noted in the order of registration. */
function loopOn(t: TestContext, { runtime }: System, db: Db, faults: Faults = {}) {
  const { fails = () => false, cancelling = async () => {} } = faults;
  const jobs: string[] = [];
  const schedule: Runtime['jobs']['schedule'] = async (name, options) => {
    if (fails(name)) throw new Error('The scheduler is down.');
    await runtime.jobs.schedule(name, options);
    if (!name.startsWith('sentinel.')) jobs.push(name);
  };
  const cancel: Runtime['jobs']['delete'] = async (name) => {
    await cancelling(name);
    await runtime.jobs.delete(name);
  };
  const jobbing = { invoke: runtime.invoke, jobs: { ...runtime.jobs, schedule, delete: cancel } };
  const loop = createDueDates({ db, runtime: jobbing, log: quiet, times: quick });
  t.after(() => loop.stop());
  return { loop, jobs };
}

async function sentinel(db: Db): Promise<unknown> {
  const { rows } = await sql`select name from embedded_schedules where name like 'sentinel.%'`.execute(db);
  return rows[0];
}

const unregistered = async (db: Db) =>
  (await db.selectFrom('reminders_due').select('reminder_id').where('registered', '=', false).execute()).length;

test('what is due within a day has a job, at the due time an actor reminder too; the rest waits, no due time costs nothing', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { dueDates: quick });
  await tasks.add(ann, { title: 'Never' });
  await tasks.add(ann, { title: 'Far', due_date: inMs(25 * hour) });
  const due = new Date(Date.now() + 23 * hour);
  await tasks.add(ann, { title: 'Soon', due_date: due.toISOString(), reminders: ['PT0S', 'PT1H'] });
  const at = due.getTime();
  const expected = [`job at.${at - hour}`, `job at.${at}`, `task ann.3.${at}`];
  await eventually(async () => assert.deepEqual(await schedules(db), expected));
  await eventually(async () => assert.equal(await unregistered(db), 1));
});

test('reminders of one moment have one job, which goes with the last of them; what stays planned keeps its registration', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { dueDates: quick });
  const [early, due, later] = [hour, 2 * hour, 3 * hour].map((ms) => Date.now() + ms) as [number, number, number];
  const iso = (ms: number) => new Date(ms).toISOString();
  const reminders = (at: number, ...numbers: number[]) => [
    `job at.${at}`,
    ...numbers.map((n) => `task ann.${n}.${at}`),
  ];
  const holds = (...expected: string[]) => eventually(async () => assert.deepEqual(await schedules(db), expected));
  for (const title of ['Done', 'Gone', 'Moved'])
    await tasks.add(ann, { title, due_date: iso(due), reminders: ['PT0S', iso(early)] });
  await holds(`job at.${early}`, ...reminders(due, 1, 2, 3));
  await eventually(async () => assert.equal(await unregistered(db), 0));
  await tasks.complete(ann, 1);
  await tasks.delete(ann, 2);
  await holds(`job at.${early}`, ...reminders(due, 3));
  await tasks.update(ann, { task_id: 3, due_date: iso(later) });
  assert.equal(await unregistered(db), 1);
  await holds(`job at.${early}`, ...reminders(later, 3));
  await tasks.update(ann, { task_id: 3, due_date: iso(due) });
  await holds(`job at.${early}`, ...reminders(due, 3));
  const cancellations = db.selectFrom('reminder_cancellations').selectAll();
  await eventually(async () => assert.deepEqual(await cancellations.execute(), []));
});

test('a job that another reminder wants is not cancelled, and one that another comes to want meanwhile is there afterwards', async (t) => {
  const db = await testDatabase(t);
  const system = await startSystem(t, db);
  const [wanted, at] = [Date.now() + hour, Date.now() + 2 * hour] as const;
  const schedule = (ms: number) =>
    system.runtime.jobs.schedule(`at.${ms}`, { dueTime: new Date(ms).toISOString(), overwrite: true });
  const plan = (ms: number) =>
    sql`
    insert into reminders_due (user_id, task_id, reminder_id, remind_at, registered, claimed_at)
    values ('ann', 2, ${`ann.2.${ms}`}, ${new Date(ms)}, true, now())`.execute(db);
  const gone = (ms: number) =>
    sql`
    insert into reminder_cancellations (reminder_id, user_id, task_id, at_due)
    values (${`ann.1.${ms}`}, 'ann', 1, false)`.execute(db);
  const cancelled: string[] = [];
  const { loop, jobs } = loopOn(t, system, db, {
    async cancelling(name) {
      cancelled.push(name);
      await schedule(at);
      await plan(at);
    },
  });
  loop.start();
  // A scheduler that has not been seen yet is given everything once.
  await eventually(async () => assert.ok(await sentinel(db)));
  for (const ms of [wanted, at]) await schedule(ms);
  await plan(wanted);
  for (const ms of [wanted, at]) await gone(ms);
  await eventually(async () => {
    assert.deepEqual(await db.selectFrom('reminder_cancellations').selectAll().execute(), []);
    assert.ok(cancelled.length > 0);
    assert.deepEqual(await schedules(db), [`job at.${wanted}`, `job at.${at}`]);
  });
  assert.deepEqual(cancelled, [`at.${at}`]);
  await eventually(() => assert.deepEqual(jobs, [`at.${at}`]));
});

test('a scheduler that lost its data gets everything again, soonest first, and only then', async (t) => {
  const db = await testDatabase(t);
  const system = await startSystem(t, db);
  const { loop, jobs } = loopOn(t, system, db);
  await storeDue(db, 450, hour, 60_000);
  loop.start();
  await eventually(async () => assert.equal(await unregistered(db), 0));
  assert.equal(jobs.length, 450);
  const jobsTold = jobs.splice(0);
  await sql`delete from embedded_schedules`.execute(db);
  await eventually(() => assert.equal(jobs.length, 450));
  assert.deepEqual(inRoughOrder(jobs), inRoughOrder(jobsTold));
  assert.equal((await schedules(db)).length, 450);
  assert.ok(await sentinel(db));
  await eventually(async () => assert.equal(await unregistered(db), 0));
  assert.equal(jobs.length, 450);
});

/** Names in batches as they are claimed; within a batch several are registered at the same time. */
function inRoughOrder(names: string[]): string[][] {
  return [names.slice(0, 200), names.slice(200, 400), names.slice(400)].map((batch) => batch.sort());
}

test('while the scheduler is down nothing is lost, and when it is back all is registered; one bad row stops no other', async (t) => {
  const db = await testDatabase(t);
  const system = await startSystem(t, db);
  let down = true;
  await storeDue(db, 250, hour, 60_000);
  const third = db.selectFrom('reminders_due').select('remind_at').where('task_id', '=', 3);
  const bad = `at.${(await third.executeTakeFirstOrThrow()).remind_at.getTime()}`;
  const { loop, jobs } = loopOn(t, system, db, { fails: (name) => down || name === bad });
  loop.start();
  await eventually(async () => {
    const { rows } = await sql`select from reminders_due where claimed_at is not null`.execute(db);
    assert.equal(rows.length, 0);
  });
  assert.deepEqual(await schedules(db), []);
  down = false;
  await eventually(async () => assert.equal(await unregistered(db), 1));
  assert.equal(new Set(jobs).size, 249);
});

test('a row whose task knows nothing of it is swept away', async (t) => {
  const db = await testDatabase(t);
  const system = await startSystem(t, db);
  const { loop } = loopOn(t, system, db);
  await storeDue(db, 300, -hour, 1);
  loop.start();
  await eventually(async () => assert.equal((await db.selectFrom('reminders_due').selectAll().execute()).length, 0));
});

test('stopping leaves nothing running and frees the lease', async (t) => {
  const db = await testDatabase(t);
  const system = await startSystem(t, db);
  const { loop } = loopOn(t, system, db);
  await storeDue(db, 400, hour, 1);
  loop.start();
  await eventually(async () => assert.ok((await schedules(db)).length > 0));
  await loop.stop();
  const stopped = await schedules(db);
  assert.ok(stopped.length <= 400);
  const leases = await db.selectFrom('leases').select('name').where('name', '=', 'due-sentinel').execute();
  assert.deepEqual(leases, []);
});

test('three loops on one Postgres register every reminder once and tell every late one once', { skip }, async (t) => {
  const url = await postgres!.createDatabase();
  const db = await openDatabase({ driver: 'pg', url });
  await migrate(db);
  const ends: (() => unknown)[] = [() => db.destroy()];
  t.after(async () => {
    for (const end of ends.reverse()) await end();
  });
  const scope = { ...t, after: (end: () => unknown) => void ends.push(end) } as unknown as TestContext;
  const system = await startSystem(scope, db);
  await storeDue(db, 2_000, hour, 1_000);
  for (let n = 0; n < 5; n++) await system.tasks.add(callerOf('ben'), { title: `Task ${n}`, due_date: inMs(1_000) });
  const loops = Array.from({ length: 3 }, () => loopOn(scope, system, db));
  loops[0]?.loop.start();
  await eventually(async () => assert.ok(await sentinel(db)));
  for (const { loop } of loops.slice(1)) loop.start();
  await eventually(async () => assert.equal(await unregistered(db), 0));
  const isLater = (name: string) => Number(name.slice('at.'.length)) > Date.now() + hour / 2;
  const jobs = loops.flatMap(({ jobs }) => jobs).filter(isLater);
  assert.deepEqual([jobs.length, new Set(jobs).size], [2_000, 2_000]);
  t.diagnostic(`by each: ${loops.map((each) => each.jobs.length).join(', ')}`);
  await eventually(async () => {
    const told = await db.selectFrom('audit_events').select('event_id').where('topic', '=', 'reminders').execute();
    assert.equal(told.length, 5);
  });
});
