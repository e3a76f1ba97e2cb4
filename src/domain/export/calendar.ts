import { Temporal } from 'temporal-polyfill';
import { type CalendarForm, calendarForm, calendarTime } from '../../language/recurrence/calendar-form.ts';
import type { Priority, Task } from '../schemas.ts';
import { line, textLine, textsLine } from './lines.ts';
import { zoneLines } from './zone.ts';

/** Tasks as an iCalendar object (RFC 5545): each a VTODO with its rule and its reminders. */

export interface CalendarTask {
  task: Task;
  /** Where its series began and where the rule put it (`TaskDoc.anchor`). */
  anchor: string | null;
}

/** What stands before the tasks. `zone` is the user's, in which recurring tasks keep their wall time. */
export function calendarHead(zone: string, now: Date): string {
  return [
    line('BEGIN', 'VCALENDAR'),
    line('VERSION', '2.0'),
    line('PRODID', '-//Actodo//Actodo 1//EN'),
    line('CALSCALE', 'GREGORIAN'),
    textLine('X-WR-CALNAME', 'Actodo'),
    line('REFRESH-INTERVAL;VALUE=DURATION', 'PT1H'),
    line('X-PUBLISHED-TTL', 'PT1H'),
    zoneLines(zone, now),
  ].join('');
}

export const calendarEnd: string = line('END', 'VCALENDAR');

const ranks: Record<Priority, string> = { urgent: '1', high: '3', medium: '5', low: '9' };

/** The same task at the same version is the same text. */
export function todoLines({ task, anchor }: CalendarTask, zone: string): string {
  const changed = utc(task.updated_at);
  return [
    line('BEGIN', 'VTODO'),
    line('UID', `${task.user_id}.${task.id}@actodo`),
    line('DTSTAMP', changed),
    line('CREATED', utc(task.created_at)),
    line('LAST-MODIFIED', changed),
    line('SEQUENCE', `${task.version - 1}`),
    textLine('SUMMARY', task.title),
    ...(task.description ? [textLine('DESCRIPTION', task.description)] : []),
    line('PRIORITY', ranks[task.priority]),
    ...(task.tags.length > 0 ? [textsLine('CATEGORIES', task.tags)] : []),
    ...(task.completed_at
      ? [line('STATUS', 'COMPLETED'), line('PERCENT-COMPLETE', '100'), line('COMPLETED', utc(task.completed_at))]
      : [line('STATUS', 'NEEDS-ACTION')]),
    ...dateLines(task, anchor, zone),
    ...(task.completed ? [] : task.reminders.map((reminder) => alarmLines(task, reminder))),
    line('END', 'VTODO'),
  ].join('');
}

/**
 * A task of a series that is done does not repeat: its successor does. RFC 5545 wants DTSTART beside a rule, and DUE later than that; equal ones are
 * what programs write and read for todos, because another DTSTART would be another rule and another DUE another due date.
 */
function dateLines({ due_date: due, recurrence, occurrence, completed }: Task, anchor: string | null, zone: string) {
  if (!due) return [];
  if (recurrence && occurrence && anchor && !completed) {
    const repeats = calendarForm({ recurrence, anchor, due, occurrence, zone });
    if (repeats) return [local('DTSTART', [due], zone), local('DUE', [due], zone), ...repeatLines(repeats, zone)];
  }
  return [isDay(due) ? local('DUE', [due], zone) : line('DUE', utc(due))];
}

function repeatLines(repeats: CalendarForm, zone: string): string[] {
  if ('rule' in repeats) return [line('RRULE', repeats.rule)];
  return repeats.dates.length > 1 ? [local('RDATE', repeats.dates, zone)] : [];
}

function local(name: string, dates: readonly string[], zone: string): string {
  const kind = isDay(dates[0] ?? '') ? 'VALUE=DATE' : `TZID=${zone}`;
  return line(`${name};${kind}`, dates.map((date) => calendarTime(date, zone)).join(','));
}

const isDay = (due: string) => due.length === 10;

function alarmLines({ title, due_date: due }: Task, reminder: string): string {
  const trigger = reminder.startsWith('P')
    ? line('TRIGGER;RELATED=END', beforeDue(reminder, due !== null && isDay(due)))
    : line('TRIGGER;VALUE=DATE-TIME', utc(reminder));
  return [
    line('BEGIN', 'VALARM'),
    line('ACTION', 'DISPLAY'),
    textLine('DESCRIPTION', title),
    trigger,
    line('END', 'VALARM'),
  ].join('');
}

const daySeconds = 86_400;
/** A whole day counts from its 09:00, and a calendar from its 00:00. */
const morning = 9 * 3_600;

/** Days stay days, because some have 23 hours. */
function beforeDue(reminder: string, isWholeDay: boolean): string {
  const { weeks, days: single, hours, minutes, seconds } = Temporal.Duration.from(reminder);
  const [days, early] = [7 * weeks + single, hours * 3_600 + minutes * 60 + seconds];
  const late = isWholeDay ? morning - early - days * daySeconds : 0;
  if (late > 0) return duration(0, late);
  const text = isWholeDay ? duration(Math.floor(-late / daySeconds), -late % daySeconds) : duration(days, early);
  return text === 'PT0S' ? text : `-${text}`;
}

/** As RFC 5545 has it (3.3.6): hours and seconds never without the minutes between them. */
function duration(days: number, time: number): string {
  const [hours, minutes, seconds] = [Math.floor(time / 3_600), Math.floor((time % 3_600) / 60), time % 60];
  const parts = [
    hours > 0 ? `${hours}H` : '',
    minutes > 0 || (hours > 0 && seconds > 0) ? `${minutes}M` : '',
    seconds > 0 ? `${seconds}S` : '',
  ].join('');
  if (days === 0 && parts === '') return 'PT0S';
  return `P${days > 0 ? `${days}D` : ''}${parts ? `T${parts}` : ''}`;
}

const utc = (iso: string) => `${new Date(iso).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
