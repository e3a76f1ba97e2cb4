import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { eventually } from '../support/server.ts';
import { makeSecrets, namespace, podsOf, upgrade } from './actodo.ts';
import { apply, kubectl } from './cluster.ts';
import { tags } from './images/all.ts';
import { underLoad } from './load.ts';
import { openWorld, timed, type World } from './world.ts';

// Autoscaling as the chart sets it up, with shorter times than a cluster has: `npm run test:k8s -- --hpa`.
const limit = { timeout: 900_000 };
const [fewest, most] = [1, 3];
const autoscaling = {
  enabled: true,
  minReplicas: fewest,
  maxReplicas: most,
  'scaleUp.periodSeconds': 15,
  'scaleUp.stabilizationSeconds': 0,
  'scaleDown.periodSeconds': 15,
  'scaleDown.stabilizationSeconds': 30,
};
let world: World;

before(async () => {
  world = await openWorld();
  await timed('installing metrics-server', async () => {
    await apply(readFileSync(new URL('./metrics-server/manifest.yaml', import.meta.url), 'utf8'));
    await kubectl(['wait', '--for=condition=Available', 'apiservice/v1beta1.metrics.k8s.io', '--timeout=2m']);
  });
  await makeSecrets(world);
  const set = Object.entries(autoscaling).map(([name, value]) => `groups.actors.autoscaling.${name}=${value}`);
  await timed('installing the chart', () => upgrade(world, tags[0]!, `--set=${set.join(',')}`));
}, limit);
after(() => world?.stop());

test('hosts of actors come when they are busy and go when they are not; nothing is lost', limit, async () => {
  await settledAt(fewest);
  await underLoad(world, { [`from ${fewest} to ${most}, as the load asks`]: () => settledAt(most) }, 40);
  await timed(`from ${most} to ${fewest}, when the load has ended`, () => settledAt(fewest));
});

/** Waits until the group has so many pods, and the autoscaler wants no other number. Prints what it wants on the way. */
async function settledAt(pods: number): Promise<void> {
  let told = '';
  await eventually(async () => {
    const { spec, status } = JSON.parse(
      await kubectl(['get', 'hpa/actodo-actors', `--namespace=${namespace}`, '--output=json']),
    ) as Autoscaler;
    const cpu = status.currentMetrics?.[0]?.containerResource?.current.averageUtilization;
    const now = `${status.currentReplicas} pods, ${status.desiredReplicas} wanted, CPU ${cpu ?? 'unknown'} % of the request`;
    if (now !== told) console.log(`test:k8s: ${now}`);
    told = now;
    assert.ok(cpu !== undefined, 'the autoscaler knows no CPU');
    assert.equal(spec.maxReplicas, most);
    assert.equal(status.desiredReplicas, pods);
    assert.equal((await podsOf('actors')).length, pods);
  }, 300_000);
}

/** What `kubectl get hpa` knows, as far as this test looks at it. */
interface Autoscaler {
  spec: { maxReplicas: number };
  status: {
    currentReplicas: number;
    desiredReplicas: number;
    currentMetrics?: { containerResource?: { current: { averageUtilization?: number } } }[];
  };
}
