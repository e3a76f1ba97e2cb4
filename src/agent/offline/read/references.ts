import type { When } from '../../../language/calendar.ts';
import { dayPartHours, dayPartWord } from '../../../language/day-parts.ts';
import { count, ordinal, smallNumbers } from '../../../language/number-words.ts';
import type { Filter, Reference } from '../intents.ts';
import { placeWord, quantities, taskNoun } from '../words/grammar.ts';
import { readFilter } from './filters.ts';
import { counted, singular } from './text/counted.ts';
import { isQuotation, type Quotes, unmaskQuotes } from './text/quotes.ts';

/** How a message names tasks: numbers, places, "it", a filter, a title. */

const noun = `(?:${taskNoun}|numbers?|options?|choices?|nos?\\.?|id)`;
const oneNumber = String.raw`(?:the )?(?:${noun}\s*){0,2}(?:#\s*)?(?<number>(?!0\d)\d{1,100})(?:\s+task)?`;
const single = new RegExp(`^${oneNumber}$`, 'iu');
const worded = new RegExp(`^(?:the )?${noun} (?<word>${smallNumbers})$`, 'iu');
const smallNumber = new RegExp(`^(?:${smallNumbers})$`, 'iu');
const range =
  /^(?:the )?(?:tasks?|todos?|items?|numbers?)?\s*#?(?<from>\d{1,9})\s*(?:-|–|to|through|thru)\s*#?(?<to>\d{1,9})$/iu;
const place = new RegExp(
  `^(?:the |my )?(?<word>${placeWord})(?: (?:one|of (?:them|those|these)|on the list|in the list|${taskNoun}))*$`,
  'iu',
);
const lastSpoken =
  /^(?:it|that|this|that one|this one|the (?:same|latter)(?: one| task)?|(?:that|this) (?:task|todo|item|reminder)|the (?:task|todo|item|one|reminder)|(?:the (?:task|one|thing) |what )(?:that )?i(?:['’]ve| have)? (?:just )?(?:added|made|created|wrote)(?: just now)?|it too|that too)$/iu;
const severalSpoken =
  /^(?:(?:all |both )?(?:of )?(?:them|those|these)(?: all| both)?(?: (?:tasks|ones|two|three))?|both(?: tasks)?|the two|all of (?:it|the above))$/iu;
const someAtEnd = new RegExp(
  `^(?:the |my )?(?<end>first|last) (?<count>${smallNumbers}|\\d{1,2})(?: (?:ones|${taskNoun}))?$`,
  'iu',
);
const separator = /\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*\+\s*)\s*/iu;
const partOfDay = new RegExp(String.raw`\b(${dayPartWord})\b(?=\s+\p{L}+s\b)`, 'iu');
const scoped = new RegExp(
  String.raw`^(?:(?:all|the|my|of|our|these|those)\s+)*(?<part>${dayPartWord}|today['’]?s?|tomorrow['’]?s?|tonight['’]s|overdue|completed|finished|done|pending|open|old|urgent|important|(?:high|low|medium)[- ]priority)\s+(?<rest>.*\p{L}s|everything)$`,
  'iu',
);

const plural =
  /^(?:the |my |those |these )*(?:tasks|todos|to-dos|items)\s+(?:tagged|with|without|due|for|that|which|about|containing|from|in|on|#)/iu;
/** "the lisbon tasks": all of them. */
const named =
  /^(?:the |my |both |these |those |all )+(?:(?:two|three|four) )?(?!\d|(?:first|last|next|other|same|right|wrong|two|three)\b)\S.*\s(?:tasks|todos|to-dos|ones)$/iu;
const state = /^(?:the |my |all )*(?:completed|done|finished|overdue|old)(?: ones| stuff)?$/iu;

/** The tasks a phrase names; empty when it names none. Quotations are looked up word by word. */
export function readReference(phrase: string, when: When, quotes: Quotes): Reference[] {
  const text = phrase
    .trim()
    .replace(/\b(today|tomorrow|tonight|yesterday)s(?=\s)/iu, "$1's")
    .replace(/^(?:to|of|for|about|with|on|from)\s+(?=\S)/iu, '')
    .replace(
      /\s+(?:(?:from|on|in|off|of) (?:my |the )?(?:(?:todo|to-do|task) ?)?(?:lists?|tasks|todos?)|as well|too|again|yet|now|already|please|any ?more|any longer|i mean|i meant)$/iu,
      '',
    )
    .replace(/(?<![\s.,;:!?])[\s.,;:!?]+$/u, '')
    .replace(/(?<=\S),?\s+(?:and |but )?not\s+(?:(?:the|my|task|number)\s\S.{0,40}|#?\d{1,6})(?: though| tho)?$/iu, '')
    .replace(/^both\s+(?=.+\sand\s)/iu, '');
  if (text === '') return [];
  return (
    known(text) ??
    oneThatIs(text, when, quotes) ??
    filtered(text, when, quotes) ??
    several(text) ??
    titled(text, quotes)
  );
}

/** Numbers, places and pronouns alone: what can be read without any doubt. */
export function readPlainReference(phrase: string): Reference[] | undefined {
  const text = phrase.trim().replace(/(?<![\s.,;:!?])[\s.,;:!?]+$/u, '');
  return known(text) ?? several(text);
}

function known(text: string): Reference[] | undefined {
  const number = single.exec(text)?.groups?.number;
  if (number) return Number.isSafeInteger(Number(number)) ? numbered(Number(number)) : tooLong(number);
  const word = worded.exec(text)?.groups?.word;
  if (word) return numbered(count(word));
  const span = range.exec(text)?.groups;
  if (span && Number(span.from) <= Number(span.to) && Number(span.to) - Number(span.from) < 100)
    return Array.from({ length: Number(span.to) - Number(span.from) + 1 }, (_, index) => ({
      by: 'number' as const,
      number: Number(span.from) + index,
    }));
  const nth = place.exec(text)?.groups?.word;
  if (nth) return [{ by: 'place', place: ordinal(nth.replace(/^final$/iu, 'last')) }];
  const some = someAtEnd.exec(text)?.groups;
  if (some) return atEnd(some.end!, some.count!);
  if (lastSpoken.test(text)) return [{ by: 'last' }];
  if (severalSpoken.test(text)) return [/\b(?:both|two)\b/iu.test(text) ? { by: 'shown', count: 2 } : { by: 'shown' }];
  return undefined;
}

function atEnd(end: string, word: string): Reference[] {
  const length = Math.min(count(word), 50);
  return Array.from({ length }, (_, index) => ({
    by: 'place',
    place: /first/iu.test(end) ? index + 1 : index - length,
  }));
}

const numbered = (number: number): Reference[] => [{ by: 'number', number }];

/** No task has such a number; it is told as it was written. */
function tooLong(said: string): Reference[] {
  return [{ by: 'number', number: Number.POSITIVE_INFINITY, said }];
}

/** "1, 2 and 5": only when every part is a number or a place, because a title may hold "and". */
function several(said: string): Reference[] | undefined {
  // "1 2 and 3"
  const text = said.replace(/(?<=(?:^|[\s,])#?\d{1,9})\s+(?=#?\d)/gu, ', ');
  const parts = text.replace(/^both\s+/iu, '').split(separator);
  if (parts.length < 2 || parts.length > 100) return undefined;
  const isCounted = parts.every((part) => smallNumber.test(part));
  const read = parts.map((part) => (isQuotation(part) ? undefined : isCounted ? numbered(count(part)) : known(part)));
  return read.every((part) => part !== undefined) ? read.flat() : undefined;
}

const dated =
  /^(?:the |that |my )?(?<words>.*?\S)\s+(?:(?:that|which)(?:['’]?s| is| are)\s+)?(?:due|scheduled|planned)?\s*(?<when>(?:(?:on|for|at|by|from)\s+)?(?:\S+\s+){0,3}\S+)$/iu;
const day =
  /\b(?:today|tomorrow|yesterday|tonight|overdue|urgent|important|(?:high|low|medium)[- ]priority|\p{L}+day|\d{1,2}(?:st|nd|rd|th)?)\b/iu;

/** "today's", "the thursday one". */
const ofDay =
  /^(?:the |my )?(?<when>today|tomorrow|yesterday|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:['’]s|['’]?s?\s+(?:one|task))$/iu;

/** "this week's lab meeting", "friday's call": the one of that name that is due then. */
const ofItsDay =
  /^(?:the |my )?(?<when>today|tomorrow|yesterday|tonight|this (?:week|month|weekend|morning|afternoon|evening)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)['’]s\s+(?<words>(?!(?:tasks?|todos?|ones?|list|stuff|things?)\b)\S.*)$/iu;

/** "the urgent one", "the overdue task". */
const ofKind =
  /^(?:the |my )?(?<what>overdue|completed|finished|done|(?:urgent|high|important|medium|low|lowest|highest)(?:[- ]prio(?:rity)?)?)\s+(?:one|task)$/iu;

/** "the one due tomorrow", "the key that is due on thursday": a single task by its day. */
function oneThatIs(text: string, when: When, quotes: Quotes): Reference[] | undefined {
  const named = ofDay.exec(text)?.groups?.when;
  const kind = named ? `due ${named}` : ofKind.exec(text)?.groups?.what;
  if (kind) return [{ by: 'filter', filter: readFilter(kind, when), one: true }];
  const own = ofItsDay.exec(text)?.groups;
  const called = own && !(/^to/iu.test(own.when!) && /s$/iu.test(own.words!)) ? title(own.words!, quotes) : undefined;
  if (own && called?.by === 'title')
    return [{ by: 'filter', filter: readFilter(`due ${own.when}`, when), one: true, words: called.words }];
  if (quantities.test(text) || /^(?:the |my )?(?:tasks|todos|things|items|ones)\b/iu.test(text)) return undefined;
  if (!/\b(?:due|that['’]?s|that is|which is|one|scheduled)\b/iu.test(text) || !day.test(text)) return undefined;
  const found = dated.exec(text)?.groups;
  if (!found) return undefined;
  const { search, ...filter } = readFilter(`due ${found.when}`, when);
  if (search || Object.keys(filter).length === 0) return undefined;
  const thing = /^(?:one|task|todo|item)$/iu.test(found.words!) ? undefined : title(found.words!, quotes);
  return [{ by: 'filter', filter, one: true, ...(thing?.by === 'title' ? { words: thing.words } : {}) }];
}

/** "all completed tasks", "everything tagged work", "my morning meetings". */
function filtered(phrase: string, when: When, quotes: Quotes): Reference[] | undefined {
  const { text: said, except } = exceptions(phrase, quotes);
  const { text, size } = counted(said);
  const quantified =
    size !== undefined ||
    quantities.test(text) ||
    /^(?:(?:the |my )(?:whole |entire )?(?:list|to-?do list|task list|tasks|to-?dos)|(?:whole|entire) list)$/iu.test(
      text,
    );
  if (!quantified && !scoped.test(text) && !state.test(text) && !plural.test(text) && !named.test(text))
    return undefined;
  let rest = text
    .replace(quantities, ' ')
    .replace(/^((?:(?:the|my|both|these|those|all)\s+)*)(?:two|three|four)\s/iu, '$1')
    .replace(/\b(?:whole|entire)\b/iu, ' ');
  const part = partOfDay.exec(rest)?.[1]?.toLowerCase();
  if (part) rest = rest.replace(new RegExp(`\\b${part}\\b`, 'iu'), ' ');
  const { search, ...filter }: Filter = readFilter(rest, when);
  const hours = part ? dayPartHours(part) : undefined;
  const words = search ? unmaskQuotes(search, quotes) : undefined;
  return [
    {
      by: 'filter',
      filter,
      ...(words ? { words: singular(words) } : {}),
      ...(hours ? { hours } : {}),
      ...(size === undefined ? {} : { size }),
      ...(except.length > 0 ? { except } : {}),
    },
  ];
}

/** "all but the meeting and 3". */
function exceptions(phrase: string, quotes: Quotes): { text: string; except: Reference[] } {
  const [text = '', ...rest] = phrase.split(/\s+(?:except(?: for)?|but(?: not)?|other than|apart from|besides)\s+/iu);
  const except = rest.flatMap((one) => one.split(separator).flatMap((part) => known(part) ?? [title(part, quotes)]));
  return { text, except };
}

/** "The blue one and the white one": each by itself. */
const oneOfKind = /^(?:the |my |that )?\S+(?: \S+)? (?:one|task)$/iu;

function titled(text: string, quotes: Quotes): Reference[] {
  const parts = text.split(separator);
  const isEach = parts.every(isQuotation) || parts.every((part) => oneOfKind.test(part));
  if (parts.length > 1 && isEach) return parts.map((part) => title(part, quotes));
  return [title(text, quotes)];
}

function title(text: string, quotes: Quotes): Reference {
  const bare = text
    .replace(/^(?:(?:the|my|a|an|our|this|that|whole|entire) )+/iu, '')
    .replace(
      /^(?:task|todo|to-do|item|reminder|one)s? (?:to |about |called |named |titled |for |of |that says |with the title )?/iu,
      '',
    )
    .replace(/^(?:called|named|titled) /iu, '')
    .replace(/\s+(?:task|todo|to-do|item|one|entry|reminder|thing|job)$/iu, '')
    .trim();
  const article = /^an?(?=\s)/iu.exec(text)?.[0];
  const words = [...unmaskQuotes(bare === '' ? text : bare, quotes)].slice(0, 200).join('');
  return { by: 'title', words, ...(article ? { article } : {}) };
}
