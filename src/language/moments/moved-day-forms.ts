import { Temporal } from 'temporal-polyfill';
import { monday, nextWeekday, nthDay, shifted, shiftedWorkdays } from '../calendar-days.ts';
import { dayPart } from '../day-parts.ts';
import { Table } from '../grammar/table.ts';
import type { Reading } from '../reading.ts';
import { timeOf } from './clock-time.ts';
import type { MomentForm } from './moment-form.ts';
import { days } from './named-days.ts';
import { spans } from './spans.ts';
import { type Said, vocabulary } from './vocabulary.ts';

/** Forms that count from a day or from now, and days that bring their time with them. */

const workday = '(working|business|work)';

const movedForms: MomentForm[] = [
  {
    form: '(the)? day {way:after|before} <day>',
    means: ({ way, day }) => (day?.date ? { date: day.date.add({ days: way === 'after' ? 1 : -1 }) } : undefined),
    example: ['the day after friday', '2026-03-14'],
  },
  {
    form: '<count> <unit> {way:before|after|from} <day>',
    means: ({ count, unit, way, day }, reader) => countedFrom(day, count! * (way === 'before' ? -1 : 1), unit!, reader),
    example: ['2 days before christmas', '2026-12-23'],
  },
  {
    form: '<count> <unit> prior to <day>',
    means: ({ count, unit, day }, reader) => countedFrom(day, -count!, unit!, reader),
    example: ['3 days prior to 1 april', '2026-03-29'],
  },
  {
    form: 'the {which:week|month|year} {way:before|after} <day>',
    means: ({ which, way, day }) => day?.date && { date: day.date.add({ [`${which}s`]: way === 'after' ? 1 : -1 }) },
    example: ['the week before christmas', '2026-12-18'],
  },
  {
    form: '(the)? <weekday> {way:before|after} <day>',
    means: ({ weekday, way, day }) => day?.date && { date: weekdayBeside(weekday!, way!, day.date) },
    example: ['the friday before christmas', '2026-12-18'],
  },
  {
    form: '(the)? week of <day>',
    means: ({ day }) => day?.date && { date: monday(day.date) },
    example: ['the week of 20 april', '2026-04-20'],
  },
  {
    form: '(the)? <part> of <day>',
    means: ({ part, day }) => day?.date && { date: day.date, ...dayPart(part!) },
    example: ['the evening of 20 april', '2026-04-20 19:00'],
  },
  {
    form: '<weekday> in <count> {way:week|weeks}',
    means: ({ weekday, count }, { today }) =>
      Number.isInteger(count) && count! <= 520
        ? { date: monday(today).add({ weeks: count!, days: weekday! - 1 }) }
        : undefined,
    example: ['friday in two weeks', '2026-03-27'],
  },
  {
    form: '{which:today|tomorrow|tmrw|tmr|tonight} <hour:clock>',
    end: true,
    means: ({ which, ...said }, { today }) => ({
      date: today.add({ days: /^tom|^tm/.test(which!) ? 1 : 0 }),
      ...(which === 'tonight' ? { half: 'pm' as const, night: true } : {}),
      ...timeOf(said.clock!, said),
    }),
    example: ['tomorrow 6', '2026-03-11 18:00'],
  },
  {
    form: '(at)? this time (on)? <day>',
    means: ({ day }, { now }) => {
      const time = now.toPlainTime().round({ smallestUnit: 'minute', roundingMode: 'trunc' });
      return day?.date && !day.time ? { date: day.date, time } : undefined;
    },
    example: ['this time tomorrow', '2026-03-11 10:00'],
  },
  {
    form: '(at)? (the)? same time (on)? <day>',
    means: ({ day }) => (day?.date && !day.time ? { date: day.date } : undefined),
    example: ['the same time tomorrow', '2026-03-11'],
  },
  {
    form: `<count> ${workday} (day|days) {way:before|after|from} <day>`,
    means: ({ count, way, day }) => day?.date && shiftedWorkdays(count! * (way === 'before' ? -1 : 1), day.date),
    example: ['3 working days before friday', '2026-03-10'],
  },
  {
    form: `(in|within) <count> ${workday} (day|days)`,
    means: ({ count }, { today }) => shiftedWorkdays(count!, today),
    example: ['in 5 working days', '2026-03-17'],
  },
  {
    form: `<count> ${workday} (day|days) (from (now|today)|later)`,
    means: ({ count }, { today }) => shiftedWorkdays(count!, today),
    example: ['3 business days from now', '2026-03-13'],
  },
  {
    form: '<count> {way:week|weeks|fortnight|fortnights|month|months|year|years} on <day>',
    means: ({ count, way, day }, reader) =>
      countedFrom(day, count!, way!.replace(/s$/, '') as 'week' | 'fortnight' | 'month' | 'year', reader),
    example: ['a week on friday', '2026-03-20'],
  },
  {
    form: '<count> {way:week|weeks|fortnight|fortnights|month|months|year|years} {which:today|tomorrow}',
    means: ({ count, way, which }, reader) =>
      shifted(
        count!,
        way!.replace(/s$/, '') as 'week',
        which === 'today' ? reader.today : reader.today.add({ days: 1 }),
        reader,
      ),
    example: ['a fortnight today', '2026-03-24'],
  },
  {
    form: '(<weekday>|{which:today|tomorrow}) {way:week|fortnight}',
    end: true,
    means: ({ weekday, which, way }, { today }) => {
      const from =
        weekday === undefined
          ? today.add({ days: which === 'tomorrow' ? 1 : 0 })
          : nthDay(1, weekday, { first: today.add({ days: 1 }), length: { days: 7 } }, today).date!;
      return { date: from.add({ weeks: way === 'week' ? 1 : 2 }) };
    },
    example: ['friday week', '2026-03-20'],
  },
  {
    form: "(in|within) (the next)? <count> (more)? <unit> ((')? time)?",
    means: ({ count, unit }, reader) => shifted(count!, unit!, reader.today, reader),
    example: ['in 3 weeks', '2026-03-31'],
  },
  {
    form: '(in|within) <count> (hour|hours|hr|hrs|h) (and|,)? <count:more> (minute|minutes|min|mins|m)',
    means: ({ count, more }, reader) => shifted(count! * 60 + more!, 'minute', reader.today, reader),
    example: ['in 1 hour 30 minutes', '2026-03-10 11:30'],
  },
  {
    form: '(in|within) <count> h <count:more>',
    end: true,
    means: ({ count, more }, reader) =>
      more! < 60 ? shifted(count! * 60 + more!, 'minute', reader.today, reader) : undefined,
    example: ['in 1h30', '2026-03-10 11:30'],
  },
  {
    form: '(in|within) <count> <unit> and a half',
    means: ({ count, unit }, reader) => shifted(count! + 0.5, unit!, reader.today, reader),
    example: ['in an hour and a half', '2026-03-10 11:30'],
  },
  {
    form: '<count> (hour|hours|hr|hrs|h) (and|,)? <count:more> (minute|minutes|min|mins|m) (from now|later)',
    means: ({ count, more }, reader) => shifted(count! * 60 + more!, 'minute', reader.today, reader),
    example: ['2 hours 30 minutes from now', '2026-03-10 12:30'],
  },
  {
    form: '<count> <unit> (from (now|today)|later)',
    means: ({ count, unit }, reader) => shifted(count!, unit!, reader.today, reader),
    example: ['two weeks from now', '2026-03-24'],
  },
  {
    form: '<count> <unit> ago',
    means: ({ count, unit }, reader) => shifted(-count!, unit!, reader.today, reader),
    example: ['3 days ago', '2026-03-07'],
  },
  {
    form: '(later)? tonight',
    means: (_, { today }) => ({ date: today, ...dayPart('night') }),
    example: ['tonight', '2026-03-10 20:00'],
  },
  {
    form: 'last night',
    means: (_, { today }) => ({ date: today.subtract({ days: 1 }), ...dayPart('night') }),
    example: ['last night', '2026-03-09 20:00'],
  },
  {
    form: 'this <part>',
    means: ({ part }, { today }) => ({ date: today, ...dayPart(part!) }),
    example: ['this evening', '2026-03-10 19:00'],
  },
  {
    form: '{way:first|last} thing (on)? <day>',
    means: ({ way, day }) => {
      if (!day?.date || day.time) return undefined;
      return { date: day.date, ...(way === 'first' ? dayPart('morning') : { time: new Temporal.PlainTime(18) }) };
    },
    example: ['first thing monday', '2026-03-16 09:00'],
  },
  {
    form: 'first thing (in the morning)? {which:today|tomorrow}? (morning)?',
    means: ({ which }, { today }) => ({
      date: today.add({ days: which === 'today' ? 0 : 1 }),
      ...dayPart('morning'),
    }),
    example: ['first thing tomorrow', '2026-03-11 09:00'],
  },
];

/** The last such weekday before a day, or the first behind it. */
function weekdayBeside(weekday: number, way: string, date: Temporal.PlainDate): Temporal.PlainDate {
  return way === 'after'
    ? nextWeekday(weekday, date)
    : date.subtract({ days: ((date.dayOfWeek - weekday + 6) % 7) + 1 });
}

function countedFrom(
  day: Reading | undefined,
  amount: number,
  unit: NonNullable<Said['unit']>,
  reader: Parameters<typeof shifted>[3],
): Reading | undefined {
  if (!day?.date || unit === 'hour' || unit === 'minute' || unit === 'second' || !Number.isInteger(amount))
    return undefined;
  return shifted(amount, unit, day.date, reader);
}

export const movedDays = new Table<Said, Reading, MomentForm>(movedForms, { ...vocabulary, span: spans, day: days });
