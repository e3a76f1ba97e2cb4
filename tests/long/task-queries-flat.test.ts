import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import type { ListQuery } from '../../src/db/lists/task-filters.ts';
import { findTaskByKey, lastTaskNumber, listTasks, nearbyOpenTasks } from '../../src/db/lists/task-queries.ts';
import { maintain } from '../../src/db/maintenance.ts';
import { sortFields } from '../../src/domain/schemas.ts';
import { testDatabase } from '../support/database.ts';
import { costOf } from '../support/query-cost.ts';
import { storeTaskSeries } from '../support/task-series.ts';

/** Pages read, not time: a table of this size has over 8,000 pages, and looking up one row by its number touches four. */
const bound = 3_000;
/**
 * Not flat: all that match lie at the far end of the order asked for. Those due this week come after all others by title; no task
 * of low or high priority, none completed, has the tag. Then as many tasks as match are sorted, which may touch every page of the
 * table once, after the 1,000 tasks that were looked up in vain.
 */
const farAway = ['week title', 'work priority', 'work completed'];
let farAwayBound = 0;

const user = 'a0000000-0000-4000-8000-000000000001';
const when = { now: new Date(), zone: 'Europe/Berlin', locale: 'en-GB' };
const oneOfMany = 'b0000000-0000-4000-8000-000000000002';

const filters: Record<string, ListQuery> = {
  nothing: {},
  'open tasks': { status: 'pending' },
  'a priority': { priority: 'urgent' },
  'a status and a priority that have nothing in common': { status: 'completed', priority: 'urgent' },
  'what is overdue': { due: 'overdue' },
  'what is due today': { due: 'today' },
  'what is due in a week': { due: 'week' },
  'no due date': { due: 'none' },
  'a due date in a range': { due_after: '2020-01-01', due_before: '2100-01-01' },
  'a word of all tasks': { search: 'task' },
  'a word of every fifth': { search: 'meetings' },
  'a word of one task': { search: '77777' },
  'a word of none': { search: 'nowhere' },
  'a word of every fifth, written otherwise': { search: 'Méet-ings' },
  'two words of all tasks as one': { search: 'aboutthe' },
  'text without spaces of none': { search: '来週東京へ' },
  'a tag of every tenth': { tags: ['work'] },
  'a tag and a word': { tags: ['work'], search: 'groceries' },
};

const db = await testDatabase({ after } as Pick<TestContext, 'after'>);
const cost = (read: (spy: Db) => Promise<unknown>) => costOf(db, 'tasks', read);

describe('with 100,000 tasks a first page reads a bounded number of database pages through an index', () => {
  before(async () => {
    await storeTaskSeries(db, user, 100_000);
    await storeTaskSeries(db, oneOfMany, 10);
    await maintain(db);
    const { rows } = await sql<{ n: number }>`select relpages as n from pg_class where relname = 'tasks'`.execute(db);
    farAwayBound = bound + (rows[0]?.n ?? 0) + 4 * 1_000;
  });

  for (const [name, filter] of Object.entries(filters))
    test(`filtered by ${name}, in every order`, async () => {
      for (const sort_by of [undefined, ...sortFields])
        for (const order of ['asc', 'desc'] as const) {
          const query = { ...filter, order, ...(sort_by ? { sort_by } : {}) };
          const { pages, scans } = await cost((spy) => listTasks(spy, user, query, when));
          const far = farAway.includes(`${query.due ?? query.tags?.[0]} ${sort_by}`);
          assert.ok(pages < (far ? farAwayBound : bound), `${pages} pages for ${JSON.stringify(query)}`);
          assert.deepEqual(scans, [], JSON.stringify(query));
        }
    });

  test('a user with few tasks pays nothing for the other', async () => {
    for (const filter of Object.values(filters)) {
      const { pages } = await cost((spy) => listTasks(spy, oneOfMany, filter, when));
      assert.ok(pages < 200, `${pages} pages for ${JSON.stringify(filter)}`);
    }
  });

  test('single tasks are found by key and by nearness', async () => {
    for (const read of [
      (spy: Db) => findTaskByKey(spy, user, 'key-50000'),
      (spy: Db) => lastTaskNumber(spy, user),
      (spy: Db) => nearbyOpenTasks(spy, user, 50_000),
    ]) {
      const { pages, scans } = await cost(read);
      assert.ok(pages < 50, `${pages} pages for ${read}`);
      assert.deepEqual(scans, []);
    }
  });
});
