import type { When } from '../../../../language/calendar.ts';
import type { Intent } from '../../intents.ts';
import { smallTalk } from '../../words/grammar.ts';
import { asksSomething, moreOfList, undoing } from '../../words/request-forms.ts';
import { type TalkKind, talking } from '../../words/talk-forms.ts';
import { wantings } from '../../words/wanting-forms.ts';
import { buildAdd, buildTimed, isThingToDo, stripAdding, stripObligation } from '../adds.ts';
import { readChange } from '../changes.ts';
import { takeDetails } from '../details.ts';
import { readQuestion, readState } from '../lists/questions.ts';
import { readPlainReference } from '../references.ts';
import { readReminder } from '../reminding.ts';
import { fits, readCompletion, readDeletion, readListing, readLook } from '../requests.ts';
import { readStatement } from '../statements.ts';
import { stripped, withoutToo } from '../text/polite.ts';
import { plainOrder } from '../text/shift.ts';
import { spelled } from '../text/spelling.ts';
import type { Reading } from '../values.ts';
import type { Segment } from './commands.ts';
import { isDated } from './dated.ts';
import { readReasoned } from './reasons.ts';
import { isGuess, isUnknown } from './together.ts';
import { readRemarked } from './told.ts';

/** What one clause asks for, by itself. */

/** Longer commands are read as things to do only: no one phrases a change in so many words. */
export const commandAtMost = 500;

/** "can I delete it?" is a question, and "can I see it?" a request. */
const asksMay = /\b(?:can|could|may) i\b/iu;
const now = /(?<!\b(?:right|just|for|from|by|do it)) now[.!]*$/iu;
const changes: ReadonlySet<string> = new Set(['complete', 'delete', 'update', 'shift']);

/** Smiles behind the words; a tick says that something is done. */
const smiles =
  /(?<=[\p{L}\p{N}\p{P}])\s*(?:(?!\u2705|\u2714|\u2611)(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u200D)\s*)+$/u;

/** What one clause asks for: "cake's ordered 🎂" as without the cake, which a title keeps. */
export function readSegment(segment: Segment, reading: Reading): Intent {
  const bare = segment.text.replace(smiles, '');
  const plain = bare === segment.text ? undefined : readClause({ ...segment, text: bare }, reading);
  const keepsWords =
    !plain ||
    isUnknown(plain) ||
    ['add', 'ask-title', 'ask-change'].includes(plain.do) ||
    'orElse' in plain ||
    (plain.do === 'update' && isTold(plain));
  return keepsWords ? readClause(segment, reading) : plain;
}

function isTold({ change }: Extract<Intent, { do: 'update' }>): boolean {
  return change.title !== undefined || change.description !== undefined;
}

function readClause(segment: Segment, reading: Reading): Intent {
  const text = segment.listed ? segment.text : withoutToo(segment.text, segment.joined);
  if (!/[\p{L}\p{N}\p{S}\uE001-\uE0FF]/u.test(text) && !/^\?+$/.test(text)) return { do: 'answer', topic: 'unknown' };
  const small = smallTalk.find(([, pattern]) => pattern.test(text.replace(/(?<![\s.!,])[\s.!,]+$/u, '')));
  if (small) return { do: 'answer', topic: small[0] };
  const talk = readTalk(text, reading.when);
  // "the report needs to be done by monday" says when.
  // "leave the report for monday" does, too.
  if (talk) return saysWhen(talk, text, reading) ?? talk;
  const command = spelled(stripped(text));
  const wish = /\b(?:want to|wanna|would like to|['’]d like to)\b/iu.test(text.slice(0, text.length - command.length));
  const intent = readRemarked(command, reading) ?? readCommand(command, reading);
  // "bins every two weeks now": no longer as it was.
  const other = intent.do === 'add' && now.test(text) ? readChange(`${command} now`, reading) : undefined;
  if (other?.do === 'update' && other.orElse) return other;
  // "- [ ] print new price list" is on the list, and asks for none.
  if (segment.listed && isGuess(intent)) return asItem(command, segment, reading);
  if (intent.do === 'add' && segment.done) return { ...intent, done: true };
  const reasoned = isUnknown(intent) && command.length <= commandAtMost ? readReasoned(command, reading) : undefined;
  if (reasoned) return reasoned;
  if (!isUnknown(intent))
    return asksMay.test(text) && changes.has(intent.do) ? { do: 'answer', topic: 'help' } : intent;
  const isThing = (wish || segment.listed) && /[\p{L}\p{N}]/u.test(command);
  return isThing ? asItem(command, segment, reading) : intent;
}

function asItem(command: string, segment: Segment, { when, quotes }: Reading): Intent {
  const add = buildAdd(command, when, quotes);
  return add.do === 'add' && segment.done ? { ...add, done: true } : add;
}

function saysWhen(talk: Intent, text: string, reading: Reading): Intent | undefined {
  if (talk.do !== 'answer') return undefined;
  if (talk.topic === 'not-done') return readChange(text, reading, 'be-shift') ?? readChange(text, reading, 'be-due');
  return talk.topic === 'kept' ? readChange(text, reading, 'be-put') : undefined;
}

function readCommand(text: string, reading: Reading): Intent {
  const short = text.length <= commandAtMost;
  if (short && readPlainReference(text)) return { do: 'answer', topic: 'number' };
  const reminder = short ? readReminder(text, reading) : undefined;
  if (reminder) return reminder;
  const owed = stripObligation(text);
  // What is to be remembered is done later, whatever it names.
  const later =
    /\b(?:remind|remember|note|forget(?:ting)?|mind|reminding|reminded|make sure|jot|write|mean(?:t|ing)|supposed|promised|(?:wants?|needs?|expects?|asked|told) (?:me|us))\b/iu.test(
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

/** "Find a babysitter" is something to do. */
const looksAtList =
  /^(?:see|show|list|view|know|check|review|find|look)\b.*\b(?:tasks?|to-?dos?|lists?|agenda|schedule|what|everything|all|due|overdue|pending|open|left)\b/iu;

/** "I need to see my tasks", "I need to delete task 3": an obligation about the list itself, else it is a new task. */
function readOwed(owed: string, reading: Reading): Intent | undefined {
  const listing = readListing(owed, reading.when);
  if (listing && looksAtList.test(owed)) return listing;
  const intent = readCompletion(owed, reading) ?? readChange(owed, reading) ?? readDeletion(owed, reading);
  if (!intent || !('target' in intent) || intent.target.length === 0) return undefined;
  const sure = intent.target.every(({ by }) => by === 'number' || by === 'place' || by === 'last' || by === 'shown');
  return sure || /\btasks?\b/iu.test(owed) ? intent : undefined;
}

/** "Remind me tomorrow to clear the guest list" asks for no list. */
const toRemind = /^remind me (?!(?:what|which|when|where|how|who|if)\b)(?:\S+ ){0,5}to \p{L}/iu;

function readShort(said: string, reading: Reading): Intent | undefined {
  const text = plainOrder(said);
  if (fits(undoing, text)) return { do: 'undo' };
  if (fits(moreOfList, text)) return { do: 'more', ...(/\brest\b/iu.test(text) ? { rest: true } : {}) };
  return (
    readLook(text, reading) ??
    readQuestion(text, reading) ??
    (toRemind.test(text) ? undefined : readListing(text, reading.when, reading)) ??
    readChange(text, reading, 'reopen') ??
    readTalk(text, reading.when) ??
    readState(text, reading) ??
    readCompletion(text, reading) ??
    (asksSomething.test(text) ? readWish(text, reading) : (readChange(text, reading) ?? readDeletion(text, reading)))
  );
}

/** "can the report be friday instead?": asked for, not about, where it says how. */
const wish =
  /^(?:can|could) (?<ref>(?:the|my|our) [^,?]{1,60}?) (?<be>be|move|go|start) (?<value>[^?]{2,60}?)(?: please)?\?*$/iu;

function readWish(text: string, reading: Reading): Intent | undefined {
  const { ref, be, value } = wish.exec(text)?.groups ?? {};
  return ref ? readChange(`${ref} should ${be} ${value}`, reading) : undefined;
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
