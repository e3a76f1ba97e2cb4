import assert from 'node:assert/strict';
import { request } from 'node:http';
import { before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import Type from 'typebox';
import { eventsAnswer, formAnswer, htmlAnswer, jsonAnswer, linesAnswer } from '../../src/api/answers.ts';
import { formBody, jsonBody } from '../../src/api/body.ts';
import { createInFlight, createRateLimits, createWorkload } from '../../src/api/limits.ts';
import { mount } from '../../src/api/mount.ts';
import { openApiText } from '../../src/api/openapi.ts';
import { bind, type CallerKind, route, type ServedRoute } from '../../src/api/route.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';

const Row = Type.Object({ n: Type.Integer() });
const Seen = Type.Object({}, { additionalProperties: true });
const query = Type.Object(
  {
    from: Type.Optional(Type.Integer({ minimum: 1 })),
    open: Type.Optional(Type.Boolean()),
    search: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
const ran: string[] = [];
let broken = false;

async function* rows() {
  for (let n = 1; n <= 3; n++) {
    await setImmediate();
    if (broken && n === 3) throw new Error('the database went away');
    yield { n };
  }
}

const asking = (caller: CallerKind, path: `/${string}`) =>
  route({
    method: 'get',
    path,
    summary: caller,
    caller,
    answer: jsonAnswer('Seen', Seen),
    run: ({ caller: who }) => {
      ran.push(path);
      return { userId: who?.userId ?? null };
    },
  });

const trial = [
  asking('anyone', '/trial/anyone'),
  asking('user', '/api/{user_id}/trial'),
  asking('admin', '/api/admin/trial'),
  asking('mcp', '/trial/mcp'),
  route({
    method: 'get',
    path: '/trial/query/{id}/{word}',
    summary: 'Reads ids and a query',
    caller: 'anyone',
    ids: Type.Object({ id: Type.Integer({ minimum: 1 }) }),
    query,
    answer: jsonAnswer('Seen', Seen),
    run: ({ path, query }) => ({ next: path.id + 1, word: path.word, ...query }),
  }),
  route({
    method: 'get',
    path: '/trial/lines',
    summary: 'Lines',
    caller: 'anyone',
    answer: linesAnswer('Row', Row),
    run: rows,
  }),
  route({
    method: 'get',
    path: '/trial/events',
    summary: 'Events',
    caller: 'anyone',
    answer: eventsAnswer('Row', Row),
    run: rows,
  }),
  route({
    method: 'get',
    path: '/trial/page',
    summary: 'A page',
    caller: 'anyone',
    policy: { 'script-src': ['https://cdn.example'] },
    cache: 'max-age=60',
    answer: htmlAnswer,
    run: () => '<p>hi',
  }),
  route({
    method: 'post',
    path: '/trial/form',
    summary: 'A form',
    caller: 'anyone',
    body: formBody,
    answer: formAnswer,
    run: ({ body }) => (body.has('back') ? { html: '<p>again' } : { location: '/trial/page' }),
  }),
  route({
    method: 'post',
    path: '/trial/limited',
    summary: 'Twice a minute',
    caller: 'anyone',
    limit: { name: 'trial', points: 2, seconds: 60 },
    body: jsonBody('Row', Row, 'The row'),
    answer: jsonAnswer('Row', Row),
    run: ({ body }) => body,
  }),
];
const served: ServedRoute[] = bind(trial, undefined);

let api: Api;
let ann: Awaited<ReturnType<typeof signUp>>;
let boss: Awaited<ReturnType<typeof signUp>>;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite), {
    routes: served,
    env: { ADMIN_EMAILS: 'boss@example.com' },
    upgrades: {
      '/live': {
        take: (_request, socket) =>
          socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: trial\r\n\r\nhello'),
      },
    },
  });
  ann = await signUp(api.url);
  boss = await signUp(api.url, { email: 'boss@example.com' });
});

const ask = async (path: string, token?: string) => {
  const response = await fetch(api.url + path, { headers: token ? bearer(token) : {} });
  return { status: response.status, body: await response.text(), headers: response.headers };
};

test('a route runs only for the caller that it asks for, and gets to know it', async () => {
  const own = `/api/${ann.id}/trial`;
  const cases: [path: string, token: string | undefined, status: number][] = [
    ['/trial/anyone', undefined, 200],
    [own, undefined, 401],
    [own, 'a.b.c', 401],
    [own, boss.token, 403],
    [own, ann.token, 200],
    ['/api/admin/trial', undefined, 401],
    ['/api/admin/trial', ann.token, 403],
    ['/api/admin/trial', boss.token, 200],
    ['/trial/mcp', undefined, 401],
    ['/trial/mcp', ann.token, 200],
  ];
  for (const [path, token, status] of cases) {
    const before = ran.length;
    const answer = await ask(path, token);
    assert.equal(answer.status, status, path);
    assert.equal(ran.length - before, status === 200 ? 1 : 0, path);
    const who = token === ann.token ? ann.id : token === boss.token ? boss.id : null;
    if (status === 200) assert.deepEqual(JSON.parse(answer.body), { userId: who });
  }
});

test('with another method a token comes first, too', async () => {
  const path = `/api/${ann.id}/trial`;
  assert.equal((await postJson(api.url + path, {})).status, 401);
  const refused = await postJson(api.url + path, {}, bearer(ann.token));
  assert.deepEqual([refused.status, refused.headers.get('allow')], [405, 'HEAD, GET']);
});

test('a process that knows no tokens does not serve a route that asks for a caller', () => {
  const metrics = createMetrics();
  const deps = {
    baseUrl: api.url,
    limits: createRateLimits(metrics),
    inFlight: createInFlight(),
    workload: createWorkload(metrics),
  };
  assert.throws(() => mount(bind([asking('user', '/api/{user_id}/x')], undefined), deps), /asks for a caller/);
});

test('what a route says of its caller is the type that it gets', () => {
  const about = { method: 'get', path: '/x', summary: '', answer: jsonAnswer('Seen', Seen) } as const;
  route({ ...about, caller: 'user', run: ({ caller }) => ({ id: caller.userId }) });
  // @ts-expect-error nobody was asked for
  route({ ...about, caller: 'anyone', run: ({ caller }) => ({ id: caller.userId }) });
  // @ts-expect-error the path names nothing
  route({ ...about, caller: 'anyone', run: ({ path }) => ({ id: path.id }) });
});

test('ids and query come as their types, and are refused by name', async () => {
  const good = await ask('/trial/query/7/a%20b?from=3&open=true&search=5');
  assert.deepEqual(JSON.parse(good.body), { next: 8, word: 'a b', from: 3, open: true, search: '5' });
  const refusals: [path: string, status: number, detail: RegExp][] = [
    ['/trial/query/7/w?from=three', 400, /from must be integer/],
    ['/trial/query/7/w?from=0', 400, /from must be at least 1/],
    ['/trial/query/7/w?form=1', 400, /no "form".*from, open, search/],
    ['/trial/query/7/w?open=yes', 400, /open must be boolean/],
    ['/trial/query/7/w?from=1&from=2', 400, /from stands twice/],
    ['/trial/query/7/w?__proto__=1', 400, /no "__proto__"/],
    ['/trial/query/seven/w', 400, /id must be integer/],
    ['/trial/query/0/w', 400, /id must be at least 1/],
    ['/trial/query/007/w', 404, /no such route/],
    ['/trial/query/%37/w', 404, /no such route/],
    ['/trial/query/7/%77', 404, /no such route/],
    ['/trial/query/99999999999999999999/w', 404, /no such route/],
  ];
  for (const [path, status, detail] of refusals) {
    const { body, status: found } = await ask(path);
    assert.equal(found, status, path);
    assert.match(JSON.parse(body).detail, detail, path);
  }
});

test('streams are written as they come, and one that fails never looks whole', async () => {
  const lines = await ask('/trial/lines');
  assert.deepEqual(
    [lines.headers.get('content-type'), lines.body],
    ['application/x-ndjson', '{"n":1}\n{"n":2}\n{"n":3}\n'],
  );
  const events = await ask('/trial/events');
  assert.match(events.headers.get('content-type') ?? '', /^text\/event-stream/);
  assert.equal(events.body, 'data: {"n":1}\n\ndata: {"n":2}\n\ndata: {"n":3}\n\n');
  broken = true;
  for (const path of ['/trial/lines', '/trial/events']) await assert.rejects(ask(path), path);
  broken = false;
});

test('a page widens the content policy by what it names, and says how long it may be kept', async () => {
  const { headers } = await ask('/trial/page');
  assert.match(
    headers.get('content-security-policy') ?? '',
    /script-src 'self' https:\/\/cdn\.example;style-src 'self';/,
  );
  assert.equal(headers.get('cache-control'), 'max-age=60');
  const other = await ask('/trial/anyone');
  assert.match(other.headers.get('content-security-policy') ?? '', /script-src 'self';/);
  assert.equal(other.headers.get('cache-control'), 'no-store');
});

test('a form sends the browser on, or shows the page again', async () => {
  const send = (text: string) =>
    fetch(`${api.url}/trial/form`, { method: 'POST', body: new URLSearchParams(text), redirect: 'manual' });
  const sent = await send('a=1');
  assert.deepEqual([sent.status, sent.headers.get('location')], [303, '/trial/page']);
  const again = await send('back=1');
  assert.deepEqual([again.status, await again.text()], [200, '<p>again']);
});

test('the limit stands beside what it limits, and counts by address where nobody is asked for', async () => {
  const statuses = [];
  for (let n = 0; n < 3; n++) statuses.push((await postJson(`${api.url}/trial/limited`, { n })).status);
  assert.deepEqual(statuses, [200, 200, 429]);
});

test('all of it is in the description', () => {
  const { paths, components } = JSON.parse(openApiText(trial));
  const { parameters, responses } = paths['/trial/query/{id}/{word}'].get;
  const names = parameters.map((each: { name: string; in: string; required: boolean }) => [
    each.name,
    each.in,
    each.required,
  ]);
  assert.deepEqual(names, [
    ['id', 'path', true],
    ['word', 'path', true],
    ['from', 'query', false],
    ['open', 'query', false],
    ['search', 'query', false],
  ]);
  assert.deepEqual(Object.keys(responses), ['200', '400', '404']);
  assert.deepEqual(Object.keys(paths['/api/admin/trial'].get.responses), ['200', '401', '403', '503']);
  assert.deepEqual(Object.keys(paths['/trial/limited'].post.responses), ['200', '400', '413', '415', '429']);
  assert.ok(components.schemas.Row && components.schemas.Problem);
});

function upgrade(path: string): Promise<string> {
  const { hostname, port } = new URL(api.url);
  return new Promise((resolve, reject) => {
    const sent = request({
      hostname,
      port,
      path,
      headers: { connection: 'upgrade', upgrade: 'trial', host: `localhost:${port}` },
    });
    sent.once('upgrade', (_answer, _socket, head) => resolve(head.toString()));
    sent.once('response', (answer) => resolve(`${answer.statusCode} ${answer.headers['content-type']}`));
    sent.once('error', reject);
    sent.end();
  });
}

test('a connection is handed over on the exact path only', async () => {
  assert.equal(await upgrade('/live'), 'hello');
  assert.equal(await upgrade('/live?x=1'), 'hello');
  for (const path of ['/LIVE', '/live/', '//live', '/liv%65', '/', '/__proto__', '/toString'])
    assert.equal(await upgrade(path), '404 application/problem+json', path);
});
