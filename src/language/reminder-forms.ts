import { Temporal } from 'temporal-polyfill';
import type { Unit } from './grammar/names.ts';
import { type Form, Table } from './grammar/table.ts';
import { times } from './moments/clock-forms.ts';
import { type Said, vocabulary } from './moments/vocabulary.ts';
import type { Reading } from './reading.ts';

/** Forms that say when to remind: how long before, which part of the day before, and the wish for it inside a sentence. */

/** What a reminder counts from the due date: a length before it, or a part of the day before it and perhaps a time of that day. */
export type Early = { before: Temporal.Duration } | { part: string; time?: Reading };

interface ReminderSaid extends Said {
  length?: Temporal.Duration;
  moreUnit?: Unit;
  earlier?: string;
  time?: Reading;
}

export const longestBefore = 366 * 24 * 60;
const minutesOf: Partial<Record<Unit, number>> = { minute: 1, hour: 60, day: 1440, week: 10_080, fortnight: 20_160 };

/** Minutes stay as they were said, hours and days go into each other; undefined for what is finer or longer than a reminder can be. */
function lengthOf(count: number, unit: Unit, more?: number, moreUnit?: Unit): Temporal.Duration | undefined {
  const whole =
    count * (minutesOf[unit] ?? Number.NaN) + (more ?? 0) * (moreUnit ? (minutesOf[moreUnit] ?? Number.NaN) : 0);
  if (!(whole <= longestBefore)) return undefined;
  const days = unit === 'minute' || unit === 'hour' ? 0 : Math.floor(whole / 1440);
  const rest = Math.round(whole - days * 1440);
  if (unit === 'minute' && !more) return Temporal.Duration.from({ minutes: rest });
  return Temporal.Duration.from({ days, hours: Math.floor(rest / 60), minutes: rest % 60 });
}

const lengthForms: Form<ReminderSaid, Temporal.Duration>[] = [
  {
    form: '<count> (-)? <unit>',
    means: ({ count, unit }) => lengthOf(count!, unit!),
    example: ['30 minutes', 'PT30M'],
  },
  {
    form: '<count> <unit> and a half',
    means: ({ count, unit }) => lengthOf(count! + 0.5, unit!),
    example: ['an hour and a half', 'PT1H30M'],
  },
  {
    form: '<count> (-)? <unit> (,)? (and)? <count:more> <unit:moreUnit>',
    means: ({ count, unit, more, moreUnit }) => lengthOf(count!, unit!, more, moreUnit),
    example: ['1 day and 2 hours', 'P1DT2H'],
  },
];

export const lengths = new Table<ReminderSaid, Temporal.Duration>(lengthForms, vocabulary);

const before = '(before|beforehand|prior|early|earlier|in advance|ahead)';
const ofWhat = `(of time|(to)? (it|that|then) (is due)?|(it's|that's) due|(to)? (the)? (due (date|time)|deadline|event|start))?`;
/** What a reminder may be "before" without a number: "the evening before". */
const day = '(the)? {earlier:day|morning|afternoon|evening|night} before';
const parts = { ...vocabulary, length: lengths, time: times };

const earlyForms: Form<ReminderSaid, Early>[] = [
  {
    form: `<length> ${before} ${ofWhat}`,
    means: ({ length }) => ({ before: length! }),
    example: ['30 minutes before it is due', 'PT30M'],
  },
  {
    form: `${day} ((at)? <time>)?`,
    means: ({ earlier, time }) => ({ part: earlier!, ...(time && { time }) }),
    example: ['the day before', 'P1D'],
  },
  {
    form: "((at|on) (the)? (due|event|start) (time|date)|when (it is|it's|it)? due|at time of event|on time|at the time)",
    means: () => ({ before: new Temporal.Duration() }),
    example: ['when it is due', 'PT0S'],
  },
];

export const earlies = new Table<ReminderSaid, Early>(earlyForms, parts);

const wish =
  '((remind|alert|notify|nudge|ping|warn) (me)?|reminder|reminders) ((about|of) (it|that|this))? (for|set|set for|to go off)?';

const wishForms: Form<ReminderSaid, Early | 'open'>[] = [
  {
    form: `${wish} <length> ${before} ${ofWhat}`,
    means: ({ length }) => ({ before: length! }),
    example: ['remind me 2 hours before', 'PT2H'],
  },
  {
    form: `<length> (${before})? reminder`,
    means: ({ length }) => ({ before: length! }),
    example: ['with a 30 minute reminder', 'PT30M'],
  },
  {
    form: `${wish} ${day} (at <time>)?`,
    means: ({ earlier, time }) => ({ part: earlier!, ...(time && { time }) }),
    example: ['remind me the day before', 'P1D'],
  },
  // A date or a time follows, which is read by itself.
  { form: wish, means: () => 'open', example: ['remind me at 16:00', '2026-03-13 16:00'] },
];

/** A wish for a reminder inside a sentence. */
export const wishes = new Table<ReminderSaid, Early | 'open'>(wishForms, parts);
