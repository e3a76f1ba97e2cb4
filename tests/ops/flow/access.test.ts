import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { everything } from '../chart/everything.ts';
import { rendered } from '../chart/render.ts';
import { root } from './workflows.ts';

// What an operator sets once for the pipelines: docs/operating.md, "Pipelines".
const [, pipelines = ''] =
  /^## Pipelines$([\s\S]*?)^## /m.exec(readFileSync(join(root, 'docs/operating.md'), 'utf8')) ?? [];
const blocks = [...pipelines.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code = '']) => code);

test('its commands are commands of a shell', () => {
  assert.ok(blocks.length >= 6);
  for (const code of blocks) {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: code, encoding: 'utf8' });
    assert.equal(status, 0, `${stderr}\n${code}`);
  }
});

test('what it writes as JSON is JSON', () => {
  const documents = [...pipelines.matchAll(/<<'?JSON'?\n([\s\S]*?)\nJSON\n/g)].map(([, json = '']) => json);
  assert.ok(documents.length >= 3);
  for (const json of documents) assert.doesNotThrow(() => JSON.parse(json.replace(/\$\(.*?\)/g, '1')), json);
});

/** The resource of a kind, as a Role names it. */
function resourceOf({ apiVersion, kind }: { apiVersion: string; kind: string }): string {
  const [group = ''] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
  const plural = kind.toLowerCase().replace(/y$/, 'ie').replace(/s$/, 'se');
  return `${plural}s${group ? `.${group}` : ''}`;
}

test('the Role of the pipelines may change every kind of the chart, and no more than its namespace', () => {
  const named = [...pipelines.matchAll(/--resource=(\S+)/g)].flatMap(([, list = '']) => list.split(','));
  const wanted = new Set(rendered({ profile: ['ha'], set: everything }).map(resourceOf));
  // Helm's own, what it waits for, and the pods of `helm test` with their logs.
  for (const more of ['secrets', 'pods', 'pods/log', 'replicasets.apps']) wanted.add(more);
  assert.deepEqual(named.sort(), [...wanted].sort());
  assert.doesNotMatch(pipelines, /clusterrolebinding|cluster-admin/);
});
