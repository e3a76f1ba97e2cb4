import assert from 'node:assert/strict';
import { after } from 'node:test';
import { eventually } from '../support/server.ts';
import { type BareApp, contentsOf, startBareApp } from './bare-app.ts';
import { shareStack } from './shared-stack.ts';
import type { Sidecar } from './sidecar.ts';

let app: BareApp;
let sidecar: Sidecar;
const shared = shareStack({ groups: [{ appId: 'actodo', roles: 'all', replicas: 0 }] }, async (stack) => {
  app = await startBareApp(['echo']);
  sidecar = await stack.startDaprd({ appId: 'actodo', appPort: app.port });
  await sidecar.ready();
});
const { promise } = shared;
after(() => app?.stop());

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
    'reminders',
    'reminders-dead',
    'task-events',
    'task-events-dead',
    'task-updates',
  ]);
});

promise('an actor is called with the app token, and its state is stored', async () => {
  assert.equal((await call('POST', 'actors/echo/a/method/hello', '1')).status, 200);
  const request = app.received.find(({ path }) => path === '/actors/echo/a/method/hello');
  assert.deepEqual(request, {
    method: 'PUT',
    path: '/actors/echo/a/method/hello',
    token: shared.stack.appApiToken,
    caller: 'actodo',
    body: '1',
  });
  const operation = { operation: 'upsert', request: { key: 'k', value: 1, metadata: { ttlInSeconds: '60' } } };
  assert.equal((await call('POST', 'actors/echo/a/state', JSON.stringify([operation]))).status, 204);
});

promise('an API that the app does not use is closed', async () => {
  assert.equal((await call('GET', 'state/statestore/key')).status, 404);
  assert.equal((await call('POST', 'bindings/any')).status, 404);
});

promise('a killed broker comes back with what it had, and daprd publishes again', async () => {
  await publish('before');
  await arrived('before');
  const start = performance.now();
  await shared.stack.kafka.process.kill();
  await shared.stack.kafka.ready();
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
  await shared.stack.postgres.process.kill();
  await eventually(async () => assert.equal(await (await call('GET', 'actors/echo/b/state/k')).text(), '1'), 30_000);
  console.log(`PostgreSQL killed: state is read after ${ms(performance.now() - start)}`);
});

promise('a wiped scheduler serves again and knows no job', async () => {
  const job = JSON.stringify({ dueTime: '1h', data: {} });
  assert.equal((await call('POST', 'jobs/later', job)).status, 204);
  await shared.stack.scheduler.wipe();
  // 409 would say that the job is still there.
  await eventually(async () => assert.equal((await call('POST', 'jobs/later', job)).status, 204), 30_000);
});

const call = (method: string, path: string, body?: string) =>
  fetch(`http://127.0.0.1:${sidecar.httpPort}/v1.0/${path}`, {
    method,
    headers: { 'dapr-api-token': shared.stack.daprApiToken, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(10_000),
  });

async function publish(text: string): Promise<void> {
  const answer = await call('POST', 'publish/pubsub/task-events', JSON.stringify({ text }));
  assert.equal(answer.status, 204, await answer.text());
}

const arrived = (text: string) =>
  eventually(
    () =>
      assert.ok(
        app.received.some(
          (each) => each.path === '/topics/shared/task-events/bulk' && contentsOf(each).join().includes(text),
        ),
      ),
    30_000,
  );

const ms = (value: number) => `${Math.round(value)} ms`;
