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
  const sample = await scanNewest(db, filters, want, upTo, sampleSize);
  if (sample.seen < sampleSize || sample.ids.length === want) return sample.ids;
  const share = sample.ids.length / sampleSize;
  const toScan = want / share;
  // Numbers count from 1, so the highest one stands for how many tasks there are.
  if (toScan < share * sample.highest) {
    const scan = Math.ceil(toScan * 2);
    const found = await scanNewest(db, filters, want, upTo, scan);
    if (found.seen < scan || found.ids.length === want) return found.ids;
  }
  return lookUp(db, filters, want, upTo);
}

async function scanNewest(db: Db, filters: TaskFilters, want: number, upTo: number, scan: number) {
  const { rows } = await sql<{ seen: number; highest: number; ids: number[] | null }>`
    select count(*) as seen, max(id) as highest, array_agg(id order by id desc) filter (where hit) as ids
    from (
      select id, ${fieldTest(filters)} and ${contentTest(filters)} as hit from tasks
      where user_id = ${filters.userId} and id <= ${upTo} order by id desc limit ${scan}
    ) newest`.execute(db);
  const { seen = 0, highest, ids } = rows[0] ?? {};
  return { seen, highest: highest ?? 0, ids: (ids ?? []).slice(0, want).map(Number) };
}

async function lookUp(db: Db, filters: TaskFilters, want: number, upTo: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with matches as materialized (
      select id from tasks where ${fieldTest(filters)} and ${contentLookup(filters)} and id <= ${upTo}
    )
    select id from matches order by id desc limit ${want}`.execute(db);
  return rows.map(({ id }) => id);
}
