import type { Found, When } from '../calendar.ts';
import { datesIn, readerOf } from '../date-phrases.ts';
import { compilePattern } from '../grammar/pattern.ts';
import { Scan, searchedPart } from '../grammar/scan.ts';
import { isWordEnd, isWordStart } from '../moments/moment.ts';
import type { Stretch } from '../moments/neighbours.ts';
import { type RuleSaid, ruleVocabulary } from './forms/rule-vocabulary.ts';
import { rulesIn } from './phrases.ts';

/** Words that speak of a date or a repetition and were not understood. */

/** Beginnings of what no form reads to its end. */
export const beginnings: { form: string; example: string }[] = [
  { form: '<count> <unit> (before|after)', example: 'book a table [2 days before] my birthday' },
  { form: '<count> <unit> prior to', example: 'book a table [2 days prior to] my birthday' },
  {
    form: '<count> (working|business|work) (day|days) (before|after)',
    example: 'book a table [2 working days before] my birthday',
  },
  { form: 'the day (before|after) (my|our|the|his|her|their)', example: 'pack [the day before the] trip' },
  {
    form: '(twice|thrice|<count> times) (a|an|per|every|each|in a) <unit>',
    example: 'take the pills [twice a day]',
  },
  { form: '(twice|thrice|<count> times) <adverb>', example: 'take the pills [three times daily]' },
  { form: '(every|each) (<step>)? (<unit>|<group>|<part>|half)', example: 'water the plants [every 1.5 days]' },
  { form: '(every|each) (other)? (<weekdays>|<months>|<nths>)', example: 'pay [every first] sunday of lent' },
];

const patterns = beginnings.map(({ form }) => compilePattern<RuleSaid>(form, ruleVocabulary));
const dayUnits = new Set(['day', 'week', 'fortnight', 'month', 'quarter', 'year']);

function beginningAt(scan: Scan, at: number): Stretch | undefined {
  let end: number | undefined;
  const said: RuleSaid = {};
  for (const [index, pattern] of patterns.entries())
    if (pattern.starts.has(scan.key(at)))
      pattern.match(scan, at, said, (to) => {
        // "an hour before the exam" is what people put into a title.
        const isFine = index < 2 && !dayUnits.has(said.unit!);
        const isAlone = index < 4 && !scan.isWord(to);
        if (!isFine && !isAlone && isWordEnd(scan, to)) end = Math.max(end ?? 0, to);
      });
  return end === undefined ? undefined : { start: at, end };
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
  const isUnderstood = (at: number) => understood.some(({ start, end }) => start <= at && at < end);
  const stretches: Stretch[] = [...rules.unread, ...dates.unread, ...impossible];
  for (let at = 0; at < scan.tokens.length; at += 1) {
    const begun = isWordStart(scan, at) ? beginningAt(scan, at) : undefined;
    if (begun) stretches.push(begun);
  }
  const [first] = stretches
    .filter(({ end }) => !isUnderstood(end - 1))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  if (!first) return undefined;
  const whole = clause(scan, first);
  const start = scan.tokens[whole.start]!.start;
  const end = scan.tokens[whole.end - 1]!.end;
  return { start, end, value: text.slice(start, end) };
}
