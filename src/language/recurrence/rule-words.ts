import { Temporal } from 'temporal-polyfill';
import type { RuleParts } from './rule.ts';

/** A rule in English words, which the grammar of this folder reads back as the same rule. */

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthNames = 'January February March April May June July August September October November December'.split(' ');
const unitNames = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const;

/** The rule in English words. */
export function describeRule(parts: RuleParts, mode: 'schedule' | 'completion'): string {
  const { hour, minute, count } = parts;
  const clock = hour === undefined ? '' : ` at ${two(hour)}:${two(minute ?? 0)}`;
  const times = count === undefined ? '' : count === 1 ? ', once' : `, ${count} times`;
  const counted = mode === 'completion' ? ', counted from the day it is done' : '';
  const week = parts.weekStart === 1 ? '' : `, weeks beginning on ${weekdayNames[parts.weekStart - 1]}`;
  return `${beatWords(parts)}${week}${clock}${untilWords(parts.until)}${times}${counted}`;
}

function beatWords(parts: RuleParts): string {
  const { freq, interval, months, weeks, yearDays, monthDays, weekdays, positions } = parts;
  const isWorkweek = weekdays.length === 5 && weekdays.every(({ nth, day }, at) => nth === 0 && day === at + 1);
  const isBare = [months, weeks, yearDays, monthDays].every((list) => list.length === 0);
  if (freq === 'WEEKLY' && interval === 1 && isWorkweek && positions.length === 0 && months.length === 0)
    return 'every weekday';
  const isOpen = [weeks, yearDays, monthDays, weekdays].every((list) => list.length === 0);
  const unit = unitNames[freq];
  const every = interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;
  if (freq === 'MONTHLY' && isWorkweek && isBare && positions.length > 0)
    return `${every} on the ${listed(positions.map(nthWords))} weekday`;
  const days = [
    monthDays.length > 0 &&
      ` on the ${listed(monthDays.map(nthWords))}${monthDays.length === 1 && monthDays[0]! < 0 ? ' day' : ''}`,
    weeks.length > 0 && ` in the ${listed(weeks.map(nthWords))} week of the year`,
    yearDays.length > 0 && ` on the ${listed(yearDays.map(nthWords))} day of the year`,
    weekdays.length > 0 && `${weekdayWords(parts)}`,
    months.length > 0 &&
      ` ${monthDays.length > 0 || weekdays.some(({ nth }) => nth !== 0) ? 'of' : 'in'} ${listed(months.map((month) => monthNames[month - 1]!))}`,
    freq === 'YEARLY' && months.length > 0 && isOpen && ' on the day of its start',
    positions.length > 0 && `, only the ${listed(positions.map(nthWords))} of them`,
  ];
  return `${every}${days.filter(Boolean).join('')}`;
}

function weekdayWords({ freq, weekdays, monthDays, yearDays, weeks }: RuleParts): string {
  const isFilter = freq === 'DAILY' || monthDays.length > 0 || yearDays.length > 0 || weeks.length > 0;
  const isPlain = weekdays.every(({ nth }) => nth === 0);
  const lead = isFilter ? ', only on' : ' on';
  const names = isPlain && (isFilter || freq === 'WEEKLY');
  return `${lead} ${listed(
    weekdays.map(({ nth, day }) => {
      const name = weekdayNames[day - 1]!;
      if (names) return name;
      return nth === 0 ? `every ${name}` : `the ${nthWords(nth)} ${name}`;
    }),
  )}`;
}

/** "2027-06-30", with the time if the rule has one. */
function untilWords(until: string | undefined): string {
  if (!until) return '';
  const day = Temporal.PlainDate.from(until.slice(0, 8)).toString();
  if (!until.includes('T')) return ` until ${day}`;
  const time = `${until.slice(9, 11)}:${until.slice(11, 13)}${until.slice(13, 15) === '00' ? '' : `:${until.slice(13, 15)}`}`;
  return ` until ${day} ${time}${until.endsWith('Z') ? ' UTC' : ''}`;
}

const two = (number: number) => String(number).padStart(2, '0');

/** "1st", and from the end "last", "second to last", "3rd to last". */
function nthWords(nth: number): string {
  if (nth === -1) return 'last';
  if (nth === -2) return 'second to last';
  if (nth < 0) return `${nthWords(-nth)} to last`;
  const ending = nth % 100 > 10 && nth % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][nth % 10] ?? 'th');
  return `${nth}${ending}`;
}

function listed(words: string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
