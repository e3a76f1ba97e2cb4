import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rejected } from '../../src/errors.ts';
import { findReminder, parseReminder, reminderInstant } from '../../src/language/reminders.ts';

/** Saturday, 21 November 2026, 06:30. The due date: Friday the 27th, 17:00. */
const when = { now: new Date('2026-11-21T11:30:00Z'), zone: 'America/New_York', locale: 'en-US' };
const due = '2026-11-27T22:00:00.000Z';
const invalid = (error: unknown) => error instanceof Rejected && error.code === 'invalid';

const forms: Record<string, string> = {
  PT30M: 'PT30M',
  PT90M: 'PT90M',
  P1D: 'P1D',
  PT0S: 'PT0S',
  pt15m: 'PT15M',
  '-PT15M': 'PT15M',
  '30 minutes before': 'PT30M',
  '90 minutes before it is due': 'PT90M',
  'an hour before': 'PT1H',
  'half an hour before': 'PT30M',
  'an hour and a half before': 'PT1H30M',
  '1 hour and 30 minutes before': 'PT1H30M',
  '2 days before': 'P2D',
  'a week before': 'P7D',
  '15m': 'PT15M',
  'at the due time': 'PT0S',
  'the day before': 'P1D',
  'the day before at 9am': '2026-11-26T14:00:00.000Z',
  'the night before': '2026-11-27T01:00:00.000Z',
  'the afternoon before': '2026-11-26T20:00:00.000Z',
  'tomorrow 9am': '2026-11-22T14:00:00.000Z',
  tomorrow: '2026-11-22T14:00:00.000Z',
  'at 4pm': '2026-11-27T21:00:00.000Z',
  'in 2 hours': '2026-11-21T13:30:00.000Z',
  '2026-04-01T16:30': '2026-04-01T20:30:00.000Z',
};

for (const [text, reminder] of Object.entries(forms))
  test(`the reminder "${text}" is ${reminder}`, () => assert.equal(parseReminder(text, { ...when, due }), reminder));

for (const text of ['', 'P', 'PT', 'P1M', 'P400D', 'soon', '30 minutes after', '2026-02-30T10:00'])
  test(`the reminder "${text}" is refused`, () => assert.throws(() => parseReminder(text, { ...when, due }), invalid));

test('an offset needs a due date, a time does not', () => {
  for (const text of ['PT30M', '30 minutes before', 'the day before'])
    assert.throws(() => parseReminder(text, { ...when, due: null }), invalid);
  assert.equal(parseReminder('tomorrow 9am', { ...when, due: null }), '2026-11-22T14:00:00.000Z');
  assert.throws(() => reminderInstant('PT30M', null, 'UTC'), invalid);
});

test('what is stored reads as itself', () => {
  for (const reminder of Object.values(forms)) assert.equal(parseReminder(reminder, { ...when, due }), reminder);
});

test('a time alone is on the day it is due, as long as that is to come', () => {
  const at = (text: string, on: string) => findReminder(text, { ...when, due: on })?.value.reminder;
  assert.equal(at('remind me at 9', due), '2026-11-27T14:00:00.000Z');
  assert.equal(at('remind me at 9', '2026-11-20'), '2026-11-21T14:00:00.000Z');
  assert.equal(at('remind me on friday', due), '2026-11-27T14:00:00.000Z');
});

test('an offset counts back from the due time, from 09:00 of a whole day, and days keep the clock across DST', () => {
  const at = (reminder: string, from: string) => reminderInstant(reminder, from, 'America/New_York').toISOString();
  assert.equal(at('PT30M', due), '2026-11-27T21:30:00.000Z');
  assert.equal(at('PT30M', '2026-11-27'), '2026-11-27T13:30:00.000Z');
  assert.equal(at('P1D', '2026-03-08T13:00:00.000Z'), '2026-03-07T14:00:00.000Z');
  assert.equal(at('PT24H', '2026-03-08T13:00:00.000Z'), '2026-03-07T13:00:00.000Z');
  assert.equal(at('2026-04-01T20:30:00.000Z', due), '2026-04-01T20:30:00.000Z');
});

/** Sentence, with the wish in brackets, and the reminder. */
const said: [string, string][] = [
  ['call mom tomorrow at 5pm[, remind me 30 minutes before]', 'PT30M'],
  ['pay rent[ with a reminder 1 hour before]', 'PT1H'],
  ['dentist friday[ and remind me at 8am]', '2026-11-21T13:00:00.000Z'],
  ['buy cake[ with a 30 minute reminder]', 'PT30M'],
  ['meeting friday 3pm[ remind me the day before]', 'P1D'],
  ['call bob[ and remind me tomorrow at 9am]', '2026-11-22T14:00:00.000Z'],
  ['[remind me an hour and a half before]', 'PT1H30M'],
];

for (const [marked, reminder] of said)
  test(`in "${marked}" the bracketed words ask for ${reminder}`, () => {
    const found = findReminder(marked.replace(/[[\]]/g, ''), when);
    assert.ok(found);
    assert.equal(found.value.reminder, reminder);
    assert.deepEqual([found.start, found.end], [marked.indexOf('['), marked.indexOf(']') - 1]);
  });

for (const text of ['remind me to call mom at 5pm', 'remind me tomorrow to call mom', 'buy a reminder card'])
  test(`"${text}" is a task, not a reminder of one`, () => assert.equal(findReminder(text, when), undefined));
