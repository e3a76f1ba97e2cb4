import { plain, stemOf, tellingWords } from './title-words.ts';

/** Titles that list several things: "party: order cake, invite friends", "get bread, milk and eggs". */

const between = /\s*[,;]\s*(?:and\s+)?|\s+(?:and|&|\+)\s+/iu;

/** Whether the words name some of the things that a title lists, and not the others. What stands before its colon is the whole. */
export function isPart(title: string, words: string): boolean {
  if (plain(title) === plain(words)) return false;
  const [head = '', body] = title.split(/:\s+/u, 2);
  const items = (body ?? head).split(between).filter((item) => plain(item) !== '');
  if (items.length < 2) return false;
  const said = new Set(tellingWords(words).map(stemOf));
  const isSaid = (text: string) => tellingWords(text).some((word) => said.has(stemOf(word)));
  if (body !== undefined && isSaid(head)) return false;
  const named = items.filter(isSaid);
  return named.length > 0 && named.length < items.length;
}
