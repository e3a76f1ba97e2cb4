import { buildAdd, isThingToDo, stripAdding, stripObligation } from './adds.ts';
import { type Reading, readChange, readReminder, readValue } from './changes.ts';
import { type Segment, splitCommands } from './commands.ts';
import { takeDetails } from './details.ts';
import { readFilter } from './filters.ts';
import { closers, notPast, openers, pastTense, smallTalk } from './grammar.ts';
import type { Filter, Intent, Question, Reference, When } from './intents.ts';
import { maskQuotes, unmaskQuotes } from './quotes.ts';
import { readPlainReference, readReference } from './references.ts';
import {
  asksSomething,
  completions,
  deletions,
  deletionWord,
  doneAlone,
  finish,
  listings,
  lookingAt,
  moreOfList,
  statement,
  undo,
} from './request-grammar.ts';

/** What a message asks for. Pure: the same text, moment and question give the same intents. */

/** Longer commands are read as things to do only: no one phrases a change in so many words. */
const commandAtMost = 500;

/** The intents of a message in the order said. `question` is what the assistant asked last, if anything. */
export function understand(message: string, context: { when: When; question?: Question }): Intent[] {
  const { text, quotes } = maskQuotes(message.trim());
  const reading: Reading = { when: context.when, quotes };
  if (context.question) {
    const answer = answerTo(context.question, text, reading);
    if (answer) return [answer];
  }
  const intents: Intent[] = [];
  for (const segment of splitCommands(text)) {
    const intent = readSegment(segment, reading);
    if (segment.joined && isUnknown(intent) && addDetail(intents.at(-1), segment.text, reading)) continue;
    intents.push(intent);
  }
  const orders = intents.filter((intent) => intent.do !== 'answer');
  if (orders.length > 0) return orders;
  const [first] = intents;
  return [intents.find((intent) => !isUnknown(intent)) ?? first ?? { do: 'answer', topic: 'unknown' }];
}

function isUnknown(intent: Intent): boolean {
  return intent.do === 'answer' && intent.topic === 'unknown';
}

/** "Add a task to buy groceries. Milk, eggs, bread": a sentence that is no command describes the task before it. */
function addDetail(intent: Intent | undefined, text: string, { quotes }: Reading): boolean {
  if (intent?.do !== 'add' || asksSomething.test(text)) return false;
  const said = unmaskQuotes(text, quotes).replace(/[.]+$/u, '');
  const description = [intent.task.description, said].filter(Boolean).join('. ');
  if (!/[\p{L}\p{N}]/u.test(said)) return true;
  if ([...description].length > 1000) return false;
  intent.task.description = description;
  return true;
}

function readSegment(segment: Segment, reading: Reading): Intent {
  const { text } = segment;
  if (!/[\p{L}\p{N}\p{S}\uE001-\uE0FF]/u.test(text) && !/^\?+$/.test(text)) return { do: 'answer', topic: 'unknown' };
  const small = smallTalk.find(([, pattern]) => pattern.test(text.replace(/[\s.!,]+$/u, '')));
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
  const bare = text.replace(/[\s.!,;]+$/u, '');
  const opened = bare.replace(openers, '');
  const polite = opened !== bare ? opened.replace(/\?+$/u, '') : opened;
  const closed = polite.replace(closers, '').trim();
  return closed === '' ? bare : closed;
}

function readCommand(text: string, reading: Reading): Intent {
  const short = text.length <= commandAtMost;
  if (short && readPlainReference(text)) return { do: 'answer', topic: 'number' };
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
    (asksSomething.test(text) ? undefined : (readChange(text, reading) ?? readDeletion(text, reading))) ??
    readReminder(text, reading)
  );
}

function readLook(text: string, { when, quotes }: Reading): Intent | undefined {
  for (const pattern of lookingAt) {
    const ref = pattern.exec(text.replace(/\?+$/u, '').trim())?.groups?.ref;
    const target = ref ? readReference(ref, when, quotes) : [];
    if (target.length > 0) return { do: 'show', target };
  }
  return undefined;
}

function readListing(text: string, when: When, reading?: Reading): Intent | undefined {
  const asked = text.replace(/[?\s]+$/u, '');
  if (!listings.some((pattern) => pattern.test(asked))) return undefined;
  const filter = readFilter(asked, when);
  if (filter.search && reading) filter.search = [...unmaskQuotes(filter.search, reading.quotes)].slice(0, 200).join('');
  return { do: 'list', filter: completeFilter(filter, asked) };
}

/** What is due or to be done is open; without any word of filtering everything is shown. */
function completeFilter(filter: Filter, text: string): Filter {
  const { status, due, ...rest } = filter;
  if (status === 'completed' && due) return { status, ...rest };
  if (/\b(?:upcoming|coming up)\b/iu.test(text)) {
    const { search, ...others } = rest;
    return {
      status: 'pending',
      ...(due ? { due } : {}),
      ...others,
      ...(search?.toLowerCase() === 'upcoming' ? {} : { search }),
      sort_by: 'due_date',
      order: 'asc',
    };
  }
  if (due === 'overdue') return { due, ...rest };
  if (status) return { status, ...(due ? { due } : {}), ...rest };
  const open =
    due ||
    rest.due_after ||
    rest.due_before ||
    /\b(?:do i have|have i got|should i|need to do|on my plate|agenda|my day|what['’]?s next|what now|what else|\bdue\b|to ?do\?*$)/iu.test(
      text,
    );
  if (open && !/\blist\b$/iu.test(text)) return { status: 'pending', ...(due ? { due } : {}), ...rest };
  if (due) return { due, ...rest };
  return Object.keys(rest).some((key) => !['sort_by', 'order', 'limit'].includes(key))
    ? rest
    : { status: 'all', ...rest };
}

function readCompletion(text: string, { when, quotes }: Reading): Intent | undefined {
  if (doneAlone.test(text)) return { do: 'complete', target: [{ by: 'last' }] };
  if (asksSomething.test(text)) return undefined;
  for (const pattern of completions) {
    const ref = pattern.exec(text)?.groups?.ref;
    if (ref === undefined || /\b(?:not|n['’]t)$/iu.test(ref)) continue;
    const target = readReference(ref, when, quotes);
    if (target.length > 0) return { do: 'complete', target };
  }
  const finishing = finish.exec(text)?.groups;
  if (!finishing) return undefined;
  const target = readReference(finishing.ref!, when, quotes);
  const { due, recurrence } = takeDetails(finishing.ref!, when);
  const isTitle = target.some(({ by }) => by === 'title');
  return isTitle && (due || recurrence) ? undefined : { do: 'complete', target };
}

function readDeletion(text: string, { when, quotes }: Reading): Intent | undefined {
  if (!deletionWord.test(text)) return undefined;
  for (const pattern of deletions) {
    const ref = pattern.exec(text)?.groups?.ref;
    if (ref !== undefined) return { do: 'delete', target: readReference(ref, when, quotes) };
  }
  return undefined;
}

/** "I bought the milk" completes a matching open task and adds nothing. */
function readStatement(text: string, { when, quotes }: Reading): Intent | undefined {
  const said = statement.exec(text)?.groups;
  const verb = said?.verb?.toLowerCase();
  if (!said?.object || !verb || notPast.has(verb)) return undefined;
  if (!pastTense.has(verb) && !/ed$/u.test(verb)) return undefined;
  const { rest } = takeDetails(said.object, when);
  const target: Reference[] = readReference(rest, when, quotes);
  return target.length > 0 ? { do: 'complete', target, statement: true } : undefined;
}

/** The next message as the answer to a question: only when it is no command of its own. */
function answerTo(question: Question, text: string, reading: Reading): Intent | undefined {
  const bare = text.replace(/[\s.!,]+$/u, '');
  const plain =
    readPlainReference(bare.replace(/^(?:i mean|i meant|the)\s+/iu, '')) ??
    (/^(?:all|all of them|every one|both)$/iu.test(bare) ? [{ by: 'shown' } as const] : undefined);
  if (plain && question.do !== 'ask-title' && question.do !== 'ask-change') return { ...question, target: plain };
  if (smallTalk.some(([, pattern]) => pattern.test(bare))) return undefined;
  const intents = splitCommands(text).map((segment) => readSegment(segment, reading));
  const commands = intents.filter((intent) => intent.do !== 'answer' || intent.topic === 'number');
  if (question.do === 'ask-title') {
    if (commands.length > 0 || asksSomething.test(bare) || !/[\p{L}\p{N}\uE001-\uE0FF]/u.test(bare)) return undefined;
    const add = buildAdd(bare, reading.when, reading.quotes);
    return add.do === 'add' ? { ...add, task: { ...question.task, ...add.task } } : undefined;
  }
  if (question.do === 'ask-change') {
    if (commands.some((intent) => intent.do !== 'add' && intent.do !== 'answer')) return undefined;
    const change = readValue(bare.replace(/^to\s+/iu, ''), reading, true);
    return change && { do: 'update', target: question.target, change };
  }
  if (commands.length > 0 || asksSomething.test(bare) || bare === '' || bare.length > 200) return undefined;
  return { ...question, target: readReference(bare, reading.when, reading.quotes) };
}
