import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AbortedTransactionError, sql } from 'kysely';
import { type Db, openDatabase } from '../../src/db/database.ts';
import { keepsPlan } from '../../src/db/pglite/keeps-plan.ts';
import { seedDataDir } from '../support/database.ts';

let dir: string;
let db: Db;

before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'actodo-thread-'));
  await seedDataDir(join(dir, 'pglite'));
  db = await openDatabase({ driver: 'pglite', dataDir: join(dir, 'pglite') });
});
beforeEach(() => sql`truncate leases`.execute(db));
after(async () => {
  await db.destroy();
  rmSync(dir, { recursive: true, force: true });
});

const insertLease = (name: string) => ({ name, holder: 'x', expires_at: new Date(0) });
const leaseNames = async (db: Db) =>
  (await db.selectFrom('leases').select('name').orderBy('name').execute()).map(({ name }) => name);

test('values of every kind in use come and go as with PGlite in the same thread', async (t) => {
  const local = await openDatabase({ driver: 'pglite' });
  t.after(() => local.destroy());
  const moment = new Date('2026-02-28T23:59:59.123Z');
  const ask = sql`select ${'ü\u{1F642}'}::text as text, ${2 ** 53 - 1}::bigint as number, ${null}::text as nothing, ${true}::boolean as yes,
    ${moment}::timestamptz as moment, '2026-02-28'::date as day, ${['a', 'b,"c"']}::text[] as list, ${[1, null]}::bigint[] as numbers,
    ${'{"a":[1,"x",null]}'}::jsonb as document, '"text"'::jsonb as word, 'null'::jsonb as json_null, null::jsonb as no_json,
    convert_to('bytes', 'UTF8') as bytes, 1.5::float8 as real, array['{"a":1}'::jsonb] as documents`;
  const [here, there] = [(await ask.execute(local)).rows, (await ask.execute(db)).rows];
  assert.deepEqual(there, here);
});

test('a refused statement tells its SQLSTATE and message, and the next one is answered', async () => {
  await db.insertInto('leases').values(insertLease('a')).execute();
  await assert.rejects(db.insertInto('leases').values(insertLease('a')).execute(), { code: '23505' });
  await assert.rejects(sql`select 1 / 0`.execute(db), { code: '22012', message: 'division by zero' });
  assert.deepEqual(await leaseNames(db), ['a']);
});

test('a parameter that is no value fails its own statement, and those beside it are answered', async () => {
  const outcomes = await Promise.allSettled(
    ['1', Symbol('2'), '3'].map((value) => sql<{ n: string }>`select ${value}::text as n`.execute(db)),
  );
  assert.deepEqual(
    outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.rows[0]?.n : 'refused')),
    ['1', 'refused', '3'],
  );
});

test('statements outside of a transaction wait for its end, and none gets into it', async () => {
  const seen: string[] = [];
  const failing = db.transaction().execute(async (tx) => {
    await tx.insertInto('leases').values(insertLease('inside')).execute();
    await nextTurn();
    seen.push('inside');
    throw new Error('rolled back');
  });
  const outside = db
    .insertInto('leases')
    .values(insertLease('outside'))
    .execute()
    .then(() => seen.push('outside'));
  await assert.rejects(failing, /rolled back/);
  await outside;
  assert.deepEqual(await leaseNames(db), ['outside']);
  assert.deepEqual(seen, ['inside', 'outside']);
});

test('many transactions and statements at once take effect each on its own', async () => {
  const transfer = (n: number) =>
    db.transaction().execute(async (tx) => {
      await tx
        .insertInto('leases')
        .values(insertLease(`${n} a`))
        .execute();
      if (n % 3 === 0) throw new Error('no');
      await tx
        .insertInto('leases')
        .values(insertLease(`${n} b`))
        .execute();
    });
  const plain = (n: number) =>
    db
      .insertInto('leases')
      .values(insertLease(`${n} plain`))
      .execute();
  await Promise.allSettled(Array.from({ length: 30 }, (_, n) => [transfer(n), plain(n)]).flat());
  const names = await leaseNames(db);
  assert.equal(names.filter((name) => name.endsWith('plain')).length, 30);
  assert.equal(names.filter((name) => name.endsWith(' a')).length, 20);
  assert.equal(names.filter((name) => name.endsWith(' b')).length, 20);
});

test('a commit after a statement that failed says that nothing was stored', async () => {
  const swallowing = db.transaction().execute(async (tx) => {
    await tx.insertInto('leases').values(insertLease('a')).execute();
    await sql`select 1 / 0`.execute(tx).catch(() => {});
  });
  await assert.rejects(swallowing, AbortedTransactionError);
  assert.deepEqual(await leaseNames(db), []);
});

test('a transaction goes on from a savepoint after a statement that failed', async () => {
  const tx = await db.startTransaction().setIsolationLevel('serializable').execute();
  await tx.insertInto('leases').values(insertLease('a')).execute();
  const saved = await tx.savepoint('before "it"').execute();
  await assert.rejects(saved.insertInto('leases').values(insertLease('a')).execute(), { code: '23505' });
  await saved.rollbackToSavepoint('before "it"').execute();
  const { rows } = await sql`select current_setting('transaction_isolation') as level`.execute(tx);
  await tx.commit().execute();
  assert.deepEqual(rows, [{ level: 'serializable' }]);
  assert.deepEqual(await leaseNames(db), ['a']);
});

test('a statement that looks like the end of a transaction, or follows one that ended, changes nothing for the others', async () => {
  await db.transaction().execute((tx) => sql`insert into leases values ('x', 'commit', now())`.execute(tx));
  const tx = await db.startTransaction().execute();
  await tx.insertInto('leases').values(insertLease('y')).execute();
  await tx.rollback().execute();
  await assert.rejects(tx.insertInto('leases').values(insertLease('z')).execute());
  await db.insertInto('leases').values(insertLease('w')).execute();
  assert.deepEqual(await leaseNames(db), ['w', 'x']);
});

test('after it is closed the directory holds what was stored, and statements are refused', async () => {
  await db.insertInto('leases').values(insertLease('kept')).execute();
  await db.destroy();
  await assert.rejects(leaseNames(db), /destroyed/);
  // As a power cut may leave it.
  writeFileSync(join(dir, 'pglite', 'postmaster.pid'), '');
  db = await openDatabase({ driver: 'pglite', dataDir: join(dir, 'pglite') });
  assert.deepEqual(await leaseNames(db), ['kept']);
});

test('a directory that cannot be opened is told to whoever opens it', async () => {
  await assert.rejects(openDatabase({ driver: 'pglite', dataDir: '/proc/none/pglite' }), /proc/);
});

test('a statement that comes again is answered as before after its table has changed, and when many others came between', async () => {
  await sql`create table shapes (id int primary key, color text)`.execute(db);
  const all = async () => (await sql`select * from shapes order by id`.execute(db)).rows;
  for (let id = 1; id <= 3; id++) {
    await sql`insert into shapes (id, color) values (${id}, 'red')`.execute(db);
    assert.equal((await all()).length, id);
  }
  await sql`alter table shapes add column size int default 7`.execute(db);
  assert.deepEqual((await all())[0], { id: 1, color: 'red', size: 7 });
  await sql`alter table shapes drop column color`.execute(db);
  const tx = await db.startTransaction().execute();
  await assert.rejects(sql`select * from shapes order by id`.execute(tx), { code: '0A000' });
  await tx.rollback().execute();
  assert.deepEqual((await all())[0], { id: 1, size: 7 });
  for (let n = 0; n < 200; n++) await sql.raw(`select ${n} as n`).execute(db);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements`.execute(db);
  assert.ok(rows[0]!.n <= 129, `${rows[0]!.n} statements are kept`);
  assert.equal((await all()).length, 3);
  await sql`drop table shapes`.execute(db);
});

test('what is read is planned for its own values each time, what is written or says so may keep its plan', async () => {
  const works: Record<string, (name: string) => Promise<unknown>> = {
    'insert into "leases"': (name) => db.insertInto('leases').values(insertLease(name)).execute(),
    'with gone as (delete': (name) =>
      sql`with gone as (delete from leases where name = ${name} returning name) select name from gone`.execute(db),
    'select /* keeps its plan */ "name"': (name) =>
      db.selectFrom('leases').modifyFront(keepsPlan).select('name').where('name', '=', name).execute(),
    'select from leases': (name) => sql`select from leases where name = ${name}`.execute(db),
    'with read as (select': (name) =>
      sql`with read as (select name from leases where name = ${name} for update) select name from read`.execute(db),
  };
  for (let n = 0; n < 12; n++) for (const work of Object.values(works)) await work(`${n}`);
  const { rows } = await sql<{ statement: string; generic_plans: number }>`
    select statement, generic_plans from pg_prepared_statements`.execute(db);
  const kept = Object.keys(works).map((begin) => {
    const known = rows.find(({ statement }) => statement.startsWith(begin));
    return Number(known?.generic_plans) > 0;
  });
  assert.deepEqual(kept, [true, true, true, false, false]);
});

test('timers go on while a statement runs', async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 5);
  await sql`select count(*) from generate_series(1, 3000000)`.execute(db);
  clearInterval(timer);
  assert.ok(ticks > 3, `${ticks} ticks`);
});
