import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { everything, type Pieces, tasksAsCalendar, tasksAsCsv } from '../../src/api/routes/export/files.ts';
import type { Db } from '../../src/db/database.ts';
import { stateOf } from '../../src/db/export/feeds.ts';
import { testDatabase } from '../support/database.ts';
import { suiteCleanup } from '../support/http.ts';
import { listedTask, storeTasks } from '../support/listed-tasks.ts';
import { costOf } from '../support/query-cost.ts';

/** What leaves the house as a file costs memory of a page, however much there is. */

const suite = suiteCleanup();
const owner = (n: number) => `5b1f1e34-0000-4000-8000-00000000000${n}`;
const most = 50_000;
let db: Db;
before(async () => {
  db = await testDatabase(suite);
  // Better Auth's tables are not there.
  await sql`create table "user" (id uuid, email text, name text, "createdAt" timestamptz)`.execute(db);
  await sql`create table "oauthConsent" ("clientId" text, "userId" uuid, scopes jsonb, "createdAt" timestamptz)`.execute(
    db,
  );
  await sql`create table "oauthClient" ("clientId" text, name text)`.execute(db);
  const description = 'x'.repeat(400);
  for (const [n, count] of [
    [1, 1_000],
    [2, most],
  ] as const)
    await storeTasks(
      db,
      Array.from({ length: count }, (_, i) => listedTask(owner(n), i + 1, { description })),
    );
  await sql`analyze tasks`.execute(db);
});

const files: Record<string, (of: Db, userId: string) => Pieces> = {
  json: everything,
  csv: tasksAsCsv,
  ics: tasksAsCalendar,
};

for (const [name, file] of Object.entries(files))
  test(`${name} of fifty times as much takes no more memory`, async () => {
    const memoryOf = async (n: number) => {
      let [peak, pieces] = [0, 0];
      for await (const _ of file(db, owner(n)))
        if (pieces++ % 500 === 0) peak = Math.max(peak, process.memoryUsage.rss() / 2 ** 20);
      return { peak: Math.round(peak), pieces };
    };
    const [few, many] = [await memoryOf(1), await memoryOf(2)];
    assert.ok(many.pieces >= most && few.pieces < most, `${few.pieces}, ${many.pieces} pieces`);
    assert.ok(many.peak < 1.3 * few.peak, `${many.peak} MB for ${most} tasks, ${few.peak} MB for 1,000`);
  });

test('a page of it is read by an index', async () => {
  const { pages, scans } = await costOf(db, 'tasks', async (spy) => {
    for await (const _ of tasksAsCsv(spy, owner(1)));
  });
  assert.deepEqual(scans, []);
  assert.ok(pages < 1_000, `${pages} pages for 1,000 tasks beside ${most}`);
  assert.deepEqual((await costOf(db, 'tasks', (spy) => stateOf(spy, owner(1)))).scans, []);
});
