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
 * Stores the turn and the user's message, in a new conversation when none is given; then `claim` runs in the same transaction. Where a turn was cut off in
 * the conversation, that one is answered and nothing stored: it must be finished first.
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

/** The turn with its message, or the one that was cut off, in one statement: each costs a way to the database and back. */
async function storeTurn(db: Db, turn: NewTurn, conversationId: number): Promise<ChatTurn> {
  const { id, userId, message, timezone = null, composed, fingerprint = null } = turn;
  const isCutOff = sql`user_id = ${userId} and conversation_id = ${conversationId} and finished_at is null`;
  const { rows } = await sql<ChatTurn>`
    with begun as (
      insert into turns (id, conversation_id, user_id, idempotency_key, message, timezone, quoted, answers, fingerprint)
      select ${id}::uuid, ${conversationId}::bigint, ${userId}::text, ${turn.idempotencyKey ?? null}::text, ${message}::text,
        ${timezone}::text, ${composed?.quoted_text ?? null}::text, ${turn.answers ?? null}::uuid, ${fingerprint}::text
      where not exists (select from turns where ${isCutOff}) returning *
    ), said as (
      insert into messages (conversation_id, user_id, turn_id, role, content, item)
      select b.conversation_id, b.user_id, b.id, 'user', b.message, ${composed ? toJsonb(composed) : null}::jsonb from begun b
    )
    select * from begun union all select * from turns where ${isCutOff}`.execute(db);
  return rows[0]!;
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
