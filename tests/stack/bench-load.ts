import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Pool } from 'undici';
import { createTaskClient } from '../../src/actors/client.ts';
import type { TaskClient } from '../../src/actors/contract.ts';
import { type DaprHttp, openDaprHttp } from '../../src/dapr/sidecar/http.ts';
import { median, percentile } from '../bench/figures.ts';
import type { User } from '../support/server.ts';

/** One operation of a worker; workers never share a user. Throws unless it was acknowledged. */
export type Operation = (worker: number) => Promise<unknown>;

export interface Sent {
  rate: number;
  count: number;
  p50: number;
  p99: number;
  max: number;
}

/** Every worker sends its next when the last one is answered. */
export async function closedLoop(concurrency: number, seconds: number, operation: Operation): Promise<Sent> {
  const latencies: number[] = [];
  const started = performance.now();
  const work = async (worker: number) => {
    while (performance.now() - started < seconds * 1_000) {
      const sent = performance.now();
      await operation(worker);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, worker) => work(worker)));
  const count = latencies.length;
  const rate = count / ((performance.now() - started) / 1_000);
  return { rate, count, p50: median(latencies), p99: percentile(latencies, 0.99), max: percentile(latencies, 1) };
}

/** Every add that was acknowledged: title to where it is said to be. Titles are never used twice. */
export type Acknowledged = Map<string, { userId: string; number: number }>;

export interface Targets {
  databaseUrl: string;
  /** Origin of the web server. */
  baseUrl: string;
  /** Base URLs of the sidecars' HTTP APIs. */
  dapr: string;
  probeDapr: string;
  daprApiToken: string;
  /** What answers at once. */
  stubUrl: string;
  users: User[];
  concurrency: number;
}

export interface Load {
  rawCommit: Operation;
  noopCall: Operation;
  bareCommit: Operation;
  actorAdd: Operation;
  mcpAdd: Operation;
  stub: Operation;
  tasks: TaskClient;
  probe: DaprHttp;
  db: pg.Pool;
  acknowledged: Acknowledged;
  close(): Promise<void>;
}

/** As large as the document of a task without extras. */
const document = { rev: 1, filler: 'x'.repeat(900) };

export async function openLoad(targets: Targets): Promise<Load> {
  const { users, concurrency, daprApiToken: token } = targets;
  const db = new pg.Pool({ connectionString: targets.databaseUrl, max: concurrency });
  await db.query('create table bench_plain (id bigint generated always as identity primary key, title text not null)');
  const dapr = openDaprHttp({ endpoint: targets.dapr, token });
  const probe = openDaprHttp({ endpoint: targets.probeDapr, token });
  const web = new Pool(targets.baseUrl, { connections: concurrency });
  const stub = new Pool(targets.stubUrl, { connections: concurrency });
  const acknowledged: Acknowledged = new Map();
  let n = 0;
  const title = () => `Task ${n++} of the run`;
  const tasks = createTaskClient({
    invoke: async (type, id, method, input) =>
      (await dapr.call('PUT', ['actors', type, id, 'method', method], input)) ?? null,
    readSettings: async () => ({}),
  });
  const ownUsers = Array.from({ length: concurrency }, () => randomUUID());
  const turns = new Map<number, number>();
  /** A worker takes its users in turns. */
  const userOf = (worker: number): User => {
    const turn = turns.get(worker) ?? 0;
    turns.set(worker, turn + 1);
    return users[(worker + turn * concurrency) % users.length]!;
  };
  const call = (method: string, worker: number, input: typeof document | null) =>
    probe.call('PUT', ['actors', 'probe', `${worker}`, 'method', method], input);
  return {
    rawCommit: () => db.query('insert into bench_plain (title) values ($1)', [title()]),
    noopCall: (worker) => call('noop', worker, null),
    bareCommit: (worker) => call('commit', worker, document),
    async actorAdd(worker) {
      const [userId, text] = [ownUsers[worker]!, title()];
      const { task_id } = await tasks.add({ userId, origin: 'mcp', requestId: 'bench' }, { title: text });
      acknowledged.set(text, { userId, number: task_id });
    },
    async mcpAdd(worker) {
      const [user, text] = [userOf(worker), title()];
      acknowledged.set(text, { userId: user.id, number: await callAddTask(web, user.token, text) });
    },
    stub: () => callAddTask(stub, users[0]!.token, title()),
    ...{ tasks, probe, db, acknowledged },
    async close() {
      await Promise.all([dapr.close(), probe.close(), web.destroy(), stub.destroy(), db.end()]);
    },
  };
}

/** Answers the number of the task. */
async function callAddTask(server: Pool, token: string, title: string): Promise<number> {
  const params = { name: 'add_task', arguments: { title } };
  const answer = await server.request({
    method: 'POST',
    path: '/mcp',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  });
  const text = await answer.body.text();
  const number = answer.statusCode === 200 && JSON.parse(text).result?.structuredContent?.task_id;
  if (!number) throw new Error(`add_task was not acknowledged: ${answer.statusCode} ${text.slice(0, 200)}`);
  return number;
}
