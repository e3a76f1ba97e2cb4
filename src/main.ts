import { randomUUID } from 'node:crypto';
import { createTaskClient } from './actors/client.ts';
import type { TaskClient } from './actors/contract.ts';
import { startRelay } from './actors/relay.ts';
import { taskActor } from './actors/task-actor.ts';
import { userActor } from './actors/user-actor.ts';
import { chooseModel } from './agent/model.ts';
import { type Chat, createChat } from './agent/turn.ts';
import { createAdminGrant } from './api/admin-grant.ts';
import { createApp } from './api/app.ts';
import { type Auth, createAuth, migrateAuth } from './api/auth.ts';
import type { Readiness } from './api/health.ts';
import { readOrCreateSecret } from './api/secret.ts';
import { startServer } from './api/server.ts';
import { createTokens } from './api/tokens.ts';
import { type Config, loadConfig } from './config.ts';
import { openEmbedded } from './dapr/embedded/runtime.ts';
import { openStore, type Stop } from './dapr/embedded/store.ts';
import type { Runtime } from './dapr/port.ts';
import type { Db } from './db/database.ts';
import { startRetention } from './db/retention.ts';
import { readSettings } from './db/settings-queries.ts';
import { findTaskByAddKey, lastTaskNumber, listTasks, nearbyOpenTasks } from './db/task-queries.ts';
import { settingsOf } from './domain/user.ts';
import { type Log, openLog } from './log.ts';
import { mcpHttpHandler } from './mcp/http.ts';
import type { ServerDeps } from './mcp/server.ts';
import { createMetrics, type Metrics, startMetricsServer } from './metrics.ts';
import { audit } from './subscribers/audit.ts';
import { subscriptions } from './subscribers/delivery.ts';

/** Milliseconds that requests and turns in flight may take to end after a signal. */
const graceMs = 10_000;
/** Milliseconds after which the end no longer waits for anything, such as a database that does not answer. */
const stopMs = 2 * graceMs;
/** Ctrl-C reaches the program from the terminal and from the launcher: what comes so soon is the same wish, later it means "now". */
const oneSignalMs = 1_000;

export interface Running {
  url: string;
  db: Db;
  tasks: TaskClient;
}

/** Wires the program. What is opened names its end to `onStop`; ends run in reverse order. */
export async function run(config: Config, log: Log, onStop: (stop: Stop) => void): Promise<Running> {
  if (config.runtime === 'sidecar')
    throw new Error('DAPR_HTTP_PORT or DAPR_HTTP_ENDPOINT is set, but this version runs embedded only: unset it.');
  const holder = randomUUID();
  const db = await openStore(config, log, holder, onStop);
  onStop(startRetention(db, log));
  const runtime = openEmbedded({ db, log });
  onStop(() => runtime.stop(graceMs));
  const metrics = createMetrics(() => countOutbox(db));
  await offerActors(db, runtime, log, metrics);
  const relay = startRelay({ db, publish: runtime.publish, log, holder });
  onStop(() => relay.stop());
  const tasks = createTaskClient({
    invoke: runtime.invoke,
    readSettings: (userId) => readSettings(db, userId),
    changed: relay.wake,
  });
  const mcp = toolServer(db, log, tasks);
  const auth = await openAuth(config, db, log);
  const app = createApp({
    config,
    log,
    metrics,
    auth,
    tokens: createTokens({ baseUrl: config.baseUrl, readKeys: () => auth.api.getJwks() }),
    tasks,
    chat: openChat(config, db, log, mcp),
    mcp: mcpHttpHandler(mcp),
    ready: () => readiness(db, runtime),
  });
  const metricsServer = await startMetricsServer(metrics, config);
  onStop(() => metricsServer.stop());
  const server = await startServer(app, config.host, config.port);
  onStop(() => server.stop(graceMs));
  return { url: server.url, db, tasks };
}

async function offerActors(db: Db, runtime: Runtime, log: Log, metrics: Metrics): Promise<void> {
  const reads = {
    lastTaskNumber: (userId: string) => lastTaskNumber(db, userId),
    findTaskByAddKey: (userId: string, key: string) => findTaskByAddKey(db, userId, key),
  };
  const observe = (consumer: string, result: string) => metrics.consumed.inc({ consumer, result });
  await runtime.start({
    actors: { user: userActor(reads, runtime.invoke), task: taskActor },
    subscriptions: subscriptions([audit], { db, log, observe }),
  });
}

function toolServer(db: Db, log: Log, tasks: TaskClient): ServerDeps {
  return {
    tasks,
    log,
    list: async (userId, query, now, zone) =>
      listTasks(db, userId, query, { now, zone, locale: settingsOf(await readSettings(db, userId)).locale }),
    nearby: (userId, taskId) => nearbyOpenTasks(db, userId, taskId),
  };
}

function openChat(config: Config, db: Db, log: Log, mcp: ServerDeps): Chat {
  return createChat({
    db,
    log,
    tasks: mcp.tasks,
    mcp,
    model: chooseModel(config),
    ...(config.mcpUrl ? { mcpUrl: config.mcpUrl } : {}),
    storeZoneIfNone: async (userId, timezone) => {
      const known = await readSettings(db, userId);
      if (known.timezone === undefined) await mcp.tasks.changeSettings(userId, { timezone });
    },
  });
}

async function openAuth(config: Config, db: Db, log: Log): Promise<Auth> {
  const secret = config.authSecret ?? (await readOrCreateSecret(config.dataDir));
  const grant = createAdminGrant(config, secret);
  if (grant.code)
    log.info({ admin_code: grant.code }, 'sign up with this admin_code and a listed address to become admin');
  const auth = createAuth({ config, secret, db, log, grant });
  await migrateAuth(auth, db);
  return auth;
}

async function readiness(db: Db, runtime: Runtime): Promise<Readiness> {
  const [database, sidecar] = await Promise.all([answers(db), runtime.healthy()]);
  const word = (fine: boolean) => (fine ? 'ok' : 'down');
  return { ready: database && sidecar, checks: { database: word(database), runtime: word(sidecar) } };
}

const countOutbox = async (db: Db) => {
  const { rows } = await db
    .selectFrom('outbox')
    .select((row) => row.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return Number(rows);
};

const answers = (db: Db) =>
  db
    .selectFrom('leases')
    .select('name')
    .limit(1)
    .execute()
    .then(
      () => true,
      () => false,
    );

async function main(): Promise<void> {
  const stops: Stop[] = [];
  const config = readConfig();
  const log = openLog(config.logLevel);
  let stoppingSince: number | undefined;
  const stop = async (why: string, code: number) => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > oneSignalMs) process.exit(code || 1);
      return;
    }
    stoppingSince = performance.now();
    log.info({ why }, 'stopping');
    setTimeout(() => process.exit(code || 1), stopMs).unref();
    for (const close of stops.reverse()) {
      try {
        await close();
      } catch (err) {
        log.error({ err }, 'stop failed');
      }
    }
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal, 0));
  process.on('disconnect', () => stoppingSince === undefined && stop('launcher ended', 0));
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'a bug: this process ends, what was acknowledged is stored');
    stop('uncaught exception', 1);
  });
  try {
    const { url } = await run(config, log, (each) => stops.push(each));
    log.info({ url, base_url: config.baseUrl, ready_ms: Math.round(performance.now()) }, 'ready');
    if (process.stdout.isTTY) console.error(`Actodo serves ${config.baseUrl}`);
  } catch (err) {
    console.error(`actodo: ${(err as Error).message}`);
    log.debug({ err }, 'start failed');
    stop('start failed', 1);
  }
}

function readConfig(): Config {
  try {
    return loadConfig(process.env);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

if (import.meta.main) await main();
