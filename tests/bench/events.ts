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

/** `add` is called as often as that, for one due time, and some more often to learn how long it takes here. */
async function printLateness(db: Db, count: number, add: (title: string, due: string) => Promise<unknown>) {
  const addAll = async (n: number, due: Date) => {
    let next = 0;
    const adder = async () => {
      while (next < n) await add(`Due ${next++}`, due.toISOString());
    };
    await Promise.all(Array.from({ length: atOnce }, adder));
  };
  const some = 2 * atOnce;
  const started = Date.now();
  await addAll(some, new Date(started + 3_600_000));
  const due = new Date(Math.ceil((Date.now() + 4_000 + (2 * count * (Date.now() - started)) / some) / 1_000) * 1_000);
  await addAll(count, due);
  await sleep(Math.max(0, due.getTime() - Date.now()));
  const planned = await plannedFor(db, due, count);
  let rows: Told[] = [];
  for (const end = Date.now() + 90_000; rows.length < planned && Date.now() < end; await sleep(200))
    rows = await toldOf(db, due);
  console.log(
    `\n${planned} reminders due at one second, milliseconds after it; ${planned - rows.length} did not come within 90 s`,
  );
  if (planned < count) console.log(`${count - planned} more were added too late, on a machine that is too slow today.`);
  console.log('| until | p50 | p99 | max | goal p99 |\n|---|---|---|---|---|');
  for (const [what, values, goal] of [
    ['its event is committed', rows.map(({ fired }) => fired), process.env.DATABASE_URL ? 1_000 : 1_500],
    ['its notification is there', rows.map(({ notified }) => notified), ''],
  ] as const) {
    const cells = [0.5, 0.99, 1].map((share) => percentile([...values], share).toFixed(0));
    console.log(`| ${what} | ${cells.join(' | ')} | ${goal} |`);
  }
}

/** How many of them were added before they were due; waits until all are recorded. */
async function plannedFor(db: Db, due: Date, count: number): Promise<number> {
  for (;;) {
    const { rows } = await sql<{ recorded: number; planned: number }>`
      select count(*)::int as recorded, count(*) filter (where (event ->> 'timestamp')::timestamptz < ${due})::int as planned
      from audit_records where event_type = 'task.created' and event #>> '{payload,task,due_date}' = ${due.toISOString()}`.execute(
      db,
    );
    if (rows[0]!.recorded >= count) return rows[0]!.planned;
    await sleep(200);
  }
}

interface Told {
  fired: number;
  notified: number;
}

async function toldOf(db: Db, due: Date): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select 1000 * extract(epoch from (event ->> 'timestamp')::timestamptz - ${due}::timestamptz)::float8 as fired,
      1000 * extract(epoch from n.delivered_at - ${due}::timestamptz)::float8 as notified
    from audit_records a join notifications n on n.reminder_id = a.event ->> 'reminder_id' and n.user_id = a.user_id
    where a.topic = 'reminders' and a.event #>> '{payload,remind_at}' = ${due.toISOString()}`.execute(db);
  return rows;
}
