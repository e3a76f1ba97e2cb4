import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Rejected } from '../../src/errors.ts';
import { describeDue, findDueDate, resolveDueDate } from '../../src/language/dates.ts';
import { findRecurrence, firstOccurrence, parseRecurrence } from '../../src/language/recurrence/recurrence.ts';
import { findReminder, parseReminder } from '../../src/language/reminders.ts';

const when = { now: new Date('2026-11-21T11:30:00Z'), zone: 'America/New_York', locale: 'en-US' };
const canonical = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?$/;

const vocabulary =
  'in at on by the a every each other next last this of and to until for from before after remind me repeat 1 2 3 31 0 99 5pm 17:00 25:00 half day days week weeks month hours minutes monday friday sat sun may march feb 30 2026-02-30 2026-12-01 tomorrow tonight noon midnight morning first second third 3rd 31st daily weekly times starting completion due eod , ! buy milk'.split(
    ' ',
  );
const soup = fc.oneof(
  fc.array(fc.constantFrom(...vocabulary), { maxLength: 9 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** The value, or undefined when it was refused; any other error is the test's. */
function orRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    assert.ok(error instanceof Rejected, String(error));
    assert.equal(error.code, 'invalid');
    return undefined;
  }
}

test('any words are either read or refused, and what is read is canonical', () => {
  fc.assert(
    fc.property(soup, (text) => {
      const due = orRefused(() => resolveDueDate(text, when));
      if (due) assert.match(due, canonical);
      if (due) assert.ok(describeDue(due, when).length > 0);
      orRefused(() => parseReminder(text, { ...when, due: '2026-12-01' }));
      const recurrence = orRefused(() => parseRecurrence(text, when));
      if (recurrence) assert.deepEqual(parseRecurrence(recurrence, when), recurrence);
      if (recurrence) orRefused(() => firstOccurrence(recurrence, when));
    }),
    { numRuns: 3000 },
  );
});

test('in any sentence a phrase is found inside it, or none is', () => {
  fc.assert(
    fc.property(soup, (text) => {
      for (const found of [findDueDate(text, when), findReminder(text, when), findRecurrence(text, when)]) {
        if (!found) continue;
        assert.ok(0 <= found.start && found.start < found.end && found.end <= text.length);
      }
      const phrase = findDueDate(text, when)?.value;
      if (phrase) assert.equal(resolveDueDate(phrase.phrase, when), phrase.due, phrase.phrase);
    }),
    { numRuns: 3000 },
  );
});
