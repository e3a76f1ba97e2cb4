import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { localDay, startOfDue } from '../../src/language/dates.ts';
import { anchorOf, nextOccurrence, parseRecurrence } from '../../src/language/recurrence/recurrence.ts';

const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Karachi', 'Australia/Lord_Howe', 'Pacific/Apia'];
const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const when = { now: new Date('2026-11-21T11:30:00Z'), zone: 'UTC', locale: 'en-US' };

interface Case {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  weekdays: number[];
  monthDays: number[];
}

const pick = (values: number[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });
const days31 = Array.from({ length: 31 }, (_, index) => index + 1);
const none: fc.Arbitrary<number[]> = fc.constant([]);
const plan: fc.Arbitrary<Case> = fc.oneof(
  fc.record({
    freq: fc.constant('DAILY' as const),
    interval: fc.integer({ min: 1, max: 9 }),
    weekdays: none,
    monthDays: none,
  }),
  fc.record({
    freq: fc.constant('WEEKLY' as const),
    interval: fc.integer({ min: 1, max: 4 }),
    weekdays: pick([1, 2, 3, 4, 5, 6, 7]),
    monthDays: none,
  }),
  fc.record({
    freq: fc.constant('MONTHLY' as const),
    interval: fc.integer({ min: 1, max: 7 }),
    weekdays: none,
    monthDays: pick(days31),
  }),
  fc.record({
    freq: fc.constant('YEARLY' as const),
    interval: fc.integer({ min: 1, max: 3 }),
    weekdays: none,
    monthDays: none,
  }),
);
const start = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
const minute = fc.integer({ min: 0, max: 1439 });

function ruleOf({ freq, interval, weekdays, monthDays }: Case): string {
  const parts = [`FREQ=${freq}`, `INTERVAL=${interval}`];
  if (weekdays.length > 0) parts.push(`BYDAY=${weekdays.map((day) => codes[day - 1])}`);
  if (monthDays.length > 0) parts.push(`BYMONTHDAY=${monthDays}`);
  return parts.join(';');
}

/** Whether the rule has `day`, asked of that day alone: slow, and nothing like the code under test. */
function fits(
  { freq, interval, weekdays, monthDays }: Case,
  first: Temporal.PlainDate,
  day: Temporal.PlainDate,
): boolean {
  const clamped = (number: number) => Math.min(number, day.daysInMonth) === day.day;
  const months = (day.year - first.year) * 12 + day.month - first.month;
  if (freq === 'DAILY') return first.until(day).days % interval === 0;
  if (freq === 'WEEKLY') {
    const monday = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 });
    const weeks = monday(first).until(monday(day)).days / 7;
    return weeks % interval === 0 && (weekdays.length > 0 ? weekdays : [first.dayOfWeek]).includes(day.dayOfWeek);
  }
  if (freq === 'MONTHLY')
    return months % interval === 0 && (monthDays.length > 0 ? monthDays : [first.day]).some(clamped);
  return months % (12 * interval) === 0 && clamped(first.day);
}

function oracle(beat: Case, first: Temporal.PlainDate, after: Temporal.PlainDate): Temporal.PlainDate {
  let day = after.add({ days: 1 });
  while (!fits(beat, first, day)) day = day.add({ days: 1 });
  return day;
}

test('a series is what asking every single day of years would give, at its wall time, in every zone', () => {
  fc.assert(
    fc.property(plan, start, minute, fc.boolean(), fc.constantFrom(...zones), (beat, from, wall, whole, zone) => {
      const first = Temporal.PlainDate.from(from.toISOString().slice(0, 10));
      const time = new Temporal.PlainTime(Math.floor(wall / 60), wall % 60);
      const on = (day: Temporal.PlainDate) =>
        whole
          ? day.toString()
          : new Date(day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds).toISOString();
      const recurrence = parseRecurrence(ruleOf(beat), when);
      let due = on(first);
      let anchor = whole ? first.toString() : `${first}T${time.toString({ smallestUnit: 'minute' })}`;
      let day = first;
      for (let occurrence = 1; occurrence <= 12; occurrence += 1) {
        day = oracle(beat, first, day);
        const next = nextOccurrence({ recurrence, anchor, due, occurrence, completedAt: new Date(due), zone });
        assert.ok(next);
        assert.equal(next.due, on(day));
        ({ due, anchor } = next);
      }
    }),
    { numRuns: 150 },
  );
});

test('the next task is due strictly after the one it follows, wherever that was moved', () => {
  fc.assert(
    fc.property(plan, start, start, fc.boolean(), fc.constantFrom(...zones), (beat, from, moved, whole, zone) => {
      const text = (date: Date) => (whole ? date.toISOString().slice(0, 10) : date.toISOString());
      const recurrence = parseRecurrence(ruleOf(beat), when);
      const anchor = anchorOf(text(from), zone);
      const due = text(moved);
      const next = nextOccurrence({ recurrence, anchor, due, occurrence: 1, completedAt: moved, zone });
      assert.ok(next);
      assert.ok(startOfDue(next.due, zone) > startOfDue(due, zone));
      assert.ok(localDay(startOfDue(next.due, zone), zone) > anchor.slice(0, 10));
    }),
    { numRuns: 150 },
  );
});

test('monthly on the 31st is always the last day of the month', () => {
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 12 }), (from, interval) => {
      const day = from.toISOString().slice(0, 10);
      const recurrence = parseRecurrence(`FREQ=MONTHLY;INTERVAL=${interval};BYMONTHDAY=31`, when);
      const next = nextOccurrence({ recurrence, anchor: day, due: day, occurrence: 1, completedAt: from, zone: 'UTC' });
      const date = Temporal.PlainDate.from(next!.due);
      assert.equal(date.day, date.daysInMonth);
    }),
  );
});
