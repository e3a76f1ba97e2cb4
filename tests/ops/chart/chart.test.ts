import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { everything } from './everything.ts';
import { policies } from './policies.ts';
import { envOf } from './policy.ts';
import { chart, conform, lint, ofKind, profileFiles, profiles, render, rendered, tools } from './render.ts';
import { kubernetesVersions, type Resource, toObjects } from './tools.ts';

const cases: [name: string, profile: string[], set: Record<string, unknown>][] = [
  ...Object.entries(profiles).map(([name, profile]): [string, string[], Record<string, unknown>] => [
    name,
    profile,
    {},
  ]),
  ['everything', [], everything],
];

test('the oldest Kubernetes is the one that the chart asks for, and Dapr the one that is tested', () => {
  const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
  assert.match(read('charts/actodo/Chart.yaml'), new RegExp(`^kubeVersion: ">=${kubernetesVersions[0]}\\.0-0"$`, 'm'));
  const version = /dapr\/dapr v(\S+)/.exec(read('tests/stack/dapr/go.mod'))?.[1];
  const schemas = read('tests/ops/chart/tools/schemas.json');
  assert.ok(schemas.includes(`github.com/dapr/dapr@v${version}"`), version);
  const components = /components-contrib v(\S+)/.exec(read('tests/stack/dapr/go.mod'))?.[1];
  assert.ok(schemas.includes(`github.com/dapr/components-contrib@v${components}"`), components);
});

test('every setting that the program reads can be given by the values', () => {
  const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
  // The first two are of the embedded database; the sidecar's own settings come from Dapr's injector.
  const elsewhere = ['DATA_DIR', 'DURABILITY', 'DAPR_HTTP_PORT', 'DAPR_HTTP_ENDPOINT'];
  const names = new Set(read('src/config.ts').match(/(?<=')[A-Z]+_[A-Z_]+(?=')/g));
  const given = ['values.schema.json', 'templates/_groups.tpl', 'templates/deployment.yaml'].map((file) =>
    read(`charts/actodo/${file}`),
  );
  assert.ok(names.size > 20);
  assert.deepEqual(
    [...names].filter((name) => !elsewhere.includes(name) && !given.some((text) => text.includes(name))),
    [],
  );
});

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
    ['maxMessagesCount: ', 'maxMessageCount: '],
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

test("components say nothing that Dapr's would not read, whatever the broker asks for", () => {
  const { kafka } = everything;
  const mtls = {
    ...kafka,
    authType: 'mtls',
    clientCert: { secret: 'actodo-kafka' },
    clientKey: { secret: 'actodo-kafka' },
  };
  for (const set of [{}, { kafka }, { kafka: mtls }])
    for (const { metadata, spec } of ofKind(rendered({ set }), 'Component')) {
      const known = namesIn(JSON.parse(readFileSync(join(tools.schemas, `${spec.type}.json`), 'utf8')));
      const unknown = spec.metadata.map(({ name }: Resource) => name).filter((name: string) => !known.has(name));
      assert.deepEqual(unknown, [], metadata.name);
    }
});

/** Names of what a component may be told, those of its ways to sign in among them. */
function namesIn({ metadata = [], authenticationProfiles = [] }: Resource): Set<string> {
  const all = [...metadata, ...authenticationProfiles.flatMap((profile: Resource) => profile.metadata)];
  // Of every store that may hold actors, described with none.
  return new Set([...all.map(({ name }: Resource) => name), 'actorStateStore']);
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

test('settings of a Dapr secret store: references in the app, the same store for the state', () => {
  const settings = {
    DATABASE_URL: 'dapr-secret:secretstore/actodo/DATABASE_URL',
    BETTER_AUTH_SECRET: 'dapr-secret:secretstore/auth-secret',
  };
  const objects = rendered({ set: { secretStore: everything.secretStore, settings } });
  for (const deployment of ofKind(objects, 'Deployment'))
    assert.equal(envOf(deployment, 'DATABASE_URL')?.value, settings.DATABASE_URL);
  const store = ofKind(objects, 'Component').find(({ metadata }) => metadata.name === 'statestore');
  assert.equal(store.auth.secretStore, 'secretstore');
  const { secretKeyRef } = store.spec.metadata.find(({ name }: Resource) => name === 'connectionString');
  assert.deepEqual(secretKeyRef, { name: 'actodo', key: 'DATABASE_URL' });
  for (const [policy, faultsOf] of Object.entries(policies)) assert.deepEqual(faultsOf(objects), [], policy);
});

test('only the role that uses a secret has it', () => {
  const have = (name: string) =>
    ofKind(rendered(), 'Deployment')
      .filter((each) => envOf(each, name))
      .map(({ metadata }) => metadata.name);
  assert.deepEqual(have('BETTER_AUTH_SECRET'), ['actodo-web']);
  assert.deepEqual(have('OPENAI_API_KEY'), ['actodo-web']);
  assert.deepEqual(have('SMTP_URL'), ['actodo-web', 'actodo-workers']);
  assert.equal(have('DATABASE_URL').length, 4);
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
