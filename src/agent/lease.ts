import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/database.ts';
import { holdLease, releaseLease } from '../db/leases.ts';
import { Rejected } from '../errors.ts';

/** Turns of a conversation run one after the other, in whichever process: the runner holds a row with an end. */

export interface LeaseTimes {
  /** How long a lease outlives a crash of its holder. */
  seconds: number;
  /** How long a turn waits for the one before it, in milliseconds. */
  waitMs: number;
}

export interface Lease {
  /** Aborted when another process has taken the lease, or may have. */
  readonly signal: AbortSignal;
  release(): Promise<void>;
}

const shortestPause = 20;
const longestPause = 150;

/** Waits for the lease and keeps it. Throws `Rejected('unavailable')` when the turn before does not end in time. */
export async function acquireLease(db: Db, conversationId: number, times: LeaseTimes): Promise<Lease> {
  const holder = randomUUID();
  const deadline = Date.now() + times.waitMs;
  for (let pause = shortestPause; !(await takeLease(db, conversationId, holder, times)); pause *= 1.5) {
    if (Date.now() > deadline)
      throw new Rejected(
        'unavailable',
        'The message before this one is still being answered; send this again in a moment.',
      );
    await sleep(Math.min(pause, longestPause));
  }
  return keepLease(db, conversationId, holder, times);
}

/** One try; also renews. May run in the transaction that makes the conversation. */
export function takeLease(db: Db, conversationId: number, holder: string, times: LeaseTimes): Promise<boolean> {
  return holdLease(db, nameOf(conversationId), holder, times.seconds);
}

/** Renews a lease that is held, until it is released. */
export function keepLease(db: Db, conversationId: number, holder: string, times: LeaseTimes): Lease {
  const lost = new AbortController();
  let renewedAt = Date.now();
  const timer = setInterval(async () => {
    const held = await takeLease(db, conversationId, holder, times).catch(() => undefined);
    if (held) renewedAt = Date.now();
    if (held === false || Date.now() - renewedAt > times.seconds * 1000) lost.abort(new LeaseLost());
  }, times.seconds * 300);
  timer.unref();
  return {
    signal: lost.signal,
    release: () => {
      clearInterval(timer);
      return releaseLease(db, nameOf(conversationId), holder);
    },
  };
}

/** Another process runs the turn now; its answer is the one that counts. */
export class LeaseLost extends Error {}

function nameOf(conversationId: number | '%'): string {
  return `conversation/${conversationId}`;
}
