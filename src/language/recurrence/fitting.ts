import type { RuleParts } from './rule.ts';

/** Which days of the calendar a rule names. Days are numbers, counted from 1970-01-01: a search looks at thousands of them. */

/** A month, and where it lies in its year. */
export interface Month {
  year: number;
  /** 1 to 12. */
  month: number;
  /** Number of its first day. */
  first: number;
  length: number;
  /** Days of the year before it. */
  before: number;
  yearLength: number;
}

const msPerDay = 86_400_000;
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / msPerDay;
}

/** 1 (Monday) to 7. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function monthsOf(year: number): Month[] {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  let first = dayNumber(year, 1, 1);
  let before = 0;
  return lengths.map((usual, index) => {
    const length = index === 1 && isLeap ? 29 : usual;
    const month = { year, month: index + 1, first, length, before, yearLength: isLeap ? 366 : 365 };
    first += length;
    before += length;
    return month;
  });
}

/** The rule with the days that it leaves to its start: the 20th of a series that began on a 20th, its weekday, its month. */
export function completed(parts: RuleParts, start: { month: number; day: number; dayOfWeek: number }): RuleParts {
  const { freq, months, weeks, yearDays, monthDays, weekdays } = parts;
  if (freq === 'DAILY' || weekdays.length > 0 || monthDays.length > 0 || yearDays.length > 0) return parts;
  if (freq === 'WEEKLY' || weeks.length > 0) return { ...parts, weekdays: [{ nth: 0, day: start.dayOfWeek }] };
  const yearly = freq === 'YEARLY' && months.length === 0;
  return { ...parts, monthDays: [start.day], ...(yearly ? { months: [start.month] } : {}) };
}

/** Tells whether a day is one of the rule's, positions apart. The rule is `completed`. */
export function fitting(rule: RuleParts): (day: number, month: Month) => boolean {
  const months = new Set(rule.months);
  const monthDays = new Set(rule.monthDays);
  const yearDays = new Set(rule.yearDays);
  // RFC 5545 leaves out the 31st where there is none; people expect the month's last day (docs/contract.md, "Recurrence").
  const latest = Math.max(0, ...rule.monthDays);
  const inYear = rule.freq === 'YEARLY' && rule.months.length === 0;
  const hasWeekday = weekdayFits(rule);
  const hasWeek = weekFits(rule);
  return (day, at) => {
    if (months.size > 0 && !months.has(at.month)) return false;
    const inMonth = day - at.first + 1;
    if (monthDays.size > 0) {
      const clamped = inMonth === at.length && latest > at.length;
      if (!clamped && !monthDays.has(inMonth) && !monthDays.has(inMonth - at.length - 1)) return false;
    }
    const ofYear = at.before + inMonth;
    if (yearDays.size > 0 && !yearDays.has(ofYear) && !yearDays.has(ofYear - at.yearLength - 1)) return false;
    if (!(inYear ? hasWeekday(day, ofYear, at.yearLength) : hasWeekday(day, inMonth, at.length))) return false;
    return hasWeek(day, at.year);
  };
}

/** `place` is where the day lies in the month or year in which numbered weekdays are counted, `length` how long that is. */
function weekdayFits({ weekdays }: RuleParts): (day: number, place: number, length: number) => boolean {
  if (weekdays.length === 0) return () => true;
  const named = Array.from({ length: 8 }, (_, day) => new Set(weekdays.filter((one) => one.day === day).map(nthOf)));
  return (day, place, length) => {
    const nths = named[weekdayOf(day)]!;
    if (nths.size === 0) return false;
    return nths.has(0) || nths.has(Math.ceil(place / 7)) || nths.has(-Math.ceil((length - place + 1) / 7));
  };
}

function nthOf({ nth }: { nth: number }): number {
  return nth;
}

/** Week 1 is the first with four days in the year; the days around New Year may lie in a week of the year beside. */
function weekFits({ weeks, weekStart }: RuleParts): (day: number, year: number) => boolean {
  if (weeks.length === 0) return () => true;
  const named = new Set(weeks);
  const firstOf = (year: number) => {
    const fourth = dayNumber(year, 1, 4);
    return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7);
  };
  return (day, calendarYear) => {
    let year = calendarYear;
    if (day < firstOf(year)) year -= 1;
    else if (day >= firstOf(year + 1)) year += 1;
    const week = Math.floor((day - firstOf(year)) / 7) + 1;
    return named.has(week) || named.has(week - 1 - (firstOf(year + 1) - firstOf(year)) / 7);
  };
}
