import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { findDueDate, resolveDueDate } from '../../src/language/dates.ts';
import { unreadTables } from '../../src/language/recurrence/all-forms.ts';
import { findRecurrence, parseRecurrence } from '../../src/language/recurrence/recurrence.ts';
import { findUnread } from '../../src/language/recurrence/unread.ts';
import { loopShare } from '../support/loop-share.ts';

const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Karachi',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Apia',
);
/** Around the days on which clocks change in one zone or another. */
const day = fc.constantFrom(
  '2026-03-07',
  '2026-03-28',
  '2026-04-04',
  '2026-09-26',
  '2026-10-03',
  '2026-10-24',
  '2026-10-31',
);
const moment = fc.record({ zone, day, hour: fc.integer({ min: 0, max: 23 }) }).map(({ zone, day, hour }) => {
  const now = Temporal.PlainDateTime.from(`${day}T${String(hour).padStart(2, '0')}:10`).toZonedDateTime(zone);
  return { now, when: { now: new Date(now.epochMilliseconds), zone, locale: 'en-US' } };
});

const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const monthNames = 'january february march april may june july august september october november december'.split(' ');
type PlainDate = Temporal.PlainDate;

/** Phrases of a day with the day they mean, reckoned here without the program. */
const dayParts: fc.Arbitrary<{ text: string; date: (today: PlainDate) => PlainDate }> = fc.oneof(
  fc.constant({ text: 'tomorrow', date: (today: PlainDate) => today.add({ days: 1 }) }),
  fc
    .integer({ min: 2, max: 40 })
    .map((n) => ({ text: `in ${n} days`, date: (today: PlainDate) => today.add({ days: n }) })),
  fc
    .integer({ min: 1, max: 7 })
    .map((n) => ({ text: `on ${weekdayNames[n - 1]}`, date: (today: PlainDate) => coming(n, today) })),
  fc.integer({ min: 1, max: 7 }).map((n) => ({
    text: `the ${weekdayNames[n - 1]} after next`,
    date: (today: PlainDate) => coming(n, today).add({ weeks: 1 }),
  })),
  fc.integer({ min: 1, max: 7 }).map((n) => ({
    text: `a week on ${weekdayNames[n - 1]}`,
    date: (today: PlainDate) => coming(n, today).add({ weeks: 1 }),
  })),
  fc.record({ n: fc.integer({ min: 2, max: 20 }), to: fc.integer({ min: 1, max: 7 }) }).map(({ n, to }) => ({
    text: `${n} days before ${weekdayNames[to - 1]}`,
    date: (today: PlainDate) => coming(to, today).subtract({ days: n }),
  })),
  fc
    .record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      year: fc.integer({ min: 2027, max: 2040 }),
    })
    .chain(({ month, day, year }) =>
      fc
        .constantFrom(
          `on ${day} ${monthNames[month - 1]} ${year}`,
          `${monthNames[month - 1]} ${day}, ${year}`,
          `on ${day} ${monthNames[month - 1]} '${year % 100}`,
        )
        .map((text) => ({ text, date: () => new Temporal.PlainDate(year, month, day) })),
    ),
  fc
    .record({
      nth: fc.constantFrom(1, 2, 3, 4, -1),
      to: fc.integer({ min: 1, max: 7 }),
      month: fc.integer({ min: 1, max: 12 }),
    })
    .map(({ nth, to, month }) => ({
      text: `on the ${{ 1: 'first', 2: 'second', 3: '3rd', 4: 'fourth', '-1': 'last' }[nth]} ${weekdayNames[to - 1]} of ${monthNames[month - 1]} 2030`,
      date: () => {
        const first = new Temporal.PlainDate(2030, month, 1);
        const days = Array.from({ length: first.daysInMonth }, (_, at) => first.add({ days: at })).filter(
          (d) => d.dayOfWeek === to,
        );
        return days.at(nth > 0 ? nth - 1 : nth)!;
      },
    })),
);

function coming(weekday: number, today: PlainDate): PlainDate {
  for (let date = today.add({ days: 1 }); ; date = date.add({ days: 1 })) if (date.dayOfWeek === weekday) return date;
}

const clock = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom(0, 5, 30, 45) })
  .map(({ hour, minute }) => {
    const two = (n: number) => String(n).padStart(2, '0');
    return {
      text:
        hour % 2 ? `at ${two(hour)}:${two(minute)}` : `at ${hour % 12 || 12}:${two(minute)}${hour < 12 ? 'am' : 'pm'}`,
      time: new Temporal.PlainTime(hour, minute),
    };
  });

test('a phrase of known parts gives them back, alone and inside a sentence', () => {
  fc.assert(
    fc.property(moment, dayParts, fc.option(clock), fc.boolean(), ({ now, when }, part, at, isBehind) => {
      const phrase = at ? (isBehind ? `${part.text} ${at.text}` : `${at.text} ${part.text}`) : part.text;
      const date = part.date(now.toPlainDate());
      // A weekday said with a time still to come today is today.
      if (at && part.text.startsWith('on ') && date.equals(now.toPlainDate().add({ weeks: 1 }))) return;
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

const bodies = fc.oneof(
  fc.integer({ min: 2, max: 60 }).chain((n) =>
    fc.constantFrom(...(['day', 'week', 'month', 'year'] as const)).map((unit) => ({
      text: `every ${n} ${unit}s`,
      rule: `FREQ=${{ day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' }[unit]};INTERVAL=${n}`,
    })),
  ),
  fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }).map((list) => ({
    text: `every ${list.map((n) => weekdayNames[n - 1]).join(', ')}`,
    rule: `FREQ=WEEKLY;BYDAY=${list.map((n) => weekdayCodes[n - 1])}`,
  })),
  fc.record({ nth: fc.constantFrom(1, 2, 3, -1, -2), to: fc.integer({ min: 1, max: 7 }) }).map(({ nth, to }) => ({
    text: `on the ${{ 1: 'first', 2: '2nd', 3: 'third', '-1': 'last', '-2': 'second to last' }[nth]} ${weekdayNames[to - 1]} of every month`,
    rule: `FREQ=MONTHLY;BYDAY=${nth}${weekdayCodes[to - 1]}`,
  })),
  fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) }).map(({ month, day }) => ({
    text: `every ${monthNames[month - 1]} ${day}`,
    rule: `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`,
  })),
);
const ends = fc.constantFrom(
  { text: '', rule: '' },
  { text: ' for 7 times', rule: ';COUNT=7' },
  { text: ' until 24 december 2031', rule: ';UNTIL=20311224' },
  { text: ' until the end of 2031', rule: ';UNTIL=20311231' },
);

test('a repetition of known parts gives them back, alone and inside a sentence', () => {
  fc.assert(
    fc.property(moment, bodies, ends, ({ when }, body, end) => {
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

/** Words that change a day when they stand behind or before it. */
const changing: ((phrase: string) => string)[] = [
  (phrase) => `${phrase} of the jubilee`,
  (phrase) => `${phrase} or friday`,
  (phrase) => `${phrase} and sunday`,
  (phrase) => `${phrase} through 3 june`,
  (phrase) => `${phrase} except holidays`,
  (phrase) => `${phrase} but not at easter`,
  (phrase) => `every ${phrase.replace(/^(?:on|in|the|a) /, '')} of lent`,
  (phrase) => `not ${phrase}`,
];

test('with a word beside it that changes it, a phrase is not taken, and the words are named', () => {
  assert.ok(unreadTables.flat().length > 20);
  fc.assert(
    fc.property(moment, dayParts, fc.constantFrom(...changing), ({ when }, part, change) => {
      const text = `pay the rent ${change(part.text)}`;
      const found = findDueDate(text, when);
      const unread = findUnread(text, when);
      assert.ok(unread, text);
      assert.ok(!found || found.end <= unread.start || found.start >= unread.end, text);
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
  fc.tuple(monthList, byDay).map(([months, days]) => `FREQ=WEEKLY;BYMONTH=${months};BYDAY=${days}`),
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

const sentences = [
  'Call the bank the Monday after next at 9:30am UTC-5',
  'Water plants daily except weekends at 7',
  'file the timesheet on the second to last wednesday of every month until june, remind me 1 hour before',
  'Book the hall on the first Friday of next June',
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
  ];
  for (const text of hostile) {
    const long = text.repeat(Math.floor(10_000 / text.length));
    for (const find of [findDueDate, findRecurrence, findUnread]) {
      const share = loopShare(() => find(long, when));
      assert.ok(share <= 1, `${JSON.stringify(text)}: ${share}`);
    }
  }
});
