import { type Selectable, sql } from 'kysely';
import type { Composed } from '../../domain/thread-items.ts';
import type { Db } from '../database.ts';
import { toJsonb } from '../jsonb.ts';
import { freeOldFingerprint } from './duplicates.ts';
import type { ConversationTables } from './tables.ts';
import { addConversation, noConversation } from './threads.ts';

export type ChatTurn = Selectable<ConversationTables['turns']>;

export interface NewTurn {
  id: string;
  userId: string;
  message: string;
  /** Of the conversation, if it begins one. */
  title: string;
  timezone?: string | undefined;
  idempotencyKey?: string | undefined;
  /** Names the same request for a short while: of two that are unfinished only one begins. */
  fingerprint?: string | undefined;
  /** The message as it was put together, where it is more than its text. */
  composed?: Composed | undefined;
  /** The turn whose question it answers, and no other. */
  answers?: string | undefined;
}

/** How long an idempotency key answers the same response again. */
const keyHours = 24;
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
 * Stores the turn and the user's message, in a new conversation when none is given; then `claim` runs in the same transaction.
 * Undefined when another turn has taken the idempotency key or the fingerprint meanwhile: look it up.
 * Throws `Rejected('not_found')` when the conversation has been removed meanwhile.
 */
export async function beginTurn(
  db: Db,
  turn: NewTurn,
  conversationId: number | undefined,
  claim: (tx: Db, conversationId: number) => Promise<unknown>,
): Promise<ChatTurn | undefined> {
  try {
    if (conversationId !== undefined && turn.idempotencyKey === undefined && turn.fingerprint === undefined)
      return await storeTurn(db, turn, conversationId);
    return await db.transaction().execute(async (tx) => {
      if (turn.idempotencyKey !== undefined) await freeExpiredKey(tx, turn.userId, turn.idempotencyKey);
      if (turn.fingerprint !== undefined) await freeOldFingerprint(tx, turn.userId, turn.fingerprint);
      const id = conversationId ?? (await addConversation(tx, turn.userId, turn.title));
      await claim(tx, id);
      return storeTurn(tx, turn, id);
    });
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === uniqueViolation && (turn.idempotencyKey ?? turn.fingerprint) !== undefined) return undefined;
    if (code === foreignKeyViolation) throw noConversation();
    throw error;
  }
}

/** The turn with its message, in one statement. */
function storeTurn(db: Db, turn: NewTurn, conversationId: number): Promise<ChatTurn> {
  return db
    .with('begun', (tx) =>
      tx
        .insertInto('turns')
        .values({
          id: turn.id,
          conversation_id: conversationId,
          user_id: turn.userId,
          idempotency_key: turn.idempotencyKey ?? null,
          message: turn.message,
          timezone: turn.timezone ?? null,
          quoted: turn.composed?.quoted_text ?? null,
          answers: turn.answers ?? null,
          fingerprint: turn.fingerprint ?? null,
          finished_at: null,
          cut_at: null,
        })
        .returningAll(),
    )
    .with('said', (tx) =>
      tx.insertInto('messages').values({
        conversation_id: conversationId,
        user_id: turn.userId,
        turn_id: turn.id,
        role: 'user',
        content: turn.message,
        item: turn.composed ? toJsonb(turn.composed) : null,
      }),
    )
    .selectFrom('begun')
    .selectAll()
    .executeTakeFirstOrThrow();
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
