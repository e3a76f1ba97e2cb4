import { toText } from 'rrule-temporal/totext';
import { Temporal } from 'temporal-polyfill';
import { type RuleParts, ruleText } from './rule.ts';

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
