import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadConfig } from '../../../src/config.ts';
import { graceMs, leavingMs, notReadyMs, stopMs } from '../../../src/process.ts';
import { annotationsOf } from './policy.ts';
import { ofKind, profiles, rendered } from './render.ts';
import type { Resource } from './tools.ts';

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const seconds = (file: string, pattern: RegExp): number => {
  const found = pattern.exec(read(file))?.[1];
  assert.ok(found, `${file} has no ${pattern}`);
  return Number(found);
};

const gateway = { httpRoute: { enabled: true, parentRefs: [{ name: 'public' }] } };
/** What each row of the table in docs/operating.md is, as the rendered chart and the program have it. */
function measured(objects: Resource[]): Record<string, number> {
  const [deployment] = ofKind(objects, 'Deployment');
  const pod = deployment.spec.template.spec;
  const [route] = ofKind(objects, 'HTTPRoute');
  const settings = loadConfig({});
  return {
    'one answer of the model': settings.openaiTimeoutSeconds,
    'a chat turn': settings.turnTimeoutSeconds,
    'a request at the gateway': Number(/^\d+/.exec(route.spec.rules.at(-1).timeouts.request)?.[0]),
    'preStop: gateways learn that the pod goes': pod.containers[0].lifecycle.preStop.sleep.seconds,
    'not ready, still serving': notReadyMs / 1000,
    'requests in flight end': graceMs / 1000,
    'actors are taken away, turns and deliveries end': leavingMs / 1000,
    'a call drained when actors move': seconds('src/dapr/sidecar/callbacks.ts', /drainOngoingCallTimeout: '(\d+)s'/),
    'the sidecar ends, after the app': Number(annotationsOf(deployment)['dapr.io/graceful-shutdown-seconds']),
    'all of it: terminationGracePeriodSeconds': pod.terminationGracePeriodSeconds,
  };
}

/** What is wrong about these times. */
function faultsOf(times: Record<string, number>): string[] {
  const of = (name: string): number => times[name] ?? Number.NaN;
  const app =
    of('not ready, still serving') +
    of('requests in flight end') +
    of('actors are taken away, turns and deliveries end');
  const pod = of('preStop: gateways learn that the pod goes') + app + of('the sidecar ends, after the app');
  const faults: string[] = [];
  const check = (holds: boolean, fault: string) => holds || faults.push(fault);
  check(of('one answer of the model') < of('a chat turn'), 'a turn is shorter than one answer');
  check(of('a chat turn') < of('a request at the gateway'), 'the gateway is less patient than a turn');
  check(app * 1000 === stopMs, `the program ends within ${stopMs} ms`);
  check(pod + 5 <= of('all of it: terminationGracePeriodSeconds'), `a pod needs ${pod} s and 5 to spare`);
  // Placement waits 8 s for a round and gives a drain 80 % of it.
  check(of('a call drained when actors move') < 0.8 * 8, 'a drain outlasts a round of placement');
  check(
    of('a call drained when actors move') < of('actors are taken away, turns and deliveries end'),
    'a drain outlasts the grace',
  );
  return faults;
}

for (const [name, profile] of Object.entries(profiles))
  test(`${name}: the times of a request and of an end fit into each other`, () => {
    assert.deepEqual(faultsOf(measured(rendered({ profile, set: gateway }))), []);
  });

test('docs/operating.md has these times', () => {
  const rows = [...read('docs/operating.md').matchAll(/^\| ([^|]+?) \| (\d+) s \|/gm)].map(([, what = '', time]) => [
    what,
    Number(time),
  ]);
  assert.deepEqual(Object.fromEntries(rows), measured(rendered({ set: gateway })));
});

test('the times are red when one of them is wrong', () => {
  const times = measured(rendered({ set: gateway }));
  for (const [what, wrong] of [
    ['one answer of the model', 200],
    ['a chat turn', 240],
    ['requests in flight end', 11],
    ['preStop: gateways learn that the pod goes', 10],
    ['the sidecar ends, after the app', 20],
    ['all of it: terminationGracePeriodSeconds', 30],
    ['a call drained when actors move', 7],
  ] as const)
    assert.notDeepEqual(faultsOf({ ...times, [what]: wrong }), [], what);
});

test('the whole free tier fits on 2 vCPU and 8 GB with Dapr beside it', () => {
  const amounts = ofKind(rendered({ profile: ['free-tier'] }), 'Deployment').map((deployment) => {
    const { requests } = deployment.spec.template.spec.containers[0].resources;
    const sidecar = annotationsOf(deployment);
    // One more of it while it is replaced.
    const pods = deployment.spec.replicas + 1;
    return {
      cpu: pods * (cores(requests.cpu) + cores(sidecar['dapr.io/sidecar-cpu-request']!)),
      memory: pods * (mebibytes(requests.memory) + mebibytes(sidecar['dapr.io/sidecar-memory-request']!)),
    };
  });
  const sum = (what: 'cpu' | 'memory') => amounts.reduce((total, each) => total + each[what], 0);
  // The system pods of a node and Dapr's control plane need the rest.
  assert.ok(sum('cpu') <= 1, `${sum('cpu')} cores`);
  assert.ok(sum('memory') <= 2048, `${sum('memory')} MiB`);
});

const cores = (text: string): number => (text.endsWith('m') ? Number(text.slice(0, -1)) / 1000 : Number(text));
const mebibytes = (text: string): number => Number(/^(\d+)Mi$/.exec(text)?.[1] ?? Number.NaN);
