import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { loadConfig } from '../../src/config.ts';
import type { Db } from '../../src/db/database.ts';
import { openLog } from '../../src/log.ts';
import { run } from '../../src/main.ts';
import { signUp } from '../support/server.ts';
import { type Block, block, closedLoop, median, middle } from './figures.ts';
import { benchLists } from './lists.ts';
import type { Load, LoadResult } from './load.ts';

// Everything in one run on one database: plain single-row inserts, adds through the actor client, adds through /mcp, in turns.

const rounds = 5;
const seconds = 3;
const concurrency = 16;
const port = 3977;

const dataDir = mkdtempSync(join(tmpdir(), 'actodo-bench-'));
const env = { DATA_DIR: dataDir, PORT: String(port), METRICS_PORT: String(port + 1) };
const ends: (() => unknown)[] = [];
const { url, db, tasks } = await run(loadConfig(env), openLog('silent'), (end) => ends.push(end));

await sql`create table plain (id bigint generated always as identity primary key, title text not null)`.execute(db);
const users = await Promise.all(Array.from({ length: 8 }, () => signUp(`http://localhost:${port}`)));

const plainInsert = (n: number) => sql`insert into plain (title) values (${`Task ${n}`})`.execute(db);
const actorAdd = (n: number) =>
  tasks.add({ userId: users[n % users.length]!.id, origin: 'mcp', requestId: 'bench' }, { title: `Task ${n}` });

async function mcpAdds(): Promise<Block> {
  const load: Load = { url: `http://localhost:${port}`, tokens: users.map(({ token }) => token), concurrency, seconds };
  const worker = new Worker(new URL('./load.ts', import.meta.url), { workerData: load });
  const result = await new Promise<LoadResult>((resolve, reject) =>
    worker.once('message', resolve).once('error', reject),
  );
  return block(result.latencies, result.seconds);
}

/** Every block starts with an empty outbox, so that none pays for the one before it. Answers the milliseconds it took. */
async function drained(database: Db): Promise<number> {
  const started = performance.now();
  for (;;) {
    const row = await database.selectFrom('outbox').select('id').limit(1).executeTakeFirst();
    if (!row) return performance.now() - started;
    await sleep(20);
  }
}

async function measure(): Promise<void> {
  const kinds = {
    'plain insert': () => closedLoop(concurrency, seconds, plainInsert),
    'actor add': () => closedLoop(concurrency, seconds, actorAdd),
    'MCP add': mcpAdds,
  };
  for (const work of Object.values(kinds)) await work();
  await drained(db);
  const blocks: Record<string, Block[]> = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  const drains: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (const [kind, work] of round % 2 ? Object.entries(kinds).reverse() : Object.entries(kinds)) {
      blocks[kind]?.push(await work());
      if (kind !== 'plain insert') drains.push(await drained(db));
    }
  console.log(
    `\n${rounds} blocks of ${seconds} s each in turns, ${concurrency} at a time, ${users.length} users, PGlite on disk`,
  );
  const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes')`.execute(db);
  console.log(rows.map(({ name, setting }) => `${name}=${setting}`).join(' '));
  console.log('| what | per second | share of plain inserts | p50 ms | p99 ms |\n|---|---|---|---|---|');
  for (const [kind, all] of Object.entries(blocks)) {
    const shares = all.map(({ rate }, round) => rate / blocks['plain insert']![round]!.rate);
    const { rate, p50, p99 } = middle(all);
    console.log(
      `| ${kind} | ${rate.toFixed(0)} | ${median(shares).toFixed(3)} | ${p50.toFixed(2)} | ${p99.toFixed(2)} |`,
    );
  }
  console.log(
    `After a block the outbox was empty within ${median(drains).toFixed(0)} ms (median), ${Math.max(...drains).toFixed(0)} ms (worst).`,
  );
  const audited = await db
    .selectFrom('audit_events')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const added = await db
    .selectFrom('tasks')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  console.log(`${added.n} tasks added, ${audited.n} audited.`);
}

/** A start on the database just filled, as a process of its own. */
async function coldStart(): Promise<void> {
  const ready: number[] = [];
  let resident = 0;
  for (let n = 0; n < 3; n++) {
    const started = performance.now();
    const child = spawn(process.execPath, [fileURLToPath(new URL('../../src/main.ts', import.meta.url))], {
      env,
      stdio: 'ignore',
    });
    while (
      !(await fetch(`http://localhost:${port}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      ))
    )
      await sleep(10);
    ready.push(performance.now() - started);
    resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  console.log(
    `\nReady ${median(ready).toFixed(0)} ms after exec (median of ${ready.length}), ${resident.toFixed(0)} MiB resident then.`,
  );
}

console.log(`Node ${process.version}, ${url}`);
await measure();
console.log(`Memory of this process after the load: ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB resident.`);
for (const end of ends.reverse()) await end();
await coldStart();
rmSync(dataDir, { recursive: true, force: true });
console.log(
  '\nMedian milliseconds by number of tasks of one user\n| what | 10 | 1,000 | 100,000 | 100,000 over 10 |\n|---|---|---|---|---|',
);
for (const { work, medians, ratio } of await benchLists())
  console.log(
    `| ${work} | ${Object.values(medians)
      .map((ms) => ms.toFixed(2))
      .join(' | ')} | ${ratio.toFixed(2)} |`,
  );
process.exit(0);
