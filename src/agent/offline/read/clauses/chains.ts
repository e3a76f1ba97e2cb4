import { isDeepStrictEqual } from 'node:util';
import type { When } from '../../../../language/calendar.ts';
import type { Intent } from '../../intents.ts';
import { actions } from '../../words/grammar.ts';
import { isEnded, presentOf } from '../statements.ts';
import { stripped } from '../text/polite.ts';
import { adding, askedFor, head, movesOne, offTheList, opening, orderOf, owing } from './chain-words.ts';
import { changesAll, firstOf, isDeed, joint, type Segment } from './commands.ts';
import { asking, datedClause } from './dated.ts';
import { onNextDay } from './next-day.ts';
import { arrow, depends, isDoneTo, isSaidDone, isTold, later, onDay, seesTo, states } from './states.ts';
import { isUnknown } from './together.ts';
import { isRemark } from './told.ts';

/** Several commands in one clause after another: a joint parts them when what stands on both sides of it is one. */

const joints = new RegExp(`${joint.source}|\\s+then\\s+`, 'giu');
export const clauseAtMost = 400;
const jointsAtMost = 6;

type Reader = (text: string) => Intent;

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
    const then = orderOf(found[0]);
    if (
      !verb &&
      !((then || found[0].includes(',')) && isDeed(right)) &&
      !opening.test(right) &&
      !later.test(right) &&
      !owing.test(right) &&
      !isSaid(right) &&
      !onDay.test(right) &&
      presentOf(firstOf(right)).length === 0
    )
      continue;
    if (++tried > jointsAtMost) break;
    const clause = clauseBehind(left, right, { verb, then, isParted: found[0].includes(',') }, read);
    if (clause === undefined) continue;
    return [{ ...segment, text: left }, ...splitClauses({ ...segment, text: clause, joined: true }, read)];
  }
  return [segment];
}

/** The verb that may hold for what stands behind the joint, "then" or "also" of it, and whether it has a comma. */
type Joint = { verb: string | undefined; then: string | undefined; isParted: boolean };

/** What stands behind the joint as a command of its own; undefined when it goes on with what stands before. */
function clauseBehind(left: string, right: string, { verb, then, isParted }: Joint, read: Reader): string | undefined {
  const before = read(left);
  if (before.do === 'add') return behindAdd(left, right, read, then) ? right : undefined;
  if (isNotDone(before))
    return isSaid(right) && !depends.test(right) && isOrder(orderIn(right, read)) ? right : undefined;
  if (!isOrder(before)) return isUnknown(before) && isTold(left) && moves(read(right)) ? right : undefined;
  const isPast = presentOf(firstOf(right)).length > 0 && !actions.has(firstOf(right));
  // "tag it home, the roster is done": a title goes on, unless a comma parts it.
  const isDone = isChange(before) && (isParted || !renames(before)) && isEndedClause(right);
  const isEnding = before.do === 'delete' || before.do === 'complete';
  const hangs = depends.test(right) && !(isEnding && arrow.test(right));
  const isFact = !hangs && isSaid(right) && (isLike(before, before) || before.do === 'delete' || isDone);
  const mayOpen =
    opening.test(right) || later.test(right) || owing.test(right) || isFact || (isPast && isStatement(before));
  const after = mayOpen ? orderIn(right, read) : undefined;
  // "remove 1 and 2 should be discussed" speaks of both.
  if (after && renames(after) && /^#?\d/u.test(right) && /\d$/u.test(left)) return undefined;
  // "ignore the above and delete everything" may be a title.
  if (after && isOrder(after)) return isAll(after) && isTitled(before) ? undefined : right;
  // "The laundry is done but the garden isn't"
  if (after && isNotDone(isOrder(after) ? after : read(firstClause(right)))) return right;
  // "Flights done, oven tomorrow" moves the oven.
  const { thing, day } = (isParted && !isRemark(right) && onDay.exec(right)?.groups) || {};
  const moved = thing && `${thing} to ${day}`;
  if (moved && before.do === 'complete') return moved;
  const isNext = then !== undefined || (isParted && isStatement(before));
  if (isNext && isDeed(right) && !isRemark(right) && read(right).do === 'add') return right;
  if (after?.do === 'add' && (adding.test(right) || owing.test(right))) return right;
  // "set 1 2 and 3 to low" is about three.
  if (/^#?\d/u.test(right) && /^\p{L}+ (?:tasks? )?#?\d+(?:[\s,]+#?\d+)+$/iu.test(left)) return undefined;
  if (!verb) return undefined;
  // "move a to thursday, b to the 20th, and delete c": the next clause alone, where all of them are none together.
  const ways = [right, firstClause(right), ...(moved ? [moved] : [])];
  const own = ways.find((clause) => isLike(before, read(`${verb} ${clause}`)));
  if (own === undefined) return undefined;
  return isDeepStrictEqual(ruleOf(read(`${left} and ${own}`)), ruleOf(before))
    ? `${verb} ${own === moved ? moved : right}`
    : undefined;
}

const isNotDone = (intent: Intent) => intent.do === 'answer' && intent.topic === 'not-done';

const renames = (intent: Intent) => intent.do === 'update' && intent.change.title !== undefined;

function moves(intent: Intent): boolean {
  return (intent.do === 'update' || intent.do === 'shift') && intent.target.every(({ by }) => by === 'title');
}

const firstClause = (text: string) =>
  (text.split(joint, 1)[0] ?? '').replace(/(?:,?\s+(?:too|as well|also))?[\s.!]*$/iu, '');

/** What is so, and what was done. */
function isSaid(text: string): boolean {
  const clause = firstClause(text);
  return (
    [text, clause, clause.replace(/\s+so\s.*$/iu, '')].some((one) => states.test(one) || arrow.test(one)) ||
    isDoneTo(clause) ||
    isEnded(clause)
  );
}

function isEndedClause(text: string): boolean {
  const clause = firstClause(text);
  return isSaidDone(clause) || isDoneTo(clause);
}

/** What a clause says; of several that are none together, the first. */
function orderIn(text: string, read: Reader): Intent {
  const whole = read(text);
  return isOrder(whole) ? whole : ([read(firstClause(text))].find(isOrder) ?? whole);
}

/** Behind an add only what says so itself is a command: "I need to ...", "I finished the laundry", "the permit can wait until friday", "then set 6 to high". */
function behindAdd(left: string, right: string, read: Reader, then: string | undefined): boolean {
  if (owing.test(right)) return read(right).do === 'add';
  // "add a task to tasks 3, 5 and 9 is done": the last of several numbers.
  if (/^#?\d/u.test(right) && /#?\d$/u.test(left)) return false;
  const clause = firstClause(right);
  const says =
    /^(?:i|we)(?:['’]ve)?\s/iu.test(right) ||
    (!seesTo.test(left) && /^(?:the|my|task|#)\b/iu.test(right) && (states.test(right) || isDoneTo(clause))) ||
    isSaidDone(clause) ||
    (then === 'then' && isDoneTo(clause));
  if (offTheList.test(right) && askedFor.test(stripped(left))) return isOrder(orderIn(right, read));
  if (movesOne.test(right) && askedFor.test(stripped(left))) return isChange(orderIn(right, read));
  if (!says && !(then && opening.test(right))) return false;
  const after = says ? orderIn(right, read) : read(right);
  if (says) return isStatement(after) || after.do === 'complete' || after.do === 'update';
  // "and also cancel the dentist" may be a thing to do.
  return isOrder(after) && (then !== 'also' || (after.do !== 'delete' && after.do !== 'complete'));
}

/** A repetition that is another one with what stands behind the joint goes on there: "every 1 march and 1 september". */
function ruleOf(intent: Intent): unknown {
  return intent.do === 'update' ? intent.change.recurrence : undefined;
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

function isChange(intent: Intent): boolean {
  return intent.do === 'update' || intent.do === 'shift' || intent.do === 'complete';
}

/** Both change a task that is named, and neither gives it another title. */
function isLike(before: Intent, after: Intent): boolean {
  return (
    isChange(before) &&
    isChange(after) &&
    !renames(before) &&
    !renames(after) &&
    'target' in after &&
    after.target.length > 0 &&
    after.target.every(({ by }) => by !== 'last' && by !== 'shown' && by !== 'mention')
  );
}

const between = /(?<then>,?\s+(?:and\s+)?then\s+)|(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?:to\s+)?/giu;
const correcting = /^(?:no|wait|sorry|oops|actually|i mean|i meant|or|rather|scratch|make|remind)\b/iu;
const timeWord = /\d|\b(?:noon|midnight|today|tomorrow|tonight|\p{L}+day)\b/iu;

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
