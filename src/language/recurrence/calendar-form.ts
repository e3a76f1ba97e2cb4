import { Temporal } from 'temporal-polyfill';
import { localNow, wallInstant } from '../calendar.ts';
import { isDateOnly, startOfDue, wallOf } from '../dates.ts';
import { nextDay } from './days.ts';
import { completed } from './fitting.ts';
import { nextOccurrence, type Recurrence, readAnchor } from './recurrence.ts';
import { parseRule, type RuleParts, ruleText } from './rule.ts';

/** One task of a series, as far as its dates go. `due` and `anchor` are canonical, `zone` is the user's. */
export interface Repeating {
  recurrence: Recurrence;
  anchor: string;
  due: string;
  occurrence: number;
  zone: string;
}

/** A rule that a calendar reads as RFC 5545 has it, or, where that cannot say it, the due date and the dates after it. */
export type CalendarForm = { rule: string } | { dates: string[] };

const datesAhead = 60;

/**
 * How a calendar is told what our rule means: the day that the rule leaves to the start of the series is named, the last day of
 * the month stands for the 31st, COUNT is what is left, and UNTIL has the form that the due date asks for. Null when what comes is not known before
 * this one is done.
 */
export function calendarForm(series: Repeating): CalendarForm | null {
  const { recurrence, anchor, due, zone } = series;
  if (recurrence.mode === 'completion') return null;
  const { start, position, time } = readAnchor(anchor);
  const parts = parseRule(recurrence.rule);
  const rule = isOnBeat(parts, series) ? unclamped(completed(parts, start)) : undefined;
  if (!rule) return { dates: nextDates(series) };
  const { hour: _hour, minute: _minute, count, until, ...days } = rule;
  const end = count !== undefined ? { count: count - series.occurrence + 1 } : untilIn(until, isDateOnly(due), zone);
  return { rule: ruleText({ ...days, ...end }) };

  /** A task that was moved, or began off its rule, is no date of it; neither is one whose wall time is not the one that goes on. */
  function isOnBeat(of: RuleParts, { due: at }: Repeating): boolean {
    const clock = of.hour === undefined ? time : new Temporal.PlainTime(of.hour, of.minute ?? time?.minute ?? 0);
    const given = clock ? wallInstant(position, clock, zone).toISOString() : position.toString();
    const named = nextDay(of, { start, position }, position.subtract({ days: 1 }));
    return given === at && named?.equals(position) === true;
  }
}

/** The due date and those that follow, as far as each is done in time. */
function nextDates({ recurrence, anchor, due, occurrence, zone }: Repeating): string[] {
  const found = [due];
  let at = { due, anchor };
  while (found.length < datesAhead) {
    const completedAt = startOfDue(at.due, zone);
    const next = nextOccurrence({ recurrence, ...at, occurrence: occurrence + found.length - 1, completedAt, zone });
    if (!next) break;
    found.push(next.due);
    at = next;
  }
  return found;
}

const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The rule for who leaves out the 31st where a month has none: the last day. Undefined for the 29th and 30th of months that are shorter and others
 * that are longer: what RFC 5545 has for it (BYSETPOS beside BYMONTHDAY) programs read wrongly. The rule is `completed`.
 */
function unclamped(parts: RuleParts): RuleParts | undefined {
  const { months, monthDays } = parts;
  const latest = Math.max(0, ...monthDays);
  const lengthsIn = months.length > 0 ? months.map((month) => lengths[month - 1] as number) : lengths;
  const shortest = Math.min(...lengthsIn.map((length) => (length === 29 ? 28 : length)));
  if (latest <= shortest) return countedInMonths(parts);
  if (latest < Math.max(...lengthsIn)) return undefined;
  return countedInMonths({ ...parts, monthDays: [...new Set([...monthDays.filter((day) => day !== latest), -1])] });
}

/** The last days of months, which programs count rightly in monthly rules alone. */
function countedInMonths(parts: RuleParts): RuleParts | undefined {
  const { freq, interval, monthDays, weekdays, positions } = parts;
  if (freq === 'MONTHLY' || monthDays.every((day) => day > 0)) return parts;
  const sameMonthly = interval === 1 && weekdays.length === 0 && positions.length === 0;
  return sameMonthly ? { ...parts, freq: 'MONTHLY' } : undefined;
}

/** RFC 5545 wants a day for whole days, and an instant in UTC for times. */
function untilIn(until: string | undefined, isDay: boolean, zone: string): { until?: string } {
  if (!until) return {};
  if (!until.includes('T')) {
    if (isDay) return { until };
    return { until: utc(wallInstant(Temporal.PlainDate.from(until), new Temporal.PlainTime(23, 59, 59), zone)) };
  }
  const wall = Temporal.PlainDateTime.from(until.replace('Z', ''));
  const end = wallInstant(wall.toPlainDate(), wall.toPlainTime(), until.endsWith('Z') ? 'UTC' : zone);
  return { until: isDay ? localNow(end, zone).toPlainDate().toString().replaceAll('-', '') : utc(end) };
}

const utc = (at: Date) => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** The local date and time of a due date as iCalendar writes them; a day without a time for a whole day. */
export function calendarTime(due: string, zone: string): string {
  const { date, time } = wallOf(due, zone);
  const text = time ? `${date}T${time.toString({ smallestUnit: 'second' })}` : `${date}`;
  return text.replaceAll(/[-:]/g, '');
}
