import type { Intent } from '../../intents.ts';
import { type ReasonKind, reasons } from '../../words/reason-forms.ts';
import { buildAdd, isThingToDo } from '../adds.ts';
import { readChange } from '../changes.ts';
import { readReference } from '../references.ts';
import { readCompletion, readDeletion } from '../requests.ts';
import { presentOf, readStatement } from '../statements.ts';
import type { Reading } from '../values.ts';
import { opening } from './chain-words.ts';
import { joint } from './commands.ts';
import { besideClause } from './together.ts';

/** What hangs on something is no order yet. */
const unsure = /\b(?:if|unless|when|once|in case|whether|maybe|perhaps|might|would be|should be)\b/iu;

/** "I don't have time for the invoice today, do it on friday": what is to be done, without why. Undefined when it is no order about a task. */
export function readReasoned(text: string, reading: Reading): Intent | undefined {
  if (text.length > 200 || unsure.test(text)) return undefined;
  for (const { kind, pattern } of reasons) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const intent = read(kind, groups, text, reading);
    if (intent) return intent;
  }
  return undefined;
}

function read(kind: ReasonKind, groups: Record<string, string>, text: string, reading: Reading): Intent | undefined {
  const { ref = '', value = '', order = '', state = '' } = groups;
  // "Delete it and move the cake to sunday" is two orders.
  if (
    order
      .split(joint)
      .slice(1)
      .some((part) => opening.test(part))
  )
    return undefined;
  if (kind === 'move') return moved(ref, value, reading);
  if (kind === 'changed') return readChange(text, reading, 'priority');
  if (kind === 'order') return isSecond(state, order, reading) ? undefined : ordered(order.trim(), reading);
  if (kind === 'opened') return isCommand(state, reading) ? undefined : ordered(order.trim(), reading);
  if (kind === 'gone')
    return { do: 'delete', target: readReference(ref.replace(/^an? /iu, ''), reading.when, reading.quotes) };
  if (kind === 'undone') return undone(groups, reading);
  // "The report is done, move the meeting to friday" is two commands.
  if (readStatement(state, reading) ?? readCompletion(state, reading) ?? readChange(state, reading)) return undefined;
  const intent = readDeletion(order, reading) ?? readChange(order, reading);
  if (!intent || !('target' in intent) || intent.target.some(({ by }) => by === 'last' || by === 'shown'))
    return undefined;
  const told = besideClause(intent, state, reading.quotes);
  return isThingToDo(text, reading.when)
    ? ({ ...told, orElse: buildAdd(text, reading.when, reading.quotes) } as Intent)
    : told;
}

/** "delete the gym, I've paid the rent": what is done is no reason when it names another thing. */
function isSecond(state: string, order: string, reading: Reading): boolean {
  const said = /^(?:i|we)\b/iu.test(state) ? readStatement(state, reading) : undefined;
  if (said?.do !== 'complete') return false;
  const known = new Set([...wordsOf(order), 'one', 'some', 'enough', 'already']);
  return said.target.some(
    (one) =>
      one.by === 'title' && !/^\p{L}+ing\b/iu.test(one.words) && !wordsOf(one.words).some((word) => known.has(word)),
  );
}

const wordsOf = (text: string) =>
  (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map((word) => word.replace(/s$/u, ''));

/** "The report is done, so the slides are still open": the first clause is a command of its own. */
function isCommand(state: string, reading: Reading): boolean {
  const isTold = /^(?:i|we)\b|\b(?:is|are|was|were|been)\b/iu.test(state);
  return (readCompletion(state, reading) ?? (isTold ? readStatement(state, reading) : undefined)) !== undefined;
}

/** "Never actually booked the flu jab, put it back": said with the verb of its title. */
function undone({ past = '', ref = '' }: Record<string, string>, { when, quotes }: Reading): Intent {
  const verbs = presentOf(past.toLowerCase());
  const thing = ref.replace(/\s+(?:after all|yet|at all|though|actually)$/iu, '');
  const target = readReference(thing, when, quotes).map((one) =>
    one.by === 'title' && verbs.length > 0 && !verbs.includes('do') ? { ...one, verbs } : one,
  );
  return { do: 'update', target, change: { completed: false } };
}

/** Only a day or an amount moves something: "make it nice" does not. */
function moved(ref: string, value: string, reading: Reading): Intent | undefined {
  const day = value.replace(/\s+(?:instead|rather|please)$/iu, '');
  const intent = readChange(`move ${ref} to ${day}`, reading) ?? readChange(`move ${ref} ${day}`, reading);
  const moves = intent?.do === 'shift' || (intent?.do === 'update' && typeof intent.change.due_date === 'string');
  return moves ? intent : undefined;
}

function ordered(order: string, reading: Reading): Intent | undefined {
  const text = order.replace(/^(?:(?:please|you can|just|let['’]?s)\s+)+/iu, '');
  return readChange(text, reading, 'reopen') ?? readCompletion(text, reading) ?? readDeletion(text, reading);
}
