import type { Temporal } from 'temporal-polyfill';
import { Rejected } from '../../errors.ts';
import type { Found, When } from '../calendar.ts';
import { endsPhrase, phraseAt, readerOf } from '../date-phrases.ts';
import { smallNumbers } from '../number-words.ts';
import { monthWord, type Reader, type Reading } from '../phrase-rules.ts';
import { Cursor } from './cursor.ts';
import { nextDay } from './days.ts';
import { bodies, type Draft, dayList, heads } from './forms.ts';
import { parseRule, type RuleParts } from './rule.ts';
import { readTail } from './tails.ts';

/** What a recurrence phrase says: the rule, and the time of day and start it carries, if any. */
export interface PhraseBeat {
  parts: RuleParts;
  mode: 'schedule' | 'completion';
  time?: Reading;
  start?: Temporal.PlainDate;
}

const every = /(?:once\s+)?(?:every|each)(!)?\s+/iuy;
const repeat = /(?:to\s+)?(?:repeat(?:s|ed|ing)?|recurring|recurs?)(?:\s*:)?\s+/iuy;

function head(cursor: Cursor): Draft | undefined {
  cursor.take(repeat);
  const start = cursor.at;
  const word = cursor.take(every);
  if (word) {
    const draft = cursor.takeForm(bodies);
    if (draft) return word[1] ? { ...draft, afterDone: true } : draft;
    cursor.at = start;
  }
  return cursor.takeForm(heads);
}

/** Nouns that an adverb makes recurring ("a daily reminder"); before others it is part of the title ("weekly report"). */
const chore = /^\s+(?:task|to-?do|reminder|chore|habit|routine|item)(?!\p{L})/iu;

/** The phrase that begins at `at`, or nothing. */
export function recurrencePhraseAt(text: string, at: number, when: When, whole = false): Found<PhraseBeat> | undefined {
  const cursor = new Cursor(text, at, readerOf(when, false));
  const draft = head(cursor);
  if (!draft) return undefined;
  const headEnd = cursor.at;
  while (readTail(cursor, draft));
  if (draft.adverb && !whole && cursor.at === headEnd && !endsPhrase(text, headEnd) && !chore.test(text.slice(headEnd)))
    return undefined;
  const value = beatOf(draft, cursor.reader);
  return value && { start: at, end: cursor.at, value };
}

/** A time of day right before the phrase ("at 9am every monday") and where it begins. */
export function timeBefore(text: string, at: number, when: When): { start: number; time: Reading } | undefined {
  const reader = readerOf(when);
  const from = Math.max(0, at - 40);
  for (const { index } of text.slice(from, at).matchAll(/(?<![\p{L}\p{N}:.])[\p{L}\p{N}@]/gu)) {
    const found = phraseAt(text.slice(0, at).trimEnd(), from + index, reader);
    const isTime = found?.value.time && !found.value.date && text.slice(found.end, at).trim() === '';
    if (found && isTime) return { start: found.start, time: found.value };
  }
  return undefined;
}

/** The phrase that is all of the text, or nothing. */
export function wholeRecurrencePhrase(text: string, when: When): PhraseBeat | undefined {
  const trimmed = text.trim().replace(/[.!]+$/, '');
  const bare = new RegExp(
    `^(?:${dayList}|${monthWord}\\s+\\d{1,2}|weekday|weekend|day|week|month|year|quarter)$`,
    'iu',
  );
  const said = bare.test(trimmed) && !/days$/i.test(trimmed) ? `every ${trimmed}` : trimmed;
  const found = recurrencePhraseAt(said, 0, when, true);
  return found && found.end === said.length ? found.value : undefined;
}

const starts = new RegExp(
  String.raw`(?<![\p{L}\p{N}_=])(?:(?:and\s+|,\s*)?(?:to\s+)?(?:repeat(?:s|ed|ing)?|recurring|recurs?)\s|once\s|every|each\s|on\s|the\s|daily|nightly|weekly|bi-?weekly|fortnightly|(?:bi)?monthly|quarterly|yearly|annually|week(?:day|end)s|(?:mon|tues|wednes|thurs|fri|satur|sun)days|first|second|third|fourth|last|an?\s|${smallNumbers}|\d)`,
  'giu',
);

/** Where a recurrence phrase may begin. */
export function* recurrencePhraseStarts(text: string): Generator<number> {
  for (const match of text.matchAll(starts)) yield match.index + (/^(?:and\s+|,\s*)/i.exec(match[0])?.[0].length ?? 0);
}

function beatOf(draft: Draft, { today }: Reader): PhraseBeat | undefined {
  const { freq, interval: n, months, monthDays, days, position } = draft;
  const fields = [
    `FREQ=${freq}`,
    n && `INTERVAL=${n}`,
    months && `BYMONTH=${months}`,
    monthDays && `BYMONTHDAY=${monthDays}`,
    days && `BYDAY=${days}`,
    position && `BYSETPOS=${position}`,
  ];
  try {
    const parts = parseRule(fields.filter(Boolean).join(';'));
    const start = draft.start ?? today;
    limit(parts, draft, start);
    const mode = draft.afterDone ? 'completion' : 'schedule';
    return { parts, mode, ...(draft.time && { time: draft.time }), ...(draft.start && { start: draft.start }) };
  } catch (error) {
    // "every feb 30", "for 0 times": words of the form, but no rule.
    if (error instanceof Rejected) return undefined;
    throw error;
  }
}

const daysIn: Record<string, number> = { day: 1, week: 7 };

/** Turns the end the phrase names into COUNT or UNTIL. "For 6 weeks" is a number of times where the rule counts in the same unit. */
function limit(parts: RuleParts, { until, times, lasting }: Draft, from: Temporal.PlainDate): void {
  if (until) parts.until = until.toString().replaceAll('-', '');
  if (times) parts.count = times;
  if (!lasting) return;
  const { amount, unit } = lasting;
  const perPeriod = Math.max(1, parts.weekdays.length, parts.monthDays.length);
  if (parts.freq === 'DAILY' && daysIn[unit]) parts.count = Math.ceil((amount * daysIn[unit]) / parts.interval);
  else if (parts.freq === `${unit.toUpperCase()}LY`) parts.count = Math.ceil(amount / parts.interval) * perPeriod;
  else {
    const first =
      nextDay({ ...parts, interval: 1 }, { start: from, position: from }, from.subtract({ days: 1 })) ?? from;
    const end = first.add({ [`${unit}s`]: amount }).subtract({ days: 1 });
    parts.until = end.toString().replaceAll('-', '');
  }
}
