import { month, weekday, weekdayPlural } from '../../grammar/names.ts';
import { monthDay, nth } from '../../grammar/numbers.ts';
import type { Reads, Scan, Way } from '../../grammar/scan.ts';
import type { RuleParts } from '../rule.ts';

/** Lists and ranges inside a recurrence: "mon, wed and fri", "june to august", "the 1st and 15th". */

/** A list has no more members than this: a month has no more days. */
const longestList = 31;
const joints = new Set([',', 'and', '&', '/', '+']);
const repeated = new Set(['every', 'each', 'on', 'the', 'also']);

/** Behind the words that join two members, or the same place when they only stand beside each other. */
function jointEnd(scan: Scan, at: number): number {
  let end = at;
  while (end < at + 2 && joints.has(scan.word(end))) end += 1;
  const joined = end > at;
  while (joined && end < at + 4 && repeated.has(scan.word(end))) end += 1;
  return end;
}

type Member<Value> = (scan: Scan, at: number) => Way<Value> | undefined;

/** Every beginning of a list, the longest first; members may stand beside each other without a joint when `beside`. */
function listOf<Value>(scan: Scan, at: number, member: Member<Value>, beside = false): Way<Value[]>[] {
  const ways: Way<Value[]>[] = [];
  const values: Value[] = [];
  for (let from = at; values.length < longestList; ) {
    const next = member(scan, from);
    if (!next) break;
    values.push(next.value);
    ways.unshift({ end: next.end, value: [...values] });
    from = jointEnd(scan, next.end);
    if (from === next.end && !beside) break;
  }
  return ways;
}

/** From one to the other, over the turn of the week or year. */
function rangeOf(first: number, last: number, size: number): number[] {
  const length = ((last - first + size) % size) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % size) + 1);
}

const to = new Set(['-', '–', 'to', 'through', 'thru']);

function withRange(name: Reads<number>, size: number): Member<number[]> {
  return (scan, at) => {
    const [first] = scan.ways(name, at);
    if (!first) return undefined;
    const [last] = to.has(scan.word(first.end)) ? scan.ways(name, first.end + 1) : [];
    return last
      ? { end: last.end, value: rangeOf(first.value, last.value, size) }
      : { end: first.end, value: [first.value] };
  };
}

const anyWeekday: Reads<number> = {
  starts: new Set([...weekday.starts!, ...weekdayPlural.starts!]),
  read: (scan, at) => [...weekday.read(scan, at), ...weekdayPlural.read(scan, at)],
};

function unique(lists: number[][]): number[] {
  return [...new Set(lists.flat())];
}

/** Weekdays, 1 is Monday: "monday", "mon-fri", "mon wed fri", "mondays and thursdays". */
export const weekdays: Reads<number[]> = {
  starts: anyWeekday.starts!,
  read: (scan, at) =>
    listOf(scan, at, withRange(anyWeekday, 7), true).map(({ end, value }) => ({ end, value: unique(value) })),
};

/** Weekdays that can only be meant again and again: in the plural, or three and more. Three days in a row into a weekend, such as "friday to sunday", may be one journey. */
export const repeatingWeekdays: Reads<number[]> = {
  starts: anyWeekday.starts!,
  read: (scan, at) => {
    const isPlural = (way: Way<number[]>) =>
      scan.tokens.slice(at, way.end).every(({ text }) => !weekday.starts!.has(text));
    // "Sat-sun" is written so in timetables.
    const isWeekend = (value: number[]) => value.length === 2 && value[0] === 6 && value[1] === 7;
    const isDashed = (way: Way<number[]>) =>
      isWeekend(way.value) && way.end === at + 3 && /^[-–]$/.test(scan.word(at + 1)) && scan.isGlued(at + 1);
    const isJourney = (way: Way<number[]>) =>
      way.value.length < 4 &&
      !isWeekend(way.value) &&
      way.value.some((day) => day > 5) &&
      scan.tokens.slice(at, way.end).some(({ text }) => to.has(text));
    return weekdays
      .read(scan, at)
      .filter((way) => isPlural(way) || ((way.value.length > 2 || isDashed(way)) && !isJourney(way)));
  },
};

export const months: Reads<number[]> = {
  starts: month.starts!,
  read: (scan, at) => listOf(scan, at, withRange(month, 12)).map(({ end, value }) => ({ end, value: unique(value) })),
};

/** "june to august" alone. */
export const monthRange: Reads<number[]> = {
  starts: month.starts!,
  read: (scan, at) => {
    const way = withRange(month, 12)(scan, at);
    return way && way.value.length > 1 ? [way] : [];
  },
};

export const nths: Reads<number[]> = {
  starts: nth.starts!,
  read: (scan, at) => listOf(scan, at, (_, from) => scan.ways(nth, from)[0]),
};

/** The same in figures: "every 15th" is a day of each month, "every first" is not said so. */
export const figures: Reads<number[]> = {
  starts: new Set(['#']),
  read: (scan, at) => nths.read(scan, at).filter(({ value }) => value.every((one) => one > 0)),
};

/** "the 1st monday and the last friday", "every monday": 0 for every one. */
export const nthDays: Reads<RuleParts['weekdays']> = {
  starts: new Set([...nth.starts!, 'every']),
  read: (scan, at) => {
    const member: Member<RuleParts['weekdays']> = (_, from) => {
      // The joint before may have taken "every".
      const from0 = scan.word(from) === 'every' ? from + 1 : from;
      if (scan.word(from0 - 1) === 'every') {
        const [plain] = scan.ways(anyWeekday, from0);
        return plain && { end: plain.end, value: [{ nth: 0, day: plain.value }] };
      }
      for (const { end, value } of scan.ways(nths, from)) {
        const [day] = scan.ways(anyWeekday, end);
        if (day) return { end: day.end, value: value.map((which) => ({ nth: which, day: day.value })) };
      }
      return undefined;
    };
    return listOf(scan, at, member).map(({ end, value }) => ({ end, value: value.flat() }));
  },
};

export interface YearDay {
  month: number;
  day: number;
}

/** "15 january, 15 april and 15 july", "jan 27th". */
export const yearDays: Reads<YearDay[]> = {
  starts: new Set([...month.starts!, ...monthDay.starts!]),
  read: (scan, at) =>
    listOf(scan, at, (_, from) => {
      const [named] = scan.ways(month, from);
      if (named) {
        const [day] = scan.ways(monthDay, scan.word(named.end) === 'the' ? named.end + 1 : named.end);
        return day && { end: day.end, value: { month: named.value, day: day.value } };
      }
      const [day] = scan.ways(monthDay, from);
      if (!day) return undefined;
      const [behind] = scan.ways(month, scan.word(day.end) === 'of' ? day.end + 1 : day.end);
      return behind && { end: behind.end, value: { month: behind.value, day: day.value } };
    }),
};
