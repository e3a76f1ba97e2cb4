import { randomUUID } from 'node:crypto';
import type { Lease } from '../../background/lease.ts';
import { reopenTurn } from '../../db/conversations/again.ts';
import { findDuplicate, isLastTurn, isUnheardTurn } from '../../db/conversations/duplicates.ts';
import {
  beginTurn,
  type ChatTurn,
  findTurn,
  findTurnByKey,
  type NewTurn,
  rerunTurn,
} from '../../db/conversations/turns.ts';
import type { ChatRequest, ChatResponse } from '../../domain/schemas.ts';
import type { Composed } from '../../domain/thread-items.ts';
import { Rejected } from '../../errors.ts';
import { titleOf } from '../threads/threads.ts';
import { acquireLease, keepLease, type LeaseDeps, type LeaseTimes, takeLease } from './lease.ts';

/** What a request may say beyond its words. */
export interface Wish {
  /** The same request again, while it runs or just after its stream was cut, is this one. */
  fingerprint?: string;
  /** The message as it was put together. */
  composed?: Composed;
  /** The turn whose question the message answers; no other is. */
  answers?: string;
  /** The turn to answer again: what is newer in the conversation is deleted. The request's message is that turn's. */
  again?: string;
}

/** A turn under its conversation's lease, or an answer that exists already. */
export type Opened = { turn: ChatTurn; lease: Lease } | { stored: ChatTurn; answer: ChatResponse };

export interface Opening {
  userId: string;
  request: ChatRequest;
  wish: Wish;
  /** Ends a turn that was cut off, before another one begins. */
  finish(turn: ChatTurn, lease: Lease): Promise<unknown>;
}

/** The turn that this request is or was. `anew`: it has ended and is to run as if it never had. */
interface Known {
  turn: ChatTurn;
  anew: boolean;
}

/**
 * Finds or begins the turn of a request, and waits for its conversation.
 * Throws `Rejected` for a foreign conversation, a key used for another message, or a conversation that stays busy.
 */
export async function openTurn(deps: LeaseDeps, opening: Opening, times: LeaseTimes): Promise<Opened> {
  const { userId, request } = opening;
  for (;;) {
    const known = await findKnown(deps, opening);
    const answered = known && answerOf(known);
    if (answered) return answered;
    const conversationId = known?.turn.conversation_id ?? request.conversation_id;
    if (conversationId === undefined) {
      const begun = await openConversation(deps, newTurn(opening), times);
      if (begun) return begun;
      continue;
    }
    const lease = await acquireLease(deps, { userId, conversationId }, times);
    try {
      const next = await nextTurn(deps, opening, { known, conversationId, lease });
      if (next && 'turn' in next) return next;
      await lease.release();
      if (next) return next;
    } catch (error) {
      await lease.release();
      throw error;
    }
  }
}

/** The stored answer, unless it is a part or is to be made anew. */
function answerOf({ turn, anew }: Known): Extract<Opened, { stored: ChatTurn }> | undefined {
  return turn.response && !turn.stopped && !anew ? { stored: turn, answer: turn.response } : undefined;
}

/** Throws `Rejected('conflict')` when the key was used for something else. */
async function findKnown({ db }: LeaseDeps, { userId, request, wish }: Opening): Promise<Known | undefined> {
  if (wish.again !== undefined) {
    const turn = await findTurn(db, userId, wish.again);
    if (!turn) throw new Rejected('not_found', 'No such message in this conversation.');
    const hasEnded = turn.response !== null && !turn.stopped;
    const isUnheard = (await isUnheardTurn(db, turn)) && (await isLastTurn(db, turn));
    return { turn, anew: hasEnded && !isUnheard };
  }
  const { idempotency_key: key, message, conversation_id: id } = request;
  if (key !== undefined) {
    const turn = await findTurnByKey(db, userId, key);
    if (turn && (turn.message !== message || (id !== undefined && id !== turn.conversation_id)))
      throw new Rejected('conflict', 'This idempotency_key was used for another message; use a new one.');
    if (turn) return { turn, anew: false };
  }
  const same = wish.fingerprint === undefined ? undefined : await findDuplicate(db, userId, wish.fingerprint);
  return same && { turn: same, anew: false };
}

async function openConversation(deps: LeaseDeps, turn: NewTurn, times: LeaseTimes): Promise<Opened | undefined> {
  const [holder, askedAt] = [randomUUID(), performance.now()];
  const begun = await beginTurn(deps.db, turn, undefined, (tx, id) => takeLease(tx, id, holder, times));
  return begun && { turn: begun, lease: keepLease(deps, begun.conversation_id, { holder, askedAt }, times) };
}

/**
 * What to do now that the conversation is ours: go on with the turn that was stopped or cut off, run one anew, or begin a new one.
 * Undefined when another turn has taken the key meanwhile.
 */
async function nextTurn(
  { db }: LeaseDeps,
  opening: Opening,
  at: { known: Known | undefined; conversationId: number; lease: Lease },
): Promise<Opened | undefined> {
  const { userId, request, wish } = opening;
  if (at.known) {
    const turn = await findTurn(db, userId, at.known.turn.id);
    const { anew } = at.known;
    const answered = turn && answerOf({ turn, anew });
    if (answered) return answered;
    if (turn && wish.again !== undefined) return { turn: await reopenTurn(db, turn, { anew }), lease: at.lease };
    if (turn?.response) {
      // What was said after it must not be deleted by a request that only came twice.
      if (!(await isLastTurn(db, turn))) return { stored: turn, answer: turn.response };
      const { fingerprint } = turn;
      return { turn: await reopenTurn(db, turn, { anew: false, fingerprint }), lease: at.lease };
    }
  }
  const wanted = newTurn(opening);
  for (;;) {
    const begun = await beginTurn(db, wanted, at.conversationId, async () => {});
    if (!begun || begun.id === wanted.id) return begun && { turn: begun, lease: at.lease };
    const cutOff = await rerunTurn(db, begun);
    if (isSameRequest(cutOff, request)) return { turn: cutOff, lease: at.lease };
    await opening.finish(cutOff, at.lease);
  }
}

function isSameRequest(turn: ChatTurn, request: ChatRequest): boolean {
  const { idempotency_key: key } = request;
  return turn.message === request.message && (key === undefined || key === turn.idempotency_key);
}

function newTurn({ userId, request, wish }: Opening): NewTurn {
  const { message, timezone, idempotency_key: idempotencyKey } = request;
  const { fingerprint, composed, answers } = wish;
  const title = titleOf(message);
  return { id: randomUUID(), userId, message, title, timezone, idempotencyKey, fingerprint, composed, answers };
}
