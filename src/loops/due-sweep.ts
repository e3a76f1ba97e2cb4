import type { Db } from '../db/database.ts';
import { claimLate, type ReminderKey, removeDue } from '../db/due-queries.ts';
import type { DueOutcome } from '../domain/due-reminders.ts';
import type { Log } from '../log.ts';
import { callForEach } from './due-calls.ts';

const batchSize = 200;
const atOnce = 16;
const againMs = 10_000;

export interface SweepOptions {
  db: Db;
  log: Log;
  now(): Date;
  /** Milliseconds after which a reminder is late. */
  graceMs(): number;
  /** Tells a task that its reminder is due. */
  tell(reminder: ReminderKey): Promise<DueOutcome['outcome']>;
}

/** Tells every task whose reminder is late. A row that its task knows nothing of is removed. */
export async function sweepLate(options: SweepOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await sweepBatch(options, signal)));
}

/** Answers whether there may be more to sweep right now. */
async function sweepBatch({ db, log, now, graceMs, tell }: SweepOptions, signal: AbortSignal): Promise<boolean> {
  const at = now();
  const ago = (ms: number) => new Date(at.getTime() - ms);
  const rows = await claimLate(db, { dueBy: ago(graceMs()), now: at, freeBefore: ago(againMs), limit: batchSize });
  const { failed, error } = await callForEach(rows, { atOnce, signal }, async (row) => {
    if ((await tell(row)) === 'done') await removeDue(db, row);
  });
  if (failed.length > 0) log.warn({ err: error, failed: failed.length }, 'late reminders were not told; tried again');
  return rows.length === batchSize && failed.length < batchSize;
}
