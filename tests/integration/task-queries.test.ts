import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import type { ListQuery } from '../../src/db/lists/task-filters.ts';
import { findTaskByKey, lastTaskNumber, listTasks, nearbyOpenTasks } from '../../src/db/lists/task-queries.ts';
import { maintain } from '../../src/db/maintenance.ts';
import { readSettings } from '../../src/db/settings-queries.ts';
import { Rejected } from '../../src/errors.ts';
import { testDatabase } from '../support/database.ts';
import { writeDocument } from '../support/documents.ts';
import { type ListedTask, listedTask, storeTasks } from '../support/listed-tasks.ts';
import { storeTaskSeries } from '../support/task-series.ts';

const ann = 'a0000000-0000-4000-8000-000000000001';
const bob = 'b0000000-0000-4000-8000-000000000002';
const now = new Date('2026-04-01T12:00:00.000Z');
const when = { now, zone: 'Europe/Berlin', locale: 'en-GB' };

async function withTasks(t: TestContext, all: Partial<ListedTask>[]): Promise<Db> {
  const db = await testDatabase(t);
  await storeTasks(
    db,
    all.map((fields, i) => listedTask(ann, i + 1, fields)),
  );
  return db;
}

async function ids(db: Db, query: ListQuery, moment = when): Promise<number[]> {
  return (await listTasks(db, ann, query, moment)).tasks.map((task) => task.id);
}

const titled = (...titles: string[]) => titles.map((title) => ({ title }));

test('words are found in their English forms, the last one also while it is typed', async (t) => {
  const db = await withTasks(t, [
    ...titled('Prepare meetings with Zoë', 'Meet the dentist', 'Приготовить борщ', '買い物'),
    { title: 'Call', description: 'about running costs', tags: ['q3-plan'] },
  ]);
  assert.deepEqual(await ids(db, { search: 'meeting', sort_by: 'created_at' }), [1, 2]);
  assert.deepEqual(await ids(db, { search: 'zoë prepa' }), [1]);
  assert.deepEqual(await ids(db, { search: 'prepa zoë' }), []);
  assert.deepEqual(await ids(db, { search: 'run' }), [5]);
  assert.deepEqual(await ids(db, { search: 'the meetings of dentist' }), [2]);
  assert.deepEqual(await ids(db, { search: '#q3-plan call' }), [5]);
  assert.deepEqual(await ids(db, { search: 'борщ' }), [3]);
  assert.deepEqual(await ids(db, { search: '買い' }), [4]);
});

test('no text to search for is an error, and text without words finds nothing', async (t) => {
  const db = await withTasks(t, titled("O'Neil's C:\\path", 'rock & roll'));
  for (const search of ['!', '🎉', '"', "'", '\\', ':*', '& | ! <->', '()', ' ', "''''", '%', '-'])
    assert.deepEqual(await ids(db, { search }), [], search);
  for (const search of ['rock & roll', '"rock', 'rock | !roll', 'rock\\', "rock' ':*", 'ROCK (', 'rock:A'])
    assert.ok((await listTasks(db, ann, { search }, when)).total <= 1, search);
  assert.deepEqual(await ids(db, { search: "o'neil" }), [1]);
  assert.deepEqual(await ids(db, { search: '"rock" & roll' }), [2]);
});

test('the best match comes first: title before tags before description, then the newest', async (t) => {
  const db = await withTasks(t, [
    { title: 'rent' },
    { title: 'a', description: 'rent' },
    { title: 'b', tags: ['rent'] },
    { title: 'rent' },
  ]);
  assert.deepEqual(await ids(db, { search: 'rent' }), [4, 1, 3, 2]);
});

test('a day without a time belongs to the day of the zone in use, whatever zone it was written in', async (t) => {
  const db = await testDatabase(t);
  await storeTasks(db, [listedTask(ann, 1, { due_date: '2026-04-01' })], 'Pacific/Kiritimati');
  for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
    const noon = { ...when, now: new Date('2026-04-01T10:30:00.000Z'), zone };
    const day = zone === 'Pacific/Kiritimati' ? 'overdue' : 'today';
    assert.deepEqual(await ids(db, { due: day }, noon), [1], zone);
    assert.deepEqual(await ids(db, { due_after: '2026-04-01', due_before: '2026-04-02' }, noon), [1], zone);
    assert.deepEqual(await ids(db, { due_after: '2026-04-01T00:01' }, noon), [], zone);
  }
});

test('the last day there is can be asked for', async (t) => {
  const db = await withTasks(t, [{ due_date: '9999-12-31' }]);
  assert.deepEqual(await ids(db, { due_after: '9999-12-31', sort_by: 'due_date' }), [1]);
  assert.deepEqual(await ids(db, { due_after: '9999-12-31T12:00' }), []);
});

test('what is not a date is refused with a hint, and filters that exclude each other find nothing', async (t) => {
  const db = await withTasks(t, [{ due_date: '2026-03-01' }, {}]);
  await assert.rejects(
    listTasks(db, ann, { due_before: 'whenever' }, when),
    (error: Rejected) => error.code === 'invalid',
  );
  for (const query of [
    { due: 'overdue', status: 'completed' },
    { due: 'none', due_before: '2027-01-01' },
  ] as const)
    assert.deepEqual(await listTasks(db, ann, query, when), { tasks: [], total: 0 });
});

test('a cursor is good for its own list only', async (t) => {
  const db = await withTasks(t, titled('a', 'b', 'c'));
  await storeTasks(db, [listedTask(bob, 1), listedTask(bob, 2)]);
  const { next_cursor: cursor = '' } = await listTasks(db, ann, { sort_by: 'title', limit: 1 }, when);
  const refused = (userId: string, query: ListQuery) =>
    assert.rejects(listTasks(db, userId, query, when), (error: unknown) => {
      assert.ok(error instanceof Rejected && error.code === 'invalid' && /leave cursor out/.test(error.message));
      return true;
    });
  await refused(bob, { sort_by: 'title', limit: 1, cursor });
  await refused(ann, { sort_by: 'title', order: 'desc', cursor });
  await refused(ann, { sort_by: 'title', status: 'pending', cursor });
  await refused(ann, { cursor });
  for (const garbage of ['x', '%%%', 'e30', cursor.slice(1), `${cursor}${cursor}`.slice(3)])
    await refused(ann, { sort_by: 'title', cursor: garbage });
  assert.deepEqual(await ids(db, { sort_by: 'title', limit: 2, cursor }), [2, 3]);
});

test('a cursor that was tampered with is refused or harmless, never a fault', async (t) => {
  const db = await withTasks(t, [{ due_date: '2026-04-01' }, { due_date: '2026-04-02' }, {}, {}]);
  for (const sort_by of [undefined, 'due_date', 'priority', 'completed', 'title', 'search'] as const) {
    const query = sort_by === 'search' ? { search: 'task' } : sort_by ? { sort_by } : {};
    const { next_cursor = '' } = await listTasks(db, ann, { ...query, limit: 1 }, when);
    const fair = JSON.parse(inflateRawSync(Buffer.from(next_cursor, 'base64url')).toString());
    for (const key of [null, 'x', '\0', 1e300, -1, 4, 1.5, 8.64e15, -8.64e15, 8.7e15, true, {}])
      for (const change of [{ key }, { key, id: 0 }, { key, id: -1 }, { key, now: 9e15 }]) {
        const cursor = deflateRawSync(JSON.stringify({ ...fair, ...change })).toString('base64url');
        await listTasks(db, ann, { ...query, cursor }, when).catch((error: unknown) => {
          if (!(error instanceof Rejected)) assert.fail(`${sort_by} ${JSON.stringify(change)}: ${error}`);
        });
      }
  }
});

test('a page of the longest titles still gives a cursor of at most 1,000 characters', async (t) => {
  const odd = Array.from({ length: 200 }, (_, i) => String.fromCodePoint(0x20000 + ((i * 7919) % 40_000))).join('');
  const db = await withTasks(t, titled(odd, `${odd.slice(2)}\u{2ffff}`, '"\\\u0001'.repeat(66)));
  let cursor: string | undefined;
  const seen: number[] = [];
  do {
    const page = await listTasks(db, ann, { sort_by: 'title', limit: 1, ...(cursor ? { cursor } : {}) }, when);
    seen.push(...page.tasks.map((task) => task.id));
    cursor = page.next_cursor;
    assert.ok((cursor ?? '').length <= 1_000);
  } while (cursor);
  assert.deepEqual(seen.toSorted(), [1, 2, 3]);
});

test('"today" means the same day on every page', async (t) => {
  const db = await withTasks(t, [{ due_date: '2026-04-01' }, { due_date: '2026-04-01' }]);
  const { next_cursor = '' } = await listTasks(db, ann, { due: 'today', limit: 1 }, when);
  const nextDay = { ...when, now: new Date('2026-04-02T12:00:00.000Z') };
  assert.deepEqual(await ids(db, { due: 'today', limit: 1, cursor: next_cursor }, nextDay), [2]);
});

test('totals follow every kind of change of a task', async (t) => {
  const db = await testDatabase(t);
  const task = listedTask(ann, 1);
  const states: [Partial<ListedTask>, Record<string, number>][] = [
    [{}, { all: 1, pending: 1, low: 0, none: 1 }],
    [{ completed: true }, { all: 1, pending: 0, low: 0, none: 1 }],
    [{ priority: 'low' }, { all: 1, pending: 1, low: 1, none: 1 }],
    [
      { priority: 'low', due_date: '2026-04-01' },
      { all: 1, pending: 1, low: 1, none: 0 },
    ],
    [
      { deleted: true, due_date: '2026-04-01' },
      { all: 0, pending: 0, low: 0, none: 0 },
    ],
  ];
  for (const [i, [{ deleted = false, ...fields }, expected]] of states.entries()) {
    const due_at = fields.due_date ? `${fields.due_date}T00:00:00.000Z` : null;
    const doc = { rev: i + 1, task: { ...task, ...fields }, deleted, due_at, reminders: [], events: [], keys: [] };
    await writeDocument(db, 'task', `${ann}.1`, doc);
    const count = async (query: ListQuery) => (await listTasks(db, ann, query, when)).total;
    const totals = {
      all: await count({}),
      pending: await count({ status: 'pending' }),
      low: await count({ priority: 'low' }),
      none: await count({ due: 'none' }),
    };
    assert.deepEqual(totals, expected, JSON.stringify(fields));
  }
});

test('single reads keep to the owner and know about deleted tasks', async (t) => {
  const db = await withTasks(t, [{ completed: true }, {}, { deleted: true }, {}, {}, { deleted: true }]);
  await storeTasks(db, [listedTask(bob, 9)]);
  assert.deepEqual(await findTaskByKey(db, ann, 'key-3'), { id: 3 });
  assert.equal(await findTaskByKey(db, bob, 'key-3'), undefined);
  assert.equal(await lastTaskNumber(db, ann), 6);
  assert.equal(await lastTaskNumber(db, 'nobody'), 0);
  assert.deepEqual(
    (await nearbyOpenTasks(db, ann, 6)).map((task) => task.id),
    [5, 4, 2],
  );
  assert.deepEqual(await readSettings(db, ann), {});
});

test('maintenance analyses and vacuums what has changed, and nothing twice', async (t) => {
  const db = await testDatabase(t);
  await maintain(db);
  await storeTaskSeries(db, ann, 2_000);
  assert.ok((await maintain(db)).includes('tasks'));
  const { rows } = await sql<{ n: number }>`select reltuples as n from pg_class where relname = 'tasks'`.execute(db);
  assert.equal(rows[0]?.n, 2_000);
  assert.ok(!(await maintain(db)).includes('tasks'));
});
