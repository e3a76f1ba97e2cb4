import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { callsBeside, type Flood, fillList, kinds, plainLoop, startFlood, startUnread } from '../support/flood.ts';
import { forgetPeak, memoryOf } from '../support/memory.ts';
import { eventually, freePort, signUp, type User } from '../support/server.ts';
import { median, percentile } from './figures.ts';

// What one user's calls take alone, beside a user who makes one call after the other, and beside floods; the program is a process of its own.

const calls = 200;
/** A first start makes its database. */
const startMs = 300_000;
/** Until a flood has filled its share. */
const fillMs = 3_000;
const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Measures and prints, one way to flood after the other. Linux only. */
export async function benchFair(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'actodo-bench-'));
  const [port, metricsPort] = [await freePort(), await freePort()];
  const env = {
    DURABILITY: 'power',
    ...process.env,
    DATA_DIR: dataDir,
    PORT: `${port}`,
    METRICS_PORT: `${metricsPort}`,
  };
  const child = spawn(process.execPath, [program], { env, stdio: 'ignore' });
  const pid = child.pid as number;
  const url = `http://localhost:${port}`;
  await eventually(
    () => fetch(`${url}/readyz`).then(({ ok }) => ok || Promise.reject(new Error('not ready'))),
    startMs,
    () => (child.exitCode === null ? undefined : `the program ended with ${child.exitCode}`),
  );
  await callsBeside(url, await signUp(url), calls, nobody);
  console.log(
    '\n| beside | p50 ms | p99 ms | p50, p99 over alone | calls that pass for each | MiB before | most |\n|---|---|---|---|---|---|---|',
  );
  let alone: number[] | undefined;
  const measure = async (what: string, start: (ann: User) => Flood) => {
    // New ones for each row: a token lives for a quarter of an hour.
    const [ann, ben] = [await signUp(url), await signUp(url)];
    await fillList(url, ann);
    forgetPeak(pid);
    const before = memoryOf(pid).now;
    const flood = start(ann);
    await sleep(fillMs);
    const { took, passed } = await callsBeside(url, ben, calls, flood);
    await flood.stop();
    alone ??= took;
    const figures = [median(took), percentile(took, 0.99)];
    const ratios = [figures[0]! / median(alone), figures[1]! / percentile(alone, 0.99)];
    const mean = passed.reduce((sum, each) => sum + each, 0) / passed.length;
    console.log(
      `| ${what} | ${figures.map((ms) => ms.toFixed(1)).join(' | ')} | ${ratios.map((each) => each.toFixed(1)).join(', ')} | ` +
        `${mean.toFixed(1)} | ${before} | ${memoryOf(pid).most} |`,
    );
  };
  await measure('nobody', () => nobody);
  await measure('one call after the other', (ann) => startFlood(url, ann, plainLoop));
  for (const [what, kind] of Object.entries(kinds)) await measure(what, (ann) => startFlood(url, ann, kind));
  await measure('answers that nobody reads', (ann) => startUnread(url, ann));
  child.kill('SIGTERM');
  await once(child, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
}

const nobody: Flood = { answered: () => 0, stop: async () => {} };
