import {
  calendarDay,
  comingMonth,
  dayOfMonth,
  lastDay,
  middle,
  monthDay,
  monthSpan,
  nthDay,
  type SpanUnit,
  slashedDay,
  spanOf,
  yearSpan,
} from '../calendar-days.ts';
import type { MomentForm } from './moment-form.ts';
import { ahead, yearOf } from './spans.ts';

/** Forms that name a day of the calendar. What they mean: docs/contract.md, "Language". */

export const calendarForms: MomentForm[] = [
  {
    form: '<iso>',
    means: ({ iso }) => calendarDay(iso!.year, iso!.month, iso!.day),
    example: ['2026-04-01', '2026-04-01'],
  },
  {
    form: '(the|this|next)? <month> (the)? <dom> ((,)? <year>)?',
    means: ({ month, dom, year }, { today }) => monthDay(month!, dom!, year, today),
    example: ['april 5', '2026-04-05'],
  },
  {
    form: '(the)? <dom> (of)? <month> ((,)? <year>)?',
    means: ({ month, dom, year }, { today }) => monthDay(month!, dom!, year, today),
    example: ["4 july '28", '2028-07-04'],
  },
  {
    form: '((the)? <dom> (of)? <month>|<month> (the)? <dom>) (of)? {which:this|next} year',
    means: ({ month, dom, which }, { today }) => calendarDay(yearOf(which, today.year), month!, dom!),
    example: ['1 april next year', '2027-04-01'],
  },
  {
    form: '(the)? <dom> of (this|next) <month>',
    means: ({ month, dom }, { today }) => monthDay(month!, dom!, undefined, today),
    example: ['the 3rd of next june', '2026-06-03'],
  },
  {
    form: '(the)? <dom> (of)? <month> <short:year>',
    end: true,
    means: ({ month, dom, year }) => calendarDay(year!, month!, dom!),
    example: ['2 june 27', '2027-06-02'],
  },
  {
    form: '<dom> - <month> - <year>',
    means: ({ month, dom, year }) => calendarDay(year!, month!, dom!),
    example: ['5-apr-2027', '2027-04-05'],
  },
  {
    form: '<year> (<month> <dom>|<dom> <month>)',
    means: ({ month, dom, year }) => calendarDay(year!, month!, dom!),
    example: ['2027 march 3', '2027-03-03'],
  },
  {
    form: '(the)? <nth>',
    loose: true,
    end: true,
    means: ({ nth }, { today }) => (nth! > 0 ? dayOfMonth(nth!, today) : undefined),
    example: ['the 15th', '2026-03-15'],
  },
  {
    form: '(the)? <nth> <weekday>',
    end: true,
    means: ({ nth, ...said }, { today }) =>
      nth === -1 ? undefined : nthDay(nth!, said.weekday!, spanOf('month', 0, today), today),
    example: ['the third friday', '2026-03-20'],
  },
  {
    form: '(the)? <nth> (<kind>)? (of|in) <span>',
    means: ({ nth, kind, span }, { today }) => nthDay(nth!, kind ?? 'day', span!, today),
    example: ['the last friday of june', '2026-06-26'],
  },
  {
    form: '(the)? <nth> (<kind>)? {which:this|next} {way:month|year}',
    means: ({ nth, kind, which, way }, { today }) =>
      nthDay(nth!, kind ?? 'day', spanOf(way as SpanUnit, ahead(which), today), today),
    example: ['the 3rd next month', '2026-04-03'],
  },
  {
    form: '(the)? end of (<span>|{way:week|month|quarter|year})',
    means: ({ span, way }, { today }) => ({ date: lastDay(span ?? spanOf(way as SpanUnit, 0, today)) }),
    example: ['the end of next month', '2026-04-30'],
  },
  {
    form: "({which:this|next})? {way:month's|year's|week's|month|year} end",
    means: ({ which, way }, { today }) => ({
      date: lastDay(spanOf(way!.replace("'s", '') as SpanUnit, ahead(which), today)),
    }),
    example: ['month end', '2026-03-31'],
  },
  {
    form: '{way:eow|eom|eoq|eoy}',
    means: ({ way }, { today }) => {
      const units = { w: 'week', m: 'month', q: 'quarter', y: 'year' } as const;
      return { date: lastDay(spanOf(units[way!.at(-1) as keyof typeof units], 0, today)) };
    },
    example: ['eom', '2026-03-31'],
  },
  {
    form: '(the)? (start|beginning) of (the|next|the next)? {way:week|month|quarter|year}',
    means: ({ way }, { today }) => ({ date: spanOf(way as SpanUnit, 1, today).first }),
    example: ['the beginning of the month', '2026-04-01'],
  },
  {
    form: '(the)? (start|beginning) of <span>',
    means: ({ span }, { today }) => ({ date: comingMonth(span!, today) }),
    example: ['the beginning of june', '2026-06-01'],
  },
  {
    form: '((in)? (the)? middle of|mid (-)?) <span>',
    means: ({ span }, { today }) => {
      const date = middle(span!, today);
      return date && { date };
    },
    example: ['the middle of june', '2026-06-15'],
  },
  {
    form: '<slashed>',
    loose: 'last',
    means: ({ slashed }, reader) =>
      slashed!.year === undefined ? slashedDay(slashed!.first, slashed!.second, undefined, reader) : undefined,
    example: ['4/12', '2026-04-12'],
  },
  {
    form: '<slashed>',
    means: ({ slashed }, reader) =>
      slashed!.year === undefined ? undefined : slashedDay(slashed!.first, slashed!.second, slashed!.year, reader),
    example: ['4/12/2027', '2027-04-12'],
  },
  {
    form: '<dotted>',
    means: ({ dotted }) => calendarDay(dotted!.year, dotted!.month, dotted!.day),
    example: ['12.4.2027', '2027-04-12'],
  },
  {
    form: '<dayMonth:dotted>',
    means: ({ dotted }, { today }) => monthDay(dotted!.month, dotted!.day, undefined, today),
    example: ['20.4.', '2026-04-20'],
  },
  {
    form: '<holiday>',
    loose: true,
    end: true,
    means: ({ holiday }, { today }) => monthDay(...holiday!, undefined, today),
    example: ['christmas', '2026-12-25'],
  },
  {
    form: '<holiday> {which:this|next} year',
    means: ({ holiday, which }, { today }) => calendarDay(yearOf(which, today.year), ...holiday!),
    example: ['christmas next year', '2027-12-25'],
  },
  {
    form: '<holiday> <year>',
    means: ({ holiday, year }) => calendarDay(year!, ...holiday!),
    example: ['christmas 2027', '2027-12-25'],
  },
  {
    form: '(in|next|in next) <month> ((,)? <year>)?',
    means: ({ month, year }, { today }) => ({ date: comingMonth(monthSpan(month!, year, today), today) }),
    example: ['in june', '2026-06-01'],
  },
  {
    form: '(in)? <month> {which:this|next} year',
    means: ({ month, which }, { today }) => ({ date: monthSpan(month!, yearOf(which, today.year), today).first }),
    example: ['in june next year', '2027-06-01'],
  },
  {
    form: '<month> (,)? <year>',
    end: true,
    means: ({ month, year }, { today }) => ({ date: monthSpan(month!, year, today).first }),
    example: ['june 2027', '2027-06-01'],
  },
  {
    form: '<month>',
    end: true,
    behind: 'by',
    means: ({ month }, { today }) => ({ date: comingMonth(monthSpan(month!, undefined, today), today) }),
    example: ['by june', '2026-06-01'],
  },
  {
    form: 'in <year>',
    end: true,
    means: ({ year }, { today }) => (year! > today.year ? { date: yearSpan(year!).first } : undefined),
    example: ['in 2028', '2028-01-01'],
  },
];
