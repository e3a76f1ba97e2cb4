import { type RawBuilder, sql } from 'kysely';
import type { Cursor, SortKey } from './task-cursor.ts';
import { type Condition, instant, type ListQuery } from './task-filters.ts';

export interface TaskOrder {
  by: NonNullable<ListQuery['sort_by']> | 'rank';
  down: boolean;
}

export const newestFirst: TaskOrder = { by: 'created_at', down: true };

export function orderOf({ search, sort_by, order }: ListQuery): TaskOrder {
  if (search !== undefined && sort_by === undefined) return { by: 'rank', down: true };
  return { by: sort_by ?? 'created_at', down: order === 'desc' };
}

/** Between these lie all due dates there can be, and nothing that Postgres cannot read. */
const earliest = Date.UTC(1500, 0);
const latest = Date.UTC(10_001, 0);

/** Whether a cursor of this order may hold the key. */
export function isKeyOf(by: TaskOrder['by'], key: SortKey): boolean {
  switch (by) {
    case 'created_at':
      return key === null;
    case 'due_date':
      return key === null || (Number.isInteger(key) && (key as number) > earliest && (key as number) < latest);
    case 'priority':
      return Number.isInteger(key) && (key as number) >= 0 && (key as number) <= 3;
    case 'completed':
      return typeof key === 'boolean';
    case 'title':
      return typeof key === 'string';
    case 'rank':
      return key === null || typeof key === 'number';
  }
}

/** What the tasks are ordered by, as a column `key` that fits into a cursor once `toKey` has read it. */
export function keyColumn({ by }: TaskOrder, search: string | undefined): RawBuilder<unknown> {
  switch (by) {
    case 'created_at':
      return sql`null`;
    case 'due_date':
      return sql`due_at`;
    case 'rank':
      return sql`ts_rank(search, ${search}::tsquery)::float8`;
    default:
      return sql.ref(by);
  }
}

export function toKey(value: unknown): SortKey {
  return value instanceof Date ? value.getTime() : (value as SortKey);
}

/** Over rows with `id` and `key`. */
export function orderBy({ by, down }: TaskOrder): RawBuilder<unknown> {
  const way = wayOf(down);
  if (by === 'created_at') return sql`id ${way}`;
  if (by === 'due_date') return sql`key ${way} nulls last, id ${way}`;
  return by === 'title' ? sql`key collate title_order ${way}, id ${way}` : sql`key ${way}, id ${way}`;
}

/** Rows with `id` and `key` that come after the cursor's. */
export function after({ by, down }: TaskOrder, cursor: Pick<Cursor, 'id' | 'key'> | undefined): Condition {
  if (!cursor) return sql`true`;
  const { id, key } = cursor;
  const beyond = down ? sql`<` : sql`>`;
  switch (by) {
    case 'created_at':
      return sql`id ${beyond} ${id}::bigint`;
    case 'due_date':
      return key === null
        ? sql`key is null and id ${beyond} ${id}::bigint`
        : sql`(key is null or (key, id) ${beyond} (${instant(key as number)}, ${id}::bigint))`;
    case 'title':
      return sql`(key collate title_order, id) ${beyond} (${key}::text, ${id}::bigint)`;
    case 'rank':
      return sql`(key, id) ${beyond} (${key}::float8, ${id}::bigint)`;
    default:
      return sql`(key, id) ${beyond} (${key}::${by === 'priority' ? sql`smallint` : sql`boolean`}, ${id}::bigint)`;
  }
}

export function wayOf(down: boolean): RawBuilder<unknown> {
  return down ? sql`desc` : sql`asc`;
}
