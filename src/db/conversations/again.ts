import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { toJsonb } from '../jsonb.ts';
import type { ChatTurn } from './turns.ts';

const dropped =
  'Sorry, I was interrupted, and then the message before this one was sent again. Please tell me once more.';

/**
 * Makes the turn of a message one that has not ended: everything newer in the conversation is deleted, and no question waits there any more.
 * `anew`: as if it had never run, under keys of its own; else it goes on with what its model said. Needs the conversation's lease.
 */
export async function reopenTurn(
  db: Db,
  turn: ChatTurn,
  { anew, fingerprint = null }: { anew: boolean; fingerprint?: string | null },
): Promise<ChatTurn> {
  const { id, conversation_id: conversationId } = turn;
  return db.transaction().execute(async (tx) => {
    const said = tx.selectFrom('messages').select('id').where('turn_id', '=', id).where('role', '=', 'user');
    await tx.deleteFrom('messages').where('conversation_id', '=', conversationId).where('id', '>', said).execute();
    await tx.deleteFrom('approvals').where('conversation_id', '=', conversationId).execute();
    await tx
      .updateTable('turns')
      .set({
        response: toJsonb({ conversation_id: conversationId, response: dropped, tool_calls: [] }),
        finished_at: sql<Date>`now()`,
        model_responses: '[]',
      })
      .where('conversation_id', '=', conversationId)
      .where('finished_at', 'is', null)
      .where('id', '!=', id)
      .execute();
    return tx
      .updateTable('turns')
      .set({
        response: null,
        finished_at: null,
        stopped: false,
        cut_at: null,
        unsent: false,
        fingerprint,
        attempts: 1,
        created_at: sql<Date>`now()`,
        ...(anew ? { run: turn.run + 1, model_responses: '[]', answers: null } : {}),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}
