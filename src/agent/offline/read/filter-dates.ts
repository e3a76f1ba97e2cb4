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
  const span =
    /\b(?:next|this) month\b|\b(?:next week|(?:this|the|next) week-?end|(?:last|past) (?:week|month))\b/iu.exec(text);
  if (span) {
    Object.assign(filter, spanOf(span[0].toLowerCase(), localNow(when.now, when.zone).toPlainDate()));
    return cut(text, span.index, span.index + span[0].length);
  }
  const led = side.exec(text);
  const rest = led ? text.slice(led.index + led[0].length) : '';
  const behind = led ? (startOf(rest, when) ?? startOf(`on ${rest}`, when, 3)) : undefined;
  if (led && behind) {
    const { due } = behind;
    Object.assign(filter, /before|until|till|by/iu.test(led[0]) ? { due_before: due } : { due_after: due });
    return cut(text, led.index, led.index + led[0].length + behind.end);
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

const fromTo = /\b(?:between|from)\s+(?<from>.{3,40}?)\s+(?<joint>and|to|until|till|through)\s+(?=\S)/iu;

/** "between tomorrow and saturday": both days count. */
function takeBetween(text: string, filter: Filter, when: When): string | undefined {
  const found = fromTo.exec(text);
  const first = found && startOf(found.groups!.from!, when);
  if (!found || !first || first.end < found.groups!.from!.length) return undefined;
  const behind = found.index + found[0].length;
  const last = startOf(text.slice(behind), when);
  if (!last) return undefined;
  const until = last.due.includes('T') ? last.due : wallOf(last.due, when.zone).date.add({ days: 1 }).toString();
  Object.assign(filter, { due_after: first.due, due_before: until });
  return cut(text, found.index, behind + last.end);
}

/** The date that a text begins with, and where it ends; `before` letters of the text were put in. */
function startOf(text: string, when: When, before = 0): { due: string; end: number } | undefined {
  const found = findDueDate(text, when);
  return found?.start === 0 ? { due: found.value.due, end: found.end - before } : undefined;
}

/** "after the 16th": by itself the day behind the word is one, with it none. */
const side = /\b(?:before|after|since|until|till|by|from)\s+(?=\S)/iu;

const nextDays = new RegExp(
  String.raw`\b(?:(?:in|within|over|for) )?(?:the )?(?:next|coming) (?<count>\d{1,3}|couple of|few|${smallNumbers}) (?<unit>day|week|month)s\b`,
  'iu',
);

/** "in the next 3 days": today and the days after it. */
export function takeDays(text: string, filter: Filter, when: When): string {
  const both = takeBetween(text, filter, when);
  if (both !== undefined) return both;
  const found = nextDays.exec(text);
  const amount = count(found?.groups?.count ?? '');
  const unit = found?.groups?.unit?.toLowerCase();
  if (!found || (amount === 7 && unit === 'day')) return text;
  const today = localNow(when.now, when.zone).toPlainDate();
  const last = today.add(unit === 'day' ? { days: amount } : unit === 'week' ? { weeks: amount } : { months: amount });
  Object.assign(filter, between(today, last.add({ days: 1 })));
  return cut(text, found.index, found.index + found[0].length);
}

/** Half-open days of a named span; a week begins on Monday. */
function spanOf(name: string, today: Temporal.PlainDate): Partial<Filter> {
  if (name === 'next week') {
    const monday = today.add({ days: 8 - today.dayOfWeek });
    return between(monday, monday.add({ days: 7 }));
  }
  if (/week-?end$/u.test(name)) {
    const saturday = today.add({ days: Math.max(-1, 6 - today.dayOfWeek) + (name.startsWith('next') ? 7 : 0) });
    return between(saturday, saturday.add({ days: 2 }));
  }
  if (/^(?:last|past) week$/u.test(name)) {
    const monday = today.subtract({ days: 6 + today.dayOfWeek });
    return between(monday, monday.add({ days: 7 }));
  }
  const months = name === 'next month' ? 1 : /^(?:last|past)/u.test(name) ? -1 : 0;
  const first = today.with({ day: 1 }).add({ months });
  return between(first, first.add({ months: 1 }));
}

function between(from: Temporal.PlainDate, until: Temporal.PlainDate): Partial<Filter> {
  return { due_after: from.toString(), due_before: until.toString() };
}
