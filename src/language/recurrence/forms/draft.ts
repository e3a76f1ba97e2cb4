import type { Temporal } from 'temporal-polyfill';
import { Rejected } from '../../../errors.ts';
import type { Reading } from '../../reading.ts';
import { nextDay } from '../days.ts';
import { parseRule, type RuleParts, weekdayCodes } from '../rule.ts';

/** A recurrence as far as it has been read. */
export interface Draft {
  freq: RuleParts['freq'];
  interval?: number;
  months?: number[];
  monthDays?: number[];
  yearDays?: number[];
  weeks?: number[];
  days?: RuleParts['weekdays'];
  positions?: number[];
  weekStart?: number;
  time?: Reading;
  start?: Temporal.PlainDate;
  until?: Temporal.PlainDate | Temporal.PlainDateTime;
  untilUtc?: boolean;
  times?: number;
  lasting?: { amount: number; unit: 'day' | 'week' | 'month' | 'year' };
  afterDone?: boolean;
  /** An adjective as well ("daily standup"): counts only where the phrase ends there. */
  adverb?: boolean;
}

/** What a recurrence phrase says: the rule, and the time of day and start it carries, if any. */
export interface PhraseBeat {
  parts: RuleParts;
  mode: 'schedule' | 'completion';
  time?: Reading;
  start?: Temporal.PlainDate;
}

/** The rule of a draft; undefined for words of the form that make no rule, such as "every feb 30" or "for 0 times". */
export function beatOf(draft: Draft, today: Temporal.PlainDate): PhraseBeat | undefined {
  const { freq, interval, months, monthDays, yearDays, weeks, days, positions, weekStart } = draft;
  const numbered = days?.map(({ nth, day }) => `${nth === 0 ? '' : nth}${weekdayCodes[day - 1]}`);
  const fields = [
    `FREQ=${freq}`,
    interval && `INTERVAL=${interval}`,
    months && `BYMONTH=${months}`,
    weeks && `BYWEEKNO=${weeks}`,
    yearDays && `BYYEARDAY=${yearDays}`,
    monthDays && `BYMONTHDAY=${monthDays}`,
    numbered && `BYDAY=${numbered}`,
    positions && `BYSETPOS=${positions}`,
    weekStart && `WKST=${weekdayCodes[weekStart - 1]}`,
  ];
  try {
    const parts = parseRule(fields.filter(Boolean).join(';'));
    limit(parts, draft, draft.start ?? today);
    if (parts.count !== undefined && parts.until) return undefined;
    const mode = draft.afterDone ? 'completion' : 'schedule';
    return { parts, mode, ...(draft.time && { time: draft.time }), ...(draft.start && { start: draft.start }) };
  } catch (error) {
    if (error instanceof Rejected) return undefined;
    throw error;
  }
}

const daysIn: Record<string, number> = { day: 1, week: 7 };

/** Turns the end the phrase names into COUNT or UNTIL. "For 6 weeks" is a number of times where the rule counts in the same unit. */
function limit(parts: RuleParts, { until, untilUtc, times, lasting }: Draft, from: Temporal.PlainDate): void {
  if (until) {
    const digits = until.toString().replaceAll(/[-:]/g, '');
    parts.until = digits.includes('T') ? `${digits.padEnd(15, '0')}${untilUtc ? 'Z' : ''}` : digits;
  }
  if (times) parts.count = times;
  if (!lasting) return;
  const { amount, unit } = lasting;
  const perPeriod = Math.max(1, parts.weekdays.length, parts.monthDays.length);
  if (parts.freq === 'DAILY' && parts.months.length === 0 && daysIn[unit])
    parts.count = Math.ceil((amount * daysIn[unit]) / parts.interval);
  else if (parts.freq === `${unit.toUpperCase()}LY`) parts.count = Math.ceil(amount / parts.interval) * perPeriod;
  else {
    const first =
      nextDay({ ...parts, interval: 1 }, { start: from, position: from }, from.subtract({ days: 1 })) ?? from;
    const end = first.add({ [`${unit}s`]: amount }).subtract({ days: 1 });
    parts.until = end.toString().replaceAll('-', '');
  }
}
