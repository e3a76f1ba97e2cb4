import type { Reads, Scan } from './scan.ts';

/** Dates and times written in digits. */

/** Numbers and marks right beside each other, or nothing: `part(2, '-', 4)`. */
function figures(scan: Scan, at: number, parts: (number | string)[]): number[] | undefined {
  const read: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0 && !scan.isGlued(at + index)) return undefined;
    if (typeof part === 'string') {
      if (scan.word(at + index) !== part) return undefined;
    } else {
      const value = scan.number(at + index, part);
      if (value === undefined) return undefined;
      read.push(value);
    }
  }
  return read;
}

/** Whether the digits go on right behind: "3/4/5/6". */
function goesOn(scan: Scan, at: number, marks: RegExp): boolean {
  return marks.test(scan.word(at)) && scan.isGlued(at) && scan.isNumber(at + 1) && scan.isGlued(at + 1);
}

const numbers = new Set(['#']);

export interface Ymd {
  year: number;
  month: number;
  day: number;
}

/** "2026-04-01", "2026/4/1". */
export const isoDay: Reads<Ymd> = {
  starts: numbers,
  read(scan, at) {
    const read = figures(scan, at, [4, '-', 2, '-', 2]) ?? figures(scan, at, [4, '/', 2, '/', 2]);
    if (!read || scan.word(at).length !== 4 || goesOn(scan, at + 5, /^[-/]$/)) return [];
    return [{ end: at + 5, value: { year: read[0]!, month: read[1]!, day: read[2]! } }];
  },
};

/** "3/4", "3/4/2027", "3/4/27", "03-04-2027". */
export const slashed: Reads<{ first: number; second: number; year?: number }> = {
  starts: numbers,
  read(scan, at) {
    const dashed = figures(scan, at, [2, '-', 2, '-', 4]);
    if (dashed && scan.word(at + 4).length === 4 && !goesOn(scan, at + 5, /^-$/)) {
      const [first, second, year] = dashed as [number, number, number];
      return [{ end: at + 5, value: { first, second, year } }];
    }
    const pair = figures(scan, at, [2, '/', 2]);
    if (!pair) return [];
    const [first, second] = pair as [number, number];
    const year = scan.isGlued(at + 3) ? figures(scan, at + 3, ['/', 4])?.[0] : undefined;
    if (year === undefined) return goesOn(scan, at + 3, /^\/$/) ? [] : [{ end: at + 3, value: { first, second } }];
    const { length } = scan.word(at + 4);
    if (length === 3 || length === 1 || goesOn(scan, at + 5, /^\/$/)) return [];
    return [{ end: at + 5, value: { first, second, year: length === 2 ? 2000 + year : year } }];
  },
};

/** "1.4.2027": the day comes first. */
export const dotted: Reads<Ymd> = {
  starts: numbers,
  read(scan, at) {
    const read = figures(scan, at, [2, '.', 2, '.', 4]);
    if (!read || scan.word(at + 4).length !== 4) return [];
    return [{ end: at + 5, value: { day: read[0]!, month: read[1]!, year: read[2]! } }];
  },
};

/** Numbers of something else than a day: "version 2.4." */
const numbered = /^(?:version|v|release|chapter|section|part|paragraph|grade|rating|score|step|point|exercise)$/;

/** "20.4.", the second full stop as people write it where a day is said so. */
export const dayMonth: Reads<Ymd> = {
  starts: numbers,
  read(scan, at) {
    const read = figures(scan, at, [2, '.', 2]);
    if (!read || scan.word(at + 3) !== '.' || !scan.isGlued(at + 3) || numbered.test(scan.word(at - 1))) return [];
    if (scan.isGlued(at + 4) && scan.isNumber(at + 4)) return [];
    const [day, month] = read;
    return month! < 1 || month! > 12 || day! < 1 || day! > 31
      ? []
      : [{ end: at + 4, value: { day: day!, month: month!, year: 0 } }];
  },
};

export interface Clock {
  hour: number;
  minute: number;
  second?: number;
  /** The hour may be meant in the morning or in the afternoon. */
  open: boolean;
}

/** "5" and "5:30" leave morning or afternoon open, "05:30" and "17" do not. */
export function openClock(text: string, minute: number): Clock {
  const hour = Number(text);
  return { hour, minute, open: hour >= 1 && hour <= 12 && !text.startsWith('0') };
}

/** "17:30", "5:30", "17:30:00". */
export const colonTime: Reads<Clock> = {
  starts: numbers,
  read(scan, at) {
    const read = figures(scan, at, [2, ':', 2]);
    if (!read || scan.word(at + 2).length !== 2) return [];
    const seconds = scan.isGlued(at + 3) ? figures(scan, at + 3, [':', 2]) : undefined;
    if (!seconds && goesOn(scan, at + 3, /^:$/)) return [];
    const clock = openClock(scan.word(at), read[1]!);
    return [seconds ? { end: at + 5, value: { ...clock, second: seconds[0]! } } : { end: at + 3, value: clock }];
  },
};

/** "17.30". */
export const pointTime: Reads<Clock> = {
  starts: numbers,
  read(scan, at) {
    const read = figures(scan, at, [2, '.', 2]);
    if (!read || scan.word(at + 2).length !== 2 || goesOn(scan, at + 3, /^[.:]$/)) return [];
    return [{ end: at + 3, value: openClock(scan.word(at), read[1]!) }];
  },
};

/** "15h30". */
export const hTime: Reads<Clock> = {
  starts: numbers,
  read(scan, at) {
    const read = figures(scan, at, [2, 'h', 2]);
    if (!read || scan.word(at + 2).length !== 2) return [];
    return [{ end: at + 3, value: openClock(scan.word(at), read[1]!) }];
  },
};

/** "0930", "1545": four digits that the clock can show. */
export const militaryTime: Reads<Clock> = {
  starts: numbers,
  read(scan, at) {
    const text = scan.word(at);
    if (!/^(?:[01]\d|2[0-3])[0-5]\d$/.test(text)) return [];
    return [{ end: at + 1, value: { hour: Number(text.slice(0, 2)), minute: Number(text.slice(2)), open: false } }];
  },
};

const hourWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** An hour alone: "5", "five", "17". */
export const hour: Reads<Clock> = {
  starts: new Set(['#', ...hourWords]),
  read(scan, at) {
    const word = hourWords.indexOf(scan.word(at)) + 1;
    if (word > 0) return [{ end: at + 1, value: { hour: word, minute: 0, open: true } }];
    if (scan.number(at, 2) === undefined || goesOn(scan, at + 1, /^[:.,/]$/)) return [];
    return [{ end: at + 1, value: openClock(scan.word(at), 0) }];
  },
};

/** "am", "p.m.": right behind an hour. */
export const halfDay: Reads<'am' | 'pm'> = {
  starts: new Set(['am', 'pm', 'a', 'p']),
  read(scan, at) {
    const word = scan.word(at);
    if (word === 'am' || word === 'pm') return [{ end: at + 1, value: word }];
    const dotted = scan.word(at + 1) === '.' && scan.word(at + 2) === 'm' && scan.isGlued(at + 2);
    if (!dotted) return [];
    const value = word === 'a' ? 'am' : 'pm';
    const plain = { end: at + 3, value } as const;
    return scan.word(at + 3) === '.' && scan.isGlued(at + 3) ? [{ end: at + 4, value }, plain] : [plain];
  },
};
