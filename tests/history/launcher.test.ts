import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startGroup } from '../support/children.ts';
import { dataDirectory, eventually, freePort } from '../support/server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A program that runs the launcher, and the server behind it. The launcher's group is killed after the test. */
async function started(t: TestContext, program: string, args: string[]) {
  const dataDir = await dataDirectory(t);
  const port = await freePort();
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    PORT: String(port),
    METRICS_PORT: String(await freePort()),
    DATA_DIR: dataDir,
  };
  const child = startGroup(t, program, args, { cwd: root, env });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const answers = async () => (await fetch(`http://localhost:${port}/readyz`)).status;
  await eventually(
    async () => assert.equal(await answers(), 200),
    120_000,
    () => (child.exitCode === null ? undefined : `it ended:\n${output}`),
  );
  const ended = () =>
    eventually(async () => {
      await assert.rejects(answers());
      assert.ok(!existsSync(join(dataDir, 'actodo.lock')), 'it has not given its lock back');
    }, 30_000);
  return { child, answers, ended };
}

for (const signal of ['SIGTERM', 'SIGKILL'] as const)
  test(`npm start: ${signal} to npm alone ends the server, which gives its lock back`, async (t) => {
    const { child, ended } = await started(t, 'npm', ['start']);
    child.kill(signal);
    await ended();
  });

test('started without npm, the server goes on when its parent is gone', async (t) => {
  const shell = await started(t, 'sh', ['-c', `"${process.execPath}" bin/actodo.js start & read line`]);
  const npm = await started(t, 'npm', ['start']);
  shell.child.stdin.end('\n');
  await eventually(() => assert.notEqual(shell.child.exitCode, null));
  npm.child.kill('SIGKILL');
  // By the time that the one has noticed, so would the other have.
  await npm.ended();
  assert.equal(await shell.answers(), 200);
});
