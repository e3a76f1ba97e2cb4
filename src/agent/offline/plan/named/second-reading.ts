import type { Seen } from '../../../say/results.ts';
import type { Intent, Problem } from '../../intents.ts';
import { presentOf } from '../../read/statements.ts';
import type { Context, understand } from '../../read/understand.ts';
import { actions, sameVerb, stopWords } from '../../words/grammar.ts';
import type { Resolved } from '../steps.ts';
import { plainTitleOf } from '../titles.ts';
import { frameWords } from './frame-words.ts';
import { withNumbers } from './names.ts';
import { clausesOf, hangs, readNumbered } from './numbered.ts';

/** A message that was not understood by its words alone is read once more with the tasks in mind: their names say which words are a name. */

/** What the message asks for, once the open tasks are known; undefined where that says nothing more. In steps. */
export type SecondReading = {
  /** A look at the tasks may help: the message says something of a thing, and asks nothing. */
  mayHelp: boolean;
  /** What was read as something to do may be said of a task that is there. */
  doubtsAdds: boolean;
  read: (tasks: Seen[]) => Generator<void, Intent[] | undefined>;
};

/** "Make the electrician friday at 8", "the rent isn't urgent": how a task that is there is spoken of. */
const ofOneThere =
  /^(?:make|set|put|change|move|push|shift|swap|bring|turn|reschedule|postpone)\b|\b(?:instead|should|no longer|not|now|actually|then|is|are|starts?|begins?)\b|n['’]t\b|\b(?:dont|doesnt|isnt|arent|wasnt|shouldnt|needn?t)\b|^.{2,40}\bto (?:\d|noon|mon|tue|wed|thu|fri|sat|sun|tomorrow|next)/iu;
const ofNewOne = /^(?:add|create|new|note|remind|remember|i (?:need|have|want|must|should))\b/iu;
const clauseEnd = /[.;!?,]\s+|\s(?:and|but|so|then)\s/iu;
const lead = /^(?:(?:ok|so|oh|and|please|pls|actually|can you|could you)[\s,]+)+/iu;

export function secondReading(message: string, context: Context, read: typeof understand): SecondReading {
  return {
    mayHelp: mayHelp(message),
    doubtsAdds: message
      .split(clauseEnd)
      .map((clause) => clause.trim().replace(lead, ''))
      .some((clause) => ofOneThere.test(clause) && !ofNewOne.test(clause)),
    read: function* (tasks) {
      const said = message.replace(/\s+/gu, ' ');
      const text = ((yield* withNumbers(said, tasks)) ?? said).replace(wordedNumber, '#');
      if (!/#\d/u.test(text)) return undefined;
      const fits = (intents: Intent[]) =>
        isWhole(intents) && !namesInside(intents, message) && intents.every((one) => isSaidOf(one, text, tasks));
      const intents = yield* read(text, context);
      if (fits(intents)) return intents;
      const numbered = readNumbered(text, { when: context.when, quotes: [] });
      return numbered && fits(numbered) ? numbered : undefined;
    },
  };
}

/** Nothing to be done: questions, lists, how somebody is; and Urdu, which has a reading of its own. */
const question =
  /^(?:(?:ok|so|and|but|hey|hi)[\s,]+)*(?:what|which|who|whose|when|where|why|how|is|are|was|were|do|does|did|have|has|will|would|should|show|list|hide|i am|i['’]m)\b|\b(?:mat|karo|kya|hai)\b/iu;
/** Words by which something is ended or thrown out. */
const toEnd =
  /\b(?:done|finished|completed?|sorted|ready|tick|check|cross|mark|delete|remove|drop|scrap|bin|erase|cancel|cancell?ed|need|off|get rid|forget)\b/iu;

function mayHelp(message: string): boolean {
  const words = message.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (message.length > longest || words.length < 3 || question.test(message) || hangs(message)) return false;
  const isSaid = toEnd.test(message) || ofOneThere.test(message) || words.some((word) => presentOf(word).length > 0);
  return isSaid && words.some((word) => !frameWords.has(word) && !stopWords.has(word));
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

/** Whoever says more tells a story. */
const longest = 300;

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

/** By these nothing comes to its end that has no verb of its own: "they moved the physio". */
const notDoing = new Set(
  'move miss postpone delay expire forget lose fail drop break reschedule change cancel see hear want'.split(' '),
);

/**
 * What is said to be done was said with the verb of its title, or with none of its own: "I saw the vicar" does not ring him. `text` has numbers for
 * names, and each counts in its own clause.
 */
function isSaidOf(intent: Intent, text: string, tasks: Seen[]): boolean {
  if (intent.do !== 'complete' || !intent.statement) return true;
  return intent.target.every((reference) => {
    const task = reference.by === 'number' ? tasks.find(({ id }) => id === reference.number) : undefined;
    if (!task) return true;
    const clauses = clausesOf(text).filter((clause) => new RegExp(`#${task.id}\\b`, 'u').test(clause.text));
    return clauses.some((clause) => endsTask(clause.text, task));
  });
}

function endsTask(clause: string, task: Seen): boolean {
  if (ended.test(clause)) return true;
  const verbs = (clause.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap(presentOf);
  const [first = ''] = plainTitleOf(task).split(' ');
  return (
    (!actions.has(first) && verbs.some((verb) => !notDoing.has(verb)) && !verbs.some((verb) => notDoing.has(verb))) ||
    (making.has(first) && verbs.some((verb) => handing.has(verb))) ||
    verbs.some((verb) => verb === first || sameVerb.some((set) => set.has(verb) && set.has(first)))
  );
}
