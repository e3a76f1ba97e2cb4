import { foldWords } from '../../../language/folding.ts';
import { stopWords } from '../words/grammar.ts';

/** Words as they are compared: as the search folds them, without punctuation. */

export function plain(text: string): string {
  return foldWords(text)
    .replace(/['~ -]+/gu, ' ')
    .trim();
}

/** The same with or without the spaces that a hyphen or an apostrophe may have left; numbers stay apart. */
export function tight(plainText: string): string {
  return plainText.replace(/(?<!\d) | (?!\d)/gu, '');
}

/** What words that follow each other are when they are written as one: "e mail", "log in". */
export function joinedWords(words: string[]): string[] {
  return words.slice(1).map((word, i) => tight(`${words[i]} ${word}`));
}

/** Whether the word stands in scripts that write no spaces. */
export function isUnspaced(word: string): boolean {
  return foldWords(word).startsWith('~');
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

/** "Knives", "shelf": the nouns that end in an f or fe and change it. */
const changesItsF = /(?<=^(?:kni|li|wi|shel|hal|lea|loa|thie|cal|wol|scar))(?:ves|fe?s?)$/u;

/** As people shorten them. */
const shortened = new Map(
  'hw:homework stats:statistics math:maths appt:appointment bday:birthday docs:document doc:document pics:picture pic:picture psych:psychology bio:biology chem:chemistry uni:university tix:ticket'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** Singular and plural have the same one, and so have a word and how it is shortened. */
export function stemOf(written: string): string {
  const word = shortened.get(written) ?? written;
  if (word.length <= 3) return word;
  return word
    .replace(changesItsF, 'f')
    .replace(/(?:ies|y)$/u, 'i')
    .replace(/(?<=s|x|z|ch|sh|o)es$|(?<!s)s$/u, '');
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
