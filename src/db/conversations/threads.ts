import { type Selectable, sql } from 'kysely';
import { Rejected } from '../../errors.ts';
import type { Db } from '../database.ts';
import { type Held, holding } from '../leases.ts';
import type { Message } from './history.ts';
import type { ConversationTables, Role } from './tables.ts';

export type Conversation = Selectable<ConversationTables['conversations']>;

/** The same for an unknown conversation and another user's. */
export const noConversation = () =>
  new Rejected('not_found', 'No such conversation. Leave conversation_id out to begin a new one.');

/** Throws `Rejected('not_found')`. */
export async function requireConversation(db: Db, userId: string, conversationId: number): Promise<Conversation> {
  const found = await db
    .selectFrom('conversations')
    .selectAll()
    .where('user_id', '=', userId)
    .where('id', '=', conversationId)
    .executeTakeFirst();
  if (!found) throw noConversation();
  return found;
}

/**
 * Takes a lease for a conversation of the user; false while another holder has it. Throws `Rejected('not_found')`, and takes none, for a conversation that is
 * not theirs.
 */
export async function holdConversation(db: Db, userId: string, conversationId: number, lease: Held): Promise<boolean> {
  const mine = sql`from conversations where user_id = ${userId} and id = ${conversationId}`;
  const { rows } = await sql<{ held: boolean }>`
    with held as (${holding(lease, sql`exists (select ${mine})`)})
    select exists (select from held) as held ${mine}`.execute(db);
  if (!rows[0]) throw noConversation();
  return rows[0].held;
}

/** How many conversations one user may have. */
export const mostConversations = 10_000;

/** Throws `Rejected('limit')` when the user has as many as there may be. */
export async function addConversation(tx: Db, userId: string, title: string): Promise<number> {
  const { n } = await tx
    .selectFrom('conversations')
    .select((row) => row.fn.countAll<number>().as('n'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  if (Number(n) >= mostConversations)
    throw new Rejected(
      'limit',
      `You have ${mostConversations} conversations, which is the most; go on in one of them.`,
    );
  const row = await tx
    .insertInto('conversations')
    .values({ user_id: userId, title })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** In the given order, those beyond `after`. */
export function listConversations(
  db: Db,
  userId: string,
  { after, order, limit }: { after?: number | undefined; order: 'asc' | 'desc'; limit: number },
): Promise<Conversation[]> {
  return db
    .selectFrom('conversations')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(after !== undefined, (query) => query.where('id', order === 'asc' ? '>' : '<', after as number))
    .orderBy('id', order)
    .limit(limit)
    .execute();
}

/** The conversation as it now is, or undefined when it is not the user's. */
export function renameConversation(
  db: Db,
  userId: string,
  conversationId: number,
  title: string,
): Promise<Conversation | undefined> {
  return db
    .updateTable('conversations')
    .set({ title, updated_at: sql<Date>`now()` })
    .where('user_id', '=', userId)
    .where('id', '=', conversationId)
    .returningAll()
    .executeTakeFirst();
}

/** With its messages, turns and waiting consent. False when it is not the user's. */
export async function removeConversation(db: Db, userId: string, conversationId: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('conversations')
    .where('user_id', '=', userId)
    .where('id', '=', conversationId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export interface MessagePage {
  /** A message of a turn. */
  after?: { turnId: string; role: Role } | undefined;
  order: 'asc' | 'desc';
  limit: number;
}

/** What was said in a conversation, in the given order, beyond `after`. */
export async function listMessages(
  db: Db,
  userId: string,
  conversationId: number,
  page: MessagePage,
): Promise<SaidMessage[]> {
  const rows = await messagesIn(db, userId, conversationId, page).where('role', 'in', ['user', 'assistant']).execute();
  return rows as SaidMessage[];
}

export type SaidMessage = Message & { role: 'user' | 'assistant' };

/** What a conversation shows: what was said, and widgets. Without the calls, which may be large. */
export async function listShown(db: Db, userId: string, conversationId: number, page: MessagePage): Promise<Message[]> {
  const rows = await messagesIn(db, userId, conversationId, page).where('role', '!=', 'hidden').execute();
  return rows;
}

function messagesIn(db: Db, userId: string, conversationId: number, { after, order, limit }: MessagePage) {
  const mine = db.selectFrom('messages').where('user_id', '=', userId).where('conversation_id', '=', conversationId);
  const query = mine.selectAll().orderBy('id', order).limit(limit);
  if (!after) return query;
  const known = mine.select('id').where('turn_id', '=', after.turnId).where('role', '=', after.role);
  return query.where('id', order === 'asc' ? '>' : '<', known);
}
