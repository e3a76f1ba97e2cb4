import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Binaries, ensureBinaries } from './binaries.ts';
import { rolesOf } from './components.ts';
import {
  type ControlPlaneProcess,
  type Scheduler,
  startPlacement,
  startScheduler,
  startSentry,
} from './control-plane.ts';
import { type Kafka, startKafka } from './kafka.ts';
import type { Place } from './place.ts';
import { reservePort } from './ports.ts';
import { type PostgresServer, startPostgresServer } from './postgres.ts';
import { StackProcess } from './processes.ts';
import { type GroupOptions, type Replica, type Shared, startReplica } from './replica.ts';
import { type Sidecar, type SidecarOptions, type SidecarPlace, startSidecar } from './sidecar.ts';

/** The shipped layout: what serves people is not what needs Kafka. */
export const defaultGroups: GroupOptions[] = [
  { appId: 'actodo', roles: 'api,mcp,actors', replicas: 2 },
  { appId: 'actodo-events', roles: 'relay,recurrence,audit,notifications,live', replicas: 1 },
];

export interface StackOptions {
  groups?: GroupOptions[];
  /** Starts whatever ends again, as an orchestrator does. Default true. */
  supervise?: boolean;
  /** It runs for many minutes, so that the broker's second compiler pays. Default false. */
  lasts?: boolean;
  /** Sentry and mTLS between all of Dapr's processes. Default false. */
  mtls?: boolean;
  /** For every app. */
  env?: Record<string, string>;
  /** What earlier sign-ins were signed with. Default: a new one. */
  authSecret?: string;
  /** Fills the empty database, before anything uses it. */
  fill?(databaseUrl: string): Promise<void>;
}

export interface Stack {
  /** Everything it writes; `logs/` has a file for each process. */
  dir: string;
  /** Of the first replica that serves the API. */
  baseUrl: string;
  databaseUrl: string;
  daprApiToken: string;
  appApiToken: string;
  postgres: PostgresServer;
  kafka: Kafka;
  placement: ControlPlaneProcess;
  scheduler: Scheduler;
  sentry: StackProcess | undefined;
  replicas: Replica[];
  /** Everything that was started. */
  processes: readonly StackProcess[];
  /** A daprd for an app that the caller runs itself. */
  startDaprd(options: Omit<SidecarOptions, 'databaseUrl'> & { databaseUrl?: string }): Promise<Sidecar>;
  /** One more replica; resolves when it is ready. */
  addReplica(group: GroupOptions): Promise<Replica>;
  /** Ends everything at once. Removes the directory, unless the logs are worth keeping: then it prints where they are. */
  stop(options?: { keepLogs?: boolean }): Promise<void>;
}

/**
 * Starts PostgreSQL, Kafka, placement and scheduler, then the groups of replicas with a sidecar each, all on loopback and free
 * ports, and waits until everything is ready. Throws with the last lines of the process that did not come up.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const binaries = ensureBinaries();
  const dir = mkdtempSync(join(tmpdir(), 'actodo-stack-'));
  mkdirSync(join(dir, 'logs'));
  const processes: StackProcess[] = [];
  const launch: Place['launch'] = (program) => {
    const logFile = join(dir, 'logs', `${program.name}.log`);
    const process = new StackProcess({ ...program, logFile, supervise: options.supervise ?? true });
    processes.push(process);
    return process.start();
  };
  try {
    return await startParts({ dir, launch }, binaries, processes, options);
  } catch (error) {
    await Promise.all(processes.map((each) => each.stop('SIGKILL')));
    console.error(`stack: logs are in ${join(dir, 'logs')}`);
    throw error;
  }
}

async function startParts(
  place: Place,
  binaries: Binaries,
  processes: StackProcess[],
  options: StackOptions,
): Promise<Stack> {
  const { groups = defaultGroups, env = {}, authSecret = secret(32), fill = async () => {} } = options;
  const infrastructure = startInfrastructure(place, binaries, options.mtls ?? false, options.lasts ?? false);
  const { identity, ...parts } = await infrastructure;
  const tokens = { daprApiToken: secret(16), appApiToken: secret(16) };
  const addresses = {
    placement: parts.placement.address,
    scheduler: parts.scheduler.address,
    brokers: parts.kafka.brokers,
  };
  const sidecars: SidecarPlace = { ...place, binaries, layout: groups, ...addresses, ...tokens, identity };
  const webPort = await reservePort();
  const shared: Shared = {
    databaseUrl: await parts.postgres.createDatabase('actodo'),
    baseUrl: `http://localhost:${webPort}`,
    authSecret,
    env,
  };
  await fill(shared.databaseUrl);
  const nextReplica = replicaStarter(sidecars, shared, webPort);
  const stack: Stack = {
    ...parts,
    ...tokens,
    dir: place.dir,
    baseUrl: shared.baseUrl,
    databaseUrl: shared.databaseUrl,
    processes,
    replicas: [],
    startDaprd: (sidecar) => startSidecar(sidecars, { databaseUrl: shared.databaseUrl, ...sidecar }),
    async addReplica(group) {
      const replica = await nextReplica(group);
      stack.replicas.push(replica);
      return replica;
    },
    async stop({ keepLogs = false } = {}) {
      // Nobody needs any of it now. Only PostgreSQL is asked to end: its shared memory would outlive it.
      const { process: database } = parts.postgres;
      await Promise.all(processes.filter((each) => each !== database).map((each) => each.stop('SIGKILL')));
      await database.stop();
      if (keepLogs) console.error(`stack: logs are in ${join(place.dir, 'logs')}`);
      else rmSync(place.dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  // All at once, as an orchestrator does.
  const wanted = groups.flatMap((group) => Array.from({ length: group.replicas ?? 1 }, () => group));
  await Promise.all(wanted.map((group) => stack.addReplica(group)));
  stack.replicas.sort((a, b) => (a.name < b.name ? -1 : 1));
  return stack;
}

async function startInfrastructure(place: Place, binaries: Binaries, mtls: boolean, lasts: boolean) {
  const sentry = mtls ? await startSentry(place, binaries) : undefined;
  const identity = sentry?.identity;
  const [postgres, kafka, placement, scheduler] = await Promise.all([
    startPostgresServer(place, binaries.postgres),
    startKafka(place, binaries, lasts),
    startPlacement(place, binaries, identity),
    startScheduler(place, binaries, identity),
  ]);
  return { postgres, kafka, placement, scheduler, sentry: sentry?.process, identity };
}

/** Numbers the replicas of each group, and gives the first that serves the API the port of the base URL. */
function replicaStarter(sidecars: SidecarPlace, shared: Shared, webPort: number) {
  const counts = new Map<string, number>();
  let webPortIsFree = true;
  return async (group: GroupOptions): Promise<Replica> => {
    const number = (counts.get(group.appId) ?? 0) + 1;
    counts.set(group.appId, number);
    const isFirst = webPortIsFree && rolesOf(group).includes('api');
    if (isFirst) webPortIsFree = false;
    const port = isFirst ? webPort : await reservePort();
    return startReplica(sidecars, shared, group, `${group.appId}-${number}`, port);
  };
}

const secret = (bytes: number) => randomBytes(bytes).toString('hex');
