import { Temporal } from 'temporal-polyfill';
import { type Span, type SpanUnit, spanOf } from '../calendar-days.ts';
import { type Form, Table } from '../grammar/table.ts';
import type { Reading } from '../reading.ts';
import { days } from './named-days.ts';
import { withSpans } from './spans.ts';
import type { Said } from './vocabulary.ts';

/** Weeks, months and years that a list is asked for: all of their days, where a task would be due on one. */

/** The days `[from, until)`. */
export interface Period {
  from: Temporal.PlainDate;
  until: Temporal.PlainDate;
}

/** All of a span's days. */
export const whole = ({ first, length }: Span): Period => ({ from: first, until: first.add(length) });
const isThisWeek = ({ first, length, again }: Span) =>
  again !== undefined && first.add(length).equals(first.add({ weeks: 1 }));
/** Saturday and Sunday of this week, or of one behind it. */
const weekend = (today: Temporal.PlainDate, ahead: number) => {
  const saturday = spanOf('week', ahead, today).first.add({ days: 5 });
  return { from: saturday, until: saturday.add({ days: 2 }) };
};

interface PeriodSaid extends Said {
  last?: Reading;
}

const periodForms: Form<PeriodSaid, Period>[] = [
  {
    form: '(in|during|for|over)? (this {way:month|quarter|year}|{which:next} {way:week|month|quarter|year})',
    means: ({ which, way }, { today }) => whole(spanOf(way as SpanUnit, which ? 1 : 0, today)),
    example: ['next week', '2026-03-16 to 2026-03-22'],
  },
  {
    form: '(in|during|for|over)? (the)? (last|past|previous) {way:week|month|quarter|year}',
    means: ({ way }, { today }) => {
      const { first, length } = spanOf(way as SpanUnit, 0, today);
      return { from: first.subtract(length), until: first };
    },
    example: ['last week', '2026-03-02 to 2026-03-08'],
  },
  {
    form: '(in|during|for|over)? (the)? {way:week|month|year} after next',
    means: ({ way }, { today }) => whole(spanOf(way as SpanUnit, 2, today)),
    example: ['the week after next', '2026-03-23 to 2026-03-29'],
  },
  {
    form: '(in|during|for|of|over) <span>',
    // "This week" is today and six days more, which the filter has a name for.
    means: ({ span }) => (isThisWeek(span!) ? undefined : whole(span!)),
    example: ['in june', '2026-06-01 to 2026-06-30'],
  },
  {
    form: '(in|during|for|over|on)? (this|the|the coming) (weekend|week - end)',
    means: (_, { today }) => weekend(today, 0),
    example: ['this weekend', '2026-03-14 to 2026-03-15'],
  },
  {
    form: '(in|during|for|over|on)? next (weekend|week - end)',
    means: (_, { today }) => weekend(today, 1),
    example: ['next weekend', '2026-03-21 to 2026-03-22'],
  },
  {
    form: '(in|during|for|over)? (the)? rest of (the|this) {way:week|month|quarter|year}',
    means: ({ way }, { today }) => ({ from: today, until: whole(spanOf(way as SpanUnit, 0, today)).until }),
    example: ['the rest of the month', '2026-03-10 to 2026-03-31'],
  },
  {
    form: '(in|within|over|for)? (the)? (next|coming) <count> {way:day|days|week|weeks|month|months}',
    // Seven days are what the filter calls a week.
    means: ({ count, way }, { today }) =>
      Number.isInteger(count) && count! < 1_000 && !(count === 7 && way === 'days')
        ? { from: today, until: today.add({ [way!.replace(/s?$/, 's')]: count! }).add({ days: 1 }) }
        : undefined,
    example: ['the next 3 days', '2026-03-10 to 2026-03-13'],
  },
];

/** The days from one to another, both of them included. */
const between: Form<PeriodSaid, Period> = {
  form: '(between <day> and <day:last>|from <day> (to|until|till|through|thru) <day:last>|<day> (-|–|through|thru) <day:last>)',
  means: ({ day, last }) =>
    day?.date && last?.date && Temporal.PlainDate.compare(day.date, last.date) <= 0
      ? { from: day.date, until: last.date.add({ days: 1 }) }
      : undefined,
  example: ['between tomorrow and friday', '2026-03-11 to 2026-03-13'],
};

export const periods = new Table<PeriodSaid, Period>([...periodForms, between], { ...withSpans, day: days });
