import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { findRecords } from '../../src/db/audit/records.ts';
import { replayEvents } from '../../src/db/audit/replay.ts';
import type { Db } from '../../src/db/database.ts';
import type { AnyEvent } from '../../src/domain/events.ts';
import { audit } from '../../src/subscribers/audit.ts';
import { byCall } from '../../src/subscribers/by-call.ts';
import { userOf } from '../support/audit.ts';
import { testDatabase } from '../support/database.ts';
import { audited, nothingWaits, outboxIsEmpty } from '../support/deliveries.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { eventually } from '../support/server.ts';
import { callerOf, type System, startSystem } from '../support/system.ts';

const suite = suiteCleanup();
const [ann, bob] = [userOf(1), userOf(2)];
let db: Db;
let system: System;
let api: Api;
let user: Awaited<ReturnType<typeof signUp>>;
let boss: Awaited<ReturnType<typeof signUp>>;
/** What `recurrence`, which came later than the events, and a consumer that nobody replays for were called with. */
const called = { recurrence: [] as string[], bystander: [] as string[] };
before(async () => {
  db = await testDatabase(suite);
  api = await serveApi(suite, db, { env: { ADMIN_EMAILS: 'boss@example.com' }, limits: { replayByAdmin: 12 } });
  user = await signUp(api.url);
  boss = await signUp(api.url, { email: 'boss@example.com' });
  const first = await startSystem(suite, db);
  for (const owner of [ann, ann, bob]) await first.tasks.add(callerOf(owner), { title: 'Milk' });
  await first.tasks.complete(callerOf(ann), 1);
  await eventually(async () => assert.equal(await audited(db), 4));
  await outboxIsEmpty(db);
  await first.stop();
  const taking = (name: keyof typeof called) =>
    byCall(db, {
      name,
      topics: ['task-events'],
      call: async ({ event_id }: AnyEvent) => void called[name].push(event_id),
    });
  system = await startSystem(suite, db, { consumers: [audit(db), taking('recurrence'), taking('bystander')] });
});

const replay = async (body: object, token = boss.token) => {
  const response = await postJson(`${api.url}/api/admin/replay`, body, bearer(token));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const asked = (more: object = {}) => ({
  consumer: 'recurrence',
  filter: {},
  dry_run: false,
  reason: 'it came later',
  ...more,
});
const settled = async () => {
  await outboxIsEmpty(db);
  await nothingWaits(db);
};

test('a dry run counts and sends nothing', async () => {
  assert.deepEqual((await replay(asked({ dry_run: true }))).body, { matched: 4, replayed: 0, dry_run: true });
  await settled();
  assert.deepEqual(called, { recurrence: [], bystander: [] });
});

test('what matches goes to the one consumer under its own id, in its order, and nobody else reads it', async () => {
  const { body } = await replay(asked({ filter: { user_id: ann } }));
  assert.deepEqual(body, { matched: 3, replayed: 3, dry_run: false });
  await eventually(() => assert.equal(called.recurrence.length, 3));
  await settled();
  const ofOne = called.recurrence.filter((id) => id.startsWith(`${ann}.1/`));
  assert.deepEqual(ofOne, [`${ann}.1/1`, `${ann}.1/2`]);
  assert.deepEqual(called.bystander, []);
});

test('replayed again, also twice at once, nothing that was done is done again', async () => {
  const before = [...called.recurrence];
  await Promise.all([replay(asked({ filter: { user_id: ann } })), replay(asked({ filter: { user_id: ann } }))]);
  await replay(asked({ consumer: 'audit' }));
  await settled();
  await system.tasks.add(callerOf(bob), { title: 'Something new comes through behind them' });
  await eventually(() => assert.ok(called.recurrence.includes(`${bob}.2/1`)));
  await settled();
  assert.deepEqual(called.recurrence, [...before, `${bob}.2/1`]);
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from audit_events where topic <> 'admin-actions'`.execute(db);
  assert.equal(rows[0]?.n, 5);
});

test('an event may wait for several consumers at once', async (t) => {
  const waiting = await testDatabase(t);
  const { tasks, stop } = await startSystem(t, waiting);
  await tasks.add(callerOf(ann), { title: 'Milk' });
  await eventually(async () => assert.equal(await audited(waiting), 1));
  await stop();
  const admin = { userId: boss.id, requestId: 'request' };
  const to = (consumer: 'audit' | 'recurrence') =>
    replayEvents(waiting, { consumer, filter: {}, dry_run: false, reason: 'trial' }, admin);
  assert.deepEqual([(await to('audit')).replayed, (await to('recurrence')).replayed], [1, 1]);
  assert.deepEqual(await to('recurrence'), { matched: 1, replayed: 0, dry_run: false });
});

test('what was emptied is not sent', async () => {
  await sql`update audit_payloads p set event = null, emptied_for = 'erasure' from audit_events a
    where a.seq = p.seq and a.event_id = ${`${bob}.1/1`}`.execute(db);
  const { body } = await replay(asked({ filter: { user_id: bob }, dry_run: true }));
  assert.equal(body.matched, 1);
});

test('every replay is recorded with its reason, in the same audit', async () => {
  const { events } = await findRecords(db, { user_id: boss.id, event_type: 'admin.replay_began' });
  assert.equal(events.length, 6);
  assert.partialDeepStrictEqual(events[0]?.payload, { consumer: 'recurrence', reason: 'it came later', dry_run: true });
  const ended = await findRecords(db, { user_id: boss.id, event_type: 'admin.replay_ended' });
  assert.partialDeepStrictEqual(ended.events[0]?.payload, { matched: 1, replayed: 0 });
});

test('only an admin, with a reason, and not too often', async () => {
  assert.equal((await postJson(`${api.url}/api/admin/replay`, asked())).status, 401);
  assert.equal((await replay(asked(), user.token)).status, 403);
  for (const bad of [
    { consumer: 'everyone' },
    { reason: '' },
    { reason: ' \n\u200B' },
    { filter: { task_id: 1 } },
    { filter: { colour: 'red' } },
  ])
    assert.equal((await replay(asked(bad))).status, 400, JSON.stringify(bad));
  const { events } = await findRecords(db, { user_id: boss.id, event_type: 'admin.replay_began' });
  assert.equal(events.length, 6, 'what is refused is not begun');
  const tries = [];
  for (let n = 0; n < 4; n++) tries.push((await replay(asked({ dry_run: true }))).status);
  assert.ok(tries.includes(429), `${tries}`);
});
