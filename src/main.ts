import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createTaskClient } from './actors/client.ts';
import type { TaskClient } from './actors/contract.ts';
import { taskActor } from './actors/task-actor.ts';
import { userActor } from './actors/user-actor.ts';
import type { Turns } from './agent/turns.ts';
import { createApp } from './api/app.ts';
import { createAdminGrant } from './api/auth/admin-grant.ts';
import { type Auth, createAuth, migrateAuth } from './api/auth/auth.ts';
import { readOrCreateSecret } from './api/auth/secret.ts';
import { createTokens } from './api/auth/tokens.ts';
import type { Readiness } from './api/health.ts';
import { startServer } from './api/server.ts';
import { type Config, loadConfig, type Role, resolveSecrets } from './config.ts';
import { openEmbedded } from './dapr/embedded/runtime.ts';
import { openStore } from './dapr/embedded/store.ts';
import type { Application, Runtime } from './dapr/port.ts';
import { answers, type Db } from './db/database.ts';
import { findTaskByKey, lastTaskNumber, listTasks, nearbyOpenTasks } from './db/lists/task-queries.ts';
import { countOutbox } from './db/outbox-queries.ts';
import { readSettings } from './db/settings-queries.ts';
import { type Log, openLog } from './log.ts';
import { createDueDates, type DueDates } from './loops/due-dates.ts';
import { type Relay, startRelay } from './loops/relay.ts';
import { startRetention } from './loops/retention.ts';
import { mcpHttpHandler } from './mcp/http.ts';
import type { ServerDeps } from './mcp/server.ts';
import { createMetrics, type Metrics, startMetricsServer } from './metrics.ts';
import { graceMs, runProcess, type Stop } from './process.ts';
import { audit } from './subscribers/audit.ts';
import type { Consumer } from './subscribers/consumer.ts';
import { deadLetterSubscriptions } from './subscribers/dead-letters.ts';
import { createDeliveries, type Deliveries } from './subscribers/delivery.ts';
import { countWaiting } from './subscribers/waiting-rows.ts';

export interface Running {
  url: string;
  db: Db;
  tasks: TaskClient;
}

const consumers: Partial<Record<Role, (db: Db) => Consumer>> = { audit };

/** What one process is made of; which parts it offers depends on its roles. */
interface Parts {
  config: Config;
  log: Log;
  metrics: Metrics;
  db: Db;
  runtime: Runtime;
}

/** Wires the roles of this process. What is opened names its end to `onStop`; ends run in reverse order. */
export async function run(config: Config, log: Log, onStop: (stop: Stop) => void): Promise<Running> {
  const holder = randomUUID();
  const has = (role: Role) => config.roles.includes(role);
  const { db, runtime } = await openRuntime(config, log, holder, onStop);
  onStop(() => runtime.stop(graceMs));
  const metrics = createMetrics({ outbox: () => countOutbox(db), waiting: () => countWaiting(db) });
  const parts: Parts = { config, log, metrics, db, runtime };
  let relay: Relay | undefined;
  const tasks = createTaskClient({
    invoke: runtime.invoke,
    readSettings: (userId) => readSettings(db, userId),
    changed: () => {
      relay?.wake();
      dueDates?.wake();
    },
  });
  const dueDates = has('actors') ? createDueDates({ db, runtime, log, fired: () => relay?.wake() }) : undefined;
  const app = await openApp(parts, tasks);
  const deliveries = openDeliveries(parts);
  await runtime.start(offered(parts, app.callback(), dueDates, deliveries));
  deliveries.start();
  onStop(deliveries.stop);
  dueDates?.start();
  onStop(() => dueDates?.stop());
  if (has('relay')) {
    onStop(startRetention(db, log).stop);
    relay = startRelay({ db, publish: runtime.publish, log, holder });
    onStop(() => relay?.stop());
  }
  const metricsServer = await startMetricsServer(metrics, config);
  onStop(() => metricsServer.stop());
  const server = await startServer(app, config.host, config.port);
  onStop(() => server.stop(graceMs));
  return { url: server.url, db, tasks };
}

async function openRuntime(config: Config, log: Log, holder: string, onStop: (stop: Stop) => void) {
  const { daprHttpEndpoint: endpoint, daprApiToken, appApiToken, appPort, databaseUrl } = config;
  if (!endpoint || !databaseUrl) {
    const db = await openStore(config, log, holder, onStop);
    return { db, runtime: openEmbedded({ db, log }) };
  }
  const tokens = { ...(daprApiToken ? { daprApiToken } : {}), ...(appApiToken ? { appApiToken } : {}) };
  const [{ openSidecar }, { openServerStore }] = await Promise.all([
    import('./dapr/sidecar/runtime.ts'),
    import('./dapr/sidecar/store.ts'),
  ]);
  const runtime = await openSidecar({ endpoint, appPort, log, ...tokens });
  return { db: await openServerStore({ url: databaseUrl, driver: config.databaseDriver, log }, onStop), runtime };
}

/** What the consumers of this process take. */
function openDeliveries({ config, log, metrics, db }: Parts): Deliveries {
  const observe = (consumer: string, result: string) => metrics.consumed.inc({ consumer, result });
  const mine = config.roles.flatMap((role) => consumers[role]?.(db) ?? []);
  return createDeliveries(mine, { db, log, observe });
}

/** What the runtime may call here. */
function offered(
  { config, db, runtime }: Parts,
  serve: (request: IncomingMessage, response: ServerResponse) => unknown,
  dueDates: DueDates | undefined,
  deliveries: Deliveries,
): Application {
  const has = (role: Role) => config.roles.includes(role);
  const reads = {
    lastTaskNumber: (userId: string) => lastTaskNumber(db, userId),
    findTaskByKey: (userId: string, key: string) => findTaskByKey(db, userId, key),
  };
  return {
    actors: dueDates ? { user: userActor(reads, runtime.invoke), task: taskActor(dueDates.tick) } : {},
    subscriptions: [...deliveries.subscriptions, ...(has('audit') ? deadLetterSubscriptions(db) : [])],
    ...(dueDates ? { job: dueDates.job } : {}),
    invoked: has('mcp') ? { '/mcp': serve } : {},
  };
}

/** The public HTTP side: accounts and chat, tools, or health only. */
async function openApp(parts: Parts, tasks: TaskClient) {
  const { config, log, metrics, db, runtime } = parts;
  const has = (role: Role) => config.roles.includes(role);
  const common = { config, log, metrics, ready: () => readiness(db, runtime) };
  if (!has('api') && !has('mcp')) return createApp(common);
  const auth = await openAuth(config, db, log);
  const tokens = createTokens({ baseUrl: config.baseUrl, readKeys: () => auth.api.getJwks() });
  const tools = toolServer(db, log, tasks);
  return createApp({
    ...common,
    ...(has('api') ? { api: { auth, tokens, tasks, chat: openChat(config, db, log, tools) } } : {}),
    ...(has('mcp') ? { mcp: { tokens, serve: mcpHttpHandler(tools) } } : {}),
  });
}

function toolServer(db: Db, log: Log, tasks: TaskClient): ServerDeps {
  return {
    tasks,
    log,
    readSettings: (userId) => readSettings(db, userId),
    list: (userId, query, when) => listTasks(db, userId, query, when),
    nearby: (userId, taskId) => nearbyOpenTasks(db, userId, taskId),
  };
}

/** The agent and its SDK come with the first message: they are a quarter of the memory of a start. */
function openChat(config: Config, db: Db, log: Log, mcp: ServerDeps): Turns {
  let opening: Promise<Turns> | undefined;
  return async (...turn) => {
    opening ??= loadChat(config, db, log, mcp);
    return (await opening)(...turn);
  };
}

async function loadChat(config: Config, db: Db, log: Log, mcp: ServerDeps): Promise<Turns> {
  const [{ chooseModel }, { createTurns }] = await Promise.all([
    import('./agent/model.ts'),
    import('./agent/turns.ts'),
  ]);
  const { mcpUrl, daprHttpEndpoint, daprApiToken } = config;
  // Tools behind the own sidecar are reached by service invocation, which wants the sidecar's token.
  const viaSidecar = mcpUrl && daprHttpEndpoint && mcpUrl.startsWith(`${daprHttpEndpoint}/`) && daprApiToken;
  return createTurns({
    db,
    log,
    tasks: mcp.tasks,
    mcp,
    model: chooseModel(config),
    ...(mcpUrl ? { remote: { url: mcpUrl, headers: viaSidecar ? { 'dapr-api-token': viaSidecar } : {} } } : {}),
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

/** Roles that a process may have and that nothing stands behind yet. */
const idleRoles: readonly Role[] = ['recurrence', 'notifications', 'live'];

/** A process that has nothing but such roles says ready and does nothing: whoever set it up should know. */
function warnOfIdleRoles({ roles }: Config, log: Log): void {
  if (roles.every((role) => idleRoles.includes(role)))
    log.warn({ roles }, 'nothing is done in these roles yet; this process answers to health checks only');
}

async function readConfig(): Promise<Config> {
  const log = openLog('info');
  const openSecrets = async (connection: { endpoint: string; token?: string }) =>
    (await import('./dapr/sidecar/secrets.ts')).openSecrets(connection, log);
  return loadConfig(await resolveSecrets(process.env, openSecrets));
}

if (import.meta.main) {
  const config = await readConfig().catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
  const log = openLog(config.logLevel);
  await runProcess(log, async (onStop) => {
    warnOfIdleRoles(config, log);
    const { url } = await run(config, log, onStop);
    log.info({ url, base_url: config.baseUrl, roles: config.roles, ready_ms: Math.round(performance.now()) }, 'ready');
    if (process.stdout.isTTY) console.error(`Actodo serves ${config.baseUrl}`);
  });
}
