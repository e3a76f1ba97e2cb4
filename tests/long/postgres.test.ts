import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { type Db, migrate, openDatabase } from '../../src/db/database.ts';
import { createLeases } from '../../src/db/leases.ts';
import type { ListQuery } from '../../src/db/lists/task-filters.ts';
import { listTasks } from '../../src/db/lists/task-queries.ts';
import { priorities, sortFields, type Task } from '../../src/domain/schemas.ts';
import { updateTask } from '../../src/domain/task.ts';
import type { TaskDoc } from '../../src/domain/task-doc.ts';
import { startRelay } from '../../src/loops/relay.ts';
import { testDatabase } from '../support/database.ts';
import { writeDocument } from '../support/documents.ts';
import { startNeonRelay, useNeonRelay } from '../support/neon-relay.ts';
import { findPostgres, type Postgres, startPostgres } from '../support/postgres.ts';
import { callTool, eventually, freePort, postJson, type Server, signUp, startServer } from '../support/server.ts';
import { callerOf, quiet, startSystem } from '../support/system.ts';
import { newDocument, turnOf } from '../support/turns.ts';

const bin = findPostgres();
const skip = bin ? false : 'no PostgreSQL server (initdb) found; install the package postgresql';
const ann = '5b1f1e34-0000-4000-8000-00000000000a';
const ben = '5b1f1e34-0000-4000-8000-00000000000b';
type Driver = 'pg' | 'neon';

let postgres: Postgres;
let neon: Awaited<ReturnType<typeof startNeonRelay>>;

before(async () => {
  if (!bin) return;
  postgres = await startPostgres(bin);
  neon = await startNeonRelay(postgres.port);
  useNeonRelay(neon.port);
});
after(async () => {
  await neon?.stop();
  await postgres?.stop();
});

/** What was opened last is closed first: a runtime before the connections that it uses. */
function lastFirst(t: TestContext): Pick<TestContext, 'after'> {
  const ends: (() => unknown)[] = [];
  t.after(async () => {
    for (const end of ends.reverse()) await end();
  });
  return { after: (end) => void ends.push(end as () => unknown) };
}

/** A migrated database; `again` opens it once more, as another process would. */
async function openMigrated(scope: Pick<TestContext, 'after'>, driver: Driver) {
  const url = await postgres.createDatabase();
  const again = async () => {
    const db = await openDatabase({ driver, url });
    scope.after(() => db.destroy());
    return db;
  };
  const db = await again();
  await migrate(db);
  return { url, db, again };
}

const times = <T>(count: number, each: (n: number) => T) => Array.from({ length: count }, (_, n) => each(n));
const upTo = (count: number) => times(count, (n) => n + 1);
const sorted = (numbers: number[]) => numbers.sort((a, b) => a - b);
const column = async <T>(db: Db, query: ReturnType<typeof sql<{ value: T }>>) =>
  (await query.execute(db)).rows.map(({ value }) => value);
const outbox = (db: Db) => column(db, sql<{ value: string }>`select event_id as value from outbox order by id`);
const audited = (db: Db) => column(db, sql<{ value: string }>`select event_id as value from audit_events`);
const added = (number: number, title = 'Call mom') => newDocument({ userId: ann, taskId: number }, { title });

for (const driver of ['pg', 'neon'] as const)
  describe(`on a PostgreSQL server through ${driver}`, { skip }, () => {
    test('an empty database becomes one of this version, by several processes at once, and stays it', async () => {
      const url = await postgres.createDatabase();
      const dbs = await Promise.all(times(4, () => openDatabase({ driver, url })));
      await Promise.all(dbs.map((db) => createLeases(db)));
      await Promise.all(dbs.map((db) => migrate(db)));
      await migrate(dbs[0]!);
      assert.deepEqual(await outbox(dbs[3]!), []);
      await Promise.all(dbs.map((db) => db.destroy()));
    });

    test('thirty adds at once count up without a gap, for each of several users', async (t) => {
      const scope = lastFirst(t);
      const { db } = await openMigrated(scope, driver);
      const { tasks } = await startSystem(scope, db);
      const alone = await Promise.all(times(30, (n) => tasks.add(callerOf(ann), { title: `Task ${n}` })));
      assert.deepEqual(sorted(alone.map(({ task_id }) => task_id)), upTo(30));
      const users = times(6, (n) => `user-${n}`);
      const mixed = await Promise.all(times(30, (n) => tasks.add(callerOf(users[n % 6]!), { title: `Task ${n}` })));
      for (const of of times(6, (n) => n))
        assert.deepEqual(sorted(mixed.filter((_, n) => n % 6 === of).map(({ task_id }) => task_id)), upTo(5));
    });

    test('a repeated key makes one task, at the same time and later', async (t) => {
      const scope = lastFirst(t);
      const { db } = await openMigrated(scope, driver);
      const { tasks } = await startSystem(scope, db);
      const same = await Promise.all(times(8, () => tasks.add(callerOf(ann), { title: 'Once' }, 'k')));
      assert.deepEqual(new Set(same.map(({ task_id }) => task_id)), new Set([1]));
      assert.equal((await tasks.add(callerOf(ben), { title: 'Once' }, 'k')).task_id, 1);
      assert.equal((await tasks.add(callerOf(ann), { title: 'Once' }, 'k')).task_id, 1);
      assert.equal((await tasks.add(callerOf(ann), { title: 'Next' })).task_id, 2);
    });

    for (const [what, first] of [
      ['a new document', undefined],
      ['one revision', added(1)],
    ] as const)
      test(`of two writers of ${what} at once one wins, the other is told and emits nothing`, async (t) => {
        const { db: mine, again } = await openMigrated(lastFirst(t), driver);
        const [yours, watch] = [await again(), await again()];
        if (first) await writeDocument(mine, 'task', `${ann}.1`, first);
        await sql`delete from outbox`.execute(mine);
        const next = (title: string): TaskDoc =>
          first ? updateTask(first, 1, { title }, turnOf()).next : added(1, title);
        let late: Promise<unknown> = Promise.resolve();
        await mine.transaction().execute(async (tx) => {
          await writeDocument(tx, 'task', `${ann}.1`, next('Mine'));
          late = writeDocument(yours, 'task', `${ann}.1`, next('Yours')).catch((error: unknown) => error);
          const blocked = sql<{ value: number }>`select pid as value from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`;
          await eventually(async () => assert.equal((await column(watch, blocked)).length, 1));
        });
        assert.equal(((await late) as { code?: string }).code, '40001');
        const rev = first ? 2 : 1;
        assert.deepEqual(await outbox(watch), [`${ann}.1/${rev}`, `${ann}.1/${rev}.changed`]);
        assert.deepEqual(await column(watch, sql<{ value: string }>`select title as value from tasks`), ['Mine']);
      });

    test('beside a second activation of the same user every add exists once under its own number', async (t) => {
      const scope = lastFirst(t);
      const { db: one, again } = await openMigrated(scope, driver);
      const two = await again();
      const systems = [await startSystem(scope, one), await startSystem(scope, two, { relay: false })];
      const add = async (n: number) => {
        const { tasks } = systems[n % 2]!;
        return eventually(() => tasks.add(callerOf(ann), { title: `Task ${n}` }, `key ${n}`));
      };
      const answers = await Promise.all(times(40, add));
      assert.equal(new Set(answers.map(({ task_id }) => task_id)).size, 40);
      const stored = await one.selectFrom('tasks').select(['id', 'title', 'version']).orderBy('id').execute();
      const told = answers.map(({ task_id }, n) => ({ id: task_id, title: `Task ${n}`, version: 1 }));
      assert.deepEqual(
        stored,
        told.sort((a, b) => a.id - b.id),
      );
      await eventually(async () => assert.deepEqual(await outbox(one), []));
      const ids = told.map(({ id }) => `${ann}.${id}/1`).sort();
      await eventually(async () => assert.deepEqual((await audited(one)).sort(), ids));
    });

    test('of two relays one publishes, each event once, and the other takes over when it stops', async (t) => {
      const scope = lastFirst(t);
      const { db: one, again } = await openMigrated(scope, driver);
      const two = await again();
      const published: string[][] = [[], []];
      const start = async (n: 0 | 1, db: Db) => {
        const system = await startSystem(scope, db, { relay: false });
        const publish: typeof system.runtime.publish = async (topic, messages) => {
          published[n]!.push(...messages.map(({ event }) => event.id));
          return system.runtime.publish(topic, messages);
        };
        const relay = startRelay({ db, publish, log: quiet, holder: `relay ${n}` });
        scope.after(() => relay.stop());
        return { tasks: system.tasks, relay };
      };
      const both = [await start(0, one), await start(1, two)] as const;
      const addTwenty = async (of: string) => {
        await Promise.all(times(20, (n) => both[n % 2]!.tasks.add(callerOf(`${of}-${n % 2}`), { title: `Task ${n}` })));
        await eventually(async () => assert.deepEqual(await outbox(one), []));
      };
      await addTwenty('early');
      const holder = published[0]!.length > 0 ? 0 : 1;
      assert.deepEqual(published[1 - holder], []);
      await both[holder].relay.stop();
      await addTwenty('late');
      const all = published.flat();
      assert.deepEqual([all.length, new Set(all).size, published[holder]!.length], [80, 80, 40]);
      await eventually(async () => {
        const events = await audited(one);
        assert.deepEqual([events.length, new Set(events).size], [40, 40]);
      });
    });

    test('lists, searches and pages are those of PGlite', async (t) => {
      const scope = lastFirst(t);
      const { db: server } = await openMigrated(scope, driver);
      const pglite = await testDatabase(scope);
      for (let n = 1; n <= 30; n++) {
        const input = {
          title: `${['Ärger', 'meeting', 'Zebra', 'apple', 'Éclair'][n % 5]} ${n % 7}`,
          priority: priorities[n % 4]!,
          tags: n % 3 ? ['work'] : ['home', 'a b'],
          ...(n % 2 ? { due_date: n % 4 === 1 ? `2026-03-${Math.min(n + 9, 31)}` : '2026-03-05T17:00:00Z' } : {}),
        };
        const doc = newDocument({ userId: ann, taskId: n }, input, turnOf({ hash: `${n}` }));
        for (const db of [server, pglite]) await writeDocument(db, 'task', `${ann}.${n}`, doc);
      }
      const queries: ListQuery[] = [
        ...sortFields.flatMap((sort_by) => [
          { sort_by, order: 'asc' as const },
          { sort_by, order: 'desc' as const },
        ]),
        ...[{ search: 'meetings' }, { search: 'zeb' }, { search: 'work' }, { search: "o'; --" }],
        ...[{ tags: ['a b'] }, { due: 'week' as const }, { due: 'none' as const }, { priority: 'urgent' as const }],
      ];
      for (const query of queries)
        assert.deepEqual(await readPages(server, query), await readPages(pglite, query), JSON.stringify(query));
    });

    test('connections that are dropped, idle or in use, cost nothing but a retry', async (t) => {
      const scope = lastFirst(t);
      const { db, url } = await openMigrated(scope, driver);
      const { tasks } = await startSystem(scope, db);
      const add = (n: number) => eventually(() => tasks.add(callerOf(ann), { title: `Task ${n}` }, `key ${n}`));
      await Promise.all(times(5, add));
      assert.ok((await postgres.dropConnections(url)) > 0);
      const hundred = Promise.all(times(100, add));
      for (let drop = 0; drop < 5; drop++) await postgres.dropConnections(url);
      assert.equal(new Set((await hundred).map(({ task_id }) => task_id)).size, 100);
      await eventually(async () => assert.equal((await audited(db)).length, 100));
    });
  });

/** Every page of seven tasks, and the totals beside them. */
async function readPages(db: Db, query: ListQuery): Promise<[number, Task[]][]> {
  const pages: [number, Task[]][] = [];
  let cursor: string | undefined;
  do {
    const when = { now: new Date('2026-03-04T12:00:00Z'), zone: 'UTC', locale: 'en-US' };
    const page = await listTasks(db, ann, { ...query, limit: 7, ...(cursor ? { cursor } : {}) }, when);
    pages.push([page.total, page.tasks]);
    cursor = page.next_cursor;
  } while (cursor);
  return pages;
}

describe('the program on a PostgreSQL server', { skip, concurrency: true }, () => {
  for (const driver of ['pg', 'neon'] as const)
    test(`survives dropped connections and SIGKILL, and refuses a second process, through ${driver}`, async (t) => {
      const scope = lastFirst(t);
      const DATABASE_URL = await postgres.createDatabase();
      const options = { dataDir: directory(scope), port: await freePort(), env: environment(driver, DATABASE_URL) };
      const first = await startServer(scope, options);
      const user = await signUp(first.url);
      const say = async (message: string) => {
        const answer = await postJson(`${first.url}/api/${user.id}/chat`, { message }, user.token);
        assert.equal(answer.status, 200, await answer.clone().text());
      };
      await say('add call mom tomorrow at 5pm');
      assert.ok((await postgres.dropConnections(DATABASE_URL)) > 0);
      await eventually(() => say('add buy milk'));
      await first.kill('SIGKILL');
      const second = await startServer(scope, options);
      const { structuredContent } = await callTool(second.url, user, 'list_tasks', { sort_by: 'title', order: 'asc' });
      const tasks = (structuredContent?.tasks ?? []) as Task[];
      assert.deepEqual([...new Set(tasks.map(({ title }) => title.toLowerCase()))], ['buy milk', 'call mom']);
      await refused(scope, driver, DATABASE_URL, second);
    });
});

function directory(scope: Pick<TestContext, 'after'>): string {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-'));
  scope.after(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  return dir;
}

function environment(driver: Driver, DATABASE_URL: string): Record<string, string> {
  const relay = new URL('../support/neon-relay.ts', import.meta.url).href;
  const preload = { NODE_OPTIONS: `--import=${relay}`, NEON_RELAY_PORT: `${neon.port}` };
  return { DATABASE_URL, DATABASE_DRIVER: driver, ...(driver === 'neon' ? preload : {}) };
}

async function refused(scope: Pick<TestContext, 'after'>, driver: Driver, url: string, holder: Server) {
  const rival = { dataDir: directory(scope), port: await freePort(), env: environment(driver, url) };
  await assert.rejects(startServer(scope, rival), (error: Error) => {
    assert.match(error.message, new RegExp(`process ${holder.process.pid} on .* runs on this database already`));
    return true;
  });
}
