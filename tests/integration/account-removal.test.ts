import assert from 'node:assert/strict';
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
  assert.deepEqual(await tablesWith(api.db, ann.id), ['access_ended', 'audit_events', 'inbox']);
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
