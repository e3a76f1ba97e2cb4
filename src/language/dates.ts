import { Temporal } from 'temporal-polyfill';
import { Rejected } from '../errors.ts';
import { type Found, localNow, regionOf, type When, wallInstant } from './calendar.ts';
import { findPhrase, type Moment } from './date-phrases.ts';

type PlainDate = Temporal.PlainDate;
type PlainTime = Temporal.PlainTime;

/** A day's hour for what needs an instant, such as a reminder before a date-only due date. */
const dayHour = new Temporal.PlainTime(9);
const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const isoTime = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;

function refuse(text: string): never {
  const shown = JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text);
  throw new Rejected(
    'invalid',
    `No date can be read from ${shown}; write it like "2026-04-01T17:00" (or "2026-04-01" for a whole day) or "tomorrow 5pm".`,
  );
}

/**
 * A due date in its canonical form: `YYYY-MM-DD` for a whole day, else an instant as `Date.toISOString()` writes it.
 * A phrase that says only a time or only a day takes the rest from `current`, the due date the task has now.
 * Throws `Rejected('invalid')`, showing two valid forms, when it is not understood or there is no such day.
 */
export function resolveDueDate(text: string, when: When & { current?: string | null }): string {
  return readDueDate(text, when).due;
}

/** The same, with whether the text said a day and a time of day. */
export function readDueDate(text: string, when: When & { current?: string | null }): Settled {
  const trimmed = text.trim();
  if (isoDay.test(trimmed) || isoTime.test(trimmed)) {
    const due = explicit(trimmed, when.zone) ?? refuse(text);
    return { due, hasDay: true, hasTime: !isDateOnly(due) };
  }
  const found = trimmed.length <= 200 ? findPhrase(trimmed, when, true) : undefined;
  if (!found) return refuse(text);
  const rest = trimmed.slice(0, found.start) + trimmed.slice(found.end);
  if (!/^\s*(?:in the|on|at|by|please|sharp|local time|[.,!]|\s)*$/i.test(rest)) return refuse(text);
  return settle(found.value, when) ?? refuse(text);
}

function explicit(text: string, zone: string): string | undefined {
  try {
    if (isoDay.test(text)) return inRange(Temporal.PlainDate.from(text, { overflow: 'reject' }).toString());
    const [, day, time, offset] = isoTime.exec(text)!;
    const iso = `${day}T${time!.replace(',', '.')}`;
    if (offset)
      return inRange(new Date(Temporal.Instant.from(iso + offset.toUpperCase()).epochMilliseconds).toISOString());
    const wall = Temporal.PlainDateTime.from(iso, { overflow: 'reject' });
    return inRange(wallInstant(wall.toPlainDate(), wall.toPlainTime(), zone).toISOString());
  } catch {
    return undefined;
  }
}

/** Four-digit years only: others sort wrongly as text and no calendar shows them. */
function inRange(due: string): string | undefined {
  return /^(?:1[6-9]|[2-9]\d)\d{2}-/.test(due) ? due : undefined;
}

export interface Settled {
  due: string;
  hasDay: boolean;
  hasTime: boolean;
}

/** A moment as a due date, or undefined for a day that does not exist. */
export function settle(moment: Moment, when: When & { current?: string | null }): Settled | undefined {
  if (moment.impossible) return undefined;
  if (moment.instant) {
    const due = inRange(new Date(moment.instant.epochMilliseconds).toISOString());
    return due ? { due, hasDay: true, hasTime: true } : undefined;
  }
  const current = when.current ? wallOf(when.current, when.zone) : undefined;
  const day = moment.date ?? (moment.time ? current?.date : undefined);
  const time = moment.time ?? current?.time;
  const hasDay = moment.date !== undefined;
  const hasTime = moment.time !== undefined;
  if (!time) return day ? { due: day.toString(), hasDay, hasTime } : undefined;
  const instant = day ? onDay(day, time, moment, when) : comingTime(time, moment, when);
  const due = inRange(instant.toISOString());
  return due ? { due, hasDay, hasTime } : undefined;
}

function onDay(day: PlainDate, time: PlainTime, moment: Moment, when: When): Date {
  // An open hour ("friday at 5") lies between 07:00 and 19:00.
  const clear = moment.open && time.hour < 7 ? time.add({ hours: 12 }) : time;
  const instant = momentAt(moment.nextDay ? day.add({ days: 1 }) : day, clear, moment, when.zone);
  const today = localNow(when.now, when.zone).toPlainDate();
  const sameDayStillAhead =
    moment.weekday && moment.time && day.equals(today.add({ days: 7 }))
      ? momentAt(today, clear, moment, when.zone)
      : undefined;
  return sameDayStillAhead && sameDayStillAhead > when.now ? sameDayStillAhead : instant;
}

/** The next time the clock shows `time`: an open hour between 07:00 and 19:00, any other around the clock. */
function comingTime(time: PlainTime, moment: Moment, when: When): Date {
  const today = localNow(when.now, when.zone).toPlainDate();
  const readings = moment.open ? [time, time.add({ hours: 12 })] : [time];
  const inDaylight = (t: PlainTime) => t.hour >= 7 && (t.hour < 19 || (t.hour === 19 && t.minute === 0));
  const fitting = moment.open && readings.some(inDaylight) ? readings.filter(inDaylight) : readings;
  const candidates = [-1, 0, 1, 2].flatMap((days) =>
    fitting.map((reading) => momentAt(today.add({ days }), reading, moment, when.zone)),
  );
  return candidates.filter((at) => at > when.now).sort((a, b) => a.getTime() - b.getTime())[0]!;
}

function momentAt(day: PlainDate, time: PlainTime, { zone: named }: Moment, zone: string): Date {
  if (typeof named !== 'number') return wallInstant(day, time, named ?? zone);
  return new Date(wallInstant(day, time, 'UTC').getTime() - named * 60_000);
}

/** Day, and time of day unless the due date is a whole day, on the clock of the zone. */
export function wallOf(due: string, zone: string): { date: PlainDate; time: PlainTime | undefined } {
  if (isDateOnly(due)) return { date: Temporal.PlainDate.from(due), time: undefined };
  const local = localNow(new Date(due), zone);
  return { date: local.toPlainDate(), time: local.toPlainTime() };
}

export function isDateOnly(due: string): boolean {
  return isoDay.test(due);
}

/** The instant a canonical due date is "at"; a whole day counts as 09:00 of that day. */
export function dueInstant(due: string, zone: string): Date {
  return isDateOnly(due) ? wallInstant(Temporal.PlainDate.from(due), dayHour, zone) : new Date(due);
}

/** The instant a canonical due date begins: a whole day at its first moment. */
export function startOfDue(due: string, zone: string): Date {
  return isDateOnly(due) ? dayBounds(due, zone).from : new Date(due);
}

/** The calendar day, `YYYY-MM-DD`, that it is in the zone. */
export function localDay(now: Date, zone: string): string {
  return localNow(now, zone).toPlainDate().toString();
}

/** The instants `[from, to)` of `days` calendar days of the zone, beginning with `day`. */
export function dayBounds(day: string, zone: string, days = 1): { from: Date; to: Date } {
  const first = Temporal.PlainDate.from(day);
  const start = (date: PlainDate) => new Date(date.toZonedDateTime(zone).epochMilliseconds);
  return { from: start(first), to: start(first.add({ days })) };
}

/**
 * The first date or time phrase inside a sentence; cutting `[start, end)` leaves a clean title.
 * A phrase that names a day there is not ("feb 30") is no match.
 */
export function findDueDate(
  text: string,
  when: When & { current?: string | null },
): Found<{ due: string; phrase: string; hasDay: boolean; hasTime: boolean }> | undefined {
  const found = findPhrase(text, when);
  if (!found) return undefined;
  const settled = settle(found.value, when);
  return settled && { start: found.start, end: found.end, value: { ...settled, phrase: found.value.phrase } };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${kind}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    formats.set(key, made);
  }
  return made;
}

/** A due date in friendly English: "tomorrow at 17:00", "Friday", "Mon, Apr 6, 2026 at 5:00 PM"; the locale's region decides the order and the clock. */
export function describeDue(due: string, when: When): string {
  const { date, time } = wallOf(due, when.zone);
  const english = `en-${regionOf(when.locale)}`;
  const day = dayWords(date, localNow(when.now, when.zone).toPlainDate(), english);
  if (!time) return day;
  const ms = (time.hour * 60 + time.minute) * 60_000;
  const clock = format(english, 'time', { hour: 'numeric', minute: '2-digit' }).format(ms);
  return `${day} at ${clock.replaceAll('\u202f', ' ')}`;
}

function dayWords(date: PlainDate, today: PlainDate, english: string): string {
  const away = today.until(date).days;
  if (away === 0) return 'today';
  if (Math.abs(away) === 1) return away === 1 ? 'tomorrow' : 'yesterday';
  const year = date.year === today.year ? undefined : 'numeric';
  const options = { weekday: 'long', month: 'short', day: 'numeric', year } as const;
  const ms = date.toZonedDateTime('UTC').epochMilliseconds;
  return format(english, year ? 'year' : 'day', options).format(ms);
}
