import { stopWords } from '../words/grammar.ts';

/** Words as they are compared: without case, accents and punctuation. */

export function plain(text: string): string {
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

/** Likewise of a text that is plain already. */
export function tellingOf(plainText: string): string[] {
  const all = plainText.split(' ').filter((word) => word !== '');
  const telling = all.filter((word) => !stopWords.has(word));
  return telling.length > 0 ? telling : all;
}

/** Singular and plural have the same one. */
export function stemOf(word: string): string {
  return word.length > 3 ? word.replace(/(?:ies|y)$/u, 'i').replace(/(?<!s)(?:es|s)$/u, '') : word;
}

/** One changed, missing, added or swapped letter in words of four or more. */
export function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const tail = (skipA: number, skipB: number) => a.slice(start + skipA) === b.slice(start + skipB);
  const swapped = a[start] === b[start + 1] && a[start + 1] === b[start] && tail(2, 2);
  return tail(1, 1) || tail(1, 0) || tail(0, 1) || swapped;
}
