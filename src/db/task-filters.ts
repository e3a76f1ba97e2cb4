import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { dayBounds, localDay, resolveDueDate, startOfDue } from '../domain/dates.ts';
import { type ListTasksInput, priorities } from '../domain/schemas.ts';
import { cleanTags } from '../domain/task.ts';

export type ListQuery = Omit<ListTasksInput, 'user_id'>;
export interface ListMoment {
  now: Date;
  zone: string;
  locale: string;
}

/** An instant as a due date with a time compares with it, and the first day that begins at or after it. */
interface DueBound {
  at: string;
  day: string;
}

export interface TaskFilters {
  /** The values of `completed` that may match; none: nothing can. */
  completed: boolean[];
  priorities: number[];
  tags: string[];
  search: string | undefined;
  /** True: with a due date only, false: without only. */
  dated: boolean | undefined;
  from: DueBound[];
  to: DueBound[];
}

/** What a list asks for, with every day and phrase resolved. Throws `Rejected('invalid')` for a date that is none. */
export function resolveFilters(query: ListQuery, when: ListMoment): TaskFilters {
  const { from, to } = dueBounds(query, when);
  const status = { all: [false, true], pending: [false], completed: [true] }[query.status ?? 'all'];
  return {
    completed: query.due === 'overdue' ? status.filter((completed) => !completed) : status,
    priorities: query.priority ? [priorities.indexOf(query.priority)] : [0, 1, 2, 3],
    tags: cleanTags(query.tags ?? []),
    search: query.search,
    dated: query.due === 'none' ? false : from.length + to.length > 0 ? true : undefined,
    from,
    to,
  };
}

function dueBounds(query: ListQuery, when: ListMoment): { from: DueBound[]; to: DueBound[] } {
  const from: DueBound[] = [];
  const to: DueBound[] = [];
  const boundOf = (text: string) => boundAt(startOfDue(resolveDueDate(text, when), when.zone), when.zone);
  if (query.due_after !== undefined) from.push(boundOf(query.due_after));
  if (query.due_before !== undefined) to.push(boundOf(query.due_before));
  const today = localDay(when.now, when.zone);
  if (query.due === 'overdue') to.push({ at: when.now.toISOString(), day: today });
  if (query.due === 'today' || query.due === 'tomorrow' || query.due === 'week') {
    const tomorrow = localDay(dayBounds(today, when.zone).to, when.zone);
    const bounds = dayBounds(query.due === 'tomorrow' ? tomorrow : today, when.zone, query.due === 'week' ? 7 : 1);
    from.push(boundAt(bounds.from, when.zone));
    to.push(boundAt(bounds.to, when.zone));
  }
  return { from, to };
}

function boundAt(instant: Date, zone: string): DueBound {
  const day = localDay(instant, zone);
  const { from, to } = dayBounds(day, zone);
  return { at: instant.toISOString(), day: from < instant ? localDay(to, zone) : day };
}

/** Hours that a zone's midnight may be away from UTC's, with room for the local mean times of old. */
const zoneHours = 16;

/** The due filter on `tasks`: a range that an index on `due_at` can serve, then the exact test of times and of days. */
export function dueCondition({ from, to }: TaskFilters): RawBuilder<SqlBool> {
  const conditions = [sql<SqlBool>`true`];
  for (const { at, day } of from)
    conditions.push(
      sql`due_at >= ${earlier(at, day)}::timestamptz and (due_at >= ${at}::timestamptz or due_day is not null)
        and (due_day is null or due_day >= ${day}::date)`,
    );
  for (const { at, day } of to)
    conditions.push(
      sql`due_at < ${later(at, day)}::timestamptz and (due_at < ${at}::timestamptz or due_day is not null)
        and (due_day is null or due_day < ${day}::date)`,
    );
  return sql.join(conditions, sql` and `);
}

/** The stored `due_at` of a day is its start in the zone the user had then, which need not be the present one. */
function earlier(at: string, day: string): string {
  const start = Date.parse(`${day}T00:00:00Z`) - zoneHours * 3_600_000;
  return new Date(Math.min(Date.parse(at), start)).toISOString();
}

function later(at: string, day: string): string {
  return new Date(Math.max(Date.parse(at), Date.parse(`${day}T00:00:00Z`))).toISOString();
}
