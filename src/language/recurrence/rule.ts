import { Temporal } from 'temporal-polyfill';
import { Rejected } from '../../errors.ts';

/** The parts of an RFC 5545 RRULE that a todo can have; lists are empty when the part is absent. */
export interface RuleParts {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  months: number[];
  weeks: number[];
  yearDays: number[];
  monthDays: number[];
  /** `nth` 0: every such weekday; 1 is Monday. */
  weekdays: { nth: number; day: number }[];
  positions: number[];
  weekStart: number;
  hour?: number;
  minute?: number;
  count?: number;
  /** `YYYYMMDD`, `YYYYMMDDTHHMMSS` (local) or `YYYYMMDDTHHMMSSZ`. */
  until?: string;
}

export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const order =
  'FREQ INTERVAL BYMONTH BYWEEKNO BYYEARDAY BYMONTHDAY BYDAY BYHOUR BYMINUTE BYSECOND BYSETPOS WKST COUNT UNTIL'.split(
    ' ',
  );

export function refuseRule(reason: string): never {
  throw new Rejected(
    'invalid',
    `${reason} Write daily, weekly, monthly or yearly, a phrase such as "every other friday until june" or "every month on the 31st", or an RFC 5545 rule such as "FREQ=WEEKLY;BYDAY=MO,FR;COUNT=10".`,
  );
}

/** Reads and checks an RRULE (with or without the `RRULE:` prefix). Throws `Rejected('invalid')` that names the faulty part. */
export function parseRule(text: string): RuleParts {
  const named = new Map<string, string>();
  if (/DTSTART|RDATE|EXDATE|EXRULE/i.test(text)) refuseRule('A rule is the RRULE alone; the start is the due_date.');
  for (const pair of text
    .trim()
    .replace(/^RRULE:/i, '')
    .split(';')) {
    if (pair.trim() === '') continue;
    const [name = '', value = '', ...more] = pair
      .toUpperCase()
      .split('=')
      .map((side) => side.trim());
    if (!order.includes(name) || value === '' || more.length > 0)
      refuseRule(`The rule part ${JSON.stringify(pair.slice(0, 40))} is not known; a rule has ${order.join(', ')}.`);
    if (named.has(name)) refuseRule(`The rule names ${name} twice.`);
    named.set(name, value);
  }
  const freq = named.get('FREQ') ?? '';
  if (!/^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(freq))
    refuseRule('FREQ is one of DAILY, WEEKLY, MONTHLY, YEARLY; nothing repeats more often than daily.');
  if (named.has('COUNT') && named.has('UNTIL')) refuseRule('A rule ends by COUNT or by UNTIL, not by both.');
  const parts: RuleParts = {
    freq: freq as RuleParts['freq'],
    interval: single(named, 'INTERVAL', 1, 1000) ?? 1,
    months: list(named, 'BYMONTH', 12, false),
    weeks: list(named, 'BYWEEKNO', 53, true),
    yearDays: list(named, 'BYYEARDAY', 366, true),
    monthDays: list(named, 'BYMONTHDAY', 31, true),
    weekdays: weekdays(named.get('BYDAY'), freq),
    positions: list(named, 'BYSETPOS', 366, true),
    weekStart: weekdayCodes.indexOf(named.get('WKST') ?? 'MO') + 1,
  };
  clockParts(parts, named);
  parts.count = single(named, 'COUNT', 1, 100_000);
  const until = named.get('UNTIL');
  if (until) parts.until = untilOf(until);
  checkTogether(parts);
  return parts;
}

function single(named: Map<string, string>, name: string, least: number, most: number): number | undefined {
  const text = named.get(name);
  if (text === undefined) return undefined;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) refuseRule(`${name} is one whole number from ${least} to ${most}.`);
  return value;
}

function list(named: Map<string, string>, name: string, most: number, signed: boolean): number[] {
  const text = named.get(name);
  if (text === undefined) return [];
  const values = text.split(',').map((item) => (/^[+-]?\d{1,3}$/.test(item) ? Number(item) : Number.NaN));
  const legal = (value: number) => value !== 0 && Math.abs(value) <= most && (signed || value > 0);
  if (!values.every(legal))
    refuseRule(`${name} holds numbers from 1 to ${most}${signed ? ' or their negatives' : ''}.`);
  return [...new Set(values)];
}

function weekdays(text: string | undefined, freq: string): RuleParts['weekdays'] {
  if (text === undefined) return [];
  return [...new Set(text.split(','))].map((item) => {
    const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(item);
    const nth = Number(match?.[1] ?? 0);
    const most = freq === 'YEARLY' ? 53 : freq === 'MONTHLY' ? 5 : 0;
    if (!match || (match[1] && nth === 0) || Math.abs(nth) > most)
      refuseRule(
        'BYDAY holds MO, TU, WE, TH, FR, SA, SU; MONTHLY and YEARLY rules may number them, as in 3FR or -1MO.',
      );
    return { nth, day: weekdayCodes.indexOf(match[2]!) + 1 };
  });
}

function clockParts(parts: RuleParts, named: Map<string, string>): void {
  if ([named.get('BYHOUR'), named.get('BYMINUTE')].some((text) => text?.includes(',')))
    refuseRule('A task repeats at one time of day: BYHOUR and BYMINUTE hold one number each.');
  parts.hour = single(named, 'BYHOUR', 0, 23);
  parts.minute = single(named, 'BYMINUTE', 0, 59);
  if (parts.minute !== undefined && parts.hour === undefined) refuseRule('BYMINUTE needs BYHOUR.');
  if (Number(named.get('BYSECOND') ?? 0) !== 0) refuseRule('BYSECOND can only be 0.');
}

function untilOf(text: string): string {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})(?:\.\d+)?(Z)?)?$/.exec(text);
  const [, year, month, day, hour, minute, second, utc] = match ?? [];
  try {
    const iso = `${year}-${month}-${day}${hour ? `T${hour}:${minute}:${second}` : ''}`;
    if (match) Temporal.PlainDateTime.from(iso, { overflow: 'reject' });
  } catch {
    return refuseRule(`UNTIL=${text.slice(0, 20)} is no day of the calendar.`);
  }
  if (!match) return refuseRule('UNTIL is a day such as 20260630 or a time such as 20260630T170000Z.');
  return `${year}${month}${day}${hour ? `T${hour}${minute}${second}${utc ?? ''}` : ''}`;
}

function checkTogether(parts: RuleParts): void {
  const { freq, months, weeks, yearDays, monthDays, weekdays: days, weekStart } = parts;
  if (weekStart === 0) refuseRule('WKST is one of MO, TU, WE, TH, FR, SA, SU.');
  if (weeks.length > 0 && freq !== 'YEARLY') refuseRule('BYWEEKNO goes with FREQ=YEARLY only.');
  if (yearDays.length > 0 && freq !== 'YEARLY') refuseRule('BYYEARDAY goes with FREQ=YEARLY only.');
  if (monthDays.length > 0 && freq === 'WEEKLY') refuseRule('BYMONTHDAY does not go with FREQ=WEEKLY.');
  if (weeks.length > 0 && days.some(({ nth }) => nth !== 0)) refuseRule('BYDAY cannot be numbered next to BYWEEKNO.');
  const longest = (month: number) => Temporal.PlainDate.from({ year: 2024, month, day: 1 }).daysInMonth;
  const exists = (month: number) => monthDays.some((day) => Math.abs(day) <= longest(month));
  if (months.length > 0 && monthDays.length > 0 && !months.some(exists))
    refuseRule(`There is no day ${monthDays.join(', ')} in month ${months.join(', ')}.`);
  checkPositions(parts);
}

const periodNames = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' };

/** A position beyond all that a period can hold never comes to a day. */
function checkPositions(parts: RuleParts): void {
  const { freq, months, weeks, yearDays, monthDays, weekdays: days, positions } = parts;
  if (positions.length === 0) return;
  if ([months, weeks, yearDays, monthDays, days].every((part) => part.length === 0))
    refuseRule('BYSETPOS needs another BY part to choose from.');
  const most = mostDays(parts);
  if (positions.every((position) => Math.abs(position) > most))
    refuseRule(
      `BYSETPOS=${positions[0]} picks from at most ${most} ${most === 1 ? 'day' : 'days'} in a ${periodNames[freq]}, so it never comes to a day; write a number up to ${most} or leave BYSETPOS out.`,
    );
}

/** As many days as the rule can have in one of its periods. */
function mostDays({ freq, months, weeks, yearDays, monthDays, weekdays: days }: RuleParts): number {
  const plain = days.filter(({ nth }) => nth === 0).length;
  const numbered = days.length - plain;
  if (freq === 'DAILY') return 1;
  if (freq === 'WEEKLY') return plain || 1;
  const monthsIn = freq === 'MONTHLY' ? 1 : months.length || 12;
  // A month has four of each weekday and of three a fifth, a year 52 and of two a 53rd.
  const ofMonth = 4 * plain + Math.min(plain, 3) + numbered;
  const inMonths = freq === 'MONTHLY' || months.length > 0;
  const bounds = [
    31 * monthsIn,
    inMonths ? ofMonth * monthsIn : 52 * plain + Math.min(plain, 2) + numbered,
    monthDays.length * monthsIn,
    yearDays.length,
    7 * weeks.length,
  ];
  return Math.min(366, ...bounds.filter((bound) => bound > 0));
}

/** The rule as it is stored: upper case, parts in one order, defaults left out. */
export function ruleText(parts: RuleParts): string {
  const numbered = parts.weekdays.map(({ nth, day }) => `${nth === 0 ? '' : nth}${weekdayCodes[day - 1]}`);
  const named: [string, string | number | undefined][] = [
    ['FREQ', parts.freq],
    ['INTERVAL', parts.interval === 1 ? undefined : parts.interval],
    ['BYMONTH', parts.months.join()],
    ['BYWEEKNO', parts.weeks.join()],
    ['BYYEARDAY', parts.yearDays.join()],
    ['BYMONTHDAY', parts.monthDays.join()],
    ['BYDAY', numbered.join()],
    ['BYHOUR', parts.hour],
    ['BYMINUTE', parts.minute],
    ['BYSETPOS', parts.positions.join()],
    ['WKST', parts.weekStart === 1 ? undefined : weekdayCodes[parts.weekStart - 1]],
    ['COUNT', parts.count],
    ['UNTIL', parts.until],
  ];
  return named
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join(';');
}
