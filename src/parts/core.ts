import { randomUUID } from 'node:crypto';
import { createTaskClient } from '../actors/client.ts';
import { createTokens } from '../api/auth/tokens.ts';
import { createRateLimits } from '../api/limits.ts';
import { createSignal } from '../background/signal.ts';
import type { Config } from '../config.ts';
import { openEmbedded } from '../dapr/embedded/runtime.ts';
import { openStore } from '../dapr/embedded/store.ts';
import { readEnded } from '../db/access.ts';
import { countOutbox } from '../db/outbox-queries.ts';
import { readSettings } from '../db/settings-queries.ts';
import { readSigningKeys } from '../db/signing-keys.ts';
import type { Log } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { graceMs, type OnStop } from '../process.ts';
import type { Core } from './part.ts';

/** Opens the database and the runtime of this process, and what stands on nothing else. */
export async function openCore(config: Config, log: Log, onStop: OnStop): Promise<Core> {
  const holder = randomUUID();
  const { db, runtime } = await openRuntime(config, log, holder, onStop);
  onStop(() => runtime.stop(graceMs));
  const metrics = createMetrics(() => countOutbox(db));
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
  return { config, log, metrics, db, runtime, tasks, tokens, limits: createRateLimits(metrics), changed, holder };
}

async function openRuntime(
  config: Config,
  log: Log,
  holder: string,
  onStop: OnStop,
): Promise<Pick<Core, 'db' | 'runtime'>> {
  const { daprHttpEndpoint: endpoint, daprApiToken, appApiToken, appPort, databaseUrl } = config;
  if (!endpoint || !databaseUrl) {
    const db = await openStore(config, log, holder, onStop);
    return { db, runtime: openEmbedded({ db, log }) };
  }
  const given = { ...(daprApiToken ? { daprApiToken } : {}), ...(appApiToken ? { appApiToken } : {}) };
  const [{ openSidecar }, { openServerStore }] = await Promise.all([
    import('../dapr/sidecar/runtime.ts'),
    import('../dapr/sidecar/store.ts'),
  ]);
  const runtime = await openSidecar({ endpoint, appPort, log, ...given });
  return { db: await openServerStore({ url: databaseUrl, driver: config.databaseDriver, log }, onStop), runtime };
}
