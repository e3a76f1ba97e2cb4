import { Temporal } from 'temporal-polyfill';
import { Rejected } from '../errors.ts';
import { type Found, localNow, type When, wallInstant } from './calendar.ts';
import { phraseAt, readerOf } from './date-phrases.ts';
import { dueInstant, readDueDate, type Settled, settle, wallOf } from './dates.ts';
import { dayPart, dayPartWord } from './day-parts.ts';
import { Scan, searchedPart } from './grammar/scan.ts';
import { isWordEnd, isWordStart } from './moments/moment.ts';
import { type Early, earlies, lengths, longestBefore, wishes } from './reminder-forms.ts';

/** What a reminder may be "before" without a number: "the evening before". */
export const earlierDay = `day|${dayPartWord}`;
const isoDuration = /^[-+]?P(?=.)(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/i;
/** A reminder is an argument of a tool, not a text. */
const longestText = 200;

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
  if (trimmed.length > longestText) return refuse(text);
  const early = isoDuration.test(trimmed) ? (isoLength(trimmed) ?? refuse(text)) : wholeEarly(trimmed, when);
  if (!early) return absolute(text.trim(), when);
  if (when.due !== null) return canonical(early, { ...when, due: when.due });
  throw new Rejected(
    'invalid',
    `The reminder ${JSON.stringify(text.slice(0, 60))} counts back from a due date and the task has none; give a due_date or a time such as "tomorrow 9am".`,
  );
}

/** Temporal refuses what is too long for it to count with. */
function isoLength(text: string): Early | undefined {
  try {
    const before = Temporal.Duration.from(text.toUpperCase()).abs();
    const total = before.total({ unit: 'minutes', relativeTo: Temporal.PlainDate.from('2026-01-01') });
    return total <= longestBefore ? { before } : undefined;
  } catch {
    return undefined;
  }
}

/** What the whole of a text counts from the due date: "30 minutes before", or "15m" alone. */
function wholeEarly(text: string, when: When): Early | undefined {
  const scan = new Scan(text, readerOf(when, true));
  const isWhole = ({ end }: { end: number }) => end === scan.tokens.length;
  const length = lengths.all(scan, 0).find(isWhole);
  return length ? { before: length.value } : earlies.all(scan, 0).find(isWhole)?.value;
}

function canonical(early: Early, when: When & { due: string }): string {
  if ('before' in early) return early.before.toString();
  const { part, time } = early;
  if (part === 'day' && !time) return 'P1D';
  const day = wallOf(when.due, when.zone).date.subtract({ days: 1 });
  const settled = time && settle({ ...time, phrase: '', date: day }, when);
  if (settled) return dueInstant(settled.due, when.zone).toISOString();
  return wallInstant(day, dayPart(part).time, when.zone).toISOString();
}

function absolute(text: string, when: When & { due?: string | null }): string {
  const scan = new Scan(text, readerOf(when, true));
  const [asked] = wishes.all(scan, 0).filter(({ value }) => value === 'open');
  const phrase = asked ? text.slice(scan.tokens[asked.end - 1]!.end).trim() : text;
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
  const scan = new Scan(text, readerOf(when));
  for (let at = 0; at < scan.tokens.length; at += 1) {
    if (!wishes.starts.has(scan.key(at)) || !isWordStart(scan, at)) continue;
    for (const { end, value } of wishes.all(scan, at)) {
      if (!isWordEnd(scan, end)) continue;
      const found =
        value === 'open' ? openWish(text, scan.tokens[end - 1]!.end, when) : counted(scan, end, value, when);
      // Blanks before the wish go with it.
      if (found) return { start: scan.tokens[leadOf(scan, at) - 1]?.end ?? 0, ...found };
    }
  }
  return undefined;
}

/** What can lead to a wish, from its last words to its first: ", and please add a reminder". */
const leads = [
  /^(?:an?|the)$/,
  /^(?:with|set|add|include|me)$/,
  /^give$/,
  /^(?:and|but|please|also|then)$/,
  /^(?:and|but|please|also|then)$/,
  /^[,;]$/,
];

/** The first token of the words that lead to a wish. */
function leadOf(scan: Scan, at: number): number {
  let start = at;
  for (const lead of leads)
    if (lead.test(scan.word(start - 1)) && (scan.word(start - 1) !== 'me' || scan.word(start - 2) === 'give'))
      start -= 1;
  return start;
}

type Wish = Omit<Found<{ reminder: string }>, 'start'>;

function counted(
  scan: Scan,
  end: number,
  early: Early,
  { due, ...when }: When & { due?: string | null },
): Wish | undefined {
  const to = scan.tokens[end - 1]!.end;
  if (due) return { end: to, value: { reminder: canonical(early, { ...when, due }) } };
  if ('before' in early) return { end: to, value: { reminder: early.before.toString() } };
  return early.part === 'day' && !early.time ? { end: to, value: { reminder: 'P1D' } } : undefined;
}

/** The date or time behind the words of the wish. */
function openWish(text: string, from: number, when: When & { due?: string | null }): Wish | undefined {
  const blanks = /^\s*/u.exec(text.slice(from))![0].length;
  const found = phraseAt(text, from + blanks, when);
  if (!found || taskFollows.test(text.slice(found.end))) return undefined;
  const settled = settle(found.value, when);
  if (!settled) return undefined;
  const reminder = onDueDay(settled, (current) => settle(found.value, { ...when, current }) ?? settled, when);
  return { end: found.end, value: { reminder } };
}
