import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { eventually, signUp } from '../support/server.ts';
import { countCpu } from './bench-cpu.ts';
import type { Measured } from './bench-figures.ts';
import { closedLoop, type Load, type Operation, openLoad } from './bench-load.ts';
import { scopeFor } from './components.ts';
import { expectStatus } from './place.ts';
import { reservePorts } from './ports.ts';
import { StackProcess } from './processes.ts';
import { type Stack, startStack } from './stack.ts';

/** The stack, the probe beside it and the load generator. */
export interface Bench {
  stack: Stack;
  load: Load;
  probeUrl: string;
  /** Sends a message through broker and socket and nothing else; answers the milliseconds. */
  echo(): Promise<number>;
  /** Runs one block; an add's block ends when its last event is consumed. */
  measure(work: Operation, concurrency: number, seconds: number, adds: boolean): Promise<Measured>;
  stop(options: { keepLogs: boolean }): Promise<void>;
}

export interface BenchOptions {
  /** Processes that serve the API and host the actors. */
  replicas: number;
  users: number;
  concurrency: number;
}

const drainWithinMs = 120_000;

export async function openBench({ replicas, users: count, concurrency }: BenchOptions): Promise<Bench> {
  const stack = await startStack({
    groups: [
      { appId: 'actodo', roles: 'api,mcp,actors', replicas },
      { appId: 'actodo-events', roles: 'relay,recurrence,audit,notifications,live' },
    ],
    // What ends here is a failure, not something to come back.
    supervise: false,
    lasts: true,
  });
  const probe = await startProbe(stack);
  const users = await Promise.all(Array.from({ length: count }, () => signUp(stack.baseUrl)));
  const { baseUrl, databaseUrl, daprApiToken } = stack;
  const load = await openLoad({
    ...{ baseUrl, databaseUrl, daprApiToken, users, concurrency },
    dapr: `http://127.0.0.1:${stack.replicas.find(({ appId }) => appId === 'actodo')!.sidecar.httpPort}`,
    probeDapr: probe.dapr,
    stubUrl: probe.url,
  });
  const processes = [...stack.processes, probe.process];
  const socket = new WebSocket(probe.url.replace('http', 'ws'), { perMessageDeflate: false });
  await new Promise((resolve) => socket.once('open', resolve));
  return {
    stack,
    load,
    probeUrl: probe.url,
    async echo() {
      const started = performance.now();
      const heard = new Promise((resolve) => socket.once('message', resolve));
      socket.send('x'.repeat(700));
      await heard;
      return performance.now() - started;
    },
    async measure(work, workers, seconds, adds) {
      const events = adds ? await lastEvent(load) : 0;
      const used = countCpu(processes);
      const sent = await closedLoop(workers, seconds, work);
      const ended = performance.now();
      if (adds) await consumed(load, events, sent.count);
      const { byProcess: cpu, steal, foreign } = used();
      return { ...sent, cpu, steal, foreign, drainMs: performance.now() - ended };
    },
    async stop(options) {
      socket.terminate();
      await load.close();
      await probe.process.stop();
      await stack.stop(options);
    },
  };
}

/** In a namespace of its own, so that nothing of the product is called there and the other way round. */
async function startProbe(stack: Stack): Promise<{ process: StackProcess; url: string; dapr: string }> {
  const [appPort = 0, port = 0] = await reservePorts(2);
  const sidecar = await stack.startDaprd({
    ...{ appId: 'actodo', appPort, namespace: 'bench', name: 'daprd-probe' },
    extra: { 'pubsub.yaml': pubsub(), 'subscriptions.yaml': subscription },
  });
  const probe = new StackProcess({
    name: 'probe',
    argv: [process.execPath, fileURLToPath(new URL('./bench-probe.ts', import.meta.url))],
    env: {
      PORT: `${port}`,
      APP_PORT: `${appPort}`,
      DAPR_HTTP_PORT: `${sidecar.httpPort}`,
      DAPR_API_TOKEN: stack.daprApiToken,
      APP_API_TOKEN: stack.appApiToken,
    },
    logFile: join(stack.dir, 'logs', 'probe.log'),
  }).start();
  const url = `http://127.0.0.1:${port}`;
  const gone = () => (probe.failedToStart ? `the probe ended:\n${probe.logTail()}` : undefined);
  await eventually(() => expectStatus(url, 200), 30_000, gone);
  await sidecar.ready();
  return { process: probe, url, dapr: `http://127.0.0.1:${sidecar.httpPort}` };
}

/** The product's component for the product's broker, for the probe alone. */
const pubsub = () =>
  scopeFor(
    [{ appId: 'actodo', roles: 'relay' }],
    readFileSync(fileURLToPath(new URL('../../components/pubsub.yaml', import.meta.url)), 'utf8'),
  );

const subscription = `apiVersion: dapr.io/v2alpha1
kind: Subscription
metadata:
  name: bench-echo
spec:
  pubsubname: pubsub
  topic: bench-echo
  routes:
    default: /topics/each/bench-echo
`;

async function lastEvent({ db }: Load): Promise<number> {
  const { rows } = await db.query<{ seq: number }>('select coalesce(max(seq), 0)::int as seq from audit_events');
  return rows[0]!.seq;
}

/** Waits until the outbox is empty and the audit has an event of each of `adds` after event `since`. Throws after two minutes. */
async function consumed({ db }: Load, since: number, adds: number): Promise<void> {
  const end = Date.now() + drainWithinMs;
  for (;;) {
    const { rows } = await db.query<{ waiting: boolean; created: number }>(
      `select exists (select from outbox) as waiting,
        (select count(*)::int from audit_events where seq > $1 and event_type = 'task.created') as created`,
      [since],
    );
    const { waiting, created } = rows[0]!;
    if (!waiting && created >= adds) return;
    if (Date.now() > end) throw new Error(`The events of ${adds - created} of ${adds} adds were not consumed.`);
    await sleep(100);
  }
}

/**
 * Looks for every acknowledged add. Answers how many are not where they are said to be, how many titles exist twice, and how many
 * have no event in the audit, or several.
 */
export async function lookUp({
  db,
  acknowledged,
}: Load): Promise<{ absent: number; doubled: number; unaudited: number }> {
  const { rows } = await db.query<{ user_id: string; id: string; title: string; events: number }>(
    `select t.user_id, t.id::text, t.title, coalesce(a.n, 0)::int as events from tasks t left join
      (select user_id, task_id, count(*) as n from audit_events where event_type = 'task.created' group by 1, 2) a
      on a.user_id = t.user_id and a.task_id = t.id`,
  );
  const stored = Map.groupBy(rows, ({ title }) => title);
  const count = { absent: 0, doubled: 0, unaudited: 0 };
  for (const [title, { userId, number }] of acknowledged) {
    const found = stored.get(title) ?? [];
    const task = found.find(({ user_id, id }) => user_id === userId && Number(id) === number);
    if (!task) count.absent++;
    if (found.length > 1) count.doubled++;
    if (task?.events !== 1) count.unaudited++;
  }
  return count;
}
