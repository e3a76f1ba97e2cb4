import { type Selectable, sql } from 'kysely';
import type { ToolCall } from '../../domain/schemas.ts';
import type { Consent, WidgetItem } from '../../domain/thread-items.ts';
import type { Db } from '../database.ts';
import { storable, toJsonb } from '../jsonb.ts';
import type { Message } from './history.ts';
import type { ConversationTables, Role } from './tables.ts';

/** Single items of a thread. */

type NewMessage = Selectable<ConversationTables['messages']>;

/** One item that is shown, by its turn and side. */
export function findShown(
  db: Db,
  userId: string,
  { turnId, role }: { turnId: string; role: Role },
): Promise<Message | undefined> {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('user_id', '=', userId)
    .where('turn_id', '=', turnId)
    .where('role', '=', role)
    .executeTakeFirst();
}

/** What a turn shows, in order. */
export function shownOfTurn(db: Db, userId: string, turnId: string): Promise<Message[]> {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('user_id', '=', userId)
    .where('turn_id', '=', turnId)
    .where('role', '!=', 'hidden')
    .orderBy('id')
    .execute();
}

/** What came of a click: how the widget is from now on, and what the model is told of it. */
export interface Clicked {
  item: WidgetItem;
  text: string;
  hidden?: { turnId: string; line: string; calls: ToolCall[] };
}

/**
 * Changes a widget that `change` is given as it is now; nobody else changes it meanwhile. Undefined from `change`: it stays as it is.
 * Answers the widget as it then is; undefined when it is gone.
 */
export function changeWidget(
  db: Db,
  widget: Pick<NewMessage, 'id' | 'user_id'>,
  change: (now: Message) => Clicked | undefined,
): Promise<Message | undefined> {
  return db.transaction().execute(async (tx) => {
    const now = await tx
      .selectFrom('messages')
      .selectAll()
      .where('id', '=', widget.id)
      .where('user_id', '=', widget.user_id)
      .where('role', '=', 'widget')
      .forUpdate()
      .executeTakeFirst();
    const clicked = now && change(now);
    if (!clicked) return now;
    if (clicked.hidden) {
      const { turnId, line, calls } = clicked.hidden;
      const { conversation_id, user_id } = now;
      await tx
        .insertInto('messages')
        .values({
          conversation_id,
          user_id,
          turn_id: turnId,
          role: 'hidden',
          content: storable(line),
          tool_calls: toJsonb(calls),
        })
        .execute();
    }
    return tx
      .updateTable('messages')
      .set({ item: toJsonb(clicked.item), content: storable(clicked.text) })
      .where('id', '=', now.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

/** Keeps what a person thinks of answers; what is not theirs, or no answer, is passed over. */
export async function rateMessages(
  db: Db,
  userId: string,
  conversationId: number,
  { turnIds, kind }: { turnIds: string[]; kind: 'positive' | 'negative' },
): Promise<void> {
  if (turnIds.length === 0) return;
  await db
    .updateTable('messages')
    .set({ feedback: kind })
    .where('user_id', '=', userId)
    .where('conversation_id', '=', conversationId)
    .where('turn_id', 'in', turnIds)
    .where('role', '=', 'assistant')
    .execute();
}

/** Marks the question of a turn as answered by something, if it is not yet. */
export async function closeQuestion(db: Db, turnId: string, by: Consent): Promise<void> {
  await db
    .updateTable('messages')
    .set({ item: sql<string>`jsonb_set(item, '{answered}', to_jsonb(${by}::text))` })
    .where('turn_id', '=', turnId)
    .where('role', '=', 'widget')
    .where(sql<boolean>`item ? 'asks' and not item ? 'answered'`)
    .execute();
}
