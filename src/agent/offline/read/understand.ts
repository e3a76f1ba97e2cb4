import type { When } from '../../../language/calendar.ts';
import type { Intent, Question } from '../intents.ts';
import { actions, closers, openers, smallTalk } from '../words/grammar.ts';
import { asksSomething, moreOfList, undoing } from '../words/request-forms.ts';
import { type TalkKind, talking } from '../words/talk-forms.ts';
import { buildAdd, isThingToDo, stripAdding, stripObligation } from './adds.ts';
import { answerTo } from './answers.ts';
import { type Reading, readChange, readReminder } from './changes.ts';
import { type Segment, splitCommands } from './commands.ts';
import { takeDetails } from './details.ts';
import { corrects, readFollowUp } from './follow-ups.ts';
import { readOccasion } from './occasions.ts';
import { readPlainReference } from './references.ts';
import { fits, readCompletion, readDeletion, readListing, readLook, readStatement } from './requests.ts';
import { maskQuotes } from './text/quotes.ts';
import { spelled } from './text/spelling.ts';
import { addDetail, isLetter, isUnknown, type Read, withDetails, withMentions } from './together.ts';
import { readUrdu } from './urdu.ts';

/** What a message asks for. Pure: the same text, moment and question give the same intents. */

/** Longer commands are read as things to do only: no one phrases a change in so many words. */
const commandAtMost = 500;

/** What a message is read in: the moment, what was asked last, and whether the message before it added or changed something. */
export type Context = { when: When; question?: Question; just?: 'add' | 'change' };

/**
 * The intents of a message in the order said. One step reads one command: a long message holds many, and whoever runs the steps lets others
 * have the event loop between them.
 */
export function* understand(message: string, context: Context): Generator<void, Intent[]> {
  const masked = maskQuotes(message.trim());
  const { quotes } = masked;
  const text = masked.text.replace(/\b(?:be|would you be) so (?:kind|good)(?: and| to| as to)\b/giu, '');
  const reading: Reading = { when: context.when, quotes };
  const whole = text.length <= commandAtMost ? readWhole(text, context, reading) : undefined;
  const read: Read[] = [];
  for (const command of whole ? [] : splitCommands(text)) {
    for (const segment of splitDated(command, reading.when)) {
      const intent = readSegment(segment, reading);
      if (segment.joined && isUnknown(intent) && addDetail(read.at(-1)?.intent, segment.text, reading)) continue;
      read.push({ segment, intent });
    }
    yield;
  }
  const [only, ...more] = read;
  if (context.just && only && more.length === 0 && isUnknown(only.intent))
    only.intent = readFollowUp(text, context.just, reading) ?? only.intent;
  const intents = whole ?? read.map(({ intent }) => intent);
  const answer = context.question && answerTo(context.question, text, intents, reading);
  if (answer) return [answer];
  if (isLetter(read)) return [{ do: 'answer', topic: 'unknown' }];
  const orders = withDetails(whole ?? withMentions(read, quotes).filter((intent) => intent.do !== 'answer'));
  if (orders.some((intent) => intent.do !== 'passed-over' && intent.do !== 'answer')) return orders;
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
  const followUp = just && corrects(text) ? readFollowUp(text, just, reading) : undefined;
  return followUp ? [followUp] : undefined;
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

/** "can I delete it?" is a question, and "can I see it?" a request. */
const asksMay = /\b(?:can|could|may) i\b/iu;
const changes: ReadonlySet<string> = new Set(['complete', 'delete', 'update', 'shift']);

function readSegment(segment: Segment, reading: Reading): Intent {
  const { text } = segment;
  if (!/[\p{L}\p{N}\p{S}\uE001-\uE0FF]/u.test(text) && !/^\?+$/.test(text)) return { do: 'answer', topic: 'unknown' };
  const small = smallTalk.find(([, pattern]) => pattern.test(text.replace(/(?<![\s.!,])[\s.!,]+$/u, '')));
  if (small) return { do: 'answer', topic: small[0] };
  const talk = readTalk(text);
  if (talk) return talk;
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

/** Nobody thanks at greater length, and a thousand thanks would hold up the others. */
const longestClosing = 200;

/** Without politeness and closing punctuation, unless nothing else was said. */
function stripped(text: string): string {
  const bare = text.replace(/(?<![\s.!,;])[\s.!,;]+$/u, '');
  const opened = bare.replace(openers, '');
  const polite = opened !== bare ? opened.replace(/(?<!\?)\?+$/u, '') : opened;
  const end = Math.max(0, polite.length - longestClosing);
  const closed = `${polite.slice(0, end)}${polite.slice(end).replace(closers, '')}`.trim();
  return closed === '' ? bare : closed;
}

function readCommand(text: string, reading: Reading): Intent {
  const short = text.length <= commandAtMost;
  if (short && readPlainReference(text)) return { do: 'answer', topic: 'number' };
  const reminder = short ? readReminder(text, reading) : undefined;
  if (reminder) return reminder;
  const owed = stripObligation(text);
  // What is to be remembered is done later, whatever it names.
  const later = /\b(?:remind|remember|note|forget|mind|make sure|jot|write)\b/iu.test(
    text.slice(0, text.length - (owed?.length ?? 0)),
  );
  const explicit = owed !== undefined && short && !later ? readOwed(owed, reading) : undefined;
  if (explicit) return explicit;
  const fitted = owed === undefined && short ? readShort(text, reading) : undefined;
  if (fitted) return fitted;
  const phrase = stripAdding(text);
  if (phrase !== undefined) return buildAdd(phrase, reading.when, reading.quotes);
  if (short) {
    const said = readStatement(text, reading);
    if (said) return said;
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
  if (fits(moreOfList, text)) return { do: 'more' };
  return (
    readLook(text, reading) ??
    readListing(text, reading.when, reading) ??
    readChange(text, reading, 'reopen') ??
    readTalk(text) ??
    readCompletion(text, reading) ??
    (asksSomething.test(text) ? undefined : (readChange(text, reading) ?? readDeletion(text, reading)))
  );
}

/** What holds words of a command and is none. */
function readTalk(text: string): Intent | undefined {
  const kind = talkOf(text);
  return kind === undefined || kind === 'chat' ? undefined : { do: 'answer', topic: kind };
}

function talkOf(text: string): TalkKind | undefined {
  if (text.length > commandAtMost) return undefined;
  const said = text.replace(/(?<![\s?.!])[\s?.!]+$/u, '');
  return talking.find(({ pattern }) => pattern.test(said))?.kind;
}
