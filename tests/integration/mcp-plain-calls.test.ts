import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { openLog } from '../../src/log.ts';
import { askedBy } from '../../src/mcp/asking.ts';
import { shareOfCalls } from '../../src/mcp/server.ts';
import { openWebHandler } from '../../src/mcp/web-handler.ts';
import { ann, bareCall, bearer, bob, mcpEndpoint } from '../support/mcp-endpoint.ts';
import { type TestTools, testTools } from '../support/tools.ts';

const headers = { ...bearer(ann, 'tasks:read', 'tasks:write'), 'content-type': 'application/json' };

/** `/mcp` by nothing but the SDK's handlers, with a server object for each request. */
async function sdkEndpoint(t: TestContext, tools: TestTools): Promise<URL> {
  const handle = openWebHandler({ ...tools, log: openLog('silent'), share: shareOfCalls() }, 256 * 1024);
  const caller = { userId: ann, scopes: ['tasks:read', 'tasks:write'], requestId: 'r1', origin: 'mcp' as const };
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    await handle(req, res, { asking: askedBy(caller) }, JSON.parse(Buffer.concat(chunks).toString()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`);
}

const request = (method: string, params?: unknown, id: unknown = 1) => ({ jsonrpc: '2.0', id, method, params });
const list = (args: object, id?: unknown) => request('tools/call', { name: 'list_tasks', arguments: args }, id);

/** A cursor names the moment of its list. */
const sameMoment = (text: string) => text.replaceAll(/(next_cursor\\*":\\*")[\w-]+/g, '$1');

test('a plain call is answered byte for byte as by the handlers of the SDK', async (t) => {
  const tools = await testTools(t);
  await tools.seed(ann, 'Milk "and" bread', 'Ünïcödé \u{1F642} \u2028 \\ \b', 'third');
  const [ours, theirs] = [await mcpEndpoint(t, tools), await sdkEndpoint(t, tools)];
  const bodies = [
    list({}),
    list({ limit: 2 }),
    list({ search: 'nothing has this' }),
    list({}, 'a "quoted" id \u2028'),
    list({}, 0),
    list({}, Number.MAX_SAFE_INTEGER),
    list({ limit: 'many' }),
    request('tools/call', { name: 'complete_task', arguments: { task_id: 99 } }),
    request('tools/call', {
      name: 'complete_task',
      arguments: { task_id: 1 },
      _meta: { 'actodo/idempotency-key': 'k' },
    }),
    request('tools/call', { name: 'list_tasks', _meta: { progressToken: 7 } }),
    request('tools/call', { name: 'list_tasks', _meta: { progressToken: {} } }),
    request('tools/call', { name: 'list_tasks', arguments: null }),
    request('tools/call', { name: 'list_tasks', arguments: [] }),
    request('tools/call', { name: 'no_such_tool' }),
    request('tools/call', {}),
    request('tools/call'),
    request('tools/list'),
    request('tools/list', { cursor: 'x' }),
    request('ping'),
    request('server/discover'),
    request('logging/setLevel', { level: 'debug' }),
    request('resources/list'),
    request('no/such/method'),
    request('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } }),
    request('initialize'),
    { ...request('ping'), more: 1 },
    { ...request('ping'), jsonrpc: '1.0' },
    { ...request('ping'), id: null },
    { ...request('ping'), id: 1.5 },
    { jsonrpc: '2.0', method: 'notifications/initialized' },
    { jsonrpc: '2.0', id: 1, result: {} },
    {},
  ];
  const named: Record<string, string>[] = [
    {},
    { 'mcp-protocol-version': '2025-06-18' },
    { 'mcp-protocol-version': '1999-01-01' },
  ];
  for (const body of bodies)
    for (const more of named) {
      const init = { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) };
      const answers = await Promise.all(
        [theirs, ours].map(async (url) => {
          const answer = await fetch(url, init);
          const { status } = answer;
          return { status, type: answer.headers.get('content-type'), text: sameMoment(await answer.text()) };
        }),
      );
      assert.deepEqual(answers[1], answers[0], `${init.body} ${JSON.stringify(more)}`);
    }
});

test('what two people ask at once under the same id is answered to each of them', async (t) => {
  const tools = await testTools(t);
  await tools.seed(ann, 'of Ann');
  await tools.seed(bob, 'of Bob');
  let asked = 0;
  const { promise: both, resolve } = Promise.withResolvers<void>();
  const list: TestTools['list'] = async (...args) => {
    if (++asked === 2) resolve();
    await both;
    return tools.list(...args);
  };
  const url = await mcpEndpoint(t, { ...tools, list });
  const titles = async (who: string) => {
    const { message } = await bareCall(url, bearer(who, 'tasks:read'), 'list_tasks');
    return [message.id, message.result.structuredContent.tasks.map(({ title }: { title: string }) => title)];
  };
  assert.deepEqual(await Promise.all([ann, bob].map(titles)), [
    [1, ['of Ann']],
    [1, ['of Bob']],
  ]);
});

test('what one call may take and may do is not what the call before it had', async (t) => {
  const tools = await testTools(t);
  await tools.seed(ann, 'x'.repeat(200));
  const url = await mcpEndpoint(t, tools);
  const reads = bearer(ann, 'tasks:read');
  for (let n = 0; n < 3; n++) {
    assert.equal((await bareCall(url, headers, 'add_task', { title: `${n}` })).status, 200);
    assert.equal((await bareCall(url, reads, 'add_task', { title: 'no' })).status, 403);
    assert.equal((await bareCall(url, reads, 'list_tasks')).status, 200);
  }
  assert.equal((await tools.of(ann)).length, 4);
});
