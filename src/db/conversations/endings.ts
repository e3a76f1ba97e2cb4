import { sql } from 'kysely';
import type { ChatResponse, ToolCall } from '../../domain/schemas.ts';
import type { Consent, WidgetItem } from '../../domain/thread-items.ts';
import type { Db } from '../database.ts';
import { toJsonb } from '../jsonb.ts';
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
  const { answered, response } = ended;
  const isStored = answered
    ? await db.transaction().execute(async (tx) => {
        const isOurs = await storeAnswer(tx, turn, ended);
        if (isOurs) await closeQuestion(tx, answered.turnId, answered.by);
        return isOurs;
      })
    : await storeAnswer(db, turn, ended);
  return isStored ? response : ((await findTurn(db, turn.user_id, turn.id))?.response ?? response);
}

/** In one statement, because each costs a way to the database and back. False when the turn has ended already. */
async function storeAnswer(db: Db, turn: ChatTurn, ended: FinishedTurn): Promise<boolean> {
  const { response, awaiting, stopped, unsent = false, keepKey } = ended;
  // A turn that was stopped may go on, and then makes the same calls.
  const end = stopped ? sql`stopped = true, cut_at = now()` : sql`model_responses = '[]', unsent = ${unsent}`;
  const question =
    awaiting === undefined
      ? sql`delete from approvals a using finished f where a.conversation_id = f.conversation_id`
      : sql`insert into approvals (conversation_id, state, asked_by)
          select f.conversation_id, ${awaiting}::text, f.id from finished f
          on conflict (conversation_id) do update set state = excluded.state, asked_by = excluded.asked_by,
            claimed_by = null, created_at = now()`;
  const { rows } = await sql`
    with finished as (
      update turns set response = ${toJsonb(response)}, finished_at = now(), ${end}
        ${keepKey ? sql`` : sql`, idempotency_key = null`}
      where id = ${turn.id} and finished_at is null returning id, conversation_id, user_id
    ), said as (
      insert into messages (conversation_id, user_id, turn_id, role, content, tool_calls, item, run)
      select f.conversation_id, f.user_id, f.id, m.role, m.content, m.tool_calls, m.item, ${turn.run}::int
      from finished f cross join rows from (
        jsonb_to_recordset(${toJsonb(messagesOf(ended))}::jsonb) as (role text, content text, tool_calls jsonb, item jsonb)
      ) with ordinality as m(role, content, tool_calls, item, at) order by m.at
    ), touched as (
      update conversations c set updated_at = now() from finished f where c.id = f.conversation_id
    ), asked as (${question})
    select from finished`.execute(db);
  return rows.length > 0;
}

/** What the conversation shows of the answer, in this order, and the lines that only the model reads. */
function messagesOf({ response, widget, stopped }: FinishedTurn) {
  const { response: answer, tool_calls: calls } = response;
  const row = (role: Role, content: string, toolCalls: ToolCall[], item?: WidgetItem) => ({
    role,
    content,
    tool_calls: toolCalls,
    ...(item && { item }),
  });
  const text = stopped ? stopped.text : answer;
  const isSilent = stopped !== undefined && text.trim() === '';
  return [
    ...(isSilent ? [] : [row('assistant', text, calls)]),
    ...(widget ? [row('widget', widget.text, [], widget.item)] : []),
    ...(stopped ? [row('hidden', stopped.line, isSilent ? calls : [])] : []),
  ];
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
