import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { mulberry32 } from '../../src/dapr/embedded/faults.ts';
import type { Step } from '../../src/dapr/steps.ts';
import { verifyAudit } from '../../src/db/audit/verify.ts';
import { openDatabase } from '../../src/db/database.ts';
import { drained } from '../support/history/attempts.ts';
import { openBoards } from '../support/history/boards.ts';
import { checkHistory } from '../support/history/check.ts';
import { chatDoor, mcpDoor, openAccount } from '../support/history/doors.ts';
import { openLedger } from '../support/history/ledger.ts';
import { openMailServer } from '../support/history/outgoing.ts';
import { readStored } from '../support/history/stored.ts';
import { dataDirectory, eventually, freePort, type Server, startServer } from '../support/server.ts';
import { leftOut } from '../support/share.ts';

type Steps = Partial<Record<Step, number>>;

/** Steps at which the program is killed, and how often each is passed before, at most. */
const ofTurns: Steps = {
  'turn-begun': 8,
  'before-commit': 8,
  'after-commit': 8,
  'relay-read': 4,
  'after-delivery': 4,
};
const ofConsumers: Steps = {
  'before-call': 2,
  'after-call': 2,
  'before-effect': 4,
  'after-effect': 4,
};
const ofSeals: Steps = {
  'before-seal': 1,
  'after-seal': 1,
};
const ofSendings: Steps = {
  'before-send': 2,
  'after-send': 2,
};
const faults = { duplicate: 0.2, reorder: 0.1, delay: 0.1, loseAnswer: 0.05, dropTick: 0.1 };
/** While ticks come in, the sweep leaves them half a minute. */
const expected = { lateMs: 45_000, settledMs: 10_000 };

const proofs: [killed: string, steps: Steps][] = [
  ['at every step of turns and relay', ofTurns],
  ['at every step of consumers', ofConsumers],
  ['before and after a seal', ofSeals],
  ['before and after a server took a mail', ofSendings],
];
for (const [row, [killed, steps]] of proofs.entries())
  test(`killed ${killed}, and at random: every promise of the history holds`, { skip: leftOut(row) }, (t) =>
    prove(t, steps),
  );

/** Runs a load with faults, kills the program at these steps in an order that the seed decides, and holds everything against the history. */
async function prove(t: TestContext, steps: Steps): Promise<void> {
  const seed = Number(process.env.SEED ?? Date.now() % 100_000);
  t.diagnostic(`seed ${seed}`);
  const random = mulberry32(seed);
  const dataDir = await dataDirectory(t);
  const port = await freePort();
  const outages: { from: number; to: number }[] = [];
  const mails = await openMailServer(t, random);
  const start = async (options: { crashAt?: string; program?: string } = {}): Promise<Server> => {
    const from = Date.now();
    const env = { FAULTS: JSON.stringify({ seed, ...faults }), ...mails.env };
    const server = await startServer(t, { dataDir, port, env, ...options });
    outages.push({ from, to: Date.now() });
    return server;
  };

  let server = await start();
  const accounts = await Promise.all(Array.from({ length: 3 }, () => openAccount(server.url)));
  const { url } = server;
  for (const account of accounts) await mails.confirm(url, account);
  mails.beBusy();
  const ledger = openLedger({ doors: () => [mcpDoor(url), mcpDoor(url)], accounts, seed });
  const chat = openLedger({ doors: () => [chatDoor(url)], accounts, seed, mix: { add: 2, repeat: 1 }, clients: 1 });
  const pages = openBoards({ accounts, urls: () => [url], url: () => url, door: () => mcpDoor(url) });
  // A load that goes on would keep a run that failed from ever ending.
  t.after(() => {
    for (const each of [ledger, chat]) each.abandon();
    pages.end();
  });
  // Whatever the load comes to on a busy machine, there is a series and a reminder.
  const [first = assert.fail()] = accounts;
  const series = { title: 'again and again', due_date: '2090-01-31', recurrence: 'daily' };
  const { answer } = await ledger.ask(first, 'add_task', series);
  await ledger.ask(first, 'complete_task', { task_id: answer!.number });
  const due_date = new Date(Date.now() + 5_000).toISOString();
  await ledger.ask(first, 'add_task', { title: 'due once', due_date });
  ledger.start(15);
  chat.start(2);
  await sleep(500);
  await server.kill();

  const points = Object.entries(steps).map(([step, most]) => `${step}:${1 + Math.floor(random() * most)}`);
  for (const crashAt of points.toSorted(() => random() - 0.5)) {
    server = await start({ crashAt, program: 'tests/support/history/faulty-program.ts' });
    const doomed = server.process;
    await eventually(() => assert.equal(doomed.signalCode, 'SIGKILL', `still alive, to be killed at ${crashAt}`));
    outages.push({ from: Date.now(), to: Date.now() });
  }
  server = await start({ program: 'tests/support/history/faulty-program.ts' });
  await sleep(200 + random() * 1_500);
  await server.kill();

  server = await start();
  mails.beFree();
  await pages.reconnect();
  await sleep(1_000);
  await Promise.all([ledger.stop(), chat.stop()]);
  // Nothing is left of the outages: what fails now, fails without a fault.
  const before = { ...ledger.counts };
  await ledger.run(60);
  const tail = {
    attempts: ledger.counts.attempts - before.attempts,
    failed: ledger.counts.failed - before.failed,
  };
  await sleep(Math.max(0, ledger.lastDue() + expected.settledMs - Date.now()));
  await drained(server.metricsUrl);
  const sockets = await pages.finish(10_000);
  await server.kill('SIGTERM');

  const db = await openDatabase({ driver: 'pglite', dataDir: join(dataDir, 'pglite') });
  t.after(() => db.destroy());
  const users = accounts.map(({ id }) => id);
  const stored = await readStored(db, users, { scheduler: true });
  const asked = [...ledger.asked, ...chat.asked];
  const sendings = mails.sendings(accounts);
  assert.deepEqual(checkHistory({ asked, sockets, tail, sendings }, stored, { ...expected, outages }), []);
  const { ok } = await verifyAudit(db);
  assert.ok(ok, 'the seals of the audit');
  const { retried, repeated, pairs } = ledger.counts;
  t.diagnostic(
    `${asked.length} changes, ${retried} after a retry, ${repeated} keys repeated, ${pairs} pairs, ${stored.notifications.length} reminders, ${sendings.sent.length} mails, ` +
      `${stored.tasks.filter(({ task }) => (task.occurrence ?? 0) > 1).length} successors, ${pages.cuts()} sockets cut`,
  );
  assert.ok(
    sendings.sent.length > 0 &&
      stored.notifications.length > 0 &&
      stored.tasks.some(({ task }) => (task.occurrence ?? 0) > 1),
  );
}
