import { month, weekday } from './grammar/names.ts';

/** Words that say when, and name no date that can be reckoned: they are shown to whoever writes, never taken. */

const leads =
  'after|before|by|until|till|during|over|around|since|in|this|next|every|each|(?:(?:by|before|until) )?(?:the )?(?:start|beginning|middle|end) of';
const seasons =
  'holidays?|vacations?|summer|winter|spring|autumn|fall|easter|ramadan|eid|diwali|thanksgiving|hanukkah|semester|exams?|payday';
const vague = new RegExp(
  String.raw`\b(?:${leads})(?:\s+(?:the|my|our|this|next|these))?\s+(?:\p{L}+\s+)?(?:${seasons})(?=\s*(?:$|[.,;!?)]|#|p[1-4]\b|(?:and|with|for|at|by|on)\b))`,
  'iu',
);

/** A time of day that no clock shows; one that a clock shows is read long before. */
const noTime = /(?:\b(?:at|by|from|until|till)\s+|@\s?)\d{1,2}:\d{2}(?:\s?[ap]m)?(?![\p{L}\p{N}:])/iu;

/** Names that are written out; short ones are a letter away from too many words. */
const names =
  'monday tuesday wednesday thursday friday saturday sunday january february august september october november december tomorrow tonight'.split(
    ' ',
  );
/** Words of their own that are a letter away from a name. */
const others = new Set(['sundae', 'augusta']);
const lead = /(?:\b(?:on|by|next|this|every|each|before|after|until|till|in)\s+)$/iu;

/**
 * The first words of the text that look like a date, a time or a name of a day with a slip of the pen ("on tuesdya", "after the holidays",
 * "at 25:00"), which begin at `from` and end before `to`; undefined without any. For a text from which all that was understood is gone.
 */
export function findDateLike(text: string): { from: number; to: number } | undefined {
  const found = [vague.exec(text), noTime.exec(text)].flatMap((match) =>
    match ? [{ from: match.index, to: match.index + match[0].length }] : [],
  );
  const slip = misspelt(text);
  return [...found, ...(slip ? [slip] : [])].sort((a, b) => a.from - b.from)[0];
}

function misspelt(text: string): { from: number; to: number } | undefined {
  for (const { 0: word, index } of text.matchAll(/(?<![\p{L}\p{N}#'’-])\p{L}{6,10}(?![\p{L}\p{N}'’-])/gu)) {
    const small = word.toLowerCase();
    if (others.has(small) || isName(small)) continue;
    if (!names.some((name) => isOneSlipFrom(name, small))) continue;
    const before = lead.exec(text.slice(Math.max(0, index - 12), index))?.[0].length ?? 0;
    return { from: index - before, to: index + word.length };
  }
  return undefined;
}

function isName(word: string): boolean {
  const isKnown = weekday.starts?.has(word) || month.starts?.has(word);
  return isKnown || names.some((name) => word === name || word === `${name}s`);
}

/** Whether one letter is missing, too many, another one, or two that stand side by side have changed places. */
function isOneSlipFrom(name: string, word: string): boolean {
  if (Math.abs(name.length - word.length) > 1) return false;
  let at = 0;
  while (at < name.length && name[at] === word[at]) at++;
  const [left, right] = [name.slice(at), word.slice(at)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}
