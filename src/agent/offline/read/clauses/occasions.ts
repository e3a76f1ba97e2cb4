import type { When } from '../../../../language/calendar.ts';
import type { Intent } from '../../intents.ts';
import { actions, openers } from '../../words/grammar.ts';
import { buildAdd } from '../adds.ts';
import { type Details, takeDetails } from '../details.ts';
import { isEnded } from '../statements.ts';
import type { Quotes } from '../text/quotes.ts';
import { states } from './states.ts';

/** "I'm planning a party next saturday: order cake, invite friends, buy balloons": each thing is a task of its own, on the day that was said. */

const between = /\s*[,;]\s*(?:and\s+)?|\s+and\s+/iu;
const happening =
  /^(?:(?:please )?(?:(?:add|create|make|put in|note)\s)?(?:these |the following |two |three |four |five |some |a few |several |\d )(?:new |more |quick )?(?:things|ones|tasks|todos|items|reminders)\b|(?:i|we)(?:['’]m|['’]re| am| are|['’]ve| have)?\s|(?:my|our|the|his|her|their)\s|for\s|before\s|\p{L}+ing\s|(?:today|tomorrow)\b)/iu;

export function readOccasion(text: string, when: When, quotes: Quotes): Intent[] | undefined {
  const colon = /:\s+/u.exec(text);
  if (!colon) return undefined;
  const head = text.slice(0, colon.index).trim();
  const things = text
    .slice(colon.index + colon[0].length)
    .split(between)
    .filter((thing) => thing !== '');
  const plan = dayPlan(head, things, when, quotes);
  if (plan) return plan;
  const { due, recurrence, rest } = takeDetails(head, when);
  const isList = listed(rest, due !== undefined) && things.length > 1 && !things.slice(1).some(isAlone);
  const isPlan = (happening.test(head) || (things.length > 1 && planned.test(rest))) && things.every(isToDo);
  if (things.length === 0 || (!isList && !isPlan)) return undefined;
  // "Two things: invoice sent, rent needs to be urgent" tells what is so.
  if (openers.test(`${head}: `) && things.some((thing) => isEnded(thing) || states.test(thing))) return undefined;
  if (recurrence || (!due && things.length < 2)) return undefined;
  return things.map((thing) => {
    const add =
      inWeek(thing, due?.phrase, when, quotes) ?? atTime(thing, due, when, quotes) ?? buildAdd(thing, when, quotes);
    return add.do === 'add' && due && !add.task.due_date && !add.task.recurrence
      ? { ...add, task: { ...add.task, due_date: due.due } }
      : add;
  });
}

/** "garden day on saturday", "weekend jobs". */
const planned =
  /^(?!(?:(?:please )?(?:add|create|put|new|todo|task|rename|change|set|move|delete|remove|show|list)|call|email|e-mail|text|ask|tell|remind|write|send|message|note|notes)\b)(?:[\p{L}\d'’&-]+ ){0,4}(?:day|prep|preparation|preparations|jobs?|chores?|errands?|tasks|to-?dos?|list|things|stuff|plans?|weekend|week|evening|morning|afternoon|night|homework|party|trip|packing|clean|cleaning|shopping|admin|housework|diy|garden|gardening|move|moving|wedding|birthday|camping|exams?|revision|project)$/iu;
const lists =
  /^(?:(?:my|the|our) )?(?:[\p{L}'’-]+ ){0,2}(?:list|groceries|shopping|errands|chores|jobs|to-?dos?|tasks|(?:things )?to (?:do|buy|get|pack))$/iu;
const addingOn =
  /^(?:please )?(?:add|put|note|create|schedule|plan)(?: down)?(?: these| the following| some)?(?: tasks| things)?(?: for| on)?$/iu;

/** "shopping list", "today", "add for friday": what stands behind is a list, of whatever. */
function listed(rest: string, hasDue: boolean): boolean {
  return lists.test(rest) || (hasDue && (/^(?:for|on)?$/iu.test(rest) || addingOn.test(rest)));
}

/** "dinner with Tom, Ana": a name goes on with what stands before it. */
function isAlone(thing: string): boolean {
  return /^\p{Lu}\S*$/u.test(thing);
}

/** "for tomorrow: call the dentist at 9": at nine of that day. */
function atTime(thing: string, day: Details['due'], when: When, quotes: Quotes): Intent | undefined {
  const own = day && !day.hasTime ? takeDetails(thing, when) : undefined;
  const isTime = own?.due && !own.due.hasDay && !own.recurrence;
  return isTime ? buildAdd(`${thing} on ${day!.due}`, when, quotes) : undefined;
}

/** "for next week: ..., call Ann by tuesday noon": the tuesday of that week. */
function inWeek(thing: string, day: string | undefined, when: When, quotes: Quotes): Intent | undefined {
  if (!day || !/\bnext week$/iu.test(day) || !/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/iu.test(thing))
    return undefined;
  const [plain, within] = [thing, thing.replace(weekday, '$<day> next week')].map((one) => buildAdd(one, when, quotes));
  const isRead = plain?.do === 'add' && within?.do === 'add' && plain.task.title === within.task.title;
  return isRead ? within : undefined;
}

const weekday = /\b(?<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?! next)/iu;

/** "tomorrow: dentist at 9, lunch at 1": a day, and things with a time of their own. */
function dayPlan(head: string, things: string[], when: When, quotes: Quotes): Intent[] | undefined {
  const day = takeDetails(head, when);
  if (things.length < 2 || day.rest !== '' || !day.due || day.due.hasTime) return undefined;
  const adds = things.map((thing) => buildAdd(`${thing} on ${day.due!.due}`, when, quotes));
  const isTimed = (intent: Intent) =>
    intent.do === 'add' && intent.task.due_date?.includes('T') && !intent.task.recurrence;
  return adds.every(isTimed) ? adds : undefined;
}

function isToDo(thing: string): boolean {
  const [first = ''] = thing.toLowerCase().split(/\s/u, 1);
  return (
    actions.has(first) || ['cancel', 'order', 'remove', 'complete', 'finish', 'see', 'tell', 'rename'].includes(first)
  );
}
