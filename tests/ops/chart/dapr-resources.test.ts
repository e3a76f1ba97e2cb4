import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type BareApp, startBareApp } from '../../stack/bare-app.ts';
import { scopeFor } from '../../stack/components.ts';
import { shareStack } from '../../stack/shared-stack.ts';
import type { Sidecar } from '../../stack/sidecar.ts';
import { eventually } from '../../support/server.ts';
import { annotationsOf, rolesOf } from './policy.ts';
import { ofKind, rendered, tools } from './render.ts';
import { type Resource, toObjects } from './tools.ts';

// The resources as the chart makes them, loaded by a real daprd for each group, with real Kafka and PostgreSQL behind them. Where the cluster's
// operator would answer references to Secrets, a store of that name does.
const profile = ['minikube'];
const secretStore = (file: string) => `apiVersion: dapr.io/v1alpha1
kind: Component
metadata:
  name: kubernetes
spec:
  type: secretstores.local.file
  version: v1
  metadata:
    - { name: secretsFile, value: ${JSON.stringify(file)} }
    - { name: multiValued, value: "true" }
`;

const groups = new Map<string, { app: BareApp; sidecar: Sidecar }>();
const empty = [{ appId: 'actodo', roles: 'actors', replicas: 0 }];

const shared = shareStack({ mtls: true, groups: empty }, async (stack) => {
  const objects = rendered({ profile, set: { 'kafka.brokers': stack.kafka.brokers } });
  const secrets = join(stack.dir, 'secrets.json');
  writeFileSync(secrets, JSON.stringify({ actodo: { DATABASE_URL: stack.databaseUrl } }));
  const extra = { ...filesOf(objects), 'secretstore.yaml': secretStore(secrets) };
  await Promise.all(
    ofKind(objects, 'Deployment').map(async (deployment) => {
      const appId = annotationsOf(deployment)['dapr.io/app-id']!;
      const app = await startBareApp(rolesOf(deployment).includes('actors') ? ['task', 'user'] : []);
      const sidecar = await stack.startDaprd({ appId, appPort: app.port, namespace: 'actodo', extra });
      groups.set(appId, { app, sidecar });
      await sidecar.ready();
    }),
  );
});
after(() => {
  for (const { app } of groups.values()) app.stop();
});

/** The chart's resources under the names of the shipped files, in whose place they come. */
function filesOf(objects: Resource[]): Record<string, string> {
  const text = (...wanted: Resource[]) => wanted.map((each) => JSON.stringify(each)).join('\n---\n');
  const component = (name: string) => ofKind(objects, 'Component').find(({ metadata }) => metadata.name === name);
  return {
    'statestore.yaml': text(component('statestore')),
    'pubsub.yaml': text(component('pubsub')),
    'pubsub-live.yaml': text(component('pubsub-live')),
    'resiliency.yaml': text(...ofKind(objects, 'Resiliency')),
    'subscriptions.yaml': text(...ofKind(objects, 'Subscription')),
    'configuration.yaml': text(...ofKind(objects, 'Configuration')),
    'configuration-mtls.yaml':
      'apiVersion: dapr.io/v1alpha1\nkind: Configuration\nmetadata: { name: mtls }\nspec: { mtls: { enabled: true } }\n',
  };
}

const call = (appId: string, method: string, path: string, body?: unknown) =>
  fetch(`http://127.0.0.1:${groups.get(appId)?.sidecar.httpPort}/v1.0/${path}`, {
    method,
    headers: { 'dapr-api-token': shared.stack.daprApiToken, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });

async function metadataOf(appId: string) {
  const { components = [], subscriptions = [] } = (await (await call(appId, 'GET', 'metadata')).json()) as {
    components?: { name: string }[];
    subscriptions?: { topic: string; pubsubname: string; deadLetterTopic?: string }[];
  };
  return {
    components: components
      .map(({ name }) => name)
      .filter((name) => name !== 'kubernetes')
      .sort(),
    subscriptions: subscriptions
      .map(({ pubsubname, topic, deadLetterTopic = '' }) => `${pubsubname} ${topic} ${deadLetterTopic}`.trim())
      .sort(),
  };
}

shared.promise('each group sees the components and subscriptions of its roles', async () => {
  assert.deepEqual(await metadataOf('actodo-web'), { components: ['statestore'], subscriptions: [] });
  assert.deepEqual(await metadataOf('actodo'), { components: ['statestore'], subscriptions: [] });
  await eventually(async () =>
    assert.deepEqual(await metadataOf('actodo-live'), {
      components: ['pubsub-live', 'statestore'],
      subscriptions: ['pubsub-live reminders', 'pubsub-live task-updates'],
    }),
  );
  await eventually(async () =>
    assert.deepEqual(await metadataOf('actodo-workers'), {
      components: ['pubsub', 'statestore'],
      subscriptions: ['pubsub reminders', 'pubsub reminders-dead', 'pubsub task-events', 'pubsub task-events-dead'],
    }),
  );
});

shared.promise('state lies in the table of version 2, in the database that the Secret names', async () => {
  const saved = await call('actodo', 'POST', 'actors/task/a/state', [
    { operation: 'upsert', request: { key: 'k', value: 1 } },
  ]);
  assert.equal(saved.status, 400, 'an actor that is not active here has no state');
  assert.equal((await call('actodo', 'PUT', 'actors/task/a/method/open', {})).status, 200);
  const upsert = [{ operation: 'upsert', request: { key: 'k', value: 1, metadata: { ttlInSeconds: '600' } } }];
  assert.equal((await call('actodo', 'POST', 'actors/task/a/state', upsert)).status, 204);
  const rows = await shared.query('select key, pg_typeof(value)::text as type from state');
  assert.deepEqual(rows, [{ key: 'actodo||task||a||k', type: 'bytea' }]);
});

shared.promise(
  'an event that is published arrives at the consumers and the live group, under the routes of the program',
  async () => {
    const arrived = (appId: string, path: string) => groups.get(appId)!.app.received.some((each) => each.path === path);
    let count = 0;
    // A live group takes what is published from its start on, and Kafka says not when that is.
    await eventually(async () => {
      for (const topic of ['task-events', 'reminders', 'task-updates']) {
        const id = `${topic}-${count++}`;
        const event = {
          specversion: '1.0',
          id,
          source: 'actodo',
          type: 'test',
          datacontenttype: 'application/json',
          data: {},
        };
        const entry = { entryId: id, event, contentType: 'application/cloudevents+json' };
        assert.equal(
          (await call('actodo-workers', 'POST', `publish/bulk/pubsub/${topic}`, [entry])).status,
          204,
          topic,
        );
      }
      for (const topic of ['task-events', 'reminders'])
        assert.ok(arrived('actodo-workers', `/topics/shared/${topic}/bulk`), topic);
      for (const topic of ['task-updates', 'reminders'])
        assert.ok(arrived('actodo-live', `/topics/each/${topic}`), topic);
    }, 90_000);
  },
);

shared.promise(
  'what the program does not call is closed, and only the agent reaches the tools of another group',
  async () => {
    assert.equal((await call('actodo-web', 'GET', 'state/statestore/x')).status, 404);
    assert.equal((await call('actodo-workers', 'POST', 'publish/pubsub/x', {})).status, 204);
    assert.equal((await call('actodo-web', 'POST', 'invoke/actodo/method/mcp', {})).status, 200);
    for (const [from, method] of [
      ['actodo-workers', 'mcp'],
      ['actodo-live', 'mcp'],
      ['actodo-web', 'job/x'],
    ] as const)
      assert.equal((await call(from, 'POST', `invoke/actodo/method/${method}`, {})).status, 403, `${from} ${method}`);
  },
);

test("the chart's resources are the shipped ones, but for what a cluster says otherwise", () => {
  const objects = rendered({ profile });
  const layout = ofKind(objects, 'Deployment').map((each) => ({
    appId: annotationsOf(each)['dapr.io/app-id']!,
    roles: rolesOf(each).join(','),
  }));
  for (const file of ['statestore', 'pubsub', 'pubsub-live', 'resiliency', 'subscriptions', 'configuration']) {
    const shipped = toObjects(
      tools.objects,
      scopeFor(layout, readFileSync(new URL(`../../../components/${file}.yaml`, import.meta.url), 'utf8')),
    );
    for (const wanted of shipped) {
      const found = objects.find(
        ({ kind, metadata }) => kind === wanted.kind && [wanted.metadata.name, 'actodo'].includes(metadata.name),
      );
      assert.deepEqual(comparable(found), comparable(wanted), `${file}: ${wanted.metadata.name}`);
    }
  }
});

/** Without what the cluster says: who reaches the broker and the database how, who calls whom, which app id has the tools. */
function comparable({ kind, spec, scopes }: Resource): unknown {
  const { accessControl, ...rest } = structuredClone(spec);
  const own = ['brokers', 'authType', 'disableTls', 'connectionString'];
  if (kind === 'Component') rest.metadata = rest.metadata.filter(({ name }: Resource) => !own.includes(name));
  if (kind === 'Resiliency') {
    rest.targets.apps = Object.values(rest.targets.apps);
    return rest;
  }
  return { ...rest, ...(scopes && { scopes: [...scopes].sort() }) };
}
