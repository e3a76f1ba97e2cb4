import assert from 'node:assert/strict';
import { openDatabase } from '../../src/db/database.ts';
import { type Boards, openBoards } from '../support/history/boards.ts';
import { checkHistory } from '../support/history/check.ts';
import { mcpDoor, openAccount } from '../support/history/doors.ts';
import type { History } from '../support/history/history.ts';
import { type Ledger, openLedger } from '../support/history/ledger.ts';
import { readStored, underWay } from '../support/history/stored.ts';
import { eventually } from '../support/server.ts';
import type { Stack } from './stack.ts';

/** A ledger whose clients ask any of the replicas at `urls`, for people who sign up now. */
export async function openBooks(accounts: number, urls: () => string[], seed?: number): Promise<Ledger> {
  const people = await Promise.all(Array.from({ length: accounts }, () => openAccount(urls()[0]!)));
  return openLedger({ accounts: people, doors: () => urls().map(mcpDoor), ...(seed === undefined ? {} : { seed }) });
}

/** A page for each account, at the processes that serve live updates. */
export function openPages({ replicas }: Stack, { accounts }: Ledger): Boards {
  const serving = (role: string) => replicas.filter(({ roles }) => roles.includes(role)).map(({ url }) => url);
  const url = () => serving('api')[0]!;
  return openBoards({ accounts, url, urls: () => serving('live'), door: () => mcpDoor(url()) });
}

export interface CheckOptions extends Omit<History, 'asked'> {
  databaseUrl: string;
  /** How long relay and consumers may take to finish. Default 120 s. */
  withinMs?: number;
}

export interface Figures {
  tasks: number;
  changes: number;
  reminders: number;
  successors: number;
  drainedMs: number;
  longestWaitMs: number;
}

/** A reminder is late after a fault from which everything recovers at last, and a sweep that leaves a burst half a minute. */
const lateMs = 180_000;

/** Waits until nothing moves, then holds the tables against the ledger (docs/specs/history.md). Throws with everything that is wrong. */
export async function checkBooks(
  ledger: Ledger,
  { databaseUrl, withinMs = 120_000, sockets, tail }: CheckOptions,
): Promise<Figures> {
  const db = await openDatabase({ driver: 'pg', url: databaseUrl });
  const users = ledger.accounts.map(({ id }) => id);
  try {
    const start = performance.now();
    await eventually(async () => {
      const left = await underWay(db, users);
      if (left !== undefined || Date.now() < ledger.lastDue()) throw new Error(`${left ?? 'reminders to come'}`);
    }, withinMs);
    const drainedMs = performance.now() - start;
    const history: History = { asked: ledger.asked, sockets, ...(tail ? { tail } : {}) };
    // What a broker still holds of a reminder shows in no table; what is doubled stays so.
    const stored = await eventually(async () => {
      const found = await readStored(db, users);
      const problems = checkHistory(history, found, { lateMs, settledMs: 0 });
      assert.equal(problems.length, 0, `${problems.length} promises broken:\n${problems.slice(0, 20).join('\n')}`);
      return found;
    }, 30_000);
    return {
      tasks: stored.tasks.length,
      changes: ledger.asked.length,
      reminders: stored.notifications.length,
      successors: stored.tasks.filter(({ task }) => (task.occurrence ?? 0) > 1).length,
      drainedMs,
      longestWaitMs: Math.max(0, ...ledger.asked.map(({ from, to }) => (Number.isFinite(to) ? to - from : 0))),
    };
  } finally {
    await db.destroy();
  }
}
