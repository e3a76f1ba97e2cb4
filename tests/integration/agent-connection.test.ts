import assert from 'node:assert/strict';
import test from 'node:test';
import { assistantMessage, ScriptedModel } from '@openai/agents/testing';
import { type ToolLink, TurnConnection } from '../../src/agent/connection.ts';
import { InProcessLink, remoteLink } from '../../src/agent/links.ts';
import { openLog } from '../../src/log.ts';
import { shareOfCalls } from '../../src/mcp/server.ts';
import { call, testChat } from '../support/chat.ts';
import { ann, bearer, mcpEndpoint } from '../support/mcp-endpoint.ts';
import { testTools } from '../support/tools.ts';

const token = bearer(ann, 'tasks:read', 'tasks:write').authorization.slice('Bearer '.length);
const turn = { id: 'turn-1', zone: 'Asia/Karachi' };

async function links(t: test.TestContext): Promise<Record<'inProcess' | 'remote', () => ToolLink>> {
  const tools = await testTools(t);
  const url = await mcpEndpoint(t, tools);
  const deps = { ...tools, log: openLog('silent'), share: shareOfCalls() };
  return {
    inProcess: () => new InProcessLink(deps, { userId: ann, origin: 'chat', requestId: 'r' }),
    remote: () => remoteLink({ url: url.href, token }),
  };
}

for (const which of ['inProcess', 'remote'] as const) {
  test(`tools ${which}: listed, called in the turn's zone, recorded, and the same turn repeats nothing`, async (t) => {
    const make = (await links(t))[which];
    const calls = [];
    for (const _ of ['first run', 'second run']) {
      const connection = new TurnConnection(make(), turn);
      await connection.connect();
      assert.equal((await connection.listTools()).length, 5);
      await connection.callToolResult('add_task', { title: 'x', due_date: 'tomorrow 5pm' });
      await connection.callToolResult('complete_task', { task_id: 9 });
      await connection.close();
      calls.push(connection.calls);
    }
    assert.deepEqual(calls[0], calls[1]);
    assert.partialDeepStrictEqual(calls[0], [
      { name: 'add_task', status: 'ok', result: { task_id: 1, title: 'x' } },
      { name: 'complete_task', status: 'error', result: { error: { code: 'not_found' } } },
    ]);
    assert.match(JSON.stringify(calls[0]![0]!.result), /T12:00:00/);
  });
}

test('with MCP_URL the turn reaches its tools there, with the token of the user', async (t) => {
  const remote = await testTools(t);
  const url = await mcpEndpoint(t, remote);
  const chat = await testChat(t, { remote: { url: url.href, headers: {} } });
  chat.use(new ScriptedModel([[call('add_task', { title: 'far away' })], [assistantMessage('Added #1.')]]));
  const answer = await chat.say('add', { userId: ann, token });
  assert.equal(answer.tool_calls[0]?.status, 'ok');
  assert.deepEqual(
    (await remote.of(ann)).map((task) => task.title),
    ['far away'],
  );
  assert.deepEqual(await chat.tools.of(ann), []);
});

test('tools that are out of reach are told in a sentence', async (t) => {
  const chat = await testChat(t, { remote: { url: 'http://127.0.0.1:9/mcp', headers: {} } });
  chat.use(new ScriptedModel([]));
  const { response, tool_calls } = await chat.say('add milk', { userId: ann, token });
  assert.match(response, /Nothing was changed/);
  assert.deepEqual(tool_calls, []);
});
