import { Temporal } from 'temporal-polyfill';
import { completed, dayNumber, fitting, type Month, monthsOf } from './fitting.ts';
import type { RuleParts } from './rule.ts';

type PlainDate = Temporal.PlainDate;

/** The Gregorian calendar repeats after 400 years: what has not come by then never will. So no search looks at more days than these have. */
const searchDays = 146_097;
/** Due dates have four-digit years. */
const lastDay = dayNumber(9999, 12, 31);

export interface Beat {
  /** First day of the series; gives the day of the month or year that the rule leaves open. */
  start: PlainDate;
  /** A day in the phase of INTERVAL: the start or an occurrence. */
  position: PlainDate;
}

/** The first day of the rule after `after`, or undefined when there is none. COUNT, UNTIL and times of day are not looked at. */
export function nextDay(parts: RuleParts, beat: Beat, after: PlainDate): PlainDate | undefined {
  return search(parts, beat, after).day;
}

/** The same, and how many days of the calendar were looked at for it. */
export function search(
  parts: RuleParts,
  { start, position }: Beat,
  after: PlainDate,
): { day: PlainDate | undefined; looked: number } {
  const rule = completed(parts, start);
  const calendar = new Calendar(rule);
  const least = Math.max(numberOf(after) + 1, numberOf(position));
  const end = Math.min(least + searchDays, lastDay);
  const first = calendar.periodOf(numberOf(position));
  const skipped = Math.floor((calendar.periodOf(least) - first) / rule.interval);
  for (let period = first + skipped * rule.interval; calendar.firstDay(period) <= end; period += rule.interval) {
    const next = chosen(calendar.daysOf(period), rule.positions).find((day) => day >= least);
    if (next !== undefined) return { day: dateOf(next), looked: calendar.looked };
  }
  return { day: undefined, looked: calendar.looked };
}

/** The days, weeks, months or years of a rule as numbered periods, and the days that it names in each. */
class Calendar {
  /** Days that were held against the rule. */
  looked = 0;
  readonly #freq: RuleParts['freq'];
  readonly #weekStart: number;
  readonly #months: number[];
  readonly #fits: (day: number, month: Month) => boolean;
  #year = Number.NaN;
  #monthsOfYear: Month[] = [];

  constructor(rule: RuleParts) {
    this.#freq = rule.freq;
    this.#weekStart = rule.weekStart;
    this.#months = rule.months;
    this.#fits = fitting(rule);
  }

  periodOf(day: number): number {
    if (this.#freq === 'DAILY') return day;
    // Day 0 was a Thursday.
    if (this.#freq === 'WEEKLY') return Math.floor((day + 4 - this.#weekStart) / 7);
    const date = dateOf(day);
    return this.#freq === 'MONTHLY' ? date.year * 12 + date.month - 1 : date.year;
  }

  firstDay(period: number): number {
    if (this.#freq === 'DAILY') return period;
    if (this.#freq === 'WEEKLY') return period * 7 - 4 + this.#weekStart;
    return this.#freq === 'MONTHLY'
      ? dayNumber(Math.floor(period / 12), (period % 12) + 1, 1)
      : dayNumber(period, 1, 1);
  }

  daysOf(period: number): number[] {
    const found: number[] = [];
    const first = this.firstDay(period);
    if (this.#freq === 'DAILY') this.#look(first, this.#monthOf(first), found);
    else if (this.#freq === 'WEEKLY')
      for (let day = first; day < first + 7; day += 1) this.#look(day, this.#monthOf(day), found);
    else
      for (const month of this.#monthsIn(period))
        for (let day = month.first; day < month.first + month.length; day += 1) this.#look(day, month, found);
    return found;
  }

  #look(day: number, month: Month, found: number[]): void {
    this.looked += 1;
    if (this.#fits(day, month)) found.push(day);
  }

  #monthsIn(period: number): Month[] {
    const yearly = this.#freq === 'YEARLY';
    const year = this.#of(yearly ? period : Math.floor(period / 12));
    const months = yearly ? year : [year[period % 12]!];
    return this.#months.length > 0 ? months.filter(({ month }) => this.#months.includes(month)) : months;
  }

  #monthOf(day: number): Month {
    const [january] = this.#monthsOfYear;
    const known = january && day >= january.first && day < january.first + january.yearLength;
    const months = known ? this.#monthsOfYear : this.#of(dateOf(day).year);
    return months.find(({ first, length }) => day < first + length)!;
  }

  #of(year: number): Month[] {
    if (year !== this.#year) {
      this.#year = year;
      this.#monthsOfYear = monthsOf(year);
    }
    return this.#monthsOfYear;
  }
}

function chosen(days: number[], positions: number[]): number[] {
  if (positions.length === 0 || days.length === 0) return days;
  const picked = positions.map((position) => days.at(position > 0 ? position - 1 : position));
  return [...new Set(picked)].filter((day) => day !== undefined).sort((a, b) => a - b);
}

function numberOf({ year, month, day }: PlainDate): number {
  return dayNumber(year, month, day);
}

function dateOf(day: number): PlainDate {
  const date = new Date(day * 86_400_000);
  return new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
