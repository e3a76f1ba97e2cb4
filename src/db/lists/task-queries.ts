import type { ListTasksOutput, Task } from '../../domain/schemas.ts';
import type { When } from '../../language/calendar.ts';
import type { Db } from '../database.ts';
import { fingerprint, readCursor, writeCursor } from './task-cursor.ts';
import { type ListQuery, readSearch, resolveFilters } from './task-filters.ts';
import { isKeyOf, orderOf } from './task-order.ts';
import { readPage } from './task-pages.ts';

/** Reads of tasks, always of one owner and never of deleted ones unless said. */

const pageSize = 50;

/**
 * One page of the user's tasks and how many there are in all; `next_cursor` where more follow (docs/specs/lists.md).
 * Throws `Rejected('invalid')` for a date that is none, and for a cursor of another list.
 */
export async function listTasks(db: Db, userId: string, query: ListQuery, when: When): Promise<ListTasksOutput> {
  const of = fingerprintOf(userId, query);
  const order = orderOf(query);
  const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, of, (key) => isKeyOf(order.by, key));
  const now = cursor ? new Date(cursor.now) : when.now;
  const limit = query.limit ?? pageSize;
  const filters = resolveFilters(userId, query, { ...when, now }, await readSearch(db, query));
  const { rows, total, ranked } = await readPage(db, { filters, order, cursor, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const next = last && { of, now: now.getTime(), id: last.id, key: last.key, ...(ranked ? { ranked } : {}) };
  return { tasks: page.map(({ task }) => task), ...(next ? { next_cursor: writeCursor(next) } : {}), total };
}

function fingerprintOf(userId: string, query: ListQuery): string {
  const { status, priority, tags, search, due, due_before, due_after, sort_by, order } = query;
  return fingerprint([userId, status, priority, tags, search, due, due_before, due_after, sort_by, order]);
}

/** The task that an add with this key made, or that another change was made to under it; a deleted one too. */
export async function findTaskByKey(db: Db, userId: string, key: string): Promise<{ id: number } | undefined> {
  const made = await db
    .selectFrom('tasks')
    .select('id')
    .where('user_id', '=', userId)
    .where('add_key', '=', key)
    .executeTakeFirst();
  return (
    made ??
    db
      .selectFrom('used_keys')
      .select('task_id as id')
      .where('user_id', '=', userId)
      .where('key', '=', key)
      .executeTakeFirst()
  );
}

/** The task that was added under this key, deleted or not. */
export function findAdded(db: Db, userId: string, key: string): Promise<{ task: Task; deleted: boolean } | undefined> {
  const made = db.selectFrom('tasks').select(['task', 'deleted']).where('user_id', '=', userId);
  return made.where('add_key', '=', key).executeTakeFirst();
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
  // One short walk of the index by number in each direction for each priority: however many tasks are done, they are passed over.
  const walk = (priority: number, comparison: '<=' | '>', order: 'asc' | 'desc') =>
    db
      .selectFrom('tasks')
      .select(['id', 'title'])
      .where('user_id', '=', userId)
      .where('completed', '=', false)
      .where('priority', '=', priority)
      .where('deleted', '=', false)
      .where('id', comparison, taskId)
      .orderBy('id', order)
      .limit(limit)
      .execute();
  const found = await Promise.all([0, 1, 2, 3].flatMap((each) => [walk(each, '<=', 'desc'), walk(each, '>', 'asc')]));
  const distance = ({ id }: { id: number }) => Math.abs(id - taskId);
  return found
    .flat()
    .sort((a, b) => distance(a) - distance(b) || a.id - b.id)
    .slice(0, limit);
}

/** How many tasks the user has, deleted ones not counted. */
export async function countTasks(db: Db, userId: string): Promise<number> {
  const { n } = await db
    .selectFrom('task_counts')
    .select((row) => row.fn.sum<number>('n').as('n'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(n ?? 0);
}
