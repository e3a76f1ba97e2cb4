import type { Reads, Way } from './scan.ts';

/** Words with one meaning each: weekdays, months, units of time, parts of the day. */

/** A part of the grammar that reads one word of a list. */
export function wordsOf<Value>(meanings: readonly (readonly [words: string, value: Value])[]): Reads<Value> {
  const values = new Map(meanings.flatMap(([words, value]) => words.split(' ').map((word) => [word, value] as const)));
  return {
    starts: new Set(values.keys()),
    read(scan, at) {
      const value = values.get(scan.word(at));
      return value === undefined ? [] : [{ end: at + 1, value }];
    },
  };
}

/** The same, an abbreviation's full stop included: "Jan. 5". */
function abbreviated<Value>(meanings: readonly (readonly [words: string, value: Value])[]): Reads<Value> {
  const plain = wordsOf(meanings);
  return {
    ...plain,
    read(scan, at) {
      const [way] = plain.read(scan, at);
      if (!way) return [];
      const ways: Way<Value>[] = [way];
      const goesOn = scan.isNumber(way.end + 1) && !scan.isGlued(way.end + 1);
      if (scan.word(way.end) === '.' && scan.isGlued(way.end) && goesOn && scan.word(at).length < 5)
        ways.unshift({ end: way.end + 1, value: way.value });
      return ways;
    },
  };
}

/** 1 is Monday. What people often write wrongly is named as well. */
export const weekday: Reads<number> = wordsOf([
  ['monday mon munday mondy', 1],
  ['tuesday tue tues teusday tuseday tusday', 2],
  ['wednesday wed weds wensday wednsday wendesday wednesady wendsday wedensday wednesay wednesdy', 3],
  ['thursday thu thur thurs thrusday thurday thursay thusday thursdy', 4],
  ['friday fri firday frday fryday fridy', 5],
  ['saturday sat saterday satuday satruday saturdy', 6],
  ['sunday sun sundy suday', 7],
]);

export const weekdayPlural: Reads<number> = wordsOf([
  ['mondays', 1],
  ['tuesdays', 2],
  ['wednesdays', 3],
  ['thursdays', 4],
  ['fridays', 5],
  ['saturdays', 6],
  ['sundays', 7],
]);

export const month: Reads<number> = abbreviated([
  ['january jan', 1],
  ['february feb febuary', 2],
  ['march mar', 3],
  ['april apr', 4],
  ['may', 5],
  ['june jun', 6],
  ['july jul', 7],
  ['august aug', 8],
  ['september sep sept', 9],
  ['october oct', 10],
  ['november nov', 11],
  ['december dec', 12],
]);

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year';

const unitWords: [string, Unit][] = [
  ['second seconds sec secs', 'second'],
  ['minute minutes min mins', 'minute'],
  ['hour hours hr hrs', 'hour'],
  ['day days', 'day'],
  ['week weeks wk wks', 'week'],
  ['fortnight fortnights', 'fortnight'],
  ['month months', 'month'],
  ['quarter quarters', 'quarter'],
  ['year years yr yrs', 'year'],
];
const letters: Record<string, Unit> = { m: 'minute', h: 'hour', d: 'day', w: 'week' };
const wholeUnits = wordsOf(unitWords);

/** A unit of time; a letter alone only right behind its number: "2h". */
export const unit: Reads<Unit> = {
  starts: new Set([...wholeUnits.starts!, ...Object.keys(letters)]),
  read(scan, at) {
    const letter = scan.isGlued(at) && scan.isNumber(at - 1) ? letters[scan.word(at)] : undefined;
    return letter ? [{ end: at + 1, value: letter }] : wholeUnits.read(scan, at);
  },
};

export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night';

export const part: Reads<DayPart> = wordsOf([
  ['morning mornings', 'morning'],
  ['afternoon afternoons arvo', 'afternoon'],
  ['evening evenings', 'evening'],
  ['night nights', 'night'],
]);

/** When lunch is; "after lunch" is later, "ask Bob about lunch" says no time, and "lunch with Ann" may be at another. */
export const lunch: Reads<true> = {
  starts: new Set(['lunch', 'lunchtime']),
  read(scan, at) {
    const end = scan.word(at) === 'lunch' && /^(?:time|break|hour)$/.test(scan.word(at + 1)) ? at + 2 : at + 1;
    return /^(?:after|about|from)$/.test(scan.word(at - 1)) || /^(?:with|at|and)$/.test(scan.word(end))
      ? []
      : [{ end, value: true }];
  },
};

const holidayNames: [string, readonly [month: number, day: number]][] = [
  ["new year's eve", [12, 31]],
  ["new year's day", [1, 1]],
  ["new year's", [1, 1]],
  ['new year', [1, 1]],
  ['new years eve', [12, 31]],
  ['new years day', [1, 1]],
  ["valentine's day", [2, 14]],
  ['valentines day', [2, 14]],
  ['halloween', [10, 31]],
  ['christmas eve', [12, 24]],
  ['christmas day', [12, 25]],
  ['christmas', [12, 25]],
  ['xmas', [12, 25]],
  ['boxing day', [12, 26]],
];

/** Feasts that are on the same day every year, the longest name first. */
export const holiday: Reads<readonly [month: number, day: number]> = {
  starts: new Set(holidayNames.map(([name]) => name.split(' ')[0]!)),
  read(scan, at) {
    return holidayNames
      .map(([name, value]) => ({ words: name.split(' '), value }))
      .filter(({ words }) => words.every((word, index) => scan.word(at + index) === word))
      .map(({ words, value }) => ({ end: at + words.length, value }))
      .sort((a, b) => b.end - a.end);
  },
};
