import { randomUUID } from 'node:crypto';
import { createTaskClient } from '../actors/client.ts';
import { createTokens } from '../api/auth/tokens.ts';
import { createRateLimits } from '../api/limits.ts';
import { createSignal } from '../background/signal.ts';
import type { Config } from '../config.ts';
import type { Faults } from '../dapr/embedded/faults.ts';
import { openEmbedded } from '../dapr/embedded/runtime.ts';
import { openStore } from '../dapr/embedded/store.ts';
import { readEnded } from '../db/accounts/access.ts';
import { readSigningKeys } from '../db/accounts/signing-keys.ts';
import { readStanding } from '../db/figures/standing.ts';
import { countSendings } from '../db/sendings/sendings.ts';
import { readSettings } from '../db/settings-queries.ts';
import type { Log } from '../log.ts';
import { shareOfCalls } from '../mcp/server.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { leavingMs, type OnStop } from '../process.ts';
import type { Core } from './part.ts';

/** Opens the database and the runtime of this process, and what stands on nothing else. `faults`: of the embedded runtime, for tests only. */
export async function openCore(config: Config, log: Log, onStop: OnStop, faults?: Faults): Promise<Core> {
  const holder = randomUUID();
  if (config.otlpEndpoint) onStop(await trace(config.otlpEndpoint, config, holder));
  const { db, runtime } = await openRuntime(config, log, holder, onStop, faults);
  onStop(() => runtime.stop(leavingMs));
  const metrics = createMetrics({
    standing: () => readStanding(db),
    sendings: () => countSendings(db),
  });
  const changed = createSignal();
  const tasks = createTaskClient({
    invoke: runtime.invoke,
    readSettings: (userId) => readSettings(db, userId),
    changed: changed.raise,
  });
  const tokens = createTokens({
    baseUrl: config.baseUrl,
    readKeys: () => readSigningKeys(db),
    readEnded: () => readEnded(db),
  });
  return {
    config,
    log,
    metrics,
    db,
    runtime,
    tasks,
    tokens,
    limits: createRateLimits(metrics),
    changed,
    share: shareOfCalls(),
    holder,
  };
}

async function trace(endpoint: string, { roles }: Config, holder: string) {
  const { openTracing } = await import('../tracing/open.ts');
  return openTracing({
    endpoint,
    resource: { 'service.name': 'actodo', 'service.instance.id': holder, 'actodo.roles': roles.join() },
  });
}

async function openRuntime(
  config: Config,
  log: Log,
  holder: string,
  onStop: OnStop,
  faults?: Faults,
): Promise<Pick<Core, 'db' | 'runtime'>> {
  const { runtime: choice, daprApiToken, appApiToken, appPort, databaseDriver: driver } = config;
  if (choice.kind === 'embedded') {
    const db = await openStore(config, log, holder, onStop);
    return { db, runtime: openEmbedded({ db, log, ...(faults && { faults }) }) };
  }
  const given = { ...(daprApiToken ? { daprApiToken } : {}), ...(appApiToken ? { appApiToken } : {}) };
  const [{ openSidecar }, { openServerStore }] = await Promise.all([
    import('../dapr/sidecar/runtime.ts'),
    import('../dapr/sidecar/store.ts'),
  ]);
  const runtime = await openSidecar({ endpoint: choice.endpoint, appPort, log, ...given });
  return { db: await openServerStore({ url: choice.databaseUrl, driver, log }, onStop), runtime };
}
