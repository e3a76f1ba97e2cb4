import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { forget } from '../../src/loops/retention.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { eventually } from '../support/server.ts';
import { callerOf, type System, startSystem } from '../support/system.ts';
import { tablesWith } from '../support/tables-with.ts';

let api: Api;
let system: System;
const suite = suiteCleanup();
before(async () => {
  const db = await testDatabase(suite);
  system = await startSystem(suite, db);
  api = await serveApi(suite, db, { tasks: system.tasks });
});

type Person = Awaited<ReturnType<typeof signUp>>;

/** With tasks, one of them to be reminded of, settings, a conversation, and something that waits to be sent. */
async function person(): Promise<Person> {
  const ann = await signUp(api.url);
  const caller = callerOf(ann.id);
  await system.tasks.add(caller, { title: 'zanzibar', due_date: '2040-01-01T10:00:00Z' });
  const { task_id } = await system.tasks.add(caller, { title: 'zanzibar too' }, 'a key');
  await system.tasks.complete(caller, task_id, 'another key');
  await system.tasks.changeSettings(ann.id, { timezone: 'Asia/Karachi' });
  const conversation = await api.db
    .insertInto('conversations')
    .values({ user_id: ann.id })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into messages (conversation_id, user_id, turn_id, role, content)
    values (${conversation.id}, ${ann.id}, gen_random_uuid(), 'user', 'zanzibar')`.execute(api.db);
  await sql`insert into sendings (channel, user_id, about, give_up_at)
    values ('email', ${ann.id}, 'zanzibar', now() + interval '1 day')`.execute(api.db);
  await sql`insert into push_subscriptions (user_id, endpoint, p256dh, auth)
    values (${ann.id}, 'https://zanzibar/' || ${ann.id}, 'x', 'x')`.execute(api.db);
  await sql`insert into unsubscribe_keys (user_id) values (${ann.id})`.execute(api.db);
  return ann;
}

const remove = ({ id, token }: Pick<Person, 'id' | 'token'>, body: object) =>
  fetch(`${api.url}/api/${id}`, {
    method: 'DELETE',
    headers: { ...bearer(token), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('an account is deleted by its password alone, with all that is its own, and nothing of others', async () => {
  const [ann, bob] = [await person(), await person()];
  const bobs = await eventually(async () => {
    const tables = await tablesWith(api.db, bob.id);
    assert.ok(tables.includes('audit_events') && !tables.includes('outbox'));
    return tables;
  });
  for (const body of [{ password: 'wrong' }, {}, { password: ann.password, more: 1 }])
    assert.ok([400, 403].includes((await remove(ann, body)).status));
  assert.equal((await remove({ ...ann, token: bob.token }, { password: bob.password })).status, 403);
  assert.equal((await system.tasks.settings(ann.id)).timezone, 'Asia/Karachi');

  const answer = await remove(ann, { password: ann.password });
  assert.equal(answer.status, 200, await answer.clone().text());
  assert.deepEqual(await answer.json(), { user_id: ann.id, status: 'deleted' });
  assert.equal((await postJson(`${api.url}/api/auth/sign-in/email`, ann)).status, 401);
  const died = { subject: `${ann.id}/1`, data: { user_id: ann.id, title: 'zanzibar' } };
  const ofBob = { subject: `${bob.id}/1`, data: { user_id: bob.id } };
  const mail = { channel: 'email', user_id: ann.id, about: 'zanzibar' };
  for (const event of [died, mail, { data: { user_id: ann.id } }, { subject: `${ann.id}/2` }, ofBob])
    await sql`insert into dead_letters (consumer, topic, event_id, reason, attempts, event)
      values ('any', 'task-events', gen_random_uuid()::text, 'x', 1, ${JSON.stringify(event)}::jsonb)`.execute(api.db);
  await sql`insert into delivery_attempts (consumer, event_id, attempts, last_error)
    values ('any', ${`${ann.id}.1/9`}, 1, 'x'), ('any', ${`${bob.id}.1/9`}, 1, 'x')`.execute(api.db);
  // Tombstones wait until their last events were delivered; what was delivered stays known for 30 days.
  await eventually(async () => {
    const waiting = [
      'access_ended',
      'audit_events',
      'audit_payloads',
      'dead_letters',
      'delivery_attempts',
      'inbox',
      'removed_users',
      'state',
      'task_counts',
      'tasks',
      'user_settings',
    ];
    assert.deepEqual(await tablesWith(api.db, ann.id), waiting);
  });
  await sql`update removed_users set removed_at = now() - interval '2 days'`.execute(api.db);
  await forget(api.db);
  assert.deepEqual(await tablesWith(api.db, ann.id), ['access_ended', 'audit_events', 'inbox', 'removed_users']);
  assert.deepEqual(await tablesWith(api.db, bob.id), [...bobs, 'dead_letters', 'delivery_attempts'].sort());
  assert.deepEqual(await tablesWith(api.db, ann.email), []);
});

test('a removal that broke off can be done again', async () => {
  const ann = await person();
  const { delete: remover } = system.tasks;
  let deletions = 0;
  system.tasks.delete = async (...args) => {
    if (++deletions === 2) throw new Error('out of reach');
    return remover.apply(system.tasks, args);
  };
  assert.equal((await remove(ann, { password: ann.password })).status, 503);
  system.tasks.delete = remover;
  assert.equal((await remove(ann, { password: ann.password })).status, 401);
  const signedIn = await postJson(`${api.url}/api/auth/sign-in/email`, ann);
  const { token: session } = (await signedIn.json()) as { token: string };
  const { token } = (await (await fetch(`${api.url}/api/auth/token`, { headers: bearer(session) })).json()) as {
    token: string;
  };
  assert.equal((await remove({ id: ann.id, token }, { password: ann.password })).status, 200);
});

test('the password of an account cannot be guessed by deleting it', async () => {
  const ann = await signUp(api.url);
  for (let i = 0; i < 5; i++) assert.equal((await remove(ann, { password: `wrong ${i}` })).status, 403);
  assert.equal((await remove(ann, { password: ann.password })).status, 429);
});

test('what was under way for more than a day keeps no title, however late it comes', async (t) => {
  const db = await testDatabase(t);
  const [ann, bob] = [randomUUID(), randomUUID()];
  await sql`insert into removed_users (user_id, removed_at) values (${ann}, now() - interval '2 days')`.execute(db);
  let number = 0;
  const eventOf = (user: string, title: string) => ({
    event_id: `${user}.${++number}/1`,
    event_type: 'task.created',
    user_id: user,
    task_id: number,
    payload: { task: { title } },
  });
  const unpublished = (event: ReturnType<typeof eventOf>, topic: string) =>
    sql`insert into outbox (event_id, topic, partition_key, event)
      values (${event.event_id}, ${topic}, ${`${event.user_id}.${event.task_id}`}, ${JSON.stringify(event)}::jsonb)`.execute(
      db,
    );
  const undelivered = (event: ReturnType<typeof eventOf>, consumer: string) =>
    sql`insert into waiting_deliveries (consumer, topic, event_id, partition_key, event, next_at)
      values (${consumer}, 'task-events', ${event.event_id}, ${`${event.user_id}.${event.task_id}`},
        ${JSON.stringify({ subject: `${event.user_id}/1`, data: event })}::jsonb, now())`.execute(db);
  for (const [user, title] of [
    [ann, 'zanzibar'],
    [bob, 'timbuktu'],
  ] as const) {
    await unpublished(eventOf(user, title), 'task-events');
    await unpublished(eventOf(user, title), 'task-updates');
    for (const consumer of ['audit', 'recurrence']) await undelivered(eventOf(user, title), consumer);
  }
  await forget(db);
  assert.deepEqual(await tablesWith(db, 'zanzibar'), []);
  assert.deepEqual(await tablesWith(db, 'timbuktu'), ['outbox', 'waiting_deliveries']);
  const recorded = await sql<{ n: number }>`select count(*)::int as n from audit_events where user_id = ${ann}`.execute(
    db,
  );
  assert.equal(recorded.rows[0]?.n, 2, 'that it happened stays: what was not published, and what the audit had not');

  // The broker kept them: a consumer that was away gets them now, records or buries them.
  const late = eventOf(ann, 'zanzibar');
  await undelivered(late, 'recurrence');
  const columns = sql`event_id, topic, event_type, user_id, task_id, event`;
  await sql`insert into audit_events (${columns})
    values (${late.event_id}, 'task-events', 'task.created', ${ann}, 1, ${JSON.stringify(late)}::jsonb)`.execute(db);
  await sql`insert into dead_letters (consumer, topic, event_id, reason, attempts, event)
    values ('any', 'task-events', ${late.event_id}, 'x', 1, ${JSON.stringify({ data: late })}::jsonb)`.execute(db);
  await sql`insert into notifications (user_id, reminder_id, task_id, title) values (${ann}, 'x', 1, 'zanzibar')`.execute(
    db,
  );
  await forget(db);
  assert.deepEqual(await tablesWith(db, 'zanzibar'), []);
  assert.deepEqual(await tablesWith(db, ann), ['audit_events', 'removed_users']);
  await sql`update removed_users set removed_at = now() - interval '31 days'`.execute(db);
  await forget(db);
  assert.deepEqual(await tablesWith(db, ann), ['audit_events']);
});
