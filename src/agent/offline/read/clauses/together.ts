import type { Intent, Reference } from '../../intents.ts';
import { asksSomething } from '../../words/request-forms.ts';
import { type Quotes, unmaskQuotes } from '../text/quotes.ts';
import type { Reading } from '../values.ts';
import type { Segment } from './commands.ts';
import { isTold } from './states.ts';
import { isRemark } from './told.ts';

/** What the commands of one message mean to each other. */

export type Read = { segment: Segment; intent: Intent };

/** A pasted text is no list: lines without any sign of one, most of which say nothing of todos. */
export function isLetter(read: Read[]): boolean {
  const loose = read.filter(({ segment }) => segment.loose);
  return loose.length > 2 && loose.filter(({ intent }) => isUnknown(intent)).length * 2 >= loose.length;
}

/** "The curtains are up, you can tick that one": an "it" behind a clause that is no command is what that clause speaks of. Else what was not read is named. */
export function withMentions(read: Read[], quotes: Quotes): Intent[] {
  const intents = mentioned(read, quotes);
  const isUnsure = read.some(
    ({ segment, intent }) =>
      (intents.length > 1 && isGuess(intent) && doubt.test(segment.text)) ||
      (isUnknown(intent) && condition.test(segment.text)) ||
      (isNotDone(intent) && nearly.test(segment.text)),
  );
  if (!isUnsure && !intents.some((intent) => intent.do === 'passed-over' && doubt.test(intent.words))) return intents;
  return intents.map((intent) => (ends(intent) ? { do: 'passed-over', words: saidOf(read, intent, quotes) } : intent));
}

/** "If it rains, complete 3": beside such a clause that was not understood nothing is completed or deleted. */
const doubt =
  /\b(?:not|no|never|almost|nearly|if|unless|or|should|would|will|might|maybe|when|once|until|instead)\b|n['’]t\b/iu;

/** "If yoga is cancelled, remove it". */
const condition = /^(?:if|unless|once|when|in case|should)\b/iu;

/** "I nearly had to, 9 is done". */
const nearly = /\b(?:nearly|almost|would|might|maybe|if|unless)\b/iu;

/** A search for words that are none of a list is hardly a question. */
export function isGuess(intent: Intent): boolean {
  return intent.do === 'list' && intent.filter.search !== undefined;
}

function ends(intent: Intent): boolean {
  return intent.do === 'complete' || intent.do === 'delete';
}

function saidOf(read: Read[], intent: Intent, quotes: Quotes): string {
  const said = read.find((one) => one.intent === intent)?.segment.text;
  return unmaskQuotes(said ?? read.map(({ segment }) => segment.text).join(', '), quotes);
}

function mentioned(read: Read[], quotes: Quotes): Intent[] {
  return read.flatMap(({ segment, intent }, at) => {
    const next = read[at + 1];
    const before = read[at - 1];
    if ((isUnknown(intent) || isState(intent)) && next?.segment.joined && isOfLast(next.intent)) return [];
    if (isUnknown(intent)) {
      // "Physio done. It went well."
      if (before && 'target' in before.intent && isRemark(segment.text)) return [];
      // What came of it was done.
      if (isTold(segment.text) && next?.segment.joined && (next.intent.do === 'update' || next.intent.do === 'shift'))
        return [];
      return /[\p{L}\p{N}]/u.test(segment.text)
        ? [{ do: 'passed-over', words: unmaskQuotes(segment.text, quotes) }]
        : [];
    }
    // "Have serviced the mower, finished" says it twice.
    if (segment.joined && before?.intent.do === 'complete' && intent.do === 'complete' && isOfLast(intent)) {
      if (!isState(before.intent)) return [];
    }
    if (segment.joined && before && isAside(before.intent) && isOfLast(intent) && !ofLast.test(before.segment.text))
      return [{ ...intent, target: [mentionOf(before, quotes)] } as Intent];
    return [
      segment.joined && before && isAside(before.intent) ? besideClause(intent, before.segment.text, quotes) : intent,
    ];
  });
}

/** "Peter has mended the boiler, delete that call": of several calls the one that the clause speaks of. */
export function besideClause(intent: Intent, clause: string, quotes: Quotes): Intent {
  if (!('target' in intent) || (intent.do === 'complete' && intent.statement)) return intent;
  const beside = unmaskQuotes(clause, quotes);
  return { ...intent, target: intent.target.map((one) => (one.by === 'title' ? { ...one, beside } : one)) } as Intent;
}

/** "the interview went well, check it off": the task of which that is said, else any that the clause speaks of. */
function mentionOf({ segment, intent }: Read, quotes: Quotes): Reference {
  const [named] = isState(intent) && 'target' in intent ? intent.target : [];
  const words = named?.by === 'title' ? { words: named.words } : {};
  return { by: 'mention', clause: unmaskQuotes(segment.text, quotes), ...words };
}

/** "that's not done, reopen it": both speak of the task that was spoken of before. */
const ofLast =
  /^(?:(?:no|oh|wait|but|hm+|sorry|actually|hang on)[,\s]+)*(?:that|this|it)(?: one)?(?:['’]?s\b| is\b| was\b| isn| wasn)/iu;

function isNotDone(intent: Intent): boolean {
  return intent.do === 'answer' && intent.topic === 'not-done';
}

/** A clause that is no command. */
function isAside(intent: Intent): boolean {
  return isUnknown(intent) || isState(intent) || isNotDone(intent);
}

/** "the curtains are up": whose verb is not said. */
function isState(intent: Intent): boolean {
  if (intent.do !== 'complete' || !intent.statement) return false;
  return intent.target.every((reference) => reference.by === 'title' && reference.verbs?.length === 0);
}

function isOfLast(intent: Intent): boolean {
  return 'target' in intent && intent.target.length === 1 && intent.target[0]?.by === 'last';
}

/** "add milk, tag it shopping": what is said of the task just added belongs to the add. */
export function withDetails(intents: Intent[]): Intent[] {
  return intents.filter((intent, at) => {
    const add = intents[at - 1];
    if (add?.do !== 'add' || intent.do !== 'update' || intent.target[0]?.by !== 'last') return true;
    const { priority, add_tags, reminders, description, ...rest } = intent.change;
    if (Object.keys(rest).length > 0 || priority === null || reminders === null) return true;
    if (reminders && !add.task.due_date) return true;
    if (description === null || (description && add.task.description)) return true;
    if (description) add.task.description = description;
    if (priority) add.task.priority = priority;
    if (reminders) add.task.reminders = reminders;
    if (add_tags) add.task.tags = [...new Set([...(add.task.tags ?? []), ...add_tags])].slice(0, 20);
    return false;
  });
}

export function isUnknown(intent: Intent): boolean {
  return intent.do === 'answer' && intent.topic === 'unknown';
}

/** "Add a task to buy groceries. Milk, eggs, bread": a sentence that is no command describes the task before it. */
export function addDetail(intent: Intent | undefined, text: string, { quotes }: Reading): boolean {
  if (intent?.do !== 'add' || asksSomething.test(text)) return false;
  const said = unmaskQuotes(text, quotes).replace(/(?<!\.)\.+$/u, '');
  const description = [intent.task.description, said].filter(Boolean).join('. ');
  if (!/[\p{L}\p{N}]/u.test(said)) return true;
  if ([...description].length > 1000) return false;
  intent.task.description = description;
  return true;
}
