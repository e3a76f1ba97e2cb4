import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { exportRecords, findRecords } from '../../src/db/audit/records.ts';
import { type Db, migrate, migrateTables, openDatabase } from '../../src/db/database.ts';
import { Rejected } from '../../src/errors.ts';
import { storeRecords, userOf } from '../support/audit.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { eventually } from '../support/server.ts';
import { callerOf, startSystem } from '../support/system.ts';

const suite = suiteCleanup();
let db: Db;
let api: Api;
let ann: Awaited<ReturnType<typeof signUp>>;
let boss: Awaited<ReturnType<typeof signUp>>;
before(async () => {
  db = await testDatabase(suite);
  await storeRecords(db, 1_250);
  api = await serveApi(suite, db, { env: { ADMIN_EMAILS: 'boss@example.com' } });
  ann = await signUp(api.url);
  boss = await signUp(api.url, { email: 'boss@example.com' });
});

const ask = (path: string, token?: string) =>
  fetch(`${api.url}/api/admin/audit${path}`, { headers: token ? bearer(token) : {} });
const search = async (query: string) => {
  const response = await ask(query, boss.token);
  return { status: response.status, ...((await response.json()) as Awaited<ReturnType<typeof findRecords>>) };
};
const versions = (events: { payload?: unknown }[]) =>
  events.map(({ payload }) => (payload as { version: number }).version);

test('rows are added, never changed nor removed, and a payload is only ever emptied', async (t) => {
  const own = await testDatabase(t);
  await storeRecords(own, 3);
  for (const change of [
    `update audit_events set user_id = 'x' where seq = 1`,
    `update audit_events set event = '{}' where seq = 1`,
    'delete from audit_events where seq = 2',
    'truncate audit_events',
    `update audit_payloads set event = '{"event_id": "other"}' where seq = 1`,
    'delete from audit_payloads where seq = 1',
    'truncate audit_payloads',
  ])
    await assert.rejects(sql.raw(change).execute(own), /append-only/, change);
  await sql`update audit_payloads set event = null, emptied_for = 'erasure' where seq = 2`.execute(own);
  const { events } = await findRecords(own, {});
  assert.deepEqual(
    events.map(({ seq, payload, emptied_for }) => [seq, payload === null, emptied_for]),
    [
      [3, false, undefined],
      [2, true, 'erasure'],
      [1, false, undefined],
    ],
  );
  await sql`insert into audit_events (event_id, topic, event_type, user_id, task_id, event)
    select event_id, topic, event_type, user_id, task_id, '{"again": true}' from audit_events where seq = 2
    on conflict (event_id) do nothing`.execute(own);
  const { rows } = await sql`select from audit_payloads where event is not null`.execute(own);
  assert.equal(rows.length, 2, 'what comes again brings back no payload');
});

test('rows of before are carried over, also those written while an update goes on', async (t) => {
  const old = await openDatabase({ driver: 'pglite' });
  t.after(() => old.destroy());
  await migrateTables(old);
  await storeRecords(old, 5);
  await migrate(old);
  const { events } = await findRecords(old, {});
  assert.deepEqual(versions(events), [4, 3, 2, 1, 0]);
  const { rows } = await sql`
    select from audit_records r join audit_events a using (seq)
    where a.event is null and r.payload_hash = sha256(convert_to(r.event::text, 'UTF8'))`.execute(old);
  assert.equal(rows.length, 5);
});

test('what is consumed is found with its seq, topic and moment', async (t) => {
  const own = await testDatabase(t);
  const { tasks } = await startSystem(t, own);
  const { task_id } = await tasks.add(callerOf(userOf(1)), { title: 'Milk' });
  await eventually(async () => assert.equal((await findRecords(own, {})).events.length, 1));
  const [event] = (await findRecords(own, { user_id: userOf(1), task_id })).events;
  assert.deepEqual([event?.event_type, event?.topic, event?.seq], ['task.created', 'task-events', 1]);
  assert.ok(Date.parse(event?.recorded_at ?? '') > Date.now() - 60_000);
  assert.partialDeepStrictEqual(event, { payload: { task: { title: 'Milk' } } });
});

test('every filter alone and together, and pages that meet', async () => {
  const second = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString();
  const cases: [query: string, found: number[]][] = [
    [`?user_id=${userOf(4)}`, [39]],
    [`?user_id=${userOf(0)}&task_id=8`, [1_007, 507, 7]],
    [`?user_id=${userOf(0)}&task_id=8&event_type=reminder.due`, [1_007, 7]],
    ['?event_type=reminder.due', [1_007, 7]],
    [`?user_id=${userOf(4)}&event_type=reminder.due`, []],
    [`?from=${second(10)}&to=${second(12)}`, [11, 10]],
    [`?event_type=reminder.due&to=${second(1_007)}`, [7]],
  ];
  for (const [query, found] of cases) assert.deepEqual(versions((await search(query)).events), found, query);
  const all: number[] = [];
  for (let cursor = ''; ; ) {
    const page = await search(`?user_id=${userOf(0)}${cursor}`);
    all.push(...versions(page.events));
    if (!page.next_cursor) break;
    cursor = `&cursor=${page.next_cursor}`;
  }
  assert.deepEqual(
    all,
    Array.from({ length: 1_250 }, (_, n) => 1_249 - n).filter((n) => n % 10 !== 9),
  );
});

test('the export has every line once, the oldest first, and takes the same filters', async () => {
  const lines = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const all = await ask('/export', boss.token);
  assert.equal(all.headers.get('content-type'), 'application/x-ndjson');
  assert.deepEqual(
    versions(lines(await all.text())),
    Array.from({ length: 1_250 }, (_, n) => n),
  );
  const some = await ask('/export?event_type=reminder.due', boss.token);
  assert.deepEqual(versions(lines(await some.text())), [7, 1_007]);
});

test('whoever stops reading the export ends its queries', async () => {
  let queries = 0;
  const counting = db.withPlugin({
    transformQuery: ({ node }) => {
      queries++;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  let read = 0;
  for await (const _ of exportRecords(counting, {}, 100)) if (++read === 150) break;
  assert.deepEqual([read, queries], [150, 2]);
});

test('only an admin may, and what cannot be asked is 400', async () => {
  for (const path of ['', '/export']) {
    assert.equal((await ask(path)).status, 401);
    assert.equal((await ask(path, ann.token)).status, 403);
    for (const bad of ['?task_id=1', '?from=yesterday', '?colour=red', '?task_id=0'])
      assert.equal((await ask(path + bad, boss.token)).status, 400, path + bad);
  }
  assert.equal((await search('?cursor=x')).status, 400);
  const unknown = await search('?event_type=task.create');
  assert.equal(unknown.status, 400);
  assert.match(JSON.stringify(unknown), /event_type.*task\.created.*reminder\.due.*admin\.user_erased/);
  assert.throws(() => exportRecords(db, { task_id: 1 }), Rejected);
});
