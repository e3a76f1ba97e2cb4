import type { Temporal } from 'temporal-polyfill';
import { dayPart, dayPartWord } from '../day-parts.ts';
import { count, countWord, ordinal, ordinalWord } from '../number-words.ts';
import { monthNumber, monthWord, type Reading, weekdayNumber, weekdayWord } from '../phrase-rules.ts';
import { type RuleParts, weekdayCodes } from './rule.ts';

/** The forms of a recurrence's first words, up to what qualifies it ("at 9am", "until june"). */

/** A recurrence as far as it has been read. */
export interface Draft {
  freq: RuleParts['freq'];
  interval?: number;
  months?: number[];
  monthDays?: number[];
  days?: string[];
  position?: number;
  time?: Reading;
  start?: Temporal.PlainDate;
  until?: Temporal.PlainDate;
  times?: number;
  lasting?: { amount: number; unit: string };
  afterDone?: boolean;
  /** An adjective as well ("daily standup"): counts only where the phrase ends there. */
  adverb?: boolean;
}

export interface Form {
  at: RegExp;
  read(match: RegExpExecArray): Draft | undefined;
}

export const workweek = ['MO', 'TU', 'WE', 'TH', 'FR'];

const and = String.raw`(?:\s*(?:,\s*and|,|and|&|\/)\s*)`;
export const dayList = `(?:${weekdayWord}s?(?:${and}(?:every\\s+|each\\s+|on\\s+)?${weekdayWord}s?)*)`;
export const ordinals = `(?:${ordinalWord}(?:${and}(?:the\\s+)?(?:${ordinalWord}))*)`;
const interval = `(?:(other|second|third|fourth|fifth|sixth|\\d{1,3}(?:st|nd|rd|th)|${countWord})\\s+)?`;
export const ofMonth = '(?:\\s+(?:day\\s+)?(?:of|in)\\s+(?:the|each|every|a)\\s+month)?';
export const completion =
  "(?:after|from|since)\\s+(?:the\\s+)?(?:completion|completed|completing(?: it)?|done|doing it|finishing(?: it)?|(?:it['’]s|it is|i(?:['’]m|['’]ve)?)\\s+(?:done|completed?|finish(?:ed)?|do)(?:\\s+(?:it|with it))?)";

export const sticky = (source: string) => new RegExp(`(?:${source})(?![\\p{L}\\p{N}])`, 'iuy');

function words(pattern: string, text: string): string[] {
  return text.match(new RegExp(`(?<!\\p{L})${pattern}`, 'giu')) ?? [];
}

export function codes(text: string): string[] {
  return words(weekdayWord, text).map((word) => weekdayCodes[weekdayNumber(word) - 1]!);
}

function step(text: string | undefined): number {
  if (!text) return 1;
  if (/^other$/i.test(text)) return 2;
  const nth = ordinal(text);
  return Number.isNaN(nth) ? count(text) : nth;
}

/** N of a unit; a quarter is three months, a fortnight two weeks. */
function units(n: number, unit: string): Draft | undefined {
  if (!Number.isInteger(n) || n < 1) return undefined;
  const name = unit.toLowerCase().replace(/s$/, '');
  if (/^(?:day|night)$/.test(name)) return { freq: 'DAILY', interval: n };
  if (/^(?:week|wk)$/.test(name)) return { freq: 'WEEKLY', interval: n };
  if (name === 'fortnight') return { freq: 'WEEKLY', interval: 2 * n };
  if (name === 'month') return { freq: 'MONTHLY', interval: n };
  if (name === 'quarter') return { freq: 'MONTHLY', interval: 3 * n };
  return { freq: 'YEARLY', interval: n };
}

export function onOrdinals(list: string, kind: string | undefined): Draft {
  const numbers = words(ordinalWord, list).map(ordinal);
  if (!kind || /^day/i.test(kind)) return { freq: 'MONTHLY', monthDays: numbers };
  if (/^(?:week|work|business)/i.test(kind)) return { freq: 'MONTHLY', days: workweek, position: numbers[0]! };
  const [code] = codes(kind);
  return { freq: 'MONTHLY', days: numbers.map((nth) => `${nth}${code}`) };
}

export function yearly(month: string, day: string): Draft {
  return { freq: 'YEARLY', months: [monthNumber(month)], monthDays: [Number(day)] };
}

const adverbs: Record<string, [number, string]> = {
  daily: [1, 'day'],
  everyday: [1, 'day'],
  nightly: [1, 'day'],
  weekly: [1, 'week'],
  biweekly: [2, 'week'],
  'bi-weekly': [2, 'week'],
  fortnightly: [2, 'week'],
  monthly: [1, 'month'],
  bimonthly: [2, 'month'],
  quarterly: [1, 'quarter'],
  yearly: [1, 'year'],
  annually: [1, 'year'],
};

/** What may follow "every": tried in this order. */
export const bodies: Form[] = [
  {
    at: sticky(`(last|first)\\s+day${ofMonth}`),
    read: (m) => ({ freq: 'MONTHLY', monthDays: [ordinal(m[1]!)] }),
  },
  {
    at: sticky(`${interval}(day|week|wk|fortnight|month|quarter|year)s?(?!\\p{L})`),
    read: (m) => units(step(m[1]), m[2]!),
  },
  {
    at: sticky('(other\\s+)?(?:weekday|workday|work day|business day|working day)s?'),
    read: (m) => ({ freq: 'WEEKLY', interval: step(m[1]?.trim()), days: workweek }),
  },
  {
    at: sticky('(other\\s+)?weekends?'),
    read: (m) => ({ freq: 'WEEKLY', interval: step(m[1]?.trim()), days: ['SA'] }),
  },
  {
    at: sticky(`(${dayPartWord})s?`),
    read: (m) => ({ freq: 'DAILY', time: dayPart(m[1]!) }),
  },
  {
    at: sticky(`(other\\s+)?(${dayList})`),
    read: (m) => ({ freq: 'WEEKLY', interval: step(m[1]?.trim()), days: codes(m[2]!) }),
  },
  {
    at: sticky(`(${ordinals})\\s+(${weekdayWord}|weekday|workday|business day)${ofMonth}`),
    read: (m) => onOrdinals(m[1]!, m[2]),
  },
  { at: sticky(`(${monthWord})\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?`), read: (m) => yearly(m[1]!, m[2]!) },
  { at: sticky(`(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${monthWord})`), read: (m) => yearly(m[2]!, m[1]!) },
  { at: sticky(`(${ordinals})${ofMonth}`), read: (m) => onOrdinals(m[1]!, undefined) },
  { at: sticky(`(${monthWord})`), read: (m) => yearly(m[1]!, '1') },
];

/** Phrases that repeat without a leading "every". */
export const heads: Form[] = [
  {
    at: sticky(`(?:on\\s+a\\s+)?(${Object.keys(adverbs).join('|')})(?:\\s+basis)?`),
    read: (m) => ({ ...units(...adverbs[m[1]!.toLowerCase()]!)!, adverb: true }),
  },
  { at: sticky('once\\s+(?:a|per)\\s+(day|week|month|quarter|year)'), read: (m) => units(1, m[1]!) },
  { at: sticky('(?:on\\s+)?weekdays'), read: () => ({ freq: 'WEEKLY', days: workweek }) },
  { at: sticky('(?:on\\s+)?weekends'), read: () => ({ freq: 'WEEKLY', days: ['SA'] }) },
  {
    at: sticky(
      `(?:on\\s+)?((?:mon|tues|wednes|thurs|fri|satur|sun)days(?:${and}(?:on\\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)days)*)`,
    ),
    read: (m) => ({ freq: 'WEEKLY', days: codes(m[1]!) }),
  },
  {
    at: sticky(
      `(?:on\\s+)?(?:the\\s+)?(${ordinals})(?:\\s+(day|${weekdayWord}|weekday|workday|business day))?\\s+(?:(?:of|in)\\s+)?(?:every|each)\\s+${interval}(month|quarter)`,
    ),
    read: (m) => ({ ...onOrdinals(m[1]!, m[2]), interval: units(step(m[3]), m[4]!)?.interval }),
  },
  {
    at: sticky(`(${countWord})\\s+(day|week|month|year)s?\\s+${completion}`),
    read: (m) => ({ ...units(count(m[1]!), m[2]!)!, afterDone: true }),
  },
];
