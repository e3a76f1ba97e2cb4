import { actions } from '../words/grammar.ts';
import { plain, stemOf, tellingWords } from './title-words.ts';

/** Titles that list several things: "party: order cake, invite friends", "get bread, milk and eggs". */

const between = /\s*[,;]\s*(?:and\s+)?|\s+(?:and|&|\+)\s+/iu;
/** "before and after photos" are one thing. */
const pairs =
  /\b(?<one>before|up|black|back|pros|wear|health|arts|bed|terms|lost|trial|parent|mother|to|odds|bits|rock|stop|hide|down)(?:\s+and\s+|\s*&\s*)(?<two>after|running|white|forth|cons|tear|safety|crafts|breakfast|conditions|found|error|child|baby|fro|ends|bobs|roll|go|seek|dirty)\b/giu;

/** "study group with Priya and Tom": what stands before the people or things that are listed is the whole, unless each has a verb of its own. */
function heading([first = '', ...more]: string[]): string | undefined {
  if (more.some((item) => actions.has(plain(item).split(' ')[0]!))) return undefined;
  return /^(?<whole>\S+ .+?) (?:with|about|between) \S/iu.exec(first)?.groups?.whole;
}

/** "Mrs Keller" of "Mrs Keller cut and colour": whose or what all of it is, said in two words or more, with which the first thing begins. */
function isOwner(first: string, words: string): boolean {
  const said = plain(words);
  return said.includes(' ') && !actions.has(said.split(' ')[0]!) && plain(first).startsWith(`${said} `);
}

/** Whether the words name some of the things that a title lists, and not the others. What stands before its colon is the whole. */
export function isPart(title: string, words: string): boolean {
  if (plain(title) === plain(words)) return false;
  const [head = '', body] = title.split(/:\s+/u, 2);
  const items = (body ?? head)
    .replace(pairs, '$<one>-$<two>')
    .split(between)
    .filter((item) => plain(item) !== '');
  if (items.length < 2) return false;
  const said = new Set(tellingWords(words).map(stemOf));
  const isSaid = (text: string) => tellingWords(text).some((word) => said.has(stemOf(word)));
  if (body !== undefined && isSaid(head)) return false;
  const whole = body === undefined ? heading(items) : undefined;
  if (whole !== undefined && isSaid(whole)) return false;
  if (body === undefined && isOwner(items[0]!, words)) return false;
  const named = items.filter(isSaid);
  return named.length > 0 && named.length < items.length;
}
