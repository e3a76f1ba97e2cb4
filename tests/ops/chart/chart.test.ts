import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { mcpRoutes } from '../../../src/api/routes/mcp.ts';
import { policies } from './policies.ts';
import { chart, conform, lint, ofKind, profileFiles, profiles, render, rendered, tools } from './render.ts';
import { kubernetesVersions, type Resource, toObjects } from './tools.ts';

/** Everything optional, so that every template is seen. */
const everything = {
  httpRoute: { enabled: true, parentRefs: [{ name: 'public', namespace: 'gateways' }] },
  'ingress.enabled': true,
  serviceMonitor: { enabled: true, labels: { release: 'prometheus' } },
  'prometheusRule.enabled': true,
  'dashboards.enabled': true,
  secretStore: {
    enabled: true,
    type: 'secretstores.azure.keyvault',
    metadata: [{ name: 'vaultName', value: 'actodo' }],
  },
  kafka: {
    brokers: 'kafka-0.example.com:9093',
    authType: 'password',
    saslUsername: 'actodo',
    saslPassword: { secret: 'actodo-kafka' },
    ca: { secret: 'actodo-kafka-ca' },
  },
  'database.ca.secret': 'actodo-database-ca',
  'groups.workers.keda.enabled': true,
  'groups.web.autoscaling.enabled': true,
  'groups.actors.autoscaling': { enabled: true, pendingActorCalls: 20 },
  'dapr.otlp.endpoint': 'collector.monitoring:4317',
  settings: { OPENAI_MODEL: 'gpt-5', LOG_LEVEL: 'info' },
  priorityClassName: 'important',
  'image.pullSecrets': [{ name: 'registry' }],
  'groupDefaults.tolerations': [{ key: 'pool', operator: 'Exists' }],
  'groupDefaults.podAnnotations': { team: 'todo' },
};
const cases: [name: string, profile: string[], set: Record<string, unknown>][] = [
  ...Object.entries(profiles).map(([name, profile]): [string, string[], Record<string, unknown>] => [
    name,
    profile,
    {},
  ]),
  ['everything', [], everything],
];

test('every profile is here', () => {
  assert.deepEqual([...new Set(Object.values(profiles).flat())].sort(), profileFiles().sort());
});

for (const [name, profile] of Object.entries(profiles)) test(`helm lint --strict: ${name}`, () => lint(profile));

const files = mkdtempSync(join(tmpdir(), 'actodo-rendered-'));
after(() => rmSync(files, { recursive: true }));

/** Writes YAML where kubeconform reads it. */
function written(name: string, yaml: string): string {
  const file = join(files, `${name}.yaml`);
  writeFileSync(file, yaml);
  return file;
}

for (const kubernetes of kubernetesVersions)
  test(`every object has the shape of its kind on Kubernetes ${kubernetes}`, () => {
    const rendered = cases.map(([name, profile, set]) => written(name, render({ profile, set, kubernetes })));
    assert.deepEqual(conform(rendered, kubernetes), []);
  });

test('a misspelt field is refused, of Kubernetes and of custom resources', () => {
  const yaml = render({ set: everything });
  const misspelt = [
    ['  replicas: ', '  replicaz: '],
    ['maxUnavailable: 1', 'maxUnavailabel: 1'],
    ['deadLetterTopic: ', 'deadLettersTopic: '],
    ['parentRefs:', 'parentRef:'],
    ['minReplicaCount:', 'minReplicasCount:'],
    ['jobLabel:', 'jobLabels:'],
    ['increasedCardinality:', 'increasedCardinalities:'],
  ].map(([right = '', wrong = '']) => {
    assert.ok(yaml.includes(right), right);
    return written(wrong.trim(), yaml.replace(right, wrong));
  });
  const found = conform(misspelt, '1.34');
  for (const file of misspelt)
    assert.ok(
      found.some((each) => each.startsWith(basename(file))),
      file,
    );
});

for (const [name, profile, set] of cases) {
  const objects = rendered({ profile, set });
  for (const [policy, faultsOf] of Object.entries(policies))
    test(`${name}: ${policy}`, () => assert.deepEqual(faultsOf(objects), []));
}

test('values that nobody knows, and bad ones, are refused with their names', () => {
  const refused: [set: Record<string, unknown>, words: RegExp][] = [
    [{ databse: {} }, /databse/],
    [{ 'groups.web.replica': 2 }, /replica/],
    [{ 'image.tag': 'latest' }, /tag/],
    [{ baseUrl: 'todo.example.com' }, /baseUrl/],
    [{ 'kafka.brokers': 'kafka' }, /brokers/],
    [{ 'settings.DATABASE_URL': 'postgresql://u:p@h/d' }, /DATABASE_URL/],
    [{ 'settings.DATABASE_ULR': 'x' }, /DATABASE_ULR/],
    [{ 'groups.web.roles': ['api', 'mpc'] }, /roles/],
    [{ 'groups.web.roles': ['api'] }, /No group has the role mcp/],
    [{ 'groups.more': { roles: ['api'] } }, /The role api is in the groups more and web/],
    [
      {
        'groups.workers': {
          roles: ['relay', 'recurrence', 'audit', 'notifications'],
          keda: { enabled: true, minReplicas: 0 },
        },
      },
      /minReplicas must be 1/,
    ],
    [
      {
        'groups.workers': {
          roles: ['relay', 'recurrence', 'audit', 'notifications'],
          keda: { enabled: true },
          autoscaling: { enabled: true },
        },
      },
      /both/,
    ],
    [{ 'kafka.authType': 'password' }, /saslUsername/],
    [{ 'httpRoute.enabled': true }, /parentRefs/],
    [
      { httpRoute: { enabled: true, parentRefs: [{ name: 'x' }] }, 'settings.TURN_TIMEOUT_SECONDS': '600' },
      /requestSeconds/,
    ],
  ];
  for (const [set, words] of refused) assert.throws(() => render({ set }), words, JSON.stringify(set));
});

test('each path goes to the group that has its role', () => {
  const split = {
    'groups.web.roles': ['api'],
    'groups.tools': { roles: ['mcp'] },
    ...pick('httpRoute', 'ingress.enabled'),
  };
  const objects = rendered({ set: split });
  const [route] = ofKind(objects, 'HTTPRoute');
  const [ingress] = ofKind(objects, 'Ingress');
  const ingressPaths: Resource[] = ingress.spec.rules[0].http.paths;
  for (const path of mcpRoutes.map((each) => String(each.path))) {
    assert.equal(routed(route, path), 'actodo-tools', path);
    assert.equal(ingressOf(ingressPaths, path), 'actodo-tools', path);
  }
  for (const [path, service] of [
    ['/live', 'actodo-live'],
    ['/', 'actodo-web'],
    ['/api/auth/token', 'actodo-web'],
    ['/.well-known/oauth-authorization-server', 'actodo-web'],
    ['/mcp/x', 'actodo-web'],
  ] as const) {
    assert.equal(routed(route, path), service, path);
    assert.equal(ingressOf(ingressPaths, path), service, path);
  }
});

test('files for Prometheus and Grafana arrive as they stand', () => {
  const objects = rendered({ set: everything });
  for (const map of ofKind(objects, 'ConfigMap'))
    for (const [file, text] of Object.entries(map.data as Record<string, string>)) {
      const source = readFileSync(join(chart, 'files/dashboards', file), 'utf8');
      assert.deepEqual(JSON.parse(text), JSON.parse(source), file);
    }
  for (const rule of ofKind(objects, 'PrometheusRule')) {
    const file = `${rule.metadata.name.replace(/^actodo-/, '')}.yaml`;
    const [source] = toObjects(tools.objects, readFileSync(join(chart, 'files/alerts', file), 'utf8'));
    assert.deepEqual(rule.spec, source, file);
  }
});

function pick(...keys: (keyof typeof everything)[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, everything[key]]));
}

/** As Gateway API decides: an exact match first, then the longest prefix. */
function routed(route: Resource, path: string): string {
  const matches = route.spec.rules.flatMap((rule: Resource) =>
    rule.matches.map((match: Resource) => ({ ...match.path, service: rule.backendRefs[0].name })),
  );
  return best(
    matches.map(({ type, value, service }: Resource) => ({ exact: type === 'Exact', value, service })),
    path,
  );
}

const ingressOf = (paths: Resource[], path: string): string =>
  best(
    paths.map((each) => ({ exact: each.pathType === 'Exact', value: each.path, service: each.backend.service.name })),
    path,
  );

function best(all: { exact: boolean; value: string; service: string }[], path: string): string {
  const under = (prefix: string) => prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);
  const fits = all.filter(({ exact, value }) => (exact ? value === path : under(value)));
  fits.sort((a, b) => Number(b.exact) - Number(a.exact) || b.value.length - a.value.length);
  return fits[0]?.service ?? '';
}
