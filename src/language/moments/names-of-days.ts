import { month, part, weekday } from '../grammar/names.ts';
import type { Scan } from '../grammar/scan.ts';
import { endsPhrase } from './following.ts';
import type { Phrase } from './moment.ts';

/** Days that are part of a name and say no date: "the Friday demo", "the 4th of July flag", "USA Today". */

const articles = new Set('the a an my our your his her their this'.split(' '));

/** Days with a name of their own: "Black Friday". */
const namedDays = new Set('black good cyber super ash palm shrove fat easter holy maundy whit'.split(' '));

/** Whether a phrase is part of a name. A weekday before a noun is one behind an article; without it (`withArticle` off) it may still be the day of what is to be done. */
export function isName(scan: Scan, phrase: Phrase, withArticle: boolean): boolean {
  if (phrase.start !== phrase.begin) return false;
  return isWeekdayOf(scan, phrase, withArticle) || isDateOf(scan, phrase) || isWritten(scan, phrase);
}

function isWeekdayOf(scan: Scan, { begin, end }: Phrase, withArticle: boolean): boolean {
  if (!weekday.starts!.has(scan.word(begin))) return false;
  if (end > begin + 2 || (end === begin + 2 && !part.starts!.has(scan.word(begin + 1)))) return false;
  if (namedDays.has(scan.word(begin - 1))) return true;
  if (withArticle && !articles.has(scan.word(begin - 1))) return false;
  return !endsPhrase(scan, end);
}

const dayOfMonth = /^(?:\d{1,2}|st|nd|rd|th|of)$/;
/** Behind a date these begin a sentence of their own: "the 4th of july we leave". */
const sentences = new Set('i we you he she it they there about remind that call'.split(' '));

/** "Order the 4th of July flag". A date at the beginning of a sentence says when. */
function isDateOf(scan: Scan, { begin, end }: Phrase): boolean {
  const first = articles.has(scan.word(begin)) ? begin + 1 : begin;
  if (begin === 0 || (first === begin && !articles.has(scan.word(begin - 1)))) return false;
  const said = scan.tokens.slice(first, end).map(({ text }) => text);
  const isDay = said.length > 1 && said.every((word) => dayOfMonth.test(word) || month.starts!.has(word));
  return (
    isDay && said.some((word) => month.starts!.has(word)) && !endsPhrase(scan, end) && !sentences.has(scan.word(end))
  );
}

/** Capitals where nobody writes them: "USA Today", "watch Saturday Night Live". */
function isWritten(scan: Scan, { begin, end }: Phrase): boolean {
  const written = (at: number) => scan.text.slice(scan.tokens[at]?.start, scan.tokens[at]?.end);
  const isCapital = (at: number) => at < scan.tokens.length && /^\p{Lu}\p{Ll}/u.test(written(at));
  if (/^(?:today|tomorrow|tonight)$/.test(scan.word(begin)) && end === begin + 1)
    return isCapital(begin) && begin > 0 && /^\p{Lu}{2,}$/u.test(written(begin - 1));
  const isNight = weekday.starts!.has(scan.word(begin)) && end === begin + 2 && part.starts!.has(scan.word(begin + 1));
  return isNight && begin > 0 && isCapital(begin + 1) && isCapital(end) && !/^\p{Lu}/u.test(written(begin - 1));
}
