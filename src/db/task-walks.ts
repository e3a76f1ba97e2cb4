import { type RawBuilder, sql } from 'kysely';
import type { Task } from '../domain/schemas.ts';
import type { Db } from './database.ts';
import type { Cursor, SortKey } from './task-cursor.ts';
import { type Condition, contentTest, dueCondition, fieldTest, instant, type TaskFilters } from './task-filters.ts';
import { type TaskOrder, toKey, wayOf } from './task-order.ts';

/** Tasks read along an index in the order asked for, each range of it only as far as a page needs. */

export interface Row {
  id: number;
  key: SortKey;
  task: Task;
}

/** The first `limit` tasks after the cursor. Reads more rows only where the order's index does not know a filter. */
export async function walkTasks(db: Db, walk: Walk): Promise<Row[]> {
  const first = await readRows(db, walk, firstRun(walk));
  if (walk.order.by !== 'due_date' || walk.filters.dated !== undefined || first.length === walk.limit) return first;
  if (walk.cursor?.key === null) return first;
  const rest = { ...walk, cursor: undefined, limit: walk.limit - first.length };
  return [...first, ...(await readRows(db, rest, undatedRun(rest)))];
}

/** The numbers of the first `limit` tasks, by due date where the filters name one. */
export async function walkIds(db: Db, filters: TaskFilters, limit: number): Promise<number[]> {
  const order = { by: filters.dated ? 'due_date' : 'created_at', down: false } as const;
  const { rows } = await firstRun({ filters, order, cursor: undefined, limit }).execute(db);
  return rows.map(({ id }) => id);
}

export interface Walk {
  filters: TaskFilters;
  order: TaskOrder;
  cursor: Cursor | undefined;
  limit: number;
}

type Run = RawBuilder<{ id: number; key: unknown }>;

function firstRun(walk: Walk): Run {
  const { filters, order, cursor } = walk;
  const selective = filters.tags.length > 0 || filters.search !== undefined;
  switch (order.by) {
    case 'title':
      return titleRun(walk);
    case 'due_date':
      return filters.dated === false || cursor?.key === null ? undatedRun(walk) : datedRun(walk);
    case 'created_at':
      if (selective) return numberRun(walk);
      return filters.dated === false ? undatedRun(walk) : kindRun(walk);
    default:
      return kindRun(walk);
  }
}

/** Along the primary key, past tombstones: for filters that must see the row anyway. */
function numberRun({ filters, order: { down }, cursor, limit }: Walk): Run {
  return sql`select id, null as key from tasks
    where ${fieldTest(filters)} and ${contentTest(filters)} and ${beyond(down, cursor)}
    order by id ${wayOf(down)} limit ${limit}`;
}

interface Kind {
  completed: boolean;
  priority: number;
  afterId: number;
}

/** By number within each completed and priority, then merged. */
function kindRun({ filters, order: { by, down }, cursor, limit }: Walk): Run {
  const kinds = filters.completed.flatMap((completed) =>
    filters.priorities.flatMap((priority) => kindAfter({ completed, priority }, by, down, cursor)),
  );
  const key = by === 'created_at' ? sql`null` : sql`kind.${sql.ref(by)}`;
  const keyOrder = by === 'created_at' ? sql`` : sql`key ${wayOf(down)},`;
  return sql`select x.id, ${key} as key
    from unnest(${kinds.map((kind) => kind.completed)}::boolean[], ${kinds.map((kind) => kind.priority)}::smallint[],
      ${kinds.map((kind) => kind.afterId)}::bigint[]) as kind(completed, priority, after_id)
    cross join lateral (
      select id from tasks
      where user_id = ${filters.userId} and not deleted and completed = kind.completed and priority = kind.priority
        and id ${down ? sql`<` : sql`>`} kind.after_id and ${dueCondition(filters)} and ${contentTest(filters)}
      order by id ${wayOf(down)} limit ${limit}
    ) x order by ${keyOrder} x.id ${wayOf(down)} limit ${limit}`;
}

/** The kind with the number to go on from, or nothing when the cursor is past the whole kind. */
function kindAfter(
  kind: Omit<Kind, 'afterId'>,
  by: TaskOrder['by'],
  down: boolean,
  cursor: Cursor | undefined,
): Kind[] {
  const all = { ...kind, afterId: down ? Number.MAX_SAFE_INTEGER : 0 };
  if (!cursor) return [all];
  if (by === 'created_at') return [{ ...kind, afterId: cursor.id }];
  const distance = Number(by === 'priority' ? kind.priority : kind.completed) - Number(cursor.key);
  if (distance === 0) return [{ ...kind, afterId: cursor.id }];
  return distance > 0 === down ? [] : [all];
}

function titleRun({ filters, order: { down }, cursor, limit }: Walk): Run {
  const title = sql`title collate title_order`;
  const start = cursor
    ? sql`(${title}, id) ${down ? sql`<` : sql`>`} (${cursor.key}::text, ${cursor.id}::bigint)`
    : sql`true`;
  return statusRun(filters, limit, down, {
    key: sql`title`,
    condition: sql`${start} and ${dueCondition(filters)}`,
    order: [title, sql`id`],
    merged: [sql`x.key collate title_order`, sql`x.id`],
  });
}

function datedRun({ filters, order: { down }, cursor, limit }: Walk): Run {
  const start = cursor
    ? sql`(due_at, id) ${down ? sql`<` : sql`>`} (${instant(cursor.key as number)}, ${cursor.id}::bigint)`
    : sql`due_at is not null`;
  return statusRun(filters, limit, down, {
    key: sql`due_at`,
    condition: sql`${start} and ${dueCondition(filters)}`,
    order: [sql`due_at`, sql`id`],
    merged: [sql`x.key`, sql`x.id`],
  });
}

function undatedRun({ filters, order: { down }, cursor, limit }: Walk): Run {
  return statusRun(filters, limit, down, {
    key: sql`null`,
    condition: sql`due_at is null and ${beyond(down, cursor)}`,
    order: [sql`id`],
    merged: [sql`x.id`],
  });
}

interface StatusRun {
  key: RawBuilder<unknown>;
  condition: RawBuilder<unknown>;
  order: RawBuilder<unknown>[];
  merged: RawBuilder<unknown>[];
}

/** In an order within each value of `completed`, then merged. */
function statusRun(filters: TaskFilters, limit: number, down: boolean, run: StatusRun): Run {
  const priority = filters.priorities.length < 4 ? sql`priority = any(${filters.priorities}::smallint[])` : sql`true`;
  const along = (columns: RawBuilder<unknown>[]) => sql.join(columns.map((column) => sql`${column} ${wayOf(down)}`));
  return sql`select x.id, x.key from unnest(${filters.completed}::boolean[]) as status(completed) cross join lateral (
      select id, ${run.key} as key from tasks
      where user_id = ${filters.userId} and not deleted and completed = status.completed and ${priority}
        and ${run.condition} and ${contentTest(filters)}
      order by ${along(run.order)} limit ${limit}
    ) x order by ${along(run.merged)} limit ${limit}`;
}

function beyond(down: boolean, cursor: Cursor | undefined): Condition {
  if (!cursor) return sql`true`;
  return down ? sql`id < ${cursor.id}::bigint` : sql`id > ${cursor.id}::bigint`;
}

/** The tasks themselves are read last, so that only those of the page are. */
async function readRows(db: Db, { filters }: Walk, run: Run): Promise<Row[]> {
  const { rows } = await sql<{ id: number; key: unknown; task: Task }>`
    select run.id, run.key, (select task from tasks t where t.user_id = ${filters.userId} and t.id = run.id) as task
    from (${run}) run`.execute(db);
  return rows.map(({ id, key, task }) => ({ id, key: toKey(key), task }));
}
