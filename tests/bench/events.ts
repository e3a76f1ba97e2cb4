import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { WebSocket, WebSocketServer } from 'ws';
import { loadConfig } from '../../src/config.ts';
import type { Db } from '../../src/db/database.ts';
import { openLog } from '../../src/log.ts';
import { run } from '../../src/main.ts';
import { mcpAdds, settings, signUps } from './adds.ts';
import { percentile } from './figures.ts';
import { printRipples } from './ripples.ts';

// What follows from changes, on the embedded runtime: reminders that are due at one second, frames and successors. DATABASE_URL: on that Postgres.

const rounds = 100;
const atOnce = 32;
const goals = { heard: 30, successor: 50 };

/** Measures and prints; `due` reminders are due at one second. */
export async function benchEvents(due: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'actodo-bench-'));
  const ends: (() => unknown)[] = [];
  const { DATABASE_URL } = process.env;
  const env = { ...settings(dataDir, process.env.DURABILITY ?? 'power'), ...(DATABASE_URL ? { DATABASE_URL } : {}) };
  const { db, url, tasks } = await run(loadConfig(env), openLog('silent'), (end) => ends.push(end));
  const [user, ...others] = await signUps();
  const bare = await openBare(db, (end) => ends.push(end));

  console.log(`\n${DATABASE_URL ? 'Postgres' : 'PGlite on disk'}, nothing else going on`);
  const pond = { url, liveUrl: url, user: user!, echo: bare, goals };
  await printRipples(pond, rounds);
  const { rate } = await mcpAdds(others);
  console.log(`\nAt half load: ${(rate / 2).toFixed(0)} MCP adds a second beside it (${rate.toFixed(0)} are the most)`);
  const idle = new AbortController();
  const load = keepAdding(rate / 2, idle.signal, (n) =>
    tasks.add({ userId: others[n % others.length]!.id, origin: 'mcp', requestId: 'bench' }, { title: `Load ${n}` }),
  );
  await printRipples(pond, rounds);
  idle.abort();
  await load;
  await printLateness(db, due, (title, due_date) =>
    tasks.add({ userId: others[0]!.id, origin: 'mcp', requestId: 'bench' }, { title, due_date }),
  );
  for (const end of ends.reverse()) await end();
  rmSync(dataDir, { recursive: true, force: true });
}

/** So many a second, whether or not they are answered by then. */
export async function keepAdding(
  perSecond: number,
  signal: AbortSignal,
  add: (n: number) => Promise<unknown>,
): Promise<void> {
  const running = new Set<Promise<unknown>>();
  const started = performance.now();
  for (let n = 0; !signal.aborted; n++) {
    await sleep(Math.max(0, started + (n * 1_000) / perSecond - performance.now()));
    const adding = add(n).finally(() => running.delete(adding));
    running.add(adding);
  }
  await Promise.all(running);
}

/** A row committed, read again, and sent over a socket, on the database and in the process that everything else uses. */
async function openBare(db: Db, onEnd: (end: () => unknown) => void): Promise<() => Promise<number>> {
  await sql`create table bare (id bigint generated always as identity primary key, message text not null)`.execute(db);
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  onEnd(() => server.close());
  const joined = new Promise<WebSocket>((resolve) => server.once('connection', resolve));
  if (!server.address()) await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  const socket = await joined;
  onEnd(() => client.terminate());
  return async () => {
    const started = performance.now();
    const heard = new Promise((resolve) => client.once('message', resolve));
    await sql`insert into bare (message) values (${'x'.repeat(700)})`.execute(db);
    const { rows } = await sql<{ message: string }>`select message from bare order by id desc limit 1`.execute(db);
    socket.send(rows[0]!.message);
    await heard;
    return performance.now() - started;
  };
}

async function printLateness(db: Db, count: number, add: (title: string, due: string) => Promise<unknown>) {
  const started = Date.now();
  await add('How long one takes', new Date(started + 3_600_000).toISOString());
  const eachMs = Math.min(50, 2 * (Date.now() - started));
  const due = Math.ceil((Date.now() + 4_000 + count * eachMs) / 1_000) * 1_000;
  let next = 0;
  const adder = async () => {
    while (next < count) await add(`Due ${next++}`, new Date(due).toISOString());
  };
  await Promise.all(Array.from({ length: atOnce }, adder));
  await sleep(Math.max(0, due - Date.now()));
  let rows: { fired: number; notified: number }[] = [];
  for (const end = due + 90_000; rows.length < count && Date.now() < end; await sleep(200))
    ({ rows } = await sql<{ fired: number; notified: number }>`
      select 1000 * extract(epoch from (event ->> 'timestamp')::timestamptz - ${new Date(due)}::timestamptz)::float8 as fired,
        1000 * extract(epoch from n.delivered_at - ${new Date(due)}::timestamptz)::float8 as notified
      from audit_records a join notifications n on n.reminder_id = a.event ->> 'reminder_id' and n.user_id = a.user_id
      where a.topic = 'reminders' and a.event #>> '{payload,remind_at}' = ${new Date(due).toISOString()}`.execute(db));
  console.log(
    `\n${count} reminders due at one second, milliseconds after it${rows.length < count ? `: ${count - rows.length} did not come within 90 s` : ''}`,
  );
  console.log('| until | p50 | p99 | max | goal p99 |\n|---|---|---|---|---|');
  for (const [what, values, goal] of [
    ['its event is committed', rows.map(({ fired }) => fired), process.env.DATABASE_URL ? 1_000 : 1_500],
    ['its notification is there', rows.map(({ notified }) => notified), ''],
  ] as const)
    console.log(
      `| ${what} | ${[0.5, 0.99, 1].map((share) => percentile([...values], share).toFixed(0)).join(' | ')} | ${goal} |`,
    );
}
