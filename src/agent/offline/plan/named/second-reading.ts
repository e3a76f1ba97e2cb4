import type { Seen } from '../../../say/results.ts';
import type { Intent, Problem } from '../../intents.ts';
import { presentOf } from '../../read/statements.ts';
import type { Context, understand } from '../../read/understand.ts';
import { actions, sameVerb } from '../../words/grammar.ts';
import type { Resolved } from '../steps.ts';
import { plainTitleOf } from '../titles.ts';
import { withNumbers } from './names.ts';
import { readNumbered } from './numbered.ts';

/** A message that was not understood by its words alone is read once more with the tasks in mind: their names say which words are a name. */

/** What the message asks for, once the open tasks are known; undefined where that says nothing more. In steps. */
export type SecondReading = {
  /** What was read as something to do may be said of a task that is there. */
  doubtsAdds: boolean;
  read: (tasks: Seen[]) => Generator<void, Intent[] | undefined>;
};

/** "Make the electrician friday at 8", "the rent isn't urgent": how a task that is there is spoken of. */
const ofOneThere =
  /^(?:make|set|put|change|move|push|shift|swap|bring|turn|reschedule|postpone)\b|\b(?:instead|should|no longer|not|now|actually|then|is|are|starts?|begins?)\b|n['’]?t\b|^.{2,40}\bto (?:\d|noon|mon|tue|wed|thu|fri|sat|sun|tomorrow|next)/iu;
const ofNewOne = /^(?:add|create|new|note|remind|remember|i (?:need|have|want|must|should))\b/iu;
const clauseEnd = /[.;!?,]\s+|\s(?:and|but|so|then)\s/iu;
const lead = /^(?:(?:ok|so|oh|and|please|pls|actually|can you|could you)[\s,]+)+/iu;

export function secondReading(message: string, context: Context, read: typeof understand): SecondReading {
  return {
    doubtsAdds: message
      .split(clauseEnd)
      .map((clause) => clause.trim().replace(lead, ''))
      .some((clause) => ofOneThere.test(clause) && !ofNewOne.test(clause)),
    read: function* (tasks) {
      const text = ((yield* withNumbers(message, tasks)) ?? message).replace(wordedNumber, '#');
      if (!/#\d/u.test(text)) return undefined;
      const fits = (intents: Intent[]) =>
        isWhole(intents) && !namesInside(intents, message) && intents.every((one) => isSaidOf(one, message, tasks));
      const intents = yield* read(text, context);
      if (fits(intents)) return intents;
      const numbered = readNumbered(text, { when: context.when, quotes: [] });
      return numbered && fits(numbered) ? numbered : undefined;
    },
  };
}

/** Whether the first reading leaves something open: what was not understood, or a task that was not found. */
export function isOpen(intent: Intent, { doubtsAdds }: SecondReading): boolean {
  if (intent.do === 'answer') return intent.topic === 'unknown';
  return intent.do === 'passed-over' || intent.do === 'unread' || (intent.do === 'add' && doubtsAdds);
}

/** Whether a task that was named is not there, or not for certain the one that is to be deleted. */
export function isMissed(intent: Intent, { problems, found }: Pick<Resolved, 'problems' | 'found'>): boolean {
  const isSure = ({ kind }: Problem) => intent.do === 'delete' && kind === 'sure';
  return found.length === 0 && problems.some((one) => unfound.has(one.kind) || (isSure(one) && !('part' in one)));
}

const unfound: ReadonlySet<Problem['kind']> = new Set(['none', 'unknown-last', 'nothing-fits']);

function isWhole(intents: Intent[]): boolean {
  return (
    intents.every((intent) => intent.do !== 'answer' && intent.do !== 'passed-over' && intent.do !== 'unread') &&
    intents.some((intent) => 'target' in intent && intent.target.some(({ by }) => by === 'number'))
  );
}

/** "Task 3", "number 3". */
const wordedNumber = /\b(?:task|number|no\.?|item) #?(?=\d{1,9}\b)/giu;

/** Whether a number that stands for a name went into a title or a search: then it was none. */
function namesInside(intents: Intent[], message: string): boolean {
  return !/#\d/u.test(message) && /#\d/u.test(JSON.stringify(intents));
}

const ended = /\b(?:done|finished|completed?|sorted|ready|ticked|crossed)\b/iu;

/** What was handed over has been made. */
const making = new Set(
  'finish do complete write prepare draft make create fill update print compile type design'.split(' '),
);
const handing = new Set('send submit hand deliver post email mail print upload publish give forward'.split(' '));

/** What is said to be done was said with the verb of its title, or with none of its own: "I saw the vicar" does not ring him. */
function isSaidOf(intent: Intent, message: string, tasks: Seen[]): boolean {
  if (intent.do !== 'complete' || !intent.statement || ended.test(message)) return true;
  const verbs = (message.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap(presentOf);
  return intent.target.every((reference) => {
    const task = reference.by === 'number' ? tasks.find(({ id }) => id === reference.number) : undefined;
    if (!task) return true;
    const [first = ''] = plainTitleOf(task).split(' ');
    return (
      (verbs.length > 0 && !actions.has(first)) ||
      (making.has(first) && verbs.some((verb) => handing.has(verb))) ||
      verbs.some((verb) => verb === first || sameVerb.some((set) => set.has(verb) && set.has(first)))
    );
  });
}
