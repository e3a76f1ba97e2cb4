import type { When } from '../../../language/calendar.ts';
import { wallInstant } from '../../../language/calendar.ts';
import { wallOf } from '../../../language/dates.ts';
import { count } from '../../../language/number-words.ts';
import type { Shift } from '../intents.ts';

/** "by two days", "an hour later": moving a due date by an amount. */

const amount =
  /^(?:by |for )?(?:another )?(?<count>\d{1,4}|an?|half an|couple of|a couple of|a few|(?!the\b)[a-z]+)\s*(?<unit>minutes?|mins?|hours?|hrs?|days?|weeks?|months?)(?:\s+(?<way>later|earlier|back|forward|sooner|ahead))?$/iu;

/** The amount a phrase says, or undefined; "earlier" and its like are negative. */
export function readShift(phrase: string): Shift | undefined {
  const found = amount.exec(phrase.trim().replace(/(?<![.!])[.!]+$/u, ''))?.groups;
  if (!found) return undefined;
  const size = count(found.count!);
  if (Number.isNaN(size)) return undefined;
  const signed = /earlier|sooner|ahead/iu.test(found.way ?? '') ? -size : size;
  const unit = found.unit!.toLowerCase();
  if (unit.startsWith('mi')) return { minutes: signed };
  if (unit.startsWith('h')) return { minutes: signed * 60 };
  if (unit.startsWith('d')) return { days: Math.trunc(signed) };
  return unit.startsWith('w') ? { days: Math.trunc(signed * 7) } : { months: Math.trunc(signed) };
}

/** The same amount the other way; "bring it forward" says so without "earlier". */
export function earlier(by: Shift): Shift {
  return Object.fromEntries(Object.entries(by).map(([unit, amount]) => [unit, -Math.abs(amount)]));
}

/** A due date moved on the user's calendar and clock; undefined when minutes are to be added to a whole day. */
export function shifted(due: string, by: Shift, when: When): string | undefined {
  const { days = 0, months = 0, minutes = 0 } = by;
  const { date, time } = wallOf(due, when.zone);
  const day = date.add({ days, months });
  if (!time) return minutes === 0 ? day.toString() : undefined;
  return new Date(wallInstant(day, time, when.zone).getTime() + minutes * 60_000).toISOString();
}
