import { RRuleTemporal } from 'rrule-temporal';
import { toText } from 'rrule-temporal/totext';
import { Temporal } from 'temporal-polyfill';
import { type RuleParts, ruleText } from './rule.ts';

type PlainDate = Temporal.PlainDate;

const msPerDay = 86_400_000;
/** The Gregorian calendar repeats after 400 years: what has not come by then never will. */
const searchYears = 400;
/** Rules are expanded on dates: library steps from the last position, so few are ever needed. */
const maxSteps = 5000;

export interface Beat {
  /** First day of the series; gives the day of the month or year that the rule leaves open. */
  start: PlainDate;
  /** A day in the phase of INTERVAL: the start or an occurrence. */
  position: PlainDate;
}

/** The first day of the rule after `after`, or undefined when there is none. COUNT, UNTIL and times of day are not looked at. */
export function nextDay(parts: RuleParts, { start, position }: Beat, after: PlainDate): PlainDate | undefined {
  if (isByMonthDay(parts)) return nextByMonthDay(parts, start, after);
  if (parts.freq === 'DAILY' && parts.monthDays.length > 0) return nextDailyByMonthDay(parts, position, after);
  const rule = new RRuleTemporal({
    rruleString: `RRULE:${ruleText({ ...parts, count: undefined, until: undefined, hour: undefined, minute: undefined })}`,
    dtstart: position.toZonedDateTime('UTC'),
    maxIterations: maxSteps,
  });
  try {
    return fromRule(rule.next(new Date(epochMs(after)), false));
  } catch {
    return undefined;
  }
}

function fromRule(next: { epochMilliseconds: number } | null): PlainDate | undefined {
  return next ? fromEpochMs(next.epochMilliseconds) : undefined;
}

function epochMs(date: PlainDate): number {
  return Date.UTC(date.year, date.month - 1, date.day);
}

function fromEpochMs(ms: number): PlainDate {
  const date = new Date(ms);
  return new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** Whether the days come from numbers in the month, said or taken from the start: those clamp to the month's end. */
function isByMonthDay({ freq, weeks, yearDays, monthDays, weekdays }: RuleParts): boolean {
  if (freq !== 'MONTHLY' && freq !== 'YEARLY') return false;
  if (weeks.length > 0 || yearDays.length > 0 || weekdays.some(({ nth }) => nth !== 0)) return false;
  return monthDays.length > 0 || weekdays.length === 0;
}

/** RFC 5545 leaves out the 31st where there is none; people expect the month's last day (docs/contract.md, "Recurrence"). */
function nextByMonthDay(parts: RuleParts, start: PlainDate, after: PlainDate): PlainDate | undefined {
  const monthly = parts.freq === 'MONTHLY';
  const index = ({ year, month }: PlainDate) => (monthly ? year * 12 + month - 1 : year);
  const first = index(start);
  const last = index(after) + searchYears * (monthly ? 12 : 1);
  const least = Math.max(epochMs(after) + msPerDay, epochMs(start));
  const skipped = Math.max(0, Math.floor((index(after) - first) / parts.interval));
  for (let period = first + skipped * parts.interval; period <= last; period += parts.interval) {
    const days = monthly
      ? daysOfMonth(parts, Math.floor(period / 12), (period % 12) + 1, start)
      : monthsOfYear(parts, start).flatMap((month) => daysOfMonth(parts, period, month, start));
    const found = chosen(
      [...new Set(days)].sort((a, b) => a - b),
      parts.positions,
    ).find((ms) => ms >= least);
    if (found !== undefined) return fromEpochMs(found);
  }
  return undefined;
}

function monthsOfYear({ months, monthDays }: RuleParts, start: PlainDate): number[] {
  if (months.length > 0) return months;
  return monthDays.length > 0 ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : [start.month];
}

function daysOfMonth(
  { months, monthDays, weekdays }: RuleParts,
  year: number,
  month: number,
  start: PlainDate,
): number[] {
  if (months.length > 0 && !months.includes(month)) return [];
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const numbers = monthDays.length > 0 ? monthDays : [start.day];
  return numbers
    .map((day) => (day > 0 ? Math.min(day, length) : length + 1 + day))
    .filter((day) => day >= 1)
    .map((day) => Date.UTC(year, month - 1, day))
    .filter((ms) => weekdays.length === 0 || weekdays.some(({ day }) => day % 7 === new Date(ms).getUTCDay()));
}

function chosen(days: number[], positions: number[]): number[] {
  if (positions.length === 0) return days;
  const picked = positions.map((position) => days.at(position > 0 ? position - 1 : position));
  return [...new Set(picked)].filter((day) => day !== undefined).sort((a, b) => a - b);
}

function nextDailyByMonthDay(parts: RuleParts, position: PlainDate, after: PlainDate): PlainDate | undefined {
  const phase = epochMs(position);
  const step = parts.interval * msPerDay;
  const from = Math.max(epochMs(after) + msPerDay, phase);
  for (let ms = phase + Math.ceil((from - phase) / step) * step, tries = 0; tries < maxSteps; ms += step, tries += 1) {
    const date = fromEpochMs(ms);
    const fits = daysOfMonth(parts, date.year, date.month, date).includes(ms);
    if (fits) return date;
  }
  return undefined;
}

/** The rule in English words. */
export function describeRule(parts: RuleParts, mode: 'schedule' | 'completion'): string {
  const { hour, minute, count, until } = parts;
  const clock =
    hour === undefined ? '' : ` at ${String(hour).padStart(2, '0')}:${String(minute ?? 0).padStart(2, '0')}`;
  const times = count === undefined ? '' : count === 1 ? ', once' : `, ${count} times`;
  const day = until && Temporal.PlainDate.from(until.slice(0, 8)).toString();
  return `${beatWords(parts)}${clock}${day ? ` until ${day}` : ''}${times}${mode === 'completion' ? ', counted from the day it is done' : ''}`;
}

function beatWords(parts: RuleParts): string {
  const { freq, interval, weekdays, positions, monthDays } = parts;
  if (freq === 'MONTHLY' && monthDays.length === 0 && positions.length === 1 && isWorkweek(weekdays)) {
    const [nth] = positions;
    if (nth === 1 || nth === -1)
      return `every ${interval === 1 ? 'month' : `${interval} months`} on the ${nth === 1 ? 'first' : 'last'} weekday`;
  }
  const base = ruleText({ ...parts, hour: undefined, minute: undefined, count: undefined, until: undefined });
  // Any Monday: the library needs a start and would name its weekday for a weekly rule that names none.
  const words = toText(`DTSTART:20260105T000000Z\nRRULE:${base}`);
  return freq === 'WEEKLY' && weekdays.length === 0 ? words.replace(/ on Monday/, '') : words;
}

function isWorkweek(weekdays: RuleParts['weekdays']): boolean {
  return weekdays.length === 5 && weekdays.every(({ nth, day }) => nth === 0 && day <= 5);
}
