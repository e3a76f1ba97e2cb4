import type { Reads, Scan, Way } from './scan.ts';

/** Counts and places in numbers and words. */

const small =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens: Record<string, number> = { twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, ninety: 90 };
const ordinalWords =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

const cardinals = new Map([...small.map((word, at): [string, number] => [word, at + 1]), ...Object.entries(tens)]);
const ordinals = new Map<string, number>([
  ...ordinalWords.map((word, at): [string, number] => [word, at + 1]),
  ['thirtieth', 30],
]);

/** The sets of words that mean a count without saying it. */
const vague: [words: string[], count: number][] = [
  [['a', 'couple', 'of'], 2],
  [['a', 'couple'], 2],
  [['couple', 'of'], 2],
  [['couple'], 2],
  [['a', 'few'], 3],
  [['few'], 3],
  [['half', 'an'], 0.5],
  [['half', 'a'], 0.5],
  [['half'], 0.5],
  [['a', 'dozen'], 12],
  [['a'], 1],
  [['an'], 1],
];

function hasWords(scan: Scan, at: number, words: string[]): boolean {
  return words.every((word, index) => scan.word(at + index) === word);
}

/** "twenty-five", "twenty five": the token behind both and the sum, when `units` has the second word. */
function compound(scan: Scan, at: number, units: ReadonlyMap<string, number>): Way<number> | undefined {
  const ten = tens[scan.word(at)];
  const second = scan.word(at + 1) === '-' ? at + 2 : at + 1;
  const unit = units.get(scan.word(second));
  return ten !== undefined && unit !== undefined && unit < 10 ? { end: second + 1, value: ten + unit } : undefined;
}

function decimal(scan: Scan, at: number): Way<number>[] {
  const whole = scan.number(at, 4);
  if (whole === undefined) return [];
  const isPoint = /^[.,]$/.test(scan.word(at + 1)) && scan.isGlued(at + 1) && scan.isGlued(at + 2);
  if (isPoint && scan.number(at + 2, 2) !== undefined)
    return [{ end: at + 3, value: Number(`${whole}.${scan.word(at + 2)}`) }];
  return [{ end: at + 1, value: whole }];
}

/** How many: "3", "2.5", "twenty-five", "a couple of", "two and a half". */
export const count: Reads<number> = {
  starts: new Set(['#', ...cardinals.keys(), ...vague.map(([[first]]) => first!)]),
  read(scan, at) {
    const ways = scan.isNumber(at) ? decimal(scan, at) : [];
    const both = compound(scan, at, cardinals);
    if (both) ways.push(both);
    const word = cardinals.get(scan.word(at));
    if (word !== undefined) ways.push({ end: at + 1, value: word });
    // "Half a month" is not a month.
    if (/^an?$/.test(scan.word(at)) && scan.word(at - 1) === 'half') return [];
    for (const [words, value] of vague) if (hasWords(scan, at, words)) ways.push({ end: at + words.length, value });
    const halves = ways
      .filter(({ end }) => hasWords(scan, end, ['and', 'a', 'half']))
      .map(({ end, value }) => ({ end: end + 3, value: value + 0.5 }));
    return [...halves, ...ways];
  },
};

/** Minutes of a clock time in words: "five thirty", "six forty-five". */
export const minuteWords: Reads<number> = {
  starts: new Set([...small.slice(9), ...Object.keys(tens)]),
  read(scan, at) {
    const both = compound(scan, at, cardinals);
    const word = cardinals.get(scan.word(at));
    const ways = [...(both ? [both] : []), ...(word === undefined ? [] : [{ end: at + 1, value: word }])];
    return ways.filter(({ value }) => value < 60);
  },
};

const endings = new Set(['st', 'nd', 'rd', 'th']);

function plainNth(scan: Scan, at: number): Way<number> | undefined {
  const digits = scan.number(at, 3);
  if (digits !== undefined)
    return endings.has(scan.word(at + 1)) && scan.isGlued(at + 1) ? { end: at + 2, value: digits } : undefined;
  const both = compound(scan, at, ordinals);
  if (both) return both;
  const value = ordinals.get(scan.word(at));
  return value === undefined ? undefined : { end: at + 1, value };
}

/** Where "last" ends that is counted from the end: "second to last", "second-last". */
function fromEnd(scan: Scan, at: number): number | undefined {
  const words = [scan.word(at), scan.word(at + 1), scan.word(at + 2), scan.word(at + 3)];
  if (words[0] === 'last') return at + 1;
  if (words[0] === '-' && words[1] === 'last') return at + 2;
  if (words[0] === 'to' && words[1] === 'last') return at + 2;
  if (words.join(' ') === '- to - last') return at + 4;
  return undefined;
}

/** Which one: "3rd", "twenty-first"; from the end -1 for "last", -2 for "second to last". */
export const nth: Reads<number> = {
  starts: new Set(['#', 'last', 'penultimate', 'next', ...ordinals.keys(), ...Object.keys(tens)]),
  read(scan, at) {
    if (scan.word(at) === 'last') return [{ end: at + 1, value: -1 }];
    if (scan.word(at) === 'penultimate') return [{ end: at + 1, value: -2 }];
    if (hasWords(scan, at, ['next', 'to', 'last'])) return [{ end: at + 3, value: -2 }];
    const plain = plainNth(scan, at);
    if (!plain) return [];
    const last = plain.value > 1 ? fromEnd(scan, plain.end) : undefined;
    return last === undefined ? [plain] : [{ end: last, value: -plain.value }, plain];
  },
};

const halfDay = new Set(['am', 'pm', 'a.m', 'p.m']);

/** A day of a month: "5", "5th", "fifth"; not what goes on as a time or another number. */
export const monthDay: Reads<number> = {
  starts: new Set(['#', ...ordinals.keys(), ...Object.keys(tens)]),
  read(scan, at) {
    const named = plainNth(scan, at);
    if (named) return [named];
    const digits = scan.number(at, 2);
    if (digits === undefined || (digits <= 12 && halfDay.has(scan.word(at + 1)))) return [];
    const goesOn = /^[:/.]$/.test(scan.word(at + 1)) && scan.isGlued(at + 1) && scan.isGlued(at + 2);
    if (goesOn && scan.isNumber(at + 2)) return [];
    return [{ end: at + 1, value: digits }];
  },
};

/** A year in two digits, of those to come: "2 june 27". */
export const shortYear: Reads<number> = {
  starts: new Set(['#']),
  read(scan, at) {
    const text = scan.word(at);
    return /^(?:2[4-9]|3\d)$/.test(text) && !scan.isGlued(at + 1) ? [{ end: at + 1, value: 2000 + Number(text) }] : [];
  },
};

/** A year: "2027", "'28". */
export const year: Reads<number> = {
  starts: new Set(['#', "'", '’']),
  read(scan, at) {
    const isShort = /^['’]$/.test(scan.word(at));
    const text = scan.word(isShort ? at + 1 : at);
    if (isShort)
      return /^\d{2}$/.test(text) && scan.isGlued(at + 1) ? [{ end: at + 2, value: 2000 + Number(text) }] : [];
    const isClock = scan.word(at + 1) === ':' && scan.isGlued(at + 1);
    return /^(?:19|20|21)\d{2}$/.test(text) && !isClock ? [{ end: at + 1, value: Number(text) }] : [];
  },
};
