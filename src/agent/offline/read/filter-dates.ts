import type { Temporal } from 'temporal-polyfill';
import { localNow, type When } from '../../../language/calendar.ts';
import { findDueDate, wallOf } from '../../../language/dates.ts';
import { count, smallNumbers } from '../../../language/number-words.ts';
import type { Filter } from '../intents.ts';
import { cut } from './details.ts';

/** Which days a request to see tasks asks for. */

/** A day, a span of days, or what is before or after a moment. */
export function takeDates(text: string, filter: Filter, when: When): string {
  if (filter.due || filter.due_after) return text;
  const span = /\b(?:next|this) month\b|\bnext week\b/iu.exec(text);
  if (span) {
    Object.assign(filter, spanOf(span[0].toLowerCase(), localNow(when.now, when.zone).toPlainDate()));
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
    Object.assign(filter, between(day, day.add({ days: 1 })));
  }
  return cut(text, found.start, found.end).replace(/\b(?:before|after|since|until|till)\b/giu, ' ');
}

const nextDays = new RegExp(
  String.raw`\b(?:(?:in|within|over|for) )?(?:the )?(?:next|coming) (?<count>\d{1,3}|${smallNumbers}) days\b`,
  'iu',
);

/** "in the next 3 days": today and the days after it. */
export function takeDays(text: string, filter: Filter, when: When): string {
  const found = nextDays.exec(text);
  const days = count(found?.groups?.count ?? '');
  if (!found || days === 7) return text;
  const today = localNow(when.now, when.zone).toPlainDate();
  Object.assign(filter, between(today, today.add({ days: days + 1 })));
  return cut(text, found.index, found.index + found[0].length);
}

/** Half-open days of a named span; a week begins on Monday. */
function spanOf(name: string, today: Temporal.PlainDate): Partial<Filter> {
  if (name === 'next week') {
    const monday = today.add({ days: 8 - today.dayOfWeek });
    return between(monday, monday.add({ days: 7 }));
  }
  const first = today.with({ day: 1 }).add({ months: name === 'next month' ? 1 : 0 });
  return between(first, first.add({ months: 1 }));
}

function between(from: Temporal.PlainDate, until: Temporal.PlainDate): Partial<Filter> {
  return { due_after: from.toString(), due_before: until.toString() };
}
