import { Temporal } from 'temporal-polyfill';
import {
  count,
  countWord,
  monthNumber,
  monthWord,
  ordinal,
  ordinalWord,
  type PhraseRule,
  type Reader,
  type Reading,
  weekdayNumber,
  weekdayWord,
} from './phrase-rules.ts';

/** Phrases that name a day or an instant. What they mean: contract, "Language". Weeks run Monday to Sunday. */

type PlainDate = Temporal.PlainDate;

const year = String.raw`(?:,?\s*((?:19|20|21)\d{2})(?![\d:]))?`;
const longDay = 'the|an?|this|next|last';

/** The day `date` falls on, or a reading that says there is none. */
export function calendarDay(y: number, m: number, d: number): Reading {
  try {
    return { date: Temporal.PlainDate.from({ year: y, month: m, day: d }, { overflow: 'reject' }) };
  } catch {
    return { impossible: true };
  }
}

/** The next such day from today on; with a year exactly that one. */
function monthDay(month: number, day: number, yearText: string | undefined, today: PlainDate): Reading {
  if (yearText) return calendarDay(Number(yearText), month, day);
  if (day < 1 || day > Temporal.PlainDate.from({ year: 2024, month, day: 1 }).daysInMonth) return { impossible: true };
  for (let y = today.year; y <= today.year + 8; y += 1) {
    const { date } = calendarDay(y, month, day);
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return { date };
  }
  return { impossible: true };
}

/** The next month from this one on that has such a day still to come: "on the 31st". */
function dayOfMonth(day: number, today: PlainDate): Reading {
  if (day === -1) return { date: today.with({ day: today.daysInMonth }) };
  if (day < 1 || day > 31) return { impossible: true };
  for (let first = today.with({ day: 1 }); ; first = first.add({ months: 1 })) {
    const { date } = calendarDay(first.year, first.month, day);
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return { date };
  }
}

export function nextWeekday(day: number, today: PlainDate): PlainDate {
  return today.add({ days: ((day - today.dayOfWeek + 6) % 7) + 1 });
}

function monday(date: PlainDate): PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

function weekday(word: string, modifier: string | undefined, today: PlainDate): Reading {
  const day = weekdayNumber(word);
  const which = modifier?.trim().toLowerCase() ?? '';
  if (which === 'next') return { date: monday(today).add({ days: 6 + day }) };
  if (which === 'last' || which === 'past')
    return { date: nextWeekday(day, today).subtract({ days: day === today.dayOfWeek ? 7 : 7 }) };
  if (which === 'this' && day === today.dayOfWeek) return { date: today };
  return { date: nextWeekday(day, today), weekday: true };
}

/** First of the month that the words name, given "this month", "the month", "next month", "june", "june 2027". */
function monthNamed(words: string, today: PlainDate): PlainDate {
  const first = today.with({ day: 1 });
  if (/^next/i.test(words)) return first.add({ months: 1 });
  const month = monthNumber(words.replace(/^in\s+/i, ''));
  if (!month) return first;
  const said = /\d{4}/.exec(words);
  if (said) return Temporal.PlainDate.from({ year: Number(said[0]), month, day: 1 });
  const here = first.with({ month });
  return month < today.month ? here.add({ years: 1 }) : here;
}

function nthDay(ordinalText: string, kind: string | undefined, first: PlainDate): Reading {
  const nth = ordinal(ordinalText);
  const last = first.daysInMonth;
  if (!kind || /^day/i.test(kind)) return calendarDay(first.year, first.month, nth === -1 ? last : nth);
  const wanted = weekdayNumber(kind);
  const offset = nth === -1 ? last - 1 : 0;
  const edge = first.add({ days: offset });
  const shift = nth === -1 ? -((edge.dayOfWeek - wanted + 7) % 7) : ((wanted - edge.dayOfWeek + 7) % 7) + (nth - 1) * 7;
  const date = edge.add({ days: shift });
  return date.month === first.month ? { date } : { impossible: true };
}

/** The same, in the first month from `first` on in which that day is still to come. */
function comingNthDay(ordinalText: string, kind: string | undefined, first: PlainDate, today: PlainDate): Reading {
  const here = nthDay(ordinalText, kind, first);
  const past = here.date && Temporal.PlainDate.compare(here.date, today) < 0;
  return past ? nthDay(ordinalText, kind, first.add({ months: 1 })) : here;
}

function lastOf(unit: string, which: string | undefined, today: PlainDate): Reading {
  const ahead = /next/i.test(which ?? '') ? 1 : 0;
  switch (unit.toLowerCase()) {
    case 'week':
    case 'w':
      return { date: monday(today).add({ days: 6 + 7 * ahead }) };
    case 'quarter':
    case 'q': {
      const first = today.with({ day: 1 }).add({ months: ahead * 3 + 2 - ((today.month - 1) % 3) });
      return { date: first.with({ day: first.daysInMonth }) };
    }
    case 'year':
    case 'y':
      return { date: Temporal.PlainDate.from({ year: today.year + ahead, month: 12, day: 31 }) };
    default: {
      const first = today.with({ day: 1 }).add({ months: ahead });
      return { date: first.with({ day: first.daysInMonth }) };
    }
  }
}

const unitWord = '(minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|fortnights?|months?|years?|yrs?|seconds?|secs?)';

/** `sign` × N units from a day; hours and finer from the present instant. */
export function shifted(
  amount: number,
  unit: string,
  sign: 1 | -1,
  from: PlainDate,
  reader: Reader,
): Reading | undefined {
  const name = unit.toLowerCase();
  if (Number.isNaN(amount) || amount > 10000) return undefined;
  const n = amount * sign;
  if (/^(?:h|min|s)/.test(name)) {
    const seconds = name.startsWith('h') ? 3600 : name.startsWith('m') ? 60 : 1;
    const instant = reader.now.toInstant().add({ seconds: Math.round(n * seconds) });
    return { instant: instant.round({ smallestUnit: 'second', roundingMode: 'trunc' }) };
  }
  if (!Number.isInteger(n)) {
    if (!name.startsWith('d')) return undefined;
    return { instant: reader.now.toInstant().add({ hours: Math.round(n * 24) }) };
  }
  if (name.startsWith('d')) return { date: from.add({ days: n }) };
  if (name.startsWith('w')) return { date: from.add({ days: 7 * n }) };
  if (name.startsWith('f')) return { date: from.add({ days: 14 * n }) };
  return { date: name.startsWith('mo') ? from.add({ months: n }) : from.add({ years: n }) };
}

/** "3/4": month first in the US, else day first; a number over 12 can only be the day. */
function slashed(a: string, b: string, yearText: string | undefined, { dayFirst, today }: Reader): Reading {
  let [day, month] = dayFirst ? [Number(a), Number(b)] : [Number(b), Number(a)];
  if (month > 12 && day <= 12) [day, month] = [month, day];
  if (month < 1 || month > 12) return { impossible: true };
  const full = yearText?.length === 2 ? `20${yearText}` : yearText;
  return monthDay(month, day, full, today);
}

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
  { pattern: 'today', read: (_, { today }) => ({ date: today }) },
  {
    pattern: 'tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|tmw',
    read: (_, { today }) => ({ date: today.add({ days: 1 }) }),
  },
  { pattern: 'yesterday', read: (_, { today }) => ({ date: today.subtract({ days: 1 }) }) },
  { pattern: '(?:the )?day after tomorrow|overmorrow', read: (_, { today }) => ({ date: today.add({ days: 2 }) }) },
  { pattern: '(?:the )?day before yesterday', read: (_, { today }) => ({ date: today.subtract({ days: 2 }) }) },
  {
    pattern: '(?:later )?tonight|this (morning|afternoon|evening|night)',
    read: (m, { today }) => {
      const hours = { morning: 9, afternoon: 15, evening: 19 }[m[1]?.toLowerCase() ?? ''] ?? 20;
      return { date: today, time: new Temporal.PlainTime(hours), half: hours === 9 ? 'am' : 'pm' };
    },
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
    read: (_, { today }) => ({ date: today.dayOfWeek === 6 ? today : nextWeekday(6, today) }),
  },
  { pattern: 'next weekend', read: (_, { today }) => ({ date: monday(today).add({ days: 12 }) }) },
  {
    pattern: `(?:in|within)\\s+(${countWord})\\s*(?:more )?${unitWord}(?:\\s+time)?`,
    read: (m, reader) => shifted(count(m[1]!), m[2]!, 1, reader.today, reader),
  },
  {
    pattern: '(?:in|within)\\s+(?:an hour and a half|1\\.5 hours|one and a half hours)',
    read: (_, { now }) => ({ instant: now.toInstant().add({ minutes: 90 }) }),
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

function comingMonth(words: string, today: PlainDate): PlainDate {
  const first = monthNamed(words, today);
  return /\d/.test(words) || Temporal.PlainDate.compare(first, today) > 0 ? first : first.add({ years: 1 });
}

function startOf(unit: string, today: PlainDate): Reading {
  if (unit === 'week') return { date: monday(today).add({ days: 7 }) };
  const first = today.with({ day: 1 });
  return { date: unit === 'month' ? first.add({ months: 1 }) : first.with({ month: 1 }).add({ years: 1 }) };
}

function dayFrom(words: string, today: PlainDate): PlainDate {
  const anchor = words.replace(/^from\s+/i, '').toLowerCase();
  if (anchor === 'now' || anchor === 'today') return today;
  if (anchor === 'tomorrow') return today.add({ days: 1 });
  const next = anchor.startsWith('next ');
  return weekday(next ? anchor.slice(5) : anchor, next ? 'next' : undefined, today).date!;
}
