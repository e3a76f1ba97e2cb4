import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { remakeSearchWords } from '../../src/db/lists/search-words.ts';
import { listTasks } from '../../src/db/lists/task-queries.ts';
import { startSearchWords } from '../../src/loops/search-words.ts';
import { testDatabase } from '../support/database.ts';
import { listedTask, storeTasks } from '../support/listed-tasks.ts';
import { eventually } from '../support/server.ts';
import { quiet } from '../support/system.ts';

const ann = 'a0000000-0000-4000-8000-000000000001';
const when = { now: new Date('2026-04-01T12:00:00.000Z'), zone: 'Europe/Berlin', locale: 'en-GB' };
const titles = ['Café', 'E-mail the landlord', 'Zahl 1.5 an foo/bar', '買い物', "Don't forget Zoë", 'plain words'];

/** A database in which every task was written by the release before. */
async function fromBefore(t: TestContext, count = titles.length): Promise<Db> {
  const db = await testDatabase(t);
  await storeTasks(
    db,
    Array.from({ length: count }, (_, i) =>
      listedTask(ann, i + 1, { title: titles[i % titles.length]!, tags: ['q3-plan'] }),
    ),
  );
  await sql`update tasks set search = setweight(to_tsvector('pg_catalog.english', title), 'A')
    || setweight(to_tsvector('pg_catalog.simple', title), 'A')
    || setweight(to_tsvector('pg_catalog.simple', array_to_string(tags, ' ')), 'B')`.execute(db);
  await sql`vacuum full tasks`.execute(db);
  await sql`update search_words set version = 1, toward = null, file = null`.execute(db);
  return db;
}

async function find(db: Db, search: string): Promise<number[]> {
  const { tasks } = await listTasks(db, ann, { search, sort_by: 'created_at' }, when);
  return tasks.map(({ id }) => id);
}

async function stale(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from tasks where search is distinct from task_search(title, description, tags)`.execute(db);
  return Number(rows[0]!.n);
}

const versionOf = (db: Db) => db.selectFrom('search_words').select('version').executeTakeFirstOrThrow();

test('tasks from before an update are found as before at once, and as new ones after the pass', async (t) => {
  const db = await fromBefore(t);
  for (const [search, id] of [
    ['Café', 1],
    ['e-mail', 2],
    ['email', 2],
    ['landlord', 2],
    ['1.5', 3],
    ['foo/bar', 3],
    ['買い', 4],
    ["don't zoë", 5],
    ['Zoë', 5],
    ['plain wor', 6],
  ] as const)
    assert.deepEqual(await find(db, search), [id], search);
  assert.equal((await find(db, '#q3-plan')).length, titles.length);
  assert.deepEqual(await find(db, 'cafe'), [], 'not yet');

  assert.equal(await remakeSearchWords(db), true);
  assert.deepEqual(await versionOf(db), { version: 2 });
  assert.equal(await stale(db), 0);
  for (const [search, id] of [
    ['cafe', 1],
    ['email', 2],
    ['bar', 3],
    ['物', 4],
    ['dont zoe', 5],
  ] as const)
    assert.deepEqual(await find(db, search), [id], search);
  assert.equal(await remakeSearchWords(db), true, 'nothing is left to do');
});

test('the release before finds by its own statement what the present one folds', async (t) => {
  const db = await fromBefore(t);
  const former = async (search: string) =>
    (await sql<{ id: number }>`select id from tasks where search @@ task_query(${search}) order by id`.execute(db))
      .rows;
  assert.deepEqual(await former('Café'), [{ id: 1 }]);
  await remakeSearchWords(db);
  assert.deepEqual(await former('cafe'), [{ id: 1 }]);
  assert.deepEqual(await former('dont zoe'), [{ id: 5 }]);
});

test('the loop makes them anew in one process, and gives its lease back', async (t) => {
  const db = await fromBefore(t);
  const loops = ['one', 'other'].map((holder) => startSearchWords({ db, log: quiet, holder, firstAfterMs: 0 }));
  await eventually(async () => {
    assert.deepEqual(await versionOf(db), { version: 2 });
    assert.deepEqual(await db.selectFrom('leases').select('holder').execute(), []);
  });
  await Promise.all(loops.map((loop) => loop.stop()));
  assert.equal(await stale(db), 0);
});

test('a pass that was ended goes on where it was; in a table that was written anew it begins anew', async (t) => {
  const db = await fromBefore(t, 1_500);
  const progress = () =>
    db.selectFrom('search_words').select(['next_block as next', 'until_block as until']).executeTakeFirstOrThrow();
  const some = new AbortController();
  const first = remakeSearchWords(db, some.signal);
  let ended = false;
  void first.finally(() => {
    ended = true;
  });
  while (!ended && (await progress()).next === 0);
  some.abort();
  assert.equal(await first, false);
  const { next, until } = await progress();
  assert.ok(next > 0 && next < until, `${next} of ${until}`);
  const left = await stale(db);
  assert.ok(left > 0 && left < 1_500, `${left}`);

  // The first tasks stay as they are, which tells where it goes on.
  await sql`update search_words set next_block = ${until}`.execute(db);
  assert.equal(await remakeSearchWords(db), true);
  assert.equal(await stale(db), left);

  await sql`update search_words set version = 1`.execute(db);
  await sql`vacuum full tasks`.execute(db);
  assert.equal(await remakeSearchWords(db), true);
  assert.equal(await stale(db), 0);
});

test('what has its words already is not written again, and deleted tasks are left alone', async (t) => {
  const db = await fromBefore(t);
  await sql`update tasks set deleted = true where id = 1`.execute(db);
  await sql`update tasks set search = task_search(title, description, tags) where id = 2`.execute(db);
  const places = async () =>
    (await sql<{ id: number; at: string }>`select id, ctid::text as at from tasks order by id`.execute(db)).rows;
  const before = await places();
  await remakeSearchWords(db);
  const moved = (await places()).filter(({ at }, i) => at !== before[i]!.at).map(({ id }) => id);
  // Plain words are the same as before.
  assert.deepEqual(
    moved,
    [3, 4, 5, 6].filter((id) => moved.includes(id)),
  );
  assert.ok(moved.includes(4) && moved.includes(5));
});
