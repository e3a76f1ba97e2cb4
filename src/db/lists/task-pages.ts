import { sql } from 'kysely';
import type { Task } from '../../domain/schemas.ts';
import type { Db } from '../database.ts';
import type { Cursor } from './task-cursor.ts';
import {
  type Condition,
  contentLookup,
  contentTest,
  dueCondition,
  fieldTest,
  hasContent,
  type TaskFilters,
} from './task-filters.ts';
import { findMatches } from './task-matches.ts';
import { after, keyColumn, newestFirst, orderBy, toKey } from './task-order.ts';
import { type Row, type Walk, walkContent, walkIds, walkTasks } from './task-walks.ts';

/** So many matches of tags and words are found, counted and ranked as a whole. */
const matchLimit = 200;
/** So many tasks of a due range are sorted as a whole; of more, only those that a page needs. */
const setSize = 1_000;
/** Due ranges are counted up to here. */
const countLimit = 10_000;
/** Found tasks that are read beyond a page, in case that some changed meanwhile. */
const spare = 50;

export interface Page {
  rows: Row[];
  total: number;
  /** With the best match first: the numbers between which tasks were ranked. */
  ranked?: Cursor['ranked'];
}

type PageWalk = Walk & { cursor: Cursor | undefined };

/** A page in the order asked for and how many tasks match in all (docs/specs/lists.md says how far that is counted). */
export async function readPage(db: Db, walk: PageWalk): Promise<Page> {
  const { filters, order } = walk;
  if (filters.completed.length === 0) return { rows: [], total: 0 };
  if (order.by === 'rank') return readRanked(db, walk);
  if (hasContent(filters)) return readMatches(db, walk);
  return filters.dated === true ? readRange(db, walk) : readKind(db, walk);
}

async function readMatches(db: Db, walk: Walk): Promise<Page> {
  const ids = await findMatches(db, walk.filters, matchLimit + 1, Number.MAX_SAFE_INTEGER);
  const rows =
    ids.length <= matchLimit
      ? await readSet(db, walk, ids)
      : ((await walkContent(db, walk)) ?? (await sortAmong(db, walk, contentLookup(walk.filters))));
  return { rows, total: Math.min(ids.length, matchLimit) };
}

/** Filters that the counters know. */
async function readKind(db: Db, walk: Walk): Promise<Page> {
  const { filters, order } = walk;
  const isIndexed = filters.dated === undefined || order.by !== 'title';
  // One after the other: a list that waits in two places at once passes those of other people.
  if (isIndexed) return { rows: await walkTasks(db, walk), total: await readCount(db, filters) };
  const total = await readCount(db, filters);
  if (total > setSize) return { rows: await walkTasks(db, walk), total };
  return { rows: await readSet(db, walk, await walkIds(db, filters, setSize)), total };
}

async function readRange(db: Db, walk: Walk): Promise<Page> {
  const { filters, order } = walk;
  if (order.by === 'due_date') return { rows: await walkTasks(db, walk), total: await countRange(db, filters) };
  const ids = await walkIds(db, filters, setSize + 1);
  if (ids.length <= setSize) return { rows: await readSet(db, walk, ids), total: ids.length };
  return { rows: await walkTasks(db, walk), total: await countRange(db, filters) };
}

/** The best of the newest matches first, then the older ones, newest first. */
async function readRanked(db: Db, walk: PageWalk): Promise<Page> {
  const { filters, cursor, limit } = walk;
  const found = await findMatches(db, filters, matchLimit + 1, cursor?.ranked?.to ?? Number.MAX_SAFE_INTEGER);
  const newest = found.slice(0, matchLimit);
  const ranked = cursor?.ranked ?? {
    from: found.length > matchLimit ? (newest.at(-1) ?? 0) : 0,
    to: newest[0] ?? 0,
  };
  const inRank = cursor?.key !== null;
  const rows = inRank
    ? await readSet(
        db,
        walk,
        newest.filter((id) => id >= ranked.from),
      )
    : [];
  const upTo = (inRank ? ranked.from : cursor.id) - 1;
  if (rows.length < limit && upTo > 0) {
    const older = await findMatches(db, filters, limit - rows.length, upTo);
    rows.push(...(await readSet(db, { ...walk, order: newestFirst, cursor: undefined }, older)));
  }
  return { rows, total: newest.length, ranked };
}

/** The page out of these tasks. Filters are tested again, because a task may have changed since it was found. */
async function readSet(db: Db, walk: Walk, ids: number[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  const { filters, order, cursor, limit } = walk;
  const chosen = order.by === 'created_at' ? cutToPage(ids, order.down, cursor?.id, limit + spare) : ids;
  return sortAmong(db, walk, sql`id = any(${chosen}::bigint[]) and ${contentTest(filters)}`);
}

async function sortAmong(db: Db, { filters, order, cursor, limit }: Walk, among: Condition): Promise<Row[]> {
  const { rows } = await sql<{ id: number; key: unknown; task: Task }>`
    select id, key, task from (
      select id, ${keyColumn(order, filters.search)} as key, task from tasks where ${fieldTest(filters)} and ${among}
    ) matches where ${after(order, cursor)} order by ${orderBy(order)} limit ${limit}`.execute(db);
  return rows.map(({ id, key, task }) => ({ id, key: toKey(key), task }));
}

function cutToPage(ids: number[], down: boolean, afterId: number | undefined, limit: number): number[] {
  const left = afterId === undefined ? ids : ids.filter((id) => (down ? id < afterId : id > afterId));
  return left.toSorted((a, b) => (down ? b - a : a - b)).slice(0, limit);
}

async function readCount(db: Db, { userId, completed, priorities, dated }: TaskFilters): Promise<number> {
  const { rows } = await sql<{ n: number | null }>`
    select sum(n)::bigint as n from task_counts
    where user_id = ${userId} and completed = any(${completed}::boolean[]) and priority = any(${priorities}::smallint[])
      ${dated === undefined ? sql`` : sql`and dated = ${dated}`}`.execute(db);
  return rows[0]?.n ?? 0;
}

async function countRange(db: Db, filters: TaskFilters): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select from unnest(${filters.completed}::boolean[]) as status(completed)
      cross join unnest(${filters.priorities}::smallint[]) as rank(priority)
      cross join lateral (
        select from tasks
        where user_id = ${filters.userId} and not deleted and completed = status.completed and priority = rank.priority
          and ${dueCondition(filters)}
        limit ${countLimit}
      ) x limit ${countLimit}
    ) counted`.execute(db);
  return rows[0]?.n ?? 0;
}
