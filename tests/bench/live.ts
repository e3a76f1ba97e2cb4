import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { sql } from 'kysely';
import { WebSocketServer } from 'ws';
import { loadConfig } from '../../src/config.ts';
import type { Db } from '../../src/db/database.ts';
import { openLog } from '../../src/log.ts';
import { run } from '../../src/main.ts';
import { settings } from './adds.ts';
import { median, percentile } from './figures.ts';
import type { Answer, Question } from './live-clients.ts';

// Idle sockets in one process and what they cost; from the acknowledged commit to the frame, beside a bare echo. Clients are another process.

const perUser = 20;
const rounds = 300;
const echoPort = 3979;

/** Measures with that many sockets open, and prints. */
export async function benchLive(count: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'actodo-bench-'));
  const ends: (() => unknown)[] = [];
  const config = loadConfig(settings(dataDir, process.env.DURABILITY ?? 'power'));
  const { db, tasks } = await run(config, openLog('silent'), (end) => ends.push(end));
  const echo = new WebSocketServer({ port: echoPort, host: '127.0.0.1' });
  echo.on('connection', (socket) => socket.on('message', (data) => socket.send(data, { binary: false })));
  const users = Array.from({ length: Math.ceil(count / perUser) }, () => randomUUID());
  const tokens = await tokensFor(db, config.baseUrl, users);
  const clients = fork(new URL('./live-clients.ts', import.meta.url));
  const { port } = config;
  console.log(`\nLive updates, ${count} sockets of ${users.length} users, DURABILITY=${config.durability}`);
  await printIdle(count, () => ask(clients, { open: { port, echoPort, tokens, perUser, count } }));

  const frames: number[] = [];
  const echoes: number[] = [];
  for (let n = -20; n < rounds; n++) {
    const userId = users[Math.abs(n) % users.length]!;
    const frame = ask(clients, { frame: true });
    await tasks.add({ userId, origin: 'mcp', requestId: 'bench' }, { title: `Task ${n}` });
    const acknowledged = now();
    const { at = 0 } = await frame;
    const { took = 0 } = await ask(clients, { echo: true });
    // The first ones warm up.
    if (n < 0) continue;
    frames.push(at - acknowledged);
    echoes.push(took);
    // At any moment of the relay's rests.
    await sleep(Math.random() * 150);
  }
  printLatency(frames, echoes);
  clients.kill();
  echo.close();
  for (const end of ends.reverse()) await end();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Milliseconds on the clock that all processes of a machine share. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;

/** Signed by a key of our own, which the program finds beside its own: signing up so many would take minutes. */
async function tokensFor(db: Db, baseUrl: string, users: string[]): Promise<string[]> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const text = JSON.stringify(await exportJWK(publicKey));
  await sql`insert into jwks (id, "publicKey", "privateKey", "createdAt")
    values ('00000000-0000-4000-8000-000000000001', ${text}, '', now() - interval '1 day')`.execute(db);
  return Promise.all(
    users.map((userId) =>
      new SignJWT({ aud: baseUrl })
        .setProtectedHeader({ alg: 'EdDSA', kid: '00000000-0000-4000-8000-000000000001' })
        .setIssuer(baseUrl)
        .setSubject(userId)
        .setIssuedAt()
        .setExpirationTime('15m')
        .sign(privateKey),
    ),
  );
}

function ask(clients: ChildProcess, question: Question): Promise<Answer> {
  const answer = new Promise<Answer>((resolve) => clients.once('message', resolve));
  clients.send(question);
  return answer;
}

/** MiB after a collection, so that what a start leaves behind does not hide what sockets take; `used` is what the program holds of them. */
function memory(): { resident: number; used: number } {
  collectGarbage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss / 1024 / 1024, used: (heapUsed + external) / 1024 / 1024 };
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

async function printIdle(count: number, open: () => Promise<Answer>): Promise<void> {
  await sleep(3_000);
  const before = memory();
  const started = performance.now();
  const { ready } = await open();
  const seconds = (performance.now() - started) / 1000;
  await sleep(3_000);
  const after = memory();
  const cpu = process.cpuUsage();
  await sleep(30_000);
  const { user, system } = process.cpuUsage(cpu);
  const later = memory();
  console.log(
    [
      `${ready} of ${count} ready within ${seconds.toFixed(1)} s`,
      '| MiB | before | with them | after 30 s | KiB a socket |\n|---|---|---|---|---|',
      ...(['resident', 'used'] as const).map((kind) => {
        const values = [before, after, later].map((each) => each[kind].toFixed(0));
        return `| ${kind} | ${values.join(' | ')} | ${(((after[kind] - before[kind]) * 1024) / count).toFixed(1)} |`;
      }),
      `Idle they take ${((user + system) / 30_000_000).toFixed(3)} of a core.`,
    ].join('\n'),
  );
}

function printLatency(frames: number[], echoes: number[]): void {
  const line = (name: string, values: number[]) =>
    `| ${name} | ${median(values).toFixed(2)} | ${percentile(values, 0.99).toFixed(2)} |`;
  console.log(
    [
      `${frames.length} adds, one at a time, each followed by an echo`,
      '| what | p50 ms | p99 ms |\n|---|---|---|',
      line('acknowledged commit to frame', frames),
      line('bare echo, there and back', echoes),
      `| ratio | ${(median(frames) / median(echoes)).toFixed(1)} | ${(percentile(frames, 0.99) / percentile(echoes, 0.99)).toFixed(1)} |`,
    ].join('\n'),
  );
}
