import assert from 'node:assert/strict';
import { type ChildProcess, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startGroup } from '../support/children.ts';
import { eventually, freePort, postJson } from '../support/server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const url = 'http://localhost:3000';
const left = new Set(['node_modules', 'data', '.git']);

/** The tree as a fresh clone has it: without packages and without data. */
function freshTree(): string {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-clone-'));
  cpSync(root, dir, { recursive: true, filter: (path) => !left.has(basename(path)) });
  return dir;
}

/** It is killed after the test with all that it started. */
async function npmStart(
  t: TestContext,
  dir: string,
): Promise<{ child: ChildProcess; installMs: number; readyMs: number }> {
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
  const env = { ...inherited, METRICS_PORT: String(await freePort()) };
  const started = performance.now();
  const child = startGroup(t, 'npm', ['start'], { cwd: dir, env });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  await eventually(
    async () => assert.equal((await fetch(`${url}/readyz`)).status, 200),
    240_000,
    () => (child.exitCode === null ? undefined : `npm start ended:\n${output}`),
  );
  const totalMs = performance.now() - started;
  const readyMs = Number(/"ready_ms":(\d+)/.exec(output)?.[1]);
  return { child, installMs: totalMs - readyMs, readyMs };
}

/** Ends the group as Ctrl-C does: npm, launcher and program all get the signal, and the launcher passes its own on. */
async function stop(child: ChildProcess, dir: string): Promise<void> {
  process.kill(-child.pid!, 'SIGINT');
  await new Promise((resolve) => child.once('exit', resolve));
  await eventually(() => assert.rejects(fetch(`${url}/healthz`)));
  assert.ok(!existsSync(join(dir, 'data', 'actodo.lock')), 'it ended without giving its lock back');
}

function shellBlocks(section: RegExp): string {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const part = text.split(/^## /m).find((each) => section.test(each)) ?? assert.fail(`no section ${section}`);
  return [...part.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code]) => code).join('\n');
}

test('npm start in a fresh clone, the README as printed, and a conversation that goes on after a restart', async (t) => {
  await assert.rejects(fetch(`${url}/healthz`), 'port 3000 must be free for this test');
  const dir = freshTree();
  t.after(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  const first = await npmStart(t, dir);
  t.diagnostic(`first start: npm and launcher ${Math.round(first.installMs)} ms, then ready in ${first.readyMs} ms`);

  const script = `set -e\n${shellBlocks(/^First chat/)}\n${shellBlocks(/^Any MCP client/)}\necho; echo "$USER_ID $TOKEN"`;
  const ran = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  assert.equal(ran.status, 0, ran.stderr);
  assert.match(ran.stdout, /Added \\"Buy groceries\\" \(#1\)/);
  assert.match(ran.stdout, /1 pending task/);
  assert.match(ran.stdout, /"name":"complete_task","arguments":\{"task_id":1\}/);
  assert.match(ran.stdout, /"structuredContent":\{"tasks":\[\]/);
  const [userId, token] = ran.stdout.trim().split('\n').at(-1)!.split(' ');

  const chat = async (body: object) => {
    const answer = await postJson(`${url}/api/${userId}/chat`, body, token);
    assert.equal(answer.status, 200);
    return (await answer.json()) as { conversation_id: number; response: string };
  };
  const { conversation_id } = await chat({ message: 'Add a task to call mom' });
  await stop(first.child, dir);

  const second = await npmStart(t, dir);
  t.diagnostic(`later start: launcher ${Math.round(second.installMs)} ms, then ready in ${second.readyMs} ms`);
  const { response } = await chat({ message: 'mark it done', conversation_id });
  assert.match(response, /Call mom/);
  await stop(second.child, dir);
});
