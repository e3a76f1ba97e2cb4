import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runTool } from './tools.ts';
import { type Alert, alerts } from './written/alerts.ts';
import { opsFiles } from './written/files.ts';
import { budgetRunbook, type Rule, ruleFiles, runbookUrl } from './written/rules.ts';
import { burns, type Slo, slos } from './written/slos.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rulesIn = (file: string) => join(root, 'charts/actodo/files/alerts', file);
const alertmanager = join(root, 'charts/actodo/files/alertmanager/alertmanager.yaml');
const alertRules = Object.values(ruleFiles)
  .flat()
  .flatMap(({ rules }) => rules.filter(({ alert }) => alert));

interface Expected {
  alertname: string;
  eval_time: string;
  exp_alerts: { exp_labels: Record<string, string>; exp_annotations: Record<string, string> }[];
}

interface Case {
  name: string;
  interval: string;
  input_series: { series: string; values: string }[];
  alert_rule_test: Expected[];
}

/** Runs cases against a rule file; throws what promtool says. `rules` replaces the file's text. */
function check(
  t: Pick<TestContext, 'after'>,
  file: string,
  interval: string,
  tests: Case[],
  rules = readFileSync(rulesIn(file), 'utf8'),
) {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-rules-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  writeFileSync(join(dir, file), rules);
  // promtool reads JSON as the YAML that it is.
  writeFileSync(join(dir, 'cases.yaml'), JSON.stringify({ rule_files: [file], evaluation_interval: interval, tests }));
  runTool('promtool', ['test', 'rules', join(dir, 'cases.yaml')]);
}

const filled = (text: string, labels: Record<string, string>) =>
  text.replaceAll(/\{\{ \$labels\.(\w+) \}\}/g, (_, label: string) => labels[label] ?? '');

function expected(rule: Rule, at: string, labels: Record<string, string> | undefined): Expected {
  const exp_alerts = labels
    ? [
        {
          exp_labels: { ...rule.labels, ...labels },
          exp_annotations: Object.fromEntries(
            Object.entries(rule.annotations ?? {}).map(([key, text]) => [key, filled(text, labels)]),
          ),
        },
      ]
    : [];
  return { alertname: rule.alert!, eval_time: at, exp_alerts };
}

function caseOf({ alert, example }: Alert): Case {
  const rule = alertRules.find((each) => each.alert === alert)!;
  return {
    name: alert,
    interval: '1m',
    input_series: Object.entries(example.series).map(([series, values]) => ({ series, values })),
    alert_rule_test: [
      expected(rule, '9m', undefined),
      expected(rule, '45m', example.labels ?? {}),
      expected(rule, '115m', undefined),
    ],
  };
}

for (const each of alerts)
  test(`${each.alert} is silent, fires and ends`, (t) => check(t, 'alerts.yaml', '1m', [caseOf(each)]));

/** An hour well, three in which nine of ten events are bad, then well; one sample in two minutes. */
function burnCase({ name, example }: Slo): Case {
  const well = (n: number, from: number, each: number) => `${from}+${each}x${n - 1}`;
  const growing = (before: number, during: number) => {
    const [first, second] = [before * 30, during * 90];
    return `${well(30, 0, before)} ${well(90, first, during)} ${well(240, first + second, before)}`;
  };
  const series = 'good' in example ? { [example.good]: growing(10, 1) } : { [example.bad]: growing(0, 9) };
  return {
    name,
    interval: '2m',
    input_series: Object.entries({ [example.all]: growing(10, 10), ...series }).map(([each, values]) => ({
      series: each,
      values,
    })),
    alert_rule_test: burns.flatMap(({ alert }) => {
      const rule = alertRules.find((each) => each.alert === alert)!;
      return [
        expected(rule, '55m', undefined),
        expected(rule, '3h50m', { slo: name }),
        expected(rule, '11h', undefined),
      ];
    }),
  };
}

/** The rules, asked less often. */
const sparse = readFileSync(rulesIn('slo.yaml'), 'utf8').replace('interval: 30s', 'interval: 4m');

for (const slo of slos)
  test(`the budget of ${slo.name}: each speed is silent, fires and ends`, (t) =>
    check(t, 'slo.yaml', '4m', [burnCase(slo)], sparse));

test('a few bad events among few are no alert', (t) => {
  const { name, ...slo } = slos.find((each) => each.name === 'tool-success')!;
  const few = {
    ...burnCase({ name, ...slo }),
    input_series: [
      { series: 'actodo_tool_duration_seconds_count{result="ok"}', values: '0x60 1x30 2x300' },
      { series: 'actodo_tool_duration_seconds_count{result="failed"}', values: '0x60 1x30 2x300' },
    ],
  };
  const alert_rule_test = few.alert_rule_test.map((each) => ({ ...each, exp_alerts: [] }));
  check(t, 'slo.yaml', '4m', [{ ...few, alert_rule_test }], sparse);
});

test('an alert that has another threshold, another label or no end is told by its test', (t) => {
  const text = readFileSync(rulesIn('alerts.yaml'), 'utf8');
  const outbox = alerts.find(({ alert }) => alert === 'ActodoOutboxStuck')!;
  const broken = [
    text.replace('actodo_outbox_oldest_seconds) > 60', 'actodo_outbox_oldest_seconds) > 600'),
    text.replace('actodo_outbox_oldest_seconds) > 60', 'actodo_outbox_oldest_seconds) >= 0'),
    text.replace('severity: "page"', 'severity: "ticket"').replaceAll('severity: "page"', 'severity: "ticket"'),
  ];
  for (const rules of broken) {
    assert.notEqual(rules, text);
    assert.throws(() => check(t, 'alerts.yaml', '1m', [caseOf(outbox)], rules), /FAILED/);
  }
});

test('the files of the chart are what `npm run docs` writes, and Prometheus takes them', () => {
  for (const [file, text] of opsFiles)
    assert.equal(readFileSync(join(root, file), 'utf8'), text, `${file}: run npm run docs`);
  runTool('promtool', ['check', 'rules', ...Object.keys(ruleFiles).map(rulesIn)]);
});

test('every alert has an owner, a severity, a runbook and somebody who hears of it', () => {
  runTool('amtool', ['check-config', alertmanager]);
  for (const { alert, labels = {}, annotations = {} } of alertRules) {
    assert.match(labels.owner ?? '', /^(operations|product)$/, alert);
    assert.match(labels.severity ?? '', /^(page|ticket)$/, alert);
    assert.ok(annotations.summary, alert);
    const [file = ''] = (annotations.runbook_url ?? '').split('#');
    assert.ok(existsSync(join(root, file)), `${alert}: ${file}`);
    const given = Object.entries({ alertname: alert!, ...labels }).map(([label, is]) => `${label}=${is}`);
    const receiver = runTool('amtool', ['config', 'routes', 'test', `--config.file=${alertmanager}`, ...given]).trim();
    assert.equal(receiver, `${labels.owner}-${labels.severity}`, alert);
  }
});

test('docs/slo.md states every promise with its objective, and the runbook of budgets has its heading', () => {
  const page = readFileSync(join(root, 'docs/slo.md'), 'utf8');
  const runbook = readFileSync(join(root, runbookUrl(budgetRunbook)), 'utf8');
  for (const { name, promise, objective } of slos) {
    assert.ok(page.includes(`| ${name} | ${promise} | ${+(objective * 100).toFixed(3)} % |`), name);
    assert.match(runbook, new RegExp(`^## ${name}$`, 'm'));
  }
  assert.deepEqual(
    [...page.matchAll(/^\| ([a-z-]+) \| .* % \|$/gm)].map(([, name]) => name),
    slos.map(({ name }) => name),
  );
});
