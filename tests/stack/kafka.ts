import { cpSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { type Place, ready } from './place.ts';
import { reservePorts } from './ports.ts';
import type { StackProcess } from './processes.ts';

export interface Kafka {
  process: StackProcess;
  /** host:port */
  brokers: string;
  /** Resolves when the broker answers requests again. */
  ready(): Promise<unknown>;
}

/** One broker that is its own controller. `lasts`: it lives long enough for Java's second compiler to pay, which a test does not. */
export async function startKafka(place: Place, binaries: Binaries, lasts = false): Promise<Kafka> {
  const { host = '127.0.0.1' } = place;
  const dir = join(place.dir, 'kafka');
  const [port = 0, controllerPort = 0] = await reservePorts(2);
  cpSync(binaries.kafkaTemplate, join(dir, 'data'), { recursive: true });
  const settings = join(dir, 'server.properties');
  writeFileSync(settings, kafkaSettings(join(dir, 'data'), port, controllerPort, host));
  const process = place.launch({
    name: 'kafka',
    argv: [
      ...['java', '-Xms256m', '-Xmx512m', '-XX:+UseSerialGC', ...(lasts ? [] : ['-XX:TieredStopAtLevel=1'])],
      ...['-Dorg.apache.logging.log4j.level=WARN', '-cp', `${binaries.kafkaLibs}/*`, 'kafka.Kafka', settings],
    ],
  });
  const kafka: Kafka = {
    process,
    brokers: `${host}:${port}`,
    ready: () => ready(process, () => askApiVersions(host, port)),
  };
  await kafka.ready();
  return kafka;
}

/** Settings that make a broker of one node, quick to start and to notice what died. */
export function kafkaSettings(data: string, port: number, controllerPort: number, host = '127.0.0.1'): string {
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://${host}:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
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
function askApiVersions(host: string, port: number): Promise<void> {
  const request = Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff]);
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host, timeout: 1_000 }, () => socket.write(request));
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
