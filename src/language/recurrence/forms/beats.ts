import type { Kind } from '../../calendar-days.ts';
import type { Unit } from '../../grammar/names.ts';
import type { Draft } from './draft.ts';
import type { YearDay } from './lists.ts';
import { plainDays, workweek } from './rule-vocabulary.ts';

/** What the first words of a recurrence come to. */

/** N of a unit; a quarter is three months, a fortnight two weeks. Fractions and what is finer than a day are no rule. */
export function units(n: number, unit: Unit): Draft | undefined {
  if (!Number.isInteger(n) || n < 1) return undefined;
  switch (unit) {
    case 'day':
      return { freq: 'DAILY', interval: n };
    case 'week':
      return { freq: 'WEEKLY', interval: n };
    case 'fortnight':
      return { freq: 'WEEKLY', interval: 2 * n };
    case 'month':
      return { freq: 'MONTHLY', interval: n };
    case 'quarter':
      return { freq: 'MONTHLY', interval: 3 * n };
    case 'year':
      return { freq: 'YEARLY', interval: n };
    default:
      return undefined;
  }
}

/** Days of a month by their place: the 1st and 15th, the last friday, the last working day. */
export function inMonth(nths: number[], kind: Kind | undefined): Draft | undefined {
  if (kind === undefined || kind === 'day') return { freq: 'MONTHLY', monthDays: nths };
  if (kind === 'workday') return { freq: 'MONTHLY', days: plainDays(workweek), positions: nths };
  return { freq: 'MONTHLY', days: nths.map((nth) => ({ nth, day: kind })) };
}

/** The same in some months of a year. */
export function inMonths(nths: number[], kind: Kind | undefined, months: number[]): Draft | undefined {
  const draft = inMonth(nths, kind);
  if (kind === 'workday' && months.length > 1) return undefined;
  return draft && { ...draft, freq: 'YEARLY', months };
}

/** Days of a year that one rule can hold: the same days in every month that is named. */
export function inYear(dates: YearDay[]): Draft | undefined {
  const months = [...new Set(dates.map(({ month }) => month))];
  const monthDays = [...new Set(dates.map(({ day }) => day))];
  if (months.length * monthDays.length !== dates.length || monthDays.includes(0)) return undefined;
  return { freq: 'YEARLY', months, monthDays };
}

/** Weekdays of every week, or of every so many weeks. */
export function weekly(days: number[], interval = 1): Draft | undefined {
  return Number.isInteger(interval) && interval > 0 ? { freq: 'WEEKLY', interval, days: plainDays(days) } : undefined;
}

/** Counts only where the phrase ends there: "every christmas tree" is about trees. */
export function onFeast([month, day]: readonly [number, number]): Draft {
  return { freq: 'YEARLY', months: [month], monthDays: [day], adverb: true };
}

/** The first or last days of months, quarters or years. */
export function edgeOf(which: string, step: number, way: string): Draft | undefined {
  const monthDays = [which === 'end' ? -1 : 1];
  if (way.startsWith('month')) return { ...units(step, 'month')!, monthDays };
  if (step !== 1) return undefined;
  const months = way.startsWith('year') ? [which === 'end' ? 12 : 1] : which === 'end' ? [3, 6, 9, 12] : [1, 4, 7, 10];
  return { freq: 'YEARLY', months, monthDays };
}

/** The days of a kind of day. */
export const groups = { workweek, weekend: [6] };
