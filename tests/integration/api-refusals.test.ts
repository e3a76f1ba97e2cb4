import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { before, test } from 'node:test';
import { type Code, Rejected } from '../../src/errors.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';

let api: Api;
let ann: Awaited<ReturnType<typeof signUp>>;
let failure: unknown;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite), {
    chat: async () => {
      if (failure) throw failure;
      return { conversation_id: 1, response: 'ok', tool_calls: [] };
    },
  });
  ann = await signUp(api.url);
});

async function assertProblem(response: Response, status: number, code: string): Promise<{ detail: string }> {
  const text = await response.text();
  assert.equal(response.status, status, text);
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
  const problem = JSON.parse(text) as { type: string; title: string; status: number; detail: string; code: string };
  assert.deepEqual(Object.keys(problem).sort(), ['code', 'detail', 'status', 'title', 'type']);
  assert.equal(problem.status, status);
  assert.equal(problem.code, code);
  assert.ok(problem.detail.length > 10);
  if (status === 429 || status === 503) assert.match(response.headers.get('retry-after') ?? '', /^\d+$/);
  return problem;
}

const send = (path: string, body: string | Buffer, headers: Record<string, string> = {}, method = 'POST') =>
  fetch(api.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...bearer(ann.token), ...headers },
    body: body as BodyInit,
  });
const chat = (body: string | Buffer, headers?: Record<string, string>) => send(`/api/${ann.id}/chat`, body, headers);

test('a chat request that is not as the contract says is 400 and told why', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const cases: [body: string | Buffer, detail: RegExp][] = [
    ['{"message": ', /not valid JSON/],
    ['"hello"', /one JSON object/],
    ['[]', /one JSON object/],
    ['', /empty/],
    ['{}', /message/],
    ['{"message":""}', /empty/],
    [JSON.stringify({ message: 'x'.repeat(10_001) }), /10000/],
    ['{"message":5}', /string/],
    ['{"message":"hi","user_id":"x"}', /user_id.*takes message/],
    ['{"message":"hi","conversation_id":"1"}', /integer/],
    ['{"message":"hi","conversation_id":0}', /at least 1/],
    ['{"message":"hi","conversation_id":99999999999999999999}', /too large/],
    ['{"message":"a\\u0000b"}', /U\+0000/],
    ['{"message":"a\\ud800b"}', /surrogate/],
    ['{"message":"hi","__proto__":{"x":1}}', /__proto__/],
    [`{"message":${deep}}`, /nested/],
  ];
  for (const [body, detail] of cases)
    assert.match((await assertProblem(await chat(body), 400, 'invalid')).detail, detail);
});

test('JSON without bottom is refused before anything walks down into it', async () => {
  const deep = `{"params":${'{"a":'.repeat(30_000)}1${'}'.repeat(30_001)}`;
  const { detail } = await assertProblem(await send('/mcp', deep), 400, 'invalid');
  assert.match(detail, /nested/);
});

test('a message of 10,000 characters is accepted, counted in code points', async () => {
  assert.equal((await chat(JSON.stringify({ message: '🥛'.repeat(10_000) }))).status, 200);
});

test('a body over 256 KiB is 413 on chat and /mcp, over 64 KiB on sign-in', async () => {
  const big = JSON.stringify({ message: 'x'.repeat(257 * 1024) });
  await assertProblem(await chat(big), 413, 'limit');
  await assertProblem(await send('/mcp', big), 413, 'limit');
  await assertProblem(await send('/api/auth/sign-in/email', big), 413, 'limit');
});

test('a body that is not encoded as its headers say is 400 on every route that reads one', async () => {
  const paths = [
    `/api/${ann.id}/chat`,
    '/mcp',
    '/api/auth/sign-in/email',
    '/api/auth/sign-up/email',
    '/oauth/sign-in',
    '/oauth/consent',
  ];
  for (const encoding of ['gzip', 'deflate', 'br'])
    for (const body of [Buffer.from('garbage garbage garbage'), Buffer.from([0x1b]), Buffer.from([0x1f, 0x8b, 8])])
      for (const path of paths) {
        const type = path.startsWith('/oauth') ? 'application/x-www-form-urlencoded' : 'application/json';
        const answer = await send(path, body, { 'content-encoding': encoding, 'content-type': type });
        assert.equal(answer.status, 400, `${encoding} ${body.length} ${path}`);
      }
});

test('a request target that is no path is 400', async () => {
  const { port } = new URL(api.url);
  for (const target of ['http://localhost/healthz', `http://localhost:${port}/api/${ann.id}/settings`, '*']) {
    const status = await new Promise<number>((resolve, reject) => {
      const socket = connect(Number(port), 'localhost', () =>
        socket.write(`OPTIONS ${target} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`),
      );
      let text = '';
      socket.on('data', (chunk) => (text += chunk));
      socket.on('end', () => resolve(Number(text.split(' ')[1])));
      socket.on('error', reject);
    });
    assert.equal(status, 400, target);
  }
});

test('a page of another origin is refused however it writes the path', async () => {
  for (const path of [
    '/mcp',
    '/mcp/',
    '/MCP',
    '//mcp',
    '/%6dcp',
    '/x/../mcp',
    `/api/${ann.id}/chat`,
    `/API/${ann.id}/chat`,
    '/live',
  ]) {
    const answer = await send(path, '{}', { origin: 'https://evil.example' });
    assert.equal(answer.status, 403, path);
  }
});

test('another content type is 415', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', ''])
    for (const path of [`/api/${ann.id}/chat`, '/mcp'])
      await assertProblem(
        await send(path, Buffer.from('{"message":"hi"}'), { 'content-type': type }),
        415,
        'unsupported',
      );
});

test('of ChatKit what is no request is refused, and files and speech are not supported', async () => {
  await assertProblem(await chat('{"type":"threads.create","params":{}}'), 400, 'invalid');
  await assertProblem(await chat('{"type":"threads.dance","params":{}}'), 400, 'invalid');
  const transcribe = '{"type":"input.transcribe","params":{"audio_base64":"","mime_type":"audio/webm"}}';
  await assertProblem(await chat(transcribe), 501, 'unsupported');
});

test('settings refuse unknown fields and values, and null resets', async () => {
  const put = (body: string) => send(`/api/${ann.id}/settings`, body, {}, 'PUT');
  for (const body of [
    '{"colour":"red"}',
    '{"timezone":5}',
    '{"default_reminder_minutes":-1}',
    '{"timezone":"Mars/Olympus"}',
  ])
    await assertProblem(await put(body), 400, 'invalid');
  await put('{"locale":"de-DE"}');
  assert.equal(((await (await put('{"locale":null}')).json()) as { locale: string }).locale, 'en-US');
});

test('an unknown route is 404, a known one with another method 405 with Allow', async () => {
  await assertProblem(await fetch(`${api.url}/nothing`), 404, 'not_found');
  await assertProblem(
    await fetch(`${api.url}/api/${ann.id}/nothing`, { headers: bearer(ann.token) }),
    404,
    'not_found',
  );
  await assertProblem(await fetch(`${api.url}/mcp/more`), 404, 'not_found');
  const allowed: [string, string, string][] = [
    ['DELETE', `/api/${ann.id}/settings`, 'GET, HEAD, PUT'],
    ['GET', `/api/${ann.id}/chat`, 'POST'],
    ['OPTIONS', `/api/${ann.id}/chat`, 'POST'],
    ['GET', '/mcp', 'POST'],
    ['POST', '/healthz', 'GET, HEAD'],
  ];
  for (const [method, path, allow] of allowed) {
    const response = await fetch(api.url + path, { method, headers: bearer(ann.token) });
    assert.deepEqual(response.headers.get('allow')?.split(', ').sort(), allow.split(', ').sort(), path);
    await assertProblem(response, 405, 'unsupported');
  }
});

test('the id in the path must be the canonical text of the own id, else 403, and without a token always 401', async () => {
  const others = [
    ann.id.toUpperCase(),
    `{${ann.id}}`,
    'me',
    '%E0%A4%A',
    '..%2f..',
    `${ann.id}%00`,
    crypto.randomUUID(),
  ];
  for (const id of others) {
    await assertProblem(await fetch(`${api.url}/api/${id}/settings`, { headers: bearer(ann.token) }), 403, 'forbidden');
    await assertProblem(await fetch(`${api.url}/api/${id}/settings`), 401, 'unauthenticated');
  }
  await assertProblem(await fetch(`${api.url}/api/${ann.id}/nothing`), 401, 'unauthenticated');
});

test('a page of another origin may not call the API, a program without an origin may', async () => {
  for (const origin of ['https://evil.example', 'null', 'http://localhost:1', `${api.url}.evil.example`])
    for (const path of [`/api/${ann.id}/chat`, '/mcp'])
      await assertProblem(await send(path, '{"message":"hi"}', { origin }), 403, 'forbidden');
  for (const origin of [api.url, api.url.replace('localhost', '127.0.0.1')])
    assert.equal((await chat('{"message":"hi"}', { origin })).status, 200);
});

/** Node's fetch sets Host itself. */
const statusWithHost = (path: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const call = request(api.server.url + path, { headers: { host } }, (response) =>
      resolve(response.resume().statusCode),
    );
    call.on('error', reject).end();
  });

test('a server on loopback does not answer under a foreign host name', async () => {
  assert.equal(await statusWithHost('/healthz', 'evil.example:3000'), 403);
  assert.equal(await statusWithHost('/mcp', 'localhost.evil.example'), 403);
  for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000'])
    assert.equal(await statusWithHost('/healthz', host), 200);
});

/** Sends bytes as they are; answers what came back. */
const raw = (bytes: string) =>
  new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(api.server.url);
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket
      .on('data', (chunk) => (answer += chunk))
      .on('end', () => resolve(answer))
      .on('error', reject);
  });

test('what is not HTTP, and headers without end, get a clear 4xx', async () => {
  assert.match(await raw('GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n'), /^HTTP\/1.1 400 [\s\S]*"code":"invalid"/);
  assert.match(await raw(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`), /^HTTP\/1.1 431 /);
  assert.match(await raw('GET //[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'), /^HTTP\/1.1 4\d\d /);
  assert.match(
    await raw('POST //evil/api/auth/token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'),
    /^HTTP\/1.1 4\d\d /,
  );
});

test('a refusal of the rules becomes the status of its code and keeps its sentence', async () => {
  const statuses: Record<Code, number> = {
    invalid: 400,
    not_found: 404,
    conflict: 409,
    forbidden: 403,
    limit: 429,
    unavailable: 503,
  };
  for (const [code, status] of Object.entries(statuses) as [Code, number][]) {
    failure = new Rejected(code, `A sentence about ${code}.`);
    const { detail } = await assertProblem(await chat('{"message":"hi"}'), status, code);
    assert.equal(detail, `A sentence about ${code}.`);
  }
  failure = undefined;
});

test('an outage is 503 with Retry-After, a mistake of ours 500, and neither shows its insides', async () => {
  for (const [error, status] of [
    [new Error('secret inside'), 503],
    [new TypeError('secret inside'), 500],
  ] as const) {
    failure = error;
    const { detail } = await assertProblem(await chat('{"message":"hi"}'), status, 'unavailable');
    assert.doesNotMatch(detail, /secret|stack|\.ts/);
  }
  failure = undefined;
});

test('every answer carries security headers and a request id, a legal one of the caller is kept', async () => {
  for (const path of ['/', '/docs', '/healthz', '/nothing', `/api/${ann.id}/settings`]) {
    const { headers } = await fetch(api.url + path, { headers: { 'x-request-id': 'caller-1.2' } });
    assert.equal(headers.get('x-request-id'), 'caller-1.2');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/);
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /upgrade-insecure-requests/);
    assert.equal(headers.get('x-powered-by'), null);
    assert.equal(headers.get('access-control-allow-origin'), null);
  }
  const { headers } = await fetch(api.url, { headers: { 'x-request-id': 'a b"c' } });
  assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
});

test('bad input to the account routes is a 4xx, never a failure', async () => {
  const account = { name: 'Bob', email: 'bob@example.com', password: 'correct horse battery' };
  const cases: object[] = [
    { ...account, name: 'a\0b' },
    { ...account, name: 'x'.repeat(201) },
    { ...account, email: `${'x'.repeat(300)}@example.com` },
    { ...account, email: 'no address' },
    { ...account, password: 'short' },
    { ...account, password: ['array'] },
    { ...account, role: 'admin' },
    {},
    [],
  ];
  for (const body of cases) {
    const { status } = await postJson(`${api.url}/api/auth/sign-up/email`, body);
    assert.ok(status >= 400 && status < 500, `${status} for ${JSON.stringify(body).slice(0, 80)}`);
  }
  for (const path of [
    '/api/auth/sign-in/email',
    '/api/auth/oauth2/token',
    '/api/auth/oauth2/register',
    '/api/auth/nothing',
  ]) {
    const { status } = await send(path, '{"a": ');
    assert.ok(status >= 400 && status < 500, `${status} at ${path}`);
  }
  const { status } = await fetch(`${api.url}/api/auth/oauth2/authorize?client_id=%00`, { redirect: 'manual' });
  assert.equal(status, 400);
  const basic = { authorization: `Basic ${btoa('a\0:b')}` };
  assert.equal((await postJson(`${api.url}/api/auth/oauth2/token`, {}, basic)).status, 401);
});

test('U+0000 in a path is no route', async () => {
  const answer = await fetch(`${api.url}/api/${ann.id}/apps/%00`, { method: 'DELETE', headers: bearer(ann.token) });
  assert.equal(answer.status, 404);
});
