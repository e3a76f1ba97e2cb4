import type { Selectable } from 'kysely';
import type { Db } from '../database.ts';
import type { ConversationTables } from './tables.ts';
import type { ChatTurn } from './turns.ts';

export type Message = Selectable<ConversationTables['messages']>;

/** The last messages before this turn, oldest first. */
export async function readHistory(db: Db, turn: ChatTurn, limit: number): Promise<Message[]> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('user_id', '=', turn.user_id)
    .where('conversation_id', '=', turn.conversation_id)
    .where('turn_id', '!=', turn.id)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse();
}
