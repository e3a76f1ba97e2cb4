import { count, smallNumbers } from '../../../../language/number-words.ts';

/** How many of a kind are meant. */

const nouns = '(?:ones|tasks|todos|to-dos|things|items)';
const someOfKind = new RegExp(
  String.raw`^(?:(?:all|the|my|of|our|these|those)\s+)*(?<size>both|${smallNumbers}|\d{1,2})\s+(?=\S.*\b${nouns}\b|${nouns}\s+\S)`,
  'iu',
);

/** "the two low priority ones", "those 3 club tasks": the kind, and how many there are to be of it. */
export function counted(text: string): { text: string; size?: number } {
  const found = someOfKind.exec(text);
  if (!found) return { text };
  const word = found.groups!.size!.toLowerCase();
  return { text: text.slice(found[0].length), size: word === 'both' ? 2 : count(word) };
}

/** "meetings" also finds "Team meeting". */
export function singular(words: string): string {
  return words.replace(/(?<=\p{L}{2}(?:s|x|z|ch|sh))es$|(?<=\p{L}{3})(?<!s)s$/u, '');
}
