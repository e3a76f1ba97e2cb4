import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '../../src/dapr/port.ts';
import type { Db } from '../../src/db/database.ts';
import { holdLease } from '../../src/db/leases.ts';
import { startRelay } from '../../src/loops/relay.ts';
import { testDatabase } from '../support/database.ts';
import { eventually } from '../support/server.ts';
import { callerOf, quiet, startSystem } from '../support/system.ts';

const ann = '5b1f1e34-0000-4000-8000-00000000000a';
const outboxSize = async (db: Db) => (await db.selectFrom('outbox').select('id').execute()).length;

/** A broker that keeps what it takes and refuses as told. */
function broker(refuses: (message: Message) => boolean = () => false) {
  const taken: string[] = [];
  return {
    taken,
    async publish(_topic: string, messages: Message[]): Promise<string[]> {
      const refused = new Set<string>();
      return messages.flatMap((message) => {
        if (refused.has(message.partitionKey) || refuses(message)) {
          refused.add(message.partitionKey);
          return [message.event.id];
        }
        taken.push(message.event.id);
        return [];
      });
    },
  };
}

async function filled(t: Parameters<typeof testDatabase>[0]): Promise<Db> {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { relay: false });
  for (const title of ['a', 'b']) await tasks.add(callerOf(ann), { title });
  await tasks.complete(callerOf(ann), 1);
  return db;
}

test('the outbox drains in order, each event with its own id, and ends empty', async (t) => {
  const db = await filled(t);
  const { taken, publish } = broker();
  const relay = startRelay({ db, publish, log: quiet, holder: 'a' });
  t.after(() => relay.stop());
  await eventually(async () => assert.equal(await outboxSize(db), 0));
  await relay.stop();
  assert.deepEqual(
    taken.filter((id) => !id.endsWith('changed')),
    [`${ann}.1/1`, `${ann}.2/1`, `${ann}.1/2`],
  );
});

test('a refused event holds back the later ones of its task, and no other task', async (t) => {
  const db = await filled(t);
  let stuck = true;
  const { taken, publish } = broker(({ event }) => stuck && event.id === `${ann}.1/1`);
  const relay = startRelay({ db, publish, log: quiet, holder: 'a' });
  t.after(() => relay.stop());
  await eventually(async () => assert.ok(taken.includes(`${ann}.2/1`)));
  assert.ok(!taken.includes(`${ann}.1/2`));
  stuck = false;
  await eventually(async () => assert.equal(await outboxSize(db), 0));
  await relay.stop();
  assert.ok(taken.indexOf(`${ann}.1/1`) < taken.indexOf(`${ann}.1/2`));
});

test('a task whose events are refused, however many, does not keep those of others from going out', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { relay: false });
  await tasks.add(callerOf(ann), { title: 'stuck' });
  for (let n = 0; n < 60; n++) await tasks.update(callerOf(ann), { task_id: 1, title: `stuck ${n}` });
  await tasks.add(callerOf(ann), { title: 'free' });
  const { taken, publish } = broker(({ partitionKey }) => partitionKey === `${ann}.1`);
  const relay = startRelay({ db, publish, log: quiet, holder: 'a' });
  t.after(() => relay.stop());
  await eventually(async () => assert.deepEqual(taken, [`${ann}.2/1`, `${ann}.2/1.changed`]));
  await relay.stop();
});

test('a broker that is down loses nothing: the outbox waits and drains afterwards', async (t) => {
  const db = await filled(t);
  const { taken, publish } = broker();
  let calls = 0;
  const down = async (topic: string, messages: Message[]) => {
    if (++calls < 4) throw new Error('broker down');
    return publish(topic, messages);
  };
  const relay = startRelay({ db, publish: down, log: quiet, holder: 'a' });
  t.after(() => relay.stop());
  await eventually(async () => assert.equal(await outboxSize(db), 0));
  await relay.stop();
  assert.equal(new Set(taken).size, 6);
});

test('a topic that cannot be published does not hold up the others', async (t) => {
  const db = await filled(t);
  const { taken, publish } = broker();
  const oneDown = async (topic: string, messages: Message[]) => {
    if (topic === 'task-updates') throw new Error('this topic is down');
    return publish(topic, messages);
  };
  const relay = startRelay({ db, publish: oneDown, log: quiet, holder: 'a' });
  t.after(() => relay.stop());
  await eventually(async () => assert.equal(await outboxSize(db), 3));
  await relay.stop();
  assert.deepEqual(taken, [`${ann}.1/1`, `${ann}.2/1`, `${ann}.1/2`]);
});

test('a topic that is slow does not hold up another one in the same batch', async (t) => {
  const db = await filled(t);
  const { taken, publish } = broker();
  const updatesCame = Promise.withResolvers<void>();
  const oneSlow = async (topic: string, messages: Message[]) => {
    if (topic === 'task-updates') updatesCame.resolve();
    else await updatesCame.promise;
    return publish(topic, messages);
  };
  const relay = startRelay({ db, publish: oneSlow, log: quiet, holder: 'a' });
  t.after(() => {
    updatesCame.resolve();
    return relay.stop();
  });
  await eventually(async () => assert.equal(await outboxSize(db), 0));
  assert.equal(taken.length, 6);
});

test('one relay works at a time: another holder keeps this one idle until its lease ends', async (t) => {
  const db = await filled(t);
  assert.equal(await holdLease(db, 'relay', 'other', 3_600), true);
  assert.equal(await holdLease(db, 'relay', 'a', 1), false);
  const { taken, publish } = broker();
  const relay = startRelay({ db, publish, log: quiet, holder: 'a' });
  t.after(() => relay.stop());
  for (let n = 0; n < 20; n++) assert.equal(await outboxSize(db), 6);
  await db
    .updateTable('leases')
    .set({ expires_at: new Date(0) })
    .execute();
  await eventually(async () => assert.equal(await outboxSize(db), 0));
  const { holder } = await db.selectFrom('leases').selectAll().executeTakeFirstOrThrow();
  assert.equal(holder, 'a');
  await relay.stop();
  assert.equal(taken.length, 6);
});
