import type { Found, When } from './calendar.ts';
import { datesIn, foundOf, readerOf } from './date-phrases.ts';
import { findDueDate } from './dates.ts';
import { Scan, searchedPart } from './grammar/scan.ts';
import { isName } from './moments/names-of-days.ts';

/** A day and a time that stand apart in one sentence: "tomorrow dentist at 9", "9am meeting with Bob on friday". */

type Due = Found<{ due: string; phrase: string; hasDay: boolean; hasTime: boolean }>;

/** Words that begin what has a time of its own: "tell Ann tomorrow about the party at 9". */
const ofItsOwn =
  /[,;:.!?]|\b(?:and|or|but|about|for|re|that|if|whether|before|after|because|when|so|then|until|till|what|who|where|why|which|how|as|is|are|was|be|starts?|begins?|leaves?|opens?|closes?|ends?|departs?|arrives?|lands?)\b/iu;

/**
 * Where the rest of a sentence says the half that a phrase left out: the day of a time, or the time of a day. `at` is where the phrase was
 * cut out. "Tomorrow morning dentist at 8" says the time twice. Undefined where both together are no moment, or words between them make it another one.
 */
export function findOtherHalf(
  text: string,
  at: number,
  { phrase, hasDay }: Due['value'],
  when: When,
): { start: number; end: number; value: Due['value'] } | undefined {
  const scan = new Scan(searchedPart(text), readerOf(when));
  for (const other of datesIn(scan).phrases) {
    if (isName(scan, other, false) && other.start > 0) continue;
    const found = foundOf(scan, other);
    const between = found.start < at ? text.slice(found.end, at) : text.slice(at, found.start);
    if (other.hasDay === hasDay || ofItsOwn.test(between.replace(/^[\s:,–—-]+/u, ''))) continue;
    const said = hasDay ? `${phrase} ${found.value.phrase}` : `${found.value.phrase} ${phrase}`;
    const both = findDueDate(said, when);
    if (both?.start !== 0 || both.end !== said.length || !both.value.hasDay || !both.value.hasTime) continue;
    return { start: found.start, end: found.end, value: both.value };
  }
  return undefined;
}
