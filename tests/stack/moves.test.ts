import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/server.ts';
import { checkBooks, openBooks } from './books.ts';
import type { Replica } from './replica.ts';
import { shareStack } from './shared-stack.ts';

// Groups as the chart has them: who calls actors is not who hosts them.
const hosts = { appId: 'actodo', roles: 'actors' };
const shared = shareStack({
  groups: [
    { appId: 'actodo-web', roles: 'api,mcp' },
    { ...hosts, replicas: 2 },
    { appId: 'actodo-workers', roles: 'relay,recurrence,audit,notifications,live' },
  ],
});

/** Of the attempts, each of which is a call of a client that does not ask again. */
const mayFail = 0.005;
const rounds = 3;
/** So late a kubelet may see that an app has ended and ask its sidecar to end. */
const kubeletMs = 3_000;

shared.promise('hosts of actors are replaced under load, one by one: calls find the actors that moved', async () => {
  const { stack } = shared;
  const ledger = await openBooks(8, () => [stack.baseUrl]);
  ledger.start(15);
  await eventually(() => assert.ok(ledger.counts.acknowledged >= 100));
  const before = { ...ledger.counts };
  for (let round = 0; round < rounds; round++) {
    await stack.addReplica(hosts);
    const [oldest] = stack.replicas.filter(({ appId, app }) => appId === hosts.appId && app.running) as [Replica];
    await oldest.app.stop();
    await sleep(kubeletMs);
    await oldest.sidecar.process.stop();
    // Its actors are called where they are now.
    const { acknowledged } = ledger.counts;
    await eventually(() => assert.ok(ledger.counts.acknowledged >= acknowledged + 50));
  }
  await ledger.stop();
  const [attempts, failed] = [ledger.counts.attempts - before.attempts, ledger.counts.failed - before.failed];
  await checkBooks(ledger, { databaseUrl: stack.databaseUrl, sockets: [] });
  console.log(`${rounds} hosts replaced: ${failed} of ${attempts} attempts failed`);
  assert.ok(failed <= mayFail * attempts, `${failed} of ${attempts} attempts failed`);
});
