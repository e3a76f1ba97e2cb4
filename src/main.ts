import type { TaskClient } from './actors/contract.ts';
import { type Config, loadConfig, type Role, resolveSecrets } from './config.ts';
import type { Faults } from './dapr/embedded/faults.ts';
import type { Db } from './db/database.ts';
import { type Log, openLog } from './log.ts';
import { actorsPart } from './parts/actors.ts';
import { apiPart } from './parts/api.ts';
import { auditPart } from './parts/audit.ts';
import { openCore } from './parts/core.ts';
import { livePart } from './parts/live.ts';
import { mcpPart } from './parts/mcp.ts';
import { notificationsPart } from './parts/notifications.ts';
import type { Core, Part } from './parts/part.ts';
import { recurrencePart } from './parts/recurrence.ts';
import { relayPart } from './parts/relay.ts';
import { startParts } from './parts/start.ts';
import { type OnStop, runProcess } from './process.ts';

const parts: Record<Role, (core: Core) => Part | Promise<Part>> = {
  api: apiPart,
  mcp: mcpPart,
  actors: actorsPart,
  relay: relayPart,
  recurrence: recurrencePart,
  audit: auditPart,
  notifications: notificationsPart,
  live: livePart,
};

export interface Running {
  url: string;
  db: Db;
  tasks: TaskClient;
}

/** Runs the roles of this process. What is opened names its end to `onStop`; ends run in reverse order. `faults`: for tests only. */
export async function run(config: Config, log: Log, onStop: OnStop, faults?: Faults): Promise<Running> {
  const core = await openCore(config, log, onStop, faults);
  const mine = await Promise.all(config.roles.map((role) => parts[role](core)));
  const url = await startParts(core, mine, onStop);
  return { url, db: core.db, tasks: core.tasks };
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
    const { url } = await run(config, log, onStop);
    log.info({ url, base_url: config.baseUrl, roles: config.roles, ready_ms: Math.round(performance.now()) }, 'ready');
    if (process.stdout.isTTY) console.error(`Actodo serves ${config.baseUrl}`);
  });
}
