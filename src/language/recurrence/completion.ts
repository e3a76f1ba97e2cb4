import { Temporal } from 'temporal-polyfill';
import { nextDay } from './days.ts';
import type { RuleParts } from './rule.ts';

type PlainDate = Temporal.PlainDate;

/**
 * The next day of a rule that counts from the day the task was done; never the day it was due on, however early it was done. With one day
 * in each period at least one interval lies between, else it is the next fitting day.
 */
export function nextFromDone(parts: RuleParts, done: PlainDate, due: PlainDate): PlainDate | undefined {
  const single = isSingle(parts);
  const beat = single ? { ...parts, interval: 1 } : parts;
  const after = single ? done.add(intervalOf(parts)).subtract({ days: 1 }) : done;
  const next = (from: PlainDate) => nextDay(beat, { start: done, position: done }, from);
  const day = next(after);
  return day && Temporal.PlainDate.compare(day, due) === 0 ? next(due) : day;
}

/** 31 January and one month is 28 February. */
function intervalOf({ freq, interval }: RuleParts): Temporal.DurationLike {
  const units = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' } as const;
  return { [units[freq]]: interval };
}

/** Whether a day, week, month or year of the rule has one day of it at most. */
function isSingle(parts: RuleParts): boolean {
  if (parts.freq === 'DAILY') return true;
  if (parts.positions.length > 0) return parts.positions.length === 1;
  return daysInSpan(parts) * spansInPeriod(parts) === 1;
}

function daysInSpan({ freq, monthDays, yearDays, weeks, weekdays }: RuleParts): number {
  // Beside such numbers weekdays only leave days out: Friday the 13th.
  if (monthDays.length > 0) return monthDays.length;
  if (yearDays.length > 0) return yearDays.length;
  const once = freq === 'WEEKLY' || weeks.length > 0;
  return weekdays.reduce((sum, { nth }) => sum + (once || nth !== 0 ? 1 : 4), 0) || 1;
}

function spansInPeriod({ freq, months, weeks, monthDays }: RuleParts): number {
  if (freq !== 'YEARLY') return 1;
  if (weeks.length > 0) return weeks.length;
  return months.length || (monthDays.length > 0 ? 12 : 1);
}
