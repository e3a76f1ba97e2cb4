import type { Seen } from '../../../say/results.ts';
import { presentOfDoing } from '../../read/statements.ts';
import { actions, stopWords } from '../../words/grammar.ts';
import { isPart } from '../parts.ts';
import { plain, stemOf, tellingOf } from '../title-words.ts';
import { plainTitleOf } from '../titles.ts';
import { frameWords } from './frame-words.ts';

/** The names of tasks in a message, once the tasks are known. */

/** A word of the message: where it stands, and how it is compared. */
interface Word {
  start: number;
  end: number;
  plain: string;
  stem: string;
}

/** A task as it may be named: all its words, and those of them that tell it from others. */
interface Named {
  task: Seen;
  stems: ReadonlySet<string>;
  telling: ReadonlySet<string>;
}

const quoted = /["“”„«»]/u;
/** So many small words may stand between two of a name: "the note for the landlord". */
const gap = 2;
const particular = new Set(['the', 'my', 'our', 'this', 'that', 'his', 'her', 'their', 'your']);
const anyOne = new Set(['a', 'an', 'another', 'new', 'some']);
const particles = new Set('in out up off down on over away back'.split(' '));
const behindName = new Set(['task', 'todo', 'item', 'one', 'thing']);

/**
 * The message with the number of each task where it is named: "make the electrician friday" as "make #4 friday". A name is words that stand together,
 * are in the title of one open task alone, and hold one that is no verb. Undefined where none is named, or where a name fits several. In steps, one a title.
 */
export function* withNumbers(message: string, tasks: readonly Seen[]): Generator<void, string | undefined> {
  if (quoted.test(message)) return undefined;
  const words = wordsOf(message);
  const known: Named[] = [];
  for (const task of tasks) {
    known.push(namedOf(task));
    yield;
  }
  const names: Name[] = [];
  const unclear: Named[][] = [];
  for (let at = 0; at < words.length; ) {
    const found = isFree(message, words[at]!.start) ? nameAt(words, at, known) : undefined;
    if (found && 'several' in found) unclear.push(found.several);
    else if (found) names.push(found);
    at = found?.next ?? at + 1;
  }
  const isClear = unclear.every((several) => several.some(({ task }) => names.some((name) => name.task === task)));
  // "The membership card" is neither the membership nor the card.
  const isBesideOther = names.some(
    ({ end }, at) => names[at + 1] && !apart.test(message.slice(end, names[at + 1]!.start)),
  );
  if (names.length === 0 || !isClear || isBesideOther) return undefined;
  const text = names.reduceRight(
    (said, { task, start, end }) => `${said.slice(0, start)}#${task.id}${said.slice(end)}`,
    message,
  );
  return besideNumber.test(text) ? undefined : text;
}

/** "Invoices 311 and 999": what stands beside a name is no number of a task. */
const besideNumber = /#\d+\s*(?:,|and\b|&|\+)[\s,]*(?!#)\d|(?<!#)\b\d+\s*(?:,|and\b|&|\+)[\s,]*#\d/u;

const apart = /[,.;:!?&]|\b(?:and|but|so|then|or|plus|also|because|cause|cos|since)\b/iu;

/** A title that is being said stays one: "add call the plumber", "rename 2 to call the plumber". */
const saysTitle =
  /^\W*(?:(?:and|then|also|please|pls|can you|could you|so|but)\s+)*(?:(?:add|create|note|new|remind me to|remember to|(?:i |we )?(?:still )?(?:need|have|want|got) to)\b|(?:rename|retitle|call|name)\b.*\s(?:to|as|into)\s)/iu;
const clauses = /[.;!?]\s+|,\s*|\s(?=(?:and|but|so|then)\s)/gu;

function isFree(message: string, at: number): boolean {
  const before = message.slice(0, at);
  const start = [...before.matchAll(clauses)].at(-1);
  return !saysTitle.test(before.slice(start ? start.index + start[0].length : 0));
}

function wordsOf(message: string): Word[] {
  return [...message.matchAll(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}&-]*/gu)].map((found) => {
    const own = plain(found[0]);
    return { start: found.index, end: found.index + found[0].length, plain: own, stem: stemOf(own) };
  });
}

function namedOf(task: Seen): Named {
  const title = plainTitleOf(task);
  const words = tellingOf(title);
  // The verb that a title begins with tells nothing: there are many calls.
  const telling = actions.has(title.split(' ')[0]!) ? words.slice(1) : words;
  return {
    task,
    stems: new Set(words.map(stemOf)),
    telling: new Set(telling.filter((word) => !frameWords.has(word)).map(stemOf)),
  };
}

const units = /^(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?)$/u;

/** "Mowing the lawn" is all of "mow the lawn". */
function doingOf(words: Word[], at: number, { task }: Named): number {
  const [verb = ''] = plainTitleOf(task).split(' ');
  const back = particular.has(words[at - 1]?.plain ?? '') ? at - 2 : at - 1;
  return words[back] && presentOfDoing(words[back].plain).includes(verb) ? back : at;
}

/** With "the" in front, or "the one for". */
function startOf(words: Word[], at: number): number {
  const back = (steps: number) => words[at - steps]?.plain ?? '';
  const steps = particular.has(back(1)) ? 1 : 0;
  const isOne =
    /^(?:for|with|of|about|to)$/u.test(back(steps + 1)) && back(steps + 2) === 'one' && back(steps + 3) === 'the';
  return words[at - (isOne ? steps + 3 : steps)]!.start;
}

type Name = { task: Seen; start: number; end: number; next: number };
type Unclear = { several: Named[]; next: number };

/** Behind these a word is a verb: "I will paint". */
const beforeVerb = new Set('to will ll gonna must should can could shall not dont didnt would'.split(' '));
const beforeTag = new Set(['tag', 'tags', 'label']);

function nameAt(words: Word[], at: number, known: Named[]): Name | Unclear | undefined {
  const first = words[at]!;
  if (stopWords.has(first.plain) || frameWords.has(first.plain)) return undefined;
  if (actions.has(first.plain) && beforeVerb.has(words[at - 1]?.plain ?? '')) return undefined;
  if (beforeTag.has(words[at + 1]?.plain ?? '')) return undefined;
  if (isMade(words, at)) return undefined;
  let fitting = known.filter(({ stems }) => stems.has(first.stem));
  if (fitting.length === 0) return undefined;
  let last = at;
  for (let next = at + 1; next < words.length && next - last <= gap + 1; next++) {
    const { stem, plain: word } = words[next]!;
    const both = fitting.filter(({ stems }) => stems.has(stem));
    if (both.length > 0) {
      fitting = both;
      // "Put the bins out": the verb's, though the title has it, too.
      if (!particles.has(word)) last = next;
    } else if (!stopWords.has(word) && word !== 's') break;
  }
  const said = words.slice(at, last + 1);
  return nameOf(said, words, at, last, fitting);
}

/** "Make the cake on saturday", "bring the passport tomorrow" are things to do; "make the cake saturday", "set the shoes to friday" say when. */
function isMade(words: Word[], at: number): boolean {
  const verb = words[particular.has(words[at - 1]?.plain ?? '') ? at - 2 : at - 1]?.plain ?? '';
  const behind = words.slice(at + 1, at + 4).map(({ plain: word }) => word);
  if (verb === 'make') return behind.some((word) => /^(?:on|for|by)$/u.test(word));
  return doing.has(verb) && !behind.some((word) => /^(?:to|from|back|forward|and|instead)$/u.test(word));
}

const doing = new Set('bring turn change set swap update take get do'.split(' '));

function nameOf(said: Word[], words: Word[], at: number, last: number, fitting: Named[]): Name | Unclear | undefined {
  const isNamed = ({ telling }: Named) => said.some(({ stem }) => telling.has(stem));
  const naming = fitting.filter(isNamed);
  if (naming.length === 0) return undefined;
  const stems = new Set(said.map(({ stem }) => stem));
  const whole = naming.filter((one) => [...one.stems].every((stem) => stems.has(stem)));
  const [only, ...more] = whole.length === 1 ? whole : naming;
  if (more.length > 0) return { several: naming, next: last + 1 };
  const spoken = said.map((word) => word.plain).join(' ');
  const before = words[at - 1];
  if (!only || (before && anyOne.has(before.plain)) || isPart(only.task.title, spoken)) return undefined;
  const behind = words[last + 1];
  // "Anna can go" is said of Anna, not of the gift for her.
  const goes = /^(?:can|could|should|may|must)$/u.test(behind?.plain ?? '') && words[last + 2]?.plain === 'go';
  if (goes && ![...only.telling].every((stem) => stems.has(stem))) return undefined;
  // "The report one", and not "the report one day before".
  const takesNoun = behind && behindName.has(behind.plain) && !units.test(words[last + 2]?.plain ?? '');
  return {
    task: only.task,
    start: startOf(words, doingOf(words, at, only)),
    end: takesNoun ? behind.end : said.at(-1)!.end,
    next: last + (takesNoun ? 2 : 1),
  };
}
