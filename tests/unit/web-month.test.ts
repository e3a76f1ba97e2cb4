import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths, firstWeekday, movedBy, weeksOf, withDay } from '../../src/web/board/days/month.ts';

test('weeks begin where the language has them begin', () => {
  assert.deepEqual(['en-GB', 'en-US', 'de-DE', 'ar-EG', 'ur-PK'].map(firstWeekday), [1, 0, 1, 6, 0]);
});

test('the weeks of a month hold each of its days once, in order, and whole weeks only', () => {
  for (const first of [0, 1, 6])
    for (let month = 1; month <= 12; month++) {
      const day = `2028-${String(month).padStart(2, '0')}-15`;
      const weeks = weeksOf(day, first);
      const days = weeks.flat();
      assert.ok(weeks.every((week) => week.length === 7 && new Date(week[0]!).getUTCDay() === first));
      assert.deepEqual(days, [...new Set(days)].sort());
      const own = days.filter((each) => each.startsWith(day.slice(0, 7)));
      assert.equal(own.length, new Date(Date.UTC(2028, month, 0)).getUTCDate());
    }
});

test('keys move by days, weeks, months and years; a shorter month ends earlier', () => {
  const moved = (key: string, day: string, shiftKey = false, isRtl = false) =>
    movedBy({ key, shiftKey }, day, { first: 1, isRtl });
  assert.equal(moved('ArrowLeft', '2026-12-01'), '2026-11-30');
  assert.equal(moved('ArrowLeft', '2026-12-01', false, true), '2026-12-02');
  assert.equal(moved('ArrowDown', '2026-12-28'), '2027-01-04');
  // A Tuesday.
  assert.deepEqual([moved('Home', '2026-12-01'), moved('End', '2026-12-01')], ['2026-11-30', '2026-12-06']);
  assert.equal(moved('PageDown', '2027-01-31'), '2027-02-28');
  assert.equal(moved('PageUp', '2027-03-31', true), '2026-03-31');
  assert.equal(moved('PageUp', '2028-02-29', true), '2027-02-28');
  assert.equal(moved('a', '2026-12-01'), undefined);
  assert.equal(addMonths('2026-12-31', 2), '2027-02-28');
});

test('another day keeps the time that was written', () => {
  assert.equal(withDay('2026-12-01 17:00', '2026-12-24'), '2026-12-24 17:00');
  assert.equal(withDay('2026-12-01', '2026-12-24'), '2026-12-24');
  assert.equal(withDay('', '2026-12-24'), '2026-12-24');
  assert.equal(withDay('in 3 weeks', '2026-12-24'), '2026-12-24');
});
