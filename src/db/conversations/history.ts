import type { Selectable } from 'kysely';
import type { Db } from '../database.ts';
import type { ConversationTables } from './tables.ts';

export type Message = Selectable<ConversationTables['messages']>;
type Turn = Selectable<ConversationTables['turns']>;

/** The last messages before this turn, oldest first. */
export async function readHistory(db: Db, turn: Turn, limit: number): Promise<Message[]> {
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
