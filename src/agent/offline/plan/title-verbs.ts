import type { Seen } from '../../say/results.ts';
import { presentOfDoing } from '../read/statements.ts';
import { actions, sameVerb } from '../words/grammar.ts';
import { plain, stemOf, tellingWords } from './title-words.ts';
import { holder, plainTitleOf, those } from './titles.ts';

/** Which tasks are meant by the verb: what is being done, what was done, the same with another word. */

const deed = /(?<=^|\s)(?<doing>\p{L}{3,}(?:ing|ment))(?=\s|$)/iu;

/** "Vacuuming" is what is done of "vacuum the stairs", "the nursery payment" of "pay the nursery": the title begins with the verb, and holds the other words. */
function doingOf(words: string): (task: Seen) => boolean {
  const said = plain(words);
  const doing = deed.exec(said)?.groups?.doing ?? '';
  const rest = said.replace(deed, ' ').trim();
  const verbs = doing.endsWith('ment') ? [doing.slice(0, -4)] : presentOfDoing(doing);
  const holds = rest === '' ? undefined : holder(rest);
  return (task) => {
    const own = plainTitleOf(task);
    return doing !== '' && verbs.includes(own.split(' ')[0]!) && (holds === undefined || holds(own));
  };
}

/** Those of which the words say what is being done. In steps. */
export function nowDoing(tasks: Seen[], words: string): Generator<void, Seen[]> {
  return those(tasks, doingOf(words));
}

/** Whether the title is a verb and these words: "went for a run" is all of "go for a run". */
export function saysNoMore(task: Seen, words: string): boolean {
  const said = new Set(tellingWords(words).map(stemOf));
  const [, ...behind] = plainTitleOf(task).split(' ');
  return tellingWords(behind.join(' ')).every((word) => said.has(stemOf(word)));
}

/** Those whose verb is said with another word: "the insurance call" is "phone the insurance". In steps. */
export function* inOtherWords(tasks: Seen[], words: string): Generator<void, Seen[]> {
  const telling = tellingWords(words);
  const verbs = new Set(telling.flatMap((word) => sameVerb.filter((set) => set.has(word)).flatMap((set) => [...set])));
  if (telling.length < 2 || verbs.size === 0) return [];
  const rest = telling.filter((word) => !verbs.has(word)).join(' ');
  if (rest === '') return [];
  const holds = holder(rest);
  return yield* those(tasks, (task) => {
    const [first = ''] = plainTitleOf(task).split(' ');
    return verbs.has(first) && holds(plainTitleOf(task));
  });
}

export function beginsWithVerb(task: Seen): boolean {
  return actions.has(plainTitleOf(task).split(' ')[0]!);
}

/** Whether the title is the words with one in front: "water invoice". */
export function isNounOf(task: Seen, words: string): boolean {
  const [, ...behind] = plainTitleOf(task).split(' ');
  return behind.join(' ') === plain(words);
}

const broughtAway = /^(?:take|put|bring|hang|hand|throw|set|move|carry)\b/u;
const away = /\b(?:out|up|in|off|away|back)$/iu;

/** "Physio called" says who did: it is "call physio" that is done by it, not "physio". */
const answers = new Set('call ring phone email text message reply write answer'.split(' '));

/** "The bins are out" is said of "take out the bins", which has the same word, and not "the kids are back" of "call back the kids". */
export function isBroughtAway(task: Seen, words: string): boolean {
  const title = plainTitleOf(task);
  if (!away.test(words)) return false;
  return broughtAway.test(title) || (!/\bin$/iu.test(words) && !answers.has(title.split(' ')[0]!));
}

/** What brings a thing there, also where the title does not say so: "the report is in" is said of "submit the report". */
const bringing: Record<string, ReadonlySet<string>> = {
  in: new Set('submit hand turn send file'.split(' ')),
  out: new Set('send post mail ship'.split(' ')),
  off: new Set('switch turn send post mail ship'.split(' ')),
  back: new Set('return bring take'.split(' ')),
  up: new Set('hang put'.split(' ')),
  ready: new Set('prepare prep pack'.split(' ')),
};

/** "The lights are off" is said of "switch off the lights"; who is back was not called back. */
export function isPutThere(task: Seen, where: string, words: string): boolean {
  const own = plainTitleOf(task).split(' ');
  // "Tom is in" is not said of "send Tom the invoice".
  const isBrought = bringing[where]?.has(own[0]!) === true && saysNoMore(task, words);
  return isBrought || (own.includes(where) && !answers.has(own[0]!));
}

/** Whether the title begins with one of the verbs, or with none at all: "bought the milk" is "buy milk" and "milk", not "boil the milk". */
export function startsWithOneOf(task: Seen, verbs: string[]): boolean {
  const first = plainTitleOf(task).split(' ')[0]!;
  return (
    (!actions.has(first) && !verbs.every((verb) => answers.has(verb))) ||
    verbs.some((verb) => verb === first || sameVerb.some((set) => set.has(verb) && set.has(first)))
  );
}
