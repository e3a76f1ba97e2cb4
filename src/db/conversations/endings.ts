import { sql } from 'kysely';
import type { ChatResponse, ToolCall } from '../../domain/schemas.ts';
import type { Consent, WidgetItem } from '../../domain/thread-items.ts';
import type { Db } from '../database.ts';
import { storable, toJsonb } from '../jsonb.ts';
import { closeQuestion } from './items.ts';
import type { Role } from './tables.ts';
import { type ChatTurn, findTurn } from './turns.ts';

/** How long a question for consent can be answered; a yes after that means something else. */
const consentHours = 24;

export interface FinishedTurn {
  response: ChatResponse;
  /** The serialised run that waits for consent, if the answer asks for it. */
  awaiting?: string;
  /** What the answer shows beside its words, and the words that say the same. */
  widget?: { item: WidgetItem; text: string };
  /** The turn whose question this one has answered, or dropped. */
  answered?: { turnId: string; by: Consent };
  /** The turn was stopped: what was written so far, which may be nothing, and the line that tells the model. */
  stopped?: { text: string; line: string };
  /** The answer goes out as a stream: it counts as unheard until `noteSent` or `noteCut` says what became of it. */
  unsent?: boolean;
  /** False: the same key may try again, because nothing was done. */
  keepKey: boolean;
}

/** Stores the answer once; a second runner of the same turn gets the answer that was stored. */
export async function finishTurn(db: Db, turn: ChatTurn, ended: FinishedTurn): Promise<ChatResponse> {
  const { response, awaiting, answered, keepKey } = ended;
  return db.transaction().execute(async (tx) => {
    const finished = await tx
      .updateTable('turns')
      .set({
        response: toJsonb(response),
        finished_at: sql<Date>`now()`,
        // A turn that was stopped may go on, and then makes the same calls.
        ...(ended.stopped
          ? { stopped: true, cut_at: sql<Date>`now()` }
          : { model_responses: '[]', unsent: ended.unsent ?? false }),
        ...(keepKey ? {} : { idempotency_key: null }),
      })
      .where('id', '=', turn.id)
      .where('finished_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!finished) return (await findTurn(tx, turn.user_id, turn.id))?.response ?? response;
    await storeMessages(tx, turn, ended);
    await tx
      .updateTable('conversations')
      .set({ updated_at: sql<Date>`now()` })
      .where('id', '=', turn.conversation_id)
      .execute();
    if (answered) await closeQuestion(tx, answered.turnId, answered.by);
    await tx.deleteFrom('approvals').where('conversation_id', '=', turn.conversation_id).execute();
    if (awaiting !== undefined)
      await tx
        .insertInto('approvals')
        .values({ conversation_id: turn.conversation_id, state: awaiting, asked_by: turn.id, claimed_by: null })
        .execute();
    return response;
  });
}

async function storeMessages(tx: Db, turn: ChatTurn, { response, widget, stopped }: FinishedTurn): Promise<void> {
  const { response: answer, tool_calls: calls } = response;
  const row = (role: Role, content: string, toolCalls: ToolCall[], item?: WidgetItem) => ({
    conversation_id: turn.conversation_id,
    user_id: turn.user_id,
    turn_id: turn.id,
    role,
    content: storable(content),
    tool_calls: toJsonb(toolCalls),
    item: item ? toJsonb(item) : null,
    run: turn.run,
  });
  const text = stopped ? stopped.text : answer;
  const isSilent = stopped !== undefined && text.trim() === '';
  await tx
    .insertInto('messages')
    .values([
      ...(isSilent ? [] : [row('assistant', text, calls)]),
      ...(widget ? [row('widget', widget.text, [], widget.item)] : []),
      ...(stopped ? [row('hidden', stopped.line, isSilent ? calls : [])] : []),
    ])
    .execute();
}

/** A run that waited for consent, and the turn that asked. */
export interface Approval {
  state: string;
  askedBy: string | null;
}

/**
 * The run that waits for consent, claimed for this turn; undefined when there is none, it is a day old, another turn has it, or the turn
 * answers another question.
 */
export async function claimApproval(db: Db, turn: ChatTurn): Promise<Approval | undefined> {
  const row = await db
    .updateTable('approvals')
    .set({ claimed_by: turn.id })
    .where('conversation_id', '=', turn.conversation_id)
    .where('created_at', '>', sql<Date>`now() - make_interval(hours => ${consentHours})`)
    .where((is) => is.or([is('claimed_by', 'is', null), is('claimed_by', '=', turn.id)]))
    .$if(turn.answers !== null, (query) => query.where('asked_by', '=', turn.answers))
    .returning(['state', 'asked_by'])
    .executeTakeFirst();
  return row && { state: row.state, askedBy: row.asked_by };
}

/** Does the question of this turn still wait? */
export async function isWaiting(db: Db, userId: string, turnId: string): Promise<boolean> {
  const found = await db
    .selectFrom('approvals')
    .innerJoin('turns', 'turns.id', 'approvals.asked_by')
    .select('approvals.asked_by')
    .where('turns.user_id', '=', userId)
    .where('approvals.asked_by', '=', turnId)
    .where('approvals.created_at', '>', sql<Date>`now() - make_interval(hours => ${consentHours})`)
    .executeTakeFirst();
  return found !== undefined;
}
