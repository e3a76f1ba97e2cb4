import { type SpanUnit, spanOf } from '../../calendar-days.ts';
import { dayPart } from '../../day-parts.ts';
import { type Form, Table } from '../../grammar/table.ts';
import { inYear } from './beats.ts';
import {
  type Effect,
  hasEnd,
  inMonthOf,
  inSome,
  isOpen,
  onWeekdays,
  within,
  withoutDays,
  withoutMonths,
  write,
} from './effects.ts';
import { done } from './heads.ts';
import { plainDays, type RuleSaid, ruleVocabulary, workweek } from './rule-vocabulary.ts';

/** What qualifies a recurrence behind its first words: its days, months, exceptions, how often, from when it counts. */

const except = '(except|excepting|excluding|but|but not|not|apart from|other than|without|minus|save)';
const tail = (form: string, means: Form<RuleSaid, Effect>['means'], example: Form<RuleSaid, Effect>['example']) => ({
  form,
  means,
  example,
});

export const tails = new Table<RuleSaid, Effect>(
  [
    tail('(,)? (on)? <weekdays>', ({ weekdays }) => onWeekdays(weekdays!), [
      'every 2 weeks on monday and thursday',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH',
    ]),
    tail('(,)? on {way:weekdays|weekends}', ({ way }) => onWeekdays(way === 'weekdays' ? workweek : [6]), [
      'every week on weekdays',
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    ]),
    tail('(,)? (on (the)? <nths> (<kind>)?|the <nths> <kind>) ((day)? (of|in) (the|each|every|a) month)?', inMonthOf, [
      'every month on the 31st',
      'FREQ=MONTHLY;BYMONTHDAY=31',
    ]),
    tail(
      '(,)? on (the)? <nths> (<kind>)? (of|in) <months>',
      (said) => (draft) => {
        if (draft.freq !== 'YEARLY' || !isOpen(draft) || draft.months) return false;
        if (said.kind === 'workday' && said.months!.length > 1) return false;
        return write(draft, { months: said.months }) && inMonthOf(said)(draft);
      },
      ['every year on the first friday of june', 'FREQ=YEARLY;BYMONTH=6;BYDAY=1FR'],
    ),
    tail(
      '(,)? on (the)? <nthdays>',
      ({ nthdays }) =>
        (draft) =>
          (draft.freq === 'MONTHLY' || draft.freq === 'YEARLY') && isOpen(draft) && write(draft, { days: nthdays }),
      ['every month on the 1st monday and the last friday', 'FREQ=MONTHLY;BYDAY=1MO,-1FR'],
    ),
    tail(
      '(,)? (on|in) (the)? <dates>',
      ({ dates }) =>
        (draft) => {
          const found = draft.freq === 'YEARLY' && isOpen(draft) && !draft.months ? inYear(dates!) : undefined;
          return write(draft, found);
        },
      ['every year on the 4th of july', 'FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4'],
    ),
    tail(
      '(,)? on the <nths> day of the year',
      ({ nths }) =>
        (draft) =>
          draft.freq === 'YEARLY' && isOpen(draft) && write(draft, { yearDays: nths }),
      ['every year on the 100th day of the year', 'FREQ=YEARLY;BYYEARDAY=100'],
    ),
    tail(
      '(,)? in the <nths> week of the year',
      ({ nths }) =>
        (draft) =>
          draft.freq === 'YEARLY' && !draft.weeks && write(draft, { weeks: nths }),
      ['every year in the 20th week of the year', 'FREQ=YEARLY;BYWEEKNO=20'],
    ),
    tail('(,)? on (the)? day <dom>', ({ dom }) => inMonthOf({ nths: [dom!] }), [
      'every month on day 15',
      'FREQ=MONTHLY;BYMONTHDAY=15',
    ]),
    tail(
      '(,)? (of|in)? (every|each) (<step>)? (week|weeks)',
      ({ step = 1 }) =>
        (draft) =>
          draft.freq === 'WEEKLY' &&
          (draft.interval ?? 1) === 1 &&
          Number.isInteger(step) &&
          write(draft, { interval: step }),
      ['mondays and fridays every 2 weeks', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR'],
    ),
    tail(
      '(,)? (of|in) the {way:week|month|year}',
      ({ way }) =>
        (draft) =>
          draft.freq === 'DAILY' || draft.freq === 'WEEKLY' || (draft.freq === 'MONTHLY' && way === 'year'),
      ['every monday of the month', 'FREQ=WEEKLY;BYDAY=MO'],
    ),
    tail(
      '(,)? on <holiday>',
      ({ holiday }) =>
        (draft) =>
          draft.freq === 'YEARLY' &&
          isOpen(draft) &&
          !draft.months &&
          write(draft, { months: [holiday![0]], monthDays: [holiday![1]] }),
      ['every year on christmas eve', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24'],
    ),
    tail('(,)? (in|during|of) <months>', ({ months }) => inSome(months!), [
      'every day in april',
      'FREQ=DAILY;BYMONTH=4',
    ]),
    tail(
      '(,)? (in|during|of|for|all)? {which:this|next} {way:week|month|year}',
      ({ which, way }, { today }) => within(spanOf(way as SpanUnit, which === 'next' ? 1 : 0, today), today),
      ['every day next week', 'FREQ=DAILY;UNTIL=20260322'],
    ),
    tail('(,)? (in|during|of) <span>', ({ span }, { today }) => within(span!, today), [
      'every friday in june 2027',
      'FREQ=WEEKLY;BYDAY=FR;UNTIL=20270630',
    ]),
    tail('(,)? (from)? <range>', ({ range }) => inSome(range!), [
      'every saturday from april through june',
      'FREQ=WEEKLY;BYMONTH=4,5,6;BYDAY=SA',
    ]),
    tail(
      `(,)? ${except} (on|for)? (the)? (<weekdays>|{way:weekends|weekdays|weekend})`,
      ({ weekdays, way }) => withoutDays(weekdays ?? (way === 'weekdays' ? workweek : [6, 7])),
      ['daily except weekends', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ),
    tail(`(,)? ${except} (in|for|during)? <months>`, ({ months }) => withoutMonths(months!), [
      'every month on the 5th except august',
      'FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYMONTHDAY=5',
    ]),
    tail(
      '(,)? only on (the)? (<weekdays>|<nthdays>)',
      ({ weekdays, nthdays }) =>
        (draft) =>
          !draft.days && write(draft, { days: nthdays ?? plainDays(weekdays!) }),
      ['every month on the 13th, only on friday', 'FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR'],
    ),
    tail(
      '(,)? only the <nths> of them',
      ({ nths }) =>
        (draft) =>
          !draft.positions && write(draft, { positions: nths }),
      ['every month on every monday, only the last of them', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1'],
    ),
    tail(
      '(,)? (with)? weeks beginning on <weekday>',
      ({ weekday }) =>
        (draft) =>
          write(draft, { weekStart: weekday }),
      ['every 2 weeks on sunday and monday, weeks beginning on sunday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU'],
    ),
    tail(
      'on the day of its start',
      () => (draft) => draft.freq === 'YEARLY' && draft.months !== undefined && write(draft, { monthDays: undefined }),
      ['every year in june on the day of its start', 'FREQ=YEARLY;BYMONTH=6'],
    ),
    tail('only', () => () => true, ['monday to friday only', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR']),
    tail(
      '(in the)? <part>',
      ({ part }) =>
        (draft) =>
          !draft.time && write(draft, { time: dayPart(part!) }),
      ['every day in the evening', 'FREQ=DAILY'],
    ),
    tail(
      `(,)? (${done}|(when|once) (it's|its|it is)? (done|completed)|counted from the day it is done)`,
      () => (draft) => write(draft, { afterDone: true }),
      ['every 3 days after completion', 'FREQ=DAILY;INTERVAL=3'],
    ),
    tail(
      '(,)? (for)? (the next)? <count> (times|occurrences|repetitions)',
      ({ count }) =>
        (draft) =>
          !hasEnd(draft) && write(draft, { times: count }),
      ['every day for 10 times', 'FREQ=DAILY;COUNT=10'],
    ),
    tail('(,)? once', () => (draft) => !hasEnd(draft) && write(draft, { times: 1 }), [
      'every day, once',
      'FREQ=DAILY;COUNT=1',
    ]),
    tail(
      '(,)? for (the next)? <count> {way:day|days|week|weeks|month|months|year|years}',
      ({ count, way }) =>
        (draft) =>
          !hasEnd(draft) &&
          Number.isInteger(count) &&
          write(draft, { lasting: { amount: count!, unit: way!.replace(/s$/, '') as 'day' } }),
      ['every day for 2 weeks', 'FREQ=DAILY;COUNT=14'],
    ),
  ],
  ruleVocabulary,
);
