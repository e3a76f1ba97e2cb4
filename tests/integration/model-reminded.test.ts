import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { chooseModel } from '../../src/agent/model.ts';
import { testChat } from '../support/chat.ts';
import { ann } from '../support/mcp-endpoint.ts';
import { plainly, type Says, wireServer } from '../support/wire.ts';

/** A model that passes over a call is told which: docs/decisions/0114-a-call-that-was-passed-over.md. */

const look: Says = { calls: [{ name: 'list_tasks', arguments: {} }] };
const complete = (id: number): Says => ({ calls: [{ name: 'complete_task', arguments: { task_id: id } }] });

async function scripted(t: TestContext, replies: Says[]) {
  const { baseUrl, asked } = await wireServer(t, replies.map(plainly));
  const model = chooseModel({ openaiBaseUrl: baseUrl, openaiModel: 'm' }, { timeoutMs: 60_000, maxRetries: 0 });
  const { say, tools } = await testChat(t, { model });
  for (const title of ['Call mom', 'Buy milk', 'Pay rent'])
    await tools.tasks.add({ userId: ann, origin: 'web', requestId: 'seed' }, { title });
  const done = async () =>
    (await tools.of(ann))
      .filter(({ completed }) => completed)
      .map(({ id }) => id)
      .sort();
  return { say, done, asked };
}

test('a model that looks and then only talks makes the call that it is told of', async (t) => {
  const talk: Says = { text: "I'm sorry, but I can't assist with that." };
  const { say, done, asked } = await scripted(t, [look, talk, complete(1), { text: 'Call mom (#1) is done.' }]);
  const { response, tool_calls } = await say('done with call mom');
  assert.deepEqual(await done(), [1]);
  assert.equal(response, 'Call mom (#1) is done.');
  assert.equal(tool_calls.length, 2);
  assert.match(JSON.stringify(asked[2]!.body.messages), /complete_task \{\\+"task_id\\+":1\} for \\+"Call mom/);
  // What it was told stands in no later request.
  assert.doesNotMatch(JSON.stringify(asked[3]!.body.messages), /HiddenContext/);
});

test('a model that keeps to its answer is believed', async (t) => {
  const { say, done, asked } = await scripted(t, [look, { text: 'She has not called back.' }, { text: 'As I said.' }]);
  assert.equal((await say('done with call mom')).response, 'She has not called back.');
  assert.deepEqual(await done(), []);
  assert.equal(asked.length, 3);
});

test('twice in a turn, no more', async (t) => {
  const talk: Says = { text: 'Well.' };
  const { say, done, asked } = await scripted(t, [talk, complete(1), talk, complete(2), talk, complete(3)]);
  await say('tasks 1, 2 and 3 are done');
  assert.deepEqual(await done(), [1, 2]);
  assert.equal(asked.length, 5);
});
