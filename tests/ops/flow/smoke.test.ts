import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChild } from '../../support/children.ts';
import { suiteCleanup } from '../../support/http.ts';
import { callTool, dataDirectory, freePort, postJson, type Server, signUp, startServer } from '../../support/server.ts';

// What the pipelines call, against the program itself: it passes, it leaves nothing behind, and it is red for each thing that it asks.
const suite = suiteCleanup();
const root = fileURLToPath(new URL('../../../', import.meta.url));
const account = { email: 'smoke@example.com', password: 'correct horse battery' };
let server: Server;

before(async () => {
  server = await startServer(suite, { dataDir: await dataDirectory(suite), port: await freePort() });
});

/** `npm run smoke -- URL` without npm. */
async function smoke(t: Pick<typeof suite, 'after'>, url: string, env: Record<string, string> = {}) {
  const options = { cwd: root, env: { PATH: process.env.PATH, SMOKE_SECONDS: '60', ...env } };
  const child = startChild(t, process.execPath, ['tests/smoke/run.ts', url], options);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: child.exitCode ?? (await new Promise((resolve) => child.once('exit', resolve))), out, err };
}

const known = { SMOKE_EMAIL: account.email, SMOKE_PASSWORD: account.password };

test('passes with an account that it makes, and removes', async (t) => {
  const { code, out, err } = await smoke(t, server.url);
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  assert.deepEqual(out.trim().split('\n'), [
    'smoke: it is ready',
    'smoke: an account is made and signs in',
    'smoke: the tools want a token',
    'smoke: a task is added',
    'smoke: it is listed',
    'smoke: it is deleted, and gone',
    'smoke: the account is removed',
  ]);
});

test('passes with an account that is named, and leaves it as it was', async (t) => {
  const user = await signUp(server.url, account.email);
  await callTool(server.url, user, 'add_task', { title: 'Stays' });
  const { code, out } = await smoke(t, server.url, known);
  assert.equal(code, 0);
  assert.doesNotMatch(out, /removed/);
  const { structuredContent } = await callTool(server.url, user, 'list_tasks', {});
  assert.deepEqual(
    ((structuredContent?.tasks ?? []) as { title: string }[]).map(({ title }) => title),
    ['Stays'],
  );
});

test('says what it wants, and what failed, without a secret', async (t) => {
  const wrong = 'not the password of it';
  for (const [url, env, says] of [
    ['', {}, /npm run smoke -- https/],
    ['todo.example.com', {}, /npm run smoke -- https/],
    [server.url, { SMOKE_EMAIL: account.email }, /both of SMOKE_EMAIL and SMOKE_PASSWORD/],
    [
      server.url,
      { ...known, SMOKE_PASSWORD: wrong },
      /sign in: POST \/api\/auth\/sign-in\/email answered 401, not 200/,
    ],
    [
      `http://127.0.0.1:${await freePort()}`,
      {},
      /is it ready: GET \/readyz answered nothing \(ECONNREFUSED\), not 200/,
    ],
  ] as const) {
    const { code, out, err } = await smoke(t, url, { SMOKE_SECONDS: '1', ...env });
    assert.equal(code, 1, url);
    assert.match(err, says);
    assert.ok(!`${out}${err}`.includes(wrong) && !`${out}${err}`.includes(account.email), err);
  }
});

interface Asked {
  path: string;
  body: string;
  request: IncomingMessage;
}

/** What is answered instead of what the program says; undefined: what it says. */
type Fault = (asked: Asked, times: number) => { status: number; body: string } | undefined;

/** In front of the program, as a gateway would be, and broken. */
async function broken(t: Pick<typeof suite, 'after'>, fault: Fault): Promise<string> {
  let times = 0;
  const gateway = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const asked = { path: request.url ?? '', body: await text(request), request };
    const said = fault(asked, times);
    if (said) times++;
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers as Record<string, string>;
    const body = asked.body ? { body: asked.body } : {};
    const real = said ?? (await fetch(server.url + asked.path, { method: request.method ?? 'GET', headers, ...body }));
    response.writeHead(real.status, { 'content-type': 'application/json' });
    response.end(real instanceof Response ? await real.text() : real.body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => gateway.once('listening', resolve));
  t.after(() => {
    gateway.closeAllConnections();
    gateway.close();
  });
  return `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
}

const result = (structuredContent: object) => JSON.stringify({ jsonrpc: '2.0', id: 1, result: { structuredContent } });
const isCall = ({ body }: Asked, name: string) => body.includes(`"name":"${name}"`);
const ok = (body: string) => ({ status: 200, body });

const faults: [what: string, fault: Fault, says: RegExp][] = [
  [
    'is not ready',
    ({ path }) => (path === '/readyz' ? { status: 503, body: '' } : undefined),
    /is it ready: .* answered 503/,
  ],
  [
    'gives no tokens',
    ({ path }) => (path === '/api/auth/token' ? { status: 401, body: '{}' } : undefined),
    /fetch a token/,
  ],
  [
    'lets anybody use the tools',
    ({ path, request }) => (path === '/mcp' && !request.headers.authorization ? ok('{}') : undefined),
    /the tools without a token: POST \/mcp answered 200, not 401/,
  ],
  [
    'has no tools',
    ({ path, request }) => (path === '/mcp' && request.headers.authorization ? { status: 404, body: '' } : undefined),
    /add_task: POST \/mcp answered 404/,
  ],
  [
    'refuses to add',
    (asked) => (isCall(asked, 'add_task') ? ok('{"result":{"isError":true,"structuredContent":{}}}') : undefined),
    /add_task was refused/,
  ],
  [
    'says that it added and does not',
    (asked) => (isCall(asked, 'add_task') ? ok(result({ task_id: 4711 })) : undefined),
    /delete_task was refused|does not have what add_task added/,
  ],
  [
    'lists nothing',
    (asked) => (isCall(asked, 'list_tasks') ? ok(result({ tasks: [] })) : undefined),
    /does not have what add_task added/,
  ],
  [
    'says that it deleted and does not',
    (asked) => (isCall(asked, 'delete_task') ? ok(result({})) : undefined),
    /still has what delete_task deleted/,
  ],
  [
    'goes on failing',
    (asked) => (isCall(asked, 'list_tasks') ? { status: 502, body: '' } : undefined),
    /list_tasks: POST \/mcp answered 502, not 200/,
  ],
];

for (const [what, fault, says] of faults)
  test(`red: an installation that ${what}`, async (t) => {
    const { code, err } = await smoke(t, await broken(t, fault), { ...known, SMOKE_SECONDS: '1' });
    assert.equal(code, 1);
    assert.match(err, says);
  });

test('what a gateway drops, and an outage of a moment, is asked for again and takes effect once', async (t) => {
  const dropped: string[] = [];
  const seen = new Set<string>();
  const url = await broken(t, (asked) => {
    const key = asked.path === '/mcp' && asked.request.headers.authorization ? asked.body : asked.path;
    if (seen.has(key)) return undefined;
    seen.add(key);
    dropped.push(key);
    if (isCall(asked, 'delete_task'))
      return ok(
        '{"result":{"isError":true,"content":[{"type":"text","text":"{\\"error\\":{\\"code\\":\\"unavailable\\"}}"}]}}',
      );
    return { status: dropped.length % 2 ? 502 : 429, body: '' };
  });
  const { code, err } = await smoke(t, url, known);
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  assert.ok(dropped.length >= 7, dropped.join('\n'));
});

test('an account that it made is removed, too, when it failed', async (t) => {
  const emails: string[] = [];
  const url = await broken(t, (asked) => {
    if (asked.path.includes('sign-up')) emails.push(asked.body);
    return isCall(asked, 'list_tasks') ? ok(result({ tasks: [] })) : undefined;
  });
  const { code, out } = await smoke(t, url);
  assert.equal(code, 1);
  assert.match(out, /the account is removed/);
  const [made = '{}'] = emails;
  assert.equal((await postJson(`${server.url}/api/auth/sign-in/email`, JSON.parse(made))).status, 401);
});
