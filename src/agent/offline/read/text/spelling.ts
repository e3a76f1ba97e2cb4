/** Slips of the finger in the first word of a command: "delte task 3", "mvoe 4 to friday". */

const verbs =
  'delete remove complete finish reschedule postpone rename remind change update reopen create cancel'.split(' ');
const short = 'move show mark list'.split(' ');
/** Words of their own that are one letter away from a verb. */
const others = new Set(
  'compete deplete remote remover removed deleted completes completed finished finest changed changer charge chance update updated updates recreate cancels reminds remand rewind renamed created creates mover most more moved'.split(
    ' ',
  ),
);

/** The text with its first word as it was meant; as it is when that is not clear. */
export function spelled(text: string): string {
  const [first = ''] = text.split(/\s/u, 1);
  const word = first.toLowerCase();
  if (/^ad{1,3}$/u.test(word) && word !== 'add' && text !== first) return `add${text.slice(first.length)}`;
  if (word.length < 4 || others.has(word) || verbs.includes(word) || short.includes(word)) return text;
  const meant = verbs.filter((verb) => isSlip(word, verb)).concat(short.filter((verb) => isSwap(word, verb)));
  return meant.length === 1 ? `${meant[0]}${text.slice(first.length)}` : text;
}

/** One changed, missing, added or swapped letter; not one more at the end, which is another form of the word. */
function isSlip(word: string, verb: string): boolean {
  if (Math.abs(word.length - verb.length) > 1 || word.startsWith(verb)) return false;
  let at = 0;
  while (at < verb.length && word[at] === verb[at]) at++;
  const tail = (skipWord: number, skipVerb: number) => word.slice(at + skipWord) === verb.slice(at + skipVerb);
  return tail(1, 1) || tail(0, 1) || tail(1, 0) || isSwap(word, verb);
}

function isSwap(word: string, verb: string): boolean {
  if (word.length !== verb.length) return false;
  const at = [...verb].findIndex((letter, index) => letter !== word[index]);
  return at >= 0 && word[at] === verb[at + 1] && word[at + 1] === verb[at] && word.slice(at + 2) === verb.slice(at + 2);
}
