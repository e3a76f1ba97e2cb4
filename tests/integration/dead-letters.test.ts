import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { findRecords } from '../../src/db/audit/records.ts';
import type { Db } from '../../src/db/database.ts';
import type { AnyEvent } from '../../src/domain/events.ts';
import { Rejected } from '../../src/errors.ts';
import { byCall } from '../../src/subscribers/by-call.ts';
import { testDatabase } from '../support/database.ts';
import { deliver, deliveriesOf, someEvents } from '../support/deliveries.ts';
import { type Api, bearer, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { eventually } from '../support/server.ts';
import { startSystem } from '../support/system.ts';

const suite = suiteCleanup();
let db: Db;
let api: Api;
let ann: Awaited<ReturnType<typeof signUp>>;
let boss: Awaited<ReturnType<typeof signUp>>;
before(async () => {
  db = await testDatabase(suite);
  api = await serveApi(suite, db, { env: { ADMIN_EMAILS: 'boss@example.com' } });
  ann = await signUp(api.url);
  boss = await signUp(api.url, { email: 'boss@example.com' });
});

interface Listed {
  dead_letters: {
    id: number;
    consumer: string;
    topic: string;
    reason: string;
    attempts: number;
    event: { id: string };
  }[];
}
const ask = (method: string, path: string, token?: string) =>
  fetch(`${api.url}/api/admin/dead-letters${path}`, { method, headers: token ? bearer(token) : {} });
const list = async () => ((await (await ask('GET', '', boss.token)).json()) as Listed).dead_letters;
const actions = async () =>
  (await findRecords(db, { user_id: boss.id })).events.map(({ event_type, payload }) => [
    event_type,
    (payload as { event_id: string }).event_id,
  ]);

/** A consumer that refuses for good while `broken`, and how often it took each event. */
function refusing(name: string) {
  const state = { broken: true, taken: [] as string[] };
  const call = async ({ event_id }: AnyEvent) => {
    if (state.broken) throw new Rejected('invalid', 'not now');
    state.taken.push(event_id);
  };
  return { state, consumer: byCall(db, { name, topics: ['task-events'], call }) };
}

test('a dead letter is listed; retried by two admins at once it comes back to its consumer once, and both acts are recorded once', async (t) => {
  const { events } = await someEvents(t, 2, db);
  const [one, other] = [refusing('one'), refusing('other')];
  other.state.broken = false;
  const deliveries = deliveriesOf(t, db, [one.consumer, other.consumer], {});
  deliveries.start();
  for (const event of events) await deliver(deliveries, event);
  const dead = await list();
  assert.deepEqual(
    dead.map(({ consumer, topic, reason, attempts, event }) => [consumer, topic, reason, attempts, event.id]),
    events.toReversed().map(({ id }) => ['one', 'task-events', 'not now', 1, id]),
  );
  one.state.broken = false;
  const [last, first] = dead.map(({ id }) => id);
  const answers = await Promise.all([1, 2].map(() => ask('POST', `/${first}/retry`, boss.token)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 404]);
  await eventually(() => assert.deepEqual(one.state.taken, [events[0]!.id]));
  await eventually(async () => assert.deepEqual(await db.selectFrom('waiting_deliveries').select('seq').execute(), []));
  assert.deepEqual(
    other.state.taken,
    events.map(({ id }) => id),
    'nobody else got it again',
  );
  assert.equal((await ask('POST', `/${last}/discard`, boss.token)).status, 200);
  assert.equal((await ask('POST', `/${last}/discard`, boss.token)).status, 404);
  assert.deepEqual(await list(), []);
  assert.deepEqual(await db.selectFrom('delivery_attempts').select('event_id').execute(), [], 'counts go along');
  assert.deepEqual(await actions(), [
    ['admin.dead_letter_discarded', events[1]!.id],
    ['admin.dead_letter_retried', events[0]!.id],
  ]);
});

test('what fails again is dead again, after all its attempts', async (t) => {
  const { events } = await someEvents(t, 1, db);
  const { consumer } = refusing('stubborn');
  const deliveries = deliveriesOf(t, db, [consumer], {});
  deliveries.start();
  await deliver(deliveries, events[0]!);
  const [before] = await list();
  await ask('POST', `/${before!.id}/retry`, boss.token);
  const again = await eventually(async () => {
    const [letter] = await list();
    assert.ok(letter && letter.id > before!.id);
    return letter;
  });
  assert.equal(again.attempts, 1);
  await ask('POST', `/${again.id}/discard`, boss.token);
});

test('what no consumer judged goes to all of them, who know what they have; what is no event is refused', async (t) => {
  const { events } = await someEvents(t, 1, db);
  await sql`insert into dead_letters (consumer, topic, event_id, reason, attempts, event) values
    ('runtime', 'task-events', ${events[0]!.id}, 'given up', 0, ${JSON.stringify(events[0])}::jsonb),
    ('runtime', 'task-events', 'x', 'given up', 0, '{"data_base64": "AA=="}'::jsonb)`.execute(db);
  await startSystem(t, db);
  const [garbage, sound] = await list();
  assert.equal((await ask('POST', `/${garbage!.id}/retry`, boss.token)).status, 409);
  assert.equal((await ask('POST', `/${garbage!.id}/discard`, boss.token)).status, 200);
  assert.equal((await ask('POST', `/${sound!.id}/retry`, boss.token)).status, 200);
  await eventually(async () => {
    const { events: found } = await findRecords(db, { user_id: events[0]!.subject.split('/')[0]! });
    assert.ok(found.some(({ event_id }) => event_id === events[0]!.id));
  });
});

test('only an admin may, and only as the paths are written', async () => {
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/1/retry'],
    ['POST', '/1/discard'],
  ] as const) {
    assert.equal((await ask(method, path)).status, 401);
    assert.equal((await ask(method, path, ann.token)).status, 403);
  }
  assert.equal((await ask('POST', '/01/retry', boss.token)).status, 404);
  assert.equal((await ask('POST', '/999/retry', boss.token)).status, 404);
  assert.equal((await ask('GET', '?cursor=x', boss.token)).status, 400);
});
