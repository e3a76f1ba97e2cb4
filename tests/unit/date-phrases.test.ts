import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDueDate, resolveDueDate } from '../../src/language/dates.ts';
import { cpuMsOf } from '../support/cpu-time.ts';

/** Saturday, 21 November 2026, 06:30. */
const when = { now: new Date('2026-11-21T11:30:00Z'), zone: 'America/New_York', locale: 'en-US' };

/** Sentence, with the phrase in brackets, and the due date it says. */
const said: [string, string][] = [
  ['buy groceries [tomorrow at 5pm]', '2026-11-22T22:00:00.000Z'],
  ['call mom [at 5]', '2026-11-21T22:00:00.000Z'],
  ['pay rent [by friday]', '2026-11-27'],
  ['dentist [on the 31st at 10:30]', '2026-12-31T15:30:00.000Z'],
  ['submit report [due next friday]', '2026-11-27'],
  ['buy milk [on sat]', '2026-11-28'],
  ['call bob [sat 5pm]', '2026-11-21T22:00:00.000Z'],
  ['meet ann [in 2 hours]', '2026-11-21T13:30:00.000Z'],
  ['party [may 5th at 8pm]', '2027-05-06T00:00:00.000Z'],
  ['vacation [on 3/4]', '2027-03-04'],
  ['[due: tomorrow] buy milk', '2026-11-22'],
  ['[on Friday,] call the bank', '2026-11-27'],
  ['Reschedule my morning meetings [to 2 PM]', '2026-11-21T19:00:00.000Z'],
  ['move task 3 [to friday]', '2026-11-27'],
  ['meeting [tomorrow 3pm-4pm]', '2026-11-22T20:00:00.000Z'],
  ['meeting [tomorrow from 3 to 4pm] in room 2', '2026-11-22T20:00:00.000Z'],
  ['pick up kids [at 3 today]', '2026-11-21T20:00:00.000Z'],
  ['lunch [at noon] with sam', '2026-11-21T17:00:00.000Z'],
  ['gym [at 6 tomorrow] and pay bills', '2026-11-22T23:00:00.000Z'],
  ['urgent call boss [at 4pm] #work', '2026-11-21T21:00:00.000Z'],
  ['call mom [the day after tomorrow]', '2026-11-23'],
  ['book flight [two weeks from now]', '2026-12-05'],
  ['buy gift [before christmas]', '2026-12-25'],
  ['buy milk [2026-12-01T10:00]', '2026-12-01T15:00:00.000Z'],
];

for (const [marked, due] of said)
  test(`in "${marked}" the bracketed words are the due date`, () => {
    const found = findDueDate(marked.replace(/[[\]]/g, ''), when);
    assert.ok(found);
    assert.equal(found.value.due, due);
    assert.deepEqual([found.start, found.end], [marked.indexOf('['), marked.indexOf(']') - 1]);
  });

const lookalikes =
  "sat with john|sun cream|may call|buy 3 eggs|second coat|march in line|call 911|task 3|buy milk|Mark task 3 as complete|read chapter 5|clean the 2nd floor|on the second floor|buy christmas gifts|read John 3:16|wed her|meet at 5 main street|3/4 cup flour|buy 1/2 cup sugar|second opinion|prepare tomorrow's lunch|morning meetings|night shift|weekend trip|call him now|version 2.5|room 12|pay 5 dollars|order 66|buy 2x4|5k run|wait a minute|read for 5 minutes|call 555-1234|2nd draft|#friday".split(
    '|',
  );

for (const text of lookalikes) test(`"${text}" says no date`, () => assert.equal(findDueDate(text, when), undefined));

test('a day by name is the next to come, "next" is that of next week, a bare hour lies between 07:00 and 19:00', () => {
  const read = (now: string, text: string) => resolveDueDate(text, { ...when, now: new Date(now) });
  const friday = '2026-11-20T14:00:00Z';
  assert.equal(read(friday, 'friday'), '2026-11-27');
  assert.equal(read(friday, 'friday 5pm'), '2026-11-20T22:00:00.000Z');
  assert.equal(read('2026-11-20T23:00:00Z', 'friday 5pm'), '2026-11-27T22:00:00.000Z');
  assert.equal(read(friday, 'last friday'), '2026-11-13');
  const sunday = '2026-11-22T15:00:00Z';
  assert.equal(read(sunday, 'next monday'), '2026-11-23');
  assert.equal(read(sunday, 'this weekend'), '2026-11-22');
  const monday = '2026-11-23T15:00:00Z';
  assert.equal(read(monday, 'wednesday'), '2026-11-25');
  assert.equal(read(monday, 'next wednesday'), '2026-12-02');
  assert.equal(read('2026-11-21T23:30:00Z', 'at 5'), '2026-11-22T22:00:00.000Z');
  assert.equal(read('2026-11-21T23:30:00Z', 'at 8'), '2026-11-22T13:00:00.000Z');
  assert.equal(read('2026-11-21T20:30:00Z', 'at 3pm'), '2026-11-22T20:00:00.000Z');
});

test('a phrase tells whether it says a day, a time or both', () => {
  const has = (text: string) => {
    const { hasDay, hasTime } = findDueDate(text, when)!.value;
    return [hasDay, hasTime];
  };
  assert.deepEqual(has('call at 5pm'), [false, true]);
  assert.deepEqual(has('call on friday'), [true, false]);
  assert.deepEqual(has('call on friday at 5'), [true, true]);
});

test('a hostile message of the longest kind is read with under a quarter of a second of processor time', () => {
  for (const text of ['at ', ' ', '1 ', 'every ', 'monday, ', 'in 1 ', '1:', 'first and ']) {
    const ms = cpuMsOf(() => findDueDate(text.repeat(Math.floor(10_000 / text.length)), when));
    assert.ok(ms < 250, JSON.stringify(text));
  }
});
