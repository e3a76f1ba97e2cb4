import { firstOf, lastDay, monday, nextWeekday, nthDay, type SpanUnit, spanOf, weekday } from '../calendar-days.ts';
import type { MomentForm } from './moment-form.ts';
import { ahead } from './spans.ts';

/** Forms that name a day by its place around today. What they mean: docs/contract.md, "Language". */

export const nearDayForms: MomentForm[] = [
  { form: '(later)? today', means: (_, { today }) => ({ date: today }), example: ['today', '2026-03-10'] },
  {
    form: '(tomorrow|tomorow|tommorow|tommorrow|tomorro|tommoro|tomorrw|tomrrow|tomoz|tmrw|tmrrw|tmr|tmw|2moro|2morrow|2mrw)',
    means: (_, { today }) => ({ date: today.add({ days: 1 }) }),
    example: ['tomorrow', '2026-03-11'],
  },
  {
    form: 'yesterday',
    means: (_, { today }) => ({ date: today.subtract({ days: 1 }) }),
    example: ['yesterday', '2026-03-09'],
  },
  {
    form: '((the)? day after (tomorrow|tommorow|tomorow)|overmorrow)',
    means: (_, { today }) => ({ date: today.add({ days: 2 }) }),
    example: ['the day after tomorrow', '2026-03-12'],
  },
  {
    form: '(the)? day before yesterday',
    means: (_, { today }) => ({ date: today.subtract({ days: 2 }) }),
    example: ['the day before yesterday', '2026-03-08'],
  },
  {
    form: '<weekday>',
    loose: 'short',
    means: (said, { today }) => weekday(said.weekday!, undefined, today),
    example: ['friday', '2026-03-13'],
  },
  {
    form: '{which:this|next|last|past|coming} <weekday>',
    means: (said, { today }) => weekday(said.weekday!, said.which, today),
    example: ['next friday', '2026-03-20'],
  },
  {
    form: 'the next <weekday>',
    means: (said, { today }) => ({ date: nextWeekday(said.weekday!, today) }),
    example: ['the next friday', '2026-03-13'],
  },
  {
    form: 'the <weekday>',
    loose: true,
    end: true,
    means: (said, { today }) => weekday(said.weekday!, undefined, today),
    example: ['on the friday', '2026-03-13'],
  },
  {
    form: 'the last <weekday>',
    loose: true,
    end: true,
    means: (said, { today }) => nthDay(-1, said.weekday!, spanOf('month', 0, today), today),
    example: ['the last friday', '2026-03-27'],
  },
  {
    form: '(this|the) coming <weekday>',
    means: (said, { today }) => weekday(said.weekday!, undefined, today),
    example: ['this coming friday', '2026-03-13'],
  },
  {
    form: '({way:next|this} week (on)? <weekday>|<weekday> (of)? {way:next|this} week)',
    means: (said, { today }) => ({ date: monday(today).add({ days: 7 * ahead(said.way) + said.weekday! - 1 }) }),
    example: ['monday of next week', '2026-03-16'],
  },
  {
    form: '((the)? week after next (on)? <weekday>|<weekday> (of|in)? (the)? week after next)',
    means: (said, { today }) => ({ date: monday(today).add({ days: 13 + said.weekday! }) }),
    example: ['friday the week after next', '2026-03-27'],
  },
  {
    form: '(the)? <weekday> after (the)? next',
    means: (said, { today }) => ({ date: nextWeekday(said.weekday!, today).add({ weeks: 1 }) }),
    example: ['the monday after next', '2026-03-23'],
  },
  {
    form: 'next week',
    means: (_, { today }) => ({ date: today.add({ weeks: 1 }), span: 'week' }),
    example: ['next week', '2026-03-17'],
  },
  {
    form: 'next month',
    means: (_, { today }) => ({ date: today.add({ months: 1 }), span: 'month' }),
    example: ['next month', '2026-04-10'],
  },
  {
    form: 'next {way:year|quarter}',
    means: ({ way }, { today }) => ({
      date: way === 'year' ? today.add({ years: 1 }) : spanOf('quarter', 1, today).first,
    }),
    example: ['next quarter', '2026-04-01'],
  },
  {
    form: '(the)? {way:week|month|year} after next',
    means: ({ way }, { today }) => ({ date: today.add({ [`${way}s`]: 2 }) }),
    example: ['the week after next', '2026-03-24'],
  },
  {
    form: 'this {way:week|month|year|quarter}',
    means: ({ way }, { today }) => ({ date: lastDay(spanOf(way as SpanUnit, 0, today)) }),
    example: ['this week', '2026-03-15'],
  },
  {
    form: '(this|this coming|coming|the coming|over the|on the) weekend',
    means: (_, { today }) => ({ date: today.dayOfWeek >= 6 ? today : nextWeekday(6, today) }),
    example: ['this weekend', '2026-03-14'],
  },
  {
    form: '(the)? weekend',
    loose: true,
    means: (_, { today }) => ({ date: today.dayOfWeek >= 6 ? today : nextWeekday(6, today) }),
    example: ['the weekend', '2026-03-14'],
  },
  {
    form: '(the)? weekend after (the)? next',
    means: (_, { today }) => ({ date: nextWeekday(6, today).add({ weeks: 1 }) }),
    example: ['the weekend after next', '2026-03-21'],
  },
  {
    form: 'next weekend',
    means: (_, { today }) => ({ date: firstOf('week', today).add({ days: 12 }) }),
    example: ['next weekend', '2026-03-21'],
  },
];
