import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { forgetRemovedUsers } from '../../src/db/accounts/account-removal.ts';
import { openDatabase } from '../../src/db/database.ts';
import type { Task } from '../../src/domain/schemas.ts';
import { suiteCleanup } from '../support/http.ts';
import { Client, type Frame } from '../support/live.ts';
import { callTool, eventually, postJson, signUp, type User } from '../support/server.ts';
import { tablesWith } from '../support/tables-with.ts';
import { adminEmail, signUpAdmin } from './admin.ts';
import { broken, fails, hangs } from './odd-consumers.ts';
import type { Replica } from './replica.ts';
import { shareStack } from './shared-stack.ts';

// What consumers make of events, on real Dapr and Kafka.

const suite = suiteCleanup();
const shared = shareStack({
  groups: [
    { appId: 'actodo', roles: 'api,mcp,actors', replicas: 2, env: { ADMIN_EMAILS: adminEmail } },
    {
      appId: 'actodo-events',
      roles: 'relay,recurrence,audit,notifications,live',
      command: [process.execPath, fileURLToPath(new URL('./odd-consumers.ts', import.meta.url))],
    },
  ],
});
const { promise, query } = shared;

const apis = () => shared.stack.replicas.filter(({ appId }) => appId === 'actodo') as [Replica, Replica];
const events = () => shared.stack.replicas.find(({ appId }) => appId === 'actodo-events') as Replica;
const newUser = () => signUp(shared.stack.baseUrl);
const rent = { title: 'Pay rent', due_date: '2030-01-31', recurrence: 'monthly' };
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

async function call(replica: Replica, user: User, name: string, args: object) {
  const { isError, content, structuredContent } = await callTool(replica.url, user, name, args);
  assert.ok(!isError, content[0]?.text);
  return structuredContent as { task_id: number; tasks: Task[] };
}

/** Everything that the user's changes led to is done. */
const settled = ({ id }: User) =>
  eventually(async () => {
    const [left] = await query<{ outbox: number; waiting: number; changes: number; recorded: number }>(
      `select (select count(*) from outbox where event ->> 'user_id' = $1)::int as outbox,
        (select count(*) from waiting_deliveries where starts_with(partition_key, $1) and consumer not in ('hanging', 'failing'))::int as waiting,
        (select coalesce(sum(version), 0) from tasks where user_id = $1)::int as changes,
        (select count(*) from audit_events where user_id = $1 and topic = 'task-events')::int as recorded`,
      [id],
    );
    assert.deepEqual([left?.outbox, left?.waiting, left?.recorded], [0, 0, left?.changes]);
  });

/** Occurrences that are not deleted, and whether they are completed. */
async function series(user: User): Promise<[number | null, boolean][]> {
  const { tasks } = await call(apis()[1], user, 'list_tasks', { sort_by: 'created_at' });
  return tasks.map(({ occurrence, completed }) => [occurrence, completed]);
}

/** How many events the consumer has answered for. */
async function answered(consumer: string): Promise<number> {
  const text = await (await fetch(events().metricsUrl)).text();
  const line = new RegExp(`^actodo_events_consumed_total\\{consumer="${consumer}",result="ok"\\} (\\d+)$`, 'm');
  return Number(line.exec(text)?.[1] ?? 0);
}

promise('completed eight times at once over two replicas, a recurring task gets one successor', async () => {
  const user = await newUser();
  await call(apis()[0], user, 'add_task', rent);
  const half = [
    [1, true],
    [2, false],
  ];
  const becomes = async (wanted: unknown[], what: string) => {
    const started = performance.now();
    await eventually(async () => assert.deepEqual(await series(user), wanted));
    console.log(`${what} after ${Math.round(performance.now() - started)} ms`);
    await settled(user);
    assert.deepEqual(await series(user), wanted);
  };
  await Promise.all(Array.from({ length: 8 }, (_, n) => call(apis()[n % 2]!, user, 'complete_task', { task_id: 1 })));
  await becomes(half, 'its successor is there');
  await call(apis()[1], user, 'update_task', { task_id: 1, completed: false });
  await becomes([[1, false]], 'reopened, it has none');
  await call(apis()[0], user, 'complete_task', { task_id: 1 });
  await becomes(half, 'completed again, it has one');
});

async function listen(user: User): Promise<Client> {
  const client = new Client(suite, `${events().url.replace('http', 'ws')}/live`);
  client.send({ type: 'auth', token: user.token });
  await client.ready();
  return client;
}

async function notificationsOf({ id, token }: User): Promise<{ reminder_id: string; title: string }[]> {
  const answer = await fetch(`${apis()[1].url}/api/${id}/notifications`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await answer.json()) as { notifications: { reminder_id: string; title: string }[] }).notifications;
}

promise('a reminder is one notification and a frame', async () => {
  const user = await newUser();
  const socket = await listen(user);
  const due_date = inMs(4_000);
  await call(apis()[0], user, 'add_task', { title: 'Call mom', due_date });
  const reminders = () => socket.frames.filter(({ type }) => type === 'reminder');
  await eventually(() => assert.notEqual(reminders().length, 0));
  const id = `${user.id}.1.${Date.parse(due_date)}`;
  assert.deepEqual(
    reminders().map(({ event }: Frame) => event.event_id),
    [`${id}/due`],
  );
  const told = await eventually(async () => {
    const all = await notificationsOf(user);
    assert.notEqual(all.length, 0);
    return all;
  });
  assert.deepEqual(
    told.map(({ reminder_id, title }) => [reminder_id, title]),
    [[id, 'Call mom']],
  );
});

/** What the user's events made: rows and their times. */
async function effects({ id }: User): Promise<unknown> {
  const [row] = await query<{ effects: unknown }>(
    `select jsonb_build_array(
      (select jsonb_agg(t.task order by t.id) from tasks t where user_id = $1),
      (select jsonb_agg(to_jsonb(n) order by seq) from notifications n where user_id = $1),
      (select jsonb_agg(to_jsonb(a) order by seq) from audit_events a where user_id = $1),
      (select count(*) from dead_letters where starts_with(event_id, $1))) as effects`,
    [id],
  );
  return row?.effects;
}

/** With a completed recurring task, its successor, and a reminder that was told. */
async function busyUser(): Promise<User> {
  const user = await newUser();
  await call(apis()[0], user, 'add_task', rent);
  await call(apis()[1], user, 'complete_task', { task_id: 1 });
  await call(apis()[0], user, 'add_task', { title: 'Call mom', due_date: inMs(2_000) });
  await eventually(async () => assert.equal((await notificationsOf(user)).length, 1));
  // The successor is a change of its own, which may come after everything else was recorded.
  await eventually(async () => assert.equal((await series(user)).length, 3));
  await settled(user);
  const [audited] = await query<{ n: number }>('select count(*)::int as n from audit_events where user_id = $1', [
    user.id,
  ]);
  assert.equal(audited?.n, 5);
  return user;
}

/** Sends recorded events as the relay does. */
async function publish(
  topic: string,
  recorded: { event: { event_id: string; event_type: string; task_id: number } }[],
) {
  const answer = await fetch(`http://127.0.0.1:${events().sidecar.httpPort}/v1.0/publish/bulk/pubsub/${topic}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'dapr-api-token': shared.stack.daprApiToken },
    body: JSON.stringify(
      recorded.map(({ event }, n) => ({
        entryId: `${n}`,
        contentType: 'application/cloudevents+json',
        metadata: { partitionKey: event.event_id.split('/')[0] },
        event: {
          specversion: '1.0',
          id: event.event_id,
          type: event.event_type,
          source: 'actodo',
          subject: `${event.event_id.split('.')[0]}/${event.task_id}`,
          datacontenttype: 'application/json',
          data: event,
        },
      })),
    ),
  });
  assert.equal(answer.status, 204, await answer.text());
}

promise('the same events five times have one effect at every consumer', async () => {
  const user = await busyUser();
  const before = await effects(user);
  const consumers = { audit: 25, recurrence: 20, notifications: 5 };
  const names = Object.keys(consumers) as (keyof typeof consumers)[];
  const counts = new Map(await Promise.all(names.map(async (name) => [name, await answered(name)] as const)));
  for (const topic of ['task-events', 'reminders']) {
    const recorded = await query<{ event: { event_id: string; event_type: string; task_id: number } }>(
      'select event from audit_records where user_id = $1 and topic = $2 order by seq',
      [user.id, topic],
    );
    await publish(topic, Array.from({ length: 5 }, () => recorded).flat());
  }
  for (const name of names)
    await eventually(async () => assert.ok((await answered(name)) >= counts.get(name)! + consumers[name], name));
  await settled(user);
  assert.deepEqual(await effects(user), before);
});

/** The one admin. */
const theAdmin = () => signUpAdmin(shared.stack);

promise('replayed to any one consumer, nothing that was done is done again', async () => {
  const boss = await theAdmin();
  const user = await busyUser();
  const before = await effects(user);
  // Those that are told by `reminders`, those that are told by `task-events`, and both.
  for (const [consumer, matched] of [
    ['notifications', 1],
    ['recurrence', 4],
    ['audit', 5],
    ['live', 1],
  ] as const) {
    const counted = await answered(consumer);
    const filter = { user_id: user.id };
    const body = { consumer, filter, dry_run: false, reason: 'to see that nothing happens' };
    const answer = await postJson(`${apis()[1].url}/api/admin/replay`, body, boss.token);
    assert.equal(answer.status, 200, await answer.clone().text());
    assert.deepEqual(await answer.json(), { matched, replayed: matched, dry_run: false });
    await eventually(async () => assert.ok((await answered(consumer)) >= counted + matched, consumer));
  }
  await settled(user);
  assert.deepEqual(await effects(user), before);
});

promise('of a deleted account nothing is left', async () => {
  const user = await newUser();
  const canary = 'zanzibar';
  const chat = await postJson(
    `${apis()[0].url}/api/${user.id}/chat`,
    { message: `Add a task to buy ${canary}` },
    user.token,
  );
  assert.equal(chat.status, 200);
  await call(apis()[1], user, 'add_task', { ...rent, title: canary });
  await call(apis()[0], user, 'complete_task', { task_id: 2 });
  await call(apis()[1], user, 'add_task', { title: canary, due_date: inMs(2_000) });
  await eventually(async () => assert.equal((await notificationsOf(user)).length, 1));
  await settled(user);
  const removed = await fetch(`${apis()[1].url}/api/${user.id}`, {
    method: 'DELETE',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${user.token}` },
    body: JSON.stringify({ password: 'correct horse battery' }),
  });
  assert.equal(removed.status, 200, await removed.clone().text());
  await settled(user);
  assert.deepEqual(await query('select from tasks where user_id = $1 and not deleted', [user.id]), []);
  assert.deepEqual(await query('select from reminders_due where user_id = $1', [user.id]), []);
  // Tombstones stay for a day, so that late retries bring nothing back.
  await query(`update removed_users set removed_at = now() - interval '25 hours' where user_id = $1`, [user.id]);
  const db = await openDatabase({ driver: 'pg', url: shared.stack.databaseUrl });
  suite.after(() => db.destroy());
  assert.equal(await forgetRemovedUsers(db), 1);
  assert.deepEqual(await tablesWith(db, canary), []);
});

promise(
  'a consumer that hangs and one that fails hold up nobody else; what fails ends in the dead letters',
  async () => {
    const user = await newUser();
    const started = performance.now();
    for (const title of [hangs, fails]) await call(apis()[0], user, 'add_task', { title, due_date: inMs(3_000) });
    await call(apis()[1], user, 'add_task', rent);
    await call(apis()[0], user, 'complete_task', { task_id: 3 });
    await call(apis()[1], user, 'update_task', { task_id: 1, priority: 'high' });
    await eventually(async () => assert.equal((await notificationsOf(user)).length, 2));
    await eventually(async () => assert.equal((await series(user)).length, 4));
    await settled(user);
    const tookMs = performance.now() - started;
    console.log(`beside one that hangs and one that fails, everything was done after ${Math.round(tookMs)} ms`);
    assert.ok(tookMs < 30_000, `${tookMs} ms`);
    const waiting = `select count(*)::int as n from waiting_deliveries where starts_with(partition_key, $1) and consumer = $2`;
    const count = async (consumer: string) => (await query<{ n: number }>(waiting, [user.id, consumer]))[0]?.n;
    await eventually(async () => assert.equal(await count('hanging'), 3));
    // Twelve attempts with their pauses take three minutes.
    await eventually(async () => {
      await query(`update waiting_deliveries set next_at = now() where consumer = 'failing'`);
      assert.equal(await count('failing'), 0);
    });
    const dead = await query<{ consumer: string; topic: string; reason: string; attempts: number }>(
      'select consumer, topic, reason, attempts from dead_letters where starts_with(event_id, $1) order by topic',
      [user.id],
    );
    const letter = { consumer: 'failing', reason: 'it does not want this one', attempts: 12 };
    assert.deepEqual(dead, [
      { ...letter, topic: 'reminders' },
      { ...letter, topic: 'task-events' },
    ]);
  },
);

type Letter = { id: number; consumer: string; topic: string; reason: string; attempts: number; event: { id?: string } };

/** Asks one of the replicas as the admin. */
async function asAdmin<T>(replica: Replica, method: string, path: string): Promise<{ status: number; body: T }> {
  const { token } = await theAdmin();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = method === 'POST' ? '{}' : null;
  const answer = await fetch(`${replica.url}/api/admin${path}`, { method, headers, body });
  return { status: answer.status, body: (await answer.json()) as T };
}

/** Of the user, as the admin's list shows them. */
async function lettersOf({ id }: User): Promise<Letter[]> {
  const { status, body } = await asAdmin<{ dead_letters: Letter[] }>(apis()[1], 'GET', '/dead-letters');
  assert.equal(status, 200);
  return body.dead_letters.filter(({ event }) => event.id?.startsWith(id));
}

/** What daprd has handed on of the dead-letter topic: what is read later could make a row again. */
async function deadTopicRead(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${events().sidecar.metricsPort}/metrics`)).text();
  const lines = text
    .split('\n')
    .filter((line) => /^dapr_component_pubsub_ingress_count\{.*"task-events-dead"/.test(line));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

/** An event of the user that fits no schema; every consumer of its topic has buried it. */
async function poison({ id }: User, title = 'poison'): Promise<string> {
  const event_id = `${id}.9/1`;
  const read = await deadTopicRead();
  const event = { event_id, event_type: 'task.created', task_id: 9, user_id: id, payload: { title } };
  await publish('task-events', [{ event }]);
  await eventually(async () => assert.ok((await deadTopicRead()) > read, 'the dead-letter topic was not read'));
  return event_id;
}

promise(
  'dead letters are listed, retried once by whichever replica, and discarded by an admin, which is recorded',
  async () => {
    const user = await newUser();
    await call(apis()[0], user, 'add_task', { title: broken });
    await call(apis()[1], user, 'add_task', { title: 'Call mom' });
    const [letter = assert.fail()] = await eventually(async () => {
      const found = await lettersOf(user);
      assert.equal(found.length, 1);
      return found;
    });
    assert.partialDeepStrictEqual(letter, {
      ...{ consumer: 'broken', topic: 'task-events', reason: 'it is broken', attempts: 1 },
      event: { id: `${user.id}.1/1` },
    });
    const inboxes = async () => {
      const found = await query<{ name: string }>('select consumer as name from inbox where event_id = $1', [
        letter.event.id,
      ]);
      return found.map(({ name }) => name).sort();
    };
    // One that hangs with an event of an earlier test takes this one a moment later.
    const before = ['audit', 'failing', 'hanging'];
    await eventually(async () => assert.deepEqual(await inboxes(), before));
    await settled(user);
    // Retried while it is broken, it is dead again, as another letter.
    assert.equal((await asAdmin(apis()[0], 'POST', `/dead-letters/${letter.id}/retry`)).status, 200);
    const again = await eventually(async () => {
      const [found] = await lettersOf(user);
      assert.ok(found && found.id !== letter.id);
      return found;
    });
    await query('create table mended ()');
    try {
      const audited = await answered('audit');
      const answers = await Promise.all(
        apis().map((replica) => asAdmin(replica, 'POST', `/dead-letters/${again.id}/retry`)),
      );
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 404]);
      await eventually(async () => assert.deepEqual(await inboxes(), [...before, 'broken'].sort()));
      assert.deepEqual(await lettersOf(user), []);
      await settled(user);
      assert.equal(await answered('audit'), audited, 'nobody else got it again');
    } finally {
      await query('drop table mended');
    }

    const event_id = await poison(user);
    const dead = await lettersOf(user);
    assert.deepEqual(dead.map(({ consumer, event }) => `${consumer} ${event.id}`).sort(), [
      ...['audit', 'broken', 'failing', 'hanging', 'recurrence'].map((consumer) => `${consumer} ${event_id}`),
    ]);
    for (const { id } of dead) {
      const statuses = [];
      for (const replica of apis())
        statuses.push((await asAdmin(replica, 'POST', `/dead-letters/${id}/discard`)).status);
      assert.deepEqual(statuses, [200, 404]);
    }
    assert.deepEqual(await lettersOf(user), []);
    const { id: adminId, token } = await theAdmin();
    assert.equal(
      (await fetch(`${apis()[0].url}/api/admin/dead-letters`, { headers: { authorization: `Bearer ${user.token}` } }))
        .status,
      403,
    );
    const { body } = await asAdmin<{ events: { event_type: string; payload: { event_id?: string } }[] }>(
      apis()[1],
      'GET',
      `/audit?user_id=${adminId}`,
    );
    const ofUser = body.events.filter(({ payload }) => payload.event_id?.startsWith(user.id));
    const times = (type: string) =>
      ofUser.filter(({ event_type }) => event_type === `admin.dead_letter_${type}`).length;
    assert.deepEqual([times('retried'), times('discarded'), token.length > 0], [2, 5, true]);
  },
);

interface Figures {
  processes: number;
  sockets: number;
  outbox: { waiting: number };
  reminders: { fired: number; late: number };
  consumers: { consumer: string; taken: number; dead: number; waiting: number }[];
  dead_letters: number;
  audit: { recorded_seq: number; sealed_seq: number };
  steps: Record<string, number>[];
}

promise('the figures of an admin are those of all processes, asked at any', async () => {
  const user = await busyUser();
  await poison(user);
  await listen(user);
  const [recorded] = await query<{ n: number }>('select max(seq)::int as n from audit_events');
  for (const replica of apis())
    await eventually(async () => {
      const { status, body } = await asAdmin<Figures>(replica, 'GET', '/figures');
      assert.equal(status, 200);
      const of = (name: string) => body.consumers.find(({ consumer }) => consumer === name);
      assert.equal(body.processes, 3);
      assert.ok(body.sockets >= 1 && body.reminders.fired >= 1, JSON.stringify(body));
      assert.deepEqual([body.outbox.waiting, body.reminders.late, body.steps.length], [0, 0, 60]);
      assert.ok(of('audit')!.taken >= 5 && of('recurrence')!.taken >= 4 && of('notifications')!.taken >= 1);
      assert.ok(of('audit')!.dead >= 1 && body.dead_letters >= 5);
      assert.ok(body.audit.recorded_seq >= recorded!.n && body.audit.sealed_seq === body.audit.recorded_seq);
      const sum = (name: string) => body.steps.reduce((all, step) => all + (step[name] ?? 0), 0);
      assert.ok(sum('requests') >= 5 && sum('taken') >= 10 && sum('fired') >= 1);
      assert.ok(!JSON.stringify(body).includes(user.id));
    });
  for (const { id } of await lettersOf(user)) await asAdmin(apis()[0], 'POST', `/dead-letters/${id}/discard`);
});

promise('an account that an admin erases leaves nothing, its dead letters neither', async () => {
  const user = await busyUser();
  const canary = 'timbuktu';
  const said = { message: `Add a task to visit ${canary}` };
  assert.equal((await postJson(`${apis()[0].url}/api/${user.id}/chat`, said, user.token)).status, 200);
  await call(apis()[1], user, 'add_task', { title: canary, due_date: inMs(3_600_000) });
  await settled(user);
  await poison(user, canary);
  assert.ok((await lettersOf(user)).length >= 5);
  const path = `/users/${user.id}/erase`;
  const answers = [];
  for (const replica of apis()) answers.push(await asAdmin(replica, 'POST', path));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 404],
  );
  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  await eventually(async () => assert.equal((await postJson(`${apis()[1].url}/mcp`, list, user.token)).status, 401));
  await settled(user);
  await query(`update removed_users set removed_at = now() - interval '25 hours' where user_id = $1`, [user.id]);
  const db = await openDatabase({ driver: 'pg', url: shared.stack.databaseUrl });
  suite.after(() => db.destroy());
  assert.equal(await forgetRemovedUsers(db), 1);
  assert.deepEqual(await tablesWith(db, canary), []);
  // That something happened stays, and what the admin did.
  assert.deepEqual(await tablesWith(db, user.id), [
    'access_ended',
    'audit_events',
    'audit_payloads',
    'inbox',
    'removed_users',
  ]);
  assert.deepEqual(await lettersOf(user), []);
});
