import assert from 'node:assert/strict';
import test from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { Usage } from '@openai/agents';
import { assistantMessage, modelResponder, ScriptedModel } from '@openai/agents/testing';
import { sql } from 'kysely';
import { createTurns } from '../../src/agent/turns.ts';
import { call, testChat } from '../support/chat.ts';
import { longestHold } from '../support/loop-share.ts';
import { ann, bob } from '../support/mcp-endpoint.ts';
import { eventually } from '../support/server.ts';

test('a turn stores the message, runs the tools and answers with what really ran', async (t) => {
  const { say, use, tools, db } = await testChat(t);
  use(new ScriptedModel([[call('add_task', { title: 'buy groceries' })], [assistantMessage('Added #1.')]]));
  const answer = await say('Add a task to buy groceries');
  assert.equal(answer.response, 'Added #1.');
  assert.deepEqual(answer.tool_calls, [
    {
      name: 'add_task',
      arguments: { title: 'buy groceries' },
      result: { task_id: 1, status: 'created', title: 'buy groceries', task: (await tools.of(ann))[0] },
      status: 'ok',
    },
  ]);
  const messages = await db
    .selectFrom('messages')
    .select(['role', 'content'])
    .where('role', '!=', 'widget')
    .orderBy('id')
    .execute();
  assert.deepEqual(messages, [
    { role: 'user', content: 'Add a task to buy groceries' },
    { role: 'assistant', content: 'Added #1.' },
  ]);
  const { origin, request_id } = (await tools.events())[0]!.payload;
  assert.deepEqual([origin, request_id], ['chat', 'request-1']);
});

test('the next turn, in any process, is given what was said and done before', async (t) => {
  const { say, use } = await testChat(t);
  use(new ScriptedModel([[call('add_task', { title: 'milk' })], [assistantMessage('Added #1.')]]));
  const { conversation_id } = await say('add milk');
  const model = new ScriptedModel([[assistantMessage('Hello.')]]);
  use(model);
  await say({ message: 'hello', conversation_id });
  const input = model.firstCall!.request.input as { type: string }[];
  const kinds = input.map((item) => item.type);
  assert.deepEqual(kinds, ['message', 'function_call', 'function_call_result', 'message', 'message']);
  assert.partialDeepStrictEqual(input[1], { name: 'add_task', arguments: '{"title":"milk"}' });
  assert.partialDeepStrictEqual(input.at(-1), { role: 'user', content: 'hello' });
});

test('a refused call is in tool_calls as it was, and the model is told', async (t) => {
  const { say, use } = await testChat(t);
  let seen = '';
  use(
    new ScriptedModel([
      [call('complete_task', { task_id: 7 })],
      modelResponder(({ request }) => {
        seen = JSON.stringify(request.input);
        return [assistantMessage('There is no task 7.')];
      }),
    ]),
  );
  const { tool_calls } = await say('complete 7');
  assert.equal(tool_calls[0]?.status, 'error');
  assert.partialDeepStrictEqual(tool_calls[0]?.result, { error: { code: 'not_found' } });
  assert.match(seen, /There is no task 7/);
});

test('calls of one answer run in their order, one after the other', async (t) => {
  const { say, use } = await testChat(t);
  use(
    new ScriptedModel([
      [call('add_task', { title: 'a' }), call('add_task', { title: 'b' }), call('list_tasks', {})],
      [assistantMessage('Done.')],
    ]),
  );
  const { tool_calls } = await say('add a and b and list');
  assert.deepEqual(
    tool_calls.map((each) => each.name),
    ['add_task', 'add_task', 'list_tasks'],
  );
  assert.equal((tool_calls[2]!.result as { total: number }).total, 2);
});

test("another user's conversation is refused like an unknown one, and left alone", async (t) => {
  const { say, use, db } = await testChat(t);
  use(new ScriptedModel([[assistantMessage('Hi.')]]));
  const { conversation_id } = await say('hi');
  const refused = { code: 'not_found', message: 'No such conversation. Leave conversation_id out to begin a new one.' };
  for (const id of [conversation_id, conversation_id + 999])
    await assert.rejects(say({ message: 'hi', conversation_id: id }, { userId: bob }), refused);
  assert.equal((await db.selectFrom('messages').select('id').execute()).length, 2);
  assert.deepEqual(await db.selectFrom('leases').select('name').execute(), [], 'nobody waits for a stranger');
});

test('a blank message and a zone that is none are refused, and nothing is stored', async (t) => {
  const { say, db } = await testChat(t);
  await assert.rejects(say('  \n'), { code: 'invalid' });
  await assert.rejects(say({ message: 'x', timezone: 'Mars/Base' }), { code: 'invalid', message: /IANA/ });
  assert.deepEqual(await db.selectFrom('conversations').select('id').execute(), []);
});

test('the zone of the request holds for its tools, and is stored for a user who has none', async (t) => {
  const { say, use, tools } = await testChat(t);
  const model = new ScriptedModel([
    [call('add_task', { title: 'a', due_date: 'tomorrow 5pm' })],
    [assistantMessage('Done.')],
  ]);
  use(model);
  await say({ message: 'add a', timezone: 'Asia/Karachi' });
  assert.match((await tools.of(ann))[0]!.due_date!, /T12:00:00/);
  assert.equal((await tools.readSettings(ann)).timezone, 'Asia/Karachi');
  assert.doesNotMatch(model.firstCall!.request.systemInstructions!, /Asia\/Karachi/);
  use(new ScriptedModel([[assistantMessage('Hi.')]]));
  await say({ message: 'hi', timezone: 'Europe/Berlin' });
  assert.equal((await tools.readSettings(ann)).timezone, 'Asia/Karachi');
});

test('a model that never comes to an end is stopped with a polite answer', async (t) => {
  const { say, use } = await testChat(t);
  use(new ScriptedModel(Array.from({ length: 20 }, () => [call('list_tasks', {})])));
  const { response, tool_calls } = await say('loop');
  assert.match(response, /more steps/);
  assert.equal(tool_calls.length, 12);
});

test('a tool that does not exist is told to the model and is no call', async (t) => {
  const { say, use } = await testChat(t);
  use(new ScriptedModel([[call('drop_database', {})], [assistantMessage('I cannot do that.')]]));
  const { response, tool_calls } = await say('drop it');
  assert.equal(response, 'I cannot do that.');
  assert.deepEqual(tool_calls, []);
});

test('what a model says is stored even where it is no text that a database holds', async (t) => {
  const { say, use } = await testChat(t);
  use(new ScriptedModel([[call('add_task', { title: 'a\0b\ud800' })], [assistantMessage('No\0 \ud800.')]]));
  const { conversation_id, tool_calls } = await say({ message: 'add', idempotency_key: 'k' });
  assert.partialDeepStrictEqual(tool_calls[0]?.result, { error: { code: 'invalid' } });
  use(new ScriptedModel([[assistantMessage('Hello.')]]));
  assert.equal((await say({ message: 'hello', conversation_id })).response, 'Hello.');
});

test('a model that asks for 1,500 calls gets 200, and the person is told', async (t) => {
  const { say, use, tools } = await testChat(t);
  const calls = Array.from({ length: 1_500 }, (_, n) => call('add_task', { title: `Task ${n}` }));
  let shown = 0;
  const last = modelResponder(({ request }) => {
    shown = (request.input as { type?: string }[]).filter(({ type }) => type === 'function_call').length;
    return [assistantMessage('Added them.')];
  });
  use(new ScriptedModel([calls, last]));
  const { response, tool_calls } = await say('add fifteen hundred tasks');
  assert.equal(shown, 201, 'the rest of the answer was cut off');
  assert.equal(tool_calls.length, 200);
  assert.equal((await tools.of(ann)).length, 200);
  assert.match(response, /^Added them\.\n.*stopped on the way/);
});

test('a model that asks for any number of calls holds the event loop no longer than others may', async (t) => {
  const { say, use, deps } = await testChat(t);
  const { list } = deps.mcp;
  // As where the database is a thread of its own: its answers come when the loop is free.
  deps.mcp.list = async (...args) => {
    await setImmediate();
    return list(...args);
  };
  for (const count of [200, 1_500]) {
    const share = await longestHold(async () => {
      const calls = Array.from({ length: count }, () => call('list_tasks', { limit: 1 }));
      use(new ScriptedModel([calls, [assistantMessage('Looked.')]]));
      await say(`look ${count} times`);
    });
    assert.ok(share <= 1, `${count} calls: ${share.toFixed(1)} times the plain work`);
  }
});

test('of one user four turns run at once in a process, and another user does not wait for them', async (t) => {
  const { use, deps } = await testChat(t);
  const running = new Set<string>();
  let [most, free] = [0, () => {}];
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  use({
    async getResponse({ input }) {
      const said = JSON.stringify(input);
      if (said.includes('hello')) return { output: [assistantMessage('Hello.')], usage: new Usage() };
      running.add(said);
      most = Math.max(most, running.size);
      await held;
      running.delete(said);
      return { output: [assistantMessage('Looked.')], usage: new Usage() };
    },
    getStreamedResponse: () => assert.fail('nobody listens'),
  });
  const turns = createTurns(deps);
  const say = (userId: string, message: string) =>
    turns({ userId, origin: 'chat', requestId: 'request-1' }, { message });
  const flood = Array.from({ length: 7 }, (_, n) => say(ann, `look ${n}`));
  await eventually(() => assert.equal(running.size, 4));
  assert.equal((await say(bob, 'hello')).response, 'Hello.');
  free();
  for (const { response } of await Promise.all(flood)) assert.equal(response, 'Looked.');
  assert.equal(most, 4);
});

test('a turn whose lease another process took stops before its next call', async (t) => {
  const { say, use, tools, db } = await testChat(t, { lease: { seconds: 1, waitMs: 100 } });
  use(
    new ScriptedModel([
      [call('add_task', { title: 'first' })],
      modelResponder(async ({ request }) => {
        await sql`update leases set holder = 'thief', expires_at = now() + interval '1 hour'`.execute(db);
        await new Promise((resolve) => request.signal?.addEventListener('abort', resolve));
        return [call('add_task', { title: 'second' })];
      }),
      [assistantMessage('Done.')],
    ]),
  );
  await assert.rejects(say('add two tasks'), /lease/);
  assert.deepEqual(
    (await tools.of(ann)).map(({ title }) => title),
    ['first'],
  );
});
