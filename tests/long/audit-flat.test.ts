import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { exportRecords, findRecords } from '../../src/db/audit/records.ts';
import { sealNext } from '../../src/db/audit/seals.ts';
import { verifyAudit } from '../../src/db/audit/verify.ts';
import type { Db } from '../../src/db/database.ts';
import { maintain } from '../../src/db/maintenance.ts';
import type { AuditFilter } from '../../src/domain/audit.ts';
import { storeRecords, userOf } from '../support/audit.ts';
import { testDatabase } from '../support/database.ts';
import { suiteCleanup } from '../support/http.ts';
import { costOf } from '../support/query-cost.ts';

const suite = suiteCleanup();
const rows = { small: 2_000, large: 100_000 };
let small: Db;
let large: Db;
before(async () => {
  [small, large] = [await testDatabase(suite), await testDatabase(suite)];
  await storeRecords(small, rows.small);
  for (let from = 0; from < rows.large; from += 10_000) await storeRecords(large, 10_000, from);
  await maintain(small);
  await maintain(large);
});

const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString();
const filters: Record<string, AuditFilter> = {
  nothing: {},
  'a user of nine in ten': { user_id: userOf(0) },
  'a user of one': { user_id: userOf(4) },
  'a user of none': { user_id: 'nobody' },
  'a task': { user_id: userOf(0), task_id: 8 },
  'a common type': { event_type: 'task.updated' },
  'a rare type': { event_type: 'reminder.due' },
  'a rare type of a user': { user_id: userOf(0), event_type: 'reminder.due' },
  'a type that a user has not': { user_id: userOf(4), event_type: 'reminder.due' },
  'a stretch of time': { from: day(1_000), to: day(1_050) },
  'a user in a stretch of time': { user_id: userOf(0), from: day(1_000), to: day(1_050) },
  'a rare type in a stretch of time': { event_type: 'reminder.due', from: day(0), to: day(1_900) },
};

// Pages of the database, not time: what a record costs that the small table has not, four for itself and its payload, and a level more of each index.
for (const [name, filter] of Object.entries(filters))
  test(`filtered by ${name}, a page of 100,000 records costs what one of 2,000 does`, async () => {
    const cost = async (db: Db) => ({
      ...(await costOf(db, 'audit_events', (spy) => findRecords(spy, filter))),
      found: (await findRecords(db, filter)).events.length,
    });
    const [few, many] = [await cost(small), await cost(large)];
    assert.deepEqual(many.scans, []);
    const bound = 3 * few.pages + 5 * (many.found - few.found) + 20;
    assert.ok(many.pages <= bound, `${many.pages} pages of 100,000, ${few.pages} of 2,000`);
  });

test('a page far down costs what the first one does', async () => {
  const cost = (cursor?: string) => costOf(large, 'audit_events', (spy) => findRecords(spy, {}, cursor));
  const [first, deep] = [await cost(), await cost('1000')];
  assert.ok(deep.pages <= 2 * first.pages, `${deep.pages} pages, ${first.pages} for the first`);
});

test('an export of fifty times as much takes no more memory', async () => {
  const most = { small: await memoryOf(small), large: await memoryOf(large) };
  assert.ok(most.large < 1.3 * most.small, `${most.large} MB for 100,000 records, ${most.small} MB for 2,000`);
});

test('a check of fifty times as much takes no more memory', async () => {
  const checkedBy = async (db: Db, count: number) => {
    while (await sealNext(db, Number.MAX_SAFE_INTEGER));
    const { ok, checked } = await verifyAudit(db);
    assert.deepEqual([ok, checked], [true, count]);
    return Math.round(process.memoryUsage.rss() / 2 ** 20);
  };
  const few = await checkedBy(small, rows.small);
  const many = await checkedBy(large, rows.large);
  assert.ok(many < 1.3 * few, `${many} MB for 100,000 records, ${few} MB for 2,000`);
});

/** The most megabytes of this process, as the system counts them, while everything is exported. */
async function memoryOf(db: Db): Promise<number> {
  let [most, read] = [0, 0];
  for await (const _ of exportRecords(db, {}))
    if (read++ % 500 === 0) most = Math.max(most, process.memoryUsage.rss() / 2 ** 20);
  assert.ok(read === rows.small || read === rows.large, `${read} records`);
  return Math.round(most);
}
