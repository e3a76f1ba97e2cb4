import { sql } from 'kysely';
import type { Task } from '../domain/schemas.ts';
import type { Db } from './database.ts';
import type { Cursor } from './task-cursor.ts';
import { contentTest, dueCondition, fieldTest, type TaskFilters } from './task-filters.ts';
import { findMatches } from './task-matches.ts';
import { after, keyColumn, newestFirst, orderBy, type TaskOrder, toKey } from './task-order.ts';
import { type Row, type Walk, walkIds, walkTasks } from './task-walks.ts';

/** So many matches are looked at as a whole; of more, only those that a page needs. */
export const setSize = 1_000;
/** Totals of due ranges are counted up to here. */
const countLimit = 10_000;

export interface Page {
  rows: Row[];
  total: number;
  /** With the best match first: the numbers between which tasks were ranked. */
  ranked?: Cursor['ranked'];
}

/** A page in the order asked for and how many tasks match in all (docs/specs/lists.md says how far that is counted). */
export async function readPage(db: Db, walk: Walk): Promise<Page> {
  const { filters, order } = walk;
  if (filters.completed.length === 0) return { rows: [], total: 0 };
  if (order.by === 'rank') return readRanked(db, walk);
  if (filters.tags.length > 0 || filters.search !== undefined) {
    const ids = await findMatches(db, filters, setSize + 1, Number.MAX_SAFE_INTEGER);
    return { rows: await readSetOrWalk(db, walk, ids), total: Math.min(ids.length, setSize) };
  }
  return filters.dated === true ? readRange(db, walk) : readKind(db, walk);
}

/** Filters that the counters know. */
async function readKind(db: Db, walk: Walk): Promise<Page> {
  const { filters, order } = walk;
  const total = await readCount(db, filters);
  if (total > setSize || servedByIndex(filters, order)) return { rows: await walkTasks(db, walk), total };
  return { rows: await readSet(db, walk, await walkIds(db, filters, setSize)), total };
}

/** Whether the order's index also knows the filters, so that a page reads nothing else. */
function servedByIndex({ priorities, dated }: TaskFilters, { by }: TaskOrder): boolean {
  if (by === 'created_at') return true;
  const anyPriority = priorities.length === 4;
  if (by === 'due_date') return anyPriority;
  return dated === undefined && (anyPriority || by !== 'title');
}

async function readRange(db: Db, walk: Walk): Promise<Page> {
  const ids = walk.order.by === 'due_date' ? undefined : await walkIds(db, walk.filters, setSize + 1);
  const rows = await (ids ? readSetOrWalk(db, walk, ids) : walkTasks(db, walk));
  return { rows, total: ids && ids.length <= setSize ? ids.length : await countRange(db, walk.filters) };
}

/** The best of the newest matches first, then the older ones, newest first. */
async function readRanked(db: Db, walk: Walk): Promise<Page> {
  const { filters, cursor, limit } = walk;
  const found = await findMatches(db, filters, setSize + 1, cursor?.ranked?.to ?? Number.MAX_SAFE_INTEGER);
  const newest = found.slice(0, setSize);
  const ranked = cursor?.ranked ?? {
    from: found.length > setSize ? (newest.at(-1) ?? 0) : 0,
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

function readSetOrWalk(db: Db, walk: Walk, ids: number[]): Promise<Row[]> {
  return ids.length <= setSize ? readSet(db, walk, ids) : walkTasks(db, walk);
}

/** The page out of these tasks. Filters are tested again, because a task may have changed since it was found. */
async function readSet(db: Db, { filters, order, cursor, limit }: Walk, ids: number[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: number; key: unknown; task: Task }>`
    select id, key, task from (
      select id, ${keyColumn(order, filters.search)} as key, task from tasks
      where user_id = ${filters.userId} and id = any(${ids}::bigint[])
        and ${fieldTest(filters)} and ${contentTest(filters)}
    ) matches where ${after(order, cursor)} order by ${orderBy(order)} limit ${limit}`.execute(db);
  return rows.map(({ id, key, task }) => ({ id, key: toKey(key), task }));
}

async function readCount(db: Db, { userId, completed, priorities, dated }: TaskFilters): Promise<number> {
  const { rows } = await sql<{ n: number | null }>`
    select sum(n)::bigint as n from task_counts
    where user_id = ${userId} and completed = any(${completed}::boolean[]) and priority = any(${priorities}::smallint[])
      ${dated === undefined ? sql`` : sql`and dated = ${dated}`}`.execute(db);
  return rows[0]?.n ?? 0;
}

async function countRange(db: Db, filters: TaskFilters): Promise<number> {
  const priority = filters.priorities.length < 4 ? sql`priority = any(${filters.priorities}::smallint[])` : sql`true`;
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select from unnest(${filters.completed}::boolean[]) as status(completed) cross join lateral (
        select from tasks
        where user_id = ${filters.userId} and not deleted and completed = status.completed and ${priority}
          and ${dueCondition(filters)}
        limit ${countLimit}
      ) x limit ${countLimit}
    ) counted`.execute(db);
  return rows[0]?.n ?? 0;
}
