import type { When } from '../../../../language/calendar.ts';
import { wallOf } from '../../../../language/dates.ts';
import { actions } from '../../words/grammar.ts';
import { takeDetails } from '../details.ts';
import { stripped } from '../text/polite.ts';
import { adding } from './chain-words.ts';
import { firstOf, isDeed } from './commands.ts';

/** What stands behind a joint as a thing to do of its own, because it has a day or a time of its own. */

const clock = /\bat\b|\d\s?[ap]\.?m\b|\d:\d/iu;

export function datedClause(left: string, right: string, then: boolean, when: When): string | undefined {
  const other = takeDetails(right, when);
  if (!isDated(other) || !/\p{L}/u.test(other.rest)) return undefined;
  const one = takeDetails(left, when);
  if (!isDated(one)) return undefined;
  if (actions.has(firstOf(right)) || isDeed(other.rest)) return right;
  const verb = firstOf(one.rest.replace(asking, ''));
  // "Label the new flasks" has a verb of its own.
  const isVerb = actions.has(verb) && !ownVerb.test(other.rest);
  if (one.due?.hasDay && other.due?.hasDay && (isVerb || adding.test(stripped(left))))
    return isVerb ? `${verb} ${right}` : right;
  const isTimed = one.due?.hasTime && other.due?.hasTime && clock.test(other.due.phrase) && /\p{L}/u.test(one.rest);
  if (!isTimed || (!then && isVerb)) return undefined;
  return sameDay(right, one.due, other.due, when);
}

/** A word in front of an article, and verbs that are orders else. */
const ownVerb = /^(?:\p{L}+ (?:the|my|our|his|her|their|an?|some|all)|mark|finish|cancel|remove|move|see|tell)\s/iu;

export const asking =
  /^(?:please )?(?:add|create|remind me(?: to| about)?|(?:i|we) (?:need|have) to|(?:i|we)(?:['’]?ll| will)|don['’]t forget to)(?:\s*:\s*|\s+)/iu;

const dayAfter = /\s+(?:on )?the (?:day after|next day|following day)$/iu;

type Details = ReturnType<typeof takeDetails>;

/** "tomorrow at 8 gym, at 12 lunch": a clause that begins with a time is on the day of the one before. */
function sameDay(text: string, before: Details['due'], own: Details['due'], when: When): string {
  const next = before?.hasDay && own && !own.hasDay ? dayAfter.exec(text) : undefined;
  if (next && before) return `${text.slice(0, next.index)} on ${wallOf(before.due, when.zone).date.add({ days: 1 })}`;
  if (!before?.hasDay || !own || own.hasDay || !text.toLowerCase().startsWith(own.phrase.toLowerCase())) return text;
  return `${own.phrase} on ${wallOf(before.due, when.zone).date}${text.slice(own.phrase.length)}`;
}

export function isDated({ due, recurrence }: Details): boolean {
  return due !== undefined || recurrence !== undefined;
}
