import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '../support/server.ts';
import { apply, helm, kubectl, type Pod, pods } from './cluster.ts';
import { appImage } from './images/app.ts';
import type { World } from './world.ts';

const chart = fileURLToPath(new URL('../../charts/actodo', import.meta.url));
export const namespace = 'actodo';
const release = 'actodo';
/** Of what serves people and of what serves live updates, by their names in the cluster. */
export const [baseUrl, liveUrl] = ['web', 'live'].map(
  (group) => `http://${release}-${group}.${namespace}.svc.cluster.local`,
) as [string, string];

/** The Secrets that the chart names and does not make. */
export async function makeSecrets({ databaseUrl }: World): Promise<void> {
  await kubectl(['create', 'namespace', namespace]);
  const secrets = {
    actodo: { DATABASE_URL: databaseUrl, BETTER_AUTH_SECRET: random() },
    'actodo-dapr-api-token': { token: random() },
    'actodo-app-api-token': { token: random() },
  };
  for (const [name, stringData] of Object.entries(secrets))
    await apply(JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, stringData }));
}

const random = () => randomBytes(24).toString('hex');

/** Installs the chart, or changes what is installed, and waits until every pod is ready. */
export const upgrade = ({ kafka }: World, tag: string, ...more: string[]): Promise<string> =>
  helm([
    ...['upgrade', '--install', release, chart, `--namespace=${namespace}`, '--wait', '--timeout=4m'],
    ...[`--values=${join(chart, 'profiles/minikube.yaml')}`, `--set=image.repository=${appImage},image.tag=${tag}`],
    `--set-string=kafka.brokers=${kafka.brokers}`,
    // Sooner than in a real cluster: waiting shows nothing, and moves of actors come closer together.
    '--set=groups.actors.minReadySeconds=3',
    ...more,
  ]);

export const rollBack = (): Promise<string> =>
  helm(['rollback', release, `--namespace=${namespace}`, '--wait', '--timeout=4m']);

export const testRelease = (): Promise<string> => helm(['test', release, `--namespace=${namespace}`, '--timeout=2m']);

const all = (group: string): Promise<Pod[]> =>
  pods(namespace, `app.kubernetes.io/instance=${release},app.kubernetes.io/component=${group}`);

/** Pods of a group, without those that are about to go. */
export const podsOf = async (group: string): Promise<Pod[]> =>
  (await all(group)).filter(({ metadata }) => !metadata.deletionTimestamp);

/** Changes how many pods a group has, and waits until they are there and those too many are gone. */
export async function scale(group: string, replicas: number): Promise<void> {
  await kubectl(['scale', `deployment/${release}-${group}`, `--namespace=${namespace}`, `--replicas=${replicas}`]);
  await settled(group);
}

/** Waits until a group has all of its pods, ready, and no other. */
export async function settled(group: string): Promise<void> {
  await kubectl(['rollout', 'status', `deployment/${release}-${group}`, `--namespace=${namespace}`, '--timeout=4m']);
  await eventually(async () => {
    const going = (await all(group)).filter(({ metadata }) => metadata.deletionTimestamp);
    if (going.length > 0) throw new Error(`${going.map(({ metadata }) => metadata.name)} is still there`);
  });
}
