import { randomUUID } from 'node:crypto';
import type { Caller } from '../actors/contract.ts';
import type { Lease } from '../background/lease.ts';
import { requireConversation } from '../db/conversations/threads.ts';
import {
  beginTurn,
  type ChatTurn,
  findTurn,
  findTurnByKey,
  findUnfinishedTurn,
  finishTurn,
  rerunTurn,
} from '../db/conversations/turns.ts';
import type { ChatRequest, ChatResponse } from '../domain/schemas.ts';
import { Rejected } from '../errors.ts';
import { assertZone } from '../language/calendar.ts';
import { type Hear, type Heard, listener } from './heard.ts';
import { acquireLease, keepLease, type LeaseTimes, shareOfTurns, takeLease } from './lease.ts';
import { hasCalled, type Run, type RunDeps, type RunResult, runTurn } from './run.ts';
import { itemId, titleOf } from './threads.ts';

export interface TurnDeps extends RunDeps {
  lease?: LeaseTimes;
}

export interface TurnOptions {
  /** Told what happens in the turn, as it happens. */
  hear?: Hear;
  /** The caller's own bearer token, for tools elsewhere; see `openTools`. */
  token?: string;
}

/**
 * One chat turn: a request in, an answer out, everything between in the database. The request has passed `ChatRequest`.
 * The answer does not depend on the client staying.
 * Throws `Rejected` for a blank message, an unknown zone, a foreign conversation, a key used for another message, or a conversation that
 * stays busy; any other error means that the turn is unfinished and the same request may be sent again.
 */
export type Turns = (caller: Caller, request: ChatRequest, options?: TurnOptions) => Promise<ChatResponse>;

/** Who asks, and what goes with it through one turn. */
interface Asking {
  caller: Caller;
  token?: string;
  tell: (heard: Heard) => void;
  /** Somebody hears the turn while it runs. */
  isHeard: boolean;
}

/** A turn under its conversation's lease, or an answer that exists already. */
type Opened = { turn: ChatTurn; lease: Lease } | { stored: ChatTurn; answer: ChatResponse };

const leaseTimes: LeaseTimes = { seconds: 10, waitMs: 30_000 };
/** A turn that was cut off this often is given up, so that it cannot hold its conversation for ever. */
const mostAttempts = 3;
/** Milliseconds after which what was asked is no longer done unasked, before another message or by a late retry. */
const longestPast = 15 * 60_000;

export function createTurns(deps: TurnDeps): Turns {
  const share = shareOfTurns();
  return async (caller, request, { hear, token } = {}) => {
    if (request.message.trim() === '') throw new Rejected('invalid', 'message must not be blank.');
    const timezone = request.timezone === undefined ? undefined : assertZone(request.timezone);
    const asking: Asking = {
      caller,
      tell: listener(hear, deps.log),
      isHeard: hear !== undefined,
      ...(token === undefined ? {} : { token }),
    };
    const opened = await openTurn(deps, asking, { ...request, ...(timezone === undefined ? {} : { timezone }) });
    if ('answer' in opened) {
      asking.tell(begun(opened.stored));
      tellAnswer(asking, opened.answer);
      return opened.answer;
    }
    try {
      asking.tell(begun(opened.turn));
      if (timezone !== undefined) await storeZoneIfNone(deps, caller.userId, timezone);
      return await share(caller.userId, () => completeTurn(deps, asking, opened.turn, opened.lease));
    } finally {
      await opened.lease.release();
    }
  };
}

async function storeZoneIfNone({ mcp, tasks }: TurnDeps, userId: string, timezone: string): Promise<void> {
  const known = await mcp.readSettings(userId);
  if (known.timezone === undefined) await tasks.changeSettings(userId, { timezone });
}

async function completeTurn(deps: TurnDeps, asking: Asking, turn: ChatTurn, lease: Lease): Promise<ChatResponse> {
  const started = performance.now();
  const { deletions, ...finished } = await resultOf(deps, asking, turn, lease);
  const response = await finishTurn(deps.db, turn, finished);
  // Another process may have stored its answer first; that one counts, and only ours is known to ask.
  tellAnswer(asking, response, response === finished.response ? deletions : undefined);
  const tools = response.tool_calls.map((call) => `${call.name} ${call.status}`);
  const ms = Math.round(performance.now() - started);
  deps.log.info({ turn: turn.id, conversation: turn.conversation_id, tools, ms }, 'chat turn');
  return response;
}

async function resultOf(deps: TurnDeps, asking: Asking, turn: ChatTurn, lease: Lease): Promise<RunResult> {
  if (turn.attempts > mostAttempts || isStale(turn)) return givenUp(turn);
  const { caller, token, tell, isHeard } = asking;
  const run: Run = {
    caller,
    turn,
    ran: (call) => tell({ call }),
    ...(isHeard ? { listen: (draft) => tell({ draft }) } : {}),
    ...(token === undefined ? {} : { token }),
  };
  return runTurn(deps, run, lease.signal);
}

function begun({ id, conversation_id: conversationId }: ChatTurn): Heard {
  return { begun: { conversationId, turnId: id, item: itemId(id, 'user'), answer: itemId(id, 'assistant') } };
}

function tellAnswer({ tell }: Asking, response: ChatResponse, deletions?: RunResult['deletions']): void {
  tell({ text: response.response });
  if (deletions) tell({ asks: { deletions } });
  tell({ done: response });
}

async function openTurn(deps: TurnDeps, asking: Asking, request: ChatRequest): Promise<Opened> {
  const { userId } = asking.caller;
  const times = deps.lease ?? leaseTimes;
  for (;;) {
    const known = await findKnown(deps, userId, request);
    if (known?.response) return { stored: known, answer: known.response };
    const conversationId = known?.conversation_id ?? request.conversation_id;
    if (conversationId === undefined) {
      const begun = await openConversation(deps, newTurn(userId, request), times);
      if (begun) return begun;
      continue;
    }
    await requireConversation(deps.db, userId, conversationId);
    const lease = await acquireLease(deps, { userId, conversationId }, times);
    try {
      const next = await nextTurn(deps, asking, request, { known, conversationId, lease });
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
async function findKnown(deps: TurnDeps, userId: string, request: ChatRequest): Promise<ChatTurn | undefined> {
  if (request.idempotency_key === undefined) return undefined;
  const known = await findTurnByKey(deps.db, userId, request.idempotency_key);
  const { message, conversation_id: id } = request;
  if (known && (known.message !== message || (id !== undefined && id !== known.conversation_id)))
    throw new Rejected('conflict', 'This idempotency_key was used for another message; use a new one.');
  return known;
}

async function openConversation(
  deps: TurnDeps,
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
  deps: TurnDeps,
  asking: Asking,
  request: ChatRequest,
  at: { known: ChatTurn | undefined; conversationId: number; lease: Lease },
): Promise<Opened | undefined> {
  const { userId } = asking.caller;
  if (at.known) {
    const now = await findTurn(deps.db, userId, at.known.id);
    if (now?.response) return { stored: now, answer: now.response };
  }
  const cutOff = await findUnfinishedTurn(deps.db, userId, at.conversationId);
  if (cutOff) {
    const turn = await rerunTurn(deps.db, cutOff);
    if (isSameRequest(cutOff, request)) return { turn, lease: at.lease };
    // Nobody listens to that turn here: who asks now hears their own.
    await completeTurn(deps, { ...asking, tell: () => {}, isHeard: false }, turn, at.lease);
  }
  const turn = await beginTurn(deps.db, newTurn(userId, request), at.conversationId, async () => {});
  return turn && { turn, lease: at.lease };
}

function isStale(turn: ChatTurn): boolean {
  return turn.attempts > 1 && Date.now() - turn.created_at.getTime() > longestPast;
}

function isSameRequest(turn: ChatTurn, request: ChatRequest): boolean {
  const { idempotency_key: key } = request;
  return turn.message === request.message && (key === undefined || key === turn.idempotency_key);
}

function newTurn(userId: string, { message, timezone, idempotency_key: idempotencyKey }: ChatRequest) {
  return { id: randomUUID(), userId, message, title: titleOf(message), timezone, idempotencyKey };
}

function givenUp(turn: ChatTurn) {
  const text =
    'Sorry, I was interrupted several times while working on this. Please look at your list and tell me again what is missing.';
  return {
    response: { conversation_id: turn.conversation_id, response: text, tool_calls: [] },
    keepKey: hasCalled(turn),
  };
}
