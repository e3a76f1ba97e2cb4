import { month, weekday } from '../grammar/names.ts';
import type { Scan } from '../grammar/scan.ts';

/** Words that can follow a phrase without being what it is about: behind "at 5" they leave it a time, "main street" does not. */
const following = new Set(
  'at by of for on in to and then with every each from until till starting beginning before after or but please remind repeat repeating tagged tag high low medium normal urgent important priority asap today tomorrow tonight next this sharp local is as because so if when the except only daily weekly monthly a an my'.split(
    ' ',
  ),
);

/** Whether no noun follows, so that the word before a place can stand for itself. */
export function endsPhrase(scan: Scan, at: number): boolean {
  const token = scan.tokens[at];
  if (!token || token.kind === 'number' || following.has(token.text)) return true;
  if (weekday.starts!.has(token.text) || month.starts!.has(token.text)) return true;
  if (/^p[1-4]$/.test(token.text)) return true;
  if (token.kind === 'word') return token.text === 'p' && /^[1-4]$/.test(scan.word(at + 1)) && scan.isGlued(at + 1);
  if (token.text === '-' || token.text === '–') return !scan.isGlued(at + 1);
  return /^[.,;:!?)\]"'”’#@(]$/.test(token.text);
}

const beforeNoun = new Set(
  'the a an my our your his her their this that in and or of i we he she they it who to is was'.split(' '),
);

/** "Mow lawn sat": behind a noun, with nothing behind it. */
export function endsSentence(scan: Scan, begin: number, end: number): boolean {
  return end === scan.tokens.length && begin > 1 && scan.isWord(begin - 1) && !beforeNoun.has(scan.word(begin - 1));
}

const fractions = new Set(['1/2', '1/3', '2/3', '1/4', '3/4', '1/5', '1/8']);
const countedNouns = new Set(
  'part parts chapter chapters page pages step round version size lesson unit episode phase module level volume no number grade team room flat track score about'.split(
    ' ',
  ),
);

/** "Drink 1/2", "read part 3/7": no day of the calendar. */
export function isNumbered(scan: Scan, at: number): boolean {
  return (
    fractions.has(`${scan.word(at)}${scan.word(at + 1)}${scan.word(at + 2)}`) || countedNouns.has(scan.word(at - 1))
  );
}
