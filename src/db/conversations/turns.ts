import { type Selectable, sql } from 'kysely';
import type { ChatResponse } from '../../domain/schemas.ts';
import type { Db } from '../database.ts';
import { storable, toJsonb } from '../jsonb.ts';
import type { ConversationTables } from './tables.ts';
import { addConversation, noConversation } from './threads.ts';

export type ChatTurn = Selectable<ConversationTables['turns']>;

export interface NewTurn {
  id: string;
  userId: string;
  message: string;
  /** Of the conversation, if it begins one. */
  title: string;
  timezone?: string;
  idempotencyKey?: string;
}

/** How long an idempotency key answers the same response again. */
const keyHours = 24;
/** How long a question for consent can be answered; a yes after that means something else. */
const consentHours = 24;
const uniqueViolation = '23505';
const foreignKeyViolation = '23503';

/** The user's turn with this key, if it is younger than 24 hours. */
export function findTurnByKey(db: Db, userId: string, key: string): Promise<ChatTurn | undefined> {
  return db
    .selectFrom('turns')
    .selectAll()
    .where('user_id', '=', userId)
    .where('idempotency_key', '=', key)
    .where('created_at', '>', sql<Date>`now() - make_interval(hours => ${keyHours})`)
    .executeTakeFirst();
}

export function findTurn(db: Db, userId: string, turnId: string): Promise<ChatTurn | undefined> {
  return db.selectFrom('turns').selectAll().where('user_id', '=', userId).where('id', '=', turnId).executeTakeFirst();
}

/** The turn that was cut off; there is at most one, because turns of a conversation run one after the other. */
export function findUnfinishedTurn(db: Db, userId: string, conversationId: number): Promise<ChatTurn | undefined> {
  return db
    .selectFrom('turns')
    .selectAll()
    .where('user_id', '=', userId)
    .where('conversation_id', '=', conversationId)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
}

/**
 * Stores the turn and the user's message, in a new conversation when none is given; `claim` runs in the same transaction.
 * Undefined when another turn has taken the idempotency key meanwhile: look it up.
 * Throws `Rejected('not_found')` when the conversation has been removed meanwhile.
 */
export async function beginTurn(
  db: Db,
  turn: NewTurn,
  conversationId: number | undefined,
  claim: (tx: Db, conversationId: number) => Promise<unknown>,
): Promise<ChatTurn | undefined> {
  try {
    return await db.transaction().execute(async (tx) => {
      if (turn.idempotencyKey !== undefined) await freeExpiredKey(tx, turn.userId, turn.idempotencyKey);
      const id = conversationId ?? (await addConversation(tx, turn.userId, turn.title));
      await claim(tx, id);
      const row = await tx
        .insertInto('turns')
        .values({
          id: turn.id,
          conversation_id: id,
          user_id: turn.userId,
          idempotency_key: turn.idempotencyKey ?? null,
          message: turn.message,
          timezone: turn.timezone ?? null,
          finished_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('messages')
        .values({ conversation_id: id, user_id: turn.userId, turn_id: turn.id, role: 'user', content: turn.message })
        .execute();
      return row;
    });
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === uniqueViolation && turn.idempotencyKey !== undefined) return undefined;
    if (code === foreignKeyViolation) throw noConversation();
    throw error;
  }
}

async function freeExpiredKey(tx: Db, userId: string, key: string): Promise<void> {
  await tx
    .updateTable('turns')
    .set({ idempotency_key: null })
    .where('user_id', '=', userId)
    .where('idempotency_key', '=', key)
    .where('created_at', '<=', sql<Date>`now() - make_interval(hours => ${keyHours})`)
    .execute();
}

/** Notes that the turn runs once more, and answers it as it now is. */
export function rerunTurn(db: Db, turn: ChatTurn): Promise<ChatTurn> {
  return db
    .updateTable('turns')
    .set((row) => ({ attempts: row('attempts', '+', 1) }))
    .where('id', '=', turn.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Keeps what the model said before it is acted on. */
export async function saveModelResponses(db: Db, turnId: string, responses: unknown[]): Promise<void> {
  await db
    .updateTable('turns')
    .set({ model_responses: toJsonb(responses) })
    .where('id', '=', turnId)
    .execute();
}

export interface FinishedTurn {
  response: ChatResponse;
  /** The serialised run that waits for consent, if the answer asks for it. */
  awaiting?: string;
  /** False: the same key may try again, because nothing was done. */
  keepKey: boolean;
}

/** Stores the answer once; a second runner of the same turn gets the answer that was stored. */
export async function finishTurn(
  db: Db,
  turn: ChatTurn,
  { response, awaiting, keepKey }: FinishedTurn,
): Promise<ChatResponse> {
  return db.transaction().execute(async (tx) => {
    const finished = await tx
      .updateTable('turns')
      .set({
        response: toJsonb(response),
        finished_at: sql<Date>`now()`,
        model_responses: '[]',
        ...(keepKey ? {} : { idempotency_key: null }),
      })
      .where('id', '=', turn.id)
      .where('finished_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!finished) return (await findTurn(tx, turn.user_id, turn.id))?.response ?? response;
    await tx
      .insertInto('messages')
      .values({
        conversation_id: turn.conversation_id,
        user_id: turn.user_id,
        turn_id: turn.id,
        role: 'assistant',
        content: storable(response.response),
        tool_calls: toJsonb(response.tool_calls),
      })
      .execute();
    await tx
      .updateTable('conversations')
      .set({ updated_at: sql<Date>`now()` })
      .where('id', '=', turn.conversation_id)
      .execute();
    await tx.deleteFrom('approvals').where('conversation_id', '=', turn.conversation_id).execute();
    if (awaiting !== undefined)
      await tx
        .insertInto('approvals')
        .values({ conversation_id: turn.conversation_id, state: awaiting, claimed_by: null })
        .execute();
    return response;
  });
}

/** The run that waits for consent, claimed for this turn; undefined when there is none, it is a day old, or another turn has it. */
export async function claimApproval(db: Db, turn: ChatTurn): Promise<string | undefined> {
  const row = await db
    .updateTable('approvals')
    .set({ claimed_by: turn.id })
    .where('conversation_id', '=', turn.conversation_id)
    .where('created_at', '>', sql<Date>`now() - make_interval(hours => ${consentHours})`)
    .where((is) => is.or([is('claimed_by', 'is', null), is('claimed_by', '=', turn.id)]))
    .returning('state')
    .executeTakeFirst();
  return row?.state;
}
