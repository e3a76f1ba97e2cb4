import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Group, rolesOf, scopeFor } from './components.ts';
import { expectStatus, ready } from './place.ts';
import { reservePorts } from './ports.ts';
import { StackProcess } from './processes.ts';
import type { Sidecar, SidecarOptions } from './sidecar.ts';
import type { Stack } from './stack.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const components = join(root, 'components');
const authSecret = randomBytes(32).toString('hex');

export interface AppOptions extends Group {
  /** Whom the components are scoped for; default: this app alone. */
  layout?: Group[];
  databaseUrl?: string;
  /** Origin of the tokens; default: its own. */
  baseUrl?: string;
  /** Settings of the app, given where its sidecar listens. */
  env?: (sidecar: Sidecar) => Record<string, string>;
  sidecar?: Pick<SidecarOptions, 'env' | 'extra'>;
}

/** This program with a sidecar, beside the replicas of a stack: with an app id, settings and components of its own. */
export interface App {
  url: string;
  appPort: number;
  process: StackProcess;
  sidecar: Sidecar;
  /** Everything it wrote. */
  output(): string;
  ready(): Promise<void>;
  /** Ends both, gracefully. */
  stop(): Promise<void>;
}

let started = 0;
const running = new Set<App>();

/** Ends whatever a test that failed has left. */
export const stopApps = async () => void (await Promise.all([...running].map((app) => app.stop())));

/** Starts a sidecar, then the app; does not wait for it. */
export async function startApp(stack: Stack, options: AppOptions): Promise<App> {
  const { appId, layout = [options], databaseUrl = stack.databaseUrl } = options;
  const name = `${appId}-own-${++started}`;
  const [port = 0, appPort = 0, metricsPort = 0] = await reservePorts(3);
  const url = `http://127.0.0.1:${port}`;
  const extra = { ...scoped(layout), ...options.sidecar?.extra };
  const sidecar = await stack.startDaprd({
    ...options.sidecar,
    appId,
    appPort,
    databaseUrl,
    name: `daprd-${name}`,
    extra,
  });
  const logFile = join(stack.dir, 'logs', `${name}.log`);
  const process = new StackProcess({
    name,
    argv: [globalThis.process.execPath, join(root, 'src/main.ts')],
    cwd: root,
    logFile,
    env: {
      PORT: `${port}`,
      APP_PORT: `${appPort}`,
      METRICS_PORT: `${metricsPort}`,
      DATABASE_URL: databaseUrl,
      DAPR_HTTP_PORT: `${sidecar.httpPort}`,
      DAPR_API_TOKEN: stack.daprApiToken,
      APP_API_TOKEN: stack.appApiToken,
      BETTER_AUTH_SECRET: authSecret,
      BASE_URL: options.baseUrl ?? url,
      ROLES: rolesOf(options).join(','),
      ...options.env?.(sidecar),
    },
  }).start();
  const app: App = {
    ...{ url, appPort, process, sidecar },
    output: () => readFileSync(logFile, 'utf8'),
    async ready() {
      await ready(process, () => expectStatus(`${url}/readyz`, 200));
      await sidecar.ready();
    },
    async stop() {
      await process.stop();
      await sidecar.process.stop();
      running.delete(app);
    },
  };
  running.add(app);
  return app;
}

/** The components, for another layout than the stack's. */
const scoped = (layout: Group[]) =>
  Object.fromEntries(
    readdirSync(components).map((file) => [file, scopeFor(layout, readFileSync(join(components, file), 'utf8'))]),
  );
