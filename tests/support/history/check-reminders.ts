import type { TaskEvent } from '../../../src/domain/events.ts';
import { type Expectations, reminderEvents, type Stored, taskEvents } from './history.ts';

/** A reminder was planned, for the moment `due`, from one time until another. Milliseconds since the epoch. */
export interface Span {
  id: string;
  due: number;
  from: number;
  to: number;
}

/** I5: what is due while its task still wants it is told once and in time, and nothing else is told, ever. */
export function checkReminders(stored: Stored, expected: Expectations): string[] {
  const { lateMs, settledMs = lateMs } = expected;
  const spans = plannedReminders(stored);
  const byId = Map.groupBy(spans, ({ id }) => id);
  const told = Map.groupBy(reminderEvents(stored), ({ reminder_id }) => reminder_id);
  const notified = Map.groupBy(stored.notifications, ({ reminder_id }) => reminder_id);
  const problems: string[] = [];
  for (const { id, due, to } of spans)
    if (to >= lastMoment(due, expected) && stored.at >= due + settledMs && !told.has(id))
      problems.push(`I5 ${id} was due and never told`);
  for (const [id, events] of told) {
    if (events.length > 1) problems.push(`I5 ${id} is ${events.length} events`);
    const at = Date.parse(events[0]!.timestamp);
    const planned = byId.get(id) ?? [];
    if (!planned.some(({ from, to }) => from <= at && at <= to))
      problems.push(`I5 ${id} was told while its task did not want it`);
    else if (at < planned[0]!.due) problems.push(`I5 ${id} was told ${planned[0]!.due - at} ms early`);
    else if (at > lastMoment(planned[0]!.due, expected))
      problems.push(`I5 ${id} was told ${at - planned[0]!.due} ms late`);
    const times = notified.get(id)?.length ?? 0;
    if (times !== 1) problems.push(`I5 ${id} reached its user ${times} times`);
  }
  for (const id of notified.keys()) if (!told.has(id)) problems.push(`I5 ${id} reached its user and was never due`);
  return problems;
}

/** Until when it must be told. */
function lastMoment(due: number, { lateMs, outages = [] }: Expectations): number {
  return lateMs + outages.reduce((since, { from, to }) => (since + lateMs > from && since < to ? to : since), due);
}

/** All reminders that were ever in force, worked out from what was recorded of the tasks. */
export function plannedReminders(stored: Stored): Span[] {
  const ofTask = Map.groupBy(taskEvents(stored), ({ user_id, task_id }) => `${user_id}.${task_id}`);
  return [...ofTask].flatMap(([id, events]) => spansOf(id, events));
}

/** When which reminders of a task were in force, as its history tells. One that is past when it is planned is none. */
function spansOf(id: string, events: TaskEvent[]): Span[] {
  const spans: Span[] = [];
  let open = new Map<number, Span>();
  for (const { timestamp, event_type, payload } of events.toSorted((a, b) => a.payload.version - b.payload.version)) {
    const at = Date.parse(timestamp);
    const { task } = payload;
    const over = task.completed || event_type === 'task.deleted';
    const wanted = over ? [] : task.reminders.map((reminder) => momentOf(reminder, task.due_date));
    const kept = new Map<number, Span>();
    for (const due of wanted) {
      const span =
        open.get(due) ?? (due > at ? { id: `${id}.${due}`, due, from: at, to: Number.POSITIVE_INFINITY } : undefined);
      if (span) kept.set(due, span);
    }
    for (const [due, span] of open)
      if (!kept.has(due)) {
        span.to = at;
        spans.push(span);
      }
    open = kept;
  }
  return [...spans, ...open.values()];
}

/** Users of a history have no time zone of their own, so a date alone counts as 09:00 UTC. Throws for a duration that is not in days or shorter. */
function momentOf(reminder: string, dueDate: string | null): number {
  if (!reminder.startsWith('P')) return Date.parse(reminder);
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(reminder);
  if (!parts || dueDate === null) throw new Error(`${reminder} before ${dueDate} is not understood here`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const due = Date.parse(dueDate.length === 10 ? `${dueDate}T09:00:00Z` : dueDate);
  return due - (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
}
