// What a tag releases: prints the digest of the image that main built of its commit. Refuses a tag that is not the version of package.json, a commit that is
// not on main, and one that did not work on staging.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const { GITHUB_REF_NAME: tag, GITHUB_REPOSITORY: repository, IMAGE: image } = process.env;
const run = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: 'utf8' }).trim();
const commit = run('git', 'rev-parse', 'HEAD');
const deployments = (rest) => JSON.parse(run('gh', 'api', `repos/${repository}/deployments${rest}`));

function refuse(why) {
  console.error(`release: ${why}`);
  process.exit(1);
}

const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
if (tag !== `v${version}`) refuse(`the tag ${tag} is not v${version}, the version of package.json`);
const isOnMain = spawnSync('git', ['merge-base', '--is-ancestor', commit, 'origin/main'], {
  cwd: root,
  stdio: 'inherit',
});
if (isOnMain.status !== 0) refuse(`${commit} is not on main`);
const [newest] = deployments(`?sha=${commit}&environment=staging&per_page=1`);
if (!newest) refuse(`${commit} was never deployed to staging`);
// The last state is `inactive` when a later commit was deployed since.
if (!deployments(`/${newest.id}/statuses`).some(({ state }) => state === 'success'))
  refuse(`the deployment of ${commit} to staging did not succeed`);
const digest = run(
  'docker',
  'buildx',
  'imagetools',
  'inspect',
  `${image}:sha-${commit}`,
  '--format',
  '{{.Manifest.Digest}}',
);
if (!/^sha256:[\da-f]{64}$/.test(digest)) refuse(`there is no digest of ${image}:sha-${commit}: ${digest}`);
console.log(digest);
