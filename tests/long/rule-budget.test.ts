import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { noDates, resolveDates } from '../../src/domain/task-dates.ts';
import { Rejected } from '../../src/errors.ts';
import { search } from '../../src/language/recurrence/days.ts';
import { firstOccurrence, nextOccurrence, parseRecurrence } from '../../src/language/recurrence/recurrence.ts';
import { parseRule } from '../../src/language/recurrence/rule.ts';
import { loopShare } from '../support/loop-share.ts';

/** Whatever rule somebody sends: it is read, refused or carried on within a fixed number of days, and never holds the event loop. */

const when = { now: new Date('2026-11-21T11:30:00Z'), zone: 'Asia/Karachi', locale: 'en-US' };
/** Days of 400 years, after which the calendar repeats, and of the period in which the search began. */
const mostLooked = 146_097 + 366;
const yearDays = Array.from({ length: 143 }, (_, index) => index + 1).join();

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const whole = (most: number) => fc.integer({ min: 1, max: most });
const signed = (most: number) => fc.tuple(whole(most), fc.constantFrom(1, 1, -1)).map(([one, sign]) => one * sign);
const list = <T>(item: fc.Arbitrary<T>, most = 4) => fc.array(item, { minLength: 1, maxLength: most });
const numbered = fc
  .tuple(fc.constantFrom('', '', '1', '-1', '5'), fc.constantFrom(...codes))
  .map((day) => day.join(''));
/** Parts that go together, each there or not; long lists too. */
const partsOf = fc.oneof(
  fc.record({
    FREQ: fc.constant('YEARLY'),
    BYMONTH: list(whole(12)),
    BYYEARDAY: fc.oneof(list(signed(366)), list(signed(366), 90)),
    BYMONTHDAY: list(signed(31)),
    BYDAY: list(numbered),
    BYSETPOS: list(signed(366), 3),
  }),
  fc.record({
    FREQ: fc.constant('YEARLY'),
    BYMONTH: list(whole(12)),
    BYWEEKNO: fc.oneof(list(signed(53)), list(signed(53), 60)),
    BYYEARDAY: list(signed(366), 40),
    BYDAY: list(fc.constantFrom(...codes)),
    BYSETPOS: list(signed(60), 3),
  }),
  fc.record({
    FREQ: fc.constantFrom('MONTHLY', 'DAILY'),
    BYMONTH: list(whole(12)),
    BYMONTHDAY: list(signed(31), 40),
    BYDAY: list(fc.constantFrom(...codes)),
    BYSETPOS: list(signed(31), 3),
  }),
  fc.record({
    FREQ: fc.constant('WEEKLY'),
    BYMONTH: list(whole(12)),
    BYDAY: list(fc.constantFrom(...codes)),
    BYSETPOS: list(signed(7), 3),
    WKST: fc.constantFrom(...codes),
  }),
);
const ruleOf = fc
  .tuple(partsOf, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), fc.oneof(whole(4), whole(1000)))
  .map(([parts, there, interval]) => {
    const kept = Object.entries(parts).filter((_, index) => index === 0 || there[index]);
    return [...kept.map(([name, value]) => `${name}=${value}`), `INTERVAL=${interval}`].join(';').slice(0, 500);
  });

/** What a tool and the consumer behind it do with a rule. Refusals are an answer as well. */
function live(rule: string, mode: 'schedule' | 'completion'): void {
  try {
    const { recurrence, due_date, anchor } = resolveDates(noDates, { recurrence: { rule, mode } }, when, '1.1');
    const completedAt = new Date('2031-02-28T23:00:00Z');
    nextOccurrence({
      recurrence: recurrence!,
      anchor: anchor!,
      due: due_date!,
      occurrence: 1,
      completedAt,
      zone: 'UTC',
    });
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
  }
}

test('a search looks at each day of 400 years once and no more, whatever the rule', () => {
  const date = fc.date({ min: new Date('1700-01-01'), max: new Date('9000-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(ruleOf, date, date, (text, from, behind) => {
      let parts: ReturnType<typeof parseRule>;
      try {
        parts = parseRule(text);
      } catch {
        return;
      }
      const [start, after] = [from, behind].map((day) => Temporal.PlainDate.from(day.toISOString().slice(0, 10)));
      const { day, looked } = search(parts, { start: start!, position: start! }, after!);
      assert.ok(looked <= mostLooked, `${looked} days: ${text}`);
      assert.ok(!day || Temporal.PlainDate.compare(day, after!) > 0);
    }),
    { numRuns: 1000 },
  );
});

test('whatever a rule is, setting it and going on to the next task holds the event loop for less than the plain work', () => {
  live('weekly', 'schedule');
  fc.assert(
    fc.property(ruleOf, fc.constantFrom('schedule' as const, 'completion' as const), (rule, mode) => {
      const share = loopShare(() => live(rule, mode));
      assert.ok(share <= 1, `${share.toFixed(1)} times the plain work: ${rule}`);
    }),
    { numRuns: 1000, endOnFailure: true },
  );
});

for (const rule of [
  `FREQ=YEARLY;BYYEARDAY=${yearDays};BYSETPOS=366`,
  'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5',
  'FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=-3',
  'FREQ=DAILY;BYMONTH=2;BYSETPOS=2',
  'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=24',
  'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;BYSETPOS=9',
  'FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=1;BYSETPOS=3',
])
  test(`${rule.slice(0, 60)} is refused before a day is looked at, with what to do`, () => {
    assert.throws(
      () => parseRule(rule),
      /BYSETPOS=-?\d+ picks from at most \d+ days? in a \w+.*write a number up to \d+ or/,
    );
    const share = loopShare(() => assert.throws(() => parseRecurrence(rule, when), Rejected));
    assert.ok(share <= 1, `${share} times the plain work`);
  });

for (const rule of [
  'FREQ=YEARLY;BYWEEKNO=20;BYYEARDAY=1,2,3',
  'FREQ=YEARLY;BYWEEKNO=1;BYMONTH=6;BYDAY=MO',
  'FREQ=YEARLY;BYYEARDAY=100;BYMONTHDAY=31',
  'FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=2MO',
])
  test(`${rule} never comes to a day and is refused in time`, () => {
    const share = loopShare(() => assert.throws(() => parseRecurrence(rule, when), /never comes to a day/));
    assert.ok(share <= 1, `${share} times the plain work`);
  });

for (const [rule, first] of [
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=23', '2026-12-31'],
  ['FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=-1', '2026-11-25'],
  ['FREQ=YEARLY;BYYEARDAY=366', '2028-12-31'],
  ['FREQ=YEARLY;BYYEARDAY=366;BYDAY=MO', '2040-12-31'],
  ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU', '2027-01-03'],
  ['FREQ=YEARLY;BYWEEKNO=-1;BYDAY=FR', '2027-01-01'],
  ['FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366', '2028-12-31'],
  ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', '2027-08-13'],
  ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', '2026-11-26'],
  ['FREQ=MONTHLY;BYMONTHDAY=30,31;BYDAY=SU;BYSETPOS=-1', '2027-01-31'],
] as const)
  test(`${rule} first comes on ${first}`, () => {
    assert.equal(firstOccurrence(parseRecurrence(rule, when), when), first);
  });
