import assert from 'node:assert/strict';
import test from 'node:test';
import { assistantMessage, ScriptedModel } from '@openai/agents/testing';
import { call, testChat } from '../support/chat.ts';
import { ann, bob } from '../support/mcp-endpoint.ts';

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
