import { randomUUID } from 'node:crypto';
import { type FairShare, shareFairly } from '../../background/fair-share.ts';
import { awaitLease, keepLease as keep, type Lease, type LeaseOptions } from '../../background/lease.ts';
import { holdConversation } from '../../db/conversations/threads.ts';
import { type ChatTurn, findUnfinishedTurn } from '../../db/conversations/turns.ts';
import type { Db } from '../../db/database.ts';
import { holdLease } from '../../db/leases.ts';
import { Rejected } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { titleOf } from '../threads/threads.ts';

/** Turns of a conversation run one after the other, in whichever process: the runner holds a row with an end. */

export interface LeaseTimes {
  /** How long a lease outlives a crash of its holder. */
  seconds: number;
  /** How long a turn waits for the one before it, in milliseconds. */
  waitMs: number;
}

export interface LeaseDeps {
  db: Db;
  log: Log;
}

const pauses = { least: 20, most: 150 };

/**
 * Waits for the lease of the user's conversation and keeps it. Throws `Rejected('not_found')` for a foreign conversation, and `Rejected('unavailable')`, which
 * says for what, when the turn before does not end in time.
 */
export async function acquireLease(
  deps: LeaseDeps,
  { userId, conversationId }: { userId: string; conversationId: number },
  times: LeaseTimes,
): Promise<Lease> {
  const [holder, askedAt] = [randomUUID(), performance.now()];
  const lease = leaseOf(deps, conversationId, holder, times);
  // Whose conversation it is, is asked by the same statement.
  if (await holdConversation(deps.db, userId, conversationId, lease)) return keep(lease, askedAt);
  const deadline = askedAt + times.waitMs;
  const refused = async () => {
    if (performance.now() > deadline) throw busy(await findUnfinishedTurn(deps.db, userId, conversationId));
  };
  return awaitLease(lease, { pauses, refused });
}

function busy(running: ChatTurn | undefined): Rejected {
  const seconds = running && Math.round((Date.now() - running.created_at.getTime()) / 1000);
  const what = running
    ? `Your message ${JSON.stringify(titleOf(running.message))}, sent ${seconds} seconds ago,`
    : 'The message before this one';
  return new Rejected('unavailable', `${what} is still being answered; send this again in a moment.`);
}

/** One try, which may run in the transaction that makes the conversation. `keepLease` keeps what it took. */
export function takeLease(db: Db, conversationId: number, holder: string, times: LeaseTimes): Promise<boolean> {
  return holdLease(db, nameOf(conversationId), holder, times.seconds);
}

/** Renews a lease that `takeLease` took, until it is released. `askedAt` is the `performance.now()` from before it was taken. */
export function keepLease(
  deps: LeaseDeps,
  conversationId: number,
  { holder, askedAt }: { holder: string; askedAt: number },
  times: LeaseTimes,
): Lease {
  return keep(leaseOf(deps, conversationId, holder, times), askedAt);
}

function leaseOf(
  { db, log }: LeaseDeps,
  conversationId: number,
  holder: string,
  { seconds }: LeaseTimes,
): LeaseOptions {
  return { db, log, name: nameOf(conversationId), holder, seconds };
}

function nameOf(conversationId: number): string {
  return `conversation/${conversationId}`;
}

/** How the turns of a process are shared out: the SDK's work on one with many calls is milliseconds in which nobody else is served (docs/decisions/0069). */
export const shareOfTurns = (): FairShare =>
  shareFairly({
    perKey: 4,
    total: 256,
    waiting: 200,
    full: () => new Rejected('limit', 'Too many of your messages wait already; wait for their answers, then go on.'),
  });
