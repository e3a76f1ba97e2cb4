import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { commands } from '../support/runbook.ts';
import { runTool } from './tools.ts';

// What the chart does not render is handed over by the commands of docs/operating.md (docs/decisions/0108).

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(`${root}${file}`, 'utf8');
const page = commands(read('docs/operating.md').replaceAll(/ \\\n\s*/g, ' '));
const alertmanager = 'charts/actodo/files/alertmanager/alertmanager.yaml';
const alloy = 'charts/actodo/files/logs/config.alloy';

/** A Secret or ConfigMap that the page makes: its name, and of each key the file that it is from, if any. */
interface Given {
  name: string;
  keys: Map<string, string | undefined>;
}

function given(lines: string[]): Given[] {
  return lines.flatMap((line) => {
    const [, name] = /^kubectl -n monitoring create (?:secret generic|configmap) (\S+)/.exec(line) ?? [];
    if (!name) return [];
    const literals = [...line.matchAll(/--from-literal=([\w.-]+)=/g)].map(([, key = '']) => [key, undefined] as const);
    const files = [...line.matchAll(/--from-file=(?:([\w.-]+)=)?(\S+)/g)].map(
      ([, key, file = '']) => [key ?? basename(file), file] as const,
    );
    return [{ name, keys: new Map([...literals, ...files]) }];
  });
}

/** What `--set` says in the line that installs a chart. */
function settings(lines: string[], chart: string): Map<string, string> {
  const line = lines.find((each) => each.startsWith(`helm upgrade --install `) && each.includes(` ${chart} --repo `));
  assert.ok(line, `the page does not install ${chart}`);
  const said = [...line.matchAll(/--set ('[^']*'|\S+)/g)].flatMap(([, text = '']) =>
    text.replaceAll("'", '').split(','),
  );
  return new Map(said.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]));
}

/** Of the file that is in force where its reader looks: the object and the key. */
const holds = (lines: string[], name: string | undefined, key: string | undefined) =>
  given(lines)
    .find((each) => each.name === name)
    ?.keys.get(key ?? '');

/** Files of the chart that nobody gets, and files that are not there. */
function lost(lines: string[]): string[] {
  const files = globSync('charts/actodo/files/**/*.*', { cwd: root });
  const templates = globSync('charts/actodo/templates/**/*.yaml', { cwd: root }).map(read).join('\n');
  const rendered = [...templates.matchAll(/\.Files\.Glob "([^"]+)"/g)].flatMap(([, glob = '']) =>
    globSync(`charts/actodo/${glob}`, { cwd: root }),
  );
  const handed = given(lines).flatMap(({ keys }) => [...keys.values()].filter((file) => file !== undefined));
  return [
    ...files.filter((file) => !rendered.includes(file) && !handed.includes(file)),
    ...handed.filter((file) => !files.includes(file)),
  ];
}

test('every file for another program is rendered by the chart or handed over by a command of the page', () => {
  assert.ok(given(page).length >= 4);
  assert.deepEqual(lost(page), []);
  const without = page.filter((line) => !line.includes('config.alloy'));
  assert.deepEqual(lost(without), [alloy]);
  const misspelt = page.map((line) => line.replace('logs/loki.yaml', 'logs/loky.yaml'));
  assert.deepEqual(lost(misspelt), ['charts/actodo/files/logs/loki.yaml', 'charts/actodo/files/logs/loky.yaml']);
});

test('Alertmanager gets its configuration and the keys of the pager where it looks for them', () => {
  const said = settings(page, 'kube-prometheus-stack');
  const spec = (name: string) => said.get(`alertmanager.alertmanagerSpec.${name}`);
  assert.equal(spec('useExistingSecret'), 'true');
  // The operator looks for this key alone.
  const file = holds(page, spec('configSecret'), 'alertmanager.yaml');
  assert.equal(file, alertmanager);
  runTool('amtool', ['check-config', `${root}${file}`]);
  // Secrets are mounted as /etc/alertmanager/secrets/NAME/KEY.
  const paths = [...read(alertmanager).matchAll(/\w+_file: (\S+)/g)].map(([, path = '']) => path);
  assert.ok(paths.length > 0);
  for (const path of paths) {
    const [, name = '', key = ''] = /^\/etc\/alertmanager\/secrets\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
    assert.equal(spec('secrets'), `{${name}}`, path);
    assert.ok(
      given(page).some((each) => each.name === name && each.keys.has(key)),
      path,
    );
  }
});

test('Loki and Alloy get theirs, and Alloy the names that its file takes from the environment', () => {
  const loki = settings(page, 'loki');
  // Its chart starts it with this file of whatever object is named.
  assert.equal(holds(page, loki.get('loki.configObjectName'), 'config.yaml'), 'charts/actodo/files/logs/loki.yaml');
  assert.equal(loki.get('loki.generatedConfigObjectName'), '', 'the chart would write one of its own');
  const said = settings(page, 'alloy');
  assert.equal(said.get('alloy.configMap.create'), 'false');
  assert.equal(holds(page, said.get('alloy.configMap.name'), said.get('alloy.configMap.key')), alloy);
  const asked = new Set([...read(alloy).matchAll(/sys\.env\("(\w+)"\)/g)].map(([, name = '']) => name));
  // The name of the node, which the chart of Alloy always sets.
  asked.delete('HOSTNAME');
  const set = [...said].filter(([path]) => /^alloy\.extraEnv\[\d+\]\.name$/.test(path)).map(([, name]) => name);
  assert.deepEqual([...asked], set);
  const port = /^ {2}http_listen_port: (\d+)$/m.exec(read('charts/actodo/files/logs/loki.yaml'))?.[1];
  assert.equal(said.get('alloy.extraEnv[0].value'), `http://loki:${port}/loki/api/v1/push`);
});
