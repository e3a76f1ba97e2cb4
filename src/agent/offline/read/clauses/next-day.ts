import type { When } from '../../../../language/calendar.ts';
import { wallOf } from '../../../../language/dates.ts';
import { count as numberOf } from '../../../../language/number-words.ts';
import { actions } from '../../words/grammar.ts';
import { takeDetails } from '../details.ts';
import { firstOf, isDeed } from './commands.ts';

/** "lunch with Ana on friday and dinner with Tom the next day": the day of a clause counted from that of the clause before it. */

const counted =
  /(?:\b(?:on|by) )?\b(?:(?<same>(?:on )?(?:the|that) same day)|(?:the )?(?:day after(?: that)?|(?:next|following) day)|(?:the )?(?:next|following) (?<part>morning|afternoon|evening|night)|(?<week>(?:the )?(?:week after|following week)|(?:a|one) week (?:later|after))|(?<count>an?|one|two|three|four|five|six|\d{1,2}) days? (?:later|after(?: that)?))(?=\s*(?:$|[,.;!]|(?:at|by|in|from|with|for|around|about|morning|\d)\b))/iu;

/** The clause with the day it means; undefined when it counts from no other. */
export function onNextDay(left: string, right: string, asking: RegExp, when: When): string | undefined {
  const found = counted.exec(right);
  const { due, rest } = found ? takeDetails(left, when) : { due: undefined, rest: '' };
  if (!found || !due?.hasDay) return undefined;
  const { same, part, week, count } = found.groups!;
  const days = same ? 0 : week ? 7 : count ? numberOf(count) : 1;
  const day = `on ${wallOf(due.due, when.zone).date.add({ days })}${part ? ` in the ${part}` : ''}`;
  const clause = `${right.slice(0, found.index)}${day}${right.slice(found.index + found[0].length)}`;
  if (!/\p{L}/u.test(takeDetails(clause, when).rest)) return undefined;
  const deed = rest.replace(asking, '');
  const verb = firstOf(deed);
  return isDeed(deed) && !actions.has(firstOf(right)) ? `${verb} ${clause}` : clause;
}
