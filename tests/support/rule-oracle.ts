/**
 * What a rule means, asked of one single day: slow, on whole numbers, and without a line of the program's or of a library for dates.
 * Days count from 1970-01-01, weekdays from 1, Monday, months from 1.
 */

export interface Rule {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  months: number[];
  monthDays: number[];
  yearDays: number[];
  weeks: number[];
  weekdays: { nth: number; day: number }[];
  positions: number[];
}

export const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The rule as an RRULE; `shuffle` puts its parts in another order. */
export function textOf(rule: Rule, shuffle: (parts: string[]) => string[] = (parts) => parts): string {
  const lists: [string, (string | number)[]][] = [
    ['BYMONTH', rule.months],
    ['BYMONTHDAY', rule.monthDays],
    ['BYYEARDAY', rule.yearDays],
    ['BYWEEKNO', rule.weeks],
    ['BYDAY', rule.weekdays.map(({ nth, day }) => `${nth || ''}${codes[day - 1]}`)],
    ['BYSETPOS', rule.positions],
  ];
  const parts = lists.filter(([, values]) => values.length > 0).map(([name, values]) => `${name}=${values.join()}`);
  return shuffle([`FREQ=${rule.freq}`, `INTERVAL=${rule.interval}`, ...parts]).join(';');
}

export interface Day {
  number: number;
  year: number;
  month: number;
  day: number;
  weekday: number;
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
export const lengthOf = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : lengths[month - 1]!);
const daysIn = (year: number) => (isLeap(year) ? 366 : 365);

/** The day of that number, found by taking years and months off. */
export function dayOf(number: number): Day {
  let left = number;
  let year = 1970;
  while (left >= daysIn(year)) left -= daysIn(year++);
  let month = 1;
  while (left >= lengthOf(year, month)) left -= lengthOf(year, month++);
  // 1970-01-01 was a Thursday.
  return { number, year, month, day: left + 1, weekday: ((number + 3) % 7) + 1 };
}

export function numberOf(year: number, month: number, day: number): number {
  let number = day - 1;
  for (let each = 1970; each < year; each++) number += daysIn(each);
  for (let each = 1; each < month; each++) number += lengthOf(year, each);
  return number;
}

export function tomorrow({ number, year, month, day, weekday }: Day): Day {
  const next = { number: number + 1, weekday: (weekday % 7) + 1 };
  if (day < lengthOf(year, month)) return { ...next, year, month, day: day + 1 };
  return month < 12 ? { ...next, year, month: month + 1, day: 1 } : { ...next, year: year + 1, month: 1, day: 1 };
}

export const isoOf = ({ year, month, day }: Day) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Whether `day` is one of the rule's, which began on `first`. */
export function fits(rule: Rule, first: Day, day: Day): boolean {
  if (!isInPhase(rule, first, day) || !matches(rule, first, day)) return false;
  if (rule.positions.length === 0) return true;
  const place = placeOf(rule, first, day);
  return rule.positions.some((position) => position === place.fromStart || position === -place.fromEnd);
}

const monday = ({ number, weekday }: Day) => number - weekday + 1;

function isInPhase({ freq, interval }: Rule, first: Day, day: Day): boolean {
  const passed = {
    DAILY: () => day.number - first.number,
    WEEKLY: () => (monday(day) - monday(first)) / 7,
    MONTHLY: () => (day.year - first.year) * 12 + day.month - first.month,
    YEARLY: () => day.year - first.year,
  }[freq]();
  return passed % interval === 0;
}

/** All that the rule asks but INTERVAL and BYSETPOS. */
function matches(rule: Rule, first: Day, day: Day): boolean {
  const { freq, months, monthDays, yearDays, weeks, weekdays } = rule;
  if (months.length > 0 && !months.includes(day.month)) return false;
  if (monthDays.length > 0 && !monthDays.some((number) => isMonthDay(number, day))) return false;
  if (yearDays.length > 0 && !yearDays.some((number) => isYearDay(number, day))) return false;
  if (weeks.length > 0 && !weeks.some((number) => isInWeek(number, day))) return false;
  if (weekdays.length > 0) return weekdays.some((wanted) => isWeekday(wanted, rule, day));
  if (monthDays.length > 0 || yearDays.length > 0 || freq === 'DAILY') return true;
  if (freq === 'WEEKLY' || weeks.length > 0) return day.weekday === first.weekday;
  if (freq === 'YEARLY' && months.length === 0 && day.month !== first.month) return false;
  return isMonthDay(first.day, day);
}

/** The 31st of a month that has none is its last day. */
const isMonthDay = (number: number, { year, month, day }: Day) =>
  number > 0 ? day === Math.min(number, lengthOf(year, month)) : day === lengthOf(year, month) + 1 + number;

function isYearDay(number: number, { number: day, year }: Day): boolean {
  const place = day - numberOf(year, 1, 1) + 1;
  return number > 0 ? place === number : place === daysIn(year) + 1 + number;
}

/** Weeks of ISO 8601: the first has the year's first Thursday. */
function isInWeek(number: number, day: Day): boolean {
  const { year } = dayOf(monday(day) + 3);
  const firstOf = (each: number) => monday(dayOf(numberOf(each, 1, 4)));
  const week = (monday(day) - firstOf(year)) / 7 + 1;
  const weeks = (firstOf(year + 1) - firstOf(year)) / 7;
  return number > 0 ? week === number : week === weeks + 1 + number;
}

function isWeekday({ nth, day: weekday }: { nth: number; day: number }, { freq, months }: Rule, day: Day): boolean {
  if (weekday !== day.weekday) return false;
  if (nth === 0) return true;
  const ofMonth = freq === 'MONTHLY' || months.length > 0;
  const place = ofMonth ? day.day : day.number - numberOf(day.year, 1, 1) + 1;
  const length = ofMonth ? lengthOf(day.year, day.month) : daysIn(day.year);
  return nth > 0 ? Math.ceil(place / 7) === nth : Math.ceil((length - place + 1) / 7) === -nth;
}

/** Which of its period's days it is, from both ends. */
function placeOf(rule: Rule, first: Day, day: Day): { fromStart: number; fromEnd: number } {
  const [from, to] = {
    DAILY: () => [day.number, day.number],
    WEEKLY: () => [monday(day), monday(day) + 6],
    MONTHLY: () => [day.number - day.day + 1, day.number - day.day + lengthOf(day.year, day.month)],
    YEARLY: () => [numberOf(day.year, 1, 1), numberOf(day.year + 1, 1, 1) - 1],
  }[rule.freq]() as [number, number];
  let fromStart = 0;
  let fromEnd = 0;
  let each = dayOf(from);
  for (; each.number <= to; each = tomorrow(each)) {
    if (!matches(rule, first, each)) continue;
    if (each.number <= day.number) fromStart++;
    if (each.number >= day.number) fromEnd++;
  }
  return { fromStart, fromEnd };
}
