import type { Seen } from '../../say/results.ts';
import { stopWords } from '../words/grammar.ts';

/** Which tasks a few words mean. Words are compared without case, accents and punctuation. */

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What to search a title by: its telling words as they were written, accents kept. */
export function searchFor(text: string): string {
  const all = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const telling = all.filter((word) => !stopWords.has(word.toLowerCase()));
  return (telling.length > 0 ? telling : all).join(' ') || text;
}

/** The words that tell tasks apart; all of them when only small words are left. */
export function tellingWords(text: string): string[] {
  return tellingOf(plain(text));
}

function tellingOf(plainText: string): string[] {
  const all = plainText.split(' ').filter((word) => word !== '');
  const telling = all.filter((word) => !stopWords.has(word));
  return telling.length > 0 ? telling : all;
}

/**
 * Whether a title holds every telling word, as a word or the beginning of one; "meetings" finds "meeting". The words are taken apart once, and a
 * title costs no more than its letters.
 */
function holder(words: string): (plainTitle: string) => boolean {
  const wanted = [...new Set(tellingWords(words))].map((word) => ({ word, stem: stemOf(word) }));
  const lengths = [...new Set(wanted.map(({ word }) => word.length))];
  return (plainTitle) => {
    const stems = new Set<string>();
    const beginnings = new Set<string>();
    for (const one of plainTitle.split(' ')) {
      stems.add(stemOf(one));
      for (const length of lengths) if (length <= one.length) beginnings.add(one.slice(0, length));
    }
    return wanted.length > 0 && wanted.every(({ word, stem }) => stems.has(stem) || beginnings.has(word));
  };
}

/** Titles are read so many letters at a time: whoever runs the steps lets others have the event loop between them. */
const lettersAtOnce = 5_000;

/** The tasks that fit, in steps. */
function* those(tasks: Seen[], fits: (task: Seen) => boolean): Generator<void, Seen[]> {
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

function plainTitleOf(task: Seen): string {
  const known = plainTitles.get(task) ?? plain(task.title);
  plainTitles.set(task, known);
  return known;
}

/** Exact titles; else those that hold the words; among equals open tasks before completed ones. In steps. */
export function* matching(tasks: Seen[], words: string): Generator<void, Seen[]> {
  const wanted = plain(words);
  const ways: (() => Generator<void, Seen[]>)[] = [
    () => those(tasks, (task) => task.title === words),
    () => those(tasks, (task) => wanted !== '' && plainTitleOf(task) === wanted),
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

/** Singular and plural have the same one. */
function stemOf(word: string): string {
  return word.length > 3 ? word.replace(/(?:ies|y)$/u, 'i').replace(/(?<!s)(?:es|s)$/u, '') : word;
}

/** One changed, missing, added or swapped letter in words of four or more. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const tail = (skipA: number, skipB: number) => a.slice(start + skipA) === b.slice(start + skipB);
  const swapped = a[start] === b[start + 1] && a[start + 1] === b[start] && tail(2, 2);
  return tail(1, 1) || tail(1, 0) || tail(0, 1) || swapped;
}
