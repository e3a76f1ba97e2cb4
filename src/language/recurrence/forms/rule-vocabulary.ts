import { wordsOf } from '../../grammar/names.ts';
import { count, nth } from '../../grammar/numbers.ts';
import type { Reads } from '../../grammar/scan.ts';
import { withSpans } from '../../moments/spans.ts';
import type { Said } from '../../moments/vocabulary.ts';
import type { RuleParts } from '../rule.ts';
import {
  figures,
  monthRange,
  months,
  nthDays,
  nths,
  repeatingWeekdays,
  weekdays,
  type YearDay,
  yearDays,
} from './lists.ts';

/** The parts that forms of recurrence are made of, beside those of dates. */

export interface RuleSaid extends Said {
  weekdays?: number[];
  repeating?: number[];
  months?: number[];
  range?: number[];
  nths?: number[];
  figures?: number[];
  nthdays?: RuleParts['weekdays'];
  dates?: YearDay[];
  step?: number;
  adverb?: readonly [number, string];
  group?: 'workweek' | 'weekend';
  every?: true;
}

const vague = /^few$/;

/** How many periods lie between: "other" is every second one. */
const step: Reads<number> = {
  starts: new Set(['other', 'alternate', 'single', ...nth.starts!, ...count.starts!]),
  read(scan, at) {
    if (/^(?:other|alternate)$/.test(scan.word(at))) return [{ end: at + 1, value: 2 }];
    if (scan.word(at) === 'single') return [{ end: at + 1, value: 1 }];
    // A few days are not three of them, when it is for good.
    if (vague.test(scan.word(at)) || (scan.word(at) === 'a' && vague.test(scan.word(at + 1)))) return [];
    return [...nth.read(scan, at), ...count.read(scan, at)];
  },
};

const adverbs = wordsOf<readonly [number, string]>([
  ['daily everyday', [1, 'day']],
  ['weekly', [1, 'week']],
  ['biweekly fortnightly', [2, 'week']],
  ['monthly', [1, 'month']],
  ['bimonthly', [2, 'month']],
  ['quarterly', [3, 'month']],
  ['semiannually semiannual halfyearly', [6, 'month']],
  ['yearly annually', [1, 'year']],
  ['biennially', [2, 'year']],
]);

/** "bi-weekly", "half-yearly": a word in two. */
const hyphened: Record<string, readonly [number, string]> = {
  'bi weekly': [2, 'week'],
  'bi monthly': [2, 'month'],
  'half yearly': [6, 'month'],
  'semi annually': [6, 'month'],
  'every day': [1, 'day'],
};

const adverb: Reads<readonly [number, string]> = {
  starts: new Set([...adverbs.starts!, 'bi', 'half', 'semi']),
  read(scan, at) {
    const second = scan.word(at + 1) === '-' ? at + 2 : at + 1;
    const both = hyphened[`${scan.word(at)} ${scan.word(second)}`];
    return both ? [{ end: second + 1, value: both }] : adverbs.read(scan, at);
  },
};

const group: Reads<'workweek' | 'weekend'> = {
  starts: new Set(['weekday', 'weekdays', 'workday', 'workdays', 'working', 'business', 'work', 'weekend', 'weekends']),
  read(scan, at) {
    const word = scan.word(at);
    if (/^weekends?$/.test(word)) return [{ end: at + 1, value: 'weekend' }];
    if (/^(?:weekdays?|workdays?)$/.test(word)) return [{ end: at + 1, value: 'workweek' }];
    return /^days?$/.test(scan.word(at + 1)) ? [{ end: at + 2, value: 'workweek' }] : [];
  },
};

/** "every", and with a mark "every!", which counts from the day it was done. */
export const every: Reads<{ afterDone: boolean }> = {
  starts: new Set(['every', 'each', 'once']),
  read(scan, at) {
    const isBoth = scan.word(at) === 'each' && scan.word(at + 1) === 'and' && scan.word(at + 2) === 'every';
    const from = isBoth ? at + 2 : scan.word(at) === 'once' ? at + 1 : at;
    if (!/^(?:every|each)$/.test(scan.word(from))) return [];
    const isMarked = scan.word(from + 1) === '!' && scan.isGlued(from + 1);
    return [{ end: isMarked ? from + 2 : from + 1, value: { afterDone: isMarked } }];
  },
};

export const ruleVocabulary = {
  ...withSpans,
  weekdays,
  repeating: repeatingWeekdays,
  months,
  range: monthRange,
  nths,
  figures,
  nthdays: nthDays,
  dates: yearDays,
  step,
  adverb,
  group,
};

/** The weekdays of a kind of day, or of one weekday, as a rule has them. */
export const workweek = [1, 2, 3, 4, 5];
export const plainDays = (days: readonly number[]): RuleParts['weekdays'] => days.map((day) => ({ nth: 0, day }));
