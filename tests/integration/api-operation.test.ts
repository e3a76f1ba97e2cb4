import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { before, test } from 'node:test';
import { listed } from '../../src/api/openapi.ts';
import { allRoutes, describeRoutes } from '../../src/api/routes/list.ts';
import type { Db } from '../../src/db/database.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { startMetricsServer } from '../../src/metrics/server.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { eventually, freePort } from '../support/server.ts';

let api: Api;
let db: Db;
const suite = suiteCleanup();
before(async () => {
  db = await testDatabase(suite);
  api = await serveApi(suite, db, {
    chat: async (_user, { message }) => {
      throw Object.assign(new Error('the model failed'), { state: message, detail: message });
    },
  });
});

function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.once('error', reject);
    sent.end();
  });
}

test('no token, password, address, message or title ever reaches the log', async () => {
  const canary = 'canary-7f3a';
  const ann = await signUp(api.url, {
    email: `${canary}@example.com`,
    password: `${canary} password`,
    name: `${canary} name`,
  });
  await postJson(`${api.url}/api/auth/sign-up/email`, {
    email: ann.email,
    name: canary,
    password: `${canary} password`,
  });
  await postJson(`${api.url}/api/auth/sign-in/email`, { email: ann.email, password: `${canary} wrong` });
  await postJson(
    `${api.url}/api/auth/sign-in/email`,
    { email: ann.email, password: canary },
    { origin: `https://${canary}.example` },
  );
  await postJson(`${api.url}/api/${ann.id}/chat`, { message: `${canary} buy milk` }, bearer(ann.token));
  const input = { content: [{ type: 'input_text', text: `${canary} buy milk` }] };
  await postJson(`${api.url}/api/${ann.id}/chat`, { type: 'threads.create', params: { input } }, bearer(ann.token));
  await fetch(`${api.url}/api/${ann.id}/chat?token=${canary}`, {
    method: 'POST',
    headers: { ...bearer(ann.token), 'content-type': 'application/json' },
    body: `{"message": "${canary}`,
  });
  await fetch(`${api.url}/${canary}?token=${ann.token}`, { headers: { 'x-request-id': `${canary} not legal` } });
  await eventually(() => assert.match(api.log(), /"route":"\/api\/:user_id\/chat"/));
  for (const each of [canary, ann.token, ann.session, ann.id]) assert.ok(!api.log().includes(each), api.log());
});

test('each log line of a request carries its id, route and status', async () => {
  await fetch(`${api.url}/healthz`, { headers: { 'x-request-id': 'find-me' } });
  const line = await eventually(() => {
    const found = api
      .log()
      .split('\n')
      .find((each) => each.includes('find-me'));
    return JSON.parse(found ?? assert.fail('not logged yet')) as Record<string, unknown>;
  });
  assert.deepEqual(
    { method: line.method, route: line.route, status: line.status, id: line.request_id, level: line.level },
    { method: 'GET', route: '/healthz', status: 200, id: 'find-me', level: 'info' },
  );
});

test('metrics are served on a port of their own and name routes, never users', async (t) => {
  const ann = await signUp(api.url);
  await fetch(`${api.url}/api/${ann.id}/settings`, { headers: bearer(ann.token) });
  const options = { metricsHost: '127.0.0.1', metricsPort: await freePort() };
  const server = await startMetricsServer(api.metrics, options);
  t.after(() => server.stop());
  const text = await eventually(async () => {
    const found = await (await fetch(server.url)).text();
    assert.match(found, /actodo_http_request_duration_seconds_count\{[^}]*route="\/api\/:user_id\/settings"/);
    return found;
  });
  assert.ok(!text.includes(ann.id));
  assert.deepEqual(
    [...text.matchAll(/^([a-z]\w+)/gm)].filter(([name]) => !name?.startsWith('actodo_')),
    [],
  );
  assert.equal((await fetch(`${api.url}/metrics`)).status, 404);
  // A page that had its name resolved to this machine.
  assert.equal(await statusFor(server.url, 'evil.example'), 403);
  await assert.rejects(startMetricsServer(createMetrics(), options), /METRICS_PORT/);
});

test('a stop says not ready, lets the running request end, and takes no new connection', async () => {
  let finish = () => {};
  const running = new Promise<void>((resolve) => (finish = resolve));
  let started = () => {};
  const begun = new Promise<void>((resolve) => (started = resolve));
  const server = await serveApi(suite, db, {
    chat: async () => {
      started();
      await running;
      return { conversation_id: 1, response: 'done', tool_calls: [] };
    },
  });
  const ann = await signUp(server.url);
  const answer = postJson(`${server.url}/api/${ann.id}/chat`, { message: 'hi' }, bearer(ann.token));
  await begun;
  const stopped = server.server.stop(5000, 200);
  assert.equal((await fetch(`${server.url}/readyz`)).status, 503);
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  await eventually(() => assert.rejects(fetch(`${server.url}/healthz`)));
  finish();
  assert.equal((await answer).status, 200);
  await stopped;
});

test('a stop cuts what does not end in time', async () => {
  const server = await serveApi(suite, db, { chat: () => new Promise(() => {}) });
  const ann = await signUp(server.url);
  const answer = postJson(`${server.url}/api/${ann.id}/chat`, { message: 'hi' }, bearer(ann.token));
  await eventually(async () => assert.match(await server.metrics.registry.metrics(), /requests_running 1/));
  await server.server.stop(50);
  await assert.rejects(answer);
});

test('a connection is kept for longer than proxies keep theirs, so that none of them sends a request into its end', async () => {
  const [, seconds] = /timeout=(\d+)/.exec((await fetch(`${api.url}/healthz`)).headers.get('keep-alive') ?? '') ?? [];
  assert.ok(Number(seconds) > 60, `kept for ${seconds} s`);
});

test('readiness tells each part, and is 503 while one that decides is down', async () => {
  const ready = async () => ({ ready: false, checks: { database: 'down' as const, broker: 'ok' as const } });
  const server = await serveApi(suite, db, { ready });
  const response = await fetch(`${server.url}/readyz`);
  assert.equal(response.status, 503);
  assert.match(response.headers.get('retry-after') ?? '', /^\d+$/);
  assert.deepEqual(await response.json(), { status: 'unavailable', checks: { database: 'down', broker: 'ok' } });
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
});

test('a taken port is told by the name of its setting', async () => {
  const { startServer } = await import('../../src/api/server.ts');
  await assert.rejects(startServer({ requests: () => {} }, '127.0.0.1', Number(new URL(api.url).port)), /set PORT/);
});

test('GET /openapi.json is the file docs/openapi.json', async () => {
  const served = await (await fetch(`${api.url}/openapi.json`)).text();
  assert.equal(served, describeRoutes().openApi);
  const hint = 'run `npm run docs`';
  assert.equal(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'), served, hint);
  assert.match(await (await fetch(`${api.url}/docs`)).text(), /POST \/api\/\{user_id\}\/chat/);
});

test('every described route answers: without a token 401 where one is wanted, and never 404 or 405', async () => {
  const ann = await signUp(api.url);
  const feed = await fetch(`${api.url}/api/${ann.id}/calendar-feed`, { method: 'POST', headers: bearer(ann.token) });
  // An unknown secret is 404, as it should.
  const { pathname } = new URL(((await feed.json()) as { url: string }).url);
  for (const { method, path, caller } of listed(allRoutes)) {
    const url = api.url + path.replace('{user_id}', crypto.randomUUID()).replace('/feed/{secret}.ics', pathname);
    const { status } = await fetch(url, { method: method.toUpperCase(), redirect: 'manual' });
    assert.ok(![404, 405, 500, 503].includes(status), `${status} for ${method} ${path}`);
    if (caller !== 'anyone') assert.equal(status, 401, `${method} ${path}`);
  }
});
