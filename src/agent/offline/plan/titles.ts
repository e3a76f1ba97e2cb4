import type { Seen } from '../../say/results.ts';
import { actions } from '../words/grammar.ts';
import { isPart } from './parts.ts';
import { isSlip, isUnspaced, joinedWords, plain, stemOf, tellingOf, tellingWords, tight } from './title-words.ts';

/** Which tasks a few words mean. */

/**
 * Whether a text holds every telling word as a whole word, singular or plural, also where one of them has a hyphen or a space that the other lacks; of
 * text without spaces any part of it. The words are taken apart once, and a title costs no more than its letters.
 */
export function holder(words: string): (plainTitle: string) => boolean {
  const telling = tellingWords(words);
  const joined = joinedWords(telling);
  const wanted = telling.map((word, i) => ({
    stem: stemOf(word),
    joined: [joined[i - 1], joined[i]].flatMap((form) => (form === undefined ? [] : [stemOf(form)])),
    inside: isUnspaced(word) ? word : undefined,
  }));
  return (plainTitle) => {
    const own = plainTitle.split(' ');
    const stems = new Set(own.map(stemOf));
    // "Th eabove" is not "the above": of the two only one is written as one word.
    const ownJoined = new Set(joinedWords(own).map(stemOf));
    return (
      wanted.length > 0 &&
      wanted.every(
        ({ stem, joined: forms, inside }) =>
          stems.has(stem) ||
          ownJoined.has(stem) ||
          forms.some((form) => stems.has(form)) ||
          (inside !== undefined && plainTitle.includes(inside)),
      )
    );
  };
}

/** Likewise, but a word may be the beginning or another form of one, or have slips of the pen. */
function likely(words: string): (plainTitle: string) => boolean {
  const wanted = [...new Set(tellingWords(words))].slice(0, comparedWords);
  return (plainTitle) => {
    const own = plainTitle.split(' ');
    return wanted.length > 0 && wanted.every((word) => own.some((one) => isLike(one, word)));
  };
}

function isLike(own: string, word: string): boolean {
  if (stemOf(own) === stemOf(word) || isSlip(own, word) || isSlip(stemOf(own), stemOf(word))) return true;
  if (word.length > 2 && own.startsWith(word)) return true;
  return word.length > 5 && word.endsWith('ing') && own.length > 2 && word.startsWith(own.replace(/e$/u, ''));
}

/** "Sitter" of "babysitter". */
const endsSo = (own: string, word: string) => word.length > 4 && own.endsWith(word) && own.length - word.length > 2;
/** "Planing" of "planning"; a number is another one. */
const isLongSlip = (own: string, word: string) =>
  Math.min(own.length, word.length) > 4 && !/\d/u.test(word) && isSlip(own, word);

/** Those that are named all the same: one word is nearly one of the title, and two others are, or one and the verb that was said. In steps. */
export function mistyped(tasks: Seen[], words: string, verbs: string[] = []): Generator<void, Seen[]> {
  const telling = [...new Set(tellingWords(words))].slice(0, comparedWords);
  return those(tasks, (task) => {
    const own = plainTitleOf(task).split(' ');
    const stems = new Set(own.map(stemOf));
    const others = telling.filter((word) => !stems.has(stemOf(word)));
    const [word = '', ...more] = others;
    const vouchers = telling.length - others.length + (verbs.includes(own[0]!) ? 1 : 0);
    if (word === '' || more.length > 0 || vouchers === 0) return false;
    return own.some((one) => endsSo(one, word) || (vouchers > 1 && isLongSlip(one, word)));
  });
}

/** Titles are read so many letters at a time: whoever runs the steps lets others have the event loop between them. */
const lettersAtOnce = 5_000;

/** The tasks that fit, in steps. */
export function* those(tasks: Seen[], fits: (task: Seen) => boolean): Generator<void, Seen[]> {
  const found: Seen[] = [];
  let letters = 0;
  for (const task of tasks) {
    if (fits(task)) found.push(task);
    letters += task.title.length + (task.tags ?? []).reduce((sum, tag) => sum + tag.length, 0);
    if (letters < lettersAtOnce) continue;
    letters = 0;
    yield;
  }
  return found;
}

/** Those whose title holds the words. */
export function holding(tasks: Seen[], words: string): Generator<void, Seen[]> {
  const holds = holder(words);
  return those(tasks, (task) => holds(plainTitleOf(task)));
}

/** Those whose title and tags together hold the words. */
export function mentioning(tasks: Seen[], words: string): Generator<void, Seen[]> {
  const holds = holder(words);
  return those(tasks, (task) => holds([plainTitleOf(task), plain((task.tags ?? []).join(' '))].join(' ').trim()));
}

/** Titles are compared in several ways, and read once. */
const plainTitles = new WeakMap<Seen, string>();

export function plainTitleOf(task: Seen): string {
  const known = plainTitles.get(task) ?? plain(task.title);
  plainTitles.set(task, known);
  return known;
}

/** Exact titles; else those that hold the words, with the tags at last; among equals open tasks before completed ones. In steps. */
export function* matching(tasks: Seen[], words: string): Generator<void, Seen[]> {
  const ways: (() => Generator<void, Seen[]>)[] = [
    () => those(tasks, (task) => task.title === words),
    () => those(tasks, (task) => isExact(task, words)),
    () => holding(tasks, words),
    () => mentioning(tasks, words),
  ];
  for (const way of ways) {
    const found = yield* way();
    const open = found.filter((task) => task.completed !== true);
    if (found.length > 0) return open.length > 0 ? open : found;
  }
  return [];
}

/** Whether the words are the whole title, without regard to case, accents, punctuation and the spaces of hyphens. */
export function isExact(task: Seen, words: string): boolean {
  const wanted = tight(plain(words));
  return wanted !== '' && tight(plainTitleOf(task)) === wanted;
}

/** Those that the words may mean: near enough to ask about, not to act on. In steps. */
export function perhaps(tasks: Seen[], words: string): Generator<void, Seen[]> {
  const fits = likely(words);
  return those(tasks, (task) => fits(plainTitleOf(task)));
}

/** Those that a clause speaks of: it holds all telling words of the title, or all behind the verb that the title begins with. In steps. */
export function spokenOf(tasks: Seen[], clause: string): Generator<void, Seen[]> {
  const said = new Set(tellingWords(clause).map(stemOf));
  return those(tasks, (task) => {
    const own = tellingOf(plainTitleOf(task)).map(stemOf);
    const behind = own.length > 1 && actions.has(plainTitleOf(task).split(' ')[0]!) ? own.slice(1) : own;
    return (
      behind.some((stem) => said.has(stem)) && (behind.every((stem) => said.has(stem)) || isPart(task.title, clause))
    );
  });
}

/** The one of several of which a clause says the most words; undefined when none stands out. */
export function mostSpokenOf(tasks: Seen[], clause: string): Seen | undefined {
  const said = new Set(tellingWords(clause).map(stemOf));
  const scored = tasks.map((task) => ({
    task,
    score: tellingOf(plainTitleOf(task)).filter((word) => said.has(stemOf(word))).length,
  }));
  const [first, second] = scored.sort((a, b) => b.score - a.score);
  return first && first.score > (second?.score ?? 0) ? first.task : undefined;
}

/** Enough words to suggest a title by. */
const comparedWords = 12;

/** Titles that share a word with, or are a slip of the pen away from, the words; at most three. In steps. */
export function* nearby(tasks: Seen[], words: string): Generator<void, Seen[]> {
  const wanted = [...new Set(tellingWords(words))]
    .slice(0, comparedWords)
    .map((word) => ({ word, stem: stemOf(word) }));
  const scores = new Map<Seen, number>();
  const near = yield* those(tasks, (task) => {
    const own = tellingOf(plainTitleOf(task));
    const stems = new Set(own.map(stemOf));
    scores.set(task, wanted.filter(({ word, stem }) => stems.has(stem) || own.some((one) => isSlip(one, word))).length);
    return scores.get(task) !== 0;
  });
  return near.sort((a, b) => scores.get(b)! - scores.get(a)!).slice(0, 3);
}
