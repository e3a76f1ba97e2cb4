import { Temporal } from 'temporal-polyfill';
import { Rejected } from '../errors.ts';
import { type Found, localNow, type When, wallInstant } from './calendar.ts';
import { phraseAt } from './date-phrases.ts';
import { dueInstant, readDueDate, resolveDueDate, type Settled, settle, wallOf } from './dates.ts';
import { dayPart, dayPartWord } from './day-parts.ts';
import { searchedPart } from './grammar/scan.ts';
import { count, countWord } from './number-words.ts';

const unit = '(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w)';
const span = `(${countWord})[\\s-]{0,3}${unit}(?:(?:,|\\s{1,3}and|,\\s{0,3}and)?\\s{1,3}(${countWord})\\s{0,3}${unit}|\\s{1,3}and a half)?`;
const before = '(?:before(?:hand)?|prior|early|earlier|in advance|ahead)';
const ofWhat =
  "(?:\\s{1,3}(?:of time|(?:to )?(?:it|that|then)(?:['’]s due| is due)?|(?:the )?(?:due (?:date|time)|deadline|event|start)))?";
const wholeOffset = new RegExp(`^${span}(?:\\s+${before}${ofWhat})?$`, 'iu');
const atDue =
  /^(?:(?:at|on) (?:the )?(?:due|event|start) (?:time|date)|when (?:it(?:['’]s| is) )?due|at time of event|on time|at the time)$/i;
/** What a reminder may be "before" without a number: "the evening before". */
export const earlierDay = `day|${dayPartWord}`;
const dayBefore = new RegExp(String.raw`^(?:the )?(${earlierDay}) before(?:\s+(.+))?$`, 'i');
const isoDuration = /^[-+]?P(?=.)(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/i;
const longest = 366 * 24 * 60;

function refuse(text: string): never {
  throw new Rejected(
    'invalid',
    `No reminder can be read from ${JSON.stringify(text.slice(0, 60))}; write "PT30M" or "30 minutes before" (before the due date, at most 366 days), or a time such as "2026-04-01T16:30" or "tomorrow 9am".`,
  );
}

/**
 * A reminder in its canonical form: an ISO duration before the due date (`PT30M`, `P1D`) or an ISO instant.
 * Throws `Rejected('invalid')` when it is not understood, or is an offset while `due` is null.
 */
export function parseReminder(text: string, when: When & { due: string | null }): string {
  const trimmed = text.trim().replace(/[.!]$/, '');
  const offset = offsetOf(trimmed);
  if (offset !== undefined) {
    if (offset === 'too long') return refuse(text);
    if (when.due === null)
      throw new Rejected(
        'invalid',
        `The reminder ${JSON.stringify(text.slice(0, 60))} counts back from a due date and the task has none; give a due_date or a time such as "tomorrow 9am".`,
      );
    return offset;
  }
  if (/\b(?:after|late)$/i.test(trimmed)) return refuse(text);
  const relative = dayBefore.exec(trimmed);
  if (relative) return theDayBefore(relative[1]!.toLowerCase(), relative[2], when);
  return absolute(trimmed, when);
}

function absolute(text: string, when: When & { due?: string | null }): string {
  const phrase = text.replace(/^(?:remind(?: me)?|reminder)\s+/i, '');
  try {
    return onDueDay(readDueDate(phrase, when), (current) => readDueDate(phrase, { ...when, current }), when);
  } catch (error) {
    if (error instanceof Rejected) return refuse(text);
    throw error;
  }
}

/** A time alone is on the due date's day, as long as that is still to come. */
function onDueDay(next: Settled, on: (current: string) => Settled, when: When & { due?: string | null }): string {
  const coming = dueInstant(next.due, when.zone);
  if (next.hasDay || !when.due) return coming.toISOString();
  const there = dueInstant(on(when.due).due, when.zone);
  return (there > when.now ? there : coming).toISOString();
}

function theDayBefore(part: string, rest: string | undefined, when: When & { due: string | null }): string {
  if (when.due === null) return refuse(`the ${part} before`);
  if (part === 'day' && !rest) return 'P1D';
  const day = wallOf(when.due, when.zone).date.subtract({ days: 1 });
  if (rest) return dueInstant(resolveDueDate(rest, { ...when, current: day.toString() }), when.zone).toISOString();
  return wallInstant(day, dayPart(part).time, when.zone).toISOString();
}

/** The duration a text says, `undefined` when it says none. */
function offsetOf(text: string): string | 'too long' | undefined {
  if (isoDuration.test(text)) return bounded(text.toUpperCase());
  if (atDue.test(text)) return 'PT0S';
  const match = wholeOffset.exec(text);
  return match ? durationOf(match.slice(1), /and a half/i.test(text)) : undefined;
}

/** From the groups of `span`: count, unit, and perhaps a second count and unit. */
function durationOf([amount, unitName, more, moreUnit]: (string | undefined)[], half = false): string | 'too long' {
  const first = minutes(amount!, unitName!);
  const whole = first + (more && moreUnit ? minutes(more, moreUnit) : 0) + (half ? minutes('1', unitName!) / 2 : 0);
  if (!Number.isFinite(whole)) return 'too long';
  const days = /^[dw]/i.test(unitName!) ? Math.floor(whole / 1440) : 0;
  const rest = Math.round(whole - days * 1440);
  const asWritten = /^m/i.test(unitName!) && !more;
  return bounded({
    days,
    hours: asWritten ? 0 : Math.floor(rest / 60),
    minutes: asWritten ? rest : rest % 60,
  });
}

function minutes(amount: string, name: string): number {
  const each = { m: 1, h: 60, d: 1440, w: 10080 }[name[0]!.toLowerCase() as 'm' | 'h' | 'd' | 'w'];
  return count(amount) * each;
}

/** Temporal refuses what is too long for it to count with. */
function bounded(length: string | Temporal.DurationLike): string | 'too long' {
  try {
    const duration = Temporal.Duration.from(length).abs();
    const total = duration.total({ unit: 'minutes', relativeTo: Temporal.PlainDate.from('2026-01-01') });
    return total <= longest ? duration.toString() : 'too long';
  } catch {
    return 'too long';
  }
}

/**
 * The instant a canonical reminder is for. Days count on the zone's calendar, hours on the clock;
 * a whole-day due date counts as 09:00. Throws `Rejected('invalid')` for an offset without a due date.
 */
export function reminderInstant(reminder: string, due: string | null, zone: string): Date {
  if (!reminder.startsWith('P')) return new Date(reminder);
  if (due === null)
    throw new Rejected('invalid', `The reminder ${reminder} counts back from a due date and the task has none.`);
  const at = localNow(dueInstant(due, zone), zone).subtract(Temporal.Duration.from(reminder));
  return new Date(at.epochMilliseconds);
}

const remindLead = String.raw`(?:[,;]\s{0,3}|\s{1,3}|^)(?:(?:and|but|please|also|then)\s{1,3}){0,3}(?:(?:with|set|add|give me|include)\s{1,3})?(?:an?\s{1,3}|the\s{1,3})?`;
const verb =
  '(?:(?:remind|alert|notify|nudge|ping|warn)(?:\\s{1,3}me)?|reminders?)(?:\\s{1,3}(?:about|of)\\s{1,3}(?:it|that|this))?(?:\\s{1,3}(?:for|set|set for|to go off))?';
const verbThenOffset = new RegExp(
  `${remindLead}${verb}\\s{1,3}${span}\\s{1,3}${before}${ofWhat}(?![\\p{L}\\p{N}])`,
  'iu',
);
const offsetThenNoun = new RegExp(`${remindLead}${span}\\s{1,3}(?:${before}\\s{1,3})?reminder(?![\\p{L}\\p{N}])`, 'iu');
const verbThenDayBefore = new RegExp(
  `${remindLead}${verb}\\s{1,3}(?:the\\s{1,3})?(${earlierDay})\\s{1,3}before(?:\\s{1,3}at\\s{1,3}[\\d:]+\\s{0,3}(?:am|pm)?)?(?![\\p{L}\\p{N}])`,
  'iu',
);
const saidDayBefore = new RegExp(String.raw`(?:the\s+)?(?:${earlierDay})\s+before`, 'i');
const verbAlone = new RegExp(`${remindLead}${verb}\\s{1,3}`, 'giu');
/** "remind me tomorrow to call": that is a task, not a reminder of one. */
const taskFollows = /^\s+(?:to|about|that|of)\s+\p{L}/iu;

/**
 * A wish for a reminder inside a sentence: "remind me 30 minutes before", "with a reminder 1 hour before", "remind me at 5pm".
 * With `due`, a time alone is on the due date's day.
 */
export function findReminder(
  sentence: string,
  when: When & { due?: string | null },
): Found<{ reminder: string }> | undefined {
  const text = searchedPart(sentence);
  for (const pattern of [verbThenOffset, offsetThenNoun]) {
    const match = pattern.exec(text);
    const reminder = match && durationOf(match.slice(1), /and a half/i.test(match[0]));
    if (match && reminder !== 'too long') return cut(match, reminder!);
  }
  const before = verbThenDayBefore.exec(text);
  if (before && (when.due || /day\s+before$/i.test(before[0]))) {
    const said = before[0].slice(before[0].search(saidDayBefore));
    return cut(before, when.due ? parseReminder(said, { ...when, due: when.due }) : 'P1D');
  }
  for (const match of text.matchAll(verbAlone)) {
    const found = phraseAt(text, match.index + match[0].length, when);
    if (!found || taskFollows.test(text.slice(found.end))) continue;
    const settled = settle(found.value, when);
    if (!settled) continue;
    const reminder = onDueDay(settled, (current) => settle(found.value, { ...when, current }) ?? settled, when);
    return { start: match.index, end: found.end, value: { reminder } };
  }
  return undefined;
}

function cut(match: RegExpExecArray, reminder: string): Found<{ reminder: string }> {
  return { start: match.index, end: match.index + match[0].length, value: { reminder } };
}
