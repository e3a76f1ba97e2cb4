import type { When } from '../../../language/calendar.ts';
import { findDueDate, localDay, wallOf } from '../../../language/dates.ts';
import type { Filter } from '../intents.ts';
import { numerals } from '../words/grammar.ts';
import { cut } from './details.ts';

/** Which days a request to see tasks asks for. */

/** A day, a span of days, or what is before or after a moment. */
export function takeDates(text: string, filter: Filter, when: When): string {
  if (filter.due || filter.due_after) return text;
  const span = /\b(?:next|this) month\b|\bnext week\b/iu.exec(text);
  if (span) {
    Object.assign(filter, spanOf(span[0].toLowerCase(), localDay(when.now, when.zone)));
    return cut(text, span.index, span.index + span[0].length);
  }
  const found = findDueDate(text, when);
  if (!found) return text;
  const { due } = found.value;
  const lead = `${text.slice(0, found.start)} ${text.slice(found.start, found.end)}`;
  if (/\b(?:before|until|till|by)\b/iu.test(lead)) filter.due_before = due;
  else if (/\b(?:after|since|from)\b/iu.test(lead)) filter.due_after = due;
  else {
    const day = wallOf(due, when.zone).date;
    Object.assign(filter, { due_after: day.toString(), due_before: day.add({ days: 1 }).toString() });
  }
  return cut(text, found.start, found.end).replace(/\b(?:before|after|since|until|till)\b/giu, ' ');
}

/** "in the next 3 days": today and the days after it. */
export function takeDays(text: string, filter: Filter, when: When): string {
  const found =
    /\b(?:(?:in|within|over|for) )?(?:the )?(?:next|coming) (?<count>\d{1,3}|two|three|four|five|six|ten) days\b/iu.exec(
      text,
    );
  const word = found?.groups?.count?.toLowerCase() ?? '';
  const count = numerals[word] ?? Number(word);
  if (!found || count === 7) return text;
  const today = localDay(when.now, when.zone);
  Object.assign(filter, { due_after: today, due_before: addDays(today, count + 1) });
  return cut(text, found.index, found.index + found[0].length);
}

/** Half-open days of a named span; a week begins on Monday. */
function spanOf(name: string, today: string): Partial<Filter> {
  if (name === 'next week') {
    const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
    return { due_after: addDays(today, 7 - weekday), due_before: addDays(today, 14 - weekday) };
  }
  const first = (months: number) => {
    const day = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
    day.setUTCMonth(day.getUTCMonth() + months);
    return day.toISOString().slice(0, 10);
  };
  const from = name === 'next month' ? 1 : 0;
  return { due_after: first(from), due_before: first(from + 1) };
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
