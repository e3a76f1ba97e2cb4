import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { startMetricsServer } from '../../src/metrics/server.ts';
import { eventually, freePort } from '../support/server.ts';
import { scrape, startBusyProgram } from './busy-program.ts';
import { namesIn, seriesIn } from './promql.ts';
import { alerts } from './written/alerts.ts';
import { dashboards } from './written/dashboards.ts';
import { ruleFiles } from './written/rules.ts';

/** Of a histogram's series, the name that it has in a list. */
const familyOf = (name: string) => name.replace(/_(?:bucket|sum|count)$/, '');

/** Labels by the name of a series: those that the program writes, and those that it would, where nothing happened yet. */
function labelsByName(scraped: ReturnType<typeof seriesIn>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (name: string, labels: string[]) => found.set(name, new Set([...(found.get(name) ?? []), ...labels]));
  for (const { name, labels } of scraped) add(name, Object.keys(labels));
  const nothing = async () => [];
  const standing = async () => Promise.reject(new Error('nobody asks'));
  const { registry } = createMetrics({ standing, sendings: nothing });
  for (const metric of registry.getMetricsAsArray() as unknown as {
    name: string;
    type: string;
    labelNames: string[];
  }[])
    for (const ending of metric.type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''])
      add(metric.name + ending, [...metric.labelNames, ...(ending === '_bucket' ? ['le'] : [])]);
  return found;
}

const panelQueries = dashboards.flatMap(({ file, rows }) =>
  rows.flatMap(([, panels]) =>
    panels.flatMap(({ title, queries }) =>
      queries.map(([expr, legend]) => ({ where: `${file}: ${title}`, expr, legend })),
    ),
  ),
);
const rules = Object.values(ruleFiles)
  .flat()
  .flatMap(({ rules }) => rules);
const recorded = new Set(rules.flatMap(({ record }) => record ?? []));
interface Query {
  where: string;
  expr: string;
  legend: string;
}

const queries: Query[] = [
  ...panelQueries,
  ...rules.map(({ alert, record, expr }) => ({ where: alert ?? record!, expr, legend: '' })),
];

/** What a query asks for that is not there. */
function faultsOf({ where, expr, legend }: Query, known: Map<string, Set<string>>): string[] {
  const { metrics, groupings } = namesIn(expr);
  if (metrics.length === 0 && !expr.startsWith('vector(')) return [`${where}: names no metric`];
  const ours = metrics.filter(({ name }) => !recorded.has(name));
  const labels = new Set([
    ...ours.flatMap(({ name }) => [...(known.get(name) ?? [])]),
    // Written by Prometheus, and by the rules that record.
    'instance',
    ...(ours.length < metrics.length ? ['slo'] : []),
  ]);
  const shown = [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);
  return [
    ...ours.filter(({ name }) => !known.has(name)).map(({ name }) => `${where}: no metric ${name}`),
    ...ours.flatMap(({ name, labels: asked }) =>
      asked
        .filter((label) => known.get(name)?.has(label) === false)
        .map((label) => `${where}: ${name} has no ${label}`),
    ),
    ...[...groupings, ...shown].filter((label) => !labels.has(label)).map((label) => `${where}: nothing has ${label}`),
  ];
}

test('a query that names what is not there is found', () => {
  const known = new Map([['actodo_a_total', new Set(['kind'])]]);
  const faults = (expr: string, legend = '') => faultsOf({ where: '', expr, legend }, known);
  assert.deepEqual(faults('sum by (kind) (rate(actodo_a_total{kind=~"x|y"}[5m])) > 1e9', '{{kind}}'), []);
  assert.deepEqual(faults('rate(actodo_b_total[5m])'), [': no metric actodo_b_total']);
  assert.deepEqual(faults('actodo_a_total{kind="x",user="y"}'), [': actodo_a_total has no user']);
  assert.deepEqual(faults('sum by (kind, user) (actodo_a_total)', '{{task}}'), [
    ': nothing has user',
    ': nothing has task',
  ]);
  assert.deepEqual(faults('1 + 1'), [': names no metric']);
});

test('the running program exports what dashboards, alerts and the page of metrics name, and no label names a user or a task', async (t) => {
  const { server, user } = await startBusyProgram(t);
  const text = await scrape(server);
  const series = seriesIn(text);
  const known = labelsByName(series);

  await t.test('every query names metrics and labels that are there', () => {
    const faults = queries.flatMap((query) => faultsOf(query, known));
    assert.deepEqual(faults, []);
  });

  await t.test('alerts whose summary names a label keep it', () => {
    for (const { alert, expr, summary } of alerts)
      for (const [, label = ''] of summary.matchAll(/\$labels\.(\w+)/g))
        assert.ok(namesIn(expr).groupings.includes(label), `${alert}: ${label}`);
  });

  await t.test('docs/metrics.md lists what is exported, and nothing else', () => {
    const page = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8');
    const listed = [...page.matchAll(/^\| (`actodo_[^|]*) \|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    );
    const exported = new Set(
      [...known.keys()].map(familyOf).filter((name) => !/^actodo_(?:nodejs|process)_/.test(name)),
    );
    assert.deepEqual([...listed].sort(), [...exported].sort());
  });

  await t.test('no label names a user, a task or what anybody wrote', () => {
    const labels = new Set(series.flatMap(({ labels }) => Object.keys(labels)));
    const bounded = [
      'channel',
      'code',
      'consumer',
      'direction',
      'end',
      'kind',
      'le',
      'limit',
      'method',
      'reason',
      'result',
      'route',
      'status',
      'tool',
      'topic',
      'type',
    ];
    const ofNode = ['space', 'version', 'major', 'minor', 'patch'];
    assert.deepEqual(
      [...labels].filter((label) => ![...bounded, ...ofNode].includes(label)),
      [],
    );
    const values = series
      .filter(({ name }) => !name.startsWith('actodo_nodejs_'))
      .flatMap(({ labels: { le: _, status: __, ...rest } }) => Object.values(rest));
    for (const value of values) assert.doesNotMatch(value, /[0-9a-f]{8}-|\b\d+\b|canary/, value);
    for (const word of [user.id, 'canary', 'root@']) assert.ok(!text.includes(word), word);
  });
});

test('while the database does not answer, the rest is told', async (t) => {
  const failing = async () => Promise.reject(new Error('down'));
  const metrics = createMetrics({ standing: failing, sendings: failing });
  const options = { metricsHost: '127.0.0.1', metricsPort: await freePort() };
  const server = await startMetricsServer(metrics, options);
  t.after(() => server.stop());
  await eventually(async () => {
    const answer = await fetch(server.url);
    const series = seriesIn(await answer.text());
    assert.equal(answer.status, 200);
    assert.equal(series.find(({ name }) => name === 'actodo_database_answers')?.value, 0);
    assert.ok(series.some(({ name }) => name === 'actodo_process_start_time_seconds'));
    assert.ok(!series.some(({ name }) => name === 'actodo_outbox_rows'));
  });
});
