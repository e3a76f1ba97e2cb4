import { Temporal } from 'temporal-polyfill';
import { firstOf, lastDay, yearSpan } from '../../calendar-days.ts';
import { month } from '../../grammar/names.ts';
import { year } from '../../grammar/numbers.ts';
import type { Scan } from '../../grammar/scan.ts';
import { join } from '../../moments/joining.ts';
import { isWordEnd, momentAt } from '../../moments/moment.ts';
import type { Reading } from '../../reading.ts';
import type { Draft } from './draft.ts';
import { hasEnd } from './effects.ts';

/** Where a recurrence begins and ends, and its time of day. Each answers the token behind what it has read, or undefined. */

const untilWords = [
  ['until'],
  ['till'],
  ['til'],
  ['through'],
  ['thru'],
  ['ending', 'on'],
  ['ending'],
  ['ends', 'on'],
  ['up', 'to'],
];
const startWords = [
  ['starting', 'on'],
  ['starting', 'from'],
  ['starting', 'in'],
  ['starting'],
  ['starts', 'on'],
  ['starts'],
  ['start'],
  ['beginning', 'on'],
  ['beginning'],
  ['from'],
  ['as', 'of'],
  ['first', 'time', 'on'],
  ['first', 'time'],
  ['first', 'one', 'on'],
  ['first', 'one'],
  ['next', 'time', 'on'],
  ['next', 'time'],
];

function behindWords(scan: Scan, at: number, choices: string[][]): number | undefined {
  const from = scan.word(at) === ',' ? at + 1 : at;
  const words = choices.find((choice) => choice.every((word, index) => scan.word(from + index) === word));
  return words && from + words.length;
}

/** "until june" includes June, the next one to come. */
export function readEnd(scan: Scan, at: number, draft: Draft): number | undefined {
  if (hasEnd(draft)) return undefined;
  const isSpan = draft.start && scan.word(at) === 'to';
  const from = isSpan ? at + 1 : behindWords(scan, at, untilWords);
  if (from === undefined) return undefined;
  const phrase = momentAt(scan, from, 'until');
  const long = untilMonth(scan, from);
  if (long && long.end >= (phrase?.end ?? 0)) {
    draft.until = long.day;
    return long.end;
  }
  if (!phrase || phrase.reading.impossible || !isWordEnd(scan, phrase.end)) return undefined;
  const { date, instant, time, zone } = phrase.reading;
  const day = date ?? instant?.toZonedDateTimeISO(scan.reader.now.timeZoneId).toPlainDate();
  if (!day || typeof zone === 'string') return undefined;
  // In words the time is that of every day: "until 30 june at 5pm".
  const isMoment = time && scan.number(from, 4) !== undefined && scan.word(from + 1) === '-';
  if (time && !isMoment && draft.time && !draft.time.half) return undefined;
  if (time && !isMoment) draft.time = { ...phrase.reading, date: undefined, weekday: undefined };
  draft.until = isMoment ? day.toPlainDateTime(time) : day;
  draft.untilUtc = isMoment && zone === 0;
  return phrase.end;
}

/** "june", "june 2027", "2027", the end of them included. */
function untilMonth(scan: Scan, at: number): { end: number; day: Temporal.PlainDate } | undefined {
  const { today } = scan.reader;
  const [named] = scan.ways(month, at);
  const from = named ? named.end : at;
  const [said] = scan.ways(year, from);
  if (!named) return said && { end: said.end, day: lastDay(yearSpan(said.value)) };
  if (scan.isNumber(from) && !said) return undefined;
  const inYear = said?.value ?? today.year + (named.value <= today.month ? 1 : 0);
  const first = Temporal.PlainDate.from({ year: inYear, month: named.value, day: 1 });
  return { end: said?.end ?? from, day: first.with({ day: first.daysInMonth }) };
}

export function readStart(scan: Scan, at: number, draft: Draft): number | undefined {
  const from = draft.start ? undefined : behindWords(scan, at, startWords);
  // The week that has begun goes on today: its thursday is still to come, and the first.
  if (from !== undefined && scan.word(from) === 'this' && /^(?:week|month|year)$/.test(scan.word(from + 1))) {
    const end = /^(?:on|onwards?)$/.test(scan.word(from + 2)) && scan.word(from - 1) === 'from' ? from + 3 : from + 2;
    if (!isWordEnd(scan, end)) return undefined;
    draft.start = scan.reader.today;
    return end;
  }
  const phrase = from === undefined ? undefined : momentAt(scan, from, 'starting');
  if (!phrase?.reading.date || phrase.reading.impossible || !isWordEnd(scan, phrase.end)) return undefined;
  draft.start = startOf(phrase.reading.date, phrase.reading.span);
  if (phrase.reading.time) draft.time = phrase.reading;
  return phrase.end;
}

/** "starting next week" is the first fitting day of that week. */
export function startOf(date: Temporal.PlainDate, span: 'week' | 'month' | undefined): Temporal.PlainDate {
  return span ? firstOf(span, date) : date;
}

/** A time of day in the part that a rule names: the nine of a night is 21:00, its one o'clock is behind midnight. */
export function inPartOfDay(part: Reading | undefined, time: Reading): Reading {
  return part?.half ? { ...join(part, time), half: undefined } : time;
}

/** "at 9am", which a part of the day before it tells from the evening. */
export function readTime(scan: Scan, at: number, draft: Draft): number | undefined {
  if (draft.time && !draft.time.half) return undefined;
  const from = scan.word(at) === ',' ? at + 1 : at;
  const phrase = momentAt(scan, from);
  if (!phrase?.reading.time || phrase.reading.date || phrase.reading.impossible) return undefined;
  // "Every saturday 9:30"
  if ((phrase.weak && scan.word(phrase.begin + 1) !== ':') || !isWordEnd(scan, phrase.end)) return undefined;
  draft.time = inPartOfDay(draft.time, phrase.reading);
  return phrase.end;
}
