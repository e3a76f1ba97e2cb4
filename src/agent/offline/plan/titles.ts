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
  const own = plain(title).split(' ');
  const wanted = tellingWords(words);
  return wanted.length > 0 && wanted.every((word) => own.some((one) => one.startsWith(word) || sameStem(one, word)));
}

/** Whether title and tags together hold the words. */
export function mentions(task: Seen, words: string): boolean {
  return holds([task.title, ...(task.tags ?? [])].join(' '), words);
}

/** Exact titles; else those that hold the words; among equals open tasks before completed ones. */
export function matching(tasks: Seen[], words: string): Seen[] {
  const exact = tasks.filter((task) => plain(task.title) === plain(words) && plain(words) !== '');
  const verbatim = tasks.filter((task) => task.title === words);
  const found =
    [
      verbatim,
      exact,
      tasks.filter((task) => holds(task.title, words)),
      tasks.filter((task) => mentions(task, words)),
    ].find((some) => some.length > 0) ?? [];
  const open = found.filter((task) => task.completed !== true);
  return open.length > 0 ? open : found;
}

/** Titles that share a word with, or are a slip of the pen away from, the words; at most three. */
export function nearby(tasks: Seen[], words: string): Seen[] {
  const wanted = tellingWords(words);
  const score = (task: Seen) => {
    const own = tellingWords(task.title);
    return wanted.filter((word) => own.some((one) => sameStem(one, word) || isSlip(one, word))).length;
  };
  return tasks
    .map((task) => ({ task, score: score(task) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map((one) => one.task);
}

function sameStem(a: string, b: string): boolean {
  const stem = (word: string) =>
    word.length > 3 ? word.replace(/(?:ies|y)$/u, 'i').replace(/(?<!s)(?:es|s)$/u, '') : word;
  return a === b || stem(a) === stem(b);
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
