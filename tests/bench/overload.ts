import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { signUp } from '../support/server.ts';
import { mcpAdds, settings } from './adds.ts';
import { percentile } from './figures.ts';
import type { Flood, Flooded } from './overload-load.ts';
import { start, stop } from './starts.ts';

// Three times what the program can do: does it go on doing what it can, and is it well again afterwards?

const people = 64;
const seconds = 10;
const rounds = 3;
/** Blocks of adds before the first measurement: the compiler of a program that was just started works beside it. */
const warmUp = 6;

/** On the program as people start it, on a new directory. */
export async function benchOverload(times: number): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'actodo-overload-'));
  const env = settings(dataDir, process.env.DURABILITY ?? 'power');
  const { child } = await start(env);
  try {
    await overload(`http://localhost:${env.PORT}`, times);
  } finally {
    await stop(child);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** In turns: the most that is added by who waits for the answers, then what is added of `times` that, then one call after the other again. */
export async function overload(url: string, times: number): Promise<void> {
  const users: { token: string }[] = [];
  for (let n = 0; n < people; n++) users.push(await signUp(url));
  for (let block = 0; block < warmUp; block++) await mcpAdds(users, url);
  console.log(
    `\n${people} users add as fast as they are answered (the most), and ${times} times as much for ${seconds} s`,
  );
  console.log(
    '| the most, a second | asked, a second | added, a second | of the most | p50 ms | p99 ms | refused with 503 and Retry-After | anything else | as fast as before after |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|');
  for (let round = 0; round < rounds; round++) await measure(url, users, times);
}

async function measure(url: string, users: { token: string }[], times: number): Promise<void> {
  const most = await mcpAdds(users, url);
  const calm = (await flood({ url, ...tokensOf(users), perSecond: most.rate / 4, seconds: 2 })).latencies;
  const perSecond = most.rate * times;
  const {
    added,
    latencies,
    refused,
    others,
    seconds: took,
  } = await flood({ url, ...tokensOf(users), perSecond, seconds });
  const recovery = await recovered(url, users, most.rate / 4, percentile(calm, 0.5) * 2);
  const [p50, p99] = [0.5, 0.99].map((share) => percentile(latencies, share).toFixed(0));
  const asked = (added + refused + Object.values(others).reduce((sum, count) => sum + count, 0)) / took;
  console.log(
    `| ${most.rate.toFixed(0)} | ${asked.toFixed(0)} | ${(added / took).toFixed(0)} | ${(added / took / most.rate).toFixed(2)} | ${p50} | ${p99} | ${refused} | ${JSON.stringify(others)} | ${recovery} s |`,
  );
}

const tokensOf = (users: { token: string }[]) => ({ tokens: users.map(({ token }) => token) });

/** Whole seconds until the median of a second's adds at a quarter of the most is at most `ms` again. */
async function recovered(url: string, users: { token: string }[], perSecond: number, ms: number): Promise<number> {
  for (let second = 1; ; second++) {
    const { latencies, refused } = await flood({ url, ...tokensOf(users), perSecond, seconds: 1 });
    if ((refused === 0 && percentile(latencies, 0.5) <= ms) || second === 60) return second;
  }
}

function flood(workerData: Flood): Promise<Flooded> {
  const worker = new Worker(new URL('./overload-load.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
}
