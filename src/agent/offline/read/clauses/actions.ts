import type { When } from '../../../../language/calendar.ts';
import { openers } from '../../words/grammar.ts';
import { takeDetails } from '../details.ts';
import { clauseAtMost } from './chains.ts';
import { isDeed, type Segment } from './commands.ts';
import { asking, isDated } from './dated.ts';

/** Things to do in a row, each with a verb of its own. */

const listing = /\s*,\s*(?:and\s+)?(?:then\s+)?(?:to\s+)?|\s+and\s+(?:then\s+)?to\s+|\s+(?:and\s+)?then\s+|\s+and\s+/iu;
/** "call mum, oh and pay rent", "wash the car and also clean the boots": a second thing, however many there are. */
const besides = /,?\s+oh,?\s+(?:and|also|plus)\s+(?:also\s+)?|,?\s+and\s+also\s+/iu;

/**
 * "I need to buy milk, call mom and pay rent": three things and more, or two with a "to" each, that all begin with a verb. A date in the middle is that of its own thing, one at the end may be that of all.
 * `apart`: it was parted from a thing with a date of its own, and then two are enough: "ring the merchants, get diesel tomorrow (and fix the light on saturday)".
 */
export function splitActions(segment: Segment, when: When, apart = false): Segment[] {
  const { text } = segment;
  const [one = '', ...more] = text.length > clauseAtMost ? [text] : text.split(besides);
  if (more.length > 0 && [one.replace(openers, '').replace(asking, ''), ...more].every(isDeed))
    return [{ ...segment, text: one }, ...more.map((thing) => ({ ...segment, text: `add ${thing}`, joined: true }))];
  const led = text.length > clauseAtMost ? undefined : dayLed.exec(text.replace(openers, ''))?.groups;
  const day = led && takeDetails(led.day!, when).rest === '' ? led : undefined;
  const plain = day?.rest ?? text.replace(openers, '').replace(asking, '');
  const said = text.length > clauseAtMost ? [] : plain.split(listing);
  const things = said.map((thing) => dayLast(thing, when));
  const isRow = apart && things.length === 2 && !/\s(?:and|then)\s/iu.test(text);
  const isList = isRow || things.length > 2 || (things.length === 2 && /\s+and\s+to\s+/iu.test(text));
  if (!isList || things.length > 12 || !things.every(isDeed)) return [segment];
  const datesOf = (thing: string | undefined) => isDated(takeDetails(thing ?? '', when));
  if (day) {
    const dated = things.map((thing) => (datesOf(thing) ? thing : `${thing} ${day.day}`));
    return dated.map((thing, at) => ({ ...segment, text: `add ${thing}`, joined: segment.joined || at > 0 }));
  }
  const isOpen =
    !isRow &&
    things.at(-1) === said.at(-1) &&
    isDated(takeDetails(text, when)) &&
    (datesOf(things.at(-1)) || !things.some(datesOf));
  if (isOpen) return [segment];
  return things.map((thing, at) => ({ ...segment, text: `add ${thing}`, joined: segment.joined || at > 0 }));
}

/** "tomorrow I need to call mum, pay rent and buy milk": the day of all of them. */
const dayLed =
  /^(?<day>(?:(?:on|for) )?\S+(?: \S+){0,3}?),? (?:i|we) (?:(?:also|really|still) )?(?:(?:need|have|ought|want|got) to|must|should|gotta) (?<rest>\p{L}+ .+)$/iu;

/** "for tomorrow to phone the landlord": the day of that thing alone, said first. */
function dayLast(thing: string, when: When): string {
  const found = dayFirst.exec(thing)?.groups;
  return found && takeDetails(found.lead!, when).rest === '' ? `${found.deed} ${found.lead}` : thing;
}

const dayFirst = /^(?<lead>(?:for|on|by) .{3,40}?) (?:(?:i|we) (?:have|need|must) )?to (?<deed>\p{L}+ .+)$/iu;
