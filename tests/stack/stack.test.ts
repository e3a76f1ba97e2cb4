import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import { after, before, test } from 'node:test';
import { eventually } from '../support/server.ts';
import type { Sidecar } from './sidecar.ts';
import { type Stack, startStack } from './stack.ts';

interface Request {
  method: string;
  path: string;
  token: string | undefined;
  body: string;
}

const received: Request[] = [];
/** A bare app: hosts one actor type and says yes to everything. */
const app = createServer(async (request, response) => {
  const body = await textOf(request);
  const token = request.headers['dapr-api-token']?.toString();
  received.push({ method: request.method ?? '', path: request.url ?? '', token, body });
  const answers: Record<string, string> = { '/dapr/config': '{"entities":["echo"]}', '/dapr/subscribe': '[]' };
  response.end(answers[request.url ?? ''] ?? '{}');
});

let stack: Stack;
let sidecar: Sidecar;
let failed = false;

before(async () => {
  stack = await startStack({ groups: [{ appId: 'actodo', roles: 'all', replicas: 0 }] });
  app.listen(0, '127.0.0.1');
  await new Promise((resolve) => app.once('listening', resolve));
  const { port } = app.address() as { port: number };
  sidecar = await stack.startDaprd({ appId: 'actodo', appPort: port });
  await sidecar.ready();
});

after(async () => {
  app.close();
  await stack?.stop({ keepLogs: failed });
});

function promise(title: string, check: () => Promise<void>): void {
  test(title, { timeout: 60_000 }, async () => {
    await check().catch((error) => {
      failed = true;
      throw error;
    });
  });
}

promise('every shipped component and subscription loads, and daprd knows the app', async () => {
  const metadata = (await (await call('GET', 'metadata')).json()) as Record<
    string,
    { name?: string; topic?: string }[]
  >;
  assert.deepEqual(metadata.components?.map(({ name }) => name).sort(), [
    'pubsub',
    'pubsub-live',
    'secretstore',
    'statestore',
  ]);
  assert.deepEqual(metadata.subscriptions?.map(({ topic }) => topic).sort(), [
    'reminders',
    'reminders-dead',
    'task-events',
    'task-events-dead',
    'task-updates',
  ]);
});

promise('an actor is called with the app token, and its state is stored', async () => {
  assert.equal((await call('POST', 'actors/echo/a/method/hello', '1')).status, 200);
  const request = received.find(({ path }) => path === '/actors/echo/a/method/hello');
  assert.deepEqual(request, {
    method: 'PUT',
    path: '/actors/echo/a/method/hello',
    token: stack.appApiToken,
    body: '1',
  });
  const operation = { operation: 'upsert', request: { key: 'k', value: 1, metadata: { ttlInSeconds: '60' } } };
  assert.equal((await call('POST', 'actors/echo/a/state', JSON.stringify([operation]))).status, 204);
});

promise('an API that the app does not use is closed', async () => {
  assert.equal((await call('GET', 'state/statestore/key')).status, 404);
  assert.equal((await call('POST', 'shutdown')).status, 404);
});

promise('a killed broker comes back with what it had, and daprd publishes again', async () => {
  await publish('before');
  await arrived('before');
  const start = performance.now();
  await stack.kafka.process.kill();
  await stack.kafka.ready();
  const brokerMs = performance.now() - start;
  await eventually(() => publish('after'), 30_000);
  await arrived('after');
  console.log(
    `Kafka killed: the broker answers after ${ms(brokerMs)}, an event arrives after ${ms(performance.now() - start)}`,
  );
});

promise('a killed PostgreSQL comes back with what was acknowledged', async () => {
  const write = (value: number) =>
    call('POST', 'actors/echo/b/state', JSON.stringify([{ operation: 'upsert', request: { key: 'k', value } }]));
  assert.equal((await call('POST', 'actors/echo/b/method/wake', '1')).status, 200);
  assert.equal((await write(1)).status, 204);
  const start = performance.now();
  await stack.postgres.process.kill();
  await eventually(async () => assert.equal(await (await call('GET', 'actors/echo/b/state/k')).text(), '1'), 30_000);
  console.log(`PostgreSQL killed: state is read after ${ms(performance.now() - start)}`);
});

promise('a wiped scheduler serves again and knows no job', async () => {
  const job = JSON.stringify({ dueTime: '1h', data: {} });
  assert.equal((await call('POST', 'jobs/later', job)).status, 204);
  await stack.scheduler.wipe();
  // 409 would say that the job is still there.
  await eventually(async () => assert.equal((await call('POST', 'jobs/later', job)).status, 204), 30_000);
});

const call = (method: string, path: string, body?: string) =>
  fetch(`http://127.0.0.1:${sidecar.httpPort}/v1.0/${path}`, {
    method,
    headers: { 'dapr-api-token': stack.daprApiToken, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(10_000),
  });

async function publish(text: string): Promise<void> {
  const answer = await call('POST', 'publish/pubsub/task-events', JSON.stringify({ text }));
  assert.equal(answer.status, 204, await answer.text());
}

const arrived = (text: string) =>
  eventually(
    () => assert.ok(received.some((each) => each.path === '/topics/task-events' && each.body.includes(text))),
    30_000,
  );

const ms = (value: number) => `${Math.round(value)} ms`;

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
