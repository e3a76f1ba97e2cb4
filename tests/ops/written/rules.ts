import { alerts } from './alerts.ts';
import { burns, fewestEvents, slos } from './slos.ts';

/** Where the repository can be read is the operator's to say; Alertmanager puts it before this path. */
export const runbookUrl = (name: string) => `docs/runbooks/${name}.md`;
/** Of every alert on a budget; its headings are the names of the promises. */
export const budgetRunbook = 'error-budget';

export interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  for?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

export interface Group {
  name: string;
  interval?: string;
  rules: Rule[];
}

const windows = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];
const shareOf = (window: string) => `actodo:slo_errors:ratio_rate${window}`;
const countOf = (window: string) => `actodo:slo_events:increase${window}`;
const budget = 'actodo:slo_budget:ratio';

const budgets: Rule[] = slos.map(({ name, objective }) => ({
  record: budget,
  expr: `vector(${+(1 - objective).toFixed(6)})`,
  labels: { slo: name },
}));

const shares: Rule[] = slos.flatMap(({ name, bad, all }) =>
  windows.map((window) => ({
    record: shareOf(window),
    expr: `${bad(window)} / ${all(window)}`,
    labels: { slo: name },
  })),
);

const longWindows = [...new Set(burns.map(({ long }) => long))];
const counts: Rule[] = slos.flatMap(({ name, all }) =>
  longWindows.map((window) => ({
    record: countOf(window),
    expr: `${all(window)} * ${secondsOf(window)}`,
    labels: { slo: name },
  })),
);

function secondsOf(window: string): number {
  const units: Record<string, number> = { m: 60, h: 3600, d: 86_400 };
  return Number(window.slice(0, -1)) * units[window.slice(-1)]!;
}

const burning = (window: string, factor: number) => `(${shareOf(window)} / on (slo) ${budget} > ${factor})`;

const burnAlerts: Rule[] = burns.map(({ alert, factor, long, short, for: held, severity }) => ({
  alert,
  expr: `${burning(long, factor)} and on (slo) ${burning(short, factor)} and on (slo) (${countOf(long)} >= ${fewestEvents})`,
  for: held,
  labels: { severity, owner: 'operations' },
  annotations: {
    summary: `The budget of {{ $labels.slo }} for 30 days is spent ${factor} times too fast.`,
    runbook_url: `${runbookUrl(budgetRunbook)}#{{ $labels.slo }}`,
  },
}));

const otherAlerts: Rule[] = alerts.map(({ alert, expr, for: held, severity, owner, runbook, summary }) => ({
  alert,
  expr,
  for: held,
  labels: { severity, owner },
  annotations: { summary, runbook_url: runbookUrl(runbook) },
}));

/** Rule files for Prometheus, by name. */
export const ruleFiles: Record<string, Group[]> = {
  'slo.yaml': [
    { name: 'actodo-slo', interval: '30s', rules: [...budgets, ...shares, ...counts] },
    { name: 'actodo-slo-alerts', rules: burnAlerts },
  ],
  'alerts.yaml': [{ name: 'actodo-alerts', rules: otherAlerts }],
};

/** Rule files are YAML, of which quoted JSON is a part. */
export function ruleText(groups: Group[]): string {
  const lines = ['# Written by `npm run docs` from tests/ops/written/; do not edit.', 'groups:'];
  for (const { name, interval, rules } of groups) {
    lines.push(`  - name: ${name}`, ...(interval ? [`    interval: ${interval}`] : []), '    rules:');
    for (const rule of rules)
      lines.push(...entries(rule).map((line, n) => `${n === 0 ? '      - ' : '        '}${line}`));
  }
  return `${lines.join('\n')}\n`;
}

function entries(rule: object): string[] {
  return Object.entries(rule).flatMap(([key, value]) =>
    typeof value === 'object'
      ? [`${key}:`, ...entries(value).map((line) => `  ${line}`)]
      : [`${key}: ${JSON.stringify(value)}`],
  );
}
