import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { loadConfig } from '../../src/config.ts';
import type { Db } from '../../src/db/database.ts';
import { openLog } from '../../src/log.ts';
import { run } from '../../src/main.ts';
import { signUp } from '../support/server.ts';
import { type Block, block, closedLoop, median, middle } from './figures.ts';
import type { Load, LoadResult } from './load.ts';

// Everything on one database: plain single-row inserts, adds through the actor client, adds through /mcp, in turns.

const rounds = 5;
const seconds = 3;
const concurrency = 16;
const port = Number(process.env.PORT ?? 3977);

/** What the program is started with in `dataDir`. */
export const settings = (dataDir: string, durability: string) => ({
  DATA_DIR: dataDir,
  PORT: String(port),
  METRICS_PORT: String(port + 1),
  DURABILITY: durability,
});

/** Measures adds in this process, by blocks in turns, and prints them. Answers the directory it filled. */
export async function benchAdds(durability: string): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'actodo-bench-'));
  const ends: (() => unknown)[] = [];
  const config = loadConfig(settings(dataDir, durability));
  const { db, tasks } = await run(config, openLog('silent'), (end) => ends.push(end));
  await sql`create table plain (id bigint generated always as identity primary key, title text not null)`.execute(db);
  const users = await signUps();
  const kinds = {
    'plain insert': () =>
      closedLoop(concurrency, seconds, (n) => sql`insert into plain (title) values (${`Task ${n}`})`.execute(db)),
    'actor add': () =>
      closedLoop(concurrency, seconds, (n) =>
        tasks.add({ userId: users[n % users.length]!.id, origin: 'mcp', requestId: 'bench' }, { title: `Task ${n}` }),
      ),
    'MCP add': () => mcpAdds(users),
  };
  const measured = await inTurns(db, kinds);
  await printSettings(db, users.length, durability);
  printBlocks(measured);
  await printAudited(db);
  for (const end of ends.reverse()) await end();
  return dataDir;
}

/** People of the program that listens on the port of the bench. */
export const signUps = () => Promise.all(Array.from({ length: 8 }, () => signUp(`http://localhost:${port}`)));

/** A block of adds through /mcp, from a thread of its own. */
export async function mcpAdds(users: { token: string }[], url = `http://localhost:${port}`): Promise<Block> {
  const load: Load = { url, tokens: users.map(({ token }) => token), concurrency, seconds };
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

interface Measured {
  blocks: Record<string, Block[]>;
  drains: number[];
}

async function inTurns(db: Db, kinds: Record<string, () => Promise<Block>>): Promise<Measured> {
  for (const work of Object.values(kinds)) await work();
  await drained(db);
  const blocks: Record<string, Block[]> = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  const drains: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (const [kind, work] of round % 2 ? Object.entries(kinds).reverse() : Object.entries(kinds)) {
      blocks[kind]?.push(await work());
      if (kind !== 'plain insert') drains.push(await drained(db));
    }
  return { blocks, drains };
}

async function printSettings(db: Db, users: number, durability: string): Promise<void> {
  console.log(
    `\nDURABILITY=${durability}: ${rounds} blocks of ${seconds} s each in turns, ${concurrency} at a time, ${users} users, PGlite on disk`,
  );
  const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes')`.execute(db);
  console.log(rows.map(({ name, setting }) => `${name}=${setting}`).join(' '));
}

function printBlocks({ blocks, drains }: Measured): void {
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
}

async function printAudited(db: Db): Promise<void> {
  const count = async (table: 'audit_events' | 'tasks') => {
    const { n } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return n;
  };
  console.log(`${await count('tasks')} tasks added, ${await count('audit_events')} audited.`);
}
