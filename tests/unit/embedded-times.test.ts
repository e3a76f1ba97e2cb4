import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDueTime, parseDuration, parsePeriod, parseSchedule } from '../../src/dapr/embedded/times.ts';

const count = fc.option(fc.nat(500), { nil: undefined });

test('a duration of weeks to seconds is the sum of its parts', () => {
  fc.assert(
    fc.property(fc.tuple(count, count, count, count, count), ([w, d, h, m, s]) => {
      fc.pre([w, d, h, m, s].some((part) => part !== undefined));
      const part = (value: number | undefined, unit: string) => (value === undefined ? '' : `${value}${unit}`);
      const time = part(h, 'H') + part(m, 'M') + part(s, 'S');
      const text = `P${part(w, 'W')}${part(d, 'D')}${time && `T${time}`}`;
      const seconds = (((w ?? 0) * 7 + (d ?? 0)) * 24 + (h ?? 0)) * 3600 + (m ?? 0) * 60 + (s ?? 0);
      assert.equal(parseDuration(text), seconds * 1000);
    }),
  );
});

test('years, months, fractions, signs and nothing are no durations', () => {
  for (const text of ['P1Y', 'P1M', 'PT0.5S', '-PT1S', 'P', 'PT', '30s', ''])
    assert.throws(() => parseDuration(text), /no duration/, text);
});

test('a due time is an instant with its offset, to the millisecond, or a duration from now', () => {
  const now = new Date('2026-03-04T12:00:00.000Z');
  assert.equal(parseDueTime('2026-03-04T13:00:00.250+01:00', now).toISOString(), '2026-03-04T12:00:00.250Z');
  assert.equal(parseDueTime('PT90S', now).toISOString(), '2026-03-04T12:01:30.000Z');
});

test('a due time without an offset, or one that is no time, is refused with two valid forms', () => {
  for (const text of ['2026-03-04T12:00:00', '2026-03-04', '2026-02-30T99:00:00Z', 'tomorrow'])
    assert.throws(() => parseDueTime(text, new Date()), /PT30S/, text);
});

test('a period may say how often it fires in all', () => {
  assert.deepEqual(parsePeriod('PT30S'), { periodMs: 30_000 });
  assert.deepEqual(parsePeriod('R5/PT1M'), { periodMs: 60_000, repeats: 5 });
  for (const text of ['PT0S', 'R0/PT1S', 'R5', 'R/PT1S']) assert.throws(() => parsePeriod(text), text);
});

test('a schedule is @every and a Go duration', () => {
  assert.equal(parseSchedule('@every 1h30m'), 5_400_000);
  assert.equal(parseSchedule('@every 1.5s'), 1500);
  for (const text of ['@every', '@every 0s', '@every 5', '@daily', '1h'])
    assert.throws(() => parseSchedule(text), text);
});
