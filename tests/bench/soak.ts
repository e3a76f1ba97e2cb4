import { readdirSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { memoryOf } from '../support/memory.ts';
import { signUp } from '../support/server.ts';
import { settings } from './adds.ts';
import { percentile } from './figures.ts';
import { childOf, start, stop } from './starts.ts';

// A long even load on the program as people start it: what grows that should not? Memory, handles and the slowest calls stay flat; the data grows with the audit.

const users = 8;
/** A user's tasks that are open at once; then each add is followed by a completion and a deletion. */
const openTasks = 50;
const reminderEvery = 10;

/** Runs `perSecond` tool calls a second for `minutes`, and prints a line a minute. */
export async function benchSoak(minutes: number, perSecond: number): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'actodo-soak-'));
  const env = settings(dataDir, process.env.DURABILITY ?? 'power');
  const { child } = await start(env);
  try {
    await loadAndPrint(minutes, perSecond, {
      url: `http://localhost:${env.PORT}`,
      dataDir,
      program: childOf(child.pid!),
    });
  } finally {
    await stop(child);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Soaked {
  url: string;
  dataDir: string;
  /** Process id */
  program: number;
}

async function loadAndPrint(minutes: number, perSecond: number, { url, dataDir, program }: Soaked): Promise<void> {
  const people = await Promise.all(Array.from({ length: users }, () => person(url)));
  console.log(`\n${perSecond} calls a second of ${users} users, each with a live socket, for ${minutes} minutes`);
  console.log('| minute | calls | p50 ms | p99 ms | resident MiB | handles | data MiB | frames |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (let minute = 1; minute <= minutes; minute++) {
    const latencies = await loadFor(60_000, perSecond, people);
    const frames = people.reduce((sum, { heard }) => sum + heard(), 0);
    const handles = readdirSync(`/proc/${program}/fd`).length;
    const times = [0.5, 0.99].map((share) => percentile(latencies, share).toFixed(1)).join(' | ');
    console.log(
      `| ${minute} | ${latencies.length} | ${times} | ${memoryOf(program).now} | ${handles} | ${mebibytes(dataDir)} | ${frames} |`,
    );
  }
  for (const { leave } of people) leave();
}

/** Calls begin at an even pace, whatever the ones before take; more than a second behind, the load waits. Answers their milliseconds. */
async function loadFor(ms: number, perSecond: number, people: Person[]): Promise<number[]> {
  const latencies: number[] = [];
  const open = new Set<Promise<void>>();
  const started = performance.now();
  for (let n = 0; performance.now() - started < ms; n++) {
    const due = started + (n * 1000) / perSecond;
    if (due > performance.now()) await sleep(due - performance.now());
    if (open.size > perSecond) await Promise.race(open);
    const sent = performance.now();
    const call = people[n % people.length]!.step().then(() => {
      latencies.push(performance.now() - sent);
      open.delete(call);
    });
    open.add(call);
  }
  await Promise.all(open);
  return latencies;
}

type Person = Awaited<ReturnType<typeof person>>;

/** Someone who adds tasks, reads lists, completes and deletes, one call a step. */
async function person(url: string) {
  const agent = new Agent({ keepAlive: true });
  const { token } = await signUp(url);
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live`);
  let frames = 0;
  socket.on('open', () => socket.send(JSON.stringify({ type: 'auth', token })));
  socket.on('message', () => void frames++);
  const open: number[] = [];
  let steps = 0;
  const call = (name: string, args: object) => callTool(agent, url, token, name, args);

  async function add(n: number): Promise<void> {
    const reminder = { reminders: [new Date(Date.now() + 5_000).toISOString()] };
    const series = { due_date: 'tomorrow', recurrence: 'every week' };
    const more = n % reminderEvery === 0 ? reminder : n % reminderEvery === 1 ? series : {};
    const { task_id } = await call('add_task', { title: `Task ${n}`, ...more });
    open.push(task_id as number);
  }

  return {
    async step(): Promise<void> {
      const n = steps++;
      const oldest = open.length > openTasks ? open.shift() : undefined;
      if (oldest !== undefined) await call(n % 2 ? 'complete_task' : 'delete_task', { task_id: oldest });
      else if (n % 3 === 0) await call('list_tasks', { status: 'pending', limit: 50 });
      else await add(n);
    },
    heard: () => frames,
    leave: () => {
      socket.terminate();
      agent.destroy();
    },
  };
}

function callTool(agent: Agent, url: string, token: string, name: string, args: object) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } });
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    authorization: `Bearer ${token}`,
  };
  return new Promise<Record<string, unknown>>((resolve, reject) => {
    const sent = request(`${url}/mcp`, { method: 'POST', agent, headers }, async (answer) => {
      const text = Buffer.concat(await answer.toArray()).toString();
      const { structuredContent, isError } = answer.statusCode === 200 ? JSON.parse(text).result : { isError: true };
      if (isError) reject(new Error(`${name}: ${answer.statusCode} ${text.slice(0, 200)}`));
      else resolve(structuredContent);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed a connection that was idle just when it was used again: a client asks once more (Node's documentation of `reusedSocket`).
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(callTool(agent, url, token, name, args));
      else reject(error);
    });
    sent.end(body);
  });
}

function mebibytes(directory: string): number {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const size = (name: string) => statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  return Math.round(files.reduce((sum, { parentPath, name }) => sum + size(join(parentPath, name)), 0) / 2 ** 20);
}
