import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChild } from '../support/children.ts';
import { eventually, freePort } from '../support/server.ts';
import { startBusyProgram } from './busy-program.ts';
import { demandTool } from './tools.ts';
import { dashboards } from './written/dashboards.ts';
import { ruleFiles } from './written/rules.ts';

const alerts = fileURLToPath(new URL('../../charts/actodo/files/alerts/', import.meta.url));

/** A Prometheus on loopback that reads the program every second, with the rules of the chart. Answers how to ask it. */
async function startPrometheus(t: TestContext, target: string) {
  demandTool('prometheus');
  const dir = mkdtempSync(join(tmpdir(), 'actodo-prometheus-'));
  t.after(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  const config = {
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    rule_files: Object.keys(ruleFiles).map((name) => join(alerts, name)),
    scrape_configs: [{ job_name: 'actodo', static_configs: [{ targets: [target] }] }],
  };
  writeFileSync(join(dir, 'prometheus.yml'), JSON.stringify(config));
  const url = `http://127.0.0.1:${await freePort()}`;
  const args = [
    `--config.file=${dir}/prometheus.yml`,
    `--storage.tsdb.path=${dir}/data`,
    `--web.listen-address=${new URL(url).host}`,
  ];
  const child = startChild(t, 'prometheus', args, { env: { PATH: process.env.PATH } });
  let output = '';
  child.stderr.on('data', (chunk) => (output += chunk));
  child.stdout.resume();
  const hopeless = () => (child.exitCode === null ? undefined : output);
  await eventually(async () => assert.ok((await fetch(`${url}/-/ready`)).ok), undefined, hopeless);
  return async (path: string) => {
    const answer = (await (await fetch(url + path)).json()) as {
      status: string;
      error?: string;
      data: Record<string, unknown>;
    };
    assert.equal(answer.status, 'success', `${path}: ${answer.error}`);
    return answer.data;
  };
}

/** What stays empty while nothing is wrong and no mail is set up. */
const quiet = [
  /status=~"5\.\."/,
  /result!="ok"/,
  /result="failed"/,
  /actodo_dead_letters/,
  /actodo_waiting/,
  /actodo_sending/,
  /rate_limited/,
  /sockets_ended/,
  /slo_.*3d|ratio_rate1h/,
];

test('a Prometheus that reads the running program answers every panel, takes the rules, and sees nothing to alert on', async (t) => {
  const { server, again } = await startBusyProgram(t);
  const ask = await startPrometheus(t, new URL(server.metricsUrl).host);
  await again();
  const panels = dashboards.flatMap(({ rows }) =>
    rows.flatMap(([, panels]) => panels.flatMap(({ title, queries }) => queries.map(([expr]) => ({ title, expr })))),
  );
  const resultOf = async (expr: string) => {
    const query = encodeURIComponent(expr.replaceAll('$__rate_interval', '1m'));
    return (await ask(`/api/v1/query?query=${query}`)).result as unknown[];
  };
  await eventually(async () => {
    for (const { title, expr } of panels) {
      const result = await resultOf(expr);
      if (!quiet.some((each) => each.test(expr))) assert.ok(result.length > 0, `${title}: ${expr}`);
    }
  });
  await eventually(async () => {
    const { groups } = (await ask('/api/v1/rules')) as {
      groups: { name: string; rules: { name: string; health: string; state?: string }[] }[];
    };
    const rules = groups.flatMap((group) => group.rules);
    assert.equal(
      rules.length,
      Object.values(ruleFiles)
        .flat()
        .flatMap((group) => group.rules).length,
    );
    assert.deepEqual(
      rules.filter(({ health }) => health !== 'ok'),
      [],
    );
    // The model of this program has refused once on purpose, and its one reminder may have been late on a busy machine.
    const unexpected = rules.filter(
      ({ name, state }) => state === 'firing' && !/Model|Budget|Reminder|Loop/.test(name),
    );
    assert.deepEqual(
      unexpected.map(({ name }) => name),
      [],
    );
  });
  assert.equal((await resultOf('count(actodo:slo_budget:ratio)')).length, 1);
});
