import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Kafka, startKafka } from '../stack/kafka.ts';
import type { Place } from '../stack/place.ts';
import { type PostgresServer, startPostgresServer } from '../stack/postgres.ts';
import { StackProcess } from '../stack/processes.ts';
import { ensureBinaries } from './binaries.ts';
import { nodeIp } from './box.ts';
import { run } from './cluster.ts';
import { installDapr } from './dapr.ts';

/** What the chart expects of its cluster. */
export interface World {
  dir: string;
  postgres: PostgresServer;
  kafka: Kafka;
  databaseUrl: string;
  stop(): Promise<void>;
}

/** Of the box in which this process runs. Throws an Error outside of one. */
export function boxDir(): string {
  const dir = process.env.ACTODO_BOX;
  if (!dir || !existsSync(dir)) throw new Error('These tests run inside a cluster: npm run test:k8s starts one.');
  return dir;
}

/** Prints how long each of the steps took. */
export async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`test:k8s: ${what} took ${((performance.now() - start) / 1_000).toFixed(1)} s`);
  return result;
}

/** Images, PostgreSQL, Kafka and Dapr, in the box. */
export async function openWorld(): Promise<World> {
  const dir = boxDir();
  const binaries = ensureBinaries();
  const processes: StackProcess[] = [];
  const place: Place = {
    dir: join(dir, 'servers'),
    host: nodeIp,
    launch(program) {
      const process = new StackProcess({
        ...program,
        logFile: join(dir, 'logs', `${program.name}.log`),
        supervise: true,
      });
      processes.push(process);
      return process.start();
    },
  };
  mkdirSync(place.dir);
  const [postgres, kafka] = await timed('starting PostgreSQL and Kafka, importing images', () =>
    Promise.all([
      startPostgresServer(place, binaries.stack.postgres),
      startKafka(place, binaries.stack),
      run('ctr', [
        ...['--address', join(dir, 'containerd.sock'), '--namespace=k8s.io'],
        ...['images', 'import', imagesFile(dir)],
      ]),
    ]),
  );
  await timed("installing Dapr's chart", () => installDapr(join(binaries.controlPlane, 'chart')));
  const stop = async () => void (await Promise.all(processes.map((each) => each.stop('SIGKILL'))));
  return { dir, postgres, kafka, databaseUrl: await postgres.createDatabase('actodo'), stop };
}

/** Of all images that the cluster runs. */
export const imagesFile = (dir: string): string => join(dir, 'images.tar');
