import { Temporal } from 'temporal-polyfill';
import { dayPart, dayPartWord } from '../day-parts.ts';
import { count, countWord } from '../number-words.ts';
import { monthNumber, monthWord, weekdayWord } from '../phrase-rules.ts';
import type { Cursor } from './cursor.ts';
import {
  codes,
  completion,
  type Draft,
  dayList,
  ofMonth,
  onOrdinals,
  ordinals,
  sticky,
  workweek,
  yearly,
} from './forms.ts';

/** What qualifies a recurrence behind its first words: its days, a time, an end, a start. */

const onDays = sticky(`,?\\s+(?:on\\s+)?(${dayList})`);
const onWeekdays = sticky('\\s+on\\s+(weekdays|weekends)');
const onOrdinal = sticky(
  `,?\\s+on\\s+(?:the\\s+)?(${ordinals})(?:\\s+(day|${weekdayWord}|weekday|workday|business day))?${ofMonth}`,
);
const onMonthDay = sticky(
  `,?\\s+(?:on|in)\\s+(?:(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${monthWord})|(${monthWord})\\s+(\\d{1,2})(?:st|nd|rd|th)?)`,
);
const partOfDay = sticky(`\\s+(?:in the\\s+)?(${dayPartWord})s?`);
const untilWord = /,?\s+(?:until|till?|through|ending(?:\s+on)?|ends?\s+on|up\s+to)\s+/iuy;
const untilMonth = sticky(`(?:(?:the\\s+)?end\\s+of\\s+)?(${monthWord})(?:\\s+(\\d{4}))?(?!\\s*\\d)`);
const untilYear = sticky('((?:20|21)\\d{2})(?!-)');
const numberOfTimes = sticky(
  `,?\\s+(?:for\\s+)?(?:the\\s+next\\s+)?(${countWord})\\s+(?:times|occurrences|repetitions)`,
);
const lastingSpan = sticky(`,?\\s+for\\s+(?:the\\s+next\\s+)?(${countWord})\\s+(day|week|month|year)s?`);
const startWord = /,?\s+(?:start(?:s|ing)?(?:\s+(?:on|from))?|beginning(?:\s+on)?|from)\s+/iuy;
const afterDone = sticky(`,?\\s+(?:${completion}|(?:when|once)\\s+(?:it['’]?s?|it is)?\\s*(?:done|completed))`);
const space = /,?\s+/uy;

/** Reads one more qualification into the draft; false when there is none. */
export function readTail(cursor: Cursor, draft: Draft): boolean {
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
  if (part) draft.time = dayPart(part[1]!);
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
