import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ListTasksOutput, Task } from '../domain/schemas.ts';
import type { Db } from './database.ts';
import { type Cursor, fingerprint, readCursor, writeCursor } from './task-cursor.ts';
import { dueCondition, type ListMoment, type ListQuery, resolveFilters, type TaskFilters } from './task-filters.ts';

/** Reads of the tasks, always of one owner and never of deleted ones unless said. */

const pageSize = 50;

/**
 * One page of the user's tasks, by keyset; `next_cursor` where there are more.
 * Throws `Rejected('invalid')` for a date that is none, and for a cursor of another list.
 */
export async function listTasks(db: Db, userId: string, query: ListQuery, when: ListMoment): Promise<ListTasksOutput> {
  const of = fingerprintOf(userId, query);
  const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, of);
  const now = cursor ? new Date(cursor.now) : when.now;
  const filters = resolveFilters(query, { ...when, now });
  const limit = query.limit ?? pageSize;
  const matches = matching(userId, filters);
  const sort = sortOf(query);
  const after = cursor ? afterCursor(sort, cursor) : sql<SqlBool>`true`;
  const { rows } = await sql<{ task: Task; id: number; key: Cursor['key'] }>`
    select task, id, ${sort.asText} as key from tasks where ${matches} and ${after}
    order by ${sort.order} limit ${limit + 1}`.execute(db);
  const total = await sql<{ n: number }>`select count(*) as n from tasks where ${matches}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    tasks: page.map((row) => row.task),
    ...(rows.length > limit && last
      ? { next_cursor: writeCursor({ of, now: now.toISOString(), id: last.id, key: last.key }) }
      : {}),
    total: Number(total.rows[0]?.n),
  };
}

function fingerprintOf(userId: string, query: ListQuery): string {
  const { status = 'all', priority, tags, search, due, due_before, due_after, sort_by, order } = query;
  return fingerprint([userId, status, priority, tags, search, due, due_before, due_after, sort_by, order]);
}

function matching(userId: string, filters: TaskFilters): RawBuilder<SqlBool> {
  const conditions = [
    sql<SqlBool>`user_id = ${userId}`,
    sql<SqlBool>`not deleted`,
    sql<SqlBool>`completed = any(${filters.completed}::boolean[])`,
    sql<SqlBool>`priority = any(${filters.priorities}::smallint[])`,
    dueCondition(filters),
  ];
  if (filters.tags.length > 0) conditions.push(sql`tags @> ${filters.tags}::text[]`);
  if (filters.search !== undefined) conditions.push(sql`search @@ task_query(${filters.search})`);
  if (filters.dated !== undefined) conditions.push(sql`(due_at is not null) = ${filters.dated}`);
  return sql.join(conditions, sql` and `);
}

interface Sort {
  /** The key as it goes into a cursor. */
  asText: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
  after: (cursor: Cursor) => RawBuilder<SqlBool>;
}

function sortOf(query: ListQuery): Sort {
  const down = query.order === 'desc';
  const way = down ? sql`desc` : sql`asc`;
  const more = down ? sql`<` : sql`>`;
  const byKey = (key: RawBuilder<unknown>, type: RawBuilder<unknown>): Sort => ({
    asText: key,
    order: sql`${key} ${way}, id ${way}`,
    after: (cursor) => sql`(${key}, id) ${more} (${cursor.key}::${type}, ${cursor.id}::bigint)`,
  });
  if (query.search !== undefined && query.sort_by === undefined) {
    const rank = sql`ts_rank(search, task_query(${query.search}))::float8`;
    return {
      asText: rank,
      order: sql`${rank} desc, id desc`,
      after: (cursor) => sql`(${rank}, id) < (${cursor.key}::float8, ${cursor.id}::bigint)`,
    };
  }
  switch (query.sort_by ?? 'created_at') {
    case 'priority':
      return byKey(sql`priority`, sql`smallint`);
    case 'completed':
      return byKey(sql`completed`, sql`boolean`);
    case 'title':
      return byKey(sql`title collate "und-x-icu"`, sql`text`);
    case 'due_date':
      return {
        asText: sql`due_at::text`,
        order: sql`due_at ${way} nulls last, id ${way}`,
        after: ({ key, id }) =>
          key === null
            ? sql`due_at is null and id ${more} ${id}::bigint`
            : sql`(due_at is null or (due_at, id) ${more} (${key}::timestamptz, ${id}::bigint))`,
      };
    default:
      return {
        asText: sql`null`,
        order: sql`id ${way}`,
        after: ({ id }) => sql`id ${more} ${id}::bigint`,
      };
  }
}

function afterCursor(sort: Sort, cursor: Cursor): RawBuilder<SqlBool> {
  return sql`(${sort.after(cursor)})`;
}

/** The task, or undefined when there is none of that number or it was deleted. */
export async function readTask(db: Db, userId: string, id: number): Promise<Task | undefined> {
  const row = await db
    .selectFrom('tasks')
    .select('task')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .where('deleted', '=', false)
    .executeTakeFirst();
  return row?.task;
}

/** The task that an add with this key made, a deleted one too. */
export function findTaskByAddKey(db: Db, userId: string, key: string): Promise<{ id: number } | undefined> {
  return db
    .selectFrom('tasks')
    .select('id')
    .where('user_id', '=', userId)
    .where('add_key', '=', key)
    .executeTakeFirst();
}

/** The highest number that the user's tasks ever had, 0 before the first. */
export async function lastTaskNumber(db: Db, userId: string): Promise<number> {
  const row = await db
    .selectFrom('tasks')
    .select('id')
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** Open tasks whose numbers are nearest to `taskId`, nearest first. */
export async function nearbyOpenTasks(
  db: Db,
  userId: string,
  taskId: number,
  limit = 3,
): Promise<{ id: number; title: string }[]> {
  const open = db
    .selectFrom('tasks')
    .select(['id', 'title'])
    .where('user_id', '=', userId)
    .where('deleted', '=', false)
    .where('completed', '=', false)
    .limit(limit);
  const [below, above] = await Promise.all([
    open.where('id', '<=', taskId).orderBy('id', 'desc').execute(),
    open.where('id', '>', taskId).orderBy('id', 'asc').execute(),
  ]);
  const distance = ({ id }: { id: number }) => Math.abs(id - taskId);
  return [...below, ...above].sort((a, b) => distance(a) - distance(b)).slice(0, limit);
}
