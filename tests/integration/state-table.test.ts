import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { checkStateTable } from '../../src/dapr/sidecar/state-table.ts';
import type { Db } from '../../src/db/database.ts';
import { openLog } from '../../src/log.ts';
import { testDatabase } from '../support/database.ts';

const quiet = openLog('silent');

/** Gives the database a state table of these columns, without the trigger. */
async function remakeStateTable(db: Db, columns: string): Promise<void> {
  await sql`drop table state cascade`.execute(db);
  await sql.raw(`create table state (${columns})`).execute(db);
}

test('the table that the migrations make is taken, also with documents of this app and keys of others', async (t) => {
  const db = await testDatabase(t);
  await checkStateTable(db, quiet);
  for (const key of ['actodo||probe||a||k', 'other||probe||a||doc', 'other||thing', 'plain'])
    await sql`insert into state (key, value) values (${key}, '{}'::bytea)`.execute(db);
  await checkStateTable(db, quiet);
});

test('documents of another app id are refused, and it is named', async (t) => {
  const documents = ['todo||task||u1.1||doc', 'actodo-actors||user||u1||doc', 'ACTODO||user||u1||doc'];
  const db = await testDatabase(t);
  for (const key of documents) {
    await remakeStateTable(db, 'key text primary key, value bytea not null');
    await sql`insert into state values ('actodo||task||u1.1||doc', ''), (${key}, '')`.execute(db);
    const owner = key.split('||')[0];
    await assert.rejects(checkStateTable(db, quiet), new RegExp(`app id "${owner}".*Use the database`), key);
  }
});

test('a table of another shape is refused with what to do', async (t) => {
  const shapes = {
    'state.postgresql v1': `key text not null primary key, value jsonb not null, isbinary boolean not null,
      insertdate timestamptz not null default now(), updatedate timestamptz null, expiredate timestamptz`,
    'text values': 'key text primary key, value text',
    'no value': 'key text primary key',
    'key of limited length': 'key varchar(200) primary key, value bytea',
    'no primary key': 'key text, value bytea',
    'unique instead of primary key': 'key text unique, value bytea',
    'wider primary key': 'key text, value bytea, tenant text, primary key (key, tenant)',
    'another primary key': 'id bigint primary key, key text unique, value bytea',
  };
  const db = await testDatabase(t);
  for (const [what, columns] of Object.entries(shapes)) {
    await remakeStateTable(db, columns);
    await assert.rejects(checkStateTable(db, quiet), /state\.postgresql v2.*set version v2/, what);
  }
});

test('a missing table is refused', async (t) => {
  const db = await testDatabase(t);
  await sql`drop table state cascade`.execute(db);
  await assert.rejects(checkStateTable(db, quiet), /state\.postgresql v2/);
});

test('columns of a newer Dapr are only logged', async (t) => {
  const lines: string[] = [];
  const db = await testDatabase(t);
  await remakeStateTable(db, 'key text primary key, value bytea, etag bigint, shard text, gone text');
  await sql`alter table state drop column gone`.execute(db);
  await checkStateTable(db, openLog('warn', { write: (line) => void lines.push(line) }));
  assert.equal(lines.length, 1);
  assert.deepEqual(JSON.parse(lines[0] ?? '').columns.toSorted(), ['etag', 'shard']);
});
