import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { before, test } from 'node:test';
import { textAnswer } from '../../src/api/answers.ts';
import { bind, route } from '../../src/api/route.ts';
import type { Db } from '../../src/db/database.ts';
import { openLog } from '../../src/log.ts';
import { mcpHttpHandler } from '../../src/mcp/http.ts';
import { shareOfCalls } from '../../src/mcp/server.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { ann as annId, bearer as mcpBearer, mcpEndpoint } from '../support/mcp-endpoint.ts';
import { eventually } from '../support/server.ts';
import { type TestTools, testTools } from '../support/tools.ts';

let db: Db;
const suite = suiteCleanup();
before(async () => {
  db = await testDatabase(suite);
});

const call = (id: number, name: string, args: object = {}) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: args },
});

/** The real tools, but each list waits until it is let go. */
function heldLists(tools: TestTools) {
  const waiting: (() => void)[] = [];
  const list: TestTools['list'] = async (...args) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return tools.list(...args);
  };
  return { waiting, deps: { ...tools, list, log: openLog('silent'), share: shareOfCalls() } };
}

function goOn(waiting: (() => void)[]): void {
  for (const go of waiting.splice(0)) go();
}

test('while one user floods with batches of lists, another is served beside them', async (t) => {
  const tools = await testTools(t);
  const { waiting, deps } = heldLists(tools);
  const api = await serveApi(t, db, { serveMcp: mcpHttpHandler(deps) });
  const [ann, ben] = [await signUp(api.url), await signUp(api.url)];
  const batch = Array.from({ length: 20 }, (_, id) => call(id, 'list_tasks', { limit: 200 }));
  const floods = Array.from({ length: 10 }, () => postJson(`${api.url}/mcp`, batch, bearer(ann.token)));
  await eventually(() => assert.equal(waiting.length, 8));
  const added = await postJson(`${api.url}/mcp`, call(1, 'add_task', { title: 'Mine' }), bearer(ben.token));
  assert.match(await added.text(), /created/);
  assert.equal(waiting.length, 8, 'none of the flood had to end for it');
  const release = setInterval(() => goOn(waiting), 1);
  t.after(() => clearInterval(release));
  for (const flood of floods) assert.equal((await flood).status, 200);
});

test('what one user has waiting is bounded', async (t) => {
  const { waiting, deps } = heldLists(await testTools(t));
  const url = await mcpEndpoint(t, deps);
  const headers = mcpBearer(annId, 'tasks:read');
  const batch = Array.from({ length: 20 }, (_, id) => call(id, 'list_tasks'));
  const floods = Array.from({ length: 10 }, () => postJson(url.href, batch, headers));
  await eventually(() => assert.equal(waiting.length, 8));
  // Each try waits as well, until there is no more room to wait.
  await eventually(async () => {
    const body = JSON.stringify(call(1, 'list_tasks'));
    const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body };
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(200) });
    assert.match(await answer.text(), /limit.*Too many of your calls wait/);
  });
  const release = setInterval(() => goOn(waiting), 1);
  t.after(() => clearInterval(release));
  for (const flood of floods) assert.equal((await flood).status, 200);
});

test('a batch counts as its members, has at most twenty, and one of one is answered as a batch', async (t) => {
  const tools = await testTools(t);
  const serveMcp = mcpHttpHandler({ ...tools, log: openLog('silent'), share: shareOfCalls() });
  const api = await serveApi(t, db, { serveMcp, limits: { mcpByUser: 42 } });
  const ann = await signUp(api.url);
  const send = (size: number) =>
    postJson(
      `${api.url}/mcp`,
      Array.from({ length: size }, (_, id) => call(id, 'list_tasks')),
      bearer(ann.token),
    );
  const one = (await (await send(1)).json()) as { id: number }[];
  assert.deepEqual(
    one.map(({ id }) => id),
    [0],
  );
  assert.equal(((await (await send(20)).json()) as unknown[]).length, 20);
  const large = await send(21);
  assert.equal(large.status, 400);
  assert.match(JSON.stringify(await large.json()), /-32600.*at most 20/);
  assert.equal((await send(1)).status, 429);
});

test('a request without params is told so', async (t) => {
  const tools = await testTools(t);
  const url = await mcpEndpoint(t, tools);
  const headers = mcpBearer(annId, 'tasks:read');
  for (const method of ['initialize', 'tools/call']) {
    const answer = await postJson(url.href, { jsonrpc: '2.0', id: 1, method }, headers);
    const { error } = (await answer.json()) as { error: { code: number } };
    assert.equal(error.code, -32602, method);
  }
});

test('all answers of one request together are bounded, and a change is never hidden by that', async (t) => {
  const tools = await testTools(t);
  const description = 'x'.repeat(1_000);
  for (let n = 0; n < 200; n += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        tools.tasks.add({ userId: annId, origin: 'web', requestId: 's' }, { title: `Task ${n + i}`, description }),
      ),
    );
  const url = await mcpEndpoint(t, tools);
  const batch = [
    ...Array.from({ length: 18 }, (_, id) => call(id, 'list_tasks', { limit: 200 })),
    call(18, 'add_task', { title: 'Last' }),
  ];
  const answer = await postJson(url.href, batch, mcpBearer(annId, 'tasks:read', 'tasks:write'));
  const text = await answer.text();
  assert.ok(text.length < 6 * 1024 * 1024, `${text.length}`);
  assert.match(text, /too large together/);
  const added = JSON.stringify(await tools.events()).includes('"Last"');
  assert.equal(text.includes('"status":"created"'), added);
});

test('requests of one user that nobody reads are bounded and cut off', async (t) => {
  const big = 'x'.repeat(32 * 1024 * 1024);
  let made = 0;
  const routes = bind(
    [
      route({
        method: 'get',
        path: '/api/{user_id}/big',
        summary: 'A large answer',
        caller: 'user',
        answer: textAnswer('text/plain'),
        run: () => {
          made++;
          return big;
        },
      }),
    ],
    undefined,
  );
  const ask = async (api: Api, count: number) => {
    const ann = await signUp(api.url);
    const { port } = new URL(api.url);
    const path = `/api/${ann.id}/big`;
    const sockets = Array.from({ length: count }, () => {
      const socket = connect(Number(port), 'localhost');
      socket.on('error', () => {});
      socket.pause();
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${ann.token}\r\n\r\n`);
      return socket;
    });
    t.after(() => {
      for (const socket of sockets) socket.destroy();
    });
    const end = () => sockets.pop()?.destroy();
    return { read: () => fetch(api.url + path, { headers: bearer(ann.token) }), end };
  };
  const full = await serveApi(t, db, { routes });
  const running = (count: number) =>
    eventually(async () =>
      assert.match(await full.metrics.registry.metrics(), new RegExp(`requests_running ${count}\\n`)),
    );
  const unread = await ask(full, 32);
  await running(32);
  await eventually(() => assert.equal(made, 32));
  const waiting = Array.from({ length: 200 }, () => unread.read());
  await running(232);
  const refused = await unread.read();
  assert.deepEqual([refused.status, refused.headers.get('retry-after'), made], [429, '1', 32]);
  unread.end();
  const first = await Promise.race(waiting);
  assert.equal((await first.text()).length, big.length);
  for (let n = 0; n < 31; n++) unread.end();
  for (const each of waiting) {
    const answer = await each;
    if (answer !== first) await answer.body?.cancel();
  }
  // Longer than a busy machine takes from a connection to its request: one that asks nothing is closed as well.
  const impatient = await serveApi(t, db, { routes, unreadMs: 3_000 });
  const reading = await ask(impatient, 4);
  await eventually(async () =>
    assert.match(await impatient.metrics.registry.metrics(), /duration_seconds_count\{[^}]*big[^}]*499[^}]*\} 4/),
  );
  assert.equal((await (await reading.read()).text()).length, big.length, 'who reads gets all of it');
});
