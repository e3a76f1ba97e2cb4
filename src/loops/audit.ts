import { setTimeout as sleep } from 'node:timers/promises';
import { shareLease } from '../background/lease.ts';
import { type Loop, startLoop } from '../background/loop.ts';
import { step } from '../dapr/steps.ts';
import { emptyOld, sealNext, settledSeq } from '../db/audit/seals.ts';
import type { Db } from '../db/database.ts';
import type { Log } from '../log.ts';

const leaseSeconds = 60;
const emptiedAtOnce = 1_000;
const hourMs = 3_600_000;
/** Milliseconds between two seals of one pass: whoever has several statements to make meets one of them at most. */
const betweenMs = 100;

export interface SealingOptions {
  db: Db;
  log: Log;
  /** Names this process in the lease row. */
  holder: string;
  /** Milliseconds between two looks. Default: ten seconds. */
  everyMs?: number;
}

/**
 * Seals what was recorded. One process works at a time by a lease, which only saves work: a second one would find its seal made. Each seal is
 * logged, because the log is where whoever can change the database cannot change it.
 */
export function startSealing({ db, log, holder, everyMs = 10_000 }: SealingOptions): Pick<Loop, 'stop'> {
  const lease = shareLease({ db, log, name: 'audit', holder, seconds: leaseSeconds });

  async function pass(signal: AbortSignal): Promise<void> {
    if (!(await lease.take())) return;
    const upto = await settledSeq(db);
    while (upto !== undefined && !signal.aborted) {
      step('before-seal');
      const seal = await sealNext(db, upto);
      step('after-seal');
      if (!seal) return;
      log.info({ seal: seal.number, to_seq: seal.to_seq, rows: seal.row_count, hash: seal.hash }, 'audit sealed');
      await sleep(betweenMs, undefined, { signal }).catch(() => {});
    }
  }

  const rest = { leastMs: everyMs, mostMs: everyMs };
  const loop = startLoop({ name: 'sealing', log, pass, rest: () => rest, firstAfterMs: everyMs });
  return {
    async stop() {
      await loop.stop();
      await lease.release().catch(() => {});
    },
  };
}

/** Empties payloads older than so many days, every hour. */
export function startEmptying(db: Db, log: Log, days: number): Loop {
  return startLoop({
    name: 'emptying the audit',
    log,
    async pass(signal) {
      while (!signal.aborted && (await emptyOld(db, days, emptiedAtOnce)) > 0);
    },
    rest: () => ({ leastMs: hourMs, mostMs: hourMs }),
    firstAfterMs: 60_000,
  });
}
