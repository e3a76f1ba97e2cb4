import assert from 'node:assert/strict';
import test from 'node:test';
import type { ModelResponse } from '@openai/agents';
import { assistantMessage, modelResponder, ScriptedModel } from '@openai/agents/testing';
import { sql } from 'kysely';
import { databaseLease } from '../../src/dapr/embedded/lock.ts';
import { dropLeasesExcept } from '../../src/db/leases.ts';
import { call, type TestChat, testChat } from '../support/chat.ts';
import { ann, bob } from '../support/mcp-endpoint.ts';
import { eventually } from '../support/server.ts';

const adding = (title: string) => [[call('add_task', { title })], [assistantMessage(`Added ${title}.`)]];

/** A process that dies in the middle of a turn: the model's second answer never comes, and the lease runs out. */
async function cutOff({ use, say, tools, db }: TestChat, message: string, key?: string) {
  const never = modelResponder(() => new Promise<ModelResponse>(() => {}));
  use(new ScriptedModel([[call('add_task', { title: 'A' })], never]));
  void say({ message, ...(key ? { idempotency_key: key } : {}) }).catch(() => {});
  await eventually(async () => assert.equal((await tools.events()).length, 1));
  await sql`update leases set expires_at = now() - interval '1 second'`.execute(db);
  return (await db.selectFrom('conversations').select('id').executeTakeFirstOrThrow()).id;
}

test('the same key answers the stored response again, and runs nothing', async (t) => {
  const { say, use, tools } = await testChat(t);
  use(new ScriptedModel(adding('A')));
  const first = await say({ message: 'add A', idempotency_key: 'k' });
  assert.deepEqual(await say({ message: 'add A', idempotency_key: 'k' }), first);
  assert.deepEqual(
    await say({ message: 'add A', idempotency_key: 'k', conversation_id: first.conversation_id }),
    first,
  );
  assert.equal((await tools.events()).length, 1);
});

test('the same key with another message is a conflict, and another user may use it', async (t) => {
  const { say, use } = await testChat(t);
  use(new ScriptedModel([...adding('A'), ...adding('B')]));
  await say({ message: 'add A', idempotency_key: 'k' });
  await assert.rejects(say({ message: 'add B', idempotency_key: 'k' }), { code: 'conflict' });
  assert.equal((await say({ message: 'add B', idempotency_key: 'k' }, { userId: bob })).response, 'Added B.');
});

test('a key is free again after 24 hours', async (t) => {
  const { say, use, db, tools } = await testChat(t);
  use(new ScriptedModel([...adding('A'), ...adding('B')]));
  await say({ message: 'add A', idempotency_key: 'k' });
  await sql`update turns set created_at = now() - interval '25 hours'`.execute(db);
  assert.equal((await say({ message: 'add B', idempotency_key: 'k' })).response, 'Added B.');
  assert.equal((await tools.events()).length, 2);
});

test('two requests with one key at the same time are one turn', async (t) => {
  const { say, use, tools, db } = await testChat(t);
  use(new ScriptedModel(adding('A')));
  const request = { message: 'add A', idempotency_key: 'k' };
  const [one, two] = await Promise.all([say(request), say(request)]);
  assert.deepEqual(one, two);
  assert.equal((await tools.events()).length, 1);
  assert.equal((await db.selectFrom('conversations').select('id').execute()).length, 1);
});

test('two turns on one conversation run one after the other', async (t) => {
  const { say, use, db } = await testChat(t);
  let running = 0;
  let most = 0;
  const slow = modelResponder(async () => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
    return [assistantMessage('ok')];
  });
  use(new ScriptedModel([slow, slow, slow, slow]));
  const { conversation_id } = await say('one');
  await Promise.all(['two', 'three', 'four'].map((message) => say({ message, conversation_id })));
  assert.equal(most, 1);
  const roles = await db.selectFrom('messages').select('role').orderBy('id').execute();
  assert.deepEqual(roles.map(({ role }) => role).join(' '), 'user assistant '.repeat(4).trim());
});

test('a turn waits only so long for the one before it', async (t) => {
  const chat = await testChat(t, { lease: { seconds: 30, waitMs: 100 } });
  const never = modelResponder(() => new Promise<ModelResponse>(() => {}));
  chat.use(new ScriptedModel([[assistantMessage('hi')], never]));
  const { conversation_id } = await chat.say('hi');
  void chat.say({ message: 'hang', conversation_id }).catch(() => {});
  await eventually(async () => assert.equal((await chat.db.selectFrom('leases').select('name').execute()).length, 1));
  await assert.rejects(chat.say({ message: 'next', conversation_id }), { code: 'unavailable', message: /moment/ });
});

test('a turn that a crash cut off goes on with the same message, and adds nothing twice', async (t) => {
  const chat = await testChat(t);
  const conversation_id = await cutOff(chat, 'add A');
  chat.use(new ScriptedModel([[assistantMessage('Added A.')]]));
  const answer = await chat.say({ message: 'add A', conversation_id });
  assert.equal(answer.response, 'Added A.');
  assert.equal(answer.tool_calls.length, 1);
  assert.equal((await chat.tools.events()).length, 1);
  const messages = await chat.db
    .selectFrom('messages')
    .select('content')
    .where('role', '!=', 'widget')
    .orderBy('id')
    .execute();
  assert.deepEqual(
    messages.map(({ content }) => content),
    ['add A', 'Added A.'],
  );
});

test('a turn that a crash cut off in a new conversation goes on by its key', async (t) => {
  const chat = await testChat(t);
  const conversation_id = await cutOff(chat, 'add A', 'k');
  chat.use(new ScriptedModel([[assistantMessage('Added A.')]]));
  const answer = await chat.say({ message: 'add A', idempotency_key: 'k' });
  assert.equal(answer.conversation_id, conversation_id);
  assert.equal((await chat.tools.events()).length, 1);
});

test('a turn that a crash cut off is finished before the next message is answered', async (t) => {
  const chat = await testChat(t);
  const conversation_id = await cutOff(chat, 'add A');
  const model = new ScriptedModel([[assistantMessage('Added A.')], [assistantMessage('Hello.')]]);
  chat.use(model);
  assert.equal((await chat.say({ message: 'hello', conversation_id })).response, 'Hello.');
  assert.equal((await chat.tools.of(ann)).length, 1);
  assert.match(JSON.stringify(model.lastCall!.request.input), /Added A\..*hello/s);
});

test('a turn that is cut off again and again is given up, so that its conversation goes on', async (t) => {
  const chat = await testChat(t);
  const conversation_id = await cutOff(chat, 'add A');
  await sql`update turns set attempts = 3`.execute(chat.db);
  chat.use(new ScriptedModel([[assistantMessage('Hello.')]]));
  assert.equal((await chat.say({ message: 'hello', conversation_id })).response, 'Hello.');
  const messages = await chat.db
    .selectFrom('messages')
    .select('content')
    .where('role', '!=', 'widget')
    .orderBy('id')
    .execute();
  assert.match(messages[1]!.content, /interrupted/);
});

test('a turn that is given up keeps its key when it may have changed something, so that no retry does it twice', async (t) => {
  const chat = await testChat(t);
  await cutOff(chat, 'add A', 'k');
  await sql`update turns set attempts = 3`.execute(chat.db);
  chat.use(new ScriptedModel(adding('A')));
  const given = await chat.say({ message: 'add A', idempotency_key: 'k' });
  assert.match(given.response, /interrupted/);
  assert.deepEqual(await chat.say({ message: 'add A', idempotency_key: 'k' }), given);
  assert.equal((await chat.tools.events()).length, 1);
});

test('a rerun whose tools are out of reach keeps the key of what an earlier attempt may have changed', async (t) => {
  const chat = await testChat(t);
  await cutOff(chat, 'add A', 'k');
  chat.use(new ScriptedModel(adding('A')));
  chat.deps.remote = { url: 'http://127.0.0.1:9/mcp', headers: {} };
  const failed = await chat.say({ message: 'add A', idempotency_key: 'k' });
  assert.deepEqual(failed.tool_calls, []);
  delete chat.deps.remote;
  assert.deepEqual(await chat.say({ message: 'add A', idempotency_key: 'k' }), failed);
  assert.equal((await chat.tools.events()).length, 1);
});

test('what was asked long ago and cut off is not done unasked', async (t) => {
  const chat = await testChat(t);
  const conversation_id = await cutOff(chat, 'add A');
  const before = (await chat.tools.of(ann)).length;
  await sql`update turns set created_at = now() - interval '16 minutes'`.execute(chat.db);
  chat.use(new ScriptedModel([[assistantMessage('Hello.')]]));
  assert.equal((await chat.say({ message: 'hello', conversation_id })).response, 'Hello.');
  assert.equal((await chat.tools.of(ann)).length, before);
});

test('the same call twice in one turn is made twice', async (t) => {
  const { say, use, tools } = await testChat(t);
  use(
    new ScriptedModel([[call('add_task', { title: 'A' }), call('add_task', { title: 'A' })], [assistantMessage('2')]]),
  );
  await say('add A twice');
  assert.equal((await tools.events()).length, 2);
});

test('a consent whose turn was cut off goes on once', async (t) => {
  const chat = await testChat(t);
  await chat.tools.seed(ann, 'A', 'B');
  const both = [call('delete_task', { task_id: 1 }), call('delete_task', { task_id: 2 })];
  const never = modelResponder(() => new Promise<ModelResponse>(() => {}));
  chat.use(new ScriptedModel([both, never]));
  const { conversation_id } = await chat.say('delete both');
  void chat.say({ message: 'yes', conversation_id }).catch(() => {});
  await eventually(async () => assert.equal((await chat.tools.events()).length, 4));
  await sql`update leases set expires_at = now() - interval '1 second'`.execute(chat.db);
  chat.use(new ScriptedModel([[assistantMessage('Gone.')]]));
  const answer = await chat.say({ message: 'yes', conversation_id });
  assert.equal(answer.response, 'Gone.');
  assert.deepEqual(
    answer.tool_calls.map((each) => each.status),
    ['ok', 'ok'],
  );
  assert.equal((await chat.tools.events()).length, 4);
});

test('a program that starts alone on its database need not wait for the leases of its last run', async (t) => {
  const chat = await testChat(t, { lease: { seconds: 3600, waitMs: 100 } });
  const never = modelResponder(() => new Promise<ModelResponse>(() => {}));
  chat.use(new ScriptedModel([[assistantMessage('hi')], never]));
  const { conversation_id } = await chat.say('hi');
  void chat.say({ message: 'hang', conversation_id }).catch(() => {});
  await eventually(async () => assert.equal((await chat.db.selectFrom('leases').select('name').execute()).length, 1));
  await dropLeasesExcept(chat.db, databaseLease);
  chat.use(new ScriptedModel([[assistantMessage('Here again.')]]));
  assert.equal((await chat.say({ message: 'hang', conversation_id })).response, 'Here again.');
});
