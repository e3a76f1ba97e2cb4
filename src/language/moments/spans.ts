import { monthSpan, type Span, type SpanUnit, spanOf, yearSpan } from '../calendar-days.ts';
import { type Form, Table } from '../grammar/table.ts';
import { type Said, vocabulary } from './vocabulary.ts';

/** Weeks, months and years that words name. */

/** How many periods "next" leads ahead. */
export const ahead = (which: string | undefined) => (which === 'next' ? 1 : 0);
export const yearOf = (which: string | undefined, year: number) => year + ahead(which);

const spanForms: Form<Said, Span>[] = [
  {
    form: '(the|this) (coming)? {way:week|month|quarter|year}',
    means: ({ way }, { today }) => spanOf(way as SpanUnit, 0, today),
    example: ['this month', '2026-03-01'],
  },
  {
    form: '(the)? next {way:week|month|quarter|year}',
    means: ({ way }, { today }) => spanOf(way as SpanUnit, 1, today),
    example: ['next year', '2027-01-01'],
  },
  {
    form: '<month> ((,)? <year>)?',
    means: ({ month, year }, { today }) => monthSpan(month!, year, today),
    example: ['june 2027', '2027-06-01'],
  },
  {
    form: '<month> (of)? {which:this|next} year',
    means: ({ month, which }, { today }) => monthSpan(month!, yearOf(which, today.year), today),
    example: ['june next year', '2027-06-01'],
  },
  {
    form: '(this|next|the|the coming|this coming) <month>',
    means: ({ month }, { today }) => monthSpan(month!, undefined, today),
    example: ['next june', '2026-06-01'],
  },
  { form: '<year>', means: ({ year }) => yearSpan(year!), example: ['2027', '2027-01-01'] },
];

export const spans = new Table<Said, Span>(spanForms, vocabulary);
export const withSpans = { ...vocabulary, span: spans };
