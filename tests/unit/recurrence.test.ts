import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rejected } from '../../src/errors.ts';
import { anchorOf, firstOccurrence, nextOccurrence } from '../../src/language/recurrence/recurrence.ts';
import { cpuMsOf } from '../support/cpu-time.ts';

const zone = 'America/New_York';
type Mode = 'schedule' | 'completion';
const recurrence = (rule: string, mode: Mode = 'schedule') => ({ rule, mode, text: '' });

/** Due dates of a series in which every task is completed at its due time, up to `length` of them. */
function series(rule: string, due: string, length: number): string[] {
  const dues = [due];
  let anchor = anchorOf(due, zone);
  while (dues.length < length) {
    const args = { anchor, due: dues.at(-1)!, occurrence: dues.length, completedAt: new Date(dues.at(-1)!), zone };
    const next = nextOccurrence({ recurrence: recurrence(rule), ...args });
    if (!next) break;
    anchor = next.anchor;
    dues.push(next.due);
  }
  return dues;
}

test('the 31st clamps to the end of the month and comes back, in every form of rule', () => {
  const ends = ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'];
  assert.deepEqual(series('FREQ=MONTHLY', '2027-01-31', 5), ends);
  assert.deepEqual(series('FREQ=MONTHLY;BYMONTHDAY=31', '2027-01-31', 5), ends);
  assert.deepEqual(series('FREQ=YEARLY;BYMONTHDAY=31', '2027-01-31', 5), ends);
  assert.deepEqual(series('FREQ=DAILY;BYMONTHDAY=31', '2027-01-31', 5), ends);
  assert.deepEqual(series('FREQ=YEARLY;BYMONTH=1,2,3;BYMONTHDAY=31', '2027-01-31', 3), ends.slice(0, 3));
  assert.deepEqual(series('FREQ=MONTHLY;BYMONTHDAY=15,31', '2027-01-31', 4), [
    '2027-01-31',
    '2027-02-15',
    '2027-02-28',
    '2027-03-15',
  ]);
  assert.deepEqual(series('FREQ=MONTHLY;BYMONTHDAY=30,31', '2027-01-30', 4), [
    '2027-01-30',
    '2027-01-31',
    '2027-02-28',
    '2027-03-30',
  ]);
});

test('29 February is the 28th in other years and comes back', () => {
  const years = ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'];
  assert.deepEqual(series('FREQ=YEARLY', '2024-02-29', 5), years);
  assert.deepEqual(series('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2024-02-29', 5), years);
});

test('a wall time in a DST gap moves forward that day only', () => {
  assert.deepEqual(series('FREQ=DAILY', '2026-03-07T07:30:00.000Z', 3), [
    '2026-03-07T07:30:00.000Z',
    '2026-03-08T07:30:00.000Z',
    '2026-03-09T06:30:00.000Z',
  ]);
});

test('COUNT counts the first task, UNTIL as a date holds the whole local day', () => {
  assert.equal(series('FREQ=DAILY;COUNT=3', '2026-11-25', 9).length, 3);
  assert.equal(series('FREQ=DAILY;COUNT=1', '2026-11-25', 9).length, 1);
  assert.deepEqual(
    series('FREQ=DAILY;UNTIL=20261127', '2026-11-26T04:00:00.000Z', 9).at(-1),
    '2026-11-28T04:00:00.000Z',
  );
  assert.equal(series('FREQ=DAILY;UNTIL=20261127T035959Z', '2026-11-26T04:00:00.000Z', 9).length, 1);
  assert.equal(series('FREQ=DAILY;UNTIL=20261127T120000Z', '2026-11-25', 9).at(-1), '2026-11-27');
});

test('a due date off the rule is kept and the next one is on it', () => {
  assert.deepEqual(series('FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', '2026-11-25', 3), [
    '2026-11-25',
    '2026-11-27',
    '2026-12-11',
  ]);
  assert.deepEqual(series('FREQ=MONTHLY;BYDAY=-1FR', '2026-11-25', 3), ['2026-11-25', '2026-11-27', '2026-12-25']);
});

test('moving one task moves only that one', () => {
  const next = (due: string, anchor = '2026-11-02T09:00/2026-11-16', rule = 'FREQ=WEEKLY;BYDAY=MO') =>
    nextOccurrence({ recurrence: recurrence(rule), anchor, due, occurrence: 3, completedAt: new Date(due), zone })?.due;
  for (const due of ['2026-11-16T14:00:00.000Z', '2026-11-18T20:00:00.000Z', '2026-11-13T14:00:00.000Z', '2026-11-18'])
    assert.equal(next(due), '2026-11-23T14:00:00.000Z', due);
  // Beyond the next one: that is passed over, none is due before what was just done.
  assert.equal(next('2026-11-24T14:00:00.000Z'), '2026-11-30T14:00:00.000Z');
  // Past midnight: no day is lost.
  assert.equal(
    next('2026-11-17T05:30:00.000Z', '2026-11-02T23:30/2026-11-16', 'FREQ=DAILY'),
    '2026-11-18T04:30:00.000Z',
  );
});

/** The day of the next task, counted from `done`; the present one is due on Wednesday 2026-11-25, unless told. */
function afterDone(rule: string, done: string, due = '2026-11-25T22:00:00.000Z'): string | undefined {
  return nextOccurrence({
    recurrence: recurrence(rule, 'completion'),
    anchor: '2026-11-25T17:00',
    due,
    occurrence: 1,
    completedAt: new Date(done),
    zone,
  })?.due;
}

test('counted from completion: the local day it was done, the wall time of the series', () => {
  assert.equal(afterDone('FREQ=DAILY;INTERVAL=3', '2026-12-01T03:00:00Z'), '2026-12-03T22:00:00.000Z');
  assert.equal(afterDone('FREQ=MONTHLY', '2027-01-31T15:00:00Z'), '2027-02-28T22:00:00.000Z');
  assert.equal(afterDone('FREQ=YEARLY', '2028-02-29T15:00:00Z'), '2029-02-28T22:00:00.000Z');
});

test('counted from completion, a rule with one day in a period keeps its interval', () => {
  const saturday = 'FREQ=WEEKLY;INTERVAL=3;BYDAY=SA';
  assert.equal(afterDone(saturday, '2026-12-01T15:00:00Z'), '2026-12-26T22:00:00.000Z', 'a tuesday');
  assert.equal(afterDone(saturday, '2026-11-28T15:00:00Z'), '2026-12-19T22:00:00.000Z', 'a saturday');
  assert.equal(afterDone('FREQ=WEEKLY;BYDAY=FR', '2026-12-01T15:00:00Z'), '2026-12-11T22:00:00.000Z');
  assert.equal(afterDone('FREQ=MONTHLY;BYMONTHDAY=15', '2026-11-20T15:00:00Z'), '2027-01-15T22:00:00.000Z');
  assert.equal(afterDone('FREQ=MONTHLY;INTERVAL=2;BYDAY=3FR', '2026-11-20T15:00:00Z'), '2027-02-19T22:00:00.000Z');
  assert.equal(afterDone('FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1', '2026-11-20T15:00:00Z'), '2028-04-01T21:00:00.000Z');
});

test('counted from completion, a rule with several days in a period gives the next of them', () => {
  assert.equal(afterDone('FREQ=WEEKLY;BYDAY=MO,TH', '2026-12-01T15:00:00Z'), '2026-12-03T22:00:00.000Z');
  assert.equal(afterDone('FREQ=MONTHLY;BYMONTHDAY=1,15', '2026-12-02T15:00:00Z'), '2026-12-15T22:00:00.000Z');
  assert.equal(afterDone('FREQ=MONTHLY;BYDAY=FR', '2026-12-01T15:00:00Z'), '2026-12-04T22:00:00.000Z');
});

test('counted from completion, done early it never gives the same date again', () => {
  const saturday = '2026-12-19T22:00:00.000Z';
  assert.equal(
    afterDone('FREQ=WEEKLY;INTERVAL=3;BYDAY=SA', '2026-12-15T15:00:00Z', saturday),
    '2027-01-09T22:00:00.000Z',
  );
  assert.equal(
    afterDone('FREQ=WEEKLY;INTERVAL=3;BYDAY=SA', '2026-11-26T15:00:00Z', saturday),
    '2026-12-26T22:00:00.000Z',
  );
  assert.equal(afterDone('FREQ=WEEKLY;BYDAY=TU,SA', '2026-12-16T15:00:00Z', saturday), '2026-12-22T22:00:00.000Z');
  assert.equal(afterDone('FREQ=DAILY;INTERVAL=3', '2026-11-22T15:00:00Z'), '2026-11-26T22:00:00.000Z');
});

test('a series that was left alone goes on at its next date after it was done', () => {
  const next = (rule: string, due: string, done: string) =>
    nextOccurrence({
      recurrence: recurrence(rule),
      anchor: anchorOf(due, zone),
      due,
      occurrence: 1,
      completedAt: new Date(done),
      zone,
    })?.due;
  const nine = '2026-11-20T14:00:00.000Z';
  assert.equal(next('FREQ=DAILY', nine, '2026-11-25T13:59:00Z'), '2026-11-25T14:00:00.000Z');
  assert.equal(next('FREQ=DAILY', nine, '2026-11-25T14:00:00Z'), '2026-11-26T14:00:00.000Z');
  assert.equal(next('FREQ=DAILY', '2026-11-20', '2026-11-26T04:59:00Z'), '2026-11-26', 'still the 25th there');
  assert.equal(next('FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', '2026-11-20', '2026-12-07T15:00:00Z'), '2026-12-18');
  assert.equal(next('FREQ=MONTHLY', '2026-08-31', '2026-11-25T15:00:00Z'), '2026-11-30');
  assert.equal(next('FREQ=DAILY;UNTIL=20261124', '2026-11-20', '2026-11-25T15:00:00Z'), undefined);
  assert.equal(next('FREQ=DAILY', '2026-11-20', '2026-11-10T15:00:00Z'), '2026-11-21', 'done early');
});

test('a rule without a date begins today or later, and not after its own end', () => {
  const when = { now: new Date('2026-11-21T22:30:00Z'), zone, locale: 'en-US' };
  assert.equal(firstOccurrence(recurrence('FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'), when), '2026-11-27');
  assert.equal(firstOccurrence(recurrence('FREQ=DAILY;BYHOUR=9'), when), '2026-11-22T14:00:00.000Z');
  assert.throws(() => firstOccurrence(recurrence('FREQ=DAILY;UNTIL=20200101'), when), Rejected);
});

test('the next task of a series decades old is found in two milliseconds of processor time', () => {
  const args = { due: '2026-11-16', occurrence: 1, completedAt: new Date('2026-11-16T12:00:00Z'), zone };
  const find = (rule: string) => nextOccurrence({ recurrence: recurrence(rule), anchor: '1990-01-31', ...args });
  const rules = [
    'FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
    'FREQ=MONTHLY',
    'FREQ=MONTHLY;BYDAY=3FR',
    'FREQ=YEARLY',
  ];
  for (const rule of rules) find(rule);
  const ms = cpuMsOf(() => {
    for (let round = 0; round < 20; round += 1) for (const rule of rules) assert.ok(find(rule));
  });
  assert.ok(ms / (20 * rules.length) < 2);
});
