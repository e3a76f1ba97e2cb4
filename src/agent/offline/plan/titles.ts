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
  const all = plain(text)
    .split(' ')
    .filter((word) => word !== '');
  const telling = all.filter((word) => !stopWords.has(word));
  return telling.length > 0 ? telling : all;
}

/** Whether a title holds every telling word, as a word or the beginning of one; "meetings" finds "meeting". */
export function holds(title: string, words: string): boolean {
  return holder(words)(title);
}

/** The same for many titles: the words are taken apart once, so that many long titles cost no more than their letters. */
function holder(words: string): (title: string) => boolean {
  const wanted = [...new Set(tellingWords(words))].map((word) => ({ word, stem: stemOf(word) }));
  return (title) => {
    const stems = new Set<string>();
    const beginnings = new Set<string>();
    for (const one of plain(title).split(' ')) {
      stems.add(stemOf(one));
      for (let end = 1; end <= one.length; end += 1) beginnings.add(one.slice(0, end));
    }
    return wanted.length > 0 && wanted.every(({ word, stem }) => stems.has(stem) || beginnings.has(word));
  };
}

/** Whether title and tags together hold the words. */
export function mentions(task: Seen, words: string): boolean {
  return holds(withTags(task), words);
}

function withTags(task: Seen): string {
  return [task.title, ...(task.tags ?? [])].join(' ');
}

/** Exact titles; else those that hold the words; among equals open tasks before completed ones. */
export function matching(tasks: Seen[], words: string): Seen[] {
  const wanted = plain(words);
  const held = holder(words);
  const ways: ((task: Seen) => boolean)[] = [
    (task) => task.title === words,
    (task) => wanted !== '' && plain(task.title) === wanted,
    (task) => held(task.title),
    (task) => held(withTags(task)),
  ];
  for (const fits of ways) {
    const found = tasks.filter(fits);
    const open = found.filter((task) => task.completed !== true);
    if (found.length > 0) return open.length > 0 ? open : found;
  }
  return [];
}

/** Enough words to suggest a title by. */
const comparedWords = 12;

/** Titles that share a word with, or are a slip of the pen away from, the words; at most three. */
export function nearby(tasks: Seen[], words: string): Seen[] {
  const wanted = [...new Set(tellingWords(words))]
    .slice(0, comparedWords)
    .map((word) => ({ word, stem: stemOf(word) }));
  const score = (task: Seen) => {
    const own = tellingWords(task.title);
    const stems = new Set(own.map(stemOf));
    return wanted.filter(({ word, stem }) => stems.has(stem) || own.some((one) => isSlip(one, word))).length;
  };
  return tasks
    .map((task) => ({ task, score: score(task) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map((one) => one.task);
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
