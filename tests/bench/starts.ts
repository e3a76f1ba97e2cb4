import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { memoryOf } from '../support/memory.ts';
import { mcpAdds, settings, signUps } from './adds.ts';
import { median } from './figures.ts';

// The program as people start it, alone in its process: how soon it is ready, and the memory it is resident in.

const starts = 3;
/** After this V8 has compiled what a start makes hot, and the memory of its compiler is given back. */
const settledMs = 5_000;
const loadBlocks = 6;

const launcher = fileURLToPath(new URL('../../bin/actodo.js', import.meta.url));

/** Starts and stops the program on the directory that was just filled, then loads it with adds; prints times and memory. */
export async function benchStarts(dataDir: string, durability: string): Promise<void> {
  const env = settings(dataDir, durability);
  const ready: number[] = [];
  for (let n = 0; n < starts; n++) {
    const { child, readyMs } = await start(env);
    ready.push(readyMs);
    await stop(child);
  }
  console.log(`\nReady ${median(ready).toFixed(0)} ms after exec (median of ${ready.length}).`);
  const { child } = await start(env);
  const program = childOf(child.pid!);
  const atReady = memoryOf(program);
  await sleep(settledMs);
  const settled = memoryOf(program);
  const users = await signUps();
  let adds = 0;
  for (let n = 0; n < loadBlocks; n++) adds += (await mcpAdds(users)).count;
  const loaded = memoryOf(program);
  await stop(child);
  console.log(
    `MiB resident, the program alone: ${atReady.now} when it was ready, ${settled.now} ${settledMs / 1_000} s later, ` +
      `${loaded.now} after ${adds} adds through MCP; the most in between ${settled.most} before them, ${loaded.most} with them.`,
  );
}

/** The program by its launcher, once it is ready. */
export async function start(env: Record<string, string>): Promise<{ child: ChildProcess; readyMs: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [launcher, 'start'], { env: { ...process.env, ...env }, stdio: 'ignore' });
  const isReady = () =>
    fetch(`http://localhost:${env.PORT}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode} before it was ready.`);
    await sleep(10);
  }
  return { child, readyMs: performance.now() - started };
}

export async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** The launcher's one child is the program. */
export const childOf = (pid: number) =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
