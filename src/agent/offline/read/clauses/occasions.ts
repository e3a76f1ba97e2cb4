import type { When } from '../../../../language/calendar.ts';
import type { Intent } from '../../intents.ts';
import { actions } from '../../words/grammar.ts';
import { buildAdd } from '../adds.ts';
import { takeDetails } from '../details.ts';
import type { Quotes } from '../text/quotes.ts';

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
  if (things.length === 0 || !(happening.test(head) || isDay(head, things, when)) || !things.every(isToDo))
    return undefined;
  const { due, recurrence } = takeDetails(head, when);
  if (recurrence || (!due && things.length < 2)) return undefined;
  return things.map((thing) => {
    const add = inWeek(thing, due?.phrase, when, quotes) ?? buildAdd(thing, when, quotes);
    return add.do === 'add' && due && !add.task.due_date && !add.task.recurrence
      ? { ...add, task: { ...add.task, due_date: due.due } }
      : add;
  });
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

/** "garden day on saturday: rake the leaves, ...": a few words and a day, and several things to do. */
function isDay(head: string, things: string[], when: When): boolean {
  const { due, rest } = takeDetails(head, when);
  const [first = ''] = rest.toLowerCase().split(/\s/u, 1);
  return (
    things.length > 1 && due !== undefined && !due.hasTime && rest.split(/\s+/u).length <= 3 && !actions.has(first)
  );
}

function isToDo(thing: string): boolean {
  const [first = ''] = thing.toLowerCase().split(/\s/u, 1);
  return (
    actions.has(first) || ['cancel', 'order', 'remove', 'complete', 'finish', 'see', 'tell', 'rename'].includes(first)
  );
}
