import assert from 'node:assert/strict';
import { after } from 'node:test';
import { eventually } from '../support/server.ts';
import { type BareApp, startBareApp } from './bare-app.ts';
import { shareStack } from './shared-stack.ts';
import type { Sidecar } from './sidecar.ts';

const apps = new Map<string, { app: BareApp; sidecar: Sidecar }>();
const shared = shareStack({ mtls: true, groups: [{ appId: 'actodo', roles: 'all', replicas: 0 }] }, async (stack) => {
  const start = async (appId: string, actorTypes: string[]) => {
    const app = await startBareApp(actorTypes);
    const sidecar = await stack.startDaprd({ appId, appPort: app.port });
    apps.set(appId, { app, sidecar });
    await sidecar.ready();
  };
  await Promise.all([start('actodo', ['echo']), start('actodo-api', []), start('stranger', [])]);
});
after(() => {
  for (const { app } of apps.values()) app.stop();
});

shared.promise('with mTLS the agent reaches the tools of another app id', async () => {
  assert.equal((await call('actodo-api', 'invoke/actodo/method/mcp')).status, 200);
  const request = apps.get('actodo')?.app.received.find(({ path }) => path === '/mcp');
  assert.equal(request?.caller, 'actodo-api');
  assert.equal(request?.token, shared.stack.appApiToken);
});

shared.promise(
  'an app id that the list does not name is refused, and a named one at anything but the tools',
  async () => {
    for (const [caller, method] of [
      ['stranger', 'mcp'],
      ['stranger', 'healthz'],
      ['actodo-api', 'topics/shared/task-events'],
      ['actodo-api', 'job/x'],
    ] as const) {
      const answer = await call(caller, `invoke/actodo/method/${method}`);
      assert.equal(answer.status, 403, `${caller} ${method}`);
      assert.match(await answer.text(), /access control policy has denied access/);
    }
    const seen = apps.get('actodo')?.app.received.map(({ caller }) => caller) ?? [];
    assert.ok(!seen.includes('stranger'));
  },
);

shared.promise('actors and jobs work with mTLS as without', async () => {
  assert.equal((await call('stranger', 'actors/echo/a/method/hello')).status, 200);
  assert.equal((await call('actodo', 'jobs/now', { dueTime: '0s', data: {} })).status, 204);
  const { received } = apps.get('actodo')!.app;
  await eventually(() => assert.ok(received.some(({ path }) => path === '/job/now')));
});

function call(appId: string, path: string, body: object = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${apps.get(appId)?.sidecar.httpPort}/v1.0/${path}`, {
    method: 'POST',
    headers: { 'dapr-api-token': shared.stack.daprApiToken, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
}
