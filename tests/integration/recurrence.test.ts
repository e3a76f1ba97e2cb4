import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TaskClient } from '../../src/actors/contract.ts';
import type { Db } from '../../src/db/database.ts';
import type { TaskEvent } from '../../src/domain/events.ts';
import type { AddInput } from '../../src/domain/task-doc.ts';
import { ann, living, open, settled } from '../support/recurring.ts';
import { callerOf } from '../support/system.ts';

/** Completes the newest task until there are so many, or the series is over; answers them all. */
async function series({ db, tasks }: { db: Db; tasks: TaskClient }, input: Omit<AddInput, 'title'>, length: number) {
  await tasks.add(callerOf(ann), { title: 'Pay rent', ...input });
  for (let n = 1; n < length; n++) {
    const last = (await living(db)).at(-1)!;
    if (last.completed) break;
    await tasks.complete(callerOf(ann), last.id);
    await settled(db);
  }
  return living(db);
}

const examples: [what: string, input: Omit<AddInput, 'title'>, dues: string[]][] = [
  [
    'the 31st of every month',
    { due_date: '2030-01-31', recurrence: 'monthly' },
    ['2030-01-31', '2030-02-28', '2030-03-31', '2030-04-30'],
  ],
  [
    'every other friday',
    { due_date: '2030-01-04', recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR' },
    ['2030-01-04', '2030-01-18', '2030-02-01'],
  ],
  [
    'the last day of the month',
    { due_date: '2030-01-31', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=-1' },
    ['2030-01-31', '2030-02-28', '2030-03-31'],
  ],
  [
    'the third friday, its parts in any order',
    { due_date: '2030-01-18', recurrence: 'BYDAY=3FR;INTERVAL=1;FREQ=MONTHLY' },
    ['2030-01-18', '2030-02-15', '2030-03-15'],
  ],
  [
    'the last monday of may',
    { due_date: '2030-05-27', recurrence: 'BYMONTH=5;BYDAY=-1MO;FREQ=YEARLY' },
    ['2030-05-27', '2031-05-26', '2032-05-31'],
  ],
  [
    '29 february',
    { due_date: '2032-02-29', recurrence: 'yearly' },
    ['2032-02-29', '2033-02-28', '2034-02-28', '2035-02-28', '2036-02-29'],
  ],
  [
    'a time of day over the change of the clocks',
    { due_date: '2030-03-30T09:00', recurrence: 'daily' },
    ['2030-03-30T08:00:00.000Z', '2030-03-31T07:00:00.000Z', '2030-04-01T07:00:00.000Z'],
  ],
];

for (const [what, input, dues] of examples)
  test(`${what}: each completed task has the next one of its series`, async (t) => {
    const system = await open(t);
    await system.tasks.changeSettings(ann, { timezone: 'Europe/Berlin' });
    const tasks = await series(system, input, dues.length);
    assert.deepEqual(
      tasks.map((task) => task.due_date),
      dues,
    );
    assert.deepEqual(
      tasks.map((task) => task.occurrence),
      dues.map((_, n) => n + 1),
    );
    assert.deepEqual(new Set(tasks.map((task) => task.series_id)), new Set(['1.1']));
    assert.deepEqual(new Set(tasks.map((task) => task.recurrence?.rule)), new Set([tasks[0]!.recurrence?.rule]));
  });

test('COUNT and UNTIL end the series, and nothing waits or is dead for that', async (t) => {
  for (const [rule, due_date, length] of [
    ['FREQ=DAILY;COUNT=3', '2030-01-01', 3],
    ['FREQ=DAILY;UNTIL=20300102', '2030-01-01', 2],
  ] as const) {
    const system = await open(t);
    const tasks = await series(system, { due_date, recurrence: rule }, 9);
    assert.deepEqual(
      tasks.map(({ completed }) => completed),
      Array(length).fill(true),
    );
    assert.deepEqual(await system.db.selectFrom('dead_letters').select('reason').execute(), []);
  }
});

test('what a task says and when it reminds goes on to its successor, whose origin is the recurrence', async (t) => {
  const { db, tasks } = await open(t);
  await tasks.add(callerOf(ann), {
    title: 'Pay rent',
    description: 'by transfer',
    priority: 'urgent',
    tags: ['home', 'money'],
    due_date: '2030-01-31T17:00:00Z',
    reminders: ['PT30M', 'P1D'],
    recurrence: 'monthly',
  });
  await tasks.complete(callerOf(ann), 1);
  await settled(db);
  const [first, next] = await living(db);
  assert.ok(first && next);
  for (const field of ['title', 'description', 'priority', 'tags', 'reminders', 'recurrence', 'series_id'] as const)
    assert.deepEqual(next[field], first[field], field);
  assert.deepEqual(
    [next.completed, next.completed_at, next.version, next.due_date],
    [false, null, 1, '2030-02-28T17:00:00.000Z'],
  );
  const planned = await db
    .selectFrom('reminders_due')
    .select('remind_at')
    .where('task_id', '=', 2)
    .orderBy('remind_at')
    .execute();
  assert.deepEqual(
    planned.map(({ remind_at }) => remind_at.toISOString()),
    ['2030-02-27T17:00:00.000Z', '2030-02-28T16:30:00.000Z'],
  );
  const event = await eventOf(db, `${ann}.2/1`);
  assert.deepEqual(
    [event.event_type, event.payload.origin, event.payload.request_id],
    ['task.created', 'recurrence', `${ann}.1/2`],
  );
});

async function eventOf(db: Db, id: string): Promise<TaskEvent> {
  const { event } = await db
    .selectFrom('audit_records')
    .select('event')
    .where('event_id', '=', id)
    .executeTakeFirstOrThrow();
  return event as TaskEvent;
}

/** The day so many days after an instant, in UTC. */
const dayAfter = (instant: string, days: number) =>
  new Date(Date.parse(instant) + days * 86_400_000).toISOString().slice(0, 10);

test('an overdue series goes on in the future, with one task', async (t) => {
  const { db, tasks } = await open(t);
  await tasks.add(callerOf(ann), { title: 'Water the plants', due_date: '2020-01-01', recurrence: 'daily' });
  await tasks.add(callerOf(ann), { title: 'Stretch', due_date: '2020-01-01T12:00:00Z', recurrence: 'daily' });
  for (const id of [1, 2]) await tasks.complete(callerOf(ann), id);
  await settled(db);
  const [plants, stretch, ...next] = await living(db);
  assert.equal(next.length, 2);
  const dueOf = (title: string) => next.find((task) => task.title === title)?.due_date ?? '';
  assert.equal(dueOf('Water the plants'), dayAfter(plants!.completed_at!, 1));
  const late = Date.parse(dueOf('Stretch')) - Date.parse(stretch!.completed_at!);
  assert.ok(late > 0 && late <= 86_400_000, `${late} ms later`);
  assert.match(dueOf('Stretch'), /T12:00:00.000Z$/);
});

test('counted from the completion, early or late, an interval is kept', async (t) => {
  const { db, tasks } = await open(t);
  const recurrence = { rule: 'every 3 weeks on saturday', mode: 'completion' as const };
  const today = new Date().toISOString();
  const saturday = (from: string) => {
    let day = from;
    while (new Date(day).getUTCDay() !== 6) day = dayAfter(day, 1);
    return day;
  };
  const early = saturday(dayAfter(today, 2));
  const late = saturday(dayAfter(today, -60));
  for (const due_date of [early, late]) await tasks.add(callerOf(ann), { title: due_date, due_date, recurrence });
  for (const id of [1, 2]) await tasks.complete(callerOf(ann), id);
  await settled(db);
  const [first, , ...next] = await living(db);
  const expected = saturday(dayAfter(first!.completed_at!, 21));
  assert.deepEqual(
    next.map(({ due_date }) => due_date),
    [expected, expected],
  );
  assert.notEqual(expected, early);
});
