import type { When } from '../../../../language/calendar.ts';
import { wallInstant } from '../../../../language/calendar.ts';
import { wallOf } from '../../../../language/dates.ts';
import { count, countWord } from '../../../../language/number-words.ts';
import type { Shift } from '../../intents.ts';

/** "by two days", "an hour later": moving a due date by an amount. */

const amount = new RegExp(
  String.raw`^(?:by |for )?(?:another\s+(?=[hmdw]))?(?:(?:another )?(?<count>${countWord}|(?!the\b|another\b)[a-z]+)(?:\s+more)?[\s-]*)?(?<unit>minutes?|mins?|hours?|hrs?|days?|weeks?|months?)(?<half> and a half)?(?:\s+(?<way>later|earlier|back|forward|sooner|ahead))?$`,
  'iu',
);

/** The amount a phrase says, or undefined; "earlier" and its like are negative. A value that only perhaps is an amount ("make it ...") has to say which way. */
export function readShift(phrase: string, kind = 'shift'): Shift | undefined {
  if (/^next week,? (?:at )?(?:the )?same (?:time|day)\b/iu.test(phrase.trim())) return { days: 7 };
  const found = amount.exec(phrase.trim().replace(/(?<![.!])[.!]+$/u, ''))?.groups;
  if (!found || (!found.count && !/another/iu.test(phrase)) || (kind === 'quality' && !found.way)) return undefined;
  // "1400 hours" is a time of day.
  if (/^\d{4}$/u.test(found.count ?? '') && /^h/iu.test(found.unit!)) return undefined;
  const size = count(found.count ?? 'a') + (found.half ? 0.5 : 0);
  if (Number.isNaN(size)) return undefined;
  const signed = /earlier|sooner|ahead/iu.test(found.way ?? '') ? -size : size;
  const unit = found.unit!.toLowerCase();
  if (unit.startsWith('mi')) return { minutes: signed };
  if (unit.startsWith('h')) return { minutes: signed * 60 };
  // Half a day or month is no move of the calendar.
  const whole = unit.startsWith('w') ? signed * 7 : signed;
  if (!Number.isInteger(whole)) return undefined;
  return unit.startsWith('mo') ? { months: whole } : { days: whole };
}

/** The same amount the other way; "bring it forward" says so without "earlier". */
export function earlier(by: Shift): Shift {
  return Object.fromEntries(Object.entries(by).map(([unit, amount]) => [unit, -Math.abs(Number(amount))]));
}

/** A due date moved on the user's calendar and clock; undefined when minutes are to be added to a whole day. */
export function shifted(due: string, by: Shift, when: When): string | undefined {
  const { days = 0, months = 0, minutes = 0, wholeDay } = by;
  const { date, time } = wallOf(due, when.zone);
  const day = date.add({ days, months });
  if (!time || wholeDay) return minutes === 0 ? day.toString() : undefined;
  return new Date(wallInstant(day, time, when.zone).getTime() + minutes * 60_000).toISOString();
}

/** "the report deadline", "the time of the dentist": what moves is the task's, and names none. */
export function withoutDue(ref: string): string {
  return ref
    .replace(/^(?:the )?(?:due date|deadline|date|day|time|start time) (?:of|for|on) (?=\S)/iu, '')
    .replace(
      /(?<=\S)(?<!\b(?:an?|any|no|the|without|with))(?:['’]s)? (?:due date|deadline|date|time|start time)$/iu,
      '',
    );
}

/** The task that a change names, and what it is changed to. */
export type Said = { ref: string | undefined; value: string };

const mostWords = 6;

/** "move task 1 to 3 days prior to friday": what stands behind the first "to" with which all of it is a date, if any is. */
export function firstSplit(
  kind: string,
  { ref, value = '' }: Record<string, string | undefined>,
  dateOf: (value: string) => unknown,
): Said {
  const words = kind === 'due' || kind === 'value' ? `${ref ?? ''} to ${value.trim()}`.split(/\s+to\s+/iu) : [];
  const most = words.length <= mostWords ? words.length : 0;
  for (let at = 1; at < most; at += 1) {
    const behind = words.slice(at).join(' to ');
    if (dateOf(behind)) return { ref: words.slice(0, at).join(' to '), value: behind };
  }
  return { ref, value: value.trim() };
}

/** "Put the second one on tomorrow too", "move it to friday then". A title that is given keeps its last word. */
const moves =
  /^(?:put|move|push|shift|bring|do|schedule|reschedule|postpone|delay|bump|mark|make|set|untag|complete|tick|check|cross|delete|remove)\s(?!.*\b(?:title|name|note|description)\b)/iu;
const tooAtEnd = /(?<=\S),?\s+(?:too|as well|also|then)$/iu;

export function plainOrder(text: string): string {
  return moves.test(text) ? text.replace(tooAtEnd, '') : text;
}
