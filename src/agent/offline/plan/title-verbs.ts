import type { Seen } from '../../say/results.ts';
import { presentOfDoing } from '../read/statements.ts';
import { actions, sameVerb } from '../words/grammar.ts';
import { plain, stemOf, tellingWords } from './title-words.ts';
import { holder, plainTitleOf, those } from './titles.ts';

/** Which tasks are meant by the verb: what is being done, what was done, the same with another word. */

const gerund = /^(?<doing>\p{L}{3,}ing)\b(?<rest>.*)$/iu;

/** "Vacuuming" is what is done of "vacuum the stairs": the title begins with the verb. */
function doingOf(words: string): (task: Seen) => boolean {
  const { doing = '', rest = '' } = gerund.exec(plain(words))?.groups ?? {};
  const verbs = presentOfDoing(doing);
  const holds = rest.trim() === '' ? undefined : holder(rest);
  return (task) => {
    const own = plainTitleOf(task);
    return verbs.includes(own.split(' ')[0]!) && (holds === undefined || holds(own));
  };
}

export function isNowDoing(task: Seen, words: string): boolean {
  return doingOf(words)(task);
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

/** "The bins are out" is said of "take out the bins", which has the same word. */
export function isBroughtAway(task: Seen, words: string): boolean {
  return away.test(words) && broughtAway.test(plainTitleOf(task));
}

/** "Physio called" says who did: it is "call physio" that is done by it, not "physio". */
const answers = new Set('call ring phone email text message reply write answer'.split(' '));

/** "The lights are off" is said of "switch off the lights"; who is back was not called back. */
export function isPutThere(task: Seen, where: string): boolean {
  const own = plainTitleOf(task).split(' ');
  return own.includes(where) && !answers.has(own[0]!);
}

/** Whether the title begins with one of the verbs, or with none at all: "bought the milk" is "buy milk" and "milk", not "boil the milk". */
export function startsWithOneOf(task: Seen, verbs: string[]): boolean {
  const first = plainTitleOf(task).split(' ')[0]!;
  return (
    (!actions.has(first) && !verbs.every((verb) => answers.has(verb))) ||
    verbs.some((verb) => verb === first || sameVerb.some((set) => set.has(verb) && set.has(first)))
  );
}
