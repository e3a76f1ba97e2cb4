import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import type { AnyEvent } from '../../src/domain/events.ts';
import { audit } from '../../src/subscribers/audit.ts';
import { byCall } from '../../src/subscribers/by-call.ts';
import { byStatement } from '../../src/subscribers/by-statement.ts';
import { testDatabase } from '../support/database.ts';
import {
  audited,
  deliver,
  deliveriesOf,
  idsOf,
  marks,
  nothingWaits,
  outboxIsEmpty,
  patient,
  severalVersions,
  someEvents,
  soonLate,
  waiting,
} from '../support/deliveries.ts';
import { eventually } from '../support/server.ts';
import { callerOf, startSystem } from '../support/system.ts';

const ann = '5b1f1e34-0000-4000-8000-00000000000a';

/** A call that fails for one task, or for every one, until it is healed, and what it took. */
function failing(db: Db, task?: number) {
  const taken: string[] = [];
  const state = { healed: false, begun: 0 };
  const call = async ({ event_id, task_id }: AnyEvent) => {
    if (!state.healed && (task === undefined || task_id === task)) throw new Error('not now');
    // Each is quicker than the one before it, so that they would end in another order if they went side by side.
    if (state.healed) await sleep(Math.max(1, 80 - 10 * state.begun++));
    taken.push(event_id);
  };
  return { consumer: byCall(db, { name: 'failing', topics: ['task-events'], call }), taken, state };
}

test('a consumer that fails for one task holds up neither others nor its own other tasks, and takes that task in order when it recovers', async (t) => {
  const db = await testDatabase(t);
  const ill = failing(db, 1);
  const { tasks } = await startSystem(t, db, { consumers: [ill.consumer, audit(db)], times: patient, maxAttempts: 99 });
  await tasks.add(callerOf(ann), { title: 'ill' });
  await tasks.add(callerOf(ann), { title: 'well' });
  for (let n = 0; n < 5; n++) await tasks.update(callerOf(ann), { task_id: 1, title: `ill ${n}` });
  await outboxIsEmpty(db);
  assert.equal(await audited(db), 7);
  const versions = [1, 2, 3, 4, 5, 6].map((version) => `${ann}.1/${version}`);
  assert.deepEqual(await waiting(db), versions);
  assert.deepEqual(ill.taken, [`${ann}.2/1`]);
  ill.state.healed = true;
  await nothingWaits(db);
  assert.deepEqual(ill.taken, [`${ann}.2/1`, ...versions]);
});

test('what waits survives the process: the next one queues later events behind it and takes all in order', async (t) => {
  const { db, events } = await severalVersions(t, 3);
  const before = failing(db);
  const first = deliveriesOf(t, db, [before.consumer], { times: patient });
  assert.equal(await deliver(first, events[0]!), 'SUCCESS');
  await first.stop();
  const after = failing(db);
  after.state.healed = true;
  const second = deliveriesOf(t, db, [after.consumer], { times: patient });
  for (const event of events.slice(1)) assert.equal(await deliver(second, event), 'SUCCESS');
  assert.deepEqual(after.taken, []);
  second.start();
  await nothingWaits(db);
  assert.deepEqual(after.taken, idsOf(events));
});

test('a queue that has ended goes without rows again', async (t) => {
  const { db, events } = await severalVersions(t, 2);
  const ill = failing(db);
  const deliveries = deliveriesOf(t, db, [ill.consumer], { times: patient });
  await deliver(deliveries, events[0]!);
  ill.state.healed = true;
  deliveries.start();
  await nothingWaits(db);
  // Whoever is taken at once has its mark before the verdict.
  await eventually(async () => {
    await db.deleteFrom('inbox').execute();
    await deliver(deliveries, events[1]!);
    assert.equal(await marks(db, 'failing'), 1);
  });
});

test('a crash between the call and its mark: the call is made again by the next process, and has its effect once', async (t) => {
  const { db, events } = await someEvents(t, 1);
  await sql`create table effects (event_id text primary key)`.execute(db);
  const calls: string[] = [];
  const calling = (crashes: boolean) =>
    byCall(db, {
      name: 'caller',
      topics: ['task-events'],
      async call({ event_id }) {
        calls.push(event_id);
        await sql`insert into effects values (${event_id}) on conflict do nothing`.execute(db);
        // What a process leaves that dies here: the effect, no mark, a row.
        if (crashes) await new Promise(() => {});
      },
    });
  const dying = deliveriesOf(t, db, [calling(true)], { times: { patienceMs: 30, answerMs: 500 } });
  assert.equal(await deliver(dying, events[0]!), 'SUCCESS');
  await dying.stop();
  assert.equal(await marks(db, 'caller'), 0);
  deliveriesOf(t, db, [calling(false)], { times: patient }).start();
  await nothingWaits(db);
  assert.deepEqual(calls, [events[0]?.id, events[0]?.id]);
  assert.deepEqual((await sql`select event_id from effects`.execute(db)).rows, [{ event_id: events[0]?.id }]);
  assert.equal(await marks(db, 'caller'), 1);
});

test('what fails while the process stops is no failure of the event', async (t) => {
  const { db, events } = await someEvents(t, 1);
  const cutOff = Promise.withResolvers<void>();
  const consumer = byCall(db, { name: 'cut-off', topics: ['task-events'], call: () => cutOff.promise });
  const deliveries = deliveriesOf(t, db, [consumer], { times: soonLate, maxAttempts: 1 });
  deliveries.start();
  assert.equal(await deliver(deliveries, events[0]!), 'SUCCESS');
  const stopping = deliveries.stop();
  cutOff.reject(new Error('the runtime is stopping'));
  await stopping;
  assert.deepEqual(await db.selectFrom('dead_letters').select('event_id').execute(), []);
  assert.deepEqual(await waiting(db), idsOf(events));
});

test('what can be neither taken nor stored comes again from the broker and is not lost', async (t) => {
  const db = await testDatabase(t);
  const ill = failing(db);
  const { tasks } = await startSystem(t, db, { consumers: [ill.consumer], times: patient, maxAttempts: 1_000 });
  const table = (from: string, to: string) => sql`alter table ${sql.table(from)} rename to ${sql.id(to)}`.execute(db);
  await table('waiting_deliveries', 'out_of_order');
  await tasks.add(callerOf(ann), { title: 'Call mom' });
  const left = async () => (await db.selectFrom('outbox').select('event_id').execute()).map(({ event_id }) => event_id);
  await eventually(async () => assert.deepEqual(await left(), [`${ann}.1/1`]));
  assert.deepEqual(await db.selectFrom('delivery_attempts').select('attempts').execute(), []);
  await table('out_of_order', 'waiting_deliveries');
  await eventually(async () => assert.deepEqual(await waiting(db), [`${ann}.1/1`]));
  await outboxIsEmpty(db);
  ill.state.healed = true;
  await nothingWaits(db);
  assert.deepEqual(ill.taken, [`${ann}.1/1`]);
});

test('an event that is dead after its attempts lets the next one of its task go on', async (t) => {
  const { db, events } = await severalVersions(t, 2);
  const taken: string[] = [];
  const call = async ({ event_id }: AnyEvent) => {
    if (event_id === events[0]?.id) throw new Error('never');
    taken.push(event_id);
  };
  const consumer = byCall(db, { name: 'picky', topics: ['task-events'], call });
  const deliveries = deliveriesOf(t, db, [consumer], { times: patient, maxAttempts: 3 });
  for (const event of events) await deliver(deliveries, event);
  assert.deepEqual(await waiting(db), idsOf(events));
  deliveries.start();
  await nothingWaits(db);
  assert.deepEqual(taken, [events[1]?.id]);
  const dead = await db.selectFrom('dead_letters').select(['consumer', 'event_id', 'reason', 'attempts']).execute();
  assert.deepEqual(dead, [{ consumer: 'picky', event_id: events[0]?.id, reason: 'never', attempts: 3 }]);
});

test('effects of one statement wait and come again like calls', async (t) => {
  const { db, events } = await severalVersions(t, 3);
  await sql`create table effects (event_id text)`.execute(db);
  await sql`create table healed (yes boolean)`.execute(db);
  const effect = () => sql`insert into effects select event_id from mark
    where 1 / (select count(*)::int from healed) > 0`;
  const consumer = byStatement(db, { name: 'stated', topics: ['task-events'], effect });
  const deliveries = deliveriesOf(t, db, [consumer], { times: patient });
  deliveries.start();
  for (const event of events) assert.equal(await deliver(deliveries, event), 'SUCCESS');
  assert.deepEqual(await waiting(db), idsOf(events));
  // What an operator may see of it: the kind of the error and its code, here a division by zero.
  const [attempt] = await db.selectFrom('delivery_attempts').select('last_error').execute();
  assert.match(attempt?.last_error ?? '', /^\w+ 22012$/);
  await sql`insert into healed values (true)`.execute(db);
  await nothingWaits(db);
  const { rows } = await sql<{ event_id: string }>`select event_id from effects`.execute(db);
  assert.deepEqual(
    rows.map(({ event_id }) => event_id),
    idsOf(events),
  );
});
