import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { Rejected } from '../../src/errors.ts';
import { assertZone } from '../../src/language/calendar.ts';
import {
  dayBounds,
  describeDue,
  dueInstant,
  isDateOnly,
  localDay,
  resolveDueDate,
  startOfDue,
} from '../../src/language/dates.ts';

/** Saturday, 21 November 2026, 06:30 in New York, 16:30 in Karachi. */
const now = new Date('2026-11-21T11:30:00Z');
const newYork = { now, zone: 'America/New_York', locale: 'en-US' };
const karachi = { now, zone: 'Asia/Karachi', locale: 'en-PK' };
const invalid = (error: unknown) => error instanceof Rejected && error.code === 'invalid';

const inNewYork: Record<string, string> = {
  today: '2026-11-21',
  tomorrow: '2026-11-22',
  'tomorrow 5pm': '2026-11-22T22:00:00.000Z',
  '5pm tomorrow': '2026-11-22T22:00:00.000Z',
  'tomorrow morning': '2026-11-22T14:00:00.000Z',
  'tomorrow noon': '2026-11-22T17:00:00.000Z',
  'tomorrow afternoon': '2026-11-22T20:00:00.000Z',
  'tomorrow evening': '2026-11-23T00:00:00.000Z',
  'tomorrow evening at 8': '2026-11-23T01:00:00.000Z',
  tonight: '2026-11-22T01:00:00.000Z',
  'end of day': '2026-11-21T23:00:00.000Z',
  midnight: '2026-11-22T05:00:00.000Z',
  'at 5': '2026-11-21T22:00:00.000Z',
  'at 7': '2026-11-21T12:00:00.000Z',
  'at 6': '2026-11-21T23:00:00.000Z',
  'at 3pm': '2026-11-21T20:00:00.000Z',
  'at 6am': '2026-11-22T11:00:00.000Z',
  'half past five': '2026-11-21T22:30:00.000Z',
  '17:00': '2026-11-21T22:00:00.000Z',
  '10:30am EST': '2026-11-21T15:30:00.000Z',
  'tomorrow 5pm UTC': '2026-11-22T17:00:00.000Z',
  friday: '2026-11-27',
  'next friday': '2026-11-27',
  'next sunday': '2026-11-29',
  sunday: '2026-11-22',
  'last friday': '2026-11-20',
  saturday: '2026-11-28',
  'saturday 5pm': '2026-11-21T22:00:00.000Z',
  'next friday at 9am': '2026-11-27T14:00:00.000Z',
  'in 2 hours': '2026-11-21T13:30:00.000Z',
  'in half an hour': '2026-11-21T12:00:00.000Z',
  'in 3 days': '2026-11-24',
  'in 1 week at 3pm': '2026-11-28T20:00:00.000Z',
  'in a fortnight': '2026-12-05',
  'three days later': '2026-11-24',
  'next month': '2026-12-21',
  'end of month': '2026-11-30',
  'end of the week': '2026-11-22',
  'end of next month': '2026-12-31',
  'day after tomorrow': '2026-11-23',
  'a week from monday': '2026-11-30',
  'first monday of next month': '2026-12-07',
  'last day of the month': '2026-11-30',
  '1st of next month': '2026-12-01',
  'the 15th': '2026-12-15',
  'on the 31st': '2026-12-31',
  'april 1': '2027-04-01',
  '1 April 2028': '2028-04-01',
  'february 29': '2028-02-29',
  'december 1st at 8:30am': '2026-12-01T13:30:00.000Z',
  'Friday, Nov 27 at 5:00 PM': '2026-11-27T22:00:00.000Z',
  'in 1 hour 30 minutes': '2026-11-21T13:00:00.000Z',
  'first thing tomorrow': '2026-11-22T14:00:00.000Z',
  'in a few days': '2026-11-24',
  'by christmas': '2026-12-25',
  'by june': '2027-06-01',
  '3/4': '2027-03-04',
  '2026-04-01': '2026-04-01',
  '2026-04-01T17:00': '2026-04-01T21:00:00.000Z',
  '2026-04-01 17:00': '2026-04-01T21:00:00.000Z',
  '2026-04-01 5pm': '2026-04-01T21:00:00.000Z',
  '2026-04-01T17:00:00+05:00': '2026-04-01T12:00:00.000Z',
  '2026-04-01T17:00:00Z': '2026-04-01T17:00:00.000Z',
};

for (const [text, due] of Object.entries(inNewYork))
  test(`"${text}" is ${due}`, () => assert.equal(resolveDueDate(text, newYork), due));

test('words are read in the zone and by the locale of the user', () => {
  assert.equal(resolveDueDate('tomorrow 5pm', karachi), '2026-11-22T12:00:00.000Z');
  assert.equal(resolveDueDate('3/4', karachi), '2027-04-03');
  const lateInKiritimati = { now: new Date('2026-11-21T11:30:00Z'), zone: 'Pacific/Kiritimati', locale: 'en' };
  assert.equal(resolveDueDate('today', lateInKiritimati), '2026-11-22');
});

for (const text of [
  '2026-02-30',
  '2026-13-01',
  '2026-04-01T25:00',
  'feb 30',
  '31/4',
  'friday 28 november',
  'tomorrow or friday',
  'hello',
  '5',
  '',
  ' ',
])
  test(`"${text}" is refused with two valid forms`, () => {
    assert.throws(
      () => resolveDueDate(text, newYork),
      (error) => invalid(error) && /"2026-04-01T17:00".*"tomorrow 5pm"/.test((error as Error).message),
    );
  });

test('a new time alone keeps the day, a new day alone keeps the time, ISO input replaces both', () => {
  const timed = { ...newYork, current: '2026-11-25T22:00:00.000Z' };
  assert.equal(resolveDueDate('at 6pm', timed), '2026-11-25T23:00:00.000Z');
  assert.equal(resolveDueDate('friday', timed), '2026-11-27T22:00:00.000Z');
  assert.equal(resolveDueDate('friday 9am', timed), '2026-11-27T14:00:00.000Z');
  assert.equal(resolveDueDate('in 3 days', timed), '2026-11-24T22:00:00.000Z');
  assert.equal(resolveDueDate('2026-12-01', timed), '2026-12-01');
  const day = { ...newYork, current: '2026-11-25' };
  assert.equal(resolveDueDate('at 5', day), '2026-11-25T22:00:00.000Z');
  assert.equal(resolveDueDate('friday', day), '2026-11-27');
});

test('a wall time inside a DST gap moves forward by the gap, one in an overlap is the first', () => {
  assert.equal(resolveDueDate('2026-03-08T02:30', newYork), '2026-03-08T07:30:00.000Z');
  assert.equal(resolveDueDate('2026-11-01T01:30', newYork), '2026-11-01T05:30:00.000Z');
  const beforeSpring = { ...newYork, now: new Date('2026-03-07T22:00:00Z') };
  assert.equal(resolveDueDate('tomorrow 5pm', beforeSpring), '2026-03-08T21:00:00.000Z');
  assert.equal(
    resolveDueDate('2026-10-04T02:15', { ...newYork, zone: 'Australia/Lord_Howe' }),
    '2026-10-03T15:45:00.000Z',
  );
});

const zones = ['UTC', 'America/New_York', 'Asia/Karachi', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia'];
const zone = fc.constantFrom(...zones);
const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });

test('resolving what is stored answers the same', () => {
  fc.assert(
    fc.property(instant, zone, fc.boolean(), (at, name, whole) => {
      const due = whole ? at.toISOString().slice(0, 10) : at.toISOString();
      assert.equal(resolveDueDate(due, { now, zone: name, locale: 'en-US', current: '2026-11-25' }), due);
    }),
  );
});

test('a local day holds every instant that has its name and no other', () => {
  fc.assert(
    fc.property(instant, zone, (at, name) => {
      const { from, to } = dayBounds(localDay(at, name), name);
      assert.ok(from <= at && at < to);
      assert.notEqual(localDay(new Date(from.getTime() - 1), name), localDay(at, name));
      assert.notEqual(localDay(to, name), localDay(at, name));
    }),
  );
});

test('a whole day begins at its first moment and counts as 09:00', () => {
  assert.ok(isDateOnly('2026-04-01'));
  assert.equal(startOfDue('2026-04-01', 'Asia/Karachi').toISOString(), '2026-03-31T19:00:00.000Z');
  assert.equal(dueInstant('2026-04-01', 'Asia/Karachi').toISOString(), '2026-04-01T04:00:00.000Z');
  assert.deepEqual(dayBounds('2026-03-08', 'America/New_York', 2), {
    from: new Date('2026-03-08T05:00:00Z'),
    to: new Date('2026-03-10T04:00:00Z'),
  });
});

test('a zone is an IANA name', () => {
  assert.equal(assertZone('asia/karachi'), 'Asia/Karachi');
  for (const name of ['Mars/Base', '+05:00', '', 'x'.repeat(500)]) assert.throws(() => assertZone(name), invalid);
});

test('a due date is told in words, on the clock of the locale', () => {
  assert.equal(describeDue('2026-11-22T22:00:00.000Z', newYork), 'tomorrow at 5:00 PM');
  assert.equal(describeDue('2026-11-22T22:00:00.000Z', { ...newYork, locale: 'en-GB' }), 'tomorrow at 17:00');
  assert.equal(describeDue('2026-11-21', newYork), 'today');
  assert.equal(describeDue('2026-11-20', newYork), 'yesterday');
  assert.equal(describeDue('2026-11-27', newYork), 'Friday, Nov 27');
  assert.equal(describeDue('2027-04-06', newYork), 'Tuesday, Apr 6, 2027');
});

test('the time zone of the process changes nothing', () => {
  const module = fileURLToPath(new URL('../../src/language/dates.ts', import.meta.url));
  const script = `const { resolveDueDate } = await import(${JSON.stringify(module)});
    const when = { now: new Date('${now.toISOString()}'), zone: 'America/New_York', locale: 'en-US' };
    console.log(JSON.stringify(${JSON.stringify(Object.keys(inNewYork))}.map((text) => resolveDueDate(text, when))));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TZ: 'America/Los_Angeles' },
    encoding: 'utf8',
  });
  assert.deepEqual(JSON.parse(output), Object.values(inNewYork));
});
