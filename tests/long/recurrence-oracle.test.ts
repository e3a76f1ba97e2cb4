import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextOccurrence, parseRecurrence } from '../../src/language/recurrence/recurrence.ts';
import {
  type Day,
  dayOf,
  fits,
  isoOf,
  lengthOf,
  numberOf,
  type Rule,
  textOf,
  tomorrow,
} from '../support/rule-oracle.ts';
import { dayIn, instantOf } from '../support/wall-clock.ts';

const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Karachi', 'Australia/Lord_Howe', 'Pacific/Apia'];
const when = { now: new Date('2026-11-21T11:30:00Z'), zone: 'UTC', locale: 'en-US' };
const years = 400;

const plain: Rule = {
  freq: 'DAILY',
  interval: 1,
  months: [],
  monthDays: [],
  yearDays: [],
  weeks: [],
  weekdays: [],
  positions: [],
};
const upTo = (most: number) => fc.integer({ min: 1, max: most });
const some = (one: fc.Arbitrary<number>, maxLength = 3) => fc.uniqueArray(one, { minLength: 1, maxLength });
const either = (most: number) => fc.oneof(upTo(most), fc.integer({ min: -most, max: -1 }));
const days = (nth: fc.Arbitrary<number>, maxLength = 3) =>
  fc.uniqueArray(fc.record({ nth, day: upTo(7) }), {
    minLength: 1,
    maxLength,
    selector: ({ nth: n, day }) => n * 10 + day,
  });
const none = fc.constant(0);
const rule = (fields: { [K in keyof Rule]?: fc.Arbitrary<Rule[K]> }): fc.Arbitrary<Rule> =>
  fc.record(fields).map((given) => ({ ...plain, ...given }) as Rule);
const daily = fc.constant('DAILY' as const);
const weekly = fc.constant('WEEKLY' as const);
const monthly = fc.constant('MONTHLY' as const);
const yearly = fc.constant('YEARLY' as const);

/** Every kind of rule that a task can have; all of them have a day in each of a few years. */
const kinds: Record<string, fc.Arbitrary<Rule>> = {
  'every n days': rule({ freq: daily, interval: upTo(30) }),
  'days of some weekdays, months or month days': fc.oneof(
    rule({ freq: daily, weekdays: days(none) }),
    rule({ freq: daily, months: some(upTo(12)) }),
    rule({ freq: daily, monthDays: some(either(31)) }),
  ),
  'every n weeks': rule({ freq: weekly, interval: upTo(8) }),
  'every n weeks on some weekdays': rule({ freq: weekly, interval: upTo(8), weekdays: days(none, 4) }),
  'every n months': rule({ freq: monthly, interval: upTo(24) }),
  'every n months on some days': rule({ freq: monthly, interval: upTo(24), monthDays: some(either(28)) }),
  'every n months on the last days': rule({
    freq: monthly,
    interval: upTo(24),
    monthDays: some(fc.integer({ min: 28, max: 31 })),
  }),
  'every n months on the nth weekdays': rule({ freq: monthly, interval: upTo(12), weekdays: days(either(4)) }),
  'one of the weekdays of a month': rule({
    freq: monthly,
    interval: upTo(6),
    weekdays: days(none, 5),
    positions: some(either(2), 2),
  }),
  'friday the 13th and the like': rule({ freq: monthly, monthDays: some(upTo(28)), weekdays: days(none) }),
  'every n years': rule({ freq: yearly, interval: upTo(10) }),
  'some months of a year': rule({ freq: yearly, interval: upTo(4), months: some(upTo(12)) }),
  'some days of some months': rule({ freq: yearly, months: some(upTo(12)), monthDays: some(upTo(31)) }).filter(
    // 31 April alone is refused.
    ({ months, monthDays }) => months.some((month) => monthDays.some((day) => day <= lengthOf(2024, month))),
  ),
  'nth weekdays of a year': rule({ freq: yearly, interval: upTo(4), weekdays: days(either(52)) }),
  'nth weekdays of some months': rule({
    freq: yearly,
    interval: upTo(4),
    months: some(upTo(12)),
    weekdays: days(either(4)),
  }),
  'days of a year by number': rule({ freq: yearly, interval: upTo(4), yearDays: some(either(365)) }),
  'weekdays of weeks by number': rule({ freq: yearly, weeks: some(either(52)), weekdays: days(none) }),
};

const first = fc.integer({ min: numberOf(2016, 1, 1), max: numberOf(2035, 12, 31) }).map(dayOf);
/** How many days after its due date a task is done: mostly soon, sometimes so late that a lifetime passes. */
const lateness = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 9_000 })),
  {
    minLength: 60,
    maxLength: 60,
  },
);
const shuffled = (seed: number) => (parts: string[]) =>
  parts
    .map((part, n) => ({ part, key: Math.sin(seed + n) }))
    .sort((a, b) => a.key - b.key)
    .map(({ part }) => part);

interface Course {
  rule: Rule;
  from: Day;
  minute: number | null;
  zone: string;
  late: number[];
}

/** Follows a series over 400 years, each task done so late; every date must be the first one that every single day in between leaves. */
function follow({ rule, from, minute, zone, late }: Course, text: string): number {
  const recurrence = parseRecurrence(text, when);
  const dueOn = (day: Day) =>
    minute === null ? isoOf(day) : new Date(instantOf(isoOf(day), minute, zone)).toISOString();
  let day = from;
  let due = dueOn(day);
  let anchor =
    minute === null
      ? due
      : `${isoOf(day)}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const end = from.year + years;
  let steps = 0;
  while (day.year < end) {
    const noon = Date.parse(`${isoOf(day)}T12:00:00Z`);
    const done = noon + late[steps++ % late.length]! * 86_400_000;
    const today = dayIn(done, zone);
    const isFuture = (each: Day) =>
      minute === null ? isoOf(each) > today : instantOf(isoOf(each), minute, zone) > done;
    day = tomorrow(day);
    while (!fits(rule, from, day) || !isFuture(day)) day = tomorrow(day);
    const next = nextOccurrence({ recurrence, anchor, due, occurrence: steps, completedAt: new Date(done), zone });
    assert.equal(next?.due, dueOn(day), `${text} in ${zone}, after ${due}, done ${new Date(done).toISOString()}`);
    ({ due, anchor } = next!);
  }
  return steps;
}

for (const [kind, rules] of Object.entries(kinds))
  test(`${kind}: 400 years are what asking every single day gives, in six zones`, () => {
    fc.assert(
      fc.property(
        rules,
        first,
        fc.option(fc.integer({ min: 0, max: 1439 })),
        fc.constantFrom(...zones),
        lateness,
        fc.integer(),
        (rule, from, minute, zone, late, seed) => {
          follow({ rule, from, minute, zone, late }, textOf(rule, shuffled(seed % 1_000)));
        },
      ),
      // The message names rule, zone and dates; smaller cases would take minutes.
      { numRuns: 4, endOnFailure: true },
    );
  });
