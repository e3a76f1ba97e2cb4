import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextOccurrence, parseRecurrence } from '../../src/language/recurrence/recurrence.ts';
import {
  codes,
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

const when = { now: new Date('2026-11-21T11:30:00Z'), zone: 'UTC', locale: 'en-US' };
const plain = { months: [], monthDays: [], yearDays: [], weeks: [], weekdays: [], positions: [] };
const each = (day: number) => ({ nth: 0, day });

/** Rules with one day in a period, and rules with several; `n` is a number of the rule. */
const single: ((n: number) => Omit<Rule, 'interval'>)[] = [
  () => ({ ...plain, freq: 'DAILY' }),
  () => ({ ...plain, freq: 'WEEKLY' }),
  (n) => ({ ...plain, freq: 'WEEKLY', weekdays: [each((n % 7) + 1)] }),
  () => ({ ...plain, freq: 'MONTHLY' }),
  (n) => ({ ...plain, freq: 'MONTHLY', monthDays: [(n % 31) + 1] }),
  (n) => ({ ...plain, freq: 'MONTHLY', weekdays: [{ nth: (n % 4) + 1, day: (n % 7) + 1 }] }),
  () => ({ ...plain, freq: 'MONTHLY', weekdays: [1, 2, 3, 4, 5].map(each), positions: [-1] }),
  () => ({ ...plain, freq: 'YEARLY' }),
  (n) => ({ ...plain, freq: 'YEARLY', months: [(n % 12) + 1], monthDays: [(n % 29) + 1] }),
  (n) => ({ ...plain, freq: 'YEARLY', weeks: [(n % 52) + 1], weekdays: [each((n % 7) + 1)] }),
];
const several: typeof single = [
  (n) => ({ ...plain, freq: 'WEEKLY', weekdays: [each((n % 3) + 1), each((n % 4) + 4)] }),
  (n) => ({ ...plain, freq: 'MONTHLY', monthDays: [(n % 14) + 1, (n % 14) + 15] }),
  (n) => ({ ...plain, freq: 'MONTHLY', weekdays: [each((n % 7) + 1)] }),
  (n) => ({ ...plain, freq: 'YEARLY', months: [(n % 6) + 1, (n % 6) + 7], monthDays: [1] }),
];

/** So many periods after a day, at the end of a month that is shorter. */
function later({ number, year, month, day }: Day, freq: Rule['freq'], count: number): number {
  if (freq === 'DAILY') return number + count;
  if (freq === 'WEEKLY') return number + 7 * count;
  const months = year * 12 + month - 1 + (freq === 'MONTHLY' ? count : 12 * count);
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
  return numberOf(y, m, Math.min(day, lengthOf(y, m)));
}

function expected(rule: Rule, isSingle: boolean, done: Day, due: Day): Day {
  const beat = isSingle ? { ...rule, interval: 1 } : rule;
  const least = isSingle ? later(done, rule.freq, rule.interval) : done.number + 1;
  let day = dayOf(least);
  while (!fits(beat, done, day) || day.number === due.number) day = tomorrow(day);
  return day;
}

for (const [what, rules, isSingle] of [
  ['one day', single, true],
  ['several days', several, false],
] as const)
  test(`counted from completion, a rule with ${what} in a period gives what asking every single day gives`, () => {
    const number = fc.integer({ min: numberOf(2020, 1, 1), max: numberOf(2420, 1, 1) });
    fc.assert(
      fc.property(
        fc.constantFrom(...rules),
        fc.nat(10_000),
        fc.integer({ min: 1, max: 8 }),
        number,
        fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -900, max: 900 })),
        (ruleOf, n, interval, doneOn, early) => {
          const rule = { ...ruleOf(n), interval };
          const done = dayOf(doneOn);
          const due = dayOf(doneOn + early);
          const next = nextOccurrence({
            recurrence: parseRecurrence({ rule: textOf(rule), mode: 'completion' }, when),
            anchor: isoOf(due),
            due: isoOf(due),
            occurrence: 1,
            completedAt: new Date(`${isoOf(done)}T12:00:00Z`),
            zone: 'UTC',
          });
          assert.equal(next?.due, isoOf(expected(rule, isSingle, done, due)), `${textOf(rule)} done ${isoOf(done)}`);
        },
      ),
      { numRuns: 400 },
    );
  });

test('the oracle knows the calendar', () => {
  for (const [year, month, day, weekday] of [
    [1970, 1, 1, 'TH'],
    [2000, 2, 29, 'TU'],
    [2026, 11, 29, 'SU'],
    [2100, 3, 1, 'MO'],
  ] as const) {
    const found = dayOf(numberOf(year, month, day));
    assert.deepEqual(
      [isoOf(found), codes[found.weekday - 1]],
      [new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10), weekday],
    );
  }
});
