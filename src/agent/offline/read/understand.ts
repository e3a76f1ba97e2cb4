import type { When } from '../../../language/calendar.ts';
import type { Intent, Question } from '../intents.ts';
import { actions, closers, openers, smallTalk } from '../words/grammar.ts';
import { asksSomething, moreOfList, undo } from '../words/request-grammar.ts';
import { buildAdd, isThingToDo, stripAdding, stripObligation } from './adds.ts';
import { answerTo } from './answers.ts';
import { type Reading, readChange, readReminder } from './changes.ts';
import { type Segment, splitCommands } from './commands.ts';
import { takeDetails } from './details.ts';
import { maskQuotes, unmaskQuotes } from './quotes.ts';
import { readPlainReference } from './references.ts';
import { readCompletion, readDeletion, readListing, readLook, readStatement } from './requests.ts';

/** What a message asks for. Pure: the same text, moment and question give the same intents. */

/** Longer commands are read as things to do only: no one phrases a change in so many words. */
const commandAtMost = 500;

/**
 * The intents of a message in the order said. `question` is what the assistant asked last, if anything. One step reads one command: a
 * long message holds many, and whoever runs the steps lets others have the event loop between them.
 */
export function* understand(message: string, context: { when: When; question?: Question }): Generator<void, Intent[]> {
  const { text, quotes } = maskQuotes(message.trim());
  const reading: Reading = { when: context.when, quotes };
  const intents: Intent[] = [];
  for (const command of splitCommands(text)) {
    for (const segment of splitDated(command, reading.when)) {
      const intent = readSegment(segment, reading);
      if (segment.joined && isUnknown(intent) && addDetail(intents.at(-1), segment.text, reading)) continue;
      intents.push(intent);
    }
    yield;
  }
  const answer = context.question && answerTo(context.question, text, intents, reading);
  if (answer) return [answer];
  const orders = withDetails(intents.filter((intent) => intent.do !== 'answer'));
  if (orders.length > 0) return orders;
  const [first] = intents;
  return [intents.find((intent) => !isUnknown(intent)) ?? first ?? { do: 'answer', topic: 'unknown' }];
}

/** "buy milk tomorrow and call mom on friday": two things to do when each has a date of its own. */
function splitDated(segment: Segment, when: When): Segment[] {
  if (segment.text.length > commandAtMost) return [segment];
  for (const found of segment.text.matchAll(/,?\s+and\s+(?:to\s+)?/giu)) {
    const left = segment.text.slice(0, found.index);
    const right = segment.text.slice(found.index + found[0].length);
    const [first = ''] = right.toLowerCase().split(/\s/u, 1);
    if (!actions.has(first) || !isDated(left, when) || !isDated(right, when)) continue;
    const rest = { ...segment, text: `add ${right}`, joined: true };
    return [{ ...segment, text: left }, ...splitDated(rest, when)];
  }
  return [segment];
}

function isDated(text: string, when: When): boolean {
  const { due, recurrence } = takeDetails(text, when);
  return due !== undefined || recurrence !== undefined;
}

/** "add milk, tag it shopping": what is said of the task just added belongs to the add. */
function withDetails(intents: Intent[]): Intent[] {
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

function isUnknown(intent: Intent): boolean {
  return intent.do === 'answer' && intent.topic === 'unknown';
}

/** "Add a task to buy groceries. Milk, eggs, bread": a sentence that is no command describes the task before it. */
function addDetail(intent: Intent | undefined, text: string, { quotes }: Reading): boolean {
  if (intent?.do !== 'add' || asksSomething.test(text)) return false;
  const said = unmaskQuotes(text, quotes).replace(/(?<!\.)\.+$/u, '');
  const description = [intent.task.description, said].filter(Boolean).join('. ');
  if (!/[\p{L}\p{N}]/u.test(said)) return true;
  if ([...description].length > 1000) return false;
  intent.task.description = description;
  return true;
}

function readSegment(segment: Segment, reading: Reading): Intent {
  const { text } = segment;
  if (!/[\p{L}\p{N}\p{S}\uE001-\uE0FF]/u.test(text) && !/^\?+$/.test(text)) return { do: 'answer', topic: 'unknown' };
  const small = smallTalk.find(([, pattern]) => pattern.test(text.replace(/(?<![\s.!,])[\s.!,]+$/u, '')));
  if (small) return { do: 'answer', topic: small[0] };
  const command = stripped(text);
  const wish = /\b(?:want to|wanna|would like to|['’]d like to)\b/iu.test(text.slice(0, text.length - command.length));
  const intent = readCommand(command, reading);
  if (!isUnknown(intent)) return intent;
  return (wish || segment.listed) && /[\p{L}\p{N}]/u.test(command)
    ? buildAdd(command, reading.when, reading.quotes)
    : intent;
}

/** Without politeness and closing punctuation, unless nothing else was said. */
function stripped(text: string): string {
  const bare = text.replace(/(?<![\s.!,;])[\s.!,;]+$/u, '');
  const opened = bare.replace(openers, '');
  const polite = opened !== bare ? opened.replace(/(?<!\?)\?+$/u, '') : opened;
  const closed = polite.replace(closers, '').trim();
  return closed === '' ? bare : closed;
}

function readCommand(text: string, reading: Reading): Intent {
  const short = text.length <= commandAtMost;
  if (short && readPlainReference(text)) return { do: 'answer', topic: 'number' };
  const reminder = short ? readReminder(text, reading) : undefined;
  if (reminder) return reminder;
  const owed = stripObligation(text);
  const explicit = owed !== undefined && short ? readOwed(owed, reading) : undefined;
  if (explicit) return explicit;
  const fitted = owed === undefined && short ? readShort(text, reading) : undefined;
  if (fitted) return fitted;
  const phrase = stripAdding(text);
  if (phrase !== undefined) return buildAdd(phrase, reading.when, reading.quotes);
  if (short) {
    const said = readStatement(text, reading);
    if (said) return said;
  }
  if (asksSomething.test(text)) return { do: 'answer', topic: 'unknown' };
  if (isThingToDo(text, reading.when)) return buildAdd(text, reading.when, reading.quotes);
  return { do: 'answer', topic: 'unknown' };
}

/** "I need to see my tasks", "I need to delete task 3": an obligation about the list itself, else it is a new task. */
function readOwed(owed: string, reading: Reading): Intent | undefined {
  const listing = readListing(owed, reading.when);
  if (listing && /^(?:see|show|list|view|know|check|review|find|look)\b/iu.test(owed)) return listing;
  const intent = readCompletion(owed, reading) ?? readChange(owed, reading) ?? readDeletion(owed, reading);
  if (!intent || !('target' in intent) || intent.target.length === 0) return undefined;
  const sure = intent.target.every(({ by }) => by === 'number' || by === 'place' || by === 'last' || by === 'shown');
  return sure || /\btasks?\b/iu.test(owed) ? intent : undefined;
}

function readShort(text: string, reading: Reading): Intent | undefined {
  if (undo.test(text)) return { do: 'undo' };
  if (moreOfList.test(text)) return { do: 'more' };
  return (
    readLook(text, reading) ??
    readListing(text, reading.when, reading) ??
    readChange(text, reading, 'reopen') ??
    readCompletion(text, reading) ??
    (asksSomething.test(text) ? undefined : (readChange(text, reading) ?? readDeletion(text, reading)))
  );
}
