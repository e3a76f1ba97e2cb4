import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findPeriod } from '../../src/language/date-phrases.ts';
import { findDueDate, resolveDueDate, wallOf } from '../../src/language/dates.ts';
import { findRecurrence, parseRecurrence } from '../../src/language/recurrence/recurrence.ts';
import { findUnread } from '../../src/language/recurrence/unread.ts';
import { findReminder } from '../../src/language/reminders.ts';
import { loopShare } from '../support/loop-share.ts';
import { clockPhrases, dayPhrases, moment, ruleEnds, rulePhrases, weekdayCodes } from '../support/phrase-parts.ts';

test('a phrase of known parts gives them back, alone and inside a sentence', () => {
  fc.assert(
    fc.property(moment, dayPhrases, fc.option(clockPhrases), fc.boolean(), ({ now, when }, part, at, isBehind) => {
      const phrase = at ? (isBehind ? `${part.text} ${at.text}` : `${at.text} ${part.text}`) : part.text;
      // "At 2030 june 5" begins like a year.
      if (at && !isBehind && /^at (?:19|2[01])\d\d$/.test(at.text) && /^[a-z]+ \d+,/.test(part.text)) return;
      const date = part.date(now.toPlainDate());
      // A weekday said with a time still to come today is today.
      if (at && /^on [a-z]+$/.test(part.text) && date.equals(now.toPlainDate().add({ weeks: 1 }))) return;
      const wanted = at
        ? new Date(date.toZonedDateTime({ timeZone: when.zone, plainTime: at.time }).epochMilliseconds).toISOString()
        : date.toString();
      assert.equal(resolveDueDate(phrase, when), wanted, phrase);
      const text = `pay the rent ${phrase}`;
      const found = findDueDate(text, when);
      assert.deepEqual([found?.value.due, found?.start, found?.end], [wanted, 13, text.length], text);
    }),
    { numRuns: 800 },
  );
});

test('a repetition of known parts gives them back, alone and inside a sentence', () => {
  fc.assert(
    fc.property(moment, rulePhrases, ruleEnds, ({ when }, body, end) => {
      const phrase = `${body.text}${end.text}`;
      assert.equal(parseRecurrence(phrase, when).rule, `${body.rule}${end.rule}`, phrase);
      const text = `pay the rent ${phrase}`;
      const found = findRecurrence(text, when);
      assert.equal(found?.value.recurrence.rule, `${body.rule}${end.rule}`, text);
      assert.deepEqual([found?.start, found?.end], [13, text.length], text);
    }),
    { numRuns: 500 },
  );
});

const someOf = (values: number[], most: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most });
const byDay = fc.uniqueArray(fc.constantFrom(...weekdayCodes), { minLength: 1, maxLength: 5 });
const numbered = fc.uniqueArray(
  fc
    .record({ nth: fc.constantFrom(0, 1, 2, 4, -1, -2, -3), code: fc.constantFrom(...weekdayCodes) })
    .map(({ nth, code }) => `${nth || ''}${code}`),
  { minLength: 1, maxLength: 3 },
);
const interval = fc.integer({ min: 1, max: 30 }).map((n) => (n === 1 ? '' : `;INTERVAL=${n}`));
const monthList = someOf([1, 2, 3, 5, 8, 12], 3);
const beats = fc.oneof(
  interval.map((every) => `FREQ=DAILY${every}`),
  fc.tuple(interval, byDay).map(([every, days]) => `FREQ=WEEKLY${every};BYDAY=${days}`),
  fc
    .tuple(interval, someOf([1, 5, 13, 28, 31, -1, -2, -5], 3))
    .map(([every, days]) => `FREQ=MONTHLY${every};BYMONTHDAY=${days}`),
  fc.tuple(interval, numbered).map(([every, days]) => `FREQ=MONTHLY${every};BYDAY=${days}`),
  fc
    .tuple(interval, monthList, someOf([1, 5, 13, 28, -1, -3], 2))
    .map(([every, months, days]) => `FREQ=YEARLY${every};BYMONTH=${months};BYMONTHDAY=${days}`),
  fc
    .tuple(interval, monthList, numbered)
    .map(([every, months, days]) => `FREQ=YEARLY${every};BYMONTH=${months};BYDAY=${days}`),
  fc
    .tuple(interval, monthList, byDay)
    .map(([every, months, days]) => `FREQ=WEEKLY${every};BYMONTH=${months};BYDAY=${days}`),
  fc.tuple(interval, monthList).map(([every, months]) => `FREQ=DAILY${every};BYMONTH=${months}`),
  fc.tuple(interval, byDay).map(([every, days]) => `FREQ=DAILY${every};BYDAY=${days}`),
  fc
    .tuple(interval, someOf([1, 13, 31, -1], 2), byDay)
    .map(([every, days, only]) => `FREQ=MONTHLY${every};BYMONTHDAY=${days};BYDAY=${only}`),
  fc
    .tuple(interval, monthList, someOf([1, 13, 28, -1, -3], 2))
    .map(([every, months, days]) => `FREQ=MONTHLY${every};BYMONTH=${months};BYMONTHDAY=${days}`),
  fc.tuple(interval, monthList).map(([every, months]) => `FREQ=YEARLY${every};BYMONTH=${months}`),
  interval.map((every) => `FREQ=WEEKLY${every}`),
  interval.map((every) => `FREQ=MONTHLY${every}`),
  interval.map((every) => `FREQ=YEARLY${every}`),
  fc
    .tuple(interval, byDay, someOf([1, 2, 20, -1, -2], 2))
    .map(([every, days, at]) => `FREQ=YEARLY${every};BYDAY=${days};BYSETPOS=${at}`),
  fc.tuple(interval, fc.constantFrom('20MO', '-5FR', '53SU')).map(([every, day]) => `FREQ=YEARLY${every};BYDAY=${day}`),
  someOf([1, 100, 366, -1, -2], 3).map((days) => `FREQ=YEARLY;BYYEARDAY=${days}`),
  fc.tuple(someOf([1, 20, -1], 2), byDay).map(([weeks, days]) => `FREQ=YEARLY;BYWEEKNO=${weeks};BYDAY=${days}`),
  fc
    .tuple(interval, byDay, fc.constantFrom(1, -1))
    .map(([every, days, at]) => `FREQ=MONTHLY${every};BYDAY=${days};BYSETPOS=${at}`),
);
const bounds = fc.constantFrom(
  '',
  ';COUNT=1',
  ';COUNT=12',
  ';UNTIL=20310630',
  ';UNTIL=20310630T173000Z',
  ';UNTIL=20310630T173000',
);
const when = { now: new Date('2026-03-10T09:00:00Z'), zone: 'Europe/Berlin', locale: 'en-US' };

test('the text of a rule, read again, is the same rule', () => {
  fc.assert(
    fc.property(beats, bounds, fc.constantFrom('', ';WKST=SU'), fc.boolean(), (beat, bound, start, fromDone) => {
      const mode = fromDone ? ('completion' as const) : ('schedule' as const);
      const said = parseRecurrence({ rule: `${beat}${start}${bound}`, mode }, when);
      assert.deepEqual(parseRecurrence(said.text, when), said, said.text);
    }),
    { numRuns: 2000 },
  );
});

test('the text of a rule with a time of day, read again, is the same rule without it and a first day at that time', () => {
  fc.assert(
    fc.property(beats, fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 5, 30), (beat, hour, minute) => {
      // Where no clock changes.
      const when = { now: new Date('2026-03-10T09:00:00Z'), zone: 'Asia/Karachi', locale: 'en-US' };
      const { text } = parseRecurrence(`${beat};BYHOUR=${hour};BYMINUTE=${minute}`, when);
      assert.equal(parseRecurrence(text, when).rule, parseRecurrence(beat, when).rule, text);
      const { time } = wallOf(findRecurrence(text, when)!.value.due!, when.zone);
      assert.deepEqual([time?.hour, time?.minute], [hour, minute], text);
    }),
    { numRuns: 500 },
  );
});

const sentences = [
  'Call the bank the Monday after next at 9:30am UTC-5',
  'Water plants daily except weekends at 7',
  'file the timesheet on the second to last wednesday of every month until june, remind me 1 hour before',
  'Book the hall on the first Friday of next June',
  'call the vet the friday before christmas between 3 and 4pm (New York time) at the latest',
  'clean the attic on the last working day of the month every 2 months except august, remind me the evening before at 7',
  'pay the estimated tax every 15 january, 15 april, 15 july and 15 october #money p1',
  'I need to remember to buy milk and eggs and then see whether the shop has the bread that we like so much',
];

/** The plain work is 50 ms of an idle core, so that a sentence has two of them. */
const timesInPlainWork = 25;

test('a sentence is read within a twenty-fifth of the plain work, about 2 ms', () => {
  const read = (text: string) => {
    findRecurrence(text, when);
    findDueDate(text, when);
    findUnread(text, when);
    findReminder(text, when);
  };
  for (let n = 0; n < 20; n += 1) for (const text of sentences) read(text);
  for (const text of sentences) {
    const share = loopShare(() => Array.from({ length: timesInPlainWork }, () => read(text)));
    assert.ok(share <= 1, `${text}: ${share}`);
  }
});

test('10,000 characters of the words that dates are made of are read within the plain work each, about 50 ms', () => {
  const hostile = [
    '1 ',
    'monday, ',
    'in 1 ',
    'first and ',
    'every monday and ',
    '2 weeks before ',
    '1st, ',
    "'28 ",
    'of next ',
    'the friday before ',
    'between 3 and ',
    'friday in 2 weeks or ',
    'every day at least ',
    'and remind me 2 hours and ',
    'in the next ',
    '(utc ',
    'in 2 days from ',
  ];
  for (const text of hostile) {
    const long = text.repeat(Math.floor(10_000 / text.length));
    for (const find of [findDueDate, findRecurrence, findUnread, findReminder, findPeriod]) {
      const share = loopShare(() => find(long, when));
      assert.ok(share <= 1, `${JSON.stringify(text)}: ${share}`);
    }
  }
});
