import type { ListTasksInput, Priority, Task } from '../../../domain/schemas.ts';
import { addDays, dayName, dueDay, isDay, isOverdue, longDay, zone } from '../../core/settings.ts';
import type { Place } from '../../core/views.ts';

/** Which tasks a view shows, in which order, under which headings. The server decides; these rules place what changes in between. */

export type { Priority, Task };

export type SortBy = 'due_date' | 'priority' | 'created_at' | 'title';
export type DueFilter = 'overdue' | 'today' | 'tomorrow' | 'week' | 'none';

/** What narrows a view. */
export interface Filters {
  priority?: Priority;
  tag?: string;
  due?: DueFilter;
  search: string;
  sort: SortBy;
}

export const noFilters: Filters = { search: '', sort: 'due_date' };

export type Query = Omit<ListTasksInput, 'user_id'>;

/** The call of `list_tasks` for a view, without page and limit. A search looks everywhere. */
export function queryOf(place: Place, filters: Filters, today: string): Query {
  const tags = [...(place.view === 'tag' ? [place.tag] : []), ...(filters.tag ? [filters.tag] : [])];
  const narrowed: Query = {
    ...(filters.priority && { priority: filters.priority }),
    ...(tags.length > 0 && { tags: [...new Set(tags)] }),
    ...(filters.due && { due: filters.due }),
  };
  const search = filters.search.trim();
  if (search) return { ...narrowed, search, status: 'all' };
  return { ...scopeOf(place, today), ...narrowed, ...orderOf(place, filters.sort) };
}

function scopeOf({ view }: Place, today: string): Query {
  if (view === 'done') return { status: 'completed' };
  if (view === 'today') return { status: 'pending', due_before: addDays(today, 1) };
  if (view === 'upcoming') return { status: 'pending', due_after: today };
  return { status: 'pending' };
}

function orderOf({ view }: Place, sort: SortBy): Query {
  if (view === 'done') return { sort_by: 'created_at', order: 'desc' };
  if (view === 'upcoming') return { sort_by: 'due_date', order: 'asc' };
  return { sort_by: sort, order: sort === 'priority' || sort === 'created_at' ? 'desc' : 'asc' };
}

/** Does the task belong to what the query lists? Words of a search only the server can find; then `undefined`. */
export function matches(task: Task, query: Query, today: string): boolean | undefined {
  if (query.status === 'pending' && task.completed) return false;
  if (query.status === 'completed' && !task.completed) return false;
  if (query.priority && task.priority !== query.priority) return false;
  if (query.tags?.some((tag) => !task.tags.includes(tag))) return false;
  const day = dayOfTask(task);
  if (query.due_before && !(day && day < query.due_before)) return false;
  if (query.due_after && !(day && day >= query.due_after)) return false;
  if (query.due && !isDue(task, query.due, today)) return false;
  return query.search ? undefined : true;
}

function isDue(task: Task, due: DueFilter, today: string): boolean {
  const { due_date, completed } = task;
  const day = dayOfTask(task);
  if (due === 'none') return day === undefined;
  if (due === 'overdue') return !completed && isOverdue(due_date);
  if (due === 'today') return day === today;
  if (due === 'tomorrow') return day === addDays(today, 1);
  return day !== undefined && day >= today && day < addDays(today, 7);
}

const weights: Record<Priority, number> = { low: 0, medium: 1, high: 2, urgent: 3 };

/** Before or behind in the order of the query; without a due date last in both directions. */
export function compare(a: Task, b: Task, { sort_by, order }: Query): number {
  const way = order === 'desc' ? -1 : 1;
  const byId = (a.id - b.id) * way;
  if (sort_by === 'due_date') {
    const [left, right] = [dueKey(a), dueKey(b)];
    if (left === undefined || right === undefined) return left === right ? byId : left === undefined ? 1 : -1;
    return left === right ? byId : (left < right ? -1 : 1) * way;
  }
  if (sort_by === 'priority') return (weights[a.priority] - weights[b.priority]) * way || byId;
  if (sort_by === 'title') return a.title.localeCompare(b.title) * way || byId;
  return byId;
}

/** Days of tasks: which day an instant is on takes some time to find out, and thousands are asked. A task that changes is another object. */
const days = new WeakMap<Task, { zone: string; day: string | undefined }>();

function dayOfTask(task: Task): string | undefined {
  const known = days.get(task);
  if (known?.zone === zone.value) return known.day;
  const day = dueDay(task.due_date);
  days.set(task, { zone: zone.value, day });
  return day;
}

/** A day comes before the times on it. */
function dueKey(task: Task): string | undefined {
  if (task.due_date === null) return undefined;
  return isDay(task.due_date) ? `${task.due_date} ` : `${dayOfTask(task)} ${task.due_date}`;
}

/** A heading over rows: a name for people, and the day on which a task lands that is dropped there. */
export interface Group {
  key: string;
  /** `undefined`: no date; absent: nothing can be dropped. */
  day?: string | null;
}

/** Under which heading a task stands; `undefined` where a view has none. */
export function groupOf(task: Task, place: Place, query: Query, today: string): Group | undefined {
  if (query.sort_by !== 'due_date' || place.view === 'done') return undefined;
  const day = dayOfTask(task);
  if (day === undefined) return { key: 'none', day: null };
  if (day < today) return { key: 'overdue' };
  const isNear = place.view === 'upcoming' || day <= addDays(today, 1);
  if (isNear) return { key: day, day };
  return day < addDays(today, 7) ? { key: 'week', day: addDays(today, 2) } : { key: 'later', day: addDays(today, 7) };
}

const groupNames: Record<string, string> = {
  overdue: 'Overdue',
  none: 'No date',
  week: 'Next 7 days',
  later: 'Later',
};

/** The heading in words. */
export function groupName({ key }: Group): string {
  const known = groupNames[key];
  if (known) return known;
  const [short, long] = [dayName(key), longDay(key)];
  return /\d/.test(short) ? short : `${short} · ${long.replace(/^\S+,?\s/, '')}`;
}
