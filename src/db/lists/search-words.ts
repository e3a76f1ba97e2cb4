import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** Grows when `task_search` answers something else for the same task. */
const version = 2;

/** Pages of the table whose tasks are made anew in one statement: some 200 tasks. */
const blocksAtOnce = 16;
/** Milliseconds between two statements: whoever has several to make meets one of them at most. */
const betweenMs = 100;

interface Place {
  next: number;
  until: number;
}

/**
 * Makes the words anew by which tasks are found that were written before `task_search` was what it is, through the table from its first page to what was
 * its last one at the beginning: what is written meanwhile has the present words. Goes on where it was ended. Answers whether all have them now.
 */
export async function remakeSearchWords(db: Db, signal?: AbortSignal): Promise<boolean> {
  let place = await begin(db);
  while (place && !signal?.aborted) {
    if (place.next >= place.until) {
      await db.updateTable('search_words').set({ version }).execute();
      return true;
    }
    const next = place.next + blocksAtOnce;
    // Who is being changed at the moment is passed over, and looked at again.
    if ((await remakeStretch(db, place.next, next)) === 0) {
      place = { ...place, next };
      await db.updateTable('search_words').set({ next_block: next }).execute();
    }
    await sleep(betweenMs, undefined, { signal }).catch(() => {});
  }
  return place === undefined;
}

/** Where to go on; undefined when there is nothing to do. In another file of the table the tasks lie elsewhere. */
async function begin(db: Db): Promise<Place | undefined> {
  await sql`
    update search_words set toward = ${version}, file = pg_relation_filenode('tasks'), next_block = 0,
      until_block = pg_relation_size('tasks') / current_setting('block_size')::bigint
    where version < ${version} and (toward, file) is distinct from (${version}, pg_relation_filenode('tasks')::bigint)`.execute(
    db,
  );
  return db
    .selectFrom('search_words')
    .select(['next_block as next', 'until_block as until'])
    .where('version', '<', version)
    .executeTakeFirst();
}

/** Tasks from one page of the table to another; answers how many still have former words, because somebody else holds them. */
async function remakeStretch(db: Db, from: number, to: number): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    with stale as materialized (
      select user_id, id, title, description, tags, words
      from tasks cross join lateral (select task_search(title, description, tags) as words offset 0) made
      where tasks.ctid >= ${`(${from},0)`}::tid and tasks.ctid < ${`(${to},0)`}::tid and not deleted and search is distinct from words
    ), held as materialized (
      select t.user_id, t.id, stale.words from tasks t join stale on (t.user_id, t.id) = (stale.user_id, stale.id)
      where (t.title, t.description, t.tags) is not distinct from (stale.title, stale.description, stale.tags)
      for no key update of t skip locked
    ), done as (
      update tasks t set search = held.words from held where (t.user_id, t.id) = (held.user_id, held.id) returning t.id
    )
    select (select count(*) from stale) - (select count(*) from done) as left`.execute(db);
  return Number(rows[0]?.left ?? 0);
}
