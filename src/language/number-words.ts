/** Numbers as words: the one list that phrases and commands read them by. */

const cardinals = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const larger: Record<string, number> = { fifteen: 15, twenty: 20, thirty: 30, 'forty-five': 45, forty: 40, sixty: 60 };
const ordinals = ' first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** `one` to `twelve`, as alternatives of a regular expression. */
export const smallNumbers = cardinals.slice(1).join('|');
/** `first` to `tenth`, likewise. */
export const smallOrdinals = ordinals.slice(1).join('|');
/** What `count` reads. */
export const countWord = String.raw`(?:\d{1,4}(?:\.5)?|an?|${smallNumbers}|${Object.keys(larger).join('|')}|(?:a )?couple of|(?:a )?couple|(?:a )?few|half an?)`;
/** What `ordinal` reads. */
export const ordinalWord = String.raw`(?:\d{1,2}(?:st|nd|rd|th)|${smallOrdinals}|last)`;

/** The number that a count word or numeral says; "a", "an" are 1, "half" 0.5. NaN for anything else. */
export function count(text: string): number {
  const word = text.toLowerCase();
  if (/^\d/.test(word)) return Number(word.replace(',', '.'));
  if (/^(?:an?|the)$/.test(word)) return 1;
  if (/^half(?: an?)?$/.test(word)) return 0.5;
  if (/^(?:a )?couple(?: of)?$/.test(word)) return 2;
  if (/^(?:a )?few$/.test(word)) return 3;
  const index = cardinals.indexOf(word);
  return index >= 0 ? index : (larger[word] ?? Number.NaN);
}

/** 1..31 for "1st", "first"; -1 for "last". NaN for anything else. */
export function ordinal(text: string): number {
  const word = text.toLowerCase();
  if (word === 'last') return -1;
  if (/^\d/.test(word)) return Number.parseInt(word, 10);
  const index = ordinals.indexOf(word);
  return index > 0 ? index : Number.NaN;
}
