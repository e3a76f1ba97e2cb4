import { Temporal } from 'temporal-polyfill';
import { Rejected } from '../errors.ts';
import type { Found, When } from './calendar.ts';
import { endsPhrase, phraseAt, readerOf } from './date-phrases.ts';
import { Cursor } from './phrase-cursor.ts';
import { count, countWord, monthNumber, monthWord, type Reader, type Reading, weekdayWord } from './phrase-rules.ts';
import { nextDay } from './recurrence-dates.ts';
import {
  bodies,
  codes,
  completion,
  type Draft,
  dayList,
  heads,
  ofMonth,
  onOrdinals,
  ordinals,
  partTime,
  sticky,
  workweek,
  yearly,
} from './recurrence-forms.ts';
import { parseRule, type RuleParts } from './recurrence-rule.ts';

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

const onDays = sticky(`,?\\s+(?:on\\s+)?(${dayList})`);
const onWeekdays = sticky('\\s+on\\s+(weekdays|weekends)');
const onOrdinal = sticky(
  `,?\\s+on\\s+(?:the\\s+)?(${ordinals})(?:\\s+(day|${weekdayWord}|weekday|workday|business day))?${ofMonth}`,
);
const onMonthDay = sticky(
  `,?\\s+(?:on|in)\\s+(?:(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${monthWord})|(${monthWord})\\s+(\\d{1,2})(?:st|nd|rd|th)?)`,
);
const partOfDay = sticky('\\s+(?:in the\\s+)?(morning|afternoon|evening|night)s?');
const untilWord = /,?\s+(?:until|till?|through|ending(?:\s+on)?|ends?\s+on|up\s+to)\s+/iuy;
const untilMonth = sticky(`(?:(?:the\\s+)?end\\s+of\\s+)?(${monthWord})(?:\\s+(\\d{4}))?(?!\\s*\\d)`);
const untilYear = sticky('((?:20|21)\\d{2})(?!-)');
const numberOfTimes = sticky(
  `,?\\s+(?:for\\s+)?(?:the\\s+next\\s+)?(${countWord})\\s+(?:times|occurrences|repetitions)`,
);
const lastingSpan = sticky(`,?\\s+for\\s+(?:the\\s+next\\s+)?(${countWord})\\s+(day|week|month|year)s?`);
const startWord = /,?\s+(?:start(?:s|ing)?(?:\s+(?:on|from))?|beginning(?:\s+on)?|from)\s+/iuy;
const afterDone = sticky(`,?\\s+(?:${completion}|(?:when|once)\\s+(?:it['’]?s?|it is)?\\s*(?:done|completed))`);
/** Nouns that an adverb makes recurring ("a daily reminder"); before others it is part of the title ("weekly report"). */
const chore = /^\s+(?:task|to-?do|reminder|chore|habit|routine|item)(?!\p{L})/iu;
const space = /,?\s+/uy;

/** One more qualification of the draft, or false. */
function tail(cursor: Cursor, draft: Draft): boolean {
  const from = cursor.at;
  return (
    tailOfRule(cursor, draft) ||
    back(cursor, from) ||
    tailOfEnd(cursor, draft) ||
    back(cursor, from) ||
    tailOfStart(cursor, draft) ||
    back(cursor, from)
  );
}

function back(cursor: Cursor, at: number): false {
  cursor.at = at;
  return false;
}

function tailOfRule(cursor: Cursor, draft: Draft): boolean {
  if (tailOfDays(cursor, draft)) return true;
  const part = draft.time ? undefined : cursor.take(partOfDay);
  if (part) draft.time = partTime(part[1]!);
  else if (cursor.take(afterDone)) draft.afterDone = true;
  else return false;
  return true;
}

/** "on monday", "on the 31st", "on jan 27": the days of a week, month or year that were left open. */
function tailOfDays(cursor: Cursor, draft: Draft): boolean {
  if (draft.days || draft.monthDays) return false;
  if (draft.freq === 'WEEKLY') {
    const named = cursor.take(onDays)?.[1];
    const kind = named ? undefined : cursor.take(onWeekdays)?.[1];
    if (named) draft.days = codes(named);
    else if (kind) draft.days = /^weekd/i.test(kind) ? workweek : ['SA'];
    return (named ?? kind) !== undefined;
  }
  const { interval } = draft;
  const nth = draft.freq === 'MONTHLY' ? cursor.take(onOrdinal) : undefined;
  if (nth) Object.assign(draft, onOrdinals(nth[1]!, nth[2]), { interval });
  const day = draft.freq === 'YEARLY' ? cursor.take(onMonthDay) : undefined;
  if (day) Object.assign(draft, yearly((day[2] ?? day[3])!, (day[1] ?? day[4])!), { interval });
  return (nth ?? day) !== undefined;
}

function tailOfEnd(cursor: Cursor, draft: Draft): boolean {
  if (draft.until || draft.times || draft.lasting) return false;
  let match = cursor.take(numberOfTimes);
  if (match) {
    draft.times = count(match[1]!);
    return true;
  }
  match = cursor.take(lastingSpan);
  if (match) {
    draft.lasting = { amount: count(match[1]!), unit: match[2]!.toLowerCase() };
    return true;
  }
  if (!cursor.take(untilWord)) return false;
  draft.until = untilDay(cursor);
  return draft.until !== undefined;
}

/** "until june" includes June, the next one to come. */
function untilDay(cursor: Cursor): Temporal.PlainDate | undefined {
  const { today } = cursor.reader;
  const month = cursor.take(untilMonth);
  if (month) {
    const number = monthNumber(month[1]!);
    const year = month[2] ? Number(month[2]) : today.year + (number <= today.month ? 1 : 0);
    return Temporal.PlainDate.from({ year, month: number, day: 31 });
  }
  const year = cursor.take(untilYear);
  if (year) return Temporal.PlainDate.from({ year: Number(year[1]), month: 12, day: 31 });
  const reading = cursor.takePhrase((phrase) => phrase.date !== undefined || phrase.instant !== undefined, {
    ...cursor.reader,
    whole: true,
  });
  return reading?.date ?? reading?.instant?.toZonedDateTimeISO(cursor.reader.now.timeZoneId).toPlainDate();
}

function tailOfStart(cursor: Cursor, draft: Draft): boolean {
  const from = cursor.at;
  if (!draft.start && cursor.take(startWord)) {
    const reading = cursor.takePhrase((phrase) => phrase.date !== undefined, { ...cursor.reader, whole: true });
    if (reading) {
      draft.start = reading.date;
      if (reading.time) draft.time = reading;
      return true;
    }
    cursor.at = from;
  }
  if (!cursor.take(space)) return false;
  const precise = draft.time && !draft.time.half;
  const reading = precise
    ? undefined
    : cursor.takePhrase((phrase) => phrase.time !== undefined && phrase.date === undefined);
  if (!reading) return false;
  const half = draft.time?.half;
  const late = half === 'pm' && reading.open && reading.time!.hour < 12;
  draft.time = late
    ? { ...reading, open: false, time: reading.time!.add({ hours: 12 }) }
    : half
      ? { ...reading, open: false }
      : reading;
  return true;
}

/** The phrase that begins at `at`, or nothing. */
export function recurrencePhraseAt(text: string, at: number, when: When, whole = false): Found<PhraseBeat> | undefined {
  const cursor = new Cursor(text, at, readerOf(when, false));
  const draft = head(cursor);
  if (!draft) return undefined;
  const headEnd = cursor.at;
  while (tail(cursor, draft));
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

const starts =
  /(?<![\p{L}\p{N}_=])(?:(?:and\s+|,\s*)?(?:to\s+)?(?:repeat(?:s|ed|ing)?|recurring|recurs?)\s|once\s|every|each\s|on\s|the\s|daily|nightly|weekly|bi-?weekly|fortnightly|(?:bi)?monthly|quarterly|yearly|annually|week(?:day|end)s|(?:mon|tues|wednes|thurs|fri|satur|sun)days|first|second|third|fourth|last|an?\s|one|two|three|four|five|six|seven|ten|\d)/giu;

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
