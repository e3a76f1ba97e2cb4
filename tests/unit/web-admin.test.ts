import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import type { Task } from '../../src/domain/schemas.ts';
import { areaPath, linePath, topOf } from '../../src/web/admin/figures/chart-paths.ts';
import { atLeast, spanWords } from '../../src/web/admin/figures/spans.ts';
import { differences } from '../../src/web/admin/record/differences.ts';
import { filterOfEvent, instantIn, localIn, readFilter } from '../../src/web/admin/record/filters.ts';
import { addressOf, queryOf, readAddress } from '../../src/web/admin/where/addresses.ts';

const task: Task = {
  id: 3,
  user_id: 'u',
  title: 'Buy milk',
  description: null,
  completed: false,
  priority: 'medium',
  tags: [],
  due_date: '2026-11-30',
  reminders: ['PT0S'],
  recurrence: null,
  series_id: null,
  occurrence: null,
  created_at: '2026-11-29T08:00:00.000Z',
  updated_at: '2026-11-29T08:00:00.000Z',
  completed_at: null,
  version: 1,
};

test('between two versions stands what somebody changed, and nothing that moves by itself', () => {
  const later = {
    ...task,
    title: 'Buy oat milk',
    tags: ['home', 'shop'],
    version: 2,
    updated_at: '2026-11-29T09:00:00.000Z',
  };
  assert.deepEqual(differences(task, later), [
    { field: 'title', from: 'Buy milk', to: 'Buy oat milk' },
    { field: 'tags', from: '', to: 'home, shop' },
  ]);
  assert.deepEqual(differences(later, { ...later, version: 3 }), []);
});

test('a rule is told in its words, a tick as yes, something cleared as nothing', () => {
  const recurrence = { rule: 'FREQ=DAILY', text: 'every day', mode: 'completion' as const };
  assert.deepEqual(differences(task, { ...task, recurrence, completed: true, due_date: null }), [
    { field: 'completed', from: 'no', to: 'yes' },
    { field: 'due_date', from: '2026-11-30', to: '' },
    { field: 'recurrence', from: '', to: 'every day, after it was done' },
  ]);
});

test('the first version has everything that is set; of an emptied one nothing can be told', () => {
  assert.deepEqual(
    differences(null, task).map(({ field }) => field),
    ['title', 'completed', 'priority', 'due_date', 'reminders'],
  );
  assert.deepEqual(differences(task, null), []);
});

test('views have addresses that come back as they were', () => {
  for (const address of [
    { view: 'audit', params: { user_id: 'u', task_id: '3' } },
    { view: 'replay', params: { event_type: 'task.completed' } },
    { view: 'overview', params: {} },
  ] as const)
    assert.deepEqual(readAddress(addressOf(address.view, address.params)), address);
  for (const odd of ['', '#', '#nowhere?user_id=u', '#__proto__'])
    assert.deepEqual(readAddress(odd), { view: 'overview', params: {} });
  assert.equal(queryOf({ a: 'x y&z', b: '', c: undefined, d: 3 }), 'a=x+y%26z&d=3');
});

test('a filter is read from its form, or says which field is wrong', () => {
  const from = '2026-11-29T04:30:00.000Z';
  assert.deepEqual(readFilter({ user_id: ' u ', task_id: '3', event_type: '', from }), {
    filter: { user_id: 'u', task_id: 3, from },
  });
  assert.deepEqual(readFilter({}), { filter: {} });
  const faults = [
    [{ task_id: '3' }, 'user_id'],
    [{ user_id: 'u', task_id: '0' }, 'task_id'],
    [{ user_id: 'u', task_id: 'three' }, 'task_id'],
    [{ from, to: from }, 'to'],
  ] as const;
  for (const [form, field] of faults) {
    const read = readFilter(form);
    assert.equal('field' in read && read.field, field);
  }
});

test('one event is found by the millisecond in which it was recorded', () => {
  const event = { user_id: 'u', task_id: 3, event_type: 'task.completed', recorded_at: '2026-11-29T23:59:59.999Z' };
  assert.deepEqual(filterOfEvent(event), {
    user_id: 'u',
    task_id: '3',
    event_type: 'task.completed',
    from: '2026-11-29T23:59:59.999Z',
    to: '2026-11-30T00:00:00.000Z',
  });
});

test('a time of a zone is the instant that Temporal finds, also beside changes of the clock', () => {
  for (const zone of [
    'UTC',
    'Asia/Karachi',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
  ])
    for (let hour = 0; hour < 24 * 365; hour += 7) {
      const local = new Date(Date.UTC(2026, 0, 1, hour, 30)).toISOString().slice(0, 16);
      const plain = Temporal.PlainDateTime.from(local);
      const found = Temporal.Instant.from(instantIn(local, zone)).toZonedDateTimeISO(zone).toPlainDateTime();
      const real = plain.toZonedDateTime(zone).toPlainDateTime();
      // Inside a gap any moment beside it will do.
      if (real.equals(plain)) assert.ok(found.equals(plain), `${local} in ${zone}: ${found}`);
    }
  assert.throws(() => instantIn('yesterday', 'UTC'), RangeError);
  for (const instant of ['2026-07-01T10:00:00.000Z', '2026-07-01T10:00:07.000Z', '2026-07-01T10:00:07.123Z'])
    assert.equal(instantIn(localIn(instant, 'Asia/Karachi'), 'Asia/Karachi'), instant);
  assert.equal(localIn('2026-07-01T10:00:00.000Z', 'Asia/Karachi'), '2026-07-01T15:00');
});

test('a chart has a scale of round numbers and a path from left to right', () => {
  assert.deepEqual([0, 1, 3, 10, 11, 49, 51, 999].map(topOf), [1, 1, 5, 10, 20, 50, 100, 1000]);
  const area = { width: 100, height: 10 };
  assert.equal(linePath([0, 5, 10], 10, area), 'M0 10L50 5L100 0');
  assert.equal(areaPath([0, 5, 10], 10, area), 'M0 10L50 5L100 0L100 10L0 10Z');
  assert.equal(linePath([4], 8, area), 'M0 5L100 5');
  assert.equal(linePath([], 1, area), '');
  assert.equal(linePath([20, 0], 10, area), 'M0 0L100 10');
});

test('lengths of time and bounded counts in words', () => {
  assert.deepEqual([0, 0.4, 1, 59.6, 61, 3_600, 3_725, 90_000].map(spanWords), [
    '0 s',
    'under 1 s',
    '1 s',
    '1 min',
    '1 min 1 s',
    '1 h',
    '1 h 2 min',
    '1 d 1 h',
  ]);
  assert.equal(atLeast(9_999, 'en-US'), '9,999');
  assert.equal(atLeast(10_000, 'en-US'), '10,000 or more');
});
