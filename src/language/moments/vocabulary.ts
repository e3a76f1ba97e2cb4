import type { Kind, Span } from '../calendar-days.ts';
import {
  type Clock,
  colonTime,
  dayMonth,
  dotted,
  halfDay,
  hour,
  hTime,
  isoDay,
  militaryTime,
  pointTime,
  slashed,
  type Ymd,
} from '../grammar/digits.ts';
import { type DayPart, holiday, lunch, month, part, type Unit, unit, weekday, wordsOf } from '../grammar/names.ts';
import { count, minuteWords, monthDay, nth, shortYear, year } from '../grammar/numbers.ts';
import { type Zone, zone } from '../grammar/zones.ts';
import type { Reading } from '../reading.ts';

/** What a form's parts are called, and what each of them says when the form has read a text. */
export interface Said {
  weekday?: number;
  month?: number;
  nth?: number;
  dom?: number;
  year?: number;
  count?: number;
  more?: number;
  unit?: Unit;
  part?: DayPart;
  lunch?: true;
  kind?: Kind;
  holiday?: readonly [month: number, day: number];
  iso?: Ymd;
  slashed?: { first: number; second: number; year?: number };
  dotted?: Ymd;
  clock?: Clock;
  till?: Clock;
  half?: 'am' | 'pm';
  zone?: Zone;
  which?: string;
  way?: string;
  span?: Span;
  day?: Reading;
}

const workdays = wordsOf<Kind>([['weekday workday', 'workday']]);

/** What is counted in "the last working day of april". */
const kind = {
  starts: new Set([...weekday.starts!, ...workdays.starts!, 'day', 'working', 'business', 'work']),
  read: (...[scan, at]: Parameters<typeof weekday.read>) => {
    if (scan.word(at) === 'day') return [{ end: at + 1, value: 'day' as Kind }];
    const isTwo = /^(?:working|business|work)$/.test(scan.word(at)) && scan.word(at + 1) === 'day';
    if (isTwo) return [{ end: at + 2, value: 'workday' as Kind }];
    return [...workdays.read(scan, at), ...weekday.read(scan, at)];
  },
};

/** The parts that forms are made of: one word, a number, a date in digits. */
export const vocabulary = {
  weekday,
  month,
  nth,
  dom: monthDay,
  year,
  short: shortYear,
  count,
  unit,
  part,
  lunch,
  kind,
  holiday,
  iso: isoDay,
  slashed,
  dayMonth,
  dotted,
  hour,
  colon: colonTime,
  point: pointTime,
  minutes: minuteWords,
  clockh: hTime,
  military: militaryTime,
  half: halfDay,
  zone,
};
