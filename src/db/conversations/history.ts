import type { Selectable } from 'kysely';
import type { Db } from '../database.ts';
import type { ConversationTables } from './tables.ts';

export type Message = Selectable<ConversationTables['messages']>;
type Turn = Selectable<ConversationTables['turns']>;

/** Hidden lines that are read beside what was said; clicks must not push words out. */
const mostHidden = 10;

/** The last messages before this turn and the hidden lines between them, oldest first. */
export async function readHistory(db: Db, turn: Turn, limit: number): Promise<Message[]> {
  const earlier = db
    .selectFrom('messages')
    .selectAll()
    .where('user_id', '=', turn.user_id)
    .where('conversation_id', '=', turn.conversation_id)
    .where('turn_id', '!=', turn.id)
    .orderBy('id', 'desc');
  const said = earlier.where('role', 'in', ['user', 'assistant']).limit(limit);
  const rows = await db
    .with('said', () => said)
    .with('unsaid', (known) =>
      earlier
        .where('role', '=', 'hidden')
        .where(
          'id',
          '>',
          known.selectFrom('said').select(({ fn, val }) => fn.coalesce(fn.min('said.id'), val(0)).as('first')),
        )
        .limit(mostHidden),
    )
    .selectFrom('said')
    .selectAll()
    .unionAll((more) => more.selectFrom('unsaid').selectAll())
    .execute();
  return rows.sort((a, b) => a.id - b.id);
}
