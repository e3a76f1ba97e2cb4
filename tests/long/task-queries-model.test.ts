import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import type { ListQuery } from '../../src/db/lists/task-filters.ts';
import { listTasks } from '../../src/db/lists/task-queries.ts';
import { dueFilters, listStatuses, priorities, sortFields } from '../../src/domain/schemas.ts';
import { dayBounds, localDay, resolveDueDate, startOfDue } from '../../src/language/dates.ts';
import { testDatabase } from '../support/database.ts';
import { type ListedTask, listedTask, storedDue, storeTasks } from '../support/listed-tasks.ts';

/** The lists against a plain loop over all tasks of the user. */

const now = new Date('2026-03-28T22:30:00.000Z');
const formerZone = 'Asia/Tokyo';
const zones = ['UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Pacific/Kiritimati'];
const words = ['milk', 'bank', 'zebra', 'rent', 'Éclair', 'éclair', 'Ärger', 'åbo', 'x1', 'milkshak'];
const tags = ['work', 'home', 'q3-plan'];
const big = 'a0000000-0000-4000-8000-000000000001';
const small = 'b0000000-0000-4000-8000-000000000002';
/** The bounds of totals that docs/specs/lists.md names. */
const countedMatches = 200;

const title = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
const day = fc.integer({ min: -3, max: 9 }).map((days) => localDay(new Date(now.getTime() + days * 86_400_000), 'UTC'));
const time = fc
  .integer({ min: -60, max: 200 })
  .map((hours) => new Date(now.getTime() + hours * 3_600_000).toISOString());
const fields = fc.record({
  title,
  completed: fc.boolean(),
  priority: fc.constantFrom(...priorities),
  tags: fc.subarray(tags),
  due_date: fc.oneof(fc.constant(null), day, time),
  deleted: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

const filters = fc.record({
  status: fc.constantFrom(...listStatuses),
  priority: fc.constantFrom(...priorities),
  tags: fc.subarray(['#Work', ' home', 'Q3-plan'], { minLength: 1 }),
  search: fc.constantFrom(
    'milk',
    'old',
    'old',
    'bank rent',
    'rent zeb',
    'zebra',
    '"x1" &',
    'mil',
    'work',
    'no such',
    'eclair',
    'ÄRGER rent',
    'mi lk',
  ),
  due: fc.constantFrom(...dueFilters),
  due_before: fc.oneof(day, time, fc.constant('tomorrow')),
  due_after: fc.oneof(day, time, fc.constant('tomorrow 5pm')),
});
const names = ['status', 'priority', 'tags', 'search', 'due', 'due_before', 'due_after'] as const;
const sorting = fc.record(
  { sort_by: fc.constantFrom(...sortFields), order: fc.constantFrom('asc', 'desc') },
  { requiredKeys: [] },
);
/** Few filters at a time, so that most lists have several pages. */
const query: fc.Arbitrary<ListQuery> = fc
  .tuple(filters, fc.subarray([...names], { maxLength: 3 }), sorting)
  .map(([all, chosen, sort]) => ({ ...Object.fromEntries(chosen.map((name) => [name, all[name]])), ...sort }));

const db = await testDatabase({ after } as Pick<TestContext, 'after'>);

describe('a list answers what a loop over all tasks answers', () => {
  const tasks = new Map<string, ListedTask[]>();
  before(async () => {
    for (const [userId, n] of [
      [big, 2_600],
      [small, 60],
    ] as const) {
      const made = fc
        .sample(fields, { numRuns: n, seed: n })
        .map((f, i) => listedTask(userId, i + 1, i < 1_500 ? { ...f, title: `old ${f.title}` } : f));
      tasks.set(userId, made);
      await storeTasks(db, made, formerZone);
    }
    await sql`analyze`.execute(db);
  });

  for (const [userId, limit, numRuns] of [
    [small, 5, 200],
    [big, 150, 80],
  ] as const)
    test(`for ${userId === big ? 'thousands' : 'dozens'} of tasks, page by page`, { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(query, fc.constantFrom(...zones), async (filters, zone) => {
          const when = { now, zone, locale: 'en-GB' };
          const expected = oracle(tasks.get(userId)!, filters, when);
          const pages = await readAll(db, userId, { ...filters, limit }, when);
          const ranked = filters.search !== undefined && filters.sort_by === undefined;
          assert.deepEqual(
            ranked ? pages.ids.toSorted((a, b) => a - b) : pages.ids,
            ranked ? expected.toSorted((a, b) => a - b) : expected,
          );
          const bounded = filters.search !== undefined || filters.tags !== undefined;
          const total = bounded ? Math.min(expected.length, countedMatches) : expected.length;
          assert.ok(
            pages.totals.every((n) => n === total),
            `totals ${pages.totals}, expected ${total}`,
          );
        }),
        { numRuns, seed: 7 },
      );
    });
});

async function readAll(db: Db, userId: string, filters: ListQuery, when: Parameters<typeof listTasks>[3]) {
  const ids: number[] = [];
  const totals: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTasks(db, userId, cursor ? { ...filters, cursor } : filters, when);
    for (const task of page.tasks) {
      assert.equal(task.user_id, userId);
      ids.push(task.id);
    }
    totals.push(page.total);
    cursor = page.next_cursor;
  } while (cursor);
  return { ids, totals };
}

function oracle(tasks: ListedTask[], filters: ListQuery, when: Parameters<typeof listTasks>[3]): number[] {
  const matching = tasks.filter((task) => !task.deleted && matches(task, filters, when));
  return matching.sort(comparison(filters)).map((task) => task.id);
}

function matches(task: ListedTask, filters: ListQuery, { now, zone, locale }: Parameters<typeof listTasks>[3]) {
  if (filters.status === 'pending' && task.completed) return false;
  if (filters.status === 'completed' && !task.completed) return false;
  if (filters.priority && task.priority !== filters.priority) return false;
  const wanted = (filters.tags ?? []).map((tag) => tag.trim().replace('#', '').toLowerCase());
  if (!wanted.every((tag) => task.tags.includes(tag))) return false;
  if (filters.search && !contains(task, filters.search)) return false;
  const due = task.due_date === null ? undefined : startOfDue(task.due_date, zone);
  const read = (text: string) => startOfDue(resolveDueDate(text, { now, zone, locale }), zone);
  if (filters.due_after && !(due && due >= read(filters.due_after))) return false;
  if (filters.due_before && !(due && due < read(filters.due_before))) return false;
  return filters.due === undefined || isDue(task, filters.due, due, now, zone);
}

function isDue(task: ListedTask, filter: (typeof dueFilters)[number], due: Date | undefined, now: Date, zone: string) {
  if (filter === 'none') return due === undefined;
  if (!due) return false;
  const today = dayBounds(localDay(now, zone), zone);
  if (filter === 'overdue') return !task.completed && due < (task.due_date!.length === 10 ? today.from : now);
  const tomorrow = dayBounds(localDay(today.to, zone), zone);
  if (filter === 'today') return due >= today.from && due < today.to;
  if (filter === 'tomorrow') return due >= tomorrow.from && due < tomorrow.to;
  return due >= today.from && due < dayBounds(localDay(now, zone), zone, 7).to;
}

function contains(task: ListedTask, search: string) {
  const said = bare(search)
    .replace('mi lk', 'milk')
    .match(/[\p{L}\p{N}]+/gu)!
    .filter((word) => !['of', 'the'].includes(word));
  const has = [...bare(task.title).split(' '), ...task.tags];
  return said.every((word, i) => has.some((one) => (i === said.length - 1 ? one.startsWith(word) : one === word)));
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function comparison({ sort_by, order, search }: ListQuery): (a: ListedTask, b: ListedTask) => number {
  if (search !== undefined && sort_by === undefined) return () => 0;
  const way = order === 'desc' ? -1 : 1;
  const titles = new Intl.Collator('en');
  return (a, b) => {
    const byId = way * (a.id - b.id);
    switch (sort_by) {
      case 'due_date': {
        const [x, y] = [storedDue(a, formerZone), storedDue(b, formerZone)];
        if (!x || !y) return Number(!x) - Number(!y) || byId;
        return way * (x.getTime() - y.getTime()) || byId;
      }
      case 'priority':
        return way * (priorities.indexOf(a.priority) - priorities.indexOf(b.priority)) || byId;
      case 'completed':
        return way * (Number(a.completed) - Number(b.completed)) || byId;
      case 'title':
        return way * titles.compare(a.title, b.title) || byId;
      default:
        return byId;
    }
  };
}
