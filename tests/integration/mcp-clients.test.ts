import assert from 'node:assert/strict';
import test from 'node:test';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as V1Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as V1Transport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ann, bareCall, bearer, mcpEndpoint } from '../support/mcp-endpoint.ts';
import { testTools } from '../support/tools.ts';

const headers = bearer(ann, 'tasks:read', 'tasks:write');
const names = ['add_task', 'list_tasks', 'complete_task', 'delete_task', 'update_task'];

/** What both clients can do, so that one test walks both. */
interface AnyClient {
  listTools(): Promise<{ tools: { name: string; annotations?: { destructiveHint?: boolean } }[] }>;
  callTool(params: { name: string; arguments: Record<string, unknown> }): Promise<unknown>;
  close(): Promise<void>;
}

async function clients(url: URL): Promise<[string, AnyClient][]> {
  const requestInit = { headers };
  const auto = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  const v2 = new Client({ name: 'test', version: '1' });
  const v1 = new V1Client({ name: 'test', version: '1' });
  await auto.connect(new StreamableHTTPClientTransport(url, { requestInit }));
  await v2.connect(new StreamableHTTPClientTransport(url, { requestInit }));
  await v1.connect(new V1Transport(url, { requestInit }));
  return [
    ['v2, newest protocol', auto],
    ['v2, 2025 protocol', v2],
    ['v1', v1 as unknown as AnyClient],
  ];
}

test('v2 and v1 clients list the five tools, add, list and are refused alike', async (t) => {
  const url = await mcpEndpoint(t, await testTools(t));
  for (const [which, client] of await clients(url)) {
    t.after(() => client.close());
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map((tool) => tool.name),
      names,
      which,
    );
    assert.equal(tools.find((tool) => tool.name === 'delete_task')?.annotations?.destructiveHint, true);
    const added = await client.callTool({ name: 'add_task', arguments: { title: which } });
    assert.partialDeepStrictEqual(added, { structuredContent: { status: 'created', title: which } });
    const listed = await client.callTool({ name: 'list_tasks', arguments: { search: which } });
    assert.partialDeepStrictEqual(listed, { structuredContent: { total: 1 } });
    const refused = await client.callTool({ name: 'complete_task', arguments: { task_id: 99 } });
    assert.partialDeepStrictEqual(refused, { isError: true });
  }
});

test('a bare call without handshake is answered as JSON, whatever it accepts', async (t) => {
  const url = await mcpEndpoint(t, await testTools(t));
  for (const accept of ['*/*', 'application/json', 'application/json, text/event-stream']) {
    const { status, message } = await bareCall(url, { ...headers, accept }, 'add_task', { title: 'x' });
    assert.equal(status, 200);
    assert.equal(message.result.structuredContent.status, 'created');
  }
});

test('what is no JSON-RPC call is answered with a clear 4xx', async (t) => {
  const url = await mcpEndpoint(t, await testTools(t));
  const post = (body: string, type = 'application/json') =>
    fetch(url, { method: 'POST', headers: { ...headers, 'content-type': type }, body });
  assert.equal((await post('{')).status, 400);
  assert.equal((await post('{}')).status, 400);
  assert.equal((await post('')).status, 400);
  assert.equal((await post('a=1', 'text/plain')).status, 415);
  assert.equal((await post(JSON.stringify({ pad: 'x'.repeat(256 * 1024) }))).status, 413);
  const get = await fetch(url, { headers });
  assert.equal(get.status, 405);
  assert.equal(get.headers.get('allow'), 'POST');
});

test('a batch of the older protocol is answered as one, each call for itself', async (t) => {
  const url = await mcpEndpoint(t, await testTools(t));
  const request = (id: number, title: string) => ({
    jsonrpc: '2.0',
    id,
    method: 'tools/call',
    params: { name: 'add_task', arguments: { title } },
  });
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify([request(1, 'a'), request(2, '')]),
  });
  const answers = (await response.json()) as { id: number; result: { isError?: boolean } }[];
  assert.deepEqual(answers.map(({ id, result }) => [id, result.isError ?? false]).sort(), [
    [1, false],
    [2, true],
  ]);
});

test('headers that name another method or tool than the body are refused, and nothing is done', async (t) => {
  const tools = await testTools(t);
  const url = await mcpEndpoint(t, tools);
  const prefix = 'io.modelcontextprotocol';
  const _meta = {
    [`${prefix}/protocolVersion`]: '2026-07-28',
    [`${prefix}/clientInfo`]: { name: 'test', version: '1' },
    [`${prefix}/clientCapabilities`]: {},
  };
  const body = {
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name: 'add_task', arguments: { title: 'x' }, _meta },
  };
  const send = (named: Record<string, string>) =>
    fetch(url, {
      method: 'POST',
      headers: {
        ...headers,
        ...named,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': '2026-07-28',
      },
      body: JSON.stringify(body),
    });
  for (const named of [{ 'mcp-method': 'tools/call', 'mcp-name': 'list_tasks' }, { 'mcp-method': 'tools/list' }, {}]) {
    const answer = await send(named as Record<string, string>);
    assert.equal(answer.status, 400, JSON.stringify(named));
    assert.equal(((await answer.json()) as { error: { code: number } }).error.code, -32020);
  }
  assert.deepEqual(await tools.of(ann), []);
  assert.equal((await send({ 'mcp-method': 'tools/call', 'mcp-name': 'add_task' })).status, 200);
});
