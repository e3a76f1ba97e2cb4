import type { Temporal } from 'temporal-polyfill';

/** What a piece of a phrase says; pieces side by side are put together ("friday" + "at 5"). */
export interface Reading {
  date?: Temporal.PlainDate;
  time?: Temporal.PlainTime;
  /** The hour may be meant in the morning or in the afternoon. */
  open?: boolean;
  /** A part of the day, which settles an open hour and gives way to a precise one. */
  half?: 'am' | 'pm';
  /** Midnight: the one that ends the day. */
  nextDay?: boolean;
  /** Minutes east of UTC, when the phrase names its own zone. */
  offset?: number;
  instant?: Temporal.Instant;
  /** A weekday said by name alone: today counts when the time is still to come. */
  weekday?: boolean;
  /** Said, but there is no such day. */
  impossible?: boolean;
}

export interface Reader {
  now: Temporal.ZonedDateTime;
  today: Temporal.PlainDate;
  dayFirst: boolean;
  /** The text is nothing but the phrase. */
  whole: boolean;
  /** The preposition right before the piece, in lower case, or ''. */
  lead: string;
}

export interface PhraseRule {
  /** Regular expression source, matched at word bounds without regard to case. */
  pattern: string;
  read(match: RegExpExecArray, reader: Reader): Reading | undefined;
  /** Too common a word to count without a preposition, another piece, or being the whole text. */
  needsCompany?: (match: RegExpExecArray) => boolean;
  /** Counts only when a noun does not follow ("at 5 main street", "on the 2nd floor"). */
  needsEnd?: boolean;
  onlyAfterDay?: boolean;
}

export const weekdayWord =
  '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thurs?|thu|fri|sat|sun)';
export const monthWord = String.raw`(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?`;

/** Names that are written out; short ones are a letter away from too many words. */
export const dayWords = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'january',
  'february',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const weekdayStarts = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const monthStarts = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** 1 (Monday) to 7. */
export function weekdayNumber(word: string): number {
  return weekdayStarts.indexOf(word.slice(0, 2).toLowerCase()) + 1;
}

/** 1 (January) to 12. */
export function monthNumber(word: string): number {
  return monthStarts.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}
