import type { Found, When } from '../calendar.ts';
import { datesIn, readerOf } from '../date-phrases.ts';
import { compilePattern } from '../grammar/pattern.ts';
import { Scan, searchedPart } from '../grammar/scan.ts';
import { isWordEnd, isWordStart } from '../moments/moment.ts';
import type { Stretch } from '../moments/neighbours.ts';
import { type RuleSaid, ruleVocabulary } from './forms/rule-vocabulary.ts';
import { rulesIn } from './phrases.ts';

/** Words that speak of a date or a repetition and were not understood. */

interface Beginning {
  form: string;
  /** Counts only with days and longer units: "an hour before the exam" is what people put into a title. */
  days?: true;
  /** Counts only before a word. */
  word?: true;
  /** Counts although its end is a date by itself: "12 to 14 april". */
  whole?: true;
  example: string;
}

/** Beginnings of what no form reads to its end. */
export const beginnings: Beginning[] = [
  {
    form: '<count> <unit> (before|after)',
    days: true,
    word: true,
    example: 'book a table [2 days before] my birthday',
  },
  { form: '<count> <unit> prior to', days: true, word: true, example: 'book a table [2 days prior to] my birthday' },
  {
    form: '<count> (working|business|work) (day|days) (before|after)',
    word: true,
    example: 'book a table [2 working days before] my birthday',
  },
  {
    form: 'the (day|week|month) (before|after) (my|our|the|his|her|their)',
    word: true,
    example: 'pack [the day before the] trip',
  },
  {
    form: 'the <weekday> (before|after) (my|our|the|his|her|their)',
    word: true,
    example: 'pack [the friday before the] trip',
  },
  { form: '(in|within) <count> (or|to|-|–) <count> <unit>', example: 'sow the seeds [in 2 or 3 weeks]' },
  { form: '(every|each) <count> (or|to|-|–) <count> <unit>', example: 'go to the gym [every 2 or 3 days]' },
  { form: '(every|each) <slashed> <unit>', example: 'air the cellar [every 1/2 year]' },
  { form: '(in|within) <count> <unit>', days: true, example: 'sow the seeds [in 2.5 weeks]' },
  { form: '<count> <unit> from now', days: true, example: 'sow the seeds [half a month from now]' },
  { form: '(at|by|@) <count> <half>', example: 'call mom [at 13pm]' },
  { form: '(utc|gmt) (+|-) <count>', example: 'call mom at 5pm [UTC+25]' },
  { form: '<month> <dom> (-|–|to) <dom>', example: 'book a hotel [may 3-7]' },
  { form: '<dom> (-|–|to) <dom> <month>', whole: true, example: 'book a hotel [3-7 may]' },
  { form: '(every|each) (a)? few <unit>', example: 'air the cellar [every few days]' },
  { form: '(every|each) (so often|now and (then|again)|once in a while)', example: 'weed [every now and then]' },
  {
    form: '(twice|thrice|<count> times) (a|an|per|every|each|in a) <unit>',
    example: 'take the pills [twice a day]',
  },
  { form: '(twice|thrice|<count> times) <adverb>', example: 'take the pills [three times daily]' },
  { form: '(every|each) (<step>)? (<unit>|<group>|<part>|half)', example: 'water the plants [every 1.5 days]' },
  { form: '(every|each) (other)? (<weekdays>|<months>|<nths>)', example: 'pay [every first] sunday of lent' },
];

const patterns = beginnings.map((one) => ({ ...one, pattern: compilePattern<RuleSaid>(one.form, ruleVocabulary) }));
const dayUnits = new Set(['day', 'week', 'fortnight', 'month', 'quarter', 'year']);

function beginningAt(scan: Scan, at: number): (Stretch & { whole: boolean }) | undefined {
  let end: number | undefined;
  let isWhole = false;
  const said: RuleSaid = {};
  for (const { pattern, days, word, whole = false } of patterns)
    if (pattern.starts.has(scan.key(at)))
      pattern.match(scan, at, said, (to) => {
        if ((days && !dayUnits.has(said.unit!)) || (word && !scan.isWord(to))) return;
        if (!isWordEnd(scan, to)) return;
        end = Math.max(end ?? 0, to);
        isWhole ||= whole;
      });
  return end === undefined ? undefined : { start: at, end, whole: isWhole };
}

const wordsShown = 6;
const clauseEnds = /^(?:[.,;!?()#@]|and|then|please)$/;

/** With the words behind, up to the end of the clause. */
function clause(scan: Scan, { start, end }: Stretch): Stretch {
  let to = end;
  while (to < end + wordsShown && to < scan.tokens.length && (!clauseEnds.test(scan.word(to)) || scan.isGlued(to + 1)))
    to += 1;
  return { start, end: to };
}

/** The first such words of a sentence. What is understood in it has been taken out before. */
export function findUnread(text: string, when: When): Found<string> | undefined {
  const scan = new Scan(searchedPart(text), readerOf(when));
  const dates = datesIn(scan);
  const rules = rulesIn(scan);
  const impossible = dates.phrases.filter(({ reading }) => reading.impossible);
  const understood: Stretch[] = dates.phrases.filter(({ reading }) => !reading.impossible);
  if (rules.found) understood.push(rules.found);
  const endsIn = (known: Stretch[]) => (stretch: Stretch) =>
    known.some(({ start, end }) => start < stretch.end && stretch.end <= end);
  const isRule = endsIn(rules.found ? [rules.found] : []);
  const isUnderstood = endsIn(understood);
  const stretches = [...rules.unread, ...[...dates.unread, ...impossible].filter((one) => !isRule(one))];
  for (let at = 0; at < scan.tokens.length; at += 1) {
    const begun = isWordStart(scan, at) ? beginningAt(scan, at) : undefined;
    if (begun && (begun.whole || !isUnderstood(begun))) stretches.push(begun);
  }
  const [first] = stretches.sort((a, b) => a.start - b.start || b.end - a.end);
  if (!first) return undefined;
  const whole = clause(scan, first);
  const start = scan.tokens[whole.start]!.start;
  const end = scan.tokens[whole.end - 1]!.end;
  return { start, end, value: text.slice(start, end) };
}
