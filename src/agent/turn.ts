import { randomUUID } from 'node:crypto';
import type { Lease } from '../background/lease.ts';
import {
  beginTurn,
  type ChatTurn,
  findTurn,
  findTurnByKey,
  findUnfinishedTurn,
  finishTurn,
  requireConversation,
  rerunTurn,
} from '../db/conversations.ts';
import { type ChatRequest, ChatRequest as ChatRequestSchema, type ChatResponse } from '../domain/schemas.ts';
import { check } from '../domain/validate.ts';
import { Rejected } from '../errors.ts';
import { isZone } from '../mcp/server.ts';
import { acquireLease, keepLease, type LeaseTimes, takeLease } from './lease.ts';
import { type ChatUser, type RunDeps, runTurn } from './run.ts';

export interface ChatDeps extends RunDeps {
  /** Stores the zone as the user's unless one is stored. */
  storeZoneIfNone(userId: string, zone: string): Promise<void>;
  lease?: LeaseTimes;
}

export type Chat = (user: ChatUser, request: ChatRequest, requestId: string) => Promise<ChatResponse>;

/** A turn under its conversation's lease, or an answer that exists already. */
type Opened = { turn: ChatTurn; lease: Lease } | { answer: ChatResponse };

const leaseTimes: LeaseTimes = { seconds: 10, waitMs: 30_000 };
/** A turn that was cut off this often is given up, so that it cannot hold its conversation for ever. */
const mostAttempts = 3;
/** Milliseconds after which what was asked is no longer done unasked, before another message or by a late retry. */
const longestPast = 15 * 60_000;

/**
 * The chat: one request in, one answer out, everything between in the database. The promise does not depend on the client staying.
 * Throws `Rejected` for a bad request, a foreign conversation, a key used for another message, or a conversation that stays busy;
 * any other error means that the turn is unfinished and the same request may be sent again.
 */
export function createChat(deps: ChatDeps): Chat {
  return async (user, request, requestId) => {
    const { message, timezone } = check(ChatRequestSchema, request, 'the message');
    if (message.trim() === '') throw new Rejected('invalid', 'message must not be blank.');
    if (timezone !== undefined && !isZone(timezone))
      throw new Rejected('invalid', 'timezone must be an IANA zone name such as Europe/Berlin.');
    const opened = await openTurn(deps, user, request, requestId);
    if ('answer' in opened) return opened.answer;
    try {
      if (timezone !== undefined) await deps.storeZoneIfNone(user.userId, timezone);
      return await completeTurn(deps, user, opened.turn, requestId, opened.lease);
    } finally {
      await opened.lease.release();
    }
  };
}

async function completeTurn(
  deps: ChatDeps,
  user: ChatUser,
  turn: ChatTurn,
  requestId: string,
  lease: Lease,
): Promise<ChatResponse> {
  const started = performance.now();
  const finished =
    turn.attempts > mostAttempts || isStale(turn)
      ? givenUp(turn)
      : await runTurn(deps, user, turn, requestId, lease.signal);
  const response = await finishTurn(deps.db, turn, finished);
  const tools = response.tool_calls.map((call) => `${call.name} ${call.status}`);
  const ms = Math.round(performance.now() - started);
  deps.log.info({ turn: turn.id, conversation: turn.conversation_id, tools, ms }, 'chat turn');
  return response;
}

async function openTurn(deps: ChatDeps, user: ChatUser, request: ChatRequest, requestId: string): Promise<Opened> {
  const times = deps.lease ?? leaseTimes;
  for (;;) {
    const known = await findKnown(deps, user.userId, request);
    if (known?.response) return { answer: known.response };
    const conversationId = known?.conversation_id ?? request.conversation_id;
    if (conversationId === undefined) {
      const begun = await openConversation(deps, newTurn(user, request), times);
      if (begun) return begun;
      continue;
    }
    await requireConversation(deps.db, user.userId, conversationId);
    const lease = await acquireLease(deps, conversationId, times);
    try {
      const next = await nextTurn(deps, user, request, requestId, { known, conversationId, lease });
      if (next && 'turn' in next) return next;
      await lease.release();
      if (next) return next;
    } catch (error) {
      await lease.release();
      throw error;
    }
  }
}

/** The turn that this request's key names. Throws `Rejected('conflict')` when the key was used for something else. */
async function findKnown(deps: ChatDeps, userId: string, request: ChatRequest): Promise<ChatTurn | undefined> {
  if (request.idempotency_key === undefined) return undefined;
  const known = await findTurnByKey(deps.db, userId, request.idempotency_key);
  const { message, conversation_id: id } = request;
  if (known && (known.message !== message || (id !== undefined && id !== known.conversation_id)))
    throw new Rejected('conflict', 'This idempotency_key was used for another message; use a new one.');
  return known;
}

async function openConversation(
  deps: ChatDeps,
  turn: ReturnType<typeof newTurn>,
  times: LeaseTimes,
): Promise<Opened | undefined> {
  const [holder, askedAt] = [randomUUID(), performance.now()];
  const begun = await beginTurn(deps.db, turn, undefined, (tx, id) => takeLease(tx, id, holder, times));
  return begun && { turn: begun, lease: keepLease(deps, begun.conversation_id, { holder, askedAt }, times) };
}

/**
 * What to do now that the conversation is ours: go on with the turn that was cut off, or begin a new one.
 * Undefined when another turn has taken the key meanwhile.
 */
async function nextTurn(
  deps: ChatDeps,
  user: ChatUser,
  request: ChatRequest,
  requestId: string,
  at: { known: ChatTurn | undefined; conversationId: number; lease: Lease },
): Promise<Opened | undefined> {
  if (at.known) {
    const now = await findTurn(deps.db, user.userId, at.known.id);
    if (now?.response) return { answer: now.response };
  }
  const cutOff = await findUnfinishedTurn(deps.db, user.userId, at.conversationId);
  if (cutOff) {
    const turn = await rerunTurn(deps.db, cutOff);
    if (isSameRequest(cutOff, request)) return { turn, lease: at.lease };
    await completeTurn(deps, user, turn, requestId, at.lease);
  }
  const turn = await beginTurn(deps.db, newTurn(user, request), at.conversationId, async () => {});
  return turn && { turn, lease: at.lease };
}

function isStale(turn: ChatTurn): boolean {
  return turn.attempts > 1 && Date.now() - turn.created_at.getTime() > longestPast;
}

function isSameRequest(turn: ChatTurn, request: ChatRequest): boolean {
  const { idempotency_key: key } = request;
  return turn.message === request.message && (key === undefined || key === turn.idempotency_key);
}

function newTurn({ userId }: ChatUser, { message, timezone, idempotency_key: idempotencyKey }: ChatRequest) {
  return { id: randomUUID(), userId, message, timezone, idempotencyKey };
}

function givenUp(turn: ChatTurn) {
  const text =
    'Sorry, I was interrupted several times while working on this. Please look at your list and tell me again what is missing.';
  return { response: { conversation_id: turn.conversation_id, response: text, tool_calls: [] }, keepKey: false };
}
