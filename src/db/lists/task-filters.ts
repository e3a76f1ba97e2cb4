import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type ListTasksInput, priorities } from '../../domain/schemas.ts';
import { cleanTags } from '../../domain/task.ts';
import { Rejected } from '../../errors.ts';
import type { When } from '../../language/calendar.ts';
import { dayBounds, localDay, resolveDueDate, startOfDue } from '../../language/dates.ts';
import type { Db } from '../database.ts';

export type ListQuery = Omit<ListTasksInput, 'user_id'>;
export type Condition = RawBuilder<SqlBool>;

/** `at`: instant for due dates with a time (ms since 1970); `day`: for those without, the first day that begins at or after it. */
interface DueBound {
  at: number;
  day: string;
}

export interface TaskFilters {
  userId: string;
  /** The values of `completed` that may match; none: nothing can. */
  completed: boolean[];
  priorities: number[];
  tags: string[];
  /** Words as the database's query for them, in text */
  search: string | undefined;
  /** True: only with a due date, false: only without. */
  dated: boolean | undefined;
  /** Due at or after all of these */
  from: DueBound[];
  /** Due before all of these */
  to: DueBound[];
}

/** Does it matter in which zone and language the query is read? */
export const namesDays = ({ due, due_before, due_after }: ListQuery): boolean =>
  [due, due_before, due_after].some((each) => each !== undefined && each !== 'none');

/** Read once for all statements of a list: it takes longer than looking up what it asks for. */
export async function readSearch(db: Db, { search }: ListQuery): Promise<string | undefined> {
  if (search === undefined) return undefined;
  const { rows } = await sql<{ query: string }>`select task_query(${search})::text as query`.execute(db);
  return rows[0]?.query;
}

/**
 * What a list asks for, with every day and phrase resolved; `search` is what `readSearch` answers. Throws `Rejected('invalid')` for a date
 * that is none.
 */
export function resolveFilters(userId: string, query: ListQuery, when: When, search: string | undefined): TaskFilters {
  const { from, to } = dueBounds(query, when);
  const bounded = from.length + to.length > 0;
  const status = { all: [false, true], pending: [false], completed: [true] }[query.status ?? 'all'];
  const completed = query.due === 'overdue' ? status.filter((done) => !done) : status;
  return {
    userId,
    completed: query.due === 'none' && bounded ? [] : completed,
    priorities: query.priority ? [priorities.indexOf(query.priority)] : priorities.map((_, rank) => rank),
    tags: tagsToFind(query.tags ?? []),
    search,
    dated: query.due === 'none' ? false : bounded || undefined,
    from,
    to,
  };
}

/** The tags of a filter. Throws `Rejected('invalid')` for a blank one, without which the list would be another than was asked for. */
function tagsToFind(tags: string[]): string[] {
  if (tags.some((tag) => cleanTags([tag]).length === 0))
    throw new Rejected('invalid', 'tags holds a blank one; name each tag, or leave tags out.');
  return cleanTags(tags);
}

function dueBounds(query: ListQuery, when: When): Pick<TaskFilters, 'from' | 'to'> {
  const from: DueBound[] = [];
  const to: DueBound[] = [];
  const { zone } = when;
  if (query.due_after !== undefined) from.push(boundAt(startOfDue(resolveDueDate(query.due_after, when), zone), zone));
  if (query.due_before !== undefined) to.push(boundAt(startOfDue(resolveDueDate(query.due_before, when), zone), zone));
  if (query.due === undefined || query.due === 'none') return { from, to };
  const today = localDay(when.now, zone);
  if (query.due === 'overdue') to.push({ at: when.now.getTime(), day: today });
  if (query.due === 'today' || query.due === 'tomorrow' || query.due === 'week') {
    const first = query.due === 'tomorrow' ? localDay(dayBounds(today, zone).to, zone) : today;
    const days = dayBounds(first, zone, query.due === 'week' ? 7 : 1);
    from.push(boundAt(days.from, zone));
    to.push(boundAt(days.to, zone));
  }
  return { from, to };
}

function boundAt(instant: Date, zone: string): DueBound {
  const day = localDay(instant, zone);
  const { from, to } = dayBounds(day, zone);
  return { at: instant.getTime(), day: from < instant ? localDay(to, zone) : day };
}

/** A zone's midnight is never this far from UTC's, local mean times of old included. */
const zoneMs = 16 * 3_600_000;

/**
 * The due filter: a range that the index on `due_at` can serve, then the exact test. The stored instant of a day
 * without a time is its start in the zone that the user had then, so the range leaves room for every zone.
 */
export function dueCondition({ from, to, dated }: TaskFilters): Condition {
  if (dated === false) return sql`due_at is null`;
  const conditions: Condition[] = [];
  for (const { at, day } of from)
    conditions.push(sql`due_at >= ${instant(Math.min(at, Date.parse(day) - zoneMs))}
      and case when due_day is null then due_at >= ${instant(at)} else due_day >= ${pgDate(day)}::date end`);
  for (const { at, day } of to)
    conditions.push(sql`due_at < ${instant(Math.max(at, Date.parse(day)))}
      and case when due_day is null then due_at < ${instant(at)} else due_day < ${pgDate(day)}::date end`);
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}

export function instant(ms: number): RawBuilder<Date> {
  return sql`${pgDate(new Date(ms).toISOString())}::timestamptz`;
}

/** The year after 9999 is "+010000" in ISO 8601 and 10000 to Postgres. */
function pgDate(iso: string): string {
  return iso.replace(/^\+0*/, '');
}

export function hasContent({ tags, search }: TaskFilters): boolean {
  return tags.length > 0 || search !== undefined;
}

/** Tags and words as a test of the row only, so that the planner keeps to the order asked for. */
export function contentTest({ tags, search }: TaskFilters): Condition {
  const conditions: Condition[] = [sql`true`];
  if (tags.length > 0) conditions.push(sql`(tags @> ${tags}::text[]) is true`);
  if (search !== undefined) conditions.push(sql`(search @@ ${search}::tsquery) is true`);
  return sql.join(conditions, sql` and `);
}

/** Tags and words as the index on them serves it. */
export function contentLookup({ userId, tags, search }: TaskFilters): Condition {
  const conditions: Condition[] = [sql`array[user_id] @> array[${userId}::text]`];
  if (tags.length > 0) conditions.push(sql`tags @> ${tags}::text[]`);
  if (search !== undefined) conditions.push(sql`search @@ ${search}::tsquery`);
  return sql.join(conditions, sql` and `);
}

/** Everything but tags and words. */
export function fieldTest(filters: TaskFilters): Condition {
  return sql`user_id = ${filters.userId} and not deleted and completed = any(${filters.completed}::boolean[])
    and priority = any(${filters.priorities}::smallint[]) and ${dueCondition(filters)}`;
}
