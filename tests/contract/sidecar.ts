import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';
import type { Reach } from '../../src/dapr/port.ts';
import { openSidecar } from '../../src/dapr/sidecar/runtime.ts';
import { openServerStore } from '../../src/dapr/sidecar/store.ts';
import { openLog } from '../../src/log.ts';
import { reservePort } from '../stack/ports.ts';
import { type Stack, startStack } from '../stack/stack.ts';
import type { Capability, RuntimeUnderTest } from './runtimes.ts';

let started: Promise<Stack> | undefined;

/** One for all tests of a file, ended after the last of them. */
function sharedStack(): Promise<Stack> {
  started ??= startStack({ groups: [{ appId: 'actodo', roles: 'actors', replicas: 0 }] });
  return started;
}
after(async () => (await started)?.stop());

/** The shipped component, for every app id. */
const component = (name: string) =>
  readFileSync(new URL(`../../components/${name}.yaml`, import.meta.url), 'utf8').replace(
    /^scopes:\n( {2}- .*\n)+/m,
    '',
  );

/** Real daprd, placement, scheduler, Kafka and PostgreSQL, with the actor host in the test's own process. */
export const sidecar: RuntimeUnderTest = {
  name: 'sidecar',
  can: new Set<Capability>(['ticks-wait-while-stopped']),
  async openStore(scope) {
    const stack = await sharedStack();
    const namespace = `contract-${randomUUID()}`;
    const appPort = await reservePort();
    const ends: (() => Promise<unknown>)[] = [];
    scope.after(async () => {
      for (const end of ends.reverse()) await end();
    });
    const log = openLog('fatal');
    const daprd = await stack.startDaprd({
      appId: 'actodo',
      appPort,
      name: `daprd-${namespace}`,
      namespace,
      // A namespace is a world of its own: actors and jobs are in it by Dapr's doing, events by a consumer group.
      extra: {
        'pubsub.yaml': component('pubsub').replace('"{appID}"', namespace),
        'pubsub-live.yaml': component('pubsub-live'),
        'subscriptions.yaml': [
          subscription('contract-one', 'shared'),
          subscription('contract-two', 'shared'),
          subscription('contract-two', 'each'),
        ].join('---\n'),
      },
    });
    ends.push(() => daprd.process.stop('SIGKILL'));
    await openServerStore({ url: stack.databaseUrl, driver: 'pg', log }, (end) => ends.push(async () => end()));
    return {
      async start(application) {
        const runtime = await openSidecar({
          endpoint: `http://127.0.0.1:${daprd.httpPort}`,
          daprApiToken: stack.daprApiToken,
          appPort,
          appApiToken: stack.appApiToken,
          log,
        });
        // Its test is over: nobody calls what it hosts.
        ends.push(() => runtime.stop(0));
        await runtime.start(application);
        await daprd.ready();
        return runtime;
      },
    };
  },
};

/** As the shipped ones: what is shared comes in bulk and as raw bytes. */
const subscription = (topic: string, reach: Reach) => `apiVersion: dapr.io/v2alpha1
kind: Subscription
metadata:
  name: ${topic}-${reach}
spec:
  pubsubname: ${reach === 'each' ? 'pubsub-live' : 'pubsub'}
  topic: ${topic}
${reach === 'each' ? '' : bulk}  routes:
    default: /topics/${reach}/${topic}${reach === 'each' ? '' : '/bulk'}
`;

const bulk = `  metadata:
    rawPayload: "true"
  bulkSubscribe:
    enabled: true
    maxMessagesCount: 100
    maxAwaitDurationMs: 10
`;
