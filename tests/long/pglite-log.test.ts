import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { startMaintenance } from '../../src/dapr/embedded/maintenance.ts';
import { type Db, migrate, openDatabase } from '../../src/db/database.ts';
import { checkpoints, maintain, shortenLog } from '../../src/db/maintenance.ts';
import { openLog } from '../../src/log.ts';
import { eventually } from '../support/server.ts';
import { storeTaskSeries } from '../support/task-series.ts';

const mebibyte = 2 ** 20;

async function open(t: TestContext) {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-log-'));
  const dataDir = join(dir, 'pglite');
  const db = await openDatabase({ driver: 'pglite', dataDir, durability: 'process' });
  t.after(async () => {
    await db.destroy();
    rmSync(dir, { recursive: true, force: true });
  });
  return { db, dataDir, files: () => readdirSync(join(dataDir, 'pg_wal')).length };
}

/** What would be done again after a crash. */
async function logBytes(db: Db): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()`.execute(
    db,
  );
  return rows[0]!.bytes;
}

const write = (db: Db) =>
  sql`insert into filling select repeat(md5(n::text), 200) from generate_series(1, 11000) n`.execute(db);

test('the log of an embedded database is cut again and again while it works, and not when it is short or just was', async (t) => {
  const { db, files } = await open(t);
  const settled: Date[] = [];
  const settle = async (since: Date) => void settled.push(since);
  const cut = (bounds = {}) => shortenLog(db, settle, { ...checkpoints, betweenMs: 0, ...bounds });
  // Kept as it is, not compressed and not beside the table.
  await sql`create table filling (t text)`.execute(db);
  await sql`alter table filling alter t set storage plain`.execute(db);
  for (let round = 0; round < 4; round++) {
    await write(db);
    const before = await logBytes(db);
    assert.ok(before > 64 * mebibyte, `${before} bytes were written`);
    await shortenLog(db, settle);
    assert.equal(await logBytes(db), before, 'one was made a moment ago');
    await cut(round % 2 ? {} : { betweenMs: 60_000, veryLongBytes: 65 * mebibyte });
    assert.equal(settled.length, round + 1, 'what waits in files was flushed before');
    const after = await logBytes(db);
    assert.ok(after < mebibyte, `${after} bytes are left`);
    await sql`insert into filling values ('short')`.execute(db);
    const short = await logBytes(db);
    await cut();
    assert.equal(await logBytes(db), short, 'a short log is left alone');
  }
  assert.ok(files() < 10, `${files()} files of four mebibytes after four times 67`);
});

test('the program cuts it by itself', async (t) => {
  const { db, dataDir } = await open(t);
  await sql`create table filling (t text)`.execute(db);
  await sql`alter table filling alter t set storage plain`.execute(db);
  await migrate(db);
  await write(db);
  const maintenance = startMaintenance({ db, log: openLog('silent'), dataDir, betweenMs: 1_000 });
  t.after(() => maintenance.stop());
  await eventually(async () => assert.ok((await logBytes(db)) < mebibyte), 60_000);
});

test('of a large table a small sample is analysed', async (t) => {
  const { db } = await open(t);
  await migrate(db);
  await storeTaskSeries(db, 'a0000000-0000-4000-8000-000000000001', 8_000);
  assert.ok((await maintain(db)).includes('tasks'));
  const { rows } = await sql<{ bounds: number }>`
    select array_length(histogram_bounds::text::text[], 1) as bounds from pg_stats
    where tablename = 'tasks' and attname = 'id'`.execute(db);
  assert.deepEqual(rows, [{ bounds: 31 }]);
});
