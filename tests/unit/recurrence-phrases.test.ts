import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rejected } from '../../src/errors.ts';
import { findRecurrence, firstOccurrence, parseRecurrence } from '../../src/language/recurrence/recurrence.ts';
import { cpuMsOf } from '../support/cpu-time.ts';

/** Saturday, 21 November 2026, 06:30. */
const when = { now: new Date('2026-11-21T11:30:00Z'), zone: 'America/New_York', locale: 'en-US' };
const invalid = (error: unknown) => error instanceof Rejected && error.code === 'invalid';

/** Phrase, rule, first occurrence. */
const phrases: [string, string, string][] = [
  ['daily', 'FREQ=DAILY', '2026-11-21'],
  ['weekly', 'FREQ=WEEKLY', '2026-11-21'],
  ['monthly', 'FREQ=MONTHLY', '2026-11-21'],
  ['yearly', 'FREQ=YEARLY', '2026-11-21'],
  ['annually', 'FREQ=YEARLY', '2026-11-21'],
  ['quarterly', 'FREQ=MONTHLY;INTERVAL=3', '2026-11-21'],
  ['biweekly', 'FREQ=WEEKLY;INTERVAL=2', '2026-11-21'],
  ['fortnightly', 'FREQ=WEEKLY;INTERVAL=2', '2026-11-21'],
  ['every other week', 'FREQ=WEEKLY;INTERVAL=2', '2026-11-21'],
  ['every second day', 'FREQ=DAILY;INTERVAL=2', '2026-11-21'],
  ['every 3 days', 'FREQ=DAILY;INTERVAL=3', '2026-11-21'],
  ['each tuesday', 'FREQ=WEEKLY;BYDAY=TU', '2026-11-24'],
  ['every other friday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', '2026-11-27'],
  ['every other friday until june', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20270630', '2026-11-27'],
  ['every 2 weeks on monday and thursday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', '2026-11-23'],
  ['every monday, wednesday and friday', 'FREQ=WEEKLY;BYDAY=MO,WE,FR', '2026-11-23'],
  ['mondays and fridays', 'FREQ=WEEKLY;BYDAY=MO,FR', '2026-11-23'],
  ['every weekday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-23'],
  ['weekdays', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-23'],
  ['every weekend', 'FREQ=WEEKLY;BYDAY=SA', '2026-11-21'],
  ['every month on the 31st', 'FREQ=MONTHLY;BYMONTHDAY=31', '2026-11-30'],
  ['the 1st of every month', 'FREQ=MONTHLY;BYMONTHDAY=1', '2026-12-01'],
  ['monthly on the 15th', 'FREQ=MONTHLY;BYMONTHDAY=15', '2026-12-15'],
  ['every 15th and 31st', 'FREQ=MONTHLY;BYMONTHDAY=15,31', '2026-11-30'],
  ['every 3rd friday', 'FREQ=MONTHLY;BYDAY=3FR', '2026-12-18'],
  ['every last friday', 'FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27'],
  ['on the last friday of every month', 'FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27'],
  ['first monday of each month', 'FREQ=MONTHLY;BYDAY=1MO', '2026-12-07'],
  ['every 2nd tuesday of the month', 'FREQ=MONTHLY;BYDAY=2TU', '2026-12-08'],
  ['every last day', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-11-30'],
  ['every month on the last day', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-11-30'],
  ['every last weekday of the month', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-11-30'],
  ['every quarter', 'FREQ=MONTHLY;INTERVAL=3', '2026-11-21'],
  ['every jan 27th', 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27', '2027-01-27'],
  ['every year on the 4th of july', 'FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4', '2027-07-04'],
  ['every day for 10 times', 'FREQ=DAILY;COUNT=10', '2026-11-21'],
  ['every day for 2 weeks', 'FREQ=DAILY;COUNT=14', '2026-11-21'],
  ['every monday and friday for 3 weeks', 'FREQ=WEEKLY;BYDAY=MO,FR;COUNT=6', '2026-11-23'],
  ['every friday for 2 months', 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20270126', '2026-11-27'],
  ['every day until december 24', 'FREQ=DAILY;UNTIL=20261224', '2026-11-21'],
  ['every 2 days until next friday', 'FREQ=DAILY;INTERVAL=2;UNTIL=20261127', '2026-11-21'],
];

for (const [phrase, rule, first] of phrases)
  test(`"${phrase}" is ${rule} and begins on ${first}`, () => {
    const recurrence = parseRecurrence(phrase, when);
    assert.equal(recurrence.rule, rule);
    assert.equal(recurrence.mode, 'schedule');
    assert.equal(firstOccurrence(recurrence, when), first);
    assert.deepEqual(parseRecurrence(rule, when), recurrence);
  });

test('"every!" and "after completion" count from the day it was done, unless the mode is said', () => {
  for (const phrase of ['every! 3 days', '3 days after completion', 'every 3 days after completion']) {
    const { rule, mode, text } = parseRecurrence(phrase, when);
    assert.deepEqual([rule, mode], ['FREQ=DAILY;INTERVAL=3', 'completion']);
    assert.match(text, /^every 3 days, counted from the day it is done$/);
  }
  assert.equal(parseRecurrence({ rule: 'every! 3 days', mode: 'schedule' }, when).mode, 'schedule');
  assert.equal(parseRecurrence({ rule: 'FREQ=DAILY', mode: 'completion' }, when).mode, 'completion');
});

test('a rule is stored in one form and told in words', () => {
  const stored = (rule: string) => parseRecurrence(rule, when).rule;
  assert.equal(stored('RRULE:freq=weekly; byday=fr,mo;interval=1'), 'FREQ=WEEKLY;BYDAY=FR,MO');
  assert.equal(stored('BYDAY=1MO;FREQ=MONTHLY;COUNT=5'), 'FREQ=MONTHLY;BYDAY=1MO;COUNT=5');
  assert.equal(stored('FREQ=DAILY;UNTIL=2027-06-30'), 'FREQ=DAILY;UNTIL=20270630');
  assert.equal(parseRecurrence('FREQ=WEEKLY', when).text, 'every week');
  assert.equal(parseRecurrence('every other friday until june', when).text, 'every 2 weeks on Friday until 2027-06-30');
});

const refused = [
  'FREQ=HOURLY',
  'FREQ=DAILY;BYHOUR=9,17',
  'FREQ=DAILY;COUNT=3;UNTIL=20270101',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1',
  'FREQ=WEEKLY;BYDAY=3FR',
  'FREQ=MONTHLY;BYMONTHDAY=32',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;UNTIL=20270230',
  'FREQ=DAILY;FREQ=WEEKLY',
  'FREQ=DAILY;COLOR=RED',
  'DTSTART:20260101\nRRULE:FREQ=DAILY',
  'every hour',
  'every feb 30',
  'every blue moon',
  'every 0 days',
  'sometimes',
  '',
];

for (const rule of refused)
  test(`${JSON.stringify(rule)} is refused with the legal forms, and fast`, () => {
    const ms = cpuMsOf(() =>
      assert.throws(
        () => parseRecurrence(rule, when),
        (error) => invalid(error) && /every other friday.*FREQ=WEEKLY/.test((error as Error).message),
      ),
    );
    assert.ok(ms < 200);
  });

/** Sentence, with the phrase in brackets, its rule, and the due date it carries. */
const said: [string, string, string | null][] = [
  ['pay rent [every month on the 31st]', 'FREQ=MONTHLY;BYMONTHDAY=31', null],
  ['standup [every weekday at 9:30]', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-23T14:30:00.000Z'],
  ['call [every day at 5]', 'FREQ=DAILY', '2026-11-21T22:00:00.000Z'],
  ['run [every day at 6am]', 'FREQ=DAILY', '2026-11-22T11:00:00.000Z'],
  ['gym [on mondays and thursdays at 6pm]', 'FREQ=WEEKLY;BYDAY=MO,TH', '2026-11-23T23:00:00.000Z'],
  [
    'call mom [every sunday at 5pm until june] please',
    'FREQ=WEEKLY;BYDAY=SU;UNTIL=20270630',
    '2026-11-22T22:00:00.000Z',
  ],
  ['pills [every morning for 10 days], high priority', 'FREQ=DAILY;COUNT=10', '2026-11-21T14:00:00.000Z'],
  ['jog [every day starting tomorrow at 9am]', 'FREQ=DAILY', '2026-11-22T14:00:00.000Z'],
  ['report [every monday starting next month]', 'FREQ=WEEKLY;BYDAY=MO', '2026-12-07'],
  ['read [every night at 10]', 'FREQ=DAILY', '2026-11-22T03:00:00.000Z'],
  ['pay [on the 1st of every month], remind me 1 day before', 'FREQ=MONTHLY;BYMONTHDAY=1', null],
  ['[at 9am every monday] call bob', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-23T14:00:00.000Z'],
  ['change task 3 [to repeat every friday]', 'FREQ=WEEKLY;BYDAY=FR', null],
  ['buy shoes [daily]', 'FREQ=DAILY', null],
  ['a [daily] reminder to drink', 'FREQ=DAILY', null],
  ['change filter [3 months after completion]', 'FREQ=MONTHLY;INTERVAL=3', null],
  ['water plants [eight days after completion]', 'FREQ=DAILY;INTERVAL=8', null],
];

for (const [marked, rule, due] of said)
  test(`in "${marked}" the bracketed words are ${rule}`, () => {
    const found = findRecurrence(marked.replace(/[[\]]/g, ''), when);
    assert.ok(found);
    assert.deepEqual([found.value.recurrence.rule, found.value.due], [rule, due]);
    assert.deepEqual([found.start, found.end], [marked.indexOf('['), marked.indexOf(']') - 1]);
  });

for (const text of ['write weekly report', 'buy each kid a gift', 'everyday shoes', 'every person', 'FREQ=DAILY'])
  test(`"${text}" says no recurrence`, () => assert.equal(findRecurrence(text, when), undefined));
