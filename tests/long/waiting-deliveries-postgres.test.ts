import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import type { CloudEvent } from '../../src/dapr/port.ts';
import { type Db, migrate, openDatabase } from '../../src/db/database.ts';
import type { AnyEvent } from '../../src/domain/events.ts';
import { byCall } from '../../src/subscribers/by-call.ts';
import { byStatement } from '../../src/subscribers/by-statement.ts';
import { createDeliveries } from '../../src/subscribers/delivery/deliveries.ts';
import { severalVersions, someEvents } from '../support/deliveries.ts';
import { findPostgres, type Postgres, startPostgres } from '../support/postgres.ts';
import { eventually } from '../support/server.ts';
import { quiet } from '../support/system.ts';

const bin = findPostgres();
const skip = bin ? false : 'no PostgreSQL server (initdb) found; install the package postgresql';
let postgres: Postgres;

before(async () => {
  if (bin) postgres = await startPostgres(bin);
});
after(() => postgres?.stop());

/** What was opened last is closed first. */
function lastFirst(t: TestContext): Pick<TestContext, 'after'> {
  const ends: (() => unknown)[] = [];
  t.after(async () => {
    for (const end of ends.reverse()) await end();
  });
  return { after: (end) => void ends.push(end as () => unknown) };
}

/** A migrated database, opened once for each process. */
async function openTwice(scope: Pick<TestContext, 'after'>): Promise<[Db, Db]> {
  const url = await postgres.createDatabase();
  const [one, other] = [await openDatabase({ driver: 'pg', url }), await openDatabase({ driver: 'pg', url })];
  scope.after(() => one.destroy());
  scope.after(() => other.destroy());
  await migrate(one);
  return [one, other];
}

const idsOf = (events: CloudEvent[]) => events.map(({ id }) => id);
const waiting = async (db: Db) => (await db.selectFrom('waiting_deliveries').select('seq').execute()).length;
const nothingWaits = (db: Db) => eventually(async () => assert.equal(await waiting(db), 0));

test('a statement that is held up and the attempt that follows it have one effect', { skip }, async (t) => {
  const scope = lastFirst(t);
  const [db, other] = await openTwice(scope);
  const { events } = await someEvents(scope, 1, db);
  await sql`create table effects (event_id text)`.execute(db);
  const effect = () => sql`insert into effects select event_id from mark`;
  // Two processes, so that the second attempt is a statement of its own beside the first.
  const process = (of: Db) => {
    const consumer = byStatement(of, { name: 'stated', topics: ['task-events'], effect });
    const deliveries = createDeliveries([consumer], { db: of, log: quiet, times: { patienceMs: 30, answerMs: 200 } });
    scope.after(deliveries.stop);
    return deliveries;
  };
  const [first, second] = [process(db), process(other)];
  const blocked = async () => {
    const { rows } =
      await sql`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%effects%'`.execute(db);
    return rows.length;
  };
  await db.transaction().execute(async (tx) => {
    await sql`lock table effects in access exclusive mode`.execute(tx);
    assert.equal(await first.subscriptions[0]!.deliver(events[0]!), 'SUCCESS');
    assert.equal(await waiting(db), 1);
    second.start();
    await eventually(async () => assert.ok((await blocked()) >= 2));
  });
  await nothingWaits(db);
  assert.equal((await sql`select from effects`.execute(db)).rows.length, 1);
});

test('two processes share what waits: each event is taken by one of them, those of one task in order', {
  skip,
}, async (t) => {
  const scope = lastFirst(t);
  const [db, other] = await openTwice(scope);
  const { events: ofOne } = await severalVersions(scope, 12, db);
  const { events: ofMany } = await someEvents(scope, 20, db);
  const events = [...ofOne, ...ofMany];
  const taken: string[] = [];
  let healed = false;
  const process = (of: Db) => {
    const call = async ({ event_id }: AnyEvent) => {
      if (!healed) throw new Error('not now');
      taken.push(event_id);
    };
    const consumer = byCall(of, { name: 'caller', topics: ['task-events'], call });
    const times = { patienceMs: 600_000, answerMs: 600_000 };
    const deliveries = createDeliveries([consumer], { db: of, log: quiet, times, maxAttempts: 1_000 });
    scope.after(deliveries.stop);
    return deliveries;
  };
  const [first, second] = [process(db), process(other)];
  for (const event of events) assert.equal(await first.subscriptions[0]!.deliver(event), 'SUCCESS');
  healed = true;
  first.start();
  second.start();
  first.start();
  second.start();
  await nothingWaits(db);
  assert.deepEqual(taken.toSorted(), idsOf(events).toSorted());
  const one = new Set(idsOf(ofOne));
  const ofOneTaken = taken.filter((id) => one.has(id));
  assert.deepEqual(ofOneTaken, idsOf(ofOne));
});

test('what waits is found by a process that did not store it', { skip }, async (t) => {
  const scope = lastFirst(t);
  const [db, other] = await openTwice(scope);
  const { events } = await someEvents(scope, 2, db);
  const taken: string[] = [];
  const process = (of: Db, call: (event: AnyEvent) => Promise<void>) => {
    const consumer = byCall(of, { name: 'caller', topics: ['task-events'], call });
    const deliveries = createDeliveries([consumer], { db: of, log: quiet });
    scope.after(deliveries.stop);
    return deliveries;
  };
  const ill = process(db, async () => {
    throw new Error('not now');
  });
  const well = process(other, async ({ event_id }) => void taken.push(event_id));
  // It has read the queues already when the other one stores something.
  await well.subscriptions[0]!.deliver(events[1]!);
  well.start();
  await ill.subscriptions[0]!.deliver(events[0]!);
  await nothingWaits(db);
  assert.deepEqual(taken, [events[1]?.id, events[0]?.id]);
});
