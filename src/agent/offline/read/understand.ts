import type { When } from '../../../language/calendar.ts';
import type { Again, Intent, Question } from '../intents.ts';
import { smallTalk } from '../words/grammar.ts';
import { asksSomething, moreOfList, undoing } from '../words/request-forms.ts';
import { type TalkKind, talking } from '../words/talk-forms.ts';
import { wantings } from '../words/wanting-forms.ts';
import { buildAdd, buildTimed, isThingToDo, stripAdding, stripObligation } from './adds.ts';
import { answerTo } from './answers.ts';
import { readChange } from './changes.ts';
import { splitActions } from './clauses/actions.ts';
import { isDated, splitClauses, splitDated } from './clauses/chains.ts';
import { changesAll, type Segment, splitCommands } from './clauses/commands.ts';
import { corrected, readCorrection, takesBack, withoutTurn } from './clauses/corrections.ts';
import { readOccasion } from './clauses/occasions.ts';
import { addDetail, isLetter, isUnknown, type Read, withDetails, withMentions } from './clauses/together.ts';
import { hasDetails, takeDetails } from './details.ts';
import { corrects, readAgain, readFollowUp, readLikewise, readOtherDay, takesBackAll } from './follow-ups.ts';
import { readPlainReference } from './references.ts';
import { readReminder } from './reminding.ts';
import { fits, readCompletion, readDeletion, readListing, readLook } from './requests.ts';
import { readStatement } from './statements.ts';
import { plainSpoken, stripped } from './text/polite.ts';
import { maskQuotes } from './text/quotes.ts';
import { spelled } from './text/spelling.ts';
import { readUrdu } from './urdu.ts';
import type { Reading } from './values.ts';

/** What a message asks for. Pure: the same text, moment and question give the same intents. */

/** Longer commands are read as things to do only: no one phrases a change in so many words. */
const commandAtMost = 500;

/** What a message is read in: the moment, what was asked last, whether the message before it added or changed something, and what it did. */
export type Context = { when: When; question?: Question; just?: 'add' | 'change'; again?: Again };

/**
 * The intents of a message in the order said. One step reads one command: a long message holds many, and whoever runs the steps lets others
 * have the event loop between them.
 */
export function* understand(message: string, context: Context): Generator<void, Intent[]> {
  const masked = maskQuotes(message.trim());
  const { quotes } = masked;
  const text = plainSpoken(masked.text);
  const reading: Reading = { when: context.when, quotes };
  const whole = text.length <= commandAtMost ? readWhole(text, context, reading) : undefined;
  const read: Read[] = [];
  for (const command of whole ? [] : splitCommands(text)) {
    const clauses = splitClauses(command, (clause) => readSegment({ ...command, text: clause }, reading));
    const dated = clauses.flatMap((clause) => splitDated(clause, reading.when));
    for (const segment of dated.flatMap((one) => splitActions(one, reading.when))) readOn(read, segment, reading);
    yield;
  }
  const [only, ...more] = read;
  if (only && more.length === 0) only.intent = followUp(only.intent, text, context, reading);
  const intents = whole ?? read.map(({ intent }) => intent);
  const answer = context.question && answerTo(context.question, text, intents, reading);
  if (answer) return [answer];
  if (isLetter(read)) return [{ do: 'answer', topic: 'unknown' }];
  const orders = withDetails(whole ?? withMentions(read, quotes).filter((intent) => intent.do !== 'answer'));
  const isHeld = intents.some((intent) => intent.do === 'complete' || intent.do === 'delete');
  if (isHeld || orders.some((intent) => intent.do !== 'passed-over' && intent.do !== 'answer')) return orders;
  const [first] = intents;
  return [intents.find((intent) => !isUnknown(intent)) ?? first ?? { do: 'answer', topic: 'unknown' }];
}

/** Messages that are one thing as a whole: Urdu, an occasion with things to do, words about the task just spoken of. */
function readWhole(text: string, { just }: Context, reading: Reading): Intent[] | undefined {
  if (/[\r\n]/u.test(text)) return undefined;
  const urdu = readUrdu(text, reading);
  if (urdu) return [urdu];
  const occasion = readOccasion(text, reading.when, reading.quotes);
  if (occasion) return occasion;
  if (just && takesBackAll(text)) return [{ do: 'undo' }];
  const followUp = just && corrects(text) ? readFollowUp(text, just, reading) : undefined;
  return followUp ? [followUp] : undefined;
}

/** What is said of the task just spoken of, where the message is no command. */
function followUp(intent: Intent, text: string, { just, again }: Context, reading: Reading): Intent {
  if (!isUnknown(intent) && !(intent.do === 'answer' && intent.topic === 'number')) return intent;
  const more = isUnknown(intent) && just ? readFollowUp(text, just, reading) : undefined;
  return more ?? (again && readAgain(text, again, reading)) ?? readOtherDay(text, reading) ?? intent;
}

/** Reads one more clause: a command, or more about the one before it. */
function readOn(read: Read[], segment: Segment, reading: Reading): void {
  const before = read.at(-1);
  const alone = (text: string) => readSegment({ ...segment, text }, reading);
  if (segment.joined && before && takesBack(segment.text)) {
    const meant = corrected(before.intent, withoutTurn(segment.text), reading, alone);
    if (meant) {
      read.splice(-1, 1, ...meant.map((intent) => ({ segment: before.segment, intent })));
      return;
    }
  }
  const said = readSegment(segment, reading);
  const intent =
    segment.joined && before && isUnknown(said) ? (readLikewise(segment.text, before.intent, reading) ?? said) : said;
  if (
    segment.joined &&
    before?.intent.do === 'add' &&
    (isUnknown(intent) || intent.do === 'list') &&
    isDetail(segment.text, reading)
  ) {
    const whole = { ...before.segment, text: `${before.segment.text}, ${segment.text}` };
    read.splice(-1, 1, { segment: whole, intent: readSegment(whole, reading) });
    return;
  }
  const both = changesAll.test(segment.text) ? undefined : readCorrection(segment.text, reading, alone);
  if (both) {
    read.push(...both.map((intent) => ({ segment, intent })));
    return;
  }
  if (segment.joined && isUnknown(intent) && addDetail(before?.intent, segment.text, reading)) return;
  read.push({ segment, intent });
}

/** "; priority high; due friday": nothing but details of the task before it. */
function isDetail(text: string, { when }: Reading): boolean {
  if (text.length > 60) return false;
  const details = takeDetails(`, ${text}`, when);
  return hasDetails(details) && !/[\p{L}\p{N}\uE001-\uE0FF]/u.test(details.rest);
}

/** "can I delete it?" is a question, and "can I see it?" a request. */
const asksMay = /\b(?:can|could|may) i\b/iu;
const changes: ReadonlySet<string> = new Set(['complete', 'delete', 'update', 'shift']);

function readSegment(segment: Segment, reading: Reading): Intent {
  const { text } = segment;
  if (!/[\p{L}\p{N}\p{S}\uE001-\uE0FF]/u.test(text) && !/^\?+$/.test(text)) return { do: 'answer', topic: 'unknown' };
  const small = smallTalk.find(([, pattern]) => pattern.test(text.replace(/(?<![\s.!,])[\s.!,]+$/u, '')));
  if (small) return { do: 'answer', topic: small[0] };
  const talk = readTalk(text, reading.when);
  // "the report needs to be done by monday" says when.
  if (talk) return (talk.do === 'answer' && talk.topic === 'not-done' && readChange(text, reading, 'be-due')) || talk;
  const command = spelled(stripped(text));
  const wish = /\b(?:want to|wanna|would like to|['’]d like to)\b/iu.test(text.slice(0, text.length - command.length));
  const intent = readCommand(command, reading);
  if (intent.do === 'add' && segment.done) return { ...intent, done: true };
  if (!isUnknown(intent))
    return asksMay.test(text) && changes.has(intent.do) ? { do: 'answer', topic: 'help' } : intent;
  const isThing = (wish || segment.listed) && /[\p{L}\p{N}]/u.test(command);
  if (!isThing) return intent;
  const add = buildAdd(command, reading.when, reading.quotes);
  return add.do === 'add' && segment.done ? { ...add, done: true } : add;
}

function readCommand(text: string, reading: Reading): Intent {
  const short = text.length <= commandAtMost;
  if (short && readPlainReference(text)) return { do: 'answer', topic: 'number' };
  const reminder = short ? readReminder(text, reading) : undefined;
  if (reminder) return reminder;
  const owed = stripObligation(text);
  // What is to be remembered is done later, whatever it names.
  const later =
    /\b(?:remind|remember|note|forget(?:ting)?|mind|make sure|jot|write|mean(?:t|ing)|supposed|promised)\b/iu.test(
      text.slice(0, text.length - (owed?.length ?? 0)),
    );
  const explicit = owed !== undefined && short && !later ? readOwed(owed, reading) : undefined;
  if (explicit) return explicit;
  const fitted = owed === undefined && short ? readShort(text, reading) : undefined;
  if (fitted) return fitted;
  const timed = short ? buildTimed(text, reading.when, reading.quotes) : undefined;
  if (timed) return timed;
  const phrase = stripAdding(text);
  if (phrase !== undefined) return buildAdd(phrase, reading.when, reading.quotes);
  if (short) {
    const said = readStatement(text, reading);
    if (said) return said;
    if (fits(wantings, text) && !asksSomething.test(text)) return buildAdd(text, reading.when, reading.quotes);
  }
  if (asksSomething.test(text) || talkOf(text) === 'chat') return { do: 'answer', topic: 'unknown' };
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
  if (fits(undoing, text)) return { do: 'undo' };
  if (fits(moreOfList, text)) return { do: 'more', ...(/\brest\b/iu.test(text) ? { rest: true } : {}) };
  return (
    readLook(text, reading) ??
    readListing(text, reading.when, reading) ??
    readChange(text, reading, 'reopen') ??
    readTalk(text, reading.when) ??
    readCompletion(text, reading) ??
    (asksSomething.test(text) ? undefined : (readChange(text, reading) ?? readDeletion(text, reading)))
  );
}

/** What holds words of a command and is none. */
function readTalk(text: string, when: When): Intent | undefined {
  const kind = talkOf(text);
  // "write a poem every day in april" is a thing to do, and "write me a poem" is none.
  if (kind === 'out-of-scope' && /^write (?!me\b|us\b)/iu.test(text) && isDated(takeDetails(text, when)))
    return undefined;
  return kind === undefined || kind === 'chat' ? undefined : { do: 'answer', topic: kind };
}

function talkOf(text: string): TalkKind | undefined {
  if (text.length > commandAtMost) return undefined;
  const said = text.replace(/(?<![\s?.!])[\s?.!]+$/u, '');
  return talking.find(({ pattern }) => pattern.test(said))?.kind;
}
