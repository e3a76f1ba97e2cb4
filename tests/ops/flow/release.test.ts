import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openPlace } from './runner.ts';
import { git } from './tools.ts';
import { root } from './workflows.ts';

const digest = `sha256:${'3'.repeat(64)}`;

/** A repository with one commit on main and one that is not; what GitHub and the registry say of a commit. */
function open(t: TestContext) {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-release-'));
  t.after(() => rmSync(dir, { recursive: true }));
  mkdirSync(join(dir, '.ci'));
  cpSync(join(root, '.ci/release.mjs'), join(dir, '.ci/release.mjs'));
  writeFileSync(join(dir, 'package.json'), '{ "version": "1.2.3" }');
  git(dir, 'init', '-q', '-b', 'main');
  git(dir, 'add', '.');
  const commit = (message: string) => {
    git(dir, 'commit', '-q', '--allow-empty', '-m', message);
    return git(dir, 'rev-parse', 'HEAD').trim();
  };
  const main = commit('on main');
  git(dir, 'update-ref', 'refs/remotes/origin/main', main);
  const aside = commit('aside');
  const place = openPlace(t, { revisions: [] });
  const paths = (sha: string, id: number, ...states: string[]) => ({
    [`repos/someone/actodo/deployments?sha=${sha}&environment=staging&per_page=1`]: [{ id }],
    [`repos/someone/actodo/deployments/${id}/statuses`]: states.map((state) => ({ state })),
  });
  const digests = { [`ghcr.io/someone/actodo:sha-${main}`]: digest };
  const release = (tag: string, sha: string) => {
    git(dir, 'checkout', '-q', sha);
    return spawnSync(process.execPath, ['.ci/release.mjs'], {
      cwd: dir,
      encoding: 'utf8',
      env: {
        ...place.env,
        GITHUB_REF_NAME: tag,
        GITHUB_REPOSITORY: 'someone/actodo',
        IMAGE: 'ghcr.io/someone/actodo',
      },
    });
  };
  return { main, aside, place, paths, digests, release };
}

test('a tag releases the image that main built and staging took, also when staging went on since', (t) => {
  const { main, place, paths, digests, release } = open(t);
  place.change({ deployments: paths(main, 7, 'inactive', 'success', 'in_progress'), digests });
  const { status, stdout, stderr } = release('v1.2.3', main);
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: `${digest}\n`, stderr: '' });
});

test('anything else is refused, with the reason', (t) => {
  const { main, aside, place, paths, digests, release } = open(t);
  const refused = (tag: string, sha: string, says: RegExp) => {
    const { status, stdout, stderr } = release(tag, sha);
    assert.deepEqual([status, stdout], [1, ''], stderr);
    assert.match(stderr, says);
  };
  refused('v1.2.4', main, /the tag v1\.2\.4 is not v1\.2\.3/);
  refused('v1.2.3', aside, /is not on main/);
  refused('v1.2.3', main, /was never deployed to staging/);
  place.change({ deployments: paths(main, 7, 'failure', 'in_progress'), digests });
  refused('v1.2.3', main, /did not succeed/);
  place.change({ deployments: paths(main, 7, 'success'), digests: {} });
  refused('v1.2.3', main, /there is no digest/);
});
