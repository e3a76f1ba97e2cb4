import { wordsOf } from '../grammar/names.ts';
import { compilePattern, type Pattern } from '../grammar/pattern.ts';
import type { Reads, Scan } from '../grammar/scan.ts';
import type { Table } from '../grammar/table.ts';
import type { Reading } from '../reading.ts';
import { times } from './clock-forms.ts';
import { endsPhrase } from './following.ts';
import type { Phrase } from './moment.ts';
import type { MomentForm } from './moment-form.ts';
import { movedDays } from './moved-day-forms.ts';
import { days } from './named-days.ts';
import { type Said, vocabulary } from './vocabulary.ts';

/**
 * Words beside a phrase that change what it means. A phrase that has one of them beside it and does not hold it is not taken: half of
 * what was meant would be guessed.
 */
export interface Neighbour {
  form: string;
  /** Counts only before a phrase that one of these leads into. */
  leads?: readonly string[];
  /** Counts only before a phrase that begins with a day, or with a time. */
  opens?: 'day' | 'time';
  /** Counts only when a noun does not follow. */
  ends?: true;
  /** A sentence of which nothing is taken for a date, the neighbour in brackets. */
  example: string;
}

const feasts = wordsOf<true>([
  [
    'easter thanksgiving ramadan eid diwali holi hanukkah chanukah passover purim lent advent pentecost whitsun payday holidays vacation exams',
    true,
  ],
]);
/** What of a table is a date or a time by itself, whatever stands before it. */
function sure(table: Table<Said, Reading, MomentForm>): Reads<Reading> {
  return {
    starts: table.starts,
    read: (scan, at) => table.all(scan, at).filter(({ form }) => !form.behind && form.loose !== true),
  };
}

const parts = { ...vocabulary, day: sure(days), moved: movedDays, time: sure(times), feast: feasts };

/** Right before the preposition of a phrase, or between the two. */
export const heads: Neighbour[] = [
  { form: '(every|each|per|alternate)', example: 'dust the shelf [every] tomorrow' },
  { form: '(not|except|excluding|unless|besides) (for|on)?', example: 'call the bank but [not] on friday' },
  { form: '(other than|apart from|rather than|instead of)', example: 'call the bank [other than] on friday' },
  { form: '(anything|everything|nothing|any day) but', example: 'call the bank [anything but] friday' },
  { form: '(previous|before last)', example: 'check the [previous] friday 13 march' },
  { form: '<month>', leads: [''], opens: 'time', example: 'call mom [june] 5pm' },
  { form: '(after|since)', opens: 'day', example: 'call the bank [after] friday' },
  { form: '<weekday> (and|or|&)', opens: 'day', example: 'night shift [sat and] sun 8pm' },
  { form: '<nth> (to last)?', example: 'sweep the [fifth] tomorrow' },
  { form: '<count> <unit> (and a half)?', leads: ['before', 'from'], example: 'call [2 hours] before friday' },
  {
    form: '<count> (working|business|work) (day|days)',
    leads: ['before', 'from'],
    example: 'call [2.5 working days] before friday',
  },
];

/** Right behind a phrase. */
export const tails: Neighbour[] = [
  { form: 'of', example: 'polish the silver on the first friday [of] the jubilee month' },
  { form: '(after|before) (the)? (next|last)', example: 'call tomorrow [after next]' },
  {
    form: '(the)? (week|month|year) (after|before) (the)? (next|last)',
    example: 'call on friday [the week before last]',
  },
  {
    form: '(after|before) ((the|my|our)? <feast>|<day>|<moved>|<holiday>)',
    example: 'visit gran on the monday [after easter]',
  },
  { form: '(<dom>)? (,)? <year>', example: 'call on friday at 5pm [2028]' },
  { form: '(in|within) <count> <unit>', example: 'call on the 3rd [in 2 weeks]' },
  { form: '(week|fortnight|weeks)', example: 'call on 3 april [week]' },
  { form: "' <count>", example: "call on friday ['28]" },
  { form: '(or|and) (on|at|by|every|each)? (<day>|<moved>)', example: 'call mom tomorrow [or friday]' },
  { form: '(or|and)? (at|@)? <time>', example: 'call mom at 5pm [or 6pm]' },
  { form: '(or|and) (a half|so|later|after|earlier|before|sooner)', example: 'call in 2 weeks [and a half]' },
  { form: 'or <count>', example: 'call in a day [or two]' },
  { form: '(or|and) (at)? <hour>', ends: true, example: 'call on friday at 5 [and 6]' },
  { form: '(or|and) (<year>|the day (after|before))', example: 'call tomorrow [or the day after]' },
  { form: '(at (the)? earliest|onwards|onward)', example: 'call on friday [at the earliest]' },
  { form: '(at|by|@)? <count> <half>', example: 'call mom tomorrow [at 13pm]' },
  { form: '(through|thru|to|until|till|-|–) (<day>|<moved>)', example: 'block the hall tomorrow [to friday]' },
  {
    form: '(except|excluding|but not|other than|apart from|unless)',
    example: 'call on friday [except] holidays',
  },
  { form: 'in (<month>|the)? (spring|summer|autumn|fall|winter|<month>)', example: 'call on friday [in summer]' },
  { form: '(utc|gmt)', example: 'call tomorrow [UTC]' },
];

interface Compiled extends Neighbour {
  pattern: Pattern<Said>;
}

export const compileNeighbours = (table: readonly Neighbour[]): Compiled[] =>
  table.map((one) => ({ ...one, pattern: compilePattern<Said>(one.form, parts) }));
const headPatterns = compileNeighbours(heads);
const tailPatterns = compileNeighbours(tails);

const headReach = 6;

/** Where the words before `at` begin that change what follows. */
export function headOf(
  scan: Scan,
  at: number,
  table: readonly Compiled[],
  { lead = '', opens }: { lead?: string; opens?: 'day' | 'time' } = {},
): number | undefined {
  for (let from = Math.max(0, at - headReach); from < at; from += 1)
    for (const { pattern, leads, opens: only } of table) {
      if (!pattern.starts.has(scan.key(from)) || (leads && !leads.includes(lead)) || (only && only !== opens)) continue;
      let fits = false;
      pattern.match(scan, from, {}, (end) => {
        fits ||= end === at;
      });
      if (fits) return from;
    }
  return undefined;
}

/** Where the words behind `at` end that change what stands before. */
export function tailOf(scan: Scan, at: number, table: readonly Compiled[]): number | undefined {
  // "Daily (except holidays)"
  const from = scan.word(at) === '(' ? at + 1 : at;
  let longest: number | undefined;
  for (const { pattern, ends } of table)
    if (pattern.starts.has(scan.key(from)))
      pattern.match(scan, from, {}, (end) => {
        if (!ends || endsPhrase(scan, end)) longest = Math.max(longest ?? 0, end);
      });
  return longest;
}

export interface Stretch {
  start: number;
  end: number;
}

/** The phrase with the words beside it that it does not hold although they change it; undefined when there are none. */
export function unreadAround(scan: Scan, phrase: Phrase): Stretch | undefined {
  const { lead, opens } = phrase;
  const before =
    headOf(scan, phrase.begin, headPatterns, { opens }) ?? headOf(scan, phrase.start, headPatterns, { lead, opens });
  const behind = tailOf(scan, phrase.end, tailPatterns);
  if (before === undefined && behind === undefined) return undefined;
  return { start: Math.min(before ?? phrase.start, phrase.start), end: behind ?? phrase.end };
}
