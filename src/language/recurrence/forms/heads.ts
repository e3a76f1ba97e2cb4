import { dayPart } from '../../day-parts.ts';
import type { Unit } from '../../grammar/names.ts';
import { type Form, Table } from '../../grammar/table.ts';
import { edgeOf, groups, inMonth, inMonths, inYear, onFeast, units, weekly } from './beats.ts';
import type { Draft } from './draft.ts';
import { plainDays, type RuleSaid, ruleVocabulary } from './rule-vocabulary.ts';

/** The forms of a recurrence's first words, up to what qualifies it ("at 9am", "until june"). Examples say the rule. */

export type RuleForm = Form<RuleSaid, Draft>;

const ofMonth = '((day)? (of|in) (the|each|every|a) month)?';
const fromDone = '(after|from|since)';
/** "after it's done", "after completion". */
export const done = `${fromDone} (the)? (completion|completed|completing (it)?|done|doing it|finishing (it)?|(it's|it is|i|i'm|i've|i have) (done|complete|completed|finish|finished|do|did) (it|with it)?)`;

/** What may follow "every". */
const bodies: RuleForm[] = [
  {
    form: '(<step>)? <unit>',
    means: ({ step = 1, unit }) => units(step, unit!),
    example: ['every 3 days', 'FREQ=DAILY;INTERVAL=3'],
  },
  { form: 'half year', means: () => units(6, 'month'), example: ['every half year', 'FREQ=MONTHLY;INTERVAL=6'] },
  {
    form: '(<step>)? <group>',
    // Every other weekday is not every weekday of every other week.
    means: ({ step = 1, group }) => (step > 1 && group === 'workweek' ? undefined : weekly(groups[group!], step)),
    example: ['every weekday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  },
  {
    form: 'day of the (week|month|year)',
    means: () => units(1, 'day'),
    example: ['every day of the week', 'FREQ=DAILY'],
  },
  {
    form: '({which:other})? <part>',
    means: ({ which, part }) => ({ freq: 'DAILY', interval: which ? 2 : 1, time: dayPart(part!) }),
    example: ['every morning', 'FREQ=DAILY'],
  },
  {
    form: '({which:other|alternate})? <weekdays>',
    means: ({ which, weekdays }) => weekly(weekdays!, which ? 2 : 1),
    example: ['every monday, wednesday and friday', 'FREQ=WEEKLY;BYDAY=MO,WE,FR'],
  },
  {
    form: '<weekday> <part>',
    means: ({ weekday, part }) => ({ ...weekly([weekday!])!, time: dayPart(part!) }),
    example: ['every thursday night', 'FREQ=WEEKLY;BYDAY=TH'],
  },
  {
    form: '<weekday> the <nths>',
    means: ({ weekday, nths }) => ({ freq: 'MONTHLY', monthDays: nths!, days: plainDays([weekday!]) }),
    example: ['every friday the 13th', 'FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR'],
  },
  {
    form: `<nths> <kind> ${ofMonth}`,
    means: ({ nths, kind }) => inMonth(nths!, kind),
    example: ['every second to last friday of the month', 'FREQ=MONTHLY;BYDAY=-2FR'],
  },
  {
    form: '(the)? <nths> (<kind>)? (of|in) <months>',
    means: ({ nths, kind, months }) => inMonths(nths!, kind, months!),
    example: ['every fourth thursday in november', 'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'],
  },
  {
    form: '<figures>',
    means: ({ figures }) => inMonth(figures!, undefined),
    example: ['every 15th and 31st', 'FREQ=MONTHLY;BYMONTHDAY=15,31'],
  },
  {
    form: '<nths> (day)? (of|in) (the|each|every|a) month',
    means: ({ nths }) => inMonth(nths!, undefined),
    example: ['every first of the month', 'FREQ=MONTHLY;BYMONTHDAY=1'],
  },
  {
    form: '<dates>',
    means: ({ dates }) => inYear(dates!),
    example: ['every 1 march and 1 september', 'FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1'],
  },
  {
    form: '<holiday>',
    means: ({ holiday }) => onFeast(holiday!),
    example: ['every christmas', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25'],
  },
  {
    form: '<months>',
    means: ({ months }) => ({ freq: 'YEARLY', months: months!, monthDays: [1] }),
    example: ['every june', 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1'],
  },
];

export const afterEvery = new Table<RuleSaid, Draft>(bodies, ruleVocabulary);

/** Phrases that repeat without a leading "every". */
const headForms: RuleForm[] = [
  {
    form: '(on a)? <adverb> (basis)?',
    means: ({ adverb }) => ({ ...units(adverb![0], adverb![1] as Unit)!, adverb: true }),
    example: ['quarterly', 'FREQ=MONTHLY;INTERVAL=3'],
  },
  {
    form: 'nightly',
    means: () => ({ freq: 'DAILY', interval: 1, adverb: true, time: dayPart('night') }),
    example: ['nightly', 'FREQ=DAILY'],
  },
  {
    form: 'once (a|per) {way:day|week|fortnight|month|quarter|year}',
    means: ({ way }) => units(1, way as Unit),
    example: ['once a week', 'FREQ=WEEKLY'],
  },
  {
    form: '(on)? {way:weekdays|weekends}',
    means: ({ way }) => weekly(groups[way === 'weekdays' ? 'workweek' : 'weekend']),
    example: ['on weekends', 'FREQ=WEEKLY;BYDAY=SA'],
  },
  {
    form: '(on)? <weekdays> (every|each) (<step>)? {way:week|weeks}',
    means: ({ weekdays, step }) => weekly(weekdays!, step),
    example: ['tuesday to thursday every week', 'FREQ=WEEKLY;BYDAY=TU,WE,TH'],
  },
  {
    form: '(on)? <repeating>',
    means: ({ repeating }) => weekly(repeating!),
    example: ['mon-fri', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  },
  {
    form: '(on)? (the)? <nths> (<kind>)? (of|in)? (every|each) (<step>)? {way:month|months|quarter|quarters}',
    means: ({ nths, kind, step = 1, way }) => {
      const interval = units(step, way!.startsWith('month') ? 'month' : 'quarter')?.interval;
      const draft = inMonth(nths!, kind);
      return draft && interval ? { ...draft, interval } : undefined;
    },
    example: ['on the last working day of every month', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
  },
  {
    form: '(on)? (the)? <nths> (<kind>)? of (the|a) month (,)? ((every|each) (<step>)? {way:month|months}|monthly)',
    means: ({ nths, kind, step = 1 }) => {
      const interval = units(step, 'month')?.interval;
      const draft = inMonth(nths!, kind);
      return draft && interval ? { ...draft, interval } : undefined;
    },
    example: ['the last friday of the month, every month', 'FREQ=MONTHLY;BYDAY=-1FR'],
  },
  {
    form: '(at)? (the)? {which:end|start|beginning} of (every|each) (<step>)? {way:month|months|quarter|quarters|year|years}',
    means: ({ which, step = 1, way }) => edgeOf(which!, step, way!),
    example: ['at the end of every month', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
  },
  {
    form: '(on|at)? <holiday> ((every|each) year|yearly|annually)',
    means: ({ holiday }) => onFeast(holiday!),
    example: ['christmas every year', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25'],
  },
  {
    form: '(on)? (the)? <nths> (<kind>)? (of|in) <months> ((every|each) year|yearly|annually)',
    means: ({ nths, kind, months }) => inMonths(nths!, kind, months!),
    example: ['the second sunday of may every year', 'FREQ=YEARLY;BYMONTH=5;BYDAY=2SU'],
  },
  {
    form: '(on)? (the)? <dates> ((every|each) year|yearly|annually)',
    means: ({ dates }) => inYear(dates!),
    example: ['on 4 may every year', 'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=4'],
  },
  {
    form: `<count> {way:day|days|week|weeks|fortnight|month|months|year|years} ${done}`,
    means: ({ count, way }) => {
      const draft = units(count!, way!.replace(/s$/, '') as Unit);
      return draft && { ...draft, afterDone: true };
    },
    example: ['3 days after completion', 'FREQ=DAILY;INTERVAL=3'],
  },
];

export const withoutEvery = new Table<RuleSaid, Draft>(headForms, ruleVocabulary);
