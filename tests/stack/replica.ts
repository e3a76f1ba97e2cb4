import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Group, rolesOf } from './components.ts';
import { expectStatus, ready } from './place.ts';
import { reservePorts } from './ports.ts';
import type { StackProcess } from './processes.ts';
import { type Sidecar, type SidecarPlace, startSidecar } from './sidecar.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface GroupOptions extends Group {
  /** Default 1. With 0 the group only counts for the scopes of the components. */
  replicas?: number;
  /** Program and arguments of the app; default: this program. */
  command?: string[];
  env?: Record<string, string>;
  /** Of app and sidecar; default: the stack's. */
  tokens?: Tokens;
}

/** What an app and its sidecar know each other by. */
export interface Tokens {
  daprApiToken: string;
  appApiToken: string;
}

/** An app process with its sidecar. */
export interface Replica {
  name: string;
  appId: string;
  roles: string;
  /** Origin of the web server. */
  url: string;
  metricsUrl: string;
  appPort: number;
  app: StackProcess;
  sidecar: Sidecar;
  /** Resolves when the app is ready and the sidecar knows it. */
  ready(): Promise<void>;
  /** Ends both, gracefully, for good. */
  stop(): Promise<void>;
}

/** What every app of a stack is told. */
export interface Shared {
  databaseUrl: string;
  baseUrl: string;
  authSecret: string;
  env: Record<string, string>;
}

/** Starts a sidecar and an app and waits until both are ready. `port`: the web server's. */
export async function startReplica(
  stack: SidecarPlace,
  shared: Shared,
  group: GroupOptions,
  name: string,
  port: number,
): Promise<Replica> {
  const { appId, roles } = group;
  const place = { ...stack, ...group.tokens };
  const [appPort = 0, metricsPort = 0] = await reservePorts(2);
  const { databaseUrl } = shared;
  const sidecar = await startSidecar(place, { appId, appPort, databaseUrl, name: `daprd-${name}` });
  const app = place.launch({
    name,
    argv: group.command ?? [process.execPath, join(root, 'src/main.ts')],
    cwd: root,
    env: {
      PORT: `${port}`,
      HOST: '127.0.0.1',
      APP_PORT: `${appPort}`,
      METRICS_PORT: `${metricsPort}`,
      DATABASE_URL: databaseUrl,
      DAPR_HTTP_PORT: `${sidecar.httpPort}`,
      DAPR_API_TOKEN: place.daprApiToken,
      APP_API_TOKEN: place.appApiToken,
      ...(rolesOf(group).some((role) => role === 'api') ? { BETTER_AUTH_SECRET: shared.authSecret } : {}),
      BASE_URL: shared.baseUrl,
      ROLES: rolesOf(group).join(','),
      LOG_LEVEL: 'info',
      DATA_DIR: join(place.dir, 'data', name),
      ...shared.env,
      ...group.env,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const replica: Replica = {
    name,
    appId,
    roles,
    url,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    appPort,
    app,
    sidecar,
    async ready() {
      await ready(app, () => expectStatus(`${url}/readyz`, 200));
      await sidecar.ready();
    },
    async stop() {
      await app.stop();
      await sidecar.process.stop();
    },
  };
  await replica.ready();
  return replica;
}
