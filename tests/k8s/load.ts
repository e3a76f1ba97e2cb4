import assert from 'node:assert/strict';
import { checkBooks } from '../stack/books.ts';
import { openBoards } from '../support/history/boards.ts';
import { mcpDoor, openAccount } from '../support/history/doors.ts';
import { openLedger } from '../support/history/ledger.ts';
import { baseUrl, liveUrl } from './actodo.ts';
import type { World } from './world.ts';

const perSecond = 10;
/** Of the clients' attempts, before they ask again. */
const mayFail = 0.005;

/** Changes tasks through MCP, and follows them on pages, while `work` happens; then holds what is stored against what the clients know. */
export async function underLoad(what: string, { databaseUrl }: World, work: () => Promise<void>): Promise<void> {
  const accounts = await Promise.all(Array.from({ length: 4 }, () => openAccount(baseUrl)));
  const ledger = openLedger({ accounts, doors: () => [mcpDoor(baseUrl)] });
  const url = () => baseUrl;
  const pages = openBoards({ accounts, url, urls: () => [liveUrl], door: () => mcpDoor(baseUrl) });
  try {
    ledger.start(perSecond);
    await work();
    await pages.reconnect();
    await ledger.stop();
    const figures = await checkBooks(ledger, { databaseUrl, sockets: await pages.finish(30_000) });
    const { attempts, failed, retried, acknowledged } = ledger.counts;
    console.log(
      `test:k8s: ${what}: ${acknowledged} changes acknowledged, ${failed} of ${attempts} attempts failed, ${retried} acknowledged after another ` +
        `attempt, longest wait ${(figures.longestWaitMs / 1_000).toFixed(1)} s; ${figures.tasks} tasks, ${figures.reminders} reminders, ` +
        `${figures.successors} successors, ${pages.cuts()} sockets cut`,
    );
    assert.ok(failed <= mayFail * attempts, `${failed} of ${attempts} attempts failed`);
  } finally {
    ledger.abandon();
    pages.end();
  }
}
