import assert from 'node:assert/strict';
import test from 'node:test';
import { noDates, resolveDates } from '../../src/domain/task-dates.ts';

/** A time of day that a rule says itself, beside a due date: docs/contract.md, "Recurrence". Said on Tuesday, 10 March 2026, at 14:20 in Berlin. */

const when = { now: new Date('2026-03-10T13:20:00Z'), zone: 'Europe/Berlin', locale: 'en-US' };
const due = (input: Parameters<typeof resolveDates>[1], before: string | null = null) =>
  resolveDates({ ...noDates, due_date: before }, input, when, 'series').due_date;

const rows: [recurrence: string, due_date: string | undefined, expected: string][] = [
  ['every day at 9', undefined, '2026-03-11T08:00:00.000Z'],
  ['every night at 9', undefined, '2026-03-10T20:00:00.000Z'],
  ['nightly at 9', undefined, '2026-03-10T20:00:00.000Z'],
  ['every night at 12:30', undefined, '2026-03-10T23:30:00.000Z'],
  ['every day at 9', '2026-03-12', '2026-03-12T08:00:00.000Z'],
  ['every day at 9', 'friday at 9', '2026-03-13T08:00:00.000Z'],
  ['every evening', 'friday at 8:30pm', '2026-03-13T19:30:00.000Z'],
  ['every evening', 'friday', '2026-03-13T18:00:00.000Z'],
  ['every day', 'friday at 10', '2026-03-13T09:00:00.000Z'],
  ['every other thursday starting this week', undefined, '2026-03-12'],
];
for (const [recurrence, due_date, expected] of rows)
  test(`"${recurrence}"${due_date ? ` and "${due_date}"` : ''} is due ${expected}`, () =>
    assert.equal(due({ recurrence, ...(due_date ? { due_date } : {}) }), expected));

test('two times in one call are refused, with both of them', () =>
  assert.throws(
    () => due({ recurrence: 'every day at 9', due_date: '2026-03-12T10:00:00' }),
    /The recurrence says 09:00 and the due date 10:00\. Say the same time in both/,
  ));

test('a rule with a time moves a task that is there to that time, whatever day is said beside it', () => {
  assert.equal(due({ recurrence: 'every day at 9' }, '2026-03-12T09:00:00.000Z'), '2026-03-12T08:00:00.000Z');
  assert.equal(
    due({ recurrence: 'every friday at 9', due_date: 'friday' }, '2026-03-12T09:00:00.000Z'),
    '2026-03-13T08:00:00.000Z',
  );
});
