import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Account, mcpDoor } from '../support/history/doors.ts';
import type { Ledger } from '../support/history/ledger.ts';
import { eventually } from '../support/server.ts';
import { checkBooks, openBooks as openLedger } from './books.ts';
import type { Replica } from './replica.ts';
import { type Stack, startStack } from './stack.ts';

let stack: Stack;
let db: pg.Pool;
let failed = false;

before(async () => {
  stack = await startStack();
  db = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
  db.on('error', () => {});
});

after(async () => {
  await db?.end();
  await stack?.stop({ keepLogs: failed });
});

/** A test that says how long its faults may take; the stack's logs are kept when it fails. */
function promise(title: string, seconds: number, check: () => Promise<void>): void {
  test(title, { timeout: seconds * 1_000 }, async () => {
    await check().catch(async (error) => {
      failed = true;
      // A load that goes on would keep this file from ever ending.
      await Promise.allSettled(opened.map((ledger) => ledger.stop()));
      throw error;
    });
  });
}

const serving = (): [Replica, Replica, ...Replica[]] =>
  stack.replicas.filter(({ appId }) => appId === 'actodo') as [Replica, Replica];
const events = () => stack.replicas.find(({ appId }) => appId === 'actodo-events') as Replica;

const opened: Ledger[] = [];

async function openBooks(accounts: number, urls = () => serving().map(({ url }) => url)): Promise<Ledger> {
  const ledger = await openLedger(accounts, urls);
  opened.push(ledger);
  return ledger;
}

/** Ends the load and checks the books. */
async function settle(ledger: Ledger): Promise<void> {
  await ledger.stop();
  await checkBooks(ledger, { databaseUrl: stack.databaseUrl, sockets: [] });
}

async function count(table: 'outbox' | 'audit_records', { accounts }: Ledger): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::int as n from ${table} where split_part(event ->> 'event_id', '.', 1) = any($1)`,
    [accounts.map(({ id }) => id)],
  );
  return rows[0]?.n ?? 0;
}

describe('both at once, because they do not touch each other', { concurrency: true }, () => {
  promise(
    'adds go on while Kafka is down for a minute and a sidecar restarts; nothing is lost or doubled',
    240,
    async () => {
      const ledger = await openBooks(3);
      ledger.start(5);
      await stack.kafka.process.stop('SIGKILL');
      const end = performance.now() + 60_000;
      const waits: number[] = [];
      const restarting = sleep(10_000).then(() => restartSidecar(serving()[1], ledger));
      for (let n = 0; performance.now() < end; n++) {
        const added = await ledger.add(ledger.accounts[n % ledger.accounts.length]!, mcpDoor(serving()[0].url));
        waits.push(added.to - added.from);
        await sleep(500);
      }
      await restarting;
      const waiting = await count('outbox', ledger);
      stack.kafka.process.start();
      const longest = Math.max(...waits);
      console.log(
        `Kafka down: ${waits.length} adds one by one, the longest took ${Math.round(longest)} ms; ${waiting} events wait`,
      );
      assert.ok(longest < 20_000, `an add took ${longest} ms`);
      assert.ok(waiting >= 2 * waits.length, `the outbox has ${waiting} events of ${waits.length} adds`);
      await settle(ledger);
    },
  );

  promise('a third replica joins and leaves every 20 s under load; no acknowledged change is lost', 240, async () => {
    let third: Replica | undefined;
    const ledger = await openBooks(3, () =>
      [...serving().slice(0, 2), ...(third ? [third] : [])].map(({ url }) => url),
    );
    ledger.start(10);
    for (let round = 1; round <= 3; round++) {
      const change = sleep(20_000);
      third = await stack.addReplica({ appId: 'actodo', roles: serving()[0].roles });
      await sleep(8_000);
      // Whoever still calls it meanwhile asks another one.
      await third.stop();
      third = undefined;
      await change;
    }
    await settle(ledger);
  });
});

async function restartSidecar(replica: Replica, ledger: Ledger): Promise<void> {
  const start = performance.now();
  await replica.sidecar.process.kill();
  await replica.ready();
  await Promise.all(ledger.accounts.map((account) => ledger.add(account, mcpDoor(replica.url))));
  console.log(`sidecar killed without Kafka: adds through it after ${Math.round(performance.now() - start)} ms`);
}

promise('a message with a bad schema is dead at once, and its partition moves on', 90, async () => {
  const ledger = await openBooks(1);
  const account = ledger.accounts[0] as Account;
  const id = `${account.id}.1/broken`;
  await publishRaw(`${account.id}.1`, { ...envelope(account), id, data: { event_id: id, event_type: 'task.created' } });
  const start = performance.now();
  const { answer } = await ledger.add(account);
  assert.equal(answer?.number, 1);
  await eventually(async () => assert.equal(await count('audit_records', ledger), 1), 30_000);
  console.log(
    `bad schema: the next event of its partition was recorded after ${Math.round(performance.now() - start)} ms`,
  );
  const dead = await db.query('select consumer, topic, reason from dead_letters where event_id = $1', [id]);
  assert.deepEqual(dead.rows.map(({ consumer, topic }) => `${consumer} ${topic}`).sort(), [
    'audit task-events',
    'recurrence task-events',
  ]);
  await eventually(async () => assert.equal(await deadLettersTaken(), 1), 30_000);
});

const envelope = ({ id }: Account) => ({
  specversion: '1.0',
  type: 'task.created',
  source: 'actodo',
  subject: `${id}/1`,
  datacontenttype: 'application/json',
});

async function publishRaw(partitionKey: string, event: { id: string } & Record<string, unknown>): Promise<void> {
  const entry = {
    entryId: event.id,
    event,
    contentType: 'application/cloudevents+json',
    metadata: { partitionKey },
  };
  const api = `http://127.0.0.1:${events().sidecar.httpPort}/v1.0`;
  const answer = await fetch(`${api}/publish/bulk/pubsub/task-events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'dapr-api-token': stack.daprApiToken },
    body: JSON.stringify([entry]),
  });
  assert.equal(answer.status, 204, await answer.text());
}

/** How many messages the events' sidecar took from the dead-letter topic and handed to its subscriber. */
async function deadLettersTaken(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${events().sidecar.metricsPort}/metrics`)).text();
  return text
    .split('\n')
    .filter(
      (line) => line.startsWith('dapr_component_pubsub_ingress_count{') && line.includes('topic="task-events-dead"'),
    )
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

promise(
  'an outage of the consumers and shutdowns with messages in flight dead-letter and lose nothing',
  240,
  async () => {
    const ledger = await openBooks(4);
    ledger.start(20);
    await eventually(async () => assert.ok((await count('audit_records', ledger)) > 20), 30_000);
    const { app, sidecar } = events();
    await app.stop('SIGKILL');
    await sleep(30_000);
    app.start();
    await flowing(ledger);
    await app.restart();
    await flowing(ledger);
    await Promise.all([app.restart(), sidecar.process.restart()]);
    await flowing(ledger);
    await settle(ledger);
  },
);

/** Events are being recorded, and there are more to come. */
async function flowing(ledger: Ledger): Promise<void> {
  const recorded = await count('audit_records', ledger);
  await eventually(async () => assert.ok((await count('audit_records', ledger)) > recorded + 10), 60_000);
}
