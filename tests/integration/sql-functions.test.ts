import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { type Db, migrate, migrateTables, openDatabase } from '../../src/db/database.ts';
import { applyFunctions, readFunctions, type SqlFunctions } from '../../src/db/functions.ts';
import { testDatabase } from '../support/database.ts';
import { writeDocument } from '../support/documents.ts';
import { newDocument } from '../support/turns.ts';

const ann = '5b1f1e34-0000-4000-8000-00000000000a';

async function functionsOf(db: Db): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string; text: string }>`
    select proname as name, pg_get_functiondef(oid) as text from pg_proc where pronamespace = 'public'::regnamespace order by 1
  `.execute(db);
  return Object.fromEntries(rows.map(({ name, text }) => [name, text]));
}

const inForce = (db: Db) => db.selectFrom('sql_functions').select(['version', 'hash']).executeTakeFirst();

/** A release that has one function more; `answer` tells its text from another's. */
const release = (version: number, answer: number, hash = `hash ${answer}`): SqlFunctions => ({
  version,
  hash,
  files: [
    { name: 'probe.sql', text: `create or replace function probe() returns int language sql as 'select ${answer}';` },
  ],
});
const probe = async (db: Db) => (await sql<{ probe: number }>`select probe()`.execute(db)).rows[0]?.probe;

test('a database of old migrations gets the functions that a new one has, and its triggers call them', async (t) => {
  const old = await openDatabase({ driver: 'pglite' });
  t.after(() => old.destroy());
  await migrateTables(old);
  await writeDocument(old, 'task', `${ann}.1`, newDocument({ userId: ann, taskId: 1 }, { title: 'Before' }));
  await migrate(old);
  assert.deepEqual(await functionsOf(old), await functionsOf(await testDatabase(t)));
  await writeDocument(old, 'task', `${ann}.2`, newDocument({ userId: ann, taskId: 2 }, { title: 'After' }));
  const { rows } = await sql`select title from tasks order by id`.execute(old);
  assert.deepEqual(rows, [{ title: 'Before' }, { title: 'After' }]);
});

test('every function of the database stands in a file of its name', async (t) => {
  const { files } = await readFunctions();
  assert.deepEqual(
    Object.keys(await functionsOf(await testDatabase(t))),
    files.map(({ name }) => name.replace('.sql', '')),
  );
});

test('a newer text is applied, once; an older process that starts later leaves it alone', async (t) => {
  const db = await testDatabase(t);
  await applyFunctions(db, release(1_000, 1));
  assert.equal(await probe(db), 1);
  await applyFunctions(db, release(1_001, 2));
  await applyFunctions(db, release(1_000, 1));
  assert.equal(await probe(db), 2);
  await sql`create or replace function probe() returns int language sql as 'select 9'`.execute(db);
  await applyFunctions(db, release(1_001, 2));
  assert.equal(await probe(db), 9, 'the same release has nothing to do');
  await applyFunctions(db, release(1_001, 3));
  assert.equal(await probe(db), 3, 'a text under development is applied');
});

test('functions that fail leave the ones in force, all of them', async (t) => {
  const db = await testDatabase(t);
  await applyFunctions(db, release(1_000, 1));
  const broken = release(1_001, 2);
  broken.files.push({ name: 'x.sql', text: 'create or replace function x() returns nothing language sql;' });
  await assert.rejects(applyFunctions(db, broken));
  assert.equal(await probe(db), 1);
  assert.equal((await inForce(db))?.version, 1_000);
});

test('a process starts on a database that a newer release has migrated, and changes nothing there', async (t) => {
  const db = await testDatabase(t);
  await sql`insert into kysely_migration (name, timestamp) values ('9999_later.sql', now()::text)`.execute(db);
  await applyFunctions(db, release(1_000, 1));
  await migrate(db);
  assert.equal((await inForce(db))?.version, 1_000);
});

test('a migration whose number is lower than that of one applied already is made up for', async (t) => {
  const db = await testDatabase(t);
  await sql`drop table sql_functions`.execute(db);
  await sql`delete from kysely_migration where name = '0009_functions.sql'`.execute(db);
  await migrate(db);
  assert.deepEqual(await inForce(db), await readFunctions().then(({ version, hash }) => ({ version, hash })));
});
