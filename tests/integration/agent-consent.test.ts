import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { assistantMessage, modelResponder, ScriptedModel } from '@openai/agents/testing';
import { sql } from 'kysely';
import { saysNo, saysYes } from '../../src/agent/consent.ts';
import { call, testChat } from '../support/chat.ts';
import { ann } from '../support/mcp-endpoint.ts';

/** Tasks 1 and 2 exist, and a turn that wants both deleted has asked. */
async function asked(t: TestContext) {
  const chat = await testChat(t);
  await chat.tools.seed(ann, 'A', 'B');
  chat.use(new ScriptedModel([[call('delete_task', { task_id: 1 }), call('delete_task', { task_id: 2 })]]));
  const question = await chat.say('delete both');
  return { ...chat, question, left: async () => (await chat.tools.of(ann)).map((task) => task.title) };
}

test('deleting two tasks asks first, naming both, and deletes nothing', async (t) => {
  const { question, left } = await asked(t);
  assert.equal(question.response, 'Delete #1 "A", #2 "B"? Say yes to go ahead.');
  assert.deepEqual(
    question.tool_calls.map((each) => each.name),
    ['list_tasks'],
  );
  assert.deepEqual(await left(), ['A', 'B']);
});

test('one yes is for all that waits, however many wait', async (t) => {
  const chat = await testChat(t);
  const titles = Array.from({ length: 25 }, (_, n) => `Old ${n + 1}`);
  await chat.tools.seed(ann, ...titles);
  chat.use(new ScriptedModel([titles.map((_, n) => call('delete_task', { task_id: n + 1 }))]));
  const { conversation_id } = await chat.say('delete all my tasks');
  assert.equal((await chat.tools.of(ann)).length, 25);
  chat.use(new ScriptedModel([[assistantMessage('All are gone.')]]));
  await chat.say({ message: 'yes', conversation_id });
  assert.deepEqual(await chat.tools.of(ann), []);
});

test('what was done before the question is told with it', async (t) => {
  const chat = await testChat(t);
  await chat.tools.seed(ann, 'A', 'B');
  const both = [call('delete_task', { task_id: 1 }), call('delete_task', { task_id: 2 })];
  chat.use(new ScriptedModel([[call('add_task', { title: 'Milk' }), ...both]]));
  const { response } = await chat.say('add milk and delete both');
  assert.match(response, /^Added "Milk" \(#3\).*\nDelete #1 "A", #2 "B"\? Say yes/);
});

test('a yes in the next message goes ahead, also in another process', async (t) => {
  const { say, use, question, left } = await asked(t);
  use(new ScriptedModel([[assistantMessage('Both are gone.')]]));
  const answer = await say({ message: 'Yes, go ahead!', conversation_id: question.conversation_id });
  assert.equal(answer.response, 'Both are gone.');
  assert.deepEqual(
    answer.tool_calls.map((each) => [each.name, each.arguments, each.status]),
    [
      ['delete_task', { task_id: 1 }, 'ok'],
      ['delete_task', { task_id: 2 }, 'ok'],
    ],
  );
  assert.deepEqual(await left(), []);
});

test('a run that waited has with it what was said before', async (t) => {
  const { say, use, tools } = await testChat(t);
  await tools.seed(ann, 'A', 'B');
  use(new ScriptedModel([[assistantMessage('Hi.')]]));
  const { conversation_id } = await say('hello');
  use(new ScriptedModel([[call('delete_task', { task_id: 1 }), call('delete_task', { task_id: 2 })]]));
  await say({ message: 'delete both', conversation_id });
  const model = new ScriptedModel([[assistantMessage('Both are gone.')]]);
  use(model);
  await say({ message: 'yes', conversation_id });
  const input = model.firstCall!.request.input as { role?: string; type: string; content?: unknown }[];
  assert.deepEqual(
    input.map(({ role, type }) => role ?? type),
    ['user', 'assistant', 'user', ...Array(2).fill('function_call'), ...Array(2).fill('function_call_result')],
  );
  assert.deepEqual(
    input.filter(({ role }) => role === 'user').map(({ content }) => content),
    ['hello', 'delete both'],
  );
});

test('a consent is used once: a second yes deletes nothing', async (t) => {
  const { say, use, question, tools } = await asked(t);
  const { conversation_id } = question;
  use(new ScriptedModel([[assistantMessage('Gone.')], [assistantMessage('What do you mean?')]]));
  await say({ message: 'ok', conversation_id });
  const before = (await tools.events()).length;
  const again = await say({ message: 'ok', conversation_id });
  assert.deepEqual(again.tool_calls, []);
  assert.equal((await tools.events()).length, before);
});

test('a yes on the next day is no consent any more', async (t) => {
  const { say, use, question, db, left } = await asked(t);
  await sql`update approvals set created_at = now() - interval '25 hours'`.execute(db);
  use(new ScriptedModel([[assistantMessage('Yes to what?')]]));
  assert.equal((await say({ message: 'yes', conversation_id: question.conversation_id })).response, 'Yes to what?');
  assert.deepEqual(await left(), ['A', 'B']);
});

test('a plain no keeps everything and says so without asking the model', async (t) => {
  const { say, use, question, left } = await asked(t);
  const model = new ScriptedModel([]);
  use(model);
  const { response } = await say({ message: 'no, thanks', conversation_id: question.conversation_id });
  assert.match(response, /deleted nothing/);
  assert.equal(model.calls.length, 0);
  assert.deepEqual(await left(), ['A', 'B']);
});

test('anything else cancels, is handled as new, and a later yes deletes nothing', async (t) => {
  const { say, use, question, left } = await asked(t);
  const { conversation_id } = question;
  use(
    new ScriptedModel([[call('add_task', { title: 'C' })], [assistantMessage('Added #3.')], [assistantMessage('?')]]),
  );
  assert.equal((await say({ message: 'add C', conversation_id })).response, 'Added #3.');
  await say({ message: 'yes', conversation_id });
  assert.deepEqual(await left(), ['A', 'B', 'C']);
});

test('one deletion, or the same one twice, does not ask; a second one in the same turn does', async (t) => {
  const { say, use, tools } = await asked(t);
  const same = [call('delete_task', { task_id: 1 }), call('delete_task', { task_id: 1 })];
  use(new ScriptedModel([same, [assistantMessage('Gone.')]]));
  assert.equal((await say('delete the first')).response, 'Gone.');
  await tools.seed(ann, 'C');
  use(new ScriptedModel([[call('delete_task', { task_id: 2 })], [call('delete_task', { task_id: 3 })]]));
  assert.match((await say('delete 2 and then 3')).response, /\nDelete #3 "C"\?/);
});

test('other calls of the answer run while the deletions wait', async (t) => {
  const { say, use, left } = await asked(t);
  const answer = [
    call('add_task', { title: 'C' }),
    call('delete_task', { task_id: 1 }),
    call('delete_task', { task_id: 2 }),
  ];
  use(new ScriptedModel([answer]));
  const { tool_calls } = await say('add C and delete the others');
  assert.equal(tool_calls[0]?.name, 'add_task');
  assert.deepEqual(await left(), ['A', 'B', 'C']);
});

test('neither the token nor other secrets are in the stored run', async (t) => {
  const { db, say, use } = await asked(t);
  use(
    new ScriptedModel([
      modelResponder(() => [call('delete_task', { task_id: 1 }), call('delete_task', { task_id: 2 })]),
    ]),
  );
  await say('delete both', { userId: ann, token: 'token-123' });
  const states = await db.selectFrom('approvals').select('state').execute();
  assert.equal(states.length, 2);
  assert.doesNotMatch(JSON.stringify(states), /token-123/);
});

test('only plain consent is a yes', () => {
  for (const yes of [
    'yes',
    'Yes.',
    'ok',
    'OK!',
    'go ahead',
    'sure, do it',
    'yes please',
    'Yep 👍',
    'okay, delete them all',
  ])
    assert.ok(saysYes(yes), yes);
  for (const other of ['yes but not 2', 'no', 'ok add milk', 'yesterday', 'what?', 'delete them', ''])
    assert.ok(!saysYes(other), other);
  for (const no of ['no', 'No!', 'cancel', "don't", 'never mind', 'no, stop', 'no thanks']) assert.ok(saysNo(no), no);
  for (const other of ['no milk today', 'note this', 'yes', 'cancel the meeting']) assert.ok(!saysNo(other), other);
});
