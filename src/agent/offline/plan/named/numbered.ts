import { isDeepStrictEqual } from 'node:util';
import type { Intent, Reference } from '../../intents.ts';
import { readSegment } from '../../read/clauses/segment.ts';
import { isUnknown } from '../../read/clauses/together.ts';
import { isRemark } from '../../read/clauses/told.ts';
import { hasDetails, takeDetails } from '../../read/details.ts';
import { presentOf } from '../../read/statements.ts';
import { type Reading, readValue, someTags } from '../../read/values.ts';
import { notPast } from '../../words/grammar.ts';
import { takesBack } from '../../words/reason-forms.ts';
import { numberedForms, ofLastForms } from './numbered-forms.ts';

/** What is said of tasks by their numbers, with what stands around it: nothing there can be a part of a title. */

const clauseEnd =
  /\s*(?:[.;!]+(?=\s|$)|,|\s[-–—]\s|\s(?=(?:and|but|so|because|cause|cos|since|plus|then)\s))\s*(?:(?:and|but|so|then|also|plus|please|pls|because|cause|cos|since)(?:,|\s)\s*)*/giu;
const lead =
  /^(?:(?:ok(?:ay)?|so|oh|ah|hey|hi|and|please|pls|plz|actually|also|now|then|well|right|good news|update|btw|fyi|you can|u can|can (?:you|u)|could you|just|finally|again)[\s,:]+)+/iu;
const trail =
  /[\s,]+(?:please|pls|plz|thanks|thank you|thx|ta|cheers|actually|then|though|tho|(?<!just )now|too|as well|already|ok(?:ay)?)$/iu;
const hanging =
  /\b(?:if|unless|when|whenever|once|in case|maybe|perhaps|might|would|until|till|assuming|provided|providing|(?:as|so) (?:soon|long)|depending|before|after)\b/iu;
/** "Remind me one day before", "before work", "after all": no condition. */
const daysBefore =
  /\b(?:minutes?|mins?|hours?|hrs?|days?|weeks?) before\b|\b(?:before|after) (?:work|lunch|dinner|breakfast|school|all)\b/giu;
/** What leaves as it is what is not spoken of. */
const sameAgain =
  /^(?:(?:at )?(?:the )?same (?:time|day|date|place|hour)s?|(?:the )?(?:times?|days?|dates?|rest) (?:stays?|is|are|can stay|remain)(?: the)? (?:same|as (?:it|they) (?:is|are|was|were))|(?:please |pls )?(?:change|update|fix|correct|note) (?:it|that)(?: accordingly| in my list| on the list)?)$/iu;
const spoken = /#[1-9]\d{0,8}\b/gu;
/** "#3 and #5": several at once. */
const together = /(?<=#\d{1,9})\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)(?=#\d)/giu;

/** Whether something of the message hangs on something else: it is no order yet. */
export function hangs(message: string): boolean {
  return hanging.test(message.replace(daysBefore, ''));
}

/**
 * The intents of a message whose tasks stand in it as numbers; undefined unless each clause about a number is understood, and each other one is
 * understood or says nothing of todos. Of a message in which nothing hangs on anything (`hangs`).
 */
export function readNumbered(message: string, reading: Reading): Intent[] | undefined {
  const intents: Intent[] = [];
  /** Tasks of which a clause says no more than why. */
  const unread = new Set<number>();
  let last: Reference[] = [];
  for (const { text, joint } of clausesOf(message)) {
    if (!/[\p{L}\p{N}]/u.test(text) || sameAgain.test(text)) continue;
    const numbers = (text.match(spoken) ?? []).map((found) => Number(found.slice(1)));
    if (numbers.length > 0) {
      last = numbers.map((number) => ({ by: 'number', number }));
      const intent = readOne(text, last, reading);
      if (intent && intent !== 'off') intents.push(intent);
      else if (!intent && !isReason(text)) return undefined;
      else for (const number of numbers) unread.add(number);
      continue;
    }
    const ended = last.length === 0 ? undefined : ofLastForms.find(([, pattern]) => pattern.test(text));
    const more = ended
      ? ({ do: ended[0], target: last } as const)
      : readBeside(text, last, unread.size > 0, intents, reading);
    if (more === 'unread' || (!more && !isAside(text, joint, intents))) return undefined;
    if (more) intents.push(more);
  }
  // "We are not going to the fair, remove the fair": why, and an order about the same task.
  const isOrdered = (number: number) => {
    const isIt = (it: Reference) => it.by === 'number' && it.number === number;
    return intents.some((one) => isOrder(one) && 'target' in one && one.target.some(isIt));
  };
  return [...unread].every(isOrdered) && !contradicts(intents) ? withoutEchoes(intents) : undefined;
}

interface Clause {
  text: string;
  /** What stands between it and the one before. */
  joint: string;
}

export function clausesOf(text: string): Clause[] {
  const message = text.replace(together, '+');
  const clauses: Clause[] = [];
  let from = 0;
  let joint = '';
  for (const found of message.matchAll(clauseEnd)) {
    clauses.push({ text: bare(message.slice(from, found.index)), joint });
    from = found.index + found[0].length;
    joint = found[0];
  }
  return [...clauses, { text: bare(message.slice(from)), joint }];
}

const negation = /\b(?:no|not|never|nothing|cannot|dont|doesnt|didnt|wont|isnt|arent|havent|hasnt|cant)\b|n['’]t\b/iu;
const ofReason = /\b(?:and|but|so|then|also|plus)\b/iu;

/** A clause about a task that is no order may say why another one is given. */
function isReason(text: string): boolean {
  return negation.test(text) && text.split(/\s/u).length > 3 && !takesBack.test(text);
}

/** How it went, or why: it follows without an "and", takes nothing back, and denies only what is thrown out. */
function isAside(text: string, joint: string, before: Intent[]): boolean {
  if (ofReason.test(joint) || takesBack.test(text) || text.endsWith('?')) return false;
  // What stands in front may be what it hangs on.
  if (before.length === 0 && text.split(/\s/u).length > 2) return false;
  const isThrownOut = before.at(-1)?.do === 'delete';
  return isThrownOut || !negation.test(text) || /^no (?:rush|hurry|stress|worries)\b/iu.test(text);
}

function isOrder(intent: Intent): boolean {
  return ['update', 'shift', 'delete'].includes(intent.do) || (intent.do === 'complete' && !intent.statement);
}

/** "Monday and friday" is no two dates of one task. */
function contradicts(intents: Intent[]): boolean {
  const said = new Set<string>();
  for (const intent of intents) {
    if (intent.do !== 'update') continue;
    for (const field of Object.keys(intent.change)) {
      const key = `${JSON.stringify(intent.target)} ${field}`;
      if (said.has(key)) return true;
      said.add(key);
    }
  }
  return false;
}

function bare(clause: string): string {
  let text = clause.trim().replace(/[?!.\s]+$/u, (end) => (end.includes('?') ? '?' : ''));
  for (let turn = 0; turn < 3; turn++) text = text.replace(lead, '').replace(trail, '');
  return text;
}

/** A clause about one number, or about several that are said together: by the forms here, else as any other command. */
function readOne(clause: string, target: Reference[], reading: Reading): Intent | 'off' | undefined {
  for (const { kind, pattern } of numberedForms) {
    const said = pattern.exec(clause);
    if (!said) continue;
    const { past, who, value = '', day = '' } = said.groups ?? {};
    if (past !== undefined && !isPast(past, who !== undefined)) continue;
    if (kind === 'complete') return { do: 'complete', target };
    if (kind === 'done') return { do: 'complete', target, statement: true };
    if (kind === 'delete') return { do: 'delete', target };
    if (kind === 'off') return 'off';
    if (kind === 'no-repeat') return { do: 'update', target, change: { recurrence: null } };
    const change =
      kind === 'tag'
        ? someTags('add_tags', value, reading)
        : readValue(`${value.replace(bareHour, 'at $&')} ${day}`.trim(), reading, false);
    if (change) return { do: 'update', target, change };
  }
  const intent = readSegment({ text: clause, joined: false, listed: false }, reading);
  const isOfIt = 'target' in intent && target.length === 1 && isDeepStrictEqual(intent.target, target);
  return isOfIt && !('orElse' in intent && intent.orElse) ? intent : undefined;
}

const bareHour = /^\d{1,2}(?::\d{2})?(?=$|\s+(?:instead|now|then|not)\b)/u;

/** Without anybody who did it "set" and "put" are orders. */
function isPast(said: string, isTold: boolean): boolean {
  const verb = said.toLowerCase();
  const present = presentOf(verb);
  return present.length > 0 && !notPast.has(verb) && (isTold || !present.includes(verb));
}

/** A clause without a number: more about the last one, a command of its own, or why. Why has no part in what is done. */
function readBeside(
  clause: string,
  target: Reference[],
  isSpokenOf: boolean,
  before: Intent[],
  reading: Reading,
): Intent | 'unread' | undefined {
  const isFirst = target.length === 0;
  const value = isFirst ? undefined : readValue(clause, reading, false);
  if (value && (isSpokenOf || before.some((one) => one.do === 'update' || one.do === 'shift')))
    return { do: 'update', target, change: value };
  const intent = readSegment({ text: clause, joined: true, listed: false }, reading);
  if (isUnknown(intent)) return hasDetails(takeDetails(clause, reading.when)) && isFirst ? 'unread' : undefined;
  if (intent.do === 'answer' || isGuess(intent, clause)) return undefined;
  if (intent.do === 'complete' && intent.statement && isPast(began.exec(clause)?.groups?.verb ?? '', true))
    return isRemark(clause) || /\b(?:it|them|that|this)\b/iu.test(clause) ? undefined : 'unread';
  if (!('target' in intent) || !intent.target.every(({ by }) => by === 'last' || by === 'shown')) return intent;
  const isPointed = /\b(?:it|that|this|them|those|one|her|him)\b/iu.test(clause);
  return isFirst || !isPointed ? 'unread' : ({ ...intent, target } as Intent);
}

const asks = /^(?:show|list|find|search|look|see|what|which|when|is|are|do|how|tell|give|any)|\?$/iu;
const began = /^(?:(?:i|we|he|she|they|it)(?:['’]ve| have)?\s+)?(?<verb>\p{L}+)/iu;

/** Words that were taken for a search or a low priority, and say how it went: "all in good order", "no rush". */
function isGuess(intent: Intent, clause: string): boolean {
  if (intent.do === 'list') return intent.filter.search !== undefined && !asks.test(clause);
  return intent.do === 'update' && /^no (?:rush|hurry|stress|worries)\b/iu.test(clause);
}

/** "Delete it, I don't need it": said twice, done once. What is thrown out is not done beside that. */
function withoutEchoes(intents: Intent[]): Intent[] | undefined {
  const key = (intent: Intent) => ('target' in intent ? JSON.stringify(intent.target) : '');
  const deleted = new Set(intents.filter((intent) => intent.do === 'delete').map(key));
  const kept = intents.filter((intent, at) => {
    if (intent.do === 'complete' && deleted.has(key(intent))) return false;
    const isEnd = intent.do === 'complete' || intent.do === 'delete';
    return !isEnd || !intents.slice(0, at).some((one) => one.do === intent.do && key(one) === key(intent));
  });
  return kept.length > 0 ? kept : undefined;
}
