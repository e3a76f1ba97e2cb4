import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import {
  assertLogClean,
  assertNothingInside,
  type Box,
  call,
  done,
  listTools,
  nasty,
  refused,
  rpc,
  startBox,
} from '../support/blackbox.ts';
import { signUp, type User } from '../support/server.ts';

let box: Box;
let ann: User;
const canary = 'quetzalcoatl';

before(async () => {
  box = await startBox();
  ann = await signUp(box.url);
  await done(box, ann, 'add_task', { title: canary });
});

/** What each tool cannot do without; the number is of no task. */
const needed = (name: string): Record<string, unknown> =>
  name === 'list_tasks' ? {} : name === 'add_task' ? { title: 'x' } : { task_id: 999 };

test('a tool with any value in any argument answers as the contract says, and a wrong type names the argument', async () => {
  const tools = await listTools(box, ann);
  for (const { name, inputSchema } of tools)
    for (const field of Object.keys(inputSchema.properties)) {
      const message = (await refused(box, ann, name, { ...needed(name), [field]: { wrong: true } })).message;
      assert.match(message, new RegExp(`\\b${field}\\b`), `${name} ${field}: ${message}`);
    }
  const choice = fc.constantFrom(
    ...tools.flatMap(({ name, inputSchema }) =>
      Object.keys(inputSchema.properties).map((field) => [name, field] as const),
    ),
  );
  await fc.assert(
    fc.asyncProperty(choice, nasty, async ([name, field], value) => {
      const answer = await call(box, ann, name, { ...needed(name), [field]: value });
      if (answer.isError) assertNothingInside(answer.content[0]?.text ?? '');
      else assert.ok(['add_task', 'list_tasks'].includes(name));
    }),
    { numRuns: 200 },
  );
});

test('a title of 200 KB, an unknown argument and an unknown tool are refused and told why', async () => {
  assert.match((await refused(box, ann, 'add_task', { title: canary.padEnd(200_000, 'x') })).message, /title.*200/);
  for (const { name, inputSchema } of await listTools(box, ann)) {
    const { code, message } = await refused(box, ann, name, { ...needed(name), bogus: canary });
    assert.equal(code, 'invalid');
    for (const field of ['bogus', ...Object.keys(inputSchema.properties)]) assert.ok(message.includes(field), message);
  }
  const { text } = await rpc(box, ann, { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'nope' } });
  assert.match(text, /list_tasks/);
});

test('a malformed JSON-RPC message is a clear error, never a 5xx', async () => {
  const calls = [
    {},
    { name: 5 },
    { name: 'add_task', arguments: 'x' },
    { name: 'add_task', arguments: [] },
    { name: 'add_task', arguments: { title: 'x' }, _meta: 5 },
  ];
  const messages = [
    [{}, [1], { jsonrpc: '1.0', id: 1, method: 'tools/list' }, { jsonrpc: '2.0', id: {}, method: 'tools/list' }],
    [
      { jsonrpc: '2.0', id: 1, method: 5 },
      { jsonrpc: '2.0', id: 1, method: 'constructor' },
      { jsonrpc: '2.0', id: 1 },
    ],
    calls.map((params) => ({ jsonrpc: '2.0', id: 1, method: 'tools/call', params })),
    [{ jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: 5 } }],
  ].flat();
  for (const message of messages) {
    const { status, text, json } = await rpc(box, ann, message);
    assert.ok(status === 200 || (status >= 400 && status < 500), `${JSON.stringify(message)}: ${status} ${text}`);
    assert.ok(json?.error?.message || json?.result?.isError || json?.detail, `${JSON.stringify(message)}: ${text}`);
    assertNothingInside(text);
  }
});

const add = (title: string, id?: unknown) => ({
  jsonrpc: '2.0',
  ...(id === undefined ? {} : { id }),
  method: 'tools/call',
  params: { name: 'add_task', arguments: { title } },
});
const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' };
const found = async (search: string) => (await done(box, ann, 'list_tasks', { search })).tasks.length;

test('what nobody could be answered is refused before it is done: two requests of a batch under one id, a call without one', async () => {
  for (const message of [
    [add('twin', 1), add('twin', 1)],
    [add('twin', 'a'), initialized, add('twin', 'a')],
  ]) {
    const { status, json } = await rpc(box, ann, message);
    assert.equal(status, 400);
    assert.match(json.error.message, /"a"|1/);
    assert.match(json.error.message, /id of its own/);
  }
  for (const message of [add('twin'), [add('twin', 1), add('twin')]]) {
    const { status, json } = await rpc(box, ann, message);
    assert.equal(status, 400);
    assert.match(json.error.message, /tools\/call needs an id/);
  }
  assert.equal(await found('twin'), 0);
  assert.equal((await rpc(box, ann, [add('twin', 1), add('twin', '1')])).json.length, 2, '1 and "1" are two ids');
  assert.equal((await rpc(box, ann, initialized)).status, 202);
});

test('a batch is answered by a list, however many of its members are answered', async () => {
  for (const others of [[], [initialized], [initialized, { jsonrpc: '2.0', method: 'notifications/cancelled' }]]) {
    const { status, json } = await rpc(box, ann, [...others, add('listed', 7)]);
    assert.equal(status, 200);
    assert.equal(json.length, 1, JSON.stringify(json));
    assert.equal(json[0].id, 7);
  }
});

test('an initialize of another shape is a fault of its parameters, not of the server', async () => {
  const good = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } };
  const wrong = [{ protocolVersion: 5 }, { capabilities: 'all' }, { capabilities: [] }, { clientInfo: { name: 'x' } }];
  for (const params of [undefined, ...wrong.map((each) => ({ ...good, ...each })), {}]) {
    const { json } = await rpc(box, ann, { jsonrpc: '2.0', id: 1, method: 'initialize', params });
    assert.equal(json.error.code, -32602, JSON.stringify(params));
    assert.match(json.error.message, /protocolVersion, capabilities, clientInfo/);
  }
  const { json } = await rpc(box, ann, { jsonrpc: '2.0', id: 1, method: 'initialize', params: good });
  assert.equal(json.result.protocolVersion, '2025-06-18');
});

test('under the present protocol, initialize is a method that is gone, whatever its parameters are', async () => {
  const version = '2026-07-28';
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': version,
    'io.modelcontextprotocol/clientInfo': { name: 'x', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const answer = await fetch(`${box.url}/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${ann.token}`,
      'content-type': 'application/json',
      'mcp-protocol-version': version,
      'mcp-method': 'initialize',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { _meta } }),
  });
  assert.equal(answer.status, 404);
  assert.equal(((await answer.json()) as { error: { code: number } }).error.code, -32601);
});

test('a protocol version that is none is a refusal and stays out of the log', async () => {
  for (const version of [canary, `2025-06-18${canary}`, '9999-99-99']) {
    const answer = await fetch(`${box.url}/mcp`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${ann.token}`,
        'content-type': 'application/json',
        'mcp-protocol-version': version,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    });
    await answer.text();
    assert.ok(answer.status < 500, `${answer.status}`);
  }
});

test('after all that the program works, and its log holds none of what was sent', async () => {
  const { tasks } = await done(box, ann, 'list_tasks', { search: canary });
  assert.deepEqual(
    tasks.map(({ id }) => id),
    [1],
  );
  assert.equal((await done(box, ann, 'complete_task', { task_id: 1 })).title, canary);
  assertLogClean(box, [canary, ann.token]);
});
