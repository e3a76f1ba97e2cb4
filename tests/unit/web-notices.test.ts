import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snoozedTo, withSnooze } from '../../src/web/notices/snooze.ts';
import { isMineToRing, isToAsk } from '../../src/web/notices/who-rings.ts';
import { reminderText } from '../../src/web/notices/words.ts';

const now = new Date('2026-11-29T20:30:00Z');

test('a reminder is put off by minutes, or to the morning after the day in the zone of the settings', () => {
  assert.equal(snoozedTo('10min', now, 'UTC'), '2026-11-29T20:40:00.000Z');
  assert.equal(snoozedTo('1h', now, 'UTC'), '2026-11-29T21:30:00.000Z');
  assert.equal(snoozedTo('tomorrow', now, 'America/New_York'), '2026-11-30T09:00');
  // In Karachi it is the 30th already.
  assert.equal(snoozedTo('tomorrow', now, 'Asia/Karachi'), '2026-12-01T09:00');
  assert.equal(snoozedTo('tomorrow', new Date('2026-12-31T23:30:00Z'), 'UTC'), '2027-01-01T09:00');
});

test('putting off keeps what counts from the due date and what is still to come, and lets go what is over', () => {
  const again = '2026-11-29T20:40:00.000Z';
  const reminders = ['PT30M', '2026-11-29T20:30:00.000Z', '2026-11-30T08:00:00.000Z'];
  assert.deepEqual(withSnooze(reminders, again, now), ['PT30M', '2026-11-30T08:00:00.000Z', again]);
  assert.deepEqual(withSnooze([], again, now), [again]);
  assert.deepEqual(withSnooze([again], again, now), [again]);
  const many = Array.from({ length: 10 }, (_, n) => `PT${n}M`);
  assert.deepEqual(withSnooze(many, again, now), [...many.slice(0, 9), again]);
});

test('a reminder says in words when its task is due', () => {
  const place = { zone: 'UTC', locale: 'en-US' };
  const said = (due_date: string | null, where = place) => reminderText({ title: 'Dentist', due_date }, now, where);
  assert.equal(said('2026-11-29T21:00:00.000Z'), 'Dentist, in 30 minutes.');
  assert.equal(said('2026-11-29T20:30:10.000Z'), 'Dentist, now.');
  assert.equal(said('2026-11-29T22:30:00.000Z'), 'Dentist, in 2 hours.');
  assert.equal(said('2026-11-29T19:30:00.000Z'), 'Dentist, 1 hour ago.');
  assert.equal(said('2026-12-02T20:30:00.000Z'), 'Dentist, in 3 days.');
  assert.equal(said('2026-11-29'), 'Dentist, today.');
  assert.equal(said('2026-11-30'), 'Dentist, tomorrow.');
  assert.equal(said('2026-11-30', { ...place, zone: 'Asia/Karachi' }), 'Dentist, today.');
  assert.equal(said('2026-11-30', { ...place, locale: 'de' }), 'Dentist, morgen.');
  assert.equal(said(null), 'Dentist');
});

test('one place rings: the tab that leads, while none is seen and the service worker has nothing to show', () => {
  const place = { leads: true, anyVisible: false, pushes: false, permission: 'granted' as const };
  assert.equal(isMineToRing(place), true);
  assert.equal(isMineToRing({ ...place, leads: false }), false);
  assert.equal(isMineToRing({ ...place, anyVisible: true }), false);
  assert.equal(isMineToRing({ ...place, pushes: true }), false);
  for (const permission of ['default', 'denied', 'none'] as const)
    assert.equal(isMineToRing({ ...place, permission }), false);
});

test('"Not now" rests thirty days, and what is decided is not asked', () => {
  const day = 86_400_000;
  assert.equal(isToAsk('default', undefined, 0), true);
  assert.equal(isToAsk('default', 0, 29 * day), false);
  assert.equal(isToAsk('default', 0, 30 * day), true);
  for (const permission of ['granted', 'denied', 'none'] as const)
    assert.equal(isToAsk(permission, undefined, 0), false);
});
