import { randomUUID } from 'node:crypto';
import { shareLease } from '../background/lease.ts';
import type { Runtime } from '../dapr/port.ts';
import type { Db } from '../db/database.ts';
import { nameSentinel, sentinelName, undoRegistrations } from '../db/due-queries.ts';
import type { Log } from '../log.ts';

const leaseSeconds = 15;
const undoBatch = 2_000;

export interface SentinelOptions {
  db: Db;
  jobs: Runtime['jobs'];
  log: Log;
  now(): Date;
  /** Called when the scheduler had lost what was registered. */
  lost?(): void;
}

/** One process looks whether the scheduler still has what was registered, by a long-lived job whose name the database knows. */
export interface Sentinel {
  pass(signal: AbortSignal): Promise<void>;
  /** Throws when the database does not answer. */
  stop(): Promise<void>;
}

export function openSentinel({ db, jobs, log, now, lost }: SentinelOptions): Sentinel {
  const lease = shareLease({ db, log, name: 'due-sentinel', holder: randomUUID(), seconds: leaseSeconds });

  /** Undoes the registrations when the scheduler has lost its data or is another one. */
  async function checkScheduler(signal: AbortSignal): Promise<void> {
    const known = await sentinelName(db);
    if (known && (await jobs.get(known))) return;
    const found = now();
    if (known) lost?.();
    let undone = 0;
    for (let n = 1; n > 0 && !signal.aborted; undone += n) n = await undoRegistrations(db, found, undoBatch);
    if (undone > 0) log.warn({ reminders: undone }, 'the scheduler has lost its data; registering again');
    const name = `sentinel.${randomUUID()}`;
    await nameSentinel(db, name);
    await jobs.schedule(name, { schedule: '@every 24h', overwrite: true });
  }

  return {
    async pass(signal) {
      if (!(await lease.take())) return;
      try {
        await checkScheduler(signal);
      } catch (error) {
        // Another process may reach the scheduler.
        await lease.release();
        throw error;
      }
    },
    stop: lease.release,
  };
}
