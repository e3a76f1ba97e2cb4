import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Boards } from '../support/history/boards.ts';
import type { Ledger } from '../support/history/ledger.ts';
import { eventually } from '../support/server.ts';
import { checkBooks, openBooks, openPages } from './books.ts';
import { nameOf, planFaults, type Strike, strike } from './chaos-faults.ts';
import { type Stack, startStack } from './stack.ts';

// `npm run chaos -- --minutes 30 --seed N`: everything is killed and paused under load, then the books are checked.

const usage = 'chaos [--minutes 3] [--seed N] [--rate 20 changes a second]';
const restMs = 1_000;
/** So long the load goes on after the last fault. */
const tailMs = 10_000;
/** A change that nobody heard by then is not heard any more. */
const hearingMs = 2_000;

function readOptions() {
  const { values } = parseArgs({
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, rate: { type: 'string' } },
  });
  const numbers = {
    minutes: Number(values.minutes ?? 3),
    seed: Number(values.seed ?? Date.now() % 1_000_000),
    rate: Number(values.rate ?? 20),
  };
  if (!Object.values(numbers).every((each) => Number.isFinite(each) && each >= 0)) throw new Error(`Usage: ${usage}`);
  return numbers;
}

async function run(stack: Stack, { minutes, seed, rate }: ReturnType<typeof readOptions>): Promise<boolean> {
  const serving = stack.replicas.filter(({ roles }) => roles.includes('mcp')).map(({ url }) => url);
  const ledger = await openBooks(6, () => serving, seed);
  const pages = openPages(stack, ledger);
  const start = performance.now();
  const end = start + minutes * 60_000;
  const strikes: Strike[] = [];
  console.log(`chaos: seed ${seed}, ${minutes} minutes, ${rate} changes a second`);
  ledger.start(rate);
  try {
    for (const fault of planFaults(seed)) {
      if (performance.now() > end) break;
      process.stdout.write(`${seconds(performance.now() - start)}  ${nameOf(fault).padEnd(18)} `);
      const result = await strike(stack, ledger, fault);
      strikes.push(result);
      console.log(describe(result));
      await sleep(restMs);
    }
    const history = await finish(ledger, pages);
    printTable(strikes);
    const figures = await checkBooks(ledger, { databaseUrl: stack.databaseUrl, ...history });
    const { adds, retried, failed, repeated, pairs } = ledger.counts;
    console.log(
      `every promise holds: ${figures.changes} changes, ${adds} adds acknowledged, ${retried} after a retry, ${failed} attempts failed, ` +
        `${repeated} keys repeated, ${pairs} pairs of writers, ${figures.reminders} reminders, ${figures.successors} successors, ` +
        `${pages.cuts()} sockets cut; longest wait ${seconds(figures.longestWaitMs)}, drained after ${seconds(figures.drainedMs)}`,
    );
    return true;
  } catch (error) {
    ledger.abandon();
    pages.end();
    printTable(strikes);
    console.error(`chaos: seed ${seed} broke it: ${(error as Error).message}`);
    return false;
  }
}

/**
 * The end of the faults: pages connect again, list once and must follow what is still changed. What was begun is acknowledged in the end; what is
 * not is a broken promise that the check reports.
 */
async function finish(ledger: Ledger, pages: Boards) {
  await hearing(ledger, pages);
  await pages.reconnect();
  const before = { ...ledger.counts };
  await sleep(tailMs);
  const tail = { attempts: ledger.counts.attempts - before.attempts, failed: ledger.counts.failed - before.failed };
  const giveUp = setTimeout(() => ledger.abandon(), 60_000);
  await ledger.stop();
  clearTimeout(giveUp);
  return { sockets: await pages.finish(30_000), tail };
}

/** Every page hears of what is added now: a process that has just started hears from when its consumer group has formed. */
async function hearing({ accounts, add }: Ledger, { boards }: Boards): Promise<void> {
  await Promise.all(
    accounts.map((account) =>
      eventually(async () => {
        const { answer } = await add(account);
        const page = boards.find(({ user }) => user === account.id);
        await eventually(() => {
          if (!page?.frames.some(({ event }) => event.task_id === answer?.number))
            throw new Error(`the page of ${account.id} does not hear`);
        }, hearingMs);
      }),
    ),
  );
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1).padStart(6)} s`;

const describe = ({ process, addsAfterMs, eventsAfterMs, failed }: Strike) =>
  `${process.padEnd(22)} adds again after ${seconds(addsAfterMs)}, ` +
  `events after ${seconds(eventsAfterMs)}, ${failed} attempts failed`;

function printTable(strikes: Strike[]): void {
  const row = (...cells: (string | number)[]) =>
    cells.map((cell, n) => (n === 0 ? `${cell}`.padEnd(18) : `${cell}`.padStart(12))).join('');
  console.log(row('fault', 'count', 'median', 'longest', 'events', 'adds', 'retried', 'failed'));
  const byFault = Map.groupBy(strikes, ({ fault }) => nameOf(fault));
  for (const [name, all] of [...byFault].sort(([a], [b]) => a.localeCompare(b))) {
    const times = all.map(({ addsAfterMs }) => addsAfterMs).sort((a, b) => a - b);
    const sum = (of: 'adds' | 'retried' | 'failed') => all.reduce((total, each) => total + each[of], 0);
    const events = Math.max(...all.map(({ eventsAfterMs }) => eventsAfterMs));
    const [median = 0, longest = 0] = [times[Math.floor(times.length / 2)], times.at(-1)];
    console.log(
      row(name, all.length, ...[median, longest, events].map(seconds), sum('adds'), sum('retried'), sum('failed')),
    );
  }
}

const options = readOptions();
const stack = await startStack();
const held = await run(stack, options);
await stack.stop({ keepLogs: !held });
process.exit(held ? 0 : 1);
