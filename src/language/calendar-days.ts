import { Temporal } from 'temporal-polyfill';
import { ordinal } from './number-words.ts';
import { monthNumber, type Reader, type Reading, weekdayNumber } from './phrase-rules.ts';

/** Which day the words of a date mean, counted from today. Weeks run Monday to Sunday. */

type PlainDate = Temporal.PlainDate;

/** The day `date` falls on, or a reading that says there is none. */
export function calendarDay(y: number, m: number, d: number): Reading {
  try {
    return { date: Temporal.PlainDate.from({ year: y, month: m, day: d }, { overflow: 'reject' }) };
  } catch {
    return { impossible: true };
  }
}

/** The next such day from today on; with a year exactly that one. */
export function monthDay(month: number, day: number, yearText: string | undefined, today: PlainDate): Reading {
  if (yearText) return calendarDay(Number(yearText), month, day);
  if (day < 1 || day > Temporal.PlainDate.from({ year: 2024, month, day: 1 }).daysInMonth) return { impossible: true };
  for (let y = today.year; y <= today.year + 8; y += 1) {
    const { date } = calendarDay(y, month, day);
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return { date };
  }
  return { impossible: true };
}

/** The next month from this one on that has such a day still to come: "on the 31st". */
export function dayOfMonth(day: number, today: PlainDate): Reading {
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

export function monday(date: PlainDate): PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

export function weekday(word: string, modifier: string | undefined, today: PlainDate): Reading {
  const day = weekdayNumber(word);
  const which = modifier?.trim().toLowerCase() ?? '';
  if (which === 'next') return { date: monday(today).add({ days: 6 + day }) };
  if (which === 'last' || which === 'past')
    return { date: nextWeekday(day, today).subtract({ days: day === today.dayOfWeek ? 14 : 7 }) };
  if (which === 'this' && day === today.dayOfWeek) return { date: today };
  return { date: nextWeekday(day, today), weekday: true };
}

/** First of the month that the words name, given "this month", "the month", "next month", "june", "june 2027". */
export function monthNamed(words: string, today: PlainDate): PlainDate {
  const first = today.with({ day: 1 });
  if (/^next/i.test(words)) return first.add({ months: 1 });
  const month = monthNumber(words.replace(/^in\s+/i, ''));
  if (!month) return first;
  const said = /\d{4}/.exec(words);
  if (said) return Temporal.PlainDate.from({ year: Number(said[0]), month, day: 1 });
  const here = first.with({ month });
  return month < today.month ? here.add({ years: 1 }) : here;
}

export function nthDay(ordinalText: string, kind: string | undefined, first: PlainDate): Reading {
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
export function comingNthDay(
  ordinalText: string,
  kind: string | undefined,
  first: PlainDate,
  today: PlainDate,
): Reading {
  const here = nthDay(ordinalText, kind, first);
  const past = here.date && Temporal.PlainDate.compare(here.date, today) < 0;
  return past ? nthDay(ordinalText, kind, first.add({ months: 1 })) : here;
}

export function lastOf(unit: string, which: string | undefined, today: PlainDate): Reading {
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
export function slashed(a: string, b: string, yearText: string | undefined, { dayFirst, today }: Reader): Reading {
  let [day, month] = dayFirst ? [Number(a), Number(b)] : [Number(b), Number(a)];
  if (month > 12 && day <= 12) [day, month] = [month, day];
  if (month < 1 || month > 12) return { impossible: true };
  const full = yearText?.length === 2 ? `20${yearText}` : yearText;
  return monthDay(month, day, full, today);
}

export function comingMonth(words: string, today: PlainDate): PlainDate {
  const first = monthNamed(words, today);
  return /\d/.test(words) || Temporal.PlainDate.compare(first, today) > 0 ? first : first.add({ years: 1 });
}

export function startOf(unit: string, today: PlainDate): Reading {
  if (unit === 'week') return { date: monday(today).add({ days: 7 }) };
  const first = today.with({ day: 1 });
  return { date: unit === 'month' ? first.add({ months: 1 }) : first.with({ month: 1 }).add({ years: 1 }) };
}

export function dayFrom(words: string, today: PlainDate): PlainDate {
  const anchor = words.replace(/^from\s+/i, '').toLowerCase();
  if (anchor === 'now' || anchor === 'today') return today;
  if (anchor === 'tomorrow') return today.add({ days: 1 });
  const next = anchor.startsWith('next ');
  return weekday(next ? anchor.slice(5) : anchor, next ? 'next' : undefined, today).date!;
}
