import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/database.ts';
import { holdLease, releaseLease } from '../db/leases.ts';
import type { Log } from '../log.ts';
import { nextPause, type Pauses } from './backoff.ts';
import { startLoop } from './loop.ts';

export interface LeaseOptions {
  db: Db;
  log: Log;
  name: string;
  /** Names who has it, in the row. */
  holder: string;
  /** How long it outlives a holder that died. It is renewed three times as often. */
  seconds: number;
}

/** A lease that is ours and is renewed until it is released or lost. */
export interface Lease {
  /** Aborted, with a `LeaseLost`, when another holder took it, or when it ended because it could not be renewed. */
  readonly signal: AbortSignal;
  /** False also in the moment before a process that was held up notices that the lease has ended. */
  held(): boolean;
  /** Gives it back. Renews no more, even if that fails; throws when the database does not answer. */
  release(): Promise<void>;
}

export class LeaseLost extends Error {}

const expired = 'could not be renewed and has ended';

/** Takes the lease if it is free, by one try. */
export async function takeLease(options: LeaseOptions): Promise<Lease | undefined> {
  const askedAt = performance.now();
  const { db, name, holder, seconds } = options;
  return (await holdLease(db, name, holder, seconds)) ? keepLease(options, askedAt) : undefined;
}

/** Tries until the lease is free. `refused` is asked after each try that failed, and throws to give up. */
export async function awaitLease(
  options: LeaseOptions,
  { pauses, refused }: { pauses: Pauses; refused(): Promise<void> | void },
): Promise<Lease> {
  for (let pauseMs = pauses.least; ; pauseMs = nextPause(pauseMs, pauses)) {
    const lease = await takeLease(options);
    if (lease) return lease;
    await refused();
    await sleep(pauseMs);
  }
}

/** Keeps a lease whose row is ours already. `askedAt` is the `performance.now()` from before it was taken. */
export function keepLease({ db, log, name, holder, seconds }: LeaseOptions, askedAt: number): Lease {
  const ms = seconds * 1_000;
  const lost = new AbortController();
  let heldUntil = askedAt + ms;
  let ending = endAt(heldUntil);

  // Beside the renewals, because a database that does not answer at all must not keep us working.
  function endAt(moment: number): NodeJS.Timeout {
    return setTimeout(() => lose(expired), moment - performance.now()).unref();
  }

  function lose(why: string): void {
    clearTimeout(ending);
    void renewing.stop();
    lost.abort(new LeaseLost(`The lease ${name} ${why}.`));
  }

  async function renew(): Promise<void> {
    const renewedAt = performance.now();
    const held = await holdLease(db, name, holder, seconds);
    if (lost.signal.aborted) return;
    if (!held) return lose('was taken by another holder');
    heldUntil = renewedAt + ms;
    clearTimeout(ending);
    ending = endAt(heldUntil);
  }

  const rest = { leastMs: ms / 3, mostMs: ms / 3 };
  const renewing = startLoop({
    name: `lease ${name}`,
    log,
    pass: renew,
    rest: () => rest,
    firstAfterMs: ms / 3,
  });
  return {
    signal: lost.signal,
    held() {
      if (!lost.signal.aborted && performance.now() >= heldUntil) lose(expired);
      return !lost.signal.aborted;
    },
    async release() {
      // A renewal that runs would bring the row back.
      await renewing.stop();
      clearTimeout(ending);
      await releaseLease(db, name, holder);
    },
  };
}

/** For passes of which one process does the work: the lease if it is ours or free, kept from pass to pass. */
export interface SharedLease {
  take(): Promise<Lease | undefined>;
  release(): Promise<void>;
}

export function shareLease(options: LeaseOptions): SharedLease {
  let lease: Lease | undefined;
  return {
    async take() {
      if (!lease?.held()) lease = await takeLease(options);
      return lease;
    },
    async release() {
      const mine = lease;
      lease = undefined;
      await mine?.release();
    },
  };
}
