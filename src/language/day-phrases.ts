import {
  calendarDay,
  comingMonth,
  comingNthDay,
  dayFrom,
  dayOfMonth,
  lastOf,
  monday,
  monthDay,
  monthNamed,
  nextWeekday,
  nthDay,
  shifted,
  slashed,
  startOf,
  weekday,
} from './calendar-days.ts';
import { dayPart, dayPartWord } from './day-parts.ts';
import { count, countWord, ordinalWord } from './number-words.ts';
import { monthNumber, monthWord, type PhraseRule, weekdayWord } from './phrase-rules.ts';

/** Phrases that name a day or an instant. What they mean: docs/contract.md, "Language". */

const year = String.raw`(?:,?\s*((?:19|20|21)\d{2})(?![\d:]))?`;
const longDay = 'the|an?|this|next|last';
const unitWord = '(minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|fortnights?|months?|years?|yrs?|seconds?|secs?)';

const holidays: Record<string, [number, number]> = {
  "new year's eve": [12, 31],
  "new year's day": [1, 1],
  "new year's": [1, 1],
  'new year': [1, 1],
  "valentine's day": [2, 14],
  halloween: [10, 31],
  'christmas eve': [12, 24],
  'christmas day': [12, 25],
  christmas: [12, 25],
};

export const dayRules: PhraseRule[] = [
  {
    pattern: String.raw`(\d{4})-(\d{1,2})-(\d{1,2})(?!\d|-\d)`,
    read: (m) => calendarDay(Number(m[1]), Number(m[2]), Number(m[3])),
  },
  { pattern: '(?:later )?today', read: (_, { today }) => ({ date: today }) },
  {
    pattern: 'tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|tmw',
    read: (_, { today }) => ({ date: today.add({ days: 1 }) }),
  },
  {
    pattern: 'first thing(?: in the morning)?(?: (today|tomorrow))?(?: morning)?',
    read: (m, { today }) => {
      const date = today.add({ days: /^today/i.test(m[1] ?? '') ? 0 : 1 });
      return { date, ...dayPart('morning') };
    },
  },
  { pattern: 'yesterday', read: (_, { today }) => ({ date: today.subtract({ days: 1 }) }) },
  { pattern: '(?:the )?day after tomorrow|overmorrow', read: (_, { today }) => ({ date: today.add({ days: 2 }) }) },
  { pattern: '(?:the )?day before yesterday', read: (_, { today }) => ({ date: today.subtract({ days: 2 }) }) },
  {
    pattern: `(?:later )?tonight|this (${dayPartWord})`,
    read: (m, { today }) => ({ date: today, ...dayPart(m[1] ?? 'night') }),
  },
  {
    pattern: `(?:(this coming|this|next|last|past|coming|the coming)\\s+)?(${weekdayWord})`,
    needsCompany: (m) => !m[1] && /^(?:mon|wed|sat|sun)$/i.test(m[2]!),
    read: (m, { today }) => weekday(m[2]!, m[1], today),
  },
  {
    pattern: `(?:next week(?: on)?\\s+(${weekdayWord})|(${weekdayWord})(?: of)? next week)`,
    read: (m, { today }) => weekday((m[1] ?? m[2])!, 'next', today),
  },
  {
    pattern: 'next (week|month|year|quarter)',
    read: (m, reader) =>
      m[1]!.toLowerCase() === 'quarter'
        ? { date: reader.today.with({ day: 1 }).add({ months: 3 - ((reader.today.month - 1) % 3) }) }
        : shifted(1, m[1]!, 1, reader.today, reader),
  },
  { pattern: 'this (week|month|year|quarter)', read: (m, { today }) => lastOf(m[1]!, undefined, today) },
  {
    pattern: '(?:(?:this|the|over the|on the) )?(?:coming )?weekend',
    needsCompany: (m) => /^weekend/i.test(m[0]),
    read: (_, { today }) => ({ date: today.dayOfWeek >= 6 ? today : nextWeekday(6, today) }),
  },
  { pattern: 'next weekend', read: (_, { today }) => ({ date: monday(today).add({ days: 12 }) }) },
  {
    pattern: `(?:in|within)\\s+(${countWord})\\s*(?:more )?${unitWord}(?:\\s+time)?`,
    read: (m, reader) => shifted(count(m[1]!), m[2]!, 1, reader.today, reader),
  },
  {
    pattern: `(?:in|within)\\s+(${countWord})(?:\\s+(?:hours?|hrs?))?\\s+and a half(?:\\s+hours?)?`,
    read: (m, reader) => shifted(count(m[1]!) + 0.5, 'hours', 1, reader.today, reader),
  },
  {
    pattern: `(?:in|within)\\s+(${countWord})\\s*(?:hours?|hrs?|h)(?:,|\\s+and|,\\s+and)?\\s*(${countWord})\\s*(?:minutes?|mins?|m)`,
    read: (m, reader) => shifted(count(m[1]!) * 60 + count(m[2]!), 'minutes', 1, reader.today, reader),
  },
  {
    pattern: `(${countWord})\\s+${unitWord}\\s+(from now|from today|from tomorrow|from (?:${weekdayWord}|next (?:${weekdayWord})))`,
    read: (m, reader) => shifted(count(m[1]!), m[2]!, 1, dayFrom(m[3]!, reader.today), reader),
  },
  {
    pattern: `(${countWord})\\s+${unitWord}\\s+ago`,
    read: (m, reader) => shifted(count(m[1]!), m[2]!, -1, reader.today, reader),
  },
  {
    pattern: `(?:the\\s+)?(?:${monthWord})\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?!\\s*(?:am|pm)\\b)${year}`,
    read: (m, { today }) => monthDay(monthNumber(m[0].replace(/^the\s+/i, '')), Number(m[1]), m[2], today),
  },
  {
    pattern: `(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${monthWord})${year}`,
    read: (m, { today }) => monthDay(monthNumber(m[2]!), Number(m[1]), m[3], today),
  },
  {
    pattern: `(?:in|next)\\s+(${monthWord})${year}`,
    read: (m, { today }) => ({ date: comingMonth(`${m[1]} ${m[2] ?? ''}`, today) }),
  },
  {
    pattern: `(${monthWord})\\s*((?:19|20|21)\\d{2})?`,
    needsEnd: true,
    read: (m, { lead, today, whole }) =>
      m[2] || whole || /^(?:by|before|until|till|starting|from)$/.test(lead)
        ? { date: comingMonth(`${m[1]} ${m[2] ?? ''}`, today) }
        : undefined,
  },
  {
    pattern: '(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)',
    needsEnd: true,
    needsCompany: () => true,
    read: (m, { today }) => dayOfMonth(Number(m[1]), today),
  },
  {
    pattern: `(?:the\\s+)?(${ordinalWord})(?:\\s+(day|${weekdayWord}))?\\s+(?:of|in)\\s+((?:the|this|next) month|${monthWord}(?:\\s*\\d{4})?)`,
    read: (m, { today }) =>
      /^the/i.test(m[3]!) || monthNumber(m[3]!)
        ? comingNthDay(m[1]!, m[2], monthNamed(m[3]!, today), today)
        : nthDay(m[1]!, m[2], monthNamed(m[3]!, today)),
  },
  {
    pattern: `(?:the )?end of (?:(${longDay}) )?(week|month|quarter|year)|(?:(this|next) )?(month|year)['’]?s? end|eo(w|m|q|y)`,
    read: (m, { today }) => lastOf((m[2] ?? m[4] ?? m[5])!.replace(/^m$/i, 'month'), m[1] ?? m[3], today),
  },
  {
    pattern: `(?:the )?end of (${monthWord})`,
    read: (m, { today }) => nthDay('last', undefined, monthNamed(m[1]!, today)),
  },
  {
    pattern: '(?:the )?(?:start|beginning) of (?:the )?(next )?(week|month|year)',
    read: (m, { today }) => startOf(m[2]!.toLowerCase(), today),
  },
  {
    pattern: String.raw`(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])`,
    needsCompany: (m) => !m[3],
    read: (m, reader) => slashed(m[1]!, m[2]!, m[3], reader),
  },
  {
    pattern: String.raw`(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)`,
    read: (m) => calendarDay(Number(m[3]), Number(m[2]), Number(m[1])),
  },
  {
    pattern:
      "new year['’]s eve|new year['’]s day|new year['’]s|new year|valentine['’]s day|halloween|christmas eve|christmas day|christmas",
    needsCompany: () => true,
    needsEnd: true,
    read: (m, { today }) => {
      const [month, day] = holidays[m[0].toLowerCase().replace('’', "'")]!;
      return monthDay(month, day, undefined, today);
    },
  },
];
