import { Temporal } from 'temporal-polyfill';
import type { Unit } from './grammar/names.ts';
import type { Reader } from './grammar/scan.ts';
import type { Reading } from './reading.ts';

/** Which day the words of a date mean, counted from today. Weeks run Monday to Sunday. */

type PlainDate = Temporal.PlainDate;

/** The day `date` falls on, or a reading that says there is none. */
export function calendarDay(year: number, month: number, day: number): Reading {
  try {
    return { date: Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }) };
  } catch {
    return { impossible: true };
  }
}

/** The next such day from today on; with a year exactly that one. */
export function monthDay(month: number, day: number, year: number | undefined, today: PlainDate): Reading {
  if (year !== undefined) return calendarDay(year, month, day);
  if (day < 1 || day > Temporal.PlainDate.from({ year: 2024, month, day: 1 }).daysInMonth) return { impossible: true };
  for (let y = today.year; y <= today.year + 8; y += 1) {
    const { date } = calendarDay(y, month, day);
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return { date };
  }
  return { impossible: true };
}

/** The next month from this one on that has such a day still to come: "on the 31st". */
export function dayOfMonth(day: number, today: PlainDate): Reading {
  if (day < 1 || day > 31) return { impossible: true };
  for (let first = today.with({ day: 1 }); ; first = first.add({ months: 1 })) {
    const { date } = calendarDay(first.year, first.month, day);
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return { date };
  }
}

export function nextWeekday(day: number, today: PlainDate): PlainDate {
  return today.add({ days: ((day - today.dayOfWeek + 6) % 7) + 1 });
}

export function monday(date: PlainDate): PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

/** "friday", "next friday", "last friday"; `which` is the word before, if any. */
export function weekday(day: number, which: string | undefined, today: PlainDate): Reading {
  if (which === 'next') return { date: monday(today).add({ days: 6 + day }) };
  if (which === 'last' || which === 'past')
    return { date: nextWeekday(day, today).subtract({ days: day === today.dayOfWeek ? 14 : 7 }) };
  if (which === 'this' && day === today.dayOfWeek) return { date: today };
  return { date: nextWeekday(day, today), weekday: true };
}

/** A week, month, quarter or year that words name. */
export interface Span {
  first: PlainDate;
  length: Temporal.DurationLike;
  /** How far the next one lies ahead that the same words could mean; absent when they can mean but one. */
  again?: Temporal.DurationLike;
}

const lengths = { week: { weeks: 1 }, month: { months: 1 }, quarter: { months: 3 }, year: { years: 1 } } as const;
export type SpanUnit = keyof typeof lengths;

export function firstOf(unit: SpanUnit, date: PlainDate): PlainDate {
  if (unit === 'week') return monday(date);
  if (unit === 'month') return date.with({ day: 1 });
  if (unit === 'quarter') return date.with({ day: 1 }).subtract({ months: (date.month - 1) % 3 });
  return date.with({ month: 1, day: 1 });
}

/** This one, or the one `ahead` of it. */
export function spanOf(unit: SpanUnit, ahead: number, today: PlainDate): Span {
  const length = lengths[unit];
  let first = firstOf(unit, today);
  for (let n = 0; n < ahead; n += 1) first = first.add(length);
  return ahead === 0 ? { first, length, again: length } : { first, length };
}

/** A month by name: the one to come, this one included. */
export function monthSpan(month: number, year: number | undefined, today: PlainDate): Span {
  const length = lengths.month;
  if (year !== undefined) return { first: Temporal.PlainDate.from({ year, month, day: 1 }), length };
  const here = today.with({ day: 1 }).with({ month });
  return { first: month < today.month ? here.add({ years: 1 }) : here, length, again: lengths.year };
}

export function yearSpan(year: number): Span {
  return { first: Temporal.PlainDate.from({ year, month: 1, day: 1 }), length: lengths.year };
}

export function lastDay({ first, length }: Span): PlainDate {
  return first.add(length).subtract({ days: 1 });
}

/** What is counted: any day, one weekday, or the days from Monday to Friday. */
export type Kind = 'day' | 'workday' | number;

function isOfKind(date: PlainDate, kind: Kind): boolean {
  return kind === 'day' || (kind === 'workday' ? date.dayOfWeek <= 5 : date.dayOfWeek === kind);
}

/** The nth such day of a span, counted from its end when `nth` is negative. */
function nthIn(nth: number, kind: Kind, span: Span): PlainDate | undefined {
  const step = nth > 0 ? 1 : -1;
  const end = lastDay(span);
  let date = nth > 0 ? span.first : end;
  for (let left = Math.abs(nth); ; date = date.add({ days: step })) {
    if (Temporal.PlainDate.compare(date, span.first) < 0 || Temporal.PlainDate.compare(date, end) > 0) return undefined;
    if (isOfKind(date, kind)) left -= 1;
    if (left === 0) return date;
  }
}

/** The nth such day of a span; where the words can mean a later span as well, the first that is still to come. */
export function nthDay(nth: number, kind: Kind, span: Span, today: PlainDate): Reading {
  const here = nthIn(nth, kind, span);
  const isPast = here && Temporal.PlainDate.compare(here, today) < 0;
  const date = isPast && span.again ? nthIn(nth, kind, { ...span, first: span.first.add(span.again) }) : here;
  return date ? { date } : { impossible: true };
}

/** `amount` units from a day, which may be negative; hours and finer from the present instant. */
export function shifted(
  amount: number,
  unit: Unit,
  from: PlainDate,
  { now }: Pick<Reader, 'now'>,
): Reading | undefined {
  if (Math.abs(amount) > 10000) return undefined;
  if (unit === 'hour' || unit === 'minute' || unit === 'second') {
    const seconds = { hour: 3600, minute: 60, second: 1 }[unit];
    const instant = now.toInstant().add({ seconds: Math.round(amount * seconds) });
    return { instant: instant.round({ smallestUnit: 'second', roundingMode: 'trunc' }) };
  }
  if (!Number.isInteger(amount)) return undefined;
  switch (unit) {
    case 'day':
      return { date: from.add({ days: amount }) };
    case 'week':
      return { date: from.add({ weeks: amount }) };
    case 'fortnight':
      return { date: from.add({ weeks: 2 * amount }) };
    case 'month':
      return { date: from.add({ months: amount }) };
    case 'quarter':
      return { date: from.add({ months: 3 * amount }) };
    default:
      return { date: from.add({ years: amount }) };
  }
}

/** Days from Monday to Friday ahead, or back when negative. */
export function shiftedWorkdays(amount: number, from: PlainDate): Reading | undefined {
  if (!Number.isInteger(amount) || Math.abs(amount) > 1000) return undefined;
  let date = from;
  for (let left = Math.abs(amount); left > 0; ) {
    date = date.add({ days: Math.sign(amount) });
    if (date.dayOfWeek <= 5) left -= 1;
  }
  return { date };
}

/** "3/4": month first in the US, else day first; a number over 12 can only be the day. */
export function slashedDay(first: number, second: number, year: number | undefined, reader: Reader): Reading {
  let [day, month] = reader.dayFirst ? [first, second] : [second, first];
  if (month > 12 && day <= 12) [day, month] = [month, day];
  if (month < 1 || month > 12) return { impossible: true };
  return monthDay(month, day, year, reader.today);
}

/** The 15th of a month, the Wednesday of a week; longer spans have no day that people call their middle. */
export function middle(span: Span, today: PlainDate): PlainDate | undefined {
  const { days } = span.first.until(lastDay(span), { largestUnit: 'day' });
  if (days > 31) return undefined;
  const here = span.first.add({ days: days > 7 ? 14 : 2 });
  return span.again && Temporal.PlainDate.compare(here, today) < 0 ? here.add(span.again) : here;
}

/** A month as a date: its first day, still to come. */
export function comingMonth(span: Span, today: PlainDate): PlainDate {
  return span.again && Temporal.PlainDate.compare(span.first, today) <= 0 ? span.first.add(span.again) : span.first;
}
