import type { Temporal } from 'temporal-polyfill';
import { localNow, type When } from '../../../language/calendar.ts';
import { findPeriod } from '../../../language/date-phrases.ts';
import { findDueDate, localDay, wallOf } from '../../../language/dates.ts';
import { dayPartHours, dayPartWord } from '../../../language/day-parts.ts';
import { count, countWord } from '../../../language/number-words.ts';
import type { Filter } from '../intents.ts';
import { cut } from './text/cut.ts';

/** Which days a request to see tasks asks for. */

/** A week, a month, a number of days to come, or what is before or after one: "next week", "before june 2027", "in the next 3 days". */
export function takeDays(text: string, filter: Filter, when: When): string {
  const both = takeBetween(text, filter, when) ?? takeTwoDays(text, filter, when) ?? takeHours(text, filter, when);
  if (both !== undefined) return both;
  const found = findPeriod(text, when);
  if (!found) return text;
  const { from, until, lead } = found.value;
  if (lead === 'before') filter.due_before = from.toString();
  else if (lead === 'after') filter.due_after = until.toString();
  else if (/^(?:by|until|till|to)$/u.test(lead)) filter.due_before = until.toString();
  else if (/^(?:since|starting|beginning)$/u.test(lead)) filter.due_after = from.toString();
  else Object.assign(filter, between(from, until));
  return cut(text, found.start, found.end);
}

/** Words of a bound right before a day, with or without "due", and at the end of what stands before a phrase. */
const opening = /^(?:(?:(?:is|it['’]s|that['’]s)\s+)?due\s+)?(\p{L}+)/iu;
const ending = /(\p{L}+)\s*$/u;
const plainDay =
  /^(?:(?:is|it['’]s|that['’]s)\s+)?(?:(?:due|for|on|by|in|from|about)\s+)*(?:today|tomorrow|(?:this|the) week)$/iu;

const afterNear = /\bafter (?:today|tomorrow)\b/iu;

/** What holds "today", "tomorrow" or "the week" and is more than that: "the day after tomorrow", "before tomorrow", "friday the week after next". */
export function takeDayBeside(text: string, filter: Filter, when: When): string {
  const phrase = findDueDate(text, when)?.value.phrase ?? '';
  const isMore = /\b(?:today|tomorrow|week)\b/iu.test(phrase) && !plainDay.test(phrase);
  return isMore || afterNear.test(text) ? takeDates(text, filter, when) : text;
}

/** A day, or what is before or after a moment. */
export function takeDates(text: string, filter: Filter, when: When): string {
  if (filter.due || filter.due_after || filter.due_before) return text;
  const found = findDueDate(text, when);
  const bound = side.exec(text);
  // "The day after friday" is a day.
  const led = bound && found && found.start < bound.index && bound.index < found.end ? null : bound;
  const rest = led ? text.slice(led.index + led[0].length) : '';
  const behind = led ? (startOf(rest, when) ?? startOf(`on ${rest}`, when, 3)) : undefined;
  if (led && behind) {
    const { due } = behind;
    if (due.includes('T')) Object.assign(filter, onThatDay(due, led[0], when));
    else if (/before/iu.test(led[0])) filter.due_before = due;
    else if (/until|till|by/iu.test(led[0])) filter.due_before = endOf(due, when);
    else if (/from/iu.test(led[0]) && isPast(due, when)) Object.assign(filter, dayOf(due, when));
    else filter.due_after = /after/iu.test(led[0]) ? endOf(due, when) : due;
    return cut(text, led.index, led.index + led[0].length + behind.end);
  }
  if (!found) return text;
  const { due } = found.value;
  const lead = (opening.exec(found.value.phrase) ?? ending.exec(text.slice(0, found.start)))?.[1] ?? '';
  if (due.includes('T') && bounding.test(lead)) Object.assign(filter, onThatDay(due, lead, when));
  else if (/^before$/iu.test(lead)) filter.due_before = due;
  else if (/^(?:until|till|by)$/iu.test(lead)) filter.due_before = endOf(due, when);
  else if (/^from$/iu.test(lead) && isPast(due, when)) Object.assign(filter, dayOf(due, when));
  else if (/^after$/iu.test(lead)) filter.due_after = endOf(due, when);
  else if (/^(?:since|from)$/iu.test(lead)) filter.due_after = due;
  else if (due.includes('T') && atClock.test(found.value.phrase)) Object.assign(filter, hourOf(due, when));
  else {
    const coming = wallOf(due, when.zone).date;
    const day = wasThen.test(text) && onlyWeekday.test(found.value.phrase) ? coming.subtract({ days: 7 }) : coming;
    Object.assign(filter, partOf(day, found.value.phrase) ?? between(day, day.add({ days: 1 })));
  }
  return cut(text, found.start, found.end).replace(/\b(?:before|after|since|until|till)\b/giu, ' ');
}

/** "What was I supposed to do on sunday": the last one. */
const wasThen = /\b(?:was|were|did)\b(?! (?:it|that|there)\b| on (?:my|the|our) (?:list|agenda|calendar|plate)\b)/iu;
const onlyWeekday = /^(?:(?:due|for|on|by)\s+)*(?:mon|tues|wednes|thurs|fri|satur|sun)day$/iu;

/** "Left over from yesterday" is of that day, "from friday" begins with it. */
function isPast(due: string, when: When): boolean {
  return wallOf(due, when.zone).date.toString() < localDay(when.now, when.zone);
}

function dayOf(due: string, when: When): Partial<Filter> {
  const { date } = wallOf(due, when.zone);
  return between(date, date.add({ days: 1 }));
}

const bounding = /^(?:before|until|till|by|after|since|from)$/iu;

/** "After 7pm", "before noon tomorrow": of that day; what is due before a time today is what is late, too. */
function onThatDay(due: string, lead: string, when: When): Partial<Filter> {
  const { date } = wallOf(due, when.zone);
  if (/after|since|from/iu.test(lead)) return { due_after: due, due_before: date.add({ days: 1 }).toString() };
  const isToday = date.toString() === localDay(when.now, when.zone);
  return { ...(isToday || /before/iu.test(lead) === false ? {} : { due_after: date.toString() }), due_before: due };
}

const atClock = /\bat (?:\d|noon|midday|midnight|(?:half|quarter)\b)/iu;

/** "Anything at 2": what is due in the hour that begins then. */
function hourOf(due: string, when: When): Partial<Filter> {
  const { date, time } = wallOf(due, when.zone);
  const start = date.toPlainDateTime(time);
  return { due_after: due, due_before: start.add({ hours: 1 }).toString({ smallestUnit: 'minute' }) };
}

const inPart = new RegExp(String.raw`\b(?<part>${dayPartWord}|tonight)$`, 'iu');

/** "This evening", "tomorrow afternoon": what has a time in these hours. A morning begins with the day, so it holds what has no time. */
function partOf(day: Temporal.PlainDate, phrase: string): Partial<Filter> | undefined {
  const part = inPart.exec(phrase)?.groups?.part?.toLowerCase();
  if (part === undefined) return undefined;
  const [from, until] = dayPartHours(part === 'tonight' ? 'evening' : part);
  const at = (hour: number) =>
    hour % 24 === 0 ? day.add({ days: hour / 24 }).toString() : `${day}T${String(hour).padStart(2, '0')}:00`;
  return { due_after: part === 'morning' ? day.toString() : at(from), due_before: at(until) };
}

/** "By thursday" and "after thursday" hold all of that day or none of it, "by 5pm" ends there. */
function endOf(due: string, when: When): string {
  return due.includes('T') ? due : wallOf(due, when.zone).date.add({ days: 1 }).toString();
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
  Object.assign(filter, { due_after: first.due, due_before: endOf(last.due, when) });
  return cut(text, found.index, behind + last.end);
}

const oneDay = '(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)';
const twoDays = new RegExp(
  String.raw`\b(?:(?:on|for|due) )?(?<one>${oneDay})\s*(?:and|or|n|&|\+|/)\s*(?:(?:on|for) )?(?<other>${oneDay})\b`,
  'iu',
);

/** "today and tomorrow", "saturday or sunday": two days that follow each other; of others a list cannot ask at once. */
function takeTwoDays(text: string, filter: Filter, when: When): string | undefined {
  const found = twoDays.exec(text);
  const [one, other] = [found?.groups?.one, found?.groups?.other].map((day) => {
    const due = day === undefined ? undefined : startOf(day, when)?.due;
    return due === undefined ? undefined : wallOf(due, when.zone).date;
  });
  if (!found || !one || !other?.equals(one.add({ days: 1 }))) return undefined;
  Object.assign(filter, between(one, other.add({ days: 1 })));
  return cut(text, found.index, found.index + found[0].length);
}

const hoursAhead = new RegExp(
  String.raw`\b(?:(?:(?:in|within|over|for|during) )?(?:the )?(?:next|coming)(?: (?<count>${countWord}|half))?|within (?<more>${countWord}|the)) (?<unit>hours?|hrs?|minutes?|mins?)\b`,
  'iu',
);

/** "In the next 24 hours": from now on. What has a day and no time begins with its day, so hours that go on tomorrow hold all of today. */
function takeHours(text: string, filter: Filter, when: When): string | undefined {
  const found = hoursAhead.exec(text);
  const { count: said, more, unit = '' } = found?.groups ?? {};
  const amount = count(said ?? more ?? 'the') * (/^h/iu.test(unit) ? 60 : 1);
  if (!found || !(amount >= 1 && amount <= 60_000)) return undefined;
  const now = localNow(when.now, when.zone).toPlainDateTime();
  const until = now.add({ minutes: amount + 1 });
  const from = until.toPlainDate().equals(now.toPlainDate()) ? now : now.toPlainDate();
  Object.assign(filter, { due_after: from.toString().slice(0, 16), due_before: until.toString().slice(0, 16) });
  return cut(text, found.index, found.index + found[0].length);
}

/** The date that a text begins with, and where it ends; `before` letters of the text were put in. */
function startOf(text: string, when: When, before = 0): { due: string; end: number } | undefined {
  const found = findDueDate(text, when);
  return found?.start === 0 ? { due: found.value.due, end: found.end - before } : undefined;
}

/** "after the 16th": by itself the day behind the word is one, with it none. */
const side = /\b(?:before|after|since|until|till|by|from)\s+(?=\S)/iu;

function between(from: Temporal.PlainDate, until: Temporal.PlainDate): Partial<Filter> {
  return { due_after: from.toString(), due_before: until.toString() };
}
