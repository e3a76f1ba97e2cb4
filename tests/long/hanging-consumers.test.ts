import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { ActorBackend } from '../../src/dapr/activation.ts';
import { createHost } from '../../src/dapr/host.ts';
import type { CloudEvent } from '../../src/dapr/port.ts';
import { createCallbacks } from '../../src/dapr/sidecar/callbacks.ts';
import { audit } from '../../src/subscribers/audit.ts';
import { byCall } from '../../src/subscribers/by-call.ts';
import type { Consumer } from '../../src/subscribers/consumer.ts';
import { testDatabase } from '../support/database.ts';
import {
  audited,
  deliver,
  deliveriesOf,
  gated,
  idsOf,
  marks,
  nothingWaits,
  outboxIsEmpty,
  someEvents,
  soonLate,
  waiting,
  waitingFor,
} from '../support/deliveries.ts';
import { eventually } from '../support/server.ts';
import { callerOf, quiet, startSystem } from '../support/system.ts';

const ann = '5b1f1e34-0000-4000-8000-00000000000a';

test('a consumer that hangs holds up no other of its topic and no other topic; once it answers it has every event', async (t) => {
  const db = await testDatabase(t);
  const hanging = gated(db);
  const elsewhere: string[] = [];
  const other = byCall(db, {
    name: 'other',
    topics: ['task-updates'],
    call: async ({ event_id }) => void elsewhere.push(event_id),
  });
  const { tasks } = await startSystem(t, db, { consumers: [hanging.consumer, audit(db), other], times: soonLate });
  const adds = 40;
  for (let n = 0; n < adds; n++) await tasks.add(callerOf(ann), { title: `Task ${n}` });
  await outboxIsEmpty(db);
  // On a busy machine they may have been late for a moment, too.
  await eventually(async () => assert.equal(await audited(db), adds));
  await eventually(() => assert.equal(new Set(elsewhere).size, adds));
  await eventually(async () => assert.equal((await waiting(db)).length, adds));
  assert.equal(await marks(db, 'gated'), 0);
  hanging.open();
  await nothingWaits(db);
  assert.equal(await marks(db, 'gated'), adds);
});

test("the sidecar's deliveries are answered within the patience, whoever hangs", async (t) => {
  const { db, events } = await someEvents(t, 1);
  const hanging = gated(db);
  const { subscriptions } = deliveriesOf(t, db, [hanging.consumer, audit(db)], { times: soonLate });
  const application = { actors: {}, subscriptions };
  const server = createCallbacks({
    application,
    host: createHost({ types: {}, backend: {} as ActorBackend, log: quiet }),
    log: quiet,
    within: (work) => work(),
    bury: () => assert.fail('nothing is dead'),
    serving: () => true,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const post = { method: 'POST', body: JSON.stringify(events[0]) };
  const answer = await fetch(`http://127.0.0.1:${port}/topics/shared/task-events`, post);
  assert.deepEqual(await answer.json(), { status: 'SUCCESS' });
  await eventually(async () => assert.equal(await audited(db), 1));
  assert.deepEqual(await waitingFor(db, 'gated'), idsOf(events));
  hanging.open();
});

test('while a consumer is late with one event the broker is not kept waiting for another, and the loop tries each once', async (t) => {
  const { db, events } = await someEvents(t, 3);
  const hanging = gated(db);
  const deliveries = deliveriesOf(t, db, [hanging.consumer], { times: soonLate });
  const [first, second, third] = events as [CloudEvent, CloudEvent, CloudEvent];
  for (const event of [first, second]) assert.equal(await deliver(deliveries, event), 'SUCCESS');
  assert.deepEqual(hanging.called, [first.id]);
  deliveries.start();
  await eventually(() => assert.ok(hanging.called.includes(second.id)));
  await deliver(deliveries, third);
  await eventually(() => assert.ok(hanging.called.includes(third.id)));
  // Nobody took a row again that was being tried.
  assert.deepEqual(hanging.called, idsOf(events));
  hanging.open();
  await nothingWaits(db);
});

test('a first attempt that succeeds after its row was stored ends the waiting, and nobody calls again', async (t) => {
  const { db, events } = await someEvents(t, 1);
  const slow = gated(db);
  const deliveries = deliveriesOf(t, db, [slow.consumer], { times: soonLate });
  deliveries.start();
  assert.equal(await deliver(deliveries, events[0]!), 'SUCCESS');
  assert.deepEqual(await waiting(db), idsOf(events));
  slow.open();
  await nothingWaits(db);
  assert.equal(await marks(db, 'gated'), 1);
  assert.equal(await deliver(deliveries, events[0]!), 'SUCCESS');
  await nothingWaits(db);
  assert.deepEqual(slow.called, idsOf(events));
});

test('an attempt that never ends is made again, and hanging alone buries nothing', async (t) => {
  const { db, events } = await someEvents(t, 1);
  const hanging = gated(db);
  const times = { patienceMs: 20, answerMs: 60 };
  const deliveries = deliveriesOf(t, db, [hanging.consumer], { times, maxAttempts: 1 });
  deliveries.start();
  assert.equal(await deliver(deliveries, events[0]!), 'SUCCESS');
  await eventually(() => assert.ok(hanging.called.length > 3));
  assert.deepEqual(await db.selectFrom('dead_letters').select('event_id').execute(), []);
  assert.deepEqual(await db.selectFrom('delivery_attempts').select('event_id').execute(), []);
  assert.deepEqual(await waiting(db), idsOf(events));
  hanging.open();
  await nothingWaits(db);
});

test('each process tells its own consumers every event, and one that hangs there holds up nobody', async (t) => {
  const { db, events } = await someEvents(t, 5);
  const process = () => {
    const told: string[] = [];
    const hears: Consumer = {
      name: 'live',
      topics: ['task-events'],
      reach: 'each',
      receive: async (_topic, { event_id }) => void told.push(event_id),
    };
    let hung = 0;
    const hang = () => {
      hung++;
      return new Promise<void>(() => {});
    };
    const hangs: Consumer = { ...hears, name: 'hanging', receive: hang };
    return { told, hung: () => hung, deliveries: deliveriesOf(t, db, [hangs, hears, audit(db)], { times: soonLate }) };
  };
  const both = [process(), process()];
  for (const event of events)
    for (const { deliveries } of both)
      for (const { topic, deliver } of deliveries.subscriptions)
        if (topic === 'task-events') assert.equal(await deliver(event), 'SUCCESS');
  for (const { told } of both) assert.deepEqual(told, idsOf(events));
  // It was waited for once; what came while it was late, it missed.
  for (const { hung } of both) assert.equal(hung(), 1);
  assert.equal(await audited(db), 5);
  assert.deepEqual(await waiting(db), []);
});
