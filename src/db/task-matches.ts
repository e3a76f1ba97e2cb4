import { sql } from 'kysely';
import type { Db } from './database.ts';
import { contentLookup, contentTest, fieldTest, type TaskFilters } from './task-filters.ts';

/** The newest tasks that tell how common the matches are. */
const sampleSize = 256;

/**
 * The numbers of the newest `want` tasks, none above `upTo`, that have the tags and words asked for.
 * Common matches are met by going back from the newest task, rare ones are looked up in the index of words.
 */
export async function findMatches(db: Db, filters: TaskFilters, want: number, upTo: number): Promise<number[]> {
  const sample = await readSample(db, filters, upTo);
  if (sample.seen < sampleSize || sample.ids.length >= want) return sample.ids.slice(0, want);
  const share = sample.ids.length / sampleSize;
  const toScan = Math.ceil((2 * (want - sample.ids.length)) / share);
  // Numbers count from 1, so they stand for how many tasks there are.
  if (toScan < 2 * share * sample.highest) {
    const below = await scanDown(db, filters, want - sample.ids.length, sample.lowest - 1, toScan);
    if (sample.ids.length + below.length === want || toScan >= sample.lowest) return [...sample.ids, ...below];
  }
  return lookUp(db, filters, want, upTo);
}

async function readSample(db: Db, filters: TaskFilters, upTo: number) {
  const { rows } = await sql<{ seen: number; highest: number; lowest: number; ids: number[] | null }>`
    select count(*) as seen, max(id) as highest, min(id) as lowest,
      array_agg(id order by id desc) filter (where hit) as ids
    from (${newest(filters, upTo, sampleSize)}) newest`.execute(db);
  const { seen = 0, highest = 0, lowest = 0, ids } = rows[0] ?? {};
  return { seen, highest, lowest, ids: (ids ?? []).map(Number) };
}

async function scanDown(db: Db, filters: TaskFilters, want: number, upTo: number, scan: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from (${newest(filters, upTo, scan)}) newest where hit order by id desc limit ${want}`.execute(db);
  return rows.map(({ id }) => id);
}

/** At most `scan` rows, tombstones included, so that no more are ever read. */
function newest(filters: TaskFilters, upTo: number, scan: number) {
  return sql`
    select id, ${fieldTest(filters)} and ${contentTest(filters)} as hit from tasks
    where user_id = ${filters.userId} and id <= ${upTo} order by id desc limit ${scan}`;
}

async function lookUp(db: Db, filters: TaskFilters, want: number, upTo: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with matches as materialized (
      select id from tasks where ${fieldTest(filters)} and ${contentLookup(filters)} and id <= ${upTo}
    )
    select id from matches order by id desc limit ${want}`.execute(db);
  return rows.map(({ id }) => id);
}
