import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { before, type TestContext, test } from 'node:test';
import { suiteCleanup } from '../../support/http.ts';
import { dataDirectory, freePort, type Server, startServer } from '../../support/server.ts';
import { openPlace, type Place, runJob } from './runner.ts';
import type { World } from './stand-in.ts';
import { git } from './tools.ts';
import { parse, read, root, texts } from './workflows.ts';

// The commands of the workflows' deployments, in their order, against the program itself behind a gateway; a stand-in has the revisions.
const suite = suiteCleanup();
const files = texts();
parse(...files.values());
const jobs = Object.fromEntries(
  read(files).workflows.map(({ file, jobs: { deploy } }) => [file.split('/').at(-1), deploy]),
);
const good = `sha256:${'1'.repeat(64)}`;
const next = `sha256:${'2'.repeat(64)}`;
let server: Server;

before(async () => {
  server = await startServer(suite, { dataDir: await dataDirectory(suite), port: await freePort() });
});

/** Leads to the program; what runs with the digest `isBroken` adds no task. */
async function gateway(t: Pick<typeof suite, 'after'>, place: Place, isBroken?: string): Promise<string> {
  const front = createServer(async (request, response) => {
    const body = await text(request);
    const running = place.world().revisions.findLast(({ status }) => status === 'deployed')?.digest;
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers as Record<string, string>;
    const isLost = running === isBroken && body.includes('"name":"add_task"');
    const answer = isLost
      ? undefined
      : await fetch(server.url + request.url, { method: request.method ?? 'GET', headers, ...(body ? { body } : {}) });
    response.writeHead(answer?.status ?? 404, { 'content-type': 'application/json' }).end(await answer?.text());
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => front.once('listening', resolve));
  t.after(() => {
    front.closeAllConnections();
    front.close();
  });
  return `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
}

const standing: World = { revisions: [{ revision: 1, status: 'deployed', digest: good }] };
const steps = (calls: string[]) => calls.map((call) => call.split(' ').slice(0, 2).join(' '));

async function deploy(t: TestContext, workflow: string, world: World, isBroken?: string) {
  const place = openPlace(t, world);
  const url = await gateway(t, place, isBroken);
  const said = {
    'needs.image.outputs.name': 'ghcr.io/someone/actodo',
    'needs.image.outputs.digest': next,
    'needs.release.outputs.name': 'ghcr.io/someone/actodo',
    'needs.release.outputs.digest': next,
    'vars.BASE_URL': url,
    'vars.PROFILES': 'aks ha',
    'vars.VALUES': 'kafka:\n  brokers: kafka.example.com:9093\n',
  };
  Object.assign(place.env, { GITHUB_REPOSITORY: 'someone/actodo' });
  const ran = await runJob(t, jobs[workflow]!, place, said);
  return { ...ran, ...place.world(), calls: place.calls() };
}

for (const workflow of ['staging.yml', 'production.yml'])
  test(`${workflow}: a release that works stays`, async (t) => {
    const { failed, revisions, calls, output } = await deploy(t, workflow, standing);
    assert.deepEqual(failed, [], output);
    assert.deepEqual(steps(calls), [
      'cosign verify',
      'gh attestation',
      'helm list',
      'helm upgrade',
      'helm test',
      'npm run',
    ]);
    assert.deepEqual(revisions.at(-1), { revision: 2, status: 'deployed', digest: next });
    const [cosign = '', gh = ''] = calls;
    assert.ok(cosign.includes(`ghcr.io/someone/actodo@${next}`), cosign);
    assert.ok(
      cosign.includes(
        '--certificate-identity https://github.com/someone/actodo/.github/workflows/staging.yml@refs/heads/main',
      ),
      cosign,
    );
    assert.ok(gh.includes(`--source-digest ${git(root, 'rev-parse', 'HEAD').trim()}`), gh);
  });

test('a release that becomes ready and does not work is taken back, and what was before is asked', async (t) => {
  const { failed, revisions, calls, output } = await deploy(t, 'production.yml', standing, next);
  assert.deepEqual(failed, ['.ci/deploy check'], output);
  assert.deepEqual(steps(calls).slice(-3), ['npm run', 'helm rollback', 'npm run']);
  assert.equal(revisions.findLast(({ status }) => status === 'deployed')?.digest, good);
  assert.match(output, /revision 1 is back and works/);
});

for (const [breaks, what] of [
  ['test', 'that fails its own test'],
  ['upgrade', 'that does not become ready'],
  ['cut', 'that is cut off in the middle'],
] as const)
  test(`a release ${what} ends with the one before`, async (t) => {
    const { failed, revisions, output } = await deploy(t, 'production.yml', { ...standing, breaks });
    assert.deepEqual(failed, [breaks === 'test' ? '.ci/deploy check' : '.ci/deploy upgrade'], output);
    assert.equal(revisions.at(-1)?.digest, good);
    assert.equal(revisions.at(-1)?.status, 'deployed');
  });

for (const breaks of ['signature', 'provenance'] as const)
  test(`without its ${breaks} nothing is deployed`, async (t) => {
    const { failed, calls } = await deploy(t, 'production.yml', { ...standing, breaks });
    assert.deepEqual(failed[0], '.ci/deploy verify');
    assert.ok(!steps(calls).includes('helm upgrade'));
  });

test('a first release that does not work stays, and says that there is nothing to go back to', async (t) => {
  const { failed, revisions, output } = await deploy(t, 'staging.yml', { revisions: [] }, next);
  assert.deepEqual(failed, ['.ci/deploy check', '.ci/deploy rollback "$REVISION"']);
  assert.equal(revisions.length, 1);
  assert.match(output, /nothing to go back to. Look: helm status actodo -n actodo/);
});

test('OKE: kubectl gets the token of the job, and a new one when it ends', async (t) => {
  const claims = Buffer.from(JSON.stringify({ exp: 1_800_000_000 })).toString('base64url');
  const asked: (string | undefined)[] = [];
  const github = createServer((request, response) => {
    asked.push(request.url, request.headers.authorization);
    response.end(JSON.stringify({ value: `e30.${claims}.c2ln` }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => github.once('listening', resolve));
  t.after(() => github.close());
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${(github.address() as AddressInfo).port}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'right',
  };
  const out = await new Promise<string>((resolve, reject) =>
    execFile(process.execPath, ['.ci/oke-token.mjs', 'oke cluster'], { cwd: root, env }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    ),
  );
  assert.deepEqual(JSON.parse(out), {
    apiVersion: 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    status: { token: `e30.${claims}.c2ln`, expirationTimestamp: '2027-01-15T08:00:00.000Z' },
  });
  assert.deepEqual(asked, ['/token?api-version=2.0&audience=oke%20cluster', 'Bearer right']);
  const without = spawnSync(process.execPath, ['.ci/oke-token.mjs', 'x'], { cwd: root, env: {}, encoding: 'utf8' });
  assert.match(without.stderr, /id-token: write/);
});

test('`npm run smoke` and the steps are what they are called', () => {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  assert.equal(scripts.smoke, 'node bin/actodo.js smoke');
  const unknown = spawnSync('bash', ['.ci/deploy', 'somewhere'], { cwd: root, encoding: 'utf8' });
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /one of verify, before, upgrade, check, rollback/);
});
