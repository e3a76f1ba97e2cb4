import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { after, before, test } from 'node:test';
import { eventually } from '../support/server.ts';
import { contentsOf, done } from './bare-app.ts';
import { reservePort } from './ports.ts';
import type { Sidecar } from './sidecar.ts';
import { type Stack, startStack } from './stack.ts';

// What src/dapr/sidecar/ takes for granted of daprd, asked of daprd itself: a newer version that answers otherwise shows here.

interface Call {
  method: string;
  path: string;
  body: string;
}

let stack: Stack;
let daprd: Sidecar;
let app: Server;
const calls: Call[] = [];
/** What the app answers, by path; 200 and {} otherwise. */
const answers = new Map<
  string,
  (call: Call) => Promise<{ status: number; body?: string }> | { status: number; body?: string }
>();

before(async () => {
  stack = await startStack({ groups: [{ appId: 'actodo-events', roles: 'relay,audit', replicas: 0 }] });
  const appPort = await reservePort();
  app = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', async () => {
      const call = { method: request.method ?? '', path: request.url ?? '', body };
      if (call.path !== '/healthz') calls.push(call);
      const { status, body: answer = '{}' } = (await answers.get(call.path)?.(call)) ?? { status: 200 };
      response.writeHead(status, { 'content-type': 'application/json' }).end(status === 204 ? undefined : answer);
    });
  });
  answers.set('/dapr/config', () => ({ status: 200, body: '{"entities":["probe"]}' }));
  answers.set('/dapr/subscribe', () => ({ status: 200, body: '[]' }));
  await new Promise<void>((resolve) => app.listen(appPort, '127.0.0.1', resolve));
  daprd = await stack.startDaprd({ appId: 'actodo-events', appPort });
  await daprd.ready();
});

after(async () => {
  await stack?.stop();
  app?.closeAllConnections();
  app?.close();
});

async function ask(method: string, path: string, body?: unknown, signal?: AbortSignal) {
  const answer = await fetch(`http://127.0.0.1:${daprd.httpPort}/v1.0/${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'dapr-api-token': stack.daprApiToken },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  return { status: answer.status, text: await answer.text() };
}

const seen = (path: string) => calls.filter((call) => call.path === path);

test('an actor method is a success with exactly 200; 204 and 404 are failures', async () => {
  const id = randomUUID();
  for (const [name, status, expected] of [
    ['fine', 200, 200],
    ['empty', 204, 500],
    ['missing', 404, 500],
    ['broken', 500, 500],
  ] as const) {
    answers.set(`/actors/probe/${id}/method/${name}`, () => ({ status }));
    assert.equal((await ask('PUT', `actors/probe/${id}/method/${name}`, null)).status, expected, name);
  }
});

test('the turn of a caller that hangs up lets the next one in, which is why the host has a lock of its own', async () => {
  const id = randomUUID();
  const path = `/actors/probe/${id}/method/slow`;
  const gate = Promise.withResolvers<void>();
  answers.set(path, async () => {
    await gate.promise;
    return { status: 200 };
  });
  const impatient = new AbortController();
  const first = ask('PUT', path.slice(1), null, impatient.signal).catch(() => {});
  await eventually(() => assert.equal(seen(path).length, 1));
  const second = ask('PUT', path.slice(1), null);
  impatient.abort();
  await first;
  await eventually(() => assert.equal(seen(path).length, 2), 20_000);
  gate.resolve();
  assert.equal((await second).status, 200);
});

test('state of an actor that is not active here cannot be written: 400 ERR_ACTOR_INSTANCE_MISSING', async () => {
  const operation = { operation: 'upsert', request: { key: 'doc', value: 1 } };
  const refused = await ask('POST', `actors/probe/${randomUUID()}/state`, [operation]);
  assert.equal(refused.status, 400);
  assert.match(refused.text, /ERR_ACTOR_INSTANCE_MISSING/);
});

test('an absent state key reads as 204', async () => {
  assert.equal((await ask('GET', `actors/probe/${randomUUID()}/state/doc`)).status, 204);
});

test('a reminder that fires says its name in the path and its data in the body, without times', async () => {
  const id = randomUUID();
  assert.equal((await ask('POST', `actors/probe/${id}/reminders/call-back`, { dueTime: '10ms', data: 7 })).status, 204);
  const path = `/actors/probe/${id}/method/remind/call-back`;
  await eventually(() => assert.equal(seen(path).length, 1));
  const { method, body } = seen(path)[0] as Call;
  assert.equal(method, 'PUT');
  assert.deepEqual(JSON.parse(body), { data: 7, dueTime: '', period: '' });
});

test('a job that the app answers with 404 counts as done, which is why the host never answers 404', async () => {
  const name = `job-${randomUUID()}`;
  answers.set(`/job/${name}`, () => ({ status: 404 }));
  assert.equal((await ask('POST', `jobs/${name}`, { dueTime: '10ms', data: 1 })).status, 204);
  const marker = `job-${randomUUID()}`;
  await eventually(() => assert.equal(seen(`/job/${name}`).length, 1));
  await ask('POST', `jobs/${marker}`, { dueTime: '3s', data: 1 });
  await eventually(() => assert.equal(seen(`/job/${marker}`).length, 1));
  assert.equal(seen(`/job/${name}`).length, 1);
  assert.equal((await ask('GET', `jobs/${name}`)).status, 500);
});

test('a job without data never arrives in this version, which is why ours always carry some', async () => {
  const [bare, marker] = [`job-${randomUUID()}`, `job-${randomUUID()}`];
  assert.equal((await ask('POST', `jobs/${bare}`, { dueTime: '10ms' })).status, 204);
  await ask('POST', `jobs/${marker}`, { dueTime: '1s', data: null });
  await eventually(() => assert.equal(seen(`/job/${marker}`).length, 1));
  assert.equal(seen(`/job/${bare}`).length, 0);
});

test('a bulk that the app answers with 404 is gone, which is why the callbacks never answer 404', async () => {
  const path = '/topics/shared/task-events/bulk';
  const publish = async (id: string) =>
    assert.equal((await ask('POST', 'publish/pubsub/task-events?metadata.partitionKey=k', { id })).status, 204);
  const came = () => seen(path).flatMap(contentsOf);
  const [gone, next] = [randomUUID(), randomUUID()];
  answers.set(path, () => ({ status: 404 }));
  await publish(gone);
  await eventually(() => assert.equal(came().filter((content) => content.includes(gone)).length, 1), 30_000);
  answers.set(path, ({ body }) => ({ status: 200, body: JSON.stringify(done(body)) }));
  await publish(next);
  await eventually(() => assert.ok(came().some((content) => content.includes(next))), 30_000);
  assert.equal(came().filter((content) => content.includes(gone)).length, 1);
});

test('daprd answers nobody without its token', async () => {
  const answer = await fetch(`http://127.0.0.1:${daprd.httpPort}/v1.0/metadata`);
  assert.equal(answer.status, 401);
});
