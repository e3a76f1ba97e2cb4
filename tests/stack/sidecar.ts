import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { type Group, rolesOf, writeComponents } from './components.ts';
import type { Identity } from './control-plane.ts';
import { expectStatus, type Place, ready } from './place.ts';
import { reservePorts } from './ports.ts';
import type { StackProcess } from './processes.ts';

/** What every sidecar of a stack is told. */
export interface SidecarPlace extends Place {
  binaries: Binaries;
  layout: Group[];
  placement: string;
  scheduler: string;
  brokers: string;
  daprApiToken: string;
  appApiToken: string;
  /** Present: mTLS between sidecars. */
  identity?: Identity;
}

export interface SidecarOptions {
  appId: string;
  appPort: number;
  /** Database of the state store. */
  databaseUrl: string;
  /** In the log's file name; default: the app id. */
  name?: string;
  namespace?: string;
  /** More resource files (subscriptions, components) for this sidecar alone: file name to YAML text. */
  extra?: Record<string, string>;
  /** More environment variables, such as secrets for the local store. */
  env?: Record<string, string>;
}

export interface Sidecar {
  process: StackProcess;
  appId: string;
  httpPort: number;
  metricsPort: number;
  /** Resolves when the sidecar knows its app (`/v1.0/healthz` 204). */
  ready(): Promise<unknown>;
}

/** Starts a daprd beside an app and waits until its API answers; the app may begin to listen before or after. */
export async function startSidecar(place: SidecarPlace, options: SidecarOptions): Promise<Sidecar> {
  const { appId, name = `daprd-${options.appId}` } = options;
  const [httpPort = 0, grpc = 0, internal = 0, metricsPort = 0, profile = 0] = await reservePorts(5);
  const resources = join(place.dir, 'resources', name);
  mkdirSync(resources, { recursive: true });
  writeComponents(resources, place.layout, { 'names.yaml': nameResolution(place.dir), ...options.extra });
  const process = place.launch({
    name,
    argv: [
      join(place.binaries.dapr, 'daprd'),
      ...appArgs(options),
      ...(needsHealthCheck(place.layout, appId) ? healthCheckArgs : []),
      ...['--dapr-listen-addresses=127.0.0.1', `--dapr-http-port=${httpPort}`, `--dapr-grpc-port=${grpc}`],
      ...[`--dapr-internal-grpc-port=${internal}`, '--dapr-internal-grpc-listen-address=127.0.0.1'],
      ...['--metrics-listen-address=127.0.0.1', `--metrics-port=${metricsPort}`, `--profile-port=${profile}`],
      ...[`--placement-host-address=${place.placement}`, `--scheduler-host-address=${place.scheduler}`],
      ...[`--resources-path=${resources}`, `--config=${join(resources, 'configuration.yaml')}`],
      `--config=${join(resources, 'names.yaml')}`,
      ...(place.identity ? mtlsArgs(resources, place.identity) : []),
      ...['--log-level=info', '--log-as-json'],
    ],
    env: {
      DAPR_HOST_IP: '127.0.0.1',
      DAPR_API_TOKEN: place.daprApiToken,
      APP_API_TOKEN: place.appApiToken,
      DATABASE_URL: options.databaseUrl,
      KAFKA_BROKERS: place.brokers,
      NAMESPACE: options.namespace ?? 'default',
      ...goRuntime,
      ...(place.identity ? { DAPR_TRUST_ANCHORS: readFileSync(place.identity.trustAnchorsFile, 'utf8') } : {}),
      ...options.env,
    },
  });
  const api = `http://127.0.0.1:${httpPort}/v1.0`;
  await ready(process, () => expectStatus(`${api}/healthz/outbound`, 204));
  const isReady = () => ready(process, () => expectStatus(`${api}/healthz`, 204));
  return { process, appId, httpPort, metricsPort, ready: isReady };
}

/**
 * As the chart gives it: one processor and so much memory, within which Go collects seldom. On two cores and without this a quarter of daprd's CPU is its
 * threads that look for work and its collector (docs/decisions/0127-what-the-sidecars-runtime-is-given.md).
 */
const goRuntime = { GOMAXPROCS: '1', GOGC: '400', GOMEMLIMIT: '230MiB' };

/** Sidecars find each other by a file of the stack; mDNS, the default, would find those of every stack on the machine. */
const nameResolution = (dir: string): string => `apiVersion: dapr.io/v1alpha1
kind: Configuration
metadata:
  name: names
spec:
  nameResolution:
    component: sqlite
    version: v1
    configuration:
      connectionString: "file:${join(dir, 'names.db')}?_pragma=synchronous(0)"
      timeout: 3s
      busyTimeout: 2s
      updateInterval: 10s
`;

const mtlsArgs = (resources: string, { sentryAddress }: Identity): string[] => [
  '--enable-mtls',
  `--sentry-address=${sentryAddress}`,
  `--config=${join(resources, 'configuration-mtls.yaml')}`,
];

const appArgs = ({ appId, appPort }: SidecarOptions): string[] => [
  ...['--mode=standalone', `--app-id=${appId}`],
  ...[`--app-port=${appPort}`, '--app-protocol=http', '--app-channel-address=127.0.0.1'],
  ...['--max-body-size=4Mi', '--dapr-graceful-shutdown-seconds=5'],
];

/**
 * For hosts of actors only. Consumers do without: their events come again without end, and daprd, which unsubscribes them from Kafka while the
 * app is unhealthy, sometimes never subscribes them again (dapr/components-contrib#4349).
 */
function needsHealthCheck(layout: Group[], appId: string): boolean {
  const roles = layout.filter((group) => group.appId === appId).flatMap(rolesOf);
  return roles.includes('actors') && !roles.some((role) => consumers.includes(role));
}

const consumers = ['recurrence', 'audit', 'notifications', 'live'];

const healthCheckArgs = [
  // An app that is gone is noticed within 9 s: its actors move on and its reminders wait instead of being used up. One that is only busy,
  // such as in a burst of reminders, must not be taken for gone: daprd would cancel what it is doing.
  ...['--enable-app-health-check', '--app-health-check-path=/healthz', '--app-health-probe-interval=3'],
  ...['--app-health-probe-timeout=3000', '--app-health-threshold=3'],
];
