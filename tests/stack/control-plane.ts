import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { expectStatus, type Place, ready } from './place.ts';
import { reservePorts } from './ports.ts';
import type { StackProcess } from './processes.ts';

/** Addresses and files by which Dapr's processes trust each other. */
export interface Identity {
  sentryAddress: string;
  trustAnchorsFile: string;
}

/** The certificate authority of mTLS. It makes its own root on its first start. */
export async function startSentry(
  place: Place,
  binaries: Binaries,
): Promise<{ process: StackProcess; identity: Identity }> {
  const [port, health, metrics] = await reservePorts(3);
  const dir = join(place.dir, 'sentry');
  const [credentials, settings] = [join(dir, 'credentials'), join(dir, 'settings.yaml')];
  mkdirSync(credentials, { recursive: true });
  writeFileSync(settings, 'apiVersion: dapr.io/v1alpha1\nkind: Configuration\nspec: { mtls: { enabled: true } }\n');
  const process = place.launch({
    name: 'sentry',
    argv: [
      ...[join(binaries.dapr, 'sentry'), `--port=${port}`, '--listen-address=127.0.0.1', '--mode=standalone'],
      ...[`--healthz-port=${health}`, '--healthz-listen-address=127.0.0.1', `--metrics-port=${metrics}`],
      ...[`--issuer-credentials=${credentials}`, `--config=${settings}`, '--log-as-json'],
    ],
  });
  await ready(process, () => expectStatus(`http://127.0.0.1:${health}/healthz`, 200));
  return {
    process,
    identity: { sentryAddress: `127.0.0.1:${port}`, trustAnchorsFile: join(credentials, 'ca.crt') },
  };
}

export interface ControlPlaneProcess {
  process: StackProcess;
  address: string;
}

const identityArgs = (identity: Identity | undefined) =>
  identity
    ? [
        '--tls-enabled=true',
        `--sentry-address=${identity.sentryAddress}`,
        `--trust-anchors-file=${identity.trustAnchorsFile}`,
      ]
    : ['--tls-enabled=false'];

/** Tells daprd which replica hosts which actor. Keeps its table in memory: daprds register again. */
export async function startPlacement(
  place: Place,
  binaries: Binaries,
  identity?: Identity,
): Promise<ControlPlaneProcess> {
  const [port, health, metrics, raft] = await reservePorts(4);
  const process = place.launch({
    name: 'placement',
    argv: [
      ...[join(binaries.dapr, 'placement'), '--id=placement-0', `--port=${port}`, '--listen-address=127.0.0.1'],
      ...[`--healthz-port=${health}`, `--metrics-port=${metrics}`, `--initial-cluster=placement-0=127.0.0.1:${raft}`],
      ...['--inmem-store-enabled=true', '--log-as-json', ...identityArgs(identity)],
    ],
  });
  await ready(process, () => expectStatus(`http://127.0.0.1:${health}/healthz`, 200));
  return { process, address: `127.0.0.1:${port}` };
}

export interface Scheduler extends ControlPlaneProcess {
  /** Ends it, forgets every job and reminder, starts it again. */
  wipe(): Promise<void>;
}

/** Keeps jobs and reminders, in an etcd inside of it. */
export async function startScheduler(place: Place, binaries: Binaries, identity?: Identity): Promise<Scheduler> {
  const [port, health, metrics, etcdClient, etcdPeer] = await reservePorts(5);
  const data = join(place.dir, 'scheduler');
  const peer = `${identity ? 'https' : 'http'}://127.0.0.1:${etcdPeer}`;
  const process = place.launch({
    name: 'scheduler',
    argv: [
      ...[
        join(binaries.dapr, 'scheduler'),
        '--id=dapr-scheduler-server-0',
        `--port=${port}`,
        '--listen-address=127.0.0.1',
      ],
      ...[`--healthz-port=${health}`, `--metrics-port=${metrics}`, `--etcd-data-dir=${data}`],
      // With mTLS its certificate holds this name, and no other.
      ...[`--etcd-client-port=${etcdClient}`, `--etcd-initial-cluster=dapr-scheduler-server-0=${peer}`],
      ...[`--identity-directory-write=${join(place.dir, 'scheduler-identity')}`, '--log-as-json'],
      ...identityArgs(identity),
    ],
  });
  const isReady = () => ready(process, () => expectStatus(`http://127.0.0.1:${health}/healthz`, 200));
  await isReady();
  return {
    process,
    address: `127.0.0.1:${port}`,
    async wipe() {
      await process.stop();
      rmSync(data, { recursive: true, force: true });
      process.start();
      await isReady();
    },
  };
}
