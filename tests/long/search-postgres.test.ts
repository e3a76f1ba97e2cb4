import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Db, migrate, openDatabase } from '../../src/db/database.ts';
import { remakeSearchWords } from '../../src/db/lists/search-words.ts';
import { listTasks } from '../../src/db/lists/task-queries.ts';
import { foldWords } from '../../src/language/folding.ts';
import { listedTask, storeTasks } from '../support/listed-tasks.ts';
import { findPostgres, type Postgres, startPostgres } from '../support/postgres.ts';
import { eventually } from '../support/server.ts';

/** Words of a search on a server, whose locale is not that of the embedded database, and the pass over older tasks beside those who change them. */

const bin = findPostgres();
const skip = bin ? false : 'no PostgreSQL server (initdb) found; install the package postgresql';
const ann = 'a0000000-0000-4000-8000-000000000001';
const when = { now: new Date('2026-04-01T12:00:00.000Z'), zone: 'UTC', locale: 'en-GB' };
let postgres: Postgres;
let db: Db;

before(async () => {
  if (!bin) return;
  postgres = await startPostgres(bin);
  db = await openDatabase({ driver: 'pg', url: await postgres.createDatabase() });
  await migrate(db);
});
after(async () => {
  await db?.destroy();
  await postgres?.stop();
});

const find = async (search: string) =>
  (await listTasks(db, ann, { search, sort_by: 'created_at' }, when)).tasks.map(({ id }) => id);

test('a server folds as the program does, whatever its locale', { skip }, async () => {
  const texts = [
    'ĄÉÑ Łódź',
    'ΟΔΟΣ İI',
    'Ёлка ІЇ',
    'Straße ǼØ',
    'ｗｉ－ｆｉ oﬃce',
    '東京へ ข้าว 우유',
    'بَيْت کتاب',
    'ᲐᲑ Ꭰ 𐐀',
  ];
  const { rows } = await sql<{ folded: string }>`
    select fold_words(said) as folded from unnest(${texts}::text[]) with ordinality as t(said, n) order by n`.execute(
    db,
  );
  assert.deepEqual(
    rows.map(({ folded }) => folded),
    texts.map(foldWords),
  );
});

test('a task that somebody is changing is waited for by the pass, and nobody waits for the pass', {
  skip,
}, async () => {
  await storeTasks(db, [listedTask(ann, 1, { title: 'Café' }), listedTask(ann, 2, { title: 'Łódź' })]);
  await sql`update tasks set search = to_tsvector('pg_catalog.simple', title)`.execute(db);
  await sql`update search_words set version = 1, toward = null, file = null`.execute(db);
  let pass: Promise<boolean> | undefined;
  await db.transaction().execute(async (tx) => {
    await sql`select from tasks where id = 1 for update`.execute(tx);
    pass = remakeSearchWords(db);
    await eventually(async () => assert.deepEqual(await find('lodz'), [2]));
    assert.deepEqual(await find('cafe'), []);
    // Renamed by a process that has the words of before: the pass makes those of the new title.
    await sql`update tasks set title = 'Straße', search = to_tsvector('pg_catalog.simple', 'Straße') where id = 1`.execute(
      tx,
    );
  });
  assert.equal(await pass, true);
  assert.deepEqual([await find('strasse'), await find('cafe')], [[1], []]);
});
