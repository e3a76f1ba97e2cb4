import { isDeepStrictEqual } from 'node:util';
import type { When } from '../../../../language/calendar.ts';
import { wallOf } from '../../../../language/dates.ts';
import type { Intent } from '../../intents.ts';
import { actions } from '../../words/grammar.ts';
import { takeDetails } from '../details.ts';
import { isEnded, presentOf } from '../statements.ts';
import { stripped } from '../text/polite.ts';
import { changesAll, firstOf, isDeed, joint, type Segment } from './commands.ts';
import { onNextDay } from './next-day.ts';

/** Several commands in one clause after another: a joint parts them when what stands on both sides of it is one. */

const joints = new RegExp(`${joint.source}|\\s+then\\s+`, 'giu');
export const clauseAtMost = 400;
const jointsAtMost = 6;

type Reader = (text: string) => Intent;

/** First words of a command about a task or the list. */
const opening =
  /^(?:mark|tick|check|cross|complete|finish|close|delete|remove|cancel|erase|drop|scrap|ditch|bin|trash|get rid|take|move|push|pull|bring|reschedule|postpone|delay|shift|bump|snooze|defer|change|update|edit|set|make|rename|call (?:it|that)|tag|label|untag|reopen|undo|repeat|add|create|put|new|remind|don['’]t|remember|note|show|list|display|tell me|give me|what|what['’]s|which|how many|i|i['’]ve|we|we['’]ve|it['’]s|it is|it should|that['’]s|do (?:it|that|this)|(?:task|number|item) ?#?\d+|#\d+)(?=\s|$)/iu;
const states =
  /\b(?:is|are|was|were)\s+(?:now |already |also )?(?:done|finished|completed?|urgent|important|due|on|at)\b|\bcan wait (?:until|till|for)\b|\bcan (?:go$|be (?:deleted|removed|scrapped|dropped|binned|taken off)\b)|^(?:\S+\s+){1,4}(?:done|finished|completed|not yet|not done(?: yet)?|is(?: not|n['’]?t))$/iu;
const later = /^(?:i['’]?ll|we['’]?ll|will)\s/iu;
/** Words that make what is said hang on something else. */
const depends = /^#?\d|\b(?:once|if|unless|when|until|till|after|before|as|because|since|that|which|while|though)\b/iu;
const adding =
  /^(?:(?:please|also)\s+)*(?:add|create|new (?:task|todo)|remind me|put .+ on(?: (?:my|the)|$)|note|don['’]t (?:let me )?forget|remember to)\b/iu;
const owing =
  /^(?:(?:i|we) (?:also |really |still )*(?:need|have|must|should|gotta|ought|got)\b|(?:i|we)['’](?:ve got|ll have|d better)\b|(?:don['’]t|do not) (?:let me )?forget\b|remember to\b|remind me\b)/iu;
const head =
  /^(?:please |can you |could you )*(?<verb>set|move|push|make|mark|change|reschedule|postpone|delay|shift|bump|put|bring|tag|label|snooze|defer)\s/iu;

/** "delete the vet one and move the insurance to monday", "set the rent to urgent and the vet to low". */
export function splitClauses(segment: Segment, read: Reader): Segment[] {
  const { text } = segment;
  if (segment.listed || text.length > clauseAtMost || changesAll.test(text)) return [segment];
  let tried = 0;
  for (const found of text.matchAll(joints)) {
    const left = text.slice(0, found.index).trim();
    const right = text.slice(found.index + found[0].length).trim();
    if (left === '' || right === '') continue;
    const verb = head.exec(left)?.groups?.verb;
    const then = /\b(?<word>then|also)\s*$/iu.exec(found[0])?.groups?.word?.toLowerCase();
    if (
      !verb &&
      !(then && isDeed(right)) &&
      !opening.test(right) &&
      !states.test(right) &&
      !later.test(right) &&
      !isDoneTo(right) &&
      !isEnded(firstClause(right)) &&
      presentOf(firstOf(right)).length === 0
    )
      continue;
    if (++tried > jointsAtMost) break;
    const clause = clauseBehind(left, right, verb, read, then);
    if (clause === undefined) continue;
    return [{ ...segment, text: left }, ...splitClauses({ ...segment, text: clause, joined: true }, read)];
  }
  return [segment];
}

/** What stands behind the joint as a command of its own; undefined when it goes on with what stands before. */
function clauseBehind(
  left: string,
  right: string,
  verb: string | undefined,
  read: Reader,
  then: string | undefined,
): string | undefined {
  const before = read(left);
  if (before.do === 'add') return behindAdd(right, read, then) ? right : undefined;
  if (!isOrder(before)) return undefined;
  const isPast = presentOf(firstOf(right)).length > 0 && !actions.has(firstOf(right));
  const isSaid =
    !depends.test(right) &&
    (states.test(right) || isDoneTo(right) || isEnded(firstClause(right))) &&
    (isLike(before, before) || before.do === 'delete');
  const mayOpen = opening.test(right) || later.test(right) || isSaid || (isPast && isStatement(before));
  const after = mayOpen ? orderIn(right, read) : undefined;
  // "ignore the above and delete everything" may be a title.
  if (after && isOrder(after)) return isAll(after) && isTitled(before) ? undefined : right;
  // "The laundry is done but the garden isn't"
  if (after?.do === 'answer' && after.topic === 'not-done') return right;
  if (then && isDeed(right) && read(right).do === 'add') return right;
  if (after?.do === 'add' && (adding.test(right) || owing.test(right))) return right;
  // "set 1 2 and 3 to low" is about three.
  if (/^#?\d/u.test(right) && /^\p{L}+ (?:tasks? )?#?\d+(?:[\s,]+#?\d+)+$/iu.test(left)) return undefined;
  const gapped = verb ? `${verb} ${right}` : undefined;
  if (!gapped || !isLike(before, read(gapped))) return undefined;
  return isDeepStrictEqual(ruleOf(read(`${left} and ${right}`)), ruleOf(before)) ? gapped : undefined;
}

const firstClause = (text: string) => text.split(joint, 1)[0] ?? '';

/** What a clause says; of several that are none together, the first. */
function orderIn(text: string, read: Reader): Intent {
  const whole = read(text);
  return isOrder(whole) ? whole : ([read(firstClause(text))].find(isOrder) ?? whole);
}

/** Behind an add only what says so itself is a command: "I need to ...", "I finished the laundry", "the permit can wait until friday", "then set 6 to high". */
function behindAdd(right: string, read: Reader, then: string | undefined): boolean {
  if (owing.test(right)) return read(right).do === 'add';
  const isTold = /^(?:i|we)(?:['’]ve)?\s/iu.test(right) || (/^(?:the|my|task|#)\b/iu.test(right) && states.test(right));
  if (!isTold && !(then && opening.test(right))) return false;
  const after = read(right);
  if (isTold) return isStatement(after) || after.do === 'complete' || after.do === 'update';
  // "and also cancel the dentist" may be a thing to do.
  return isOrder(after) && (then !== 'also' || (after.do !== 'delete' && after.do !== 'complete'));
}

/** A repetition that is another one with what stands behind the joint goes on there: "every 1 march and 1 september". */
function ruleOf(intent: Intent): unknown {
  return intent.do === 'update' ? intent.change.recurrence : undefined;
}

const doneTo =
  /(?:\s(?:is|are|was|were|has been|have been|got)|['’]s(?: been)?|['’]ve been)\s+(?:now |already |also )?(?<verb>\p{L}+)(?: (?:in|out|up|off|back|away|over|down))?$/iu;
/** "the rent's paid". */
function isDoneTo(text: string): boolean {
  const verb = doneTo.exec(text)?.groups?.verb;
  return verb !== undefined && presentOf(verb.toLowerCase()).length > 0;
}

function isOrder(intent: Intent): boolean {
  return ['complete', 'delete', 'update', 'shift', 'list', 'show', 'undo', 'more'].includes(intent.do);
}

function isAll(intent: Intent): boolean {
  const isEnding = intent.do === 'delete' || intent.do === 'complete';
  return (
    isEnding &&
    intent.target.some(
      (one) => one.by === 'filter' && !one.words && Object.keys(one.filter).every((key) => key === 'status'),
    )
  );
}

function isTitled(intent: Intent): boolean {
  if (intent.do === 'list') return intent.filter.search !== undefined;
  return 'target' in intent && intent.target.some(({ by }) => by === 'title');
}

function isStatement(intent: Intent): boolean {
  return intent.do === 'complete' && intent.statement === true;
}

/** Both change a task that is named, and neither gives it another title. */
function isLike(before: Intent, after: Intent): boolean {
  const isChange = (intent: Intent) =>
    (intent.do === 'update' && intent.change.title === undefined) || intent.do === 'shift' || intent.do === 'complete';
  return (
    isChange(before) &&
    isChange(after) &&
    'target' in after &&
    after.target.length > 0 &&
    after.target.every(({ by }) => by !== 'last' && by !== 'shown' && by !== 'mention')
  );
}

const between = /(?<then>,?\s+(?:and\s+)?then\s+)|(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?:to\s+)?/giu;
const correcting = /^(?:no|wait|sorry|oops|actually|i mean|i meant|or|rather|scratch|make|remind)\b/iu;
const timeWord = /\d|\b(?:noon|midnight|today|tomorrow|tonight|\p{L}+day)\b/iu;
const clock = /\bat\b|\d\s?[ap]\.?m\b|\d:\d/iu;

/** "buy milk tomorrow and call mom on friday", "gym at 6pm then dinner at 8pm": two things to do when each has a date or a time of its own. */
export function splitDated(segment: Segment, when: When): Segment[] {
  if (segment.text.length > clauseAtMost || changesAll.test(segment.text)) return [segment];
  let tried = 0;
  for (const found of segment.text.matchAll(between)) {
    const left = segment.text.slice(0, found.index);
    const right = segment.text.slice(found.index + found[0].length);
    if (left.trim() === '' || right.trim() === '' || correcting.test(right)) continue;
    const next = isAboutTask(left) ? undefined : onNextDay(left, right, asking, when);
    if (!next && !actions.has(firstOf(right)) && (!timeWord.test(right) || isAboutTask(left))) continue;
    if (++tried > jointsAtMost) break;
    const clause = next ?? datedClause(left, right, found.groups?.then !== undefined, when);
    if (clause === undefined) continue;
    const rest = { ...segment, text: `add ${clause}`, joined: true };
    return [{ ...segment, text: left }, ...splitDated(rest, when)];
  }
  return [segment];
}

function isAboutTask(left: string): boolean {
  return opening.test(left) && !adding.test(left) && !owing.test(left);
}

function datedClause(left: string, right: string, then: boolean, when: When): string | undefined {
  const other = takeDetails(right, when);
  if (!isDated(other) || !/\p{L}/u.test(other.rest)) return undefined;
  const one = takeDetails(left, when);
  if (!isDated(one)) return undefined;
  if (actions.has(firstOf(right)) || isDeed(other.rest)) return right;
  const verb = firstOf(one.rest.replace(asking, ''));
  const isVerb = actions.has(verb);
  if (one.due?.hasDay && other.due?.hasDay && (isVerb || adding.test(stripped(left))))
    return isVerb ? `${verb} ${right}` : right;
  const isTimed = one.due?.hasTime && other.due?.hasTime && clock.test(other.due.phrase) && /\p{L}/u.test(one.rest);
  if (!isTimed || (!then && isVerb)) return undefined;
  return sameDay(right, one.due, other.due, when);
}

export const asking =
  /^(?:please )?(?:add|create|remind me(?: to| about)?|(?:i|we) (?:need|have) to|don['’]t forget to)(?:\s*:\s*|\s+)/iu;

type Details = ReturnType<typeof takeDetails>;

/** "tomorrow at 8 gym, at 12 lunch": a clause that begins with a time is on the day of the one before. */
function sameDay(text: string, before: Details['due'], own: Details['due'], when: When): string {
  if (!before?.hasDay || !own || own.hasDay || !text.toLowerCase().startsWith(own.phrase.toLowerCase())) return text;
  return `${own.phrase} on ${wallOf(before.due, when.zone).date}${text.slice(own.phrase.length)}`;
}

export function isDated({ due, recurrence }: Details): boolean {
  return due !== undefined || recurrence !== undefined;
}
