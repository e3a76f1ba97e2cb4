import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ensureFlowTools, git } from './tools.ts';
import { root } from './workflows.ts';

const { actionlint } = ensureFlowTools();
const copies = mkdtempSync(join(tmpdir(), 'actodo-lint-'));
after(() => rmSync(copies, { recursive: true }));

/** What it finds in the workflows of a repository; they may run only what the runner has, so other linters are not asked. */
function lint(folder: string): { status: number | null; found: string } {
  const args = ['-no-color', '-oneline', '-shellcheck=', '-pyflakes='];
  const { status, stdout, stderr } = spawnSync(actionlint, args, { cwd: folder, encoding: 'utf8' });
  return { status, found: stdout + stderr };
}

test('finds nothing', () => {
  assert.deepEqual(lint(root), { status: 0, found: '' });
});

const faults: [what: string, file: string, cut: string, put: string, says: RegExp][] = [
  ['a job that is not there', 'staging.yml', 'needs: image', 'needs: imge', /job "deploy" needs job "imge"/],
  [
    'an output that is not there',
    'staging.yml',
    'needs.image.outputs.digest',
    'needs.image.outputs.sum',
    /property "sum" is not defined/,
  ],
  [
    'a step that is not there',
    'production.yml',
    'steps.before.outputs.revision',
    'steps.befor.outputs.revision',
    /property "befor" is not defined/,
  ],
  [
    'an event that is not there',
    'checks.yml',
    '  merge_group:',
    '  merge_groups:',
    /unknown Webhook event "merge_groups"/,
  ],
  [
    'a right that is not there',
    'production.yml',
    'deployments: read',
    'deployment: read',
    /unknown permission scope "deployment"/,
  ],
  ['a machine that is not there', 'checks.yml', 'ubuntu-24.04', 'ubuntu-24', /label "ubuntu-24" is unknown/],
  [
    'an input of our own action that is not there',
    'production.yml',
    '          cluster: ',
    '          clusters: ',
    /input "clusters" is not defined in action/,
  ],
  [
    'an input of our own action that is missing',
    'staging.yml',
    '        with:\n          cluster: ',
    '        env:\n          CLUSTER: ',
    /missing input "cluster"/,
  ],
  [
    'a text of a stranger in a script',
    'checks.yml',
    '.ci/run "$PART"',
    `echo $${'{{ github.event.pull_request.title }}'}`,
    /is potentially untrusted/,
  ],
  [
    'a key that YAML has no place for',
    'staging.yml',
    '    timeout-minutes: 45',
    '    timeout: 45',
    /unexpected key "timeout"/,
  ],
];

for (const [what, file, cut, put, says] of faults)
  test(`red: ${what}`, () => {
    const copy = mkdtempSync(join(copies, 'copy-'));
    cpSync(join(root, '.github'), join(copy, '.github'), { recursive: true });
    git(copy, 'init', '-q');
    const path = join(copy, '.github/workflows', file);
    const text = readFileSync(path, 'utf8');
    assert.ok(text.includes(cut), `${file} has no "${cut}"`);
    writeFileSync(path, text.replace(cut, put));
    const { status, found } = lint(copy);
    assert.equal(status, 1, found);
    assert.match(found, says);
  });
