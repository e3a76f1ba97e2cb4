import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../database.ts';
import { contentLookup, contentTest, fieldTest, type TaskFilters } from './task-filters.ts';

/** The newest tasks that tell how common the matches are. */
const sampleSize = 256;

/**
 * The numbers of the newest `want` tasks, none above `upTo`, that have the tags and words asked for.
 * Common matches are met by going back from the newest task, rare ones are looked up in the index of words.
 */
export async function findMatches(db: Db, filters: TaskFilters, want: number, upTo: number): Promise<number[]> {
  const { met, complete } = await goBack(db, filters, want, upTo);
  return complete ? met : lookUp(db, filters, want, upTo);
}

/**
 * One statement: the sample, and below it, where matches are common enough, as many tasks as should hold the rest.
 * Numbers count from 1, so they stand for how many tasks there are. Complete: enough were met, or there are no others.
 */
async function goBack(db: Db, filters: TaskFilters, want: number, upTo: number) {
  const { rows } = await sql<{ seen: number; scan: number; lowest: number | null; ids: number[]; below: number[] }>`
    with sample as materialized (${newest(filters, sql`${upTo}::bigint`, sql`${sampleSize}::int`)}),
    found as materialized (
      select count(*) as seen, count(*) filter (where hit) as hits, max(id) as highest, min(id) as lowest from sample
    ),
    rest as materialized (
      select seen, hits, lowest, case when seen = ${sampleSize}::int and hits between 1 and ${want}::int - 1
          and ceil(2.0 * (${want}::int - hits) * seen / hits) < 2.0 * hits / seen * highest
        then ceil(2.0 * (${want}::int - hits) * seen / hits)::int else 0 end as scan
      from found
    )
    select seen, scan, lowest, array(select id from sample where hit order by id desc limit ${want}::int) as ids,
      case when scan > 0 then array(
        select id from (${newest(filters, sql`(select lowest - 1 from rest)`, sql`(select scan from rest)`)}) older
        where hit order by id desc limit (select ${want}::int - hits from rest)
      ) else '{}' end as below
    from rest`.execute(db);
  const { seen = 0, scan = 0, lowest, ids = [], below = [] } = rows[0] ?? {};
  const met = [...ids, ...below].map(Number);
  const complete = seen < sampleSize || met.length === want || (scan > 0 && scan >= (lowest ?? 0));
  return { met, complete };
}

/** At most `scan` rows, tombstones included, so that no more are ever read. */
function newest(filters: TaskFilters, upTo: RawBuilder<unknown>, scan: RawBuilder<unknown>) {
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
