import assert from 'node:assert/strict';
import { checkBooks } from '../stack/books.ts';
import { openBoards } from '../support/history/boards.ts';
import { type Door, mcpDoor, openAccount, Refused } from '../support/history/doors.ts';
import { openLedger } from '../support/history/ledger.ts';
import { eventually } from '../support/server.ts';
import { baseUrl, liveUrl } from './actodo.ts';
import type { World } from './world.ts';

/** Share of the calls that may fail: a client asks again under its key, and gives up after `patienceMs`. */
const mayFail = 0.005;
const patienceMs = 30_000;
/** So many changes are asked for before anything happens. */
const quietChanges = 100;

/** What happens under load, one after the other, by names. */
export type Steps = Record<string, () => Promise<unknown>>;

/** Changes tasks through MCP, and follows them on pages, during the steps; then holds what is stored against what the clients know. */
export async function underLoad({ databaseUrl }: World, steps: Steps, perSecond = 10): Promise<void> {
  const accounts = await Promise.all(Array.from({ length: 4 }, () => openAccount(baseUrl)));
  const faults = new Map<string, number>();
  const door = watched(mcpDoor(baseUrl), (reason) => faults.set(reason, (faults.get(reason) ?? 0) + 1));
  const ledger = openLedger({ accounts, doors: () => [door] });
  const pages = openBoards({ accounts, url: () => baseUrl, urls: () => [liveUrl], door: () => door });
  let isBusy = false;
  try {
    ledger.start(perSecond);
    const quiet = () => eventually(() => assert.ok(ledger.counts.acknowledged >= quietChanges));
    for (const [what, step] of Object.entries({ 'nothing happens': quiet, ...steps })) {
      const [start, before] = [performance.now(), { ...ledger.counts }];
      await step();
      const { attempts, failed } = ledger.counts;
      const seconds = ((performance.now() - start) / 1_000).toFixed(1);
      console.log(
        `test:k8s: ${what}: ${seconds} s, ${failed - before.failed} of ${attempts - before.attempts} attempts failed ` +
          JSON.stringify(Object.fromEntries(faults)),
      );
      if (step === quiet) isBusy = failed > 0;
      faults.clear();
    }
    await pages.reconnect();
    await ledger.stop();
    const figures = await checkBooks(ledger, { databaseUrl, sockets: await pages.finish(30_000) });
    const { attempts, failed, retried, acknowledged } = ledger.counts;
    console.log(
      `test:k8s: ${acknowledged} changes acknowledged, ${retried} of them after another attempt; ${failed} of ${attempts} attempts failed; ` +
        `longest wait ${(figures.longestWaitMs / 1_000).toFixed(1)} s; ${figures.tasks} tasks, ${figures.reminders} reminders, ` +
        `${figures.successors} successors, ${pages.cuts()} sockets cut`,
    );
    const late = ledger.asked.filter(({ from, to }) => to - from > patienceMs);
    const failures = `${late.length} of ${ledger.asked.length} calls failed`;
    if (isBusy)
      console.log(`test:k8s: ${failures}; not judged: on this busy machine attempts fail while nothing happens`);
    else assert.ok(late.length <= mayFail * ledger.asked.length, failures);
  } finally {
    ledger.abandon();
    pages.end();
  }
}

/** Tells what an attempt failed by. */
function watched(door: Door, failed: (reason: string) => void): Door {
  return {
    ...door,
    ask: (...call) =>
      door.ask(...call).catch((error) => {
        if (!(error instanceof Refused)) failed(reasonOf(error));
        throw error;
      }),
  };
}

const reasonOf = ({ message, cause }: Error): string =>
  cause instanceof Error ? `${message}: ${(cause as NodeJS.ErrnoException).code}` : message.slice(0, 80);
