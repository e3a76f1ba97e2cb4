import { type RawBuilder, sql } from 'kysely';
import type { Task } from '../../domain/schemas.ts';
import type { Db } from '../database.ts';
import type { Cursor, SortKey } from './task-cursor.ts';
import { contentTest, dueCondition, fieldTest, instant, type TaskFilters } from './task-filters.ts';
import { type TaskOrder, toKey, wayOf } from './task-order.ts';

/** Tasks read along an index in the order asked for, each range of it only as far as a page needs. */

export interface Row {
  id: number;
  key: SortKey;
  task: Task;
}

export interface Walk {
  filters: TaskFilters;
  order: TaskOrder;
  cursor: Pick<Cursor, 'id' | 'key'> | undefined;
  limit: number;
}

/** Rows on which tags and words are tested in vain before the matches are sorted instead: a common match may lie far away in the order. */
const testBudget = 1_000;

/**
 * The first `limit` tasks after the cursor; undefined when tags and words were not met often enough on the way.
 * They are tested in growing portions of the order, so that a kind of task that has none of them is not read to its end.
 */
export async function walkContent(db: Db, walk: Walk): Promise<Row[] | undefined> {
  const { filters, order, limit } = walk;
  if (order.by === 'created_at') return (await readRows(db, filters, numberRun(walk))).filter(isHit);
  const rows: Row[] = [];
  let left = Math.max(testBudget, 5 * limit);
  for (const [phase, inKind] of phases(walk).entries()) {
    let cursor = phase === 0 ? walk.cursor : undefined;
    for (let portion = 4 * limit; ; ) {
      const read = await readRows(db, filters, kindRun({ ...walk, cursor, limit: portion }, inKind));
      rows.push(...read.filter(isHit).slice(0, limit - rows.length));
      if (rows.length === limit) return rows;
      const last = read.at(-1);
      if (!last || read.length < portion) break;
      left -= read.length;
      if (left <= 0) return undefined;
      cursor = { id: last.id, key: last.key };
      portion = Math.min(left, nextPortion(read, limit - rows.length));
    }
  }
  return rows;
}

/** The first `limit` tasks after the cursor, for filters without tags and words. */
export async function walkTasks(db: Db, walk: Walk): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [phase, inKind] of phases(walk).entries()) {
    const rest = { ...walk, cursor: phase === 0 ? walk.cursor : undefined, limit: walk.limit - rows.length };
    rows.push(...(await readRows(db, walk.filters, kindRun(rest, inKind))).filter(isHit));
    if (rows.length === walk.limit) break;
  }
  return rows;
}

/** As many as should hold `wanted` hits, going by those just read. */
function nextPortion(read: Read[], wanted: number): number {
  const share = read.filter(isHit).length / read.length;
  return Math.ceil(Math.min((1.3 * wanted) / share, 4 * read.length));
}

/** The numbers of the first `limit` tasks, by due date where the filters name one; tags and words are not tested. */
export async function walkIds(db: Db, filters: TaskFilters, limit: number): Promise<number[]> {
  const order = { by: filters.dated ? 'due_date' : 'created_at', down: false } as const;
  const walk = { filters, order, cursor: undefined, limit };
  const { rows } = await kindRun(walk, phases(walk)[0] ?? byNumber).execute(db);
  return rows.map(({ id }) => id);
}

type Sql = RawBuilder<unknown>;
type Run = RawBuilder<{ id: number; key: unknown }>;

/** One after the other: tasks without a due date come last in both directions. */
function phases({ filters, order: { by }, cursor }: Walk): KindOrder[] {
  if (by === 'title') return [byTitle];
  if (by !== 'due_date') return [filters.dated === false ? undated : byNumber];
  if (filters.dated === false || cursor?.key === null) return [undated];
  return filters.dated ? [dated] : [dated, undated];
}

/** Along the primary key, past tombstones: no kind can be empty there, and the rows must be seen anyway. */
function numberRun({ filters, order: { down }, cursor, limit }: Walk): Run {
  const start = cursor ? sql`id ${beyond(down)} ${cursor.id}::bigint` : sql`true`;
  return sql`select id, null as key from tasks
    where ${fieldTest(filters)} and ${contentTest(filters)} and ${start} order by id ${wayOf(down)} limit ${limit}`;
}

/** What orders the tasks within a kind before their number does. */
interface KindOrder {
  key: Sql;
  column?: Sql;
  value?: (key: SortKey) => Sql;
  only?: Sql;
}

const byNumber: KindOrder = { key: sql`null` };
const byTitle: KindOrder = {
  key: sql`title`,
  column: sql`title collate title_order`,
  value: (key) => sql`${key}::text`,
};
const dated: KindOrder = {
  key: sql`due_at`,
  column: sql`due_at`,
  value: (key) => instant(key as number),
  only: sql`due_at is not null`,
};
const undated: KindOrder = { key: sql`null`, only: sql`due_at is null` };

/** In an order within each completed and priority, then merged. */
function kindRun({ filters, order: { by, down }, cursor, limit }: Walk, inKind: KindOrder): Run {
  const { key, column, value, only = sql`true` } = inKind;
  const kinds = kindsAfter(filters, by, down, cursor);
  const start =
    column && value && cursor
      ? sql`(${column}, id) ${beyond(down)} (${value(cursor.key)}, ${cursor.id}::bigint)`
      : sql`id ${beyond(down)} kind.after_id`;
  const ofKind = by === 'priority' || by === 'completed';
  const merged = {
    key: ofKind ? sql`kind.${sql.ref(by)}` : sql`x.key`,
    collate: by === 'title' ? sql`collate title_order` : sql``,
  };
  const way = wayOf(down);
  return sql`select x.id, ${merged.key} as key
    from unnest(${kinds.map((kind) => kind.completed)}::boolean[], ${kinds.map((kind) => kind.priority)}::smallint[],
      ${kinds.map((kind) => kind.afterId)}::bigint[]) as kind(completed, priority, after_id)
    cross join lateral (
      select id, ${key} as key from tasks
      where user_id = ${filters.userId} and not deleted and completed = kind.completed and priority = kind.priority
        and ${only} and ${start} and ${dueCondition(filters)}
      order by ${column ? sql`${column} ${way},` : sql``} id ${way} limit ${limit}
    ) x
    order by ${column || ofKind ? sql`${merged.key} ${merged.collate} ${way},` : sql``} x.id ${way} limit ${limit}`;
}

interface Kind {
  completed: boolean;
  priority: number;
  afterId: number;
}

/** The kinds that the cursor has not passed yet, with the number to go on from where numbers alone order a kind. */
function kindsAfter(filters: TaskFilters, by: TaskOrder['by'], down: boolean, cursor: Walk['cursor']): Kind[] {
  const start = down ? Number.MAX_SAFE_INTEGER : 0;
  const kinds = filters.completed.flatMap((completed) =>
    filters.priorities.map((priority) => ({ completed, priority })),
  );
  return kinds.flatMap((kind) => {
    if (!cursor) return [{ ...kind, afterId: start }];
    if (by !== 'priority' && by !== 'completed') return [{ ...kind, afterId: cursor.id }];
    const ahead = (Number(kind[by]) - Number(cursor.key)) * (down ? -1 : 1);
    return ahead < 0 ? [] : [{ ...kind, afterId: ahead === 0 ? cursor.id : start }];
  });
}

function beyond(down: boolean): Sql {
  return down ? sql`<` : sql`>`;
}

type Read = Omit<Row, 'task'> & { task: Task | null };

const isHit = (read: Read): read is Row => read.task !== null;

/** The tasks themselves are read last, so that only those of the portion are; null for those without the tags and words. */
async function readRows(db: Db, filters: TaskFilters, run: Run): Promise<Read[]> {
  const { rows } = await sql<{ id: number; key: unknown; task: Task | null }>`
    select run.id, run.key,
      (select task from tasks t where t.user_id = ${filters.userId} and t.id = run.id and ${contentTest(filters)}) as task
    from (${run}) run`.execute(db);
  return rows.map(({ id, key, task }) => ({ id, key: toKey(key), task }));
}
