import type { Message } from '../../db/conversations/history.ts';
import { findShown, rateMessages, shownOfTurn } from '../../db/conversations/items.ts';
import { listShown, requireConversation } from '../../db/conversations/threads.ts';
import type { Db } from '../../db/database.ts';
import type { Composed, WidgetItem } from '../../domain/thread-items.ts';
import { itemForm, itemId } from './item-id.ts';
import { type Page, pageOf } from './threads.ts';

interface Common {
  id: string;
  threadId: number;
  turnId: string;
  text: string;
  createdAt: Date;
}

/** What a thread shows: messages as they were put together, answers, widgets. Hidden lines are none of it. */
export type ShownItem = Common &
  (
    | { role: 'user'; composed?: Composed }
    | { role: 'assistant' }
    | { role: 'widget'; widget: WidgetItem; rowId: number }
  );

/** Every method sees the user's own items only. */
export interface Items {
  /** `after`: the id of an item; after an unknown one there is nothing. `limit`: 1..500. Throws `Rejected('not_found')`. */
  list(
    userId: string,
    threadId: number,
    page: { after?: string | undefined; limit: number; order: 'asc' | 'desc' },
  ): Promise<Page<ShownItem>>;
  /** What a turn has shown so far, in order. */
  ofTurn(userId: string, turnId: string): Promise<ShownItem[]>;
  /** Undefined: there is none of this id in this thread of the user. */
  find(userId: string, threadId: number, itemId: string): Promise<ShownItem | undefined>;
  /** Throws `Rejected('not_found')` for the thread; items that are no answers of it are passed over. */
  rate(userId: string, threadId: number, itemIds: readonly string[], kind: 'positive' | 'negative'): Promise<void>;
}

export function createItems(db: Db): Items {
  return {
    async list(userId, threadId, { after, limit, order }) {
      await requireConversation(db, userId, threadId);
      const from = itemForm(after ?? '');
      if (after !== undefined && !from) return { entries: [], more: false };
      return pageOf(await listShown(db, userId, threadId, { after: from, order, limit: limit + 1 }), limit, shownItem);
    },
    async ofTurn(userId, turnId) {
      return (await shownOfTurn(db, userId, turnId)).map(shownItem);
    },
    async find(userId, threadId, id) {
      const named = itemForm(id);
      const row = named && (await findShown(db, userId, named));
      const item = row && shownItem(row);
      return item?.id === id && item.threadId === threadId ? item : undefined;
    },
    async rate(userId, threadId, itemIds, kind) {
      await requireConversation(db, userId, threadId);
      const turnIds = itemIds.flatMap((id) => itemForm(id)?.turnId ?? []);
      await rateMessages(db, userId, threadId, { turnIds, kind });
    },
  };
}

export function shownItem(row: Message): ShownItem {
  const common = {
    id: itemId(row.turn_id, row.role, row.run),
    threadId: row.conversation_id,
    turnId: row.turn_id,
    text: row.content,
    createdAt: row.created_at,
  };
  if (row.role === 'widget') return { ...common, role: 'widget', widget: row.item as WidgetItem, rowId: row.id };
  if (row.role === 'assistant') return { ...common, role: 'assistant' };
  return { ...common, role: 'user', ...(row.item ? { composed: row.item as Composed } : {}) };
}
