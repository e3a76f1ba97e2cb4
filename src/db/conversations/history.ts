import type { Selectable } from 'kysely';
import type { Db } from '../database.ts';
import { keepsPlan } from '../pglite/keeps-plan.ts';
import type { ConversationTables, Role } from './tables.ts';

export type Message = Selectable<ConversationTables['messages']>;
type Turn = Selectable<ConversationTables['turns']>;

/** What a model is told of a message. */
export type Earlier = Pick<Message, 'id' | 'role' | 'content' | 'tool_calls' | 'created_at'>;

/** Hidden lines that are read beside what was said; clicks must not push words out. */
const mostHidden = 10;

/** The last messages before this turn and the hidden lines between them, oldest first. */
export async function readHistory(db: Db, turn: Turn, limit: number): Promise<Earlier[]> {
  const last = await lastMessages(db, turn, { roles: ['user', 'assistant', 'hidden'], limit });
  // Hidden lines are rare, and all that is read has its calls with it.
  if (last.every(({ role }) => role !== 'hidden')) return last.reverse();
  const said = await lastMessages(db, turn, { roles: ['user', 'assistant'], limit });
  const after = said.at(-1)?.id ?? 0;
  const hidden = await lastMessages(db, turn, { roles: ['hidden'], limit: mostHidden, after });
  return [...said, ...hidden].sort((a, b) => a.id - b.id);
}

interface Which {
  roles: Role[];
  limit: number;
  after?: number;
}

/** Newest first. */
function lastMessages(db: Db, turn: Turn, { roles, limit, after = 0 }: Which): Promise<Earlier[]> {
  return db
    .selectFrom('messages')
    .modifyFront(keepsPlan)
    .select(['id', 'role', 'content', 'tool_calls', 'created_at'])
    .where('user_id', '=', turn.user_id)
    .where('conversation_id', '=', turn.conversation_id)
    .where('turn_id', '!=', turn.id)
    .where('role', 'in', roles)
    .where('id', '>', after)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
