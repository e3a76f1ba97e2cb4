import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendarEnd, calendarHead, todoLines } from '../../src/domain/export/calendar.ts';
import type { Task } from '../../src/domain/schemas.ts';
import { startOfDue } from '../../src/language/dates.ts';
import { anchorOf, nextOccurrence, parseRecurrence } from '../../src/language/recurrence/recurrence.ts';
import { reminderInstant } from '../../src/language/reminders.ts';
import { readCalendar } from '../support/calendar.ts';

const plain: Task = {
  id: 7,
  user_id: '5b1f1e34-0000-4000-8000-00000000000a',
  title: 'Pay rent',
  description: null,
  completed: false,
  priority: 'medium',
  tags: [],
  due_date: null,
  reminders: [],
  recurrence: null,
  series_id: null,
  occurrence: null,
  created_at: '2026-01-01T08:00:00.000Z',
  updated_at: '2026-01-02T08:00:00.000Z',
  completed_at: null,
  version: 3,
};
const now = new Date('2026-11-21T11:30:00Z');

function calendarOf(tasks: { task: Task; anchor?: string | null }[], zone = 'UTC') {
  const todos = tasks.map(({ task, anchor = null }) => todoLines({ task, anchor }, zone));
  return readCalendar([calendarHead(zone, now), ...todos, calendarEnd].join(''));
}

const only = (task: Partial<Task>, zone?: string, anchor?: string) => {
  const [todo] = calendarOf([{ task: { ...plain, ...task }, ...(anchor && { anchor }) }], zone);
  return todo ?? assert.fail('no todo');
};

/** As a task of the series, and its dates by our own rules. */
function series(text: string, due: string, zone: string, mode?: 'completion') {
  const recurrence = parseRecurrence({ rule: text, ...(mode && { mode }) }, { now, zone, locale: 'en-US' });
  const task: Task = { ...plain, due_date: due, recurrence, series_id: 'x', occurrence: 1 };
  return { task, anchor: anchorOf(due, zone) };
}

interface Series {
  task: Task;
  anchor: string;
}

/** What the program makes of it when each is done at its due date. */
function ours({ task, anchor }: Series, zone: string, count: number): string[] {
  const { recurrence, due_date, occurrence } = task;
  const dates = [due_date as string];
  for (let at = { due: due_date as string, anchor }; dates.length < count; ) {
    const next = nextOccurrence({
      recurrence: recurrence as NonNullable<Task['recurrence']>,
      ...at,
      occurrence: (occurrence as number) + dates.length - 1,
      completedAt: startOfDue(at.due, zone),
      zone,
    });
    if (!next) break;
    dates.push(next.due);
    at = next;
  }
  return dates;
}

// In a gap of the clock the library does not take the offset before it, as RFC 5545 has it (3.3.5).
const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Karachi', 'Australia/Lord_Howe', 'America/Santiago'];
const agree = (made: Series, zone: string, count = 12) => {
  const [todo] = calendarOf([made], zone);
  assert.equal(todo?.start, todo?.due);
  assert.equal(todo?.due, made.task.due_date);
  // Changes of the clock are told for some years.
  const told = (dates: string[] = []) => dates.filter((date) => date < '2040');
  assert.deepEqual(told(todo?.dates(count)), told(ours(made, zone, count)), JSON.stringify([made, zone, todo?.rule]));
  return todo;
};

test('a rule means to a calendar what it means here: in words, in RRULEs, clamped, ended, in zones whose clocks change', () => {
  const rules = [
    'daily',
    'every 3 days',
    'weekly',
    'every other friday',
    'every weekday',
    'every monday, wednesday and friday',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU',
    'monthly',
    'every month on the 15th',
    'every month on the 31st',
    'every month on the 30th',
    'every month on the 29th',
    'FREQ=MONTHLY;BYMONTHDAY=1,15,31',
    'FREQ=MONTHLY;BYMONTHDAY=28,31',
    'FREQ=MONTHLY;BYMONTHDAY=30,31',
    'FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYMONTH=1,3;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=MONTHLY;BYDAY=3FR',
    'FREQ=MONTHLY;BYDAY=-1MO',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'yearly',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    'FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=30',
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29',
    'FREQ=YEARLY;INTERVAL=2;BYMONTH=2,3;BYMONTHDAY=31',
    'FREQ=YEARLY;BYMONTHDAY=31',
    'FREQ=DAILY;BYMONTHDAY=31',
    'FREQ=DAILY;INTERVAL=2;BYMONTHDAY=-1',
    'FREQ=YEARLY;BYMONTHDAY=-1',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=31',
    'FREQ=YEARLY;BYDAY=20MO',
    'FREQ=DAILY;COUNT=3',
    'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=5',
    'FREQ=WEEKLY;UNTIL=20270110',
    'FREQ=DAILY;UNTIL=20270102T090000',
    'FREQ=DAILY;UNTIL=20270102T235959Z',
  ];
  const dues = ['2026-12-31', '2027-01-31', '2028-02-29', '2026-12-31T22:30:00.000Z', '2027-03-14T07:30:00.000Z'];
  for (const zone of zones.slice(0, 3))
    for (const rule of rules)
      for (const due of dues) {
        const made = series(rule, due, zone);
        // The last one of a series has nothing to come.
        if (ours(made, zone, 2).length > 1) agree(made, zone);
      }
});

test('the same for a task somewhere in its series, and for one that was moved', () => {
  const zone = 'Europe/Berlin';
  for (const rule of ['every month on the 31st', 'every other friday', 'FREQ=DAILY;COUNT=8', 'FREQ=YEARLY']) {
    const first = series(rule, '2027-01-31T08:00:00.000Z', zone);
    let at = { due: first.task.due_date as string, anchor: first.anchor };
    for (const occurrence of [2, 3]) {
      const { recurrence } = first.task;
      const done = new Date(at.due);
      at =
        nextOccurrence({
          recurrence: recurrence as NonNullable<Task['recurrence']>,
          ...at,
          occurrence: occurrence - 1,
          completedAt: done,
          zone,
        }) ?? assert.fail('it ends');
      const here = { task: { ...first.task, due_date: at.due, occurrence }, anchor: at.anchor };
      assert.ok(agree(here, zone)?.rule, 'by a rule');
      const later = new Date(new Date(at.due).getTime() + 5 * 3_600_000).toISOString();
      assert.equal(agree({ ...here, task: { ...here.task, due_date: later } }, zone)?.rule, null, 'by dates');
    }
  }
});

test('rules of any kind', () => {
  const upTo = (most: number) => fc.integer({ min: 1, max: most });
  const list = (name: string, one: fc.Arbitrary<unknown>) =>
    fc.uniqueArray(one, { minLength: 1, maxLength: 3 }).map((each) => `${name}=${each.join()}`);
  const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
  const parts = fc.oneof(
    fc.tuple(fc.constant('FREQ=DAILY')),
    fc.tuple(fc.constant('FREQ=WEEKLY'), list('BYDAY', weekday)),
    fc.tuple(fc.constant('FREQ=MONTHLY'), list('BYMONTHDAY', upTo(31))),
    fc.tuple(fc.constant('FREQ=MONTHLY'), list('BYMONTHDAY', upTo(31)), list('BYMONTH', upTo(12))),
    fc.tuple(
      fc.constant('FREQ=MONTHLY'),
      list(
        'BYDAY',
        fc.tuple(fc.constantFrom(1, 2, -1), weekday).map((pair) => pair.join('')),
      ),
    ),
    fc.tuple(fc.constant('FREQ=YEARLY'), list('BYMONTHDAY', upTo(31)), list('BYMONTH', upTo(12))),
  );
  const day = fc.tuple(fc.integer({ min: 2026, max: 2029 }), upTo(12), upTo(28));
  const given = fc.record({
    parts,
    interval: upTo(4),
    day,
    zone: fc.constantFrom(...zones),
    hour: fc.option(upTo(23)),
  });
  fc.assert(
    fc.property(given, ({ parts: words, interval, day: [year, month, date], zone, hour }) => {
      const pad = (n: number) => String(n).padStart(2, '0');
      const iso = `${year}-${pad(month)}-${pad(date)}`;
      const due = hour === null ? iso : `${iso}T${pad(hour)}:30:00.000Z`;
      let made: Series;
      try {
        made = series([...words, `INTERVAL=${interval}`].join(';'), due, zone);
      } catch {
        return; // No day of the calendar, such as the 31st of February alone.
      }
      if (ours(made, zone, 2).length > 1) agree(made, zone, 8);
    }),
    { numRuns: 400, seed: 7 },
  );
});

test('what is done, or counts from the day it is done, does not repeat', () => {
  const { task, anchor } = series('weekly', '2027-01-31', 'UTC');
  const done = only({ ...task, completed: true, completed_at: now.toISOString(), reminders: ['PT0S'] }, 'UTC', anchor);
  assert.deepEqual(
    [done.status, done.completed, done.due, done.rule, done.start, done.alarms],
    ['COMPLETED', '2026-11-21T11:30:00.000Z', '2027-01-31', null, null, []],
  );
  const fromDone = series('every! 3 days', '2027-01-31', 'UTC', 'completion');
  const open = only(fromDone.task, 'UTC', fromDone.anchor);
  assert.deepEqual([open.due, open.rule, open.start], ['2027-01-31', null, null]);
});

test('texts come back as they were: commas, semicolons, backslashes, lines, long ones of any script', () => {
  const texts = [
    'a, b; c\\d: "e" \\n not a line',
    'first\nsecond\r\nthird\rfourth',
    `${'ä'.repeat(100)}${'漢字'.repeat(50)}${'👩‍👩‍👧'.repeat(20)}`,
    'x'.repeat(200),
    'END:VTODO\nBEGIN:VEVENT',
    ' leading and trailing ',
    ';=,\\',
  ];
  for (const text of texts) {
    // The library takes a comma behind an escaped backslash for an escaped one.
    const tags = [`${text.slice(0, 20)}.`, 'b;c', 'd\\,e'];
    const todo = only({ title: text, description: text, tags });
    const read = (each: string) => each.replaceAll(/\r\n?/g, '\n');
    assert.deepEqual([todo.summary, todo.description, todo.categories], [read(text), read(text), tags.map(read)]);
  }
  assert.equal(only({ title: 'a\u0007b\u007f\tc' }).summary, 'ab\tc', 'control characters are none of the format');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (text) => {
      const clean = text
        .toWellFormed()
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[^\P{Cc}\t\n]/gu, '');
      assert.equal(only({ title: `x${text.toWellFormed()}x` }).summary, `x${clean}x`);
    }),
  );
});

test('dates, priorities, versions and reminders', () => {
  const timed = only({
    due_date: '2026-12-24T17:00:00.000Z',
    reminders: ['PT0S', 'PT30M', 'P1D', 'P1DT2H', 'PT1H30S', '2026-12-24T09:00:00.000Z'],
  });
  assert.equal(timed.due, '2026-12-24T17:00:00.000Z');
  assert.deepEqual(timed.alarms, [
    'END PT0S',
    'END -PT30M',
    'END -P1D',
    'END -P1DT2H',
    'END -PT1H30S',
    '2026-12-24T09:00:00Z',
  ]);
  assert.deepEqual(
    [timed.sequence, timed.status, timed.created, timed.changed],
    [2, 'NEEDS-ACTION', plain.created_at, plain.updated_at],
  );
  const ranks = { urgent: 1, high: 3, medium: 5, low: 9 } as const;
  for (const [priority, rank] of Object.entries(ranks))
    assert.equal(only({ priority: priority as Task['priority'] }).priority, rank);
  // A whole day counts from its morning.
  const day = '2026-12-24';
  for (const reminder of ['PT0S', 'PT30M', 'PT9H', 'PT10H', 'P1D', 'P2DT12H', 'P1W']) {
    const [at] = only({ due_date: day, reminders: [reminder] }).alarmsAt;
    assert.equal(at, reminderInstant(reminder, day, 'UTC').toISOString().slice(0, 19), reminder);
  }
});
