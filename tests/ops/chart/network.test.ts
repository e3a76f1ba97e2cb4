import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podsOf } from './policy.ts';
import { type End, reaches } from './reach.ts';
import { rendered } from './render.ts';
import type { Resource } from './tools.ts';

const ours = (component: string): End => ({
  labels: {
    'app.kubernetes.io/name': 'actodo',
    'app.kubernetes.io/instance': 'actodo',
    'app.kubernetes.io/component': component,
  },
  namespace: 'actodo',
});
const ends: Record<string, End> = {
  web: ours('web'),
  live: ours('live'),
  actors: ours('actors'),
  workers: ours('workers'),
  test: ours('test'),
  gateway: { labels: {}, namespace: 'envoy-gateway-system' },
  prometheus: { labels: {}, namespace: 'monitoring' },
  neighbour: { labels: {}, namespace: 'actodo' },
  stranger: { labels: {}, namespace: 'elsewhere' },
  dns: { labels: {}, namespace: 'kube-system' },
  dapr: { labels: {}, namespace: 'dapr-system' },
  database: { address: '10.20.0.5' },
  kafka: { address: '10.20.0.6' },
  model: { address: '203.0.113.7' },
  metadata: { address: '169.254.169.254' },
  inside: { address: '10.20.0.7' },
};

/** from, to, port and whether; docs/specs/operations.md explains them. */
const table: [from: string, to: string, port: number, open: boolean][] = [
  // The public port: the gateway's, of the groups that serve people.
  ['gateway', 'web', 3000, true],
  ['gateway', 'live', 3000, true],
  ['gateway', 'actors', 3000, false],
  ['gateway', 'workers', 3000, false],
  ['stranger', 'web', 3000, false],
  ['neighbour', 'web', 3000, false],
  ['prometheus', 'web', 3000, false],
  // Nothing else of them from outside: callbacks, sidecars' API, sidecar to sidecar.
  ['gateway', 'web', 3001, false],
  ['gateway', 'web', 3500, false],
  ['gateway', 'actors', 50002, false],
  ['stranger', 'actors', 50002, false],
  ['neighbour', 'actors', 50002, false],
  ['neighbour', 'workers', 3500, false],
  // Sidecar to sidecar, both ways, and nothing beside it.
  ['web', 'actors', 50002, true],
  ['actors', 'web', 50002, true],
  ['workers', 'actors', 50002, true],
  ['actors', 'actors', 50002, true],
  ['web', 'actors', 3001, false],
  ['web', 'web', 3000, false],
  // Figures: Prometheus alone.
  ['prometheus', 'web', 9464, true],
  ['prometheus', 'workers', 9090, true],
  ['gateway', 'web', 9464, false],
  ['stranger', 'actors', 9090, false],
  // Names and Dapr's control plane: only its doors for sidecars.
  ['web', 'dapr', 50001, true],
  ['actors', 'dapr', 50005, true],
  ['actors', 'dapr', 50006, true],
  ['live', 'dapr', 6500, true],
  ['web', 'dapr', 9090, false],
  // Postgres for all, Kafka for those that need it.
  ['web', 'database', 5432, true],
  ['actors', 'database', 5432, true],
  ['live', 'database', 5432, true],
  ['workers', 'kafka', 9093, true],
  ['live', 'kafka', 9093, true],
  ['web', 'kafka', 9093, false],
  ['actors', 'kafka', 9093, false],
  // Out of the cluster: who asks models, sends mail and pushes; never an address inside, nor the cloud's metadata.
  ['web', 'model', 443, true],
  ['workers', 'model', 587, true],
  ['workers', 'model', 443, true],
  ['live', 'model', 443, false],
  ['actors', 'model', 443, false],
  ['web', 'model', 80, false],
  ['web', 'inside', 443, false],
  ['workers', 'inside', 443, false],
  ['web', 'metadata', 443, false],
  ['web', 'metadata', 80, false],
  ['actors', 'metadata', 80, false],
  // What `helm test` starts.
  ['test', 'web', 3000, true],
  ['test', 'live', 3000, true],
  ['test', 'actors', 50002, false],
  ['test', 'database', 5432, false],
  ['test', 'kafka', 9093, false],
  ['test', 'model', 443, false],
  ['gateway', 'test', 3000, false],
];

export const faultsOfTable = (objects: Resource[]): string[] =>
  table
    .filter(([from, to, port, open]) => reaches(objects, ends[from]!, ends[to]!, port) !== open)
    .map(([from, to, port, open]) => `${from} ${open ? 'does not reach' : 'reaches'} ${to}:${port}`);

test('who reaches whom, under the profile of a cloud', () => {
  assert.deepEqual(faultsOfTable(rendered({ profile: ['aks'] })), []);
});

test("Neon's driver reaches its server, and no address inside", () => {
  const objects = rendered({ profile: ['aks'], set: { 'database.driver': 'neon' } });
  for (const from of ['web', 'live', 'actors', 'workers']) {
    assert.ok(reaches(objects, ends[from]!, ends.model!, 443), from);
    for (const to of ['inside', 'metadata']) assert.ok(!reaches(objects, ends[from]!, ends[to]!, 443), `${from} ${to}`);
  }
});

test('names are asked over both protocols', () => {
  const objects = rendered({ profile: ['gke'] });
  for (const from of ['web', 'actors', 'live', 'workers', 'test']) {
    for (const protocol of ['TCP', 'UDP']) assert.ok(reaches(objects, ends[from]!, ends.dns!, 53, protocol), from);
    assert.ok(reaches(objects, ends.web!, { address: '169.254.20.10' }, 53, 'UDP'));
  }
});

test('no pod of the chart is left to itself', () => {
  for (const { name, pod } of podsOf(rendered({ profile: ['ha'] }))) {
    const here = { labels: pod.metadata.labels, namespace: 'actodo' };
    assert.ok(!reaches(rendered({ profile: ['ha'] }), here, { address: '203.0.113.7' }, 22), name);
    assert.ok(!reaches(rendered({ profile: ['ha'] }), ends.stranger!, here, 22), name);
  }
});

test('the table is red when a policy opens too much or too little', () => {
  const plant = (change: (policies: Resource[]) => void): string[] => {
    const objects: Resource[] = structuredClone(rendered({ profile: ['aks'] }));
    change(objects.filter(({ kind }) => kind === 'NetworkPolicy'));
    return faultsOfTable(objects);
  };
  const named = (policies: Resource[], name: string) =>
    policies.find(({ metadata }) => metadata.name === `actodo-${name}`).spec;
  const faults = {
    'default-deny gone from what tests start': plant((all) => {
      named(all, 'tests').policyTypes = [];
      named(all, 'default-deny').podSelector = { matchLabels: { app: 'x' } };
    }),
    'anybody reaches the public port': plant((all) =>
      named(all, 'people').ingress[0].from.push({ namespaceSelector: {} }),
    ),
    'sidecars answer anybody': plant((all) => {
      named(all, 'every-group').ingress[0].from = [];
    }),
    'everybody reaches the broker': plant((all) => {
      delete named(all, 'broker').podSelector.matchExpressions;
    }),
    'addresses inside': plant((all) => {
      delete named(all, 'outside').egress[0].to[0].ipBlock.except;
    }),
    'no database': plant((all) => {
      named(all, 'every-group').egress = named(all, 'every-group').egress.filter(
        ({ ports }: Resource) => ports[0].port !== 5432,
      );
    }),
  };
  for (const [fault, found] of Object.entries(faults)) assert.notDeepEqual(found, [], fault);
});
