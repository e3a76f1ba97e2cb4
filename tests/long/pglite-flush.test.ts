import assert from 'node:assert/strict';
import fs, { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { type Db, migrate } from '../../src/db/database.ts';
import { openPGlite, type PGliteOptions } from '../../src/db/pglite/pglite.ts';
import type { Tables } from '../../src/db/tables.ts';
import { flushLog, unflushed } from '../../src/db/unflushed.ts';
import { callerOf, startRecurring, startSystem } from '../support/system.ts';

async function open(t: TestContext, options: PGliteOptions = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-flush-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const flush = t.mock.method(fs, 'fsyncSync');
  const pglite = await openPGlite({ dataDir: join(dir, 'pglite'), ...options });
  t.after(() => pglite.close());
  await pglite.exec('create table kept (n int)');
  const log = async () =>
    (
      await pglite.query<{ file: number }>(
        `select floor((pg_current_wal_insert_lsn() - '0/0') / 4194304)::float8 as file`,
      )
    ).rows[0]!.file;
  return { pglite, flushes: () => flush.mock.callCount(), log };
}

/** At most so many flushes the files of the log took that became new meanwhile, which is no commit's doing. */
const ofFiles = (before: number, after: number) => 6 * (after - before);

async function drained(db: Db): Promise<void> {
  while (await db.selectFrom('outbox').select('id').executeTakeFirst()) await sleep(5);
}

test('every acknowledged commit has been flushed to the disk, by one flush', async (t) => {
  const { pglite, flushes, log } = await open(t);
  const [before, file] = [flushes(), await log()];
  for (let n = 0; n < 50; n++) await pglite.query('insert into kept values ($1)', [n]);
  const made = flushes() - before;
  assert.ok(made >= 50, `50 commits made ${made} flushes`);
  assert.ok(made <= 60 + ofFiles(file, await log()), `50 commits made ${made} flushes`);
  const { rows } = await pglite.query('select current_setting($1) as fsync, current_setting($2) as pages', [
    'fsync',
    'full_page_writes',
  ]);
  assert.deepEqual(rows, [{ fsync: 'on', pages: 'on' }]);
});

test('a new directory is flushed whole, what made it included, and a later open flushes it no more', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-flush-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const dataDir = join(dir, 'pglite');
  const flush = t.mock.method(fs, 'fsyncSync');
  await (await openPGlite({ dataDir })).close();
  const files = readdirSync(dataDir, { recursive: true }).length;
  assert.ok(flush.mock.callCount() >= files, `${files} files and folders, ${flush.mock.callCount()} flushes`);
  const before = flush.mock.callCount();
  const again = await openPGlite({ dataDir });
  const made = flush.mock.callCount() - before;
  await again.close();
  assert.ok(made < files / 2, `${made} flushes of ${files}`);
});

test('the log of a new directory is made of small files, which are removed when they are old', async (t) => {
  const { pglite } = await open(t);
  const { rows } = await pglite.query(
    `select name, current_setting(name) as setting from unnest(array['wal_recycle', 'wal_segment_size']) name`,
  );
  assert.deepEqual(rows, [
    { name: 'wal_recycle', setting: 'off' },
    { name: 'wal_segment_size', setting: '4MB' },
  ]);
});

test('what may wait does not flush, until the log is flushed for it, once', async (t) => {
  const { pglite, flushes } = await open(t);
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  const before = flushes();
  await sql`insert into kept select 1 where ${unflushed}`.execute(db);
  assert.equal(flushes() - before, 0);
  await flushLog(db);
  assert.equal(flushes() - before, 1);
  await flushLog(db);
  assert.equal(flushes() - before, 1);
});

test('a change that is acknowledged, published and audited costs one flush', async (t) => {
  const { pglite, flushes, log } = await open(t);
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  await migrate(db);
  const { tasks } = await startSystem(t, db);
  const user = 'a0000000-0000-4000-8000-000000000001';
  await tasks.add(callerOf(user), { title: 'The first one makes the leases' });
  await drained(db);
  const [before, file] = [flushes(), await log()];
  for (let n = 0; n < 20; n++) {
    const { task_id } = await tasks.add(callerOf(user), { title: `Task ${n}` });
    await tasks.complete(callerOf(user), task_id);
    await drained(db);
  }
  const made = flushes() - before;
  const { n } = await db
    .selectFrom('audit_events')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  assert.equal(n, 41);
  assert.ok(made >= 40 && made <= 45 + ofFiles(file, await log()), `40 changes made ${made} flushes`);
});

test('changes that come together cost a flush for many of them, and a recurring task two with its successor', async (t) => {
  const { pglite, flushes, log } = await open(t);
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  await migrate(db);
  const { tasks } = await startRecurring(t, db);
  const user = 'a0000000-0000-4000-8000-000000000001';
  await tasks.add(callerOf(user), { title: 'The first one makes the leases' });
  await drained(db);
  let [before, file] = [flushes(), await log()];
  const users = Array.from({ length: 60 }, (_, n) => `a0000000-0000-4000-8000-${`${n}`.padStart(12, '0')}`);
  await Promise.all(users.map((each) => tasks.add(callerOf(each), { title: 'One of many' })));
  await drained(db);
  let made = flushes() - before;
  assert.ok(made <= 15 + ofFiles(file, await log()), `60 changes at once made ${made} flushes`);
  const { task_id } = await tasks.add(callerOf(user), { title: 'Water', recurrence: 'daily', due_date: '2030-01-01' });
  await drained(db);
  [before, file] = [flushes(), await log()];
  await tasks.complete(callerOf(user), task_id);
  await drained(db);
  made = flushes() - before;
  assert.equal((await db.selectFrom('tasks').select('id').where('title', '=', 'Water').execute()).length, 2);
  assert.ok(made >= 2 && made <= 2 + ofFiles(file, await log()), `completion and successor made ${made} flushes`);
});

test('durability `process` leaves flushing to the system', async (t) => {
  const { pglite, flushes } = await open(t, { durability: 'process' });
  for (let n = 0; n < 10; n++) await pglite.query('insert into kept values ($1)', [n]);
  assert.equal(flushes(), 0);
});
