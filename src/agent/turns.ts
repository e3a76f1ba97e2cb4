import type { Caller } from '../actors/contract.ts';
import type { Lease } from '../background/lease.ts';
import { step } from '../dapr/steps.ts';
import { finishTurn } from '../db/conversations/endings.ts';
import type { ChatTurn } from '../db/conversations/turns.ts';
import type { ChatRequest, ChatResponse } from '../domain/schemas.ts';
import { isBlank } from '../domain/validate.ts';
import { Rejected } from '../errors.ts';
import { assertZone } from '../language/calendar.ts';
import { type Hear, type Heard, listener } from './heard.ts';
import { type LeaseTimes, shareOfTurns } from './opening/lease.ts';
import { openTurn, type Wish } from './opening/opening.ts';
import type { Run, RunDeps, RunResult } from './prepare.ts';
import { hasCalled, runTurn } from './run.ts';
import { itemId } from './threads/item-id.ts';

export interface TurnDeps extends RunDeps {
  lease?: LeaseTimes;
}

export interface TurnOptions extends Wish {
  /** Told what happens in the turn, as it happens. */
  hear?: Hear;
  /** The caller's own bearer token, for tools elsewhere; see `openTools`. */
  token?: string;
  /**
   * Ends the turn: what was written and done so far is its answer, and it may go on when it is asked for again. Who gives it says with `noteSent` that
   * the answer has been sent to its end: until then the same request is answered with it.
   */
  stop?: AbortSignal;
}

/**
 * One chat turn: a request in, an answer out, everything between in the database. The request has passed `ChatRequest`.
 * The answer does not depend on the client staying, unless `stop` says that it has left.
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
  stop?: AbortSignal;
}

const leaseTimes: LeaseTimes = { seconds: 10, waitMs: 30_000 };
/** A turn that was cut off this often is given up, so that it cannot hold its conversation for ever. */
const mostAttempts = 3;
/** Milliseconds after which what was asked is no longer done unasked, before another message or by a late retry. */
const longestPast = 15 * 60_000;

export function createTurns(deps: TurnDeps): Turns {
  const share = shareOfTurns();
  return async (caller, request, { hear, token, stop, ...wish } = {}) => {
    if (isBlank(request.message)) throw new Rejected('invalid', 'message must not be blank.');
    const timezone = request.timezone === undefined ? undefined : assertZone(request.timezone);
    const { userId } = caller;
    const unheard: Asking = { caller, tell: () => {}, isHeard: false, ...(token === undefined ? {} : { token }) };
    const asking: Asking = {
      ...unheard,
      tell: listener(hear, deps.log),
      isHeard: hear !== undefined,
      ...(stop ? { stop } : {}),
    };
    const complete = (who: Asking, turn: ChatTurn, lease: Lease) =>
      share(userId, () => completeTurn(deps, who, turn, lease));
    const opening = {
      userId,
      request: { ...request, ...(timezone === undefined ? {} : { timezone }) },
      wish,
      // Nobody listens to that turn here: who asks now hears their own.
      finish: (turn: ChatTurn, lease: Lease) => complete(unheard, turn, lease),
    };
    const opened = await openTurn(deps, opening, deps.lease ?? leaseTimes);
    if ('answer' in opened) {
      asking.tell(begun(opened.stored));
      tellAnswer(asking, opened.answer);
      return opened.answer;
    }
    try {
      asking.tell(begun(opened.turn));
      if (timezone !== undefined) await storeZoneIfNone(deps, userId, timezone);
      return await complete(asking, opened.turn, opened.lease);
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
  step('before-answer');
  const response = await finishTurn(deps.db, turn, { ...finished, unsent: asking.stop !== undefined });
  step('after-answer');
  if (finished.answered) asking.tell({ answered: { turnId: finished.answered.turnId } });
  // Another process may have stored its answer first; that one counts, and only ours is known to ask.
  tellAnswer(asking, response, response === finished.response ? deletions : undefined);
  const tools = response.tool_calls.map((call) => `${call.name} ${call.status}`);
  const ms = Math.round(performance.now() - started);
  deps.metrics?.chatSeconds.observe(ms / 1000);
  deps.log.info({ turn: turn.id, conversation: turn.conversation_id, tools, ms }, 'chat turn');
  return response;
}

async function resultOf(deps: TurnDeps, asking: Asking, turn: ChatTurn, lease: Lease): Promise<RunResult> {
  if (turn.attempts > mostAttempts || isStale(turn)) return givenUp(turn);
  const { caller, token, tell, isHeard, stop } = asking;
  const run: Run = {
    caller,
    turn,
    ran: (call) => tell({ call }),
    ...(isHeard ? { listen: (draft) => tell({ draft }) } : {}),
    ...(token === undefined ? {} : { token }),
    ...(stop ? { stop } : {}),
  };
  return runTurn(deps, run, lease.signal);
}

function begun({ id, conversation_id: conversationId, run }: ChatTurn): Heard {
  return { begun: { conversationId, turnId: id, item: itemId(id, 'user'), answer: itemId(id, 'assistant', run) } };
}

function tellAnswer({ tell }: Asking, response: ChatResponse, deletions?: RunResult['deletions']): void {
  tell({ text: response.response });
  if (deletions) tell({ asks: { deletions } });
  tell({ done: response });
}

function isStale(turn: ChatTurn): boolean {
  return turn.attempts > 1 && Date.now() - turn.created_at.getTime() > longestPast;
}

function givenUp(turn: ChatTurn) {
  const text =
    'Sorry, I was interrupted several times while working on this. Please look at your list and tell me again what is missing.';
  return {
    response: { conversation_id: turn.conversation_id, response: text, tool_calls: [] },
    keepKey: hasCalled(turn),
  };
}
