import assert from 'node:assert/strict';
import test from 'node:test';
import { type Model, Usage } from '@openai/agents';
import { assistantMessage, ScriptedModel } from '@openai/agents/testing';
import { createTurns } from '../../src/agent/turns.ts';
import { call, testChat } from '../support/chat.ts';
import { ann, bob } from '../support/mcp-endpoint.ts';
import { eventually } from '../support/server.ts';

const named = ['add_task', 'list_tasks', 'complete_task', 'delete_task', 'update_task'];

/** Whoever it is named after, and by whatever numbers. */
const argumentsOf = (user_id?: string) =>
  [1, 2, 3, 4, 99].flatMap((task_id) => [
    { user_id, task_id, title: 'taken over' },
    { user_id, task_id },
    { user_id, title: 'put there' },
    { user_id, search: 'secret' },
    { user_id, userId: ann, owner: ann, task_id: `${ann}.${task_id}` },
  ]);

test('a model that calls every tool with any argument reaches nobody but who speaks to it, and deletes nothing unasked', async (t) => {
  const { say, use, tools } = await testChat(t);
  const add = (userId: string, title: string) =>
    tools.tasks.add({ userId, origin: 'web', requestId: 'test' }, { title });
  for (const title of ['a secret', 'another secret', 'a third secret']) await add(ann, title);
  for (const title of ['mine', 'mine too', 'mine as well']) await add(bob, title);
  const before = await tools.of(ann);
  for (const user_id of [ann, bob, undefined]) {
    const calls = named.flatMap((tool) =>
      argumentsOf(user_id).map((args) => call(tool, JSON.parse(JSON.stringify(args)))),
    );
    use(new ScriptedModel([calls, [assistantMessage('Done.')]]));
    const answer = await say({ message: 'what is on my list?' }, { userId: bob });
    assert.doesNotMatch(JSON.stringify(answer), /a secret|another secret|third secret/);
  }
  assert.deepEqual(await tools.of(ann), before);
  assert.equal((await tools.of(bob)).filter(({ title }) => title.startsWith('mine')).length, 3);
});

/** For each that speaks: calls without end, or one look at the list and then a word. */
const greedyFor = (greedy: string): Model => ({
  async getResponse({ input }) {
    const said = JSON.stringify(input);
    const look = (count: number) => Array.from({ length: count }, () => call('list_tasks', { limit: 1 }));
    if (said.includes(greedy)) return { output: look(1_500), usage: new Usage() };
    const output = said.includes('function_call_result') ? [assistantMessage('There.')] : look(1);
    return { output, usage: new Usage() };
  },
  getStreamedResponse: () => assert.fail('nobody listens'),
});

/** A process runs four turns of a user at once: beside any number of messages no more comes in between than beside four, and a little. */
const mostTimes = 8;

test('another user does not feel how many messages a model answers that makes calls without end', async (t) => {
  const { use, deps, tools } = await testChat(t);
  await tools.seed(ann, 'A');
  await tools.seed(bob, 'B');
  const { list } = deps.mcp;
  let made = 0;
  deps.mcp.list = (userId, ...query) => {
    if (userId === ann) made++;
    return list(userId, ...query);
  };
  use(greedyFor('flood'));
  const turns = createTurns(deps);
  const say = (userId: string, message: string, stop?: AbortSignal) =>
    turns({ userId, origin: 'chat', requestId: 'request-1' }, { message }, stop ? { stop } : {});
  /** How many calls of the flood were made between the message and the answer of the other user, at least of two. */
  const passedBeside = async (messages: number) => {
    const over = new AbortController();
    const flood = Array.from({ length: messages }, (_, n) => say(ann, `flood ${n}`, over.signal).catch(() => {}));
    let least = Number.POSITIVE_INFINITY;
    for (let n = 0; n < 2; n++) {
      const before = made;
      await eventually(() => assert.ok(made > before));
      const from = made;
      const { response, tool_calls } = await say(bob, 'look');
      assert.deepEqual([response, tool_calls.map(({ status }) => status)], ['There.', ['ok']]);
      least = Math.min(least, made - from);
    }
    const before = made;
    await eventually(() => assert.ok(made > before, 'the flood had ended'));
    over.abort();
    await Promise.all(flood);
    return least;
  };
  const [one, many] = [await passedBeside(1), await passedBeside(24)];
  t.diagnostic(`${one} calls passed beside one message, ${many} beside 24`);
  assert.ok(many <= mostTimes * Math.max(1, one), `${many} calls passed, beside one message ${one}`);
});
