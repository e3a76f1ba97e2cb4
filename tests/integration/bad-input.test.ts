import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { before, test } from 'node:test';
import fc from 'fast-check';
import {
  allTasks,
  assertLogClean,
  assertNothingInside,
  assertProblem,
  type Box,
  done,
  nasty,
  type Route,
  routes,
  say,
  send,
  startBox,
} from '../support/blackbox.ts';
import { signUp, type User } from '../support/server.ts';

let box: Box;
let ann: User;
let boss: User;
let all: Route[];
const canary = 'quetzalcoatl';

before(async () => {
  box = await startBox({ ADMIN_EMAILS: 'boss@example.com' });
  ann = await signUp(box.url);
  boss = await signUp(box.url, 'boss@example.com');
  all = (await routes(box)).filter(({ path }) => !path.startsWith('/api/auth/'));
  await done(box, ann, 'add_task', { title: canary });
});

const urlOf = ({ path }: Route) =>
  box.url +
  path
    .replace('{user_id}', ann.id)
    .replace('{client_id}', 'x')
    .replace(/\{\w*id\}/g, '1');
/** Whoever may call the route. */
const callerOf = ({ path }: Route) => (path.startsWith('/api/admin/') ? boss : ann);
// A replay may be asked for a few times a minute only, which these tests use up at once; it has tests of its own.
// Pages take forms.
const isPage = (path: string) => path.startsWith('/oauth/') || path.startsWith('/account/');
const jsonRoutes = () =>
  all.filter(({ takesBody, path }) => takesBody && !isPage(path) && path !== '/api/admin/replay');
const valid = (path: string) =>
  path === '/mcp'
    ? { jsonrpc: '2.0', id: 1, method: 'tools/list' }
    : path.endsWith('/chat')
      ? { message: 'what is pending?' }
      : { timezone: 'UTC' };

/** Sends bytes as they are and answers all that came back. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(box.url).port), '127.0.0.1', () => socket.write(text, 'latin1'));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk));
    socket.on('error', () => resolve(answer));
    socket.on('close', () => resolve(answer));
    socket.setTimeout(60_000, () => socket.destroy());
  });
}

const get = (path: string, ...headers: string[]) =>
  raw([`GET ${path} HTTP/1.1`, 'host: localhost', 'connection: close', ...headers, '', ''].join('\r\n'));

test('every route that is not public is 401 with WWW-Authenticate without a good token', async () => {
  const secured = all.filter(({ secured }) => secured);
  assert.ok(secured.length >= 4);
  const [head, claims, signature] = ann.token.split('.');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  const tokens = [
    'x',
    `${head}.${claims}.`,
    `${none}.${claims}.`,
    `${head}.${claims}.A${signature?.slice(1)}`,
    'a.b.c',
  ];
  const values = [
    '',
    'Bearer',
    'Bearer ',
    `Basic ${ann.token}`,
    ann.token,
    ...tokens.map((token) => `Bearer ${token}`),
  ];
  for (const route of secured)
    for (const authorization of [undefined, ...values]) {
      const body = route.method === 'GET' ? undefined : valid(route.path);
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      const answer = await send(urlOf(route), route.method, undefined, body, headers);
      assert.equal(answer.status, 401, `${route.method} ${route.path} with ${authorization}`);
      assert.match(answer.headers.get('www-authenticate') ?? '', /Bearer/);
      assert.ok(!answer.text.includes(canary));
      if (route.path !== '/mcp') assertProblem(answer, 401);
    }
});

test('a method that a route does not have is 405 with Allow, and an unknown route is 404', async () => {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  for (const path of new Set(all.map((route) => route.path))) {
    const has = all.filter((route) => route.path === path);
    for (const method of methods.filter((each) => !has.some((route) => route.method === each))) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : valid(path);
      const answer = await send(urlOf(has[0] as Route), method, callerOf(has[0] as Route), body);
      assertProblem(answer, 405, `${method} ${path}`);
      const allow = answer.headers.get('allow')?.split(/, */) ?? [];
      for (const route of has) assert.ok(allow.includes(route.method), `${path} Allow: ${allow}`);
      assert.ok(!allow.includes(method));
    }
  }
  for (const path of ['/nope', '/api', `/api/${ann.id}/nope`, '/mcp/nope', '/healthz/x'])
    for (const method of ['GET', 'POST'])
      assertProblem(await send(box.url + path, method, ann, method === 'POST' ? {} : undefined), 404, path);
});

test('another content type is 415, a body over 256 KiB 413', async () => {
  for (const route of jsonRoutes()) {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'nonsense',
      'application/json-x',
    ])
      assertProblem(
        await send(urlOf(route), route.method, callerOf(route), '{}', { 'content-type': type }),
        415,
        `${route.path} ${type}`,
      );
    for (const size of [257, 1024]) {
      const body = JSON.stringify({ ...valid(route.path), message: canary.padEnd(size * 1024, 'x') });
      assertProblem(await send(urlOf(route), route.method, callerOf(route), body), 413, route.path);
    }
  }
});

test('a body that is no JSON object is 400 on every route', async () => {
  const deep = (open: string, close: string) => open.repeat(15_000) + close.repeat(15_000);
  const bodies = [
    '',
    '{',
    'null',
    '1',
    '"x"',
    '[]',
    '{"message":',
    "{'message':'x'}",
    '{"message":"x"}x',
    '\u0000',
    '{"a":1,}',
  ];
  for (const route of jsonRoutes())
    for (const body of [...bodies, deep('[', ']'), deep('{"message":', '}').replace(':}', ':1}'), `${canary}{`]) {
      const answer = await send(urlOf(route), route.method, callerOf(route), body);
      assert.equal(answer.status, 400, `${route.path} ${body.slice(0, 30)}: ${answer.text.slice(0, 200)}`);
      if (route.path !== '/mcp') assertProblem(answer, 400);
      assertNothingInside(answer.text);
    }
});

test('a chat or settings body with any value in any field is answered or refused clearly', async () => {
  const fields = ['message', 'conversation_id', 'timezone', 'idempotency_key', 'locale', 'default_reminder_minutes'];
  const bodies = fc.dictionary(fc.constantFrom(...fields, 'email_reminders', '__proto__', 'extra'), nasty, {
    maxKeys: 3,
  });
  const one = async (path: string, method: string, body: object) => {
    const answer = await send(`${box.url}/api/${ann.id}/${path}`, method, ann, body);
    if (answer.status === 200) assertNothingInside(answer.text);
    else
      assertProblem(
        answer,
        [404, 409, 413].includes(answer.status) ? answer.status : 400,
        JSON.stringify(body).slice(0, 300),
      );
  };
  await fc.assert(
    fc.asyncProperty(bodies, fc.boolean(), async (body, withMessage) => {
      await one('chat', 'POST', withMessage ? { message: 'what is due today?', ...body } : body);
      await one('settings', 'PUT', body);
    }),
    { numRuns: 80 },
  );
});

test('a chat message that is missing, blank, too long or half a character is 400, and so is every wrong field', async () => {
  const good = { message: 'what is pending?' };
  const bodies = [{}, { message: '' }, { message: ' \t\n' }, { message: 'x'.repeat(10_001) }, { message: 'a\ud800' }];
  const wrong = [{ user_id: ann.id }, { conversation_id: 0 }, { conversation_id: 1.5 }, { conversation_id: 1e300 }];
  const zones = ['', 'Mars/Olympus', '+25:00', 'Europe/Berlin\u0000', 'x'.repeat(5000), 5, '../UTC'].map(
    (timezone) => ({ timezone }),
  );
  const keys = ['', 'k'.repeat(201), 5].map((idempotency_key) => ({ idempotency_key }));
  for (const body of [...bodies, ...[...wrong, ...zones, ...keys].map((each) => ({ ...good, ...each }))])
    assertProblem(await say(box, ann, body), 400, JSON.stringify(body).slice(0, 100));
  assert.equal((await say(box, ann, { message: 'x'.repeat(10_000) })).status, 200);
  const before = await send(`${box.url}/api/${ann.id}/settings`, 'GET', ann);
  for (const body of [
    ...zones,
    { locale: 'no locale!' },
    { locale: 5 },
    { default_reminder_minutes: -1 },
    { extra: 1 },
  ])
    assertProblem(
      await send(`${box.url}/api/${ann.id}/settings`, 'PUT', ann, body),
      400,
      JSON.stringify(body).slice(0, 100),
    );
  assert.deepEqual((await send(`${box.url}/api/${ann.id}/settings`, 'GET', ann)).json, before.json);
});

test('a path with bad percent-encoding and headers that are no headers are a clear 4xx', async () => {
  const auth = `authorization: Bearer ${ann.token}`;
  const paths = [
    '/%',
    '/%zz',
    '/api/%ff/settings',
    '/api/%00/settings',
    '/api/%c0%ae/settings',
    '/..%2f..%2fetc%2fpasswd',

    '/\\x',
  ];
  for (const path of [
    ...paths,
    `/api/${ann.id}%/settings`,
    `/${'a'.repeat(8000)}`,
    '/api/__proto__/settings',
    '/?%=%',
  ]) {
    const answer = await get(path, auth);
    assert.match(
      answer,
      ['/?%=%', '//'].includes(path) ? /^HTTP\/1.1 [24]\d\d/ : /^HTTP\/1.1 4\d\d/,
      `${path.slice(0, 50)}: ${answer.slice(0, 300)}`,
    );
    assertNothingInside(answer);
  }
  const requests = [
    get('/readyz', 'content-length: 1', 'content-length: 2'),
    get('/readyz', `x: ${'y'.repeat(100_000)}`),
    get('/readyz', 'bad header line'),
    get(`/api/${ann.id}/settings`, auth, 'authorization: Bearer x'),
    get(`/api/${ann.id}/settings`, 'authorization: Bearer \u00ff'),
    raw('GET /readyz HTTP/1.1\r\nconnection: close\r\n\r\n'),
    raw(`${canary}\r\n\r\n`),
    raw(
      `POST /api/${ann.id}/chat HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${auth}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`,
    ),
    raw(
      `POST /api/${ann.id}/chat HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${auth}\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}`,
    ),
  ];
  for (const [n, answer] of (await Promise.all(requests)).entries()) {
    const wanted = n === 3 ? /^HTTP\/1.1 [24]\d\d/ : /^HTTP\/1.1 4\d\d/;
    assert.match(answer, wanted, `request ${n}: ${answer.slice(0, 200)}`);
    assertNothingInside(answer);
  }
});

test("Better Auth's routes refuse bad input with a 4xx as well", async () => {
  const bodies = [
    '',
    '{',
    '[]',
    '{}',
    { email: 5 },
    { email: 'x', password: canary, name: 'x' },
    { email: `${canary}@example.com`, password: '\u0000', name: '\ud800' },
  ];
  for (const path of ['sign-up/email', 'sign-in/email'])
    for (const body of [...bodies, { email: 'a@b.example', password: 'x'.repeat(30_000), name: 'x' }]) {
      const { status, text } = await send(`${box.url}/api/auth/${path}`, 'POST', undefined, body);
      assert.ok(status >= 400 && status < 500, `${path} ${JSON.stringify(body).slice(0, 100)}: ${status} ${text}`);
      assertNothingInside(text);
    }
  for (const path of ['nope', '%', 'token', 'sign-up/email'])
    assert.match(String((await send(`${box.url}/api/auth/${path}`, 'GET')).status), /^4/, path);
});

test('after all that the program works, and its log holds none of what was sent', async () => {
  const later = await done(box, ann, 'add_task', { title: `${canary} still works` });
  assert.ok((await allTasks(box, ann)).some(({ id }) => id === later.task_id));
  assert.equal((await say(box, ann, `add ${canary} by chat`)).status, 200);
  assert.equal((await signUp(box.url)).id.length, 36);
  assertLogClean(box, [canary, ann.token, 'correct horse', '@example.com']);
});

test('a long message of one thing over and over is answered soon and holds nobody up', async () => {
  const long = ['!', ', ', 'and ', 'every ', 'add a, ', '- a\n', '1 ', '"'].map(
    (part) => `add x ${part.repeat(1000)}z`,
  );
  for (const message of long) {
    const signal = AbortSignal.timeout(60_000);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${ann.token}` };
    const body = JSON.stringify({ message });
    const answer = await fetch(`${box.url}/api/${ann.id}/chat`, { method: 'POST', headers, body, signal });
    assert.equal(answer.status, 200, message.slice(0, 20));
  }
});
