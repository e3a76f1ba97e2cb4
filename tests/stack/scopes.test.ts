import assert from 'node:assert/strict';
import { after } from 'node:test';
import { type BareApp, startBareApp } from './bare-app.ts';
import { shareStack } from './shared-stack.ts';
import type { Sidecar } from './sidecar.ts';

// Another app of the namespace finds the same components there. Its own configuration lets it call all of Dapr's API.
const openConfiguration = `apiVersion: dapr.io/v1alpha1
kind: Configuration
metadata:
  name: open
`;

const sidecars = new Map<string, Sidecar>();
const apps: BareApp[] = [];
const shared = shareStack({ groups: [{ appId: 'actodo', roles: 'all', replicas: 0 }] }, async (stack) => {
  const extra = { 'configuration.yaml': openConfiguration };
  const start = async (appId: string) => {
    const app = await startBareApp(['echo']);
    apps.push(app);
    const sidecar = await stack.startDaprd({ appId, appPort: app.port, extra });
    sidecars.set(appId, sidecar);
    if (appId === 'actodo') await sidecar.ready();
  };
  await start('actodo');
  await start('stranger');
});
after(() => {
  for (const app of apps) app.stop();
});

async function ask(appId: string, method: string, path: string, body?: unknown) {
  const answer = await fetch(`http://127.0.0.1:${sidecars.get(appId)?.httpPort}/v1.0/${path}`, {
    method,
    headers: { 'dapr-api-token': shared.stack.daprApiToken, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  return { status: answer.status, text: await answer.text() };
}

shared.promise('another app id of the namespace sees no component of the program', async () => {
  const seen = async (appId: string) => {
    const { components } = JSON.parse((await ask(appId, 'GET', 'metadata')).text) as {
      components?: { name: string }[];
    };
    return (components ?? []).map(({ name }) => name).sort();
  };
  assert.deepEqual(await seen('actodo'), ['pubsub', 'pubsub-live', 'secretstore', 'statestore']);
  assert.deepEqual(await seen('stranger'), []);
});

shared.promise('another app id reads and writes neither state nor secrets, and publishes nothing', async () => {
  const requests: [method: string, path: string, body: unknown, own: number][] = [
    ['GET', 'secrets/secretstore/DATABASE_URL', undefined, 200],
    ['GET', 'secrets/secretstore/bulk', undefined, 200],
    ['GET', 'state/statestore/anything', undefined, 204],
    ['POST', 'state/statestore', [{ key: 'anything', value: 1 }], 204],
    ['POST', 'publish/pubsub/task-events', {}, 204],
  ];
  const rows = () => shared.query<{ key: string }>(`select key from state where key like 'stranger%'`);
  for (const [method, path, body, own] of requests) {
    const [ours, theirs] = [await ask('actodo', method, path, body), await ask('stranger', method, path, body)];
    assert.equal(ours.status, own, `${method} ${path}: ${ours.text}`);
    assert.ok(theirs.status >= 400, `${method} ${path}: ${theirs.status} ${theirs.text}`);
    assert.match(theirs.text, /NOT_CONFIGURED|NOT_FOUND/, path);
    assert.ok(!theirs.text.includes(shared.stack.databaseUrl));
  }
  assert.deepEqual(await rows(), []);
});
