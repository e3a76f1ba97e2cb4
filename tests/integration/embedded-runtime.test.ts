import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import { type EmbeddedOptions, openEmbedded } from '../../src/dapr/embedded/runtime.ts';
import type { ActorContext, Application, Json, Message, StateOperation } from '../../src/dapr/port.ts';
import type { Db } from '../../src/db/database.ts';
import { openLog } from '../../src/log.ts';
import { inMs, message } from '../contract/bench.ts';
import { testDatabase } from '../support/database.ts';
import { eventually } from '../support/server.ts';
import { newDocument, turnOf } from '../support/turns.ts';

/** An actor type that commits what it is told and answers what it stored or what the database said. */
const storing = {
  activate: (context: ActorContext) => ({
    async invoke(method: string, input: Json): Promise<Json> {
      if (method === 'read') return (await context.state.get('doc')) ?? null;
      try {
        await context.state.commit([{ operation: 'upsert', key: 'doc', value: input }] as StateOperation[]);
        return 'stored';
      } catch (error) {
        return (error as { code?: string }).code ?? null;
      }
    },
    remind: async () => {},
  }),
};

async function started(
  t: TestContext,
  db: Db,
  application: Partial<Application>,
  options: Partial<EmbeddedOptions> = {},
) {
  const runtime = openEmbedded({ db, log: openLog('fatal'), ...options });
  await runtime.start({ actors: {}, subscriptions: [], ...application });
  t.after(() => runtime.stop(1000));
  return runtime;
}

test('state lies where and as Dapr keeps it', async (t) => {
  const db = await testDatabase(t);
  const runtime = await started(t, db, { actors: { probe: storing } });
  await runtime.invoke('probe', 'u.1', 'write', { title: 'ü' });
  const read = async () =>
    (
      await sql<{ key: string; text: string; etag: string; updated_at: Date | null }>`
      select key, convert_from(value, 'UTF8') as text, etag, updated_at from state`.execute(db)
    ).rows;
  const [first] = await read();
  assert.deepEqual([first?.key, first?.text, first?.updated_at], ['actodo||probe||u.1||doc', '{"title":"ü"}', null]);
  await runtime.invoke('probe', 'u.1', 'write', { title: 'new' });
  const [second, ...more] = await read();
  assert.equal(more.length, 0);
  assert.ok(second?.updated_at instanceof Date);
  assert.notEqual(second?.etag, first?.etag);
});

test('what the database says about a refused commit reaches the actor as its code', async (t) => {
  const db = await testDatabase(t);
  const runtime = await started(t, db, { actors: { task: storing } });
  const document = (number: number) =>
    newDocument({ userId: 'ann', taskId: number }, { title: 'Call mom' }, turnOf({ key: 'same' })) as unknown as Json;
  assert.equal(await runtime.invoke('task', 'ann.1', 'write', document(1)), 'stored');
  assert.equal(await runtime.invoke('task', 'ann.1', 'write', { rev: 9 }), '40001');
  assert.equal(await runtime.invoke('task', 'ann.2', 'write', document(2)), '23505');
});

test('a commit that the database refuses fails alone among those that came with it', async (t) => {
  const db = await testDatabase(t);
  const runtime = await started(t, db, { actors: { task: storing } });
  const document = (taskId: number, changes = {}) =>
    ({ ...newDocument({ userId: 'ann', taskId }, { title: `Task ${taskId}` }), ...changes }) as unknown as Json;
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      runtime.invoke('task', `ann.${n + 1}`, 'write', document(n + 1, n === 20 ? { rev: 9 } : {})),
    ),
  );
  assert.deepEqual(outcomes.map((outcome, n) => (outcome === 'stored' ? '' : `${n + 1} ${outcome}`)).filter(Boolean), [
    '21 40001',
  ]);
  const { rows } =
    await sql`select from tasks union all select from outbox where event ->> 'event_type' = 'task.created'`.execute(db);
  assert.equal(rows.length, 2 * 39);
});

test('ticks wait for a process that offers jobs, or their actor type', async (t) => {
  const db = await testDatabase(t);
  const seen: string[] = [];
  const reminded = {
    activate: (context: ActorContext) => ({
      async invoke(): Promise<Json> {
        await context.reminders.register(`of-${context.type}`, { dueTime: inMs(-1000) });
        return null;
      },
      remind: async (name: string) => void seen.push(name),
    }),
  };
  const nothing = await started(t, db, {});
  await nothing.jobs.schedule('a-job', { dueTime: inMs(-1000) });
  await nothing.stop(1000);
  const probes = await started(t, db, { actors: { probe: reminded } });
  await probes.invoke('probe', 'a', 'register', null);
  await eventually(() => assert.deepEqual(seen, ['of-probe']));
  await probes.stop(1000);
  await started(t, db, { job: async (name) => void seen.push(name) });
  await eventually(() => assert.deepEqual(seen, ['of-probe', 'a-job']));
});

test('stopping lets a running job end, with the actors it calls', async (t) => {
  const db = await testDatabase(t);
  const begun = Promise.withResolvers<void>();
  const hold = Promise.withResolvers<void>();
  const answers: Json[] = [];
  const runtime = await started(t, db, {
    actors: { probe: storing },
    async job() {
      begun.resolve();
      await hold.promise;
      answers.push(await runtime.invoke('probe', 'a', 'write', 1));
    },
  });
  await runtime.jobs.schedule('long', { dueTime: inMs(0) });
  await begun.promise;
  const stopped = runtime.stop(5000);
  hold.resolve();
  await stopped;
  assert.deepEqual(answers, ['stored']);
  const again = await started(t, db, {});
  assert.equal(await again.jobs.get('long'), undefined);
});

test('a clock that is set forward is noticed within seconds', async (t) => {
  const db = await testDatabase(t);
  let ahead = 0;
  let fired = 0;
  const now = () => new Date(Date.now() + ahead);
  const runtime = await started(t, db, { job: async () => void fired++ }, { now });
  await runtime.jobs.schedule('later', { dueTime: 'PT1H' });
  // Only a ticker that went to sleep until then is surprised.
  await breathe();
  ahead = 3_600_000;
  await eventually(() => assert.equal(fired, 1));
});

test('timers run while a batch is delivered', async (t) => {
  const db = await testDatabase(t);
  const deliver = async () => {
    await sql`select 1`.execute(db);
    return 'SUCCESS' as const;
  };
  const runtime = await started(t, db, { subscriptions: [{ topic: 'busy', reach: 'shared', deliver }] });
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  await runtime.publish(
    'busy',
    Array.from({ length: 300 }, () => message('s', 'one-key')),
  );
  clearInterval(timer);
  assert.ok(ticks > 5, `${ticks} timer ticks`);
});

/** Publishes ten numbers under one key until all are taken, and answers what arrived. */
async function deliveredWith(t: TestContext, faults: EmbeddedOptions['faults']): Promise<Json[]> {
  const got: Json[] = [];
  const deliver = async ({ data }: { data: Json }) => {
    got.push(data);
    return 'SUCCESS' as const;
  };
  const runtime = await started(
    t,
    await testDatabase(t),
    { subscriptions: [{ topic: 'numbers', reach: 'shared', deliver }] },
    { faults },
  );
  const messages: Message[] = Array.from({ length: 10 }, (_, i) => message('s', 'one-key', i));
  assert.deepEqual(await runtime.publish('numbers', messages), []);
  await eventually(() => assert.equal(got.length, 10 * (1 + (faults?.duplicate ?? 0))));
  return got;
}

const inOrder = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

test('fault: every event is delivered twice', async (t) => {
  const got = await deliveredWith(t, { seed: 1, duplicate: 1 });
  assert.deepEqual(got.toSorted(), [...inOrder, ...inOrder].toSorted());
});

test('fault: neighbours change places, the same ones for the same seed', async (t) => {
  const got = await deliveredWith(t, { seed: 7, reorder: 0.5, delay: 0.2, maxDelayMs: 5 });
  assert.notDeepEqual(got, inOrder);
  assert.deepEqual(got.toSorted(), inOrder);
  assert.deepEqual(await deliveredWith(t, { seed: 7, reorder: 0.5, delay: 0.2, maxDelayMs: 5 }), got);
});

test('fault: a tick is lost, and its job with it', async (t) => {
  let fired = 0;
  const faults = { seed: 1, dropTick: 1 };
  const runtime = await started(t, await testDatabase(t), { job: async () => void fired++ }, { faults });
  await runtime.jobs.schedule('lost', { dueTime: inMs(0) });
  await eventually(async () => assert.equal(await runtime.jobs.get('lost'), undefined));
  assert.equal(fired, 0);
  faults.dropTick = 0;
  await runtime.jobs.schedule('kept', { dueTime: inMs(0) });
  await eventually(() => assert.equal(fired, 1));
});

test('fault: a commit is stored and its answer lost', async (t) => {
  const faults = { seed: 1, loseAnswer: 1 };
  const runtime = await started(t, await testDatabase(t), { actors: { probe: storing } }, { faults });
  assert.equal(await runtime.invoke('probe', 'a', 'write', 'there'), null);
  assert.equal(await runtime.invoke('probe', 'a', 'read', null), 'there');
});
