import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { eventually } from '../support/server.ts';
import type { Binaries } from './binaries.ts';
import { reservePort, reservePorts } from './ports.ts';
import type { ProcessOptions, StackProcess } from './processes.ts';

const run = promisify(execFile);

/** Where a stack keeps its files, and what starts a process of it. */
export interface Place {
  dir: string;
  launch(options: Omit<ProcessOptions, 'logFile' | 'supervise'>): StackProcess;
}

/** Waits until `check` no longer throws; a process that ended for good fails at once, with its last lines. */
export const ready = (process: StackProcess, check: () => Promise<unknown>, withinMs = 60_000) =>
  eventually(check, withinMs, () => (process.failedToStart ? 'it ended' : undefined)).catch((error) => {
    throw new Error(`${process.name} is not ready: ${(error as Error).message}\n${process.logTail()}`);
  });

export async function expectStatus(url: string, status: number): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await answer.arrayBuffer();
  if (answer.status !== status) throw new Error(`${url} answers ${answer.status}`);
}

export interface PostgresServer {
  process: StackProcess;
  port: number;
  /** Makes an empty database and answers its URL. */
  createDatabase(name: string): Promise<string>;
}

/** PostgreSQL that flushes to disk as a real one does, and comes back on the same data. */
export async function startPostgresServer(place: Place, bin: string): Promise<PostgresServer> {
  const dir = join(place.dir, 'postgres');
  const [data, passwordFile] = [join(dir, 'data'), join(dir, 'password')];
  const owner = await postgresUser();
  const password = randomBytes(16).toString('hex');
  mkdirSync(dir);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) for (const path of [place.dir, dir, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const init = ['-D', data, '-U', 'actodo', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  await run(join(bin, 'initdb'), [...init, '--locale=C', '--no-sync'], { cwd: dir, ...owner });
  const port = await reservePort();
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: dir, fsync: 'on', max_connections: '300' };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const process = place.launch({
    name: 'postgres',
    argv: [join(bin, 'postgres'), '-D', data, '-p', `${port}`, ...args],
    cwd: dir,
    owner,
    // The fast shutdown: open connections are ended, not waited for (PostgreSQL, "Shutting Down the Server").
    stopSignal: 'SIGINT',
  });
  const url = (database: string) => `postgresql://actodo:${password}@127.0.0.1:${port}/${database}`;
  await ready(process, () => ask(url('postgres'), 'select 1'));
  return {
    process,
    port,
    async createDatabase(name) {
      await ask(url('postgres'), `create database "${name}"`);
      return url(name);
    },
  };
}

/** PostgreSQL refuses to run as root; its package made a user for it. */
async function postgresUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (kind: '-u' | '-g') => Number((await run('id', [kind, 'postgres'])).stdout);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

async function ask(url: string, query: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    await client.query(query);
  } finally {
    await client.end();
  }
}

export interface Kafka {
  process: StackProcess;
  /** host:port */
  brokers: string;
  /** Resolves when the broker answers requests again. */
  ready(): Promise<unknown>;
}

/** One broker that is its own controller. */
export async function startKafka(place: Place, binaries: Binaries): Promise<Kafka> {
  const dir = join(place.dir, 'kafka');
  const [port = 0, controllerPort = 0] = await reservePorts(2);
  cpSync(binaries.kafkaTemplate, join(dir, 'data'), { recursive: true });
  const settings = join(dir, 'server.properties');
  writeFileSync(settings, kafkaSettings(join(dir, 'data'), port, controllerPort));
  const process = place.launch({
    name: 'kafka',
    // The first compiler only: a test does not live long enough to pay for the second.
    argv: [
      ...['java', '-Xms256m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
      ...['-Dorg.apache.logging.log4j.level=WARN', '-cp', `${binaries.kafkaLibs}/*`, 'kafka.Kafka', settings],
    ],
  });
  const kafka: Kafka = {
    process,
    brokers: `127.0.0.1:${port}`,
    ready: () => ready(process, () => askApiVersions(port)),
  };
  await kafka.ready();
  return kafka;
}

/** Settings that make a broker of one node, quick to start and to notice what died. */
export function kafkaSettings(data: string, port: number, controllerPort: number): string {
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': data,
    'num.partitions': 6,
    'auto.create.topics.enable': true,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'broker.session.timeout.ms': 1500,
    'broker.heartbeat.interval.ms': 300,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** Asks for the API versions (Kafka protocol, ApiVersions v0): a broker answers requests only when it is ready for all of them. */
function askApiVersions(port: number): Promise<void> {
  const request = Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff]);
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 }, () => socket.write(request));
    const end = (error?: Error) => {
      socket.destroy();
      if (error) reject(error);
      else resolve();
    };
    socket.once('data', () => end());
    socket.once('error', end);
    socket.once('timeout', () => end(new Error('the broker does not answer')));
    socket.once('close', () => end(new Error('the broker closed the connection')));
  });
}

/** Addresses and files by which Dapr's processes trust each other. */
export interface Identity {
  sentryAddress: string;
  trustAnchorsFile: string;
}

/** The certificate authority of mTLS. It makes its own root on its first start. */
export async function startSentry(
  place: Place,
  binaries: Binaries,
): Promise<{ process: StackProcess; identity: Identity }> {
  const [port, health, metrics] = await reservePorts(3);
  const dir = join(place.dir, 'sentry');
  const [credentials, settings] = [join(dir, 'credentials'), join(dir, 'settings.yaml')];
  mkdirSync(credentials, { recursive: true });
  writeFileSync(settings, 'apiVersion: dapr.io/v1alpha1\nkind: Configuration\nspec: { mtls: { enabled: true } }\n');
  const process = place.launch({
    name: 'sentry',
    argv: [
      ...[join(binaries.dapr, 'sentry'), `--port=${port}`, '--listen-address=127.0.0.1', '--mode=standalone'],
      ...[`--healthz-port=${health}`, '--healthz-listen-address=127.0.0.1', `--metrics-port=${metrics}`],
      ...[`--issuer-credentials=${credentials}`, `--config=${settings}`, '--log-as-json'],
    ],
  });
  await ready(process, () => expectStatus(`http://127.0.0.1:${health}/healthz`, 200));
  return {
    process,
    identity: { sentryAddress: `127.0.0.1:${port}`, trustAnchorsFile: join(credentials, 'ca.crt') },
  };
}

export interface ControlPlaneProcess {
  process: StackProcess;
  address: string;
}

const identityArgs = (identity: Identity | undefined) =>
  identity
    ? [
        '--tls-enabled=true',
        `--sentry-address=${identity.sentryAddress}`,
        `--trust-anchors-file=${identity.trustAnchorsFile}`,
      ]
    : ['--tls-enabled=false'];

/** Tells daprd which replica hosts which actor. Keeps its table in memory: daprds register again. */
export async function startPlacement(
  place: Place,
  binaries: Binaries,
  identity?: Identity,
): Promise<ControlPlaneProcess> {
  const [port, health, metrics, raft] = await reservePorts(4);
  const process = place.launch({
    name: 'placement',
    argv: [
      ...[join(binaries.dapr, 'placement'), '--id=placement-0', `--port=${port}`, '--listen-address=127.0.0.1'],
      ...[`--healthz-port=${health}`, `--metrics-port=${metrics}`, `--initial-cluster=placement-0=127.0.0.1:${raft}`],
      ...['--inmem-store-enabled=true', '--log-as-json', ...identityArgs(identity)],
    ],
  });
  await ready(process, () => expectStatus(`http://127.0.0.1:${health}/healthz`, 200));
  return { process, address: `127.0.0.1:${port}` };
}

export interface Scheduler extends ControlPlaneProcess {
  /** Ends it, forgets every job and reminder, starts it again. */
  wipe(): Promise<void>;
}

/** Keeps jobs and reminders, in an etcd inside of it. */
export async function startScheduler(place: Place, binaries: Binaries, identity?: Identity): Promise<Scheduler> {
  const [port, health, metrics, etcdClient, etcdPeer] = await reservePorts(5);
  const data = join(place.dir, 'scheduler');
  const peer = `${identity ? 'https' : 'http'}://127.0.0.1:${etcdPeer}`;
  const process = place.launch({
    name: 'scheduler',
    argv: [
      ...[
        join(binaries.dapr, 'scheduler'),
        '--id=dapr-scheduler-server-0',
        `--port=${port}`,
        '--listen-address=127.0.0.1',
      ],
      ...[`--healthz-port=${health}`, `--metrics-port=${metrics}`, `--etcd-data-dir=${data}`],
      // With mTLS its certificate holds this name, and no other.
      ...[`--etcd-client-port=${etcdClient}`, `--etcd-initial-cluster=dapr-scheduler-server-0=${peer}`],
      ...[`--identity-directory-write=${join(place.dir, 'scheduler-identity')}`, '--log-as-json'],
      ...identityArgs(identity),
    ],
  });
  const isReady = () => ready(process, () => expectStatus(`http://127.0.0.1:${health}/healthz`, 200));
  await isReady();
  return {
    process,
    address: `127.0.0.1:${port}`,
    async wipe() {
      await process.stop();
      rmSync(data, { recursive: true, force: true });
      process.start();
      await isReady();
    },
  };
}
