import {
  type Conversation,
  listConversations,
  listMessages,
  noConversation,
  removeConversation,
  renameConversation,
  requireConversation,
  type SaidMessage,
} from '../../db/conversations/threads.ts';
import type { Db } from '../../db/database.ts';
import type { ToolCall } from '../../domain/schemas.ts';
import { isBlank } from '../../domain/validate.ts';
import { Rejected } from '../../errors.ts';
import { itemForm, itemId } from './item-id.ts';

/** A conversation as its owner sees it; `title` is null where it is older than titles. */
export interface Thread {
  id: number;
  title: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** What was said. Its id follows from its turn, so it is known before the message is stored; see `itemId`. */
export interface Item {
  id: string;
  turnId: string;
  role: 'user' | 'assistant';
  text: string;
  calls: ToolCall[];
  createdAt: Date;
}

/** `more`: whether anything lies beyond; the id of the last entry, given as `after`, goes on there. */
export interface Page<T> {
  entries: T[];
  more: boolean;
}

/** Every method sees the user's own conversations only; another's are `Rejected('not_found')` like unknown ones. */
export interface Threads {
  /** Newest first unless `order` is asc. `after`: the id of a thread. `limit`: 1..1000. */
  list(userId: string, page?: { after?: number; limit?: number; order?: 'asc' | 'desc' }): Promise<Page<Thread>>;
  get(userId: string, threadId: number): Promise<Thread>;
  /** Oldest first unless `order` is desc. `after`: the id of an item; after an unknown one there is nothing. `limit`: 1..100. */
  items(
    userId: string,
    threadId: number,
    page?: { after?: string; limit?: number; order?: 'asc' | 'desc' },
  ): Promise<Page<Item>>;
  /** The title is cut like one that was made. Throws `Rejected('invalid')` for a blank one. */
  rename(userId: string, threadId: number, title: string): Promise<Thread>;
  /** With all of its messages and turns. A turn that is running then ends unseen; what its tools have changed stays. */
  remove(userId: string, threadId: number): Promise<void>;
}

const usualPage = 20;
const mostThreads = 1000;
const mostItems = 100;
const longestTitle = 60;

export function createThreads(db: Db): Threads {
  return {
    async list(userId, { after, limit = usualPage, order = 'desc' } = {}) {
      const size = sizeOf(limit, mostThreads);
      return pageOf(await listConversations(db, userId, { after, order, limit: size + 1 }), size, threadOf);
    },
    async get(userId, threadId) {
      return threadOf(await requireConversation(db, userId, threadId));
    },
    async items(userId, threadId, { after, limit = usualPage, order = 'asc' } = {}) {
      await requireConversation(db, userId, threadId);
      const size = sizeOf(limit, mostItems);
      const from = itemForm(after ?? '');
      if (after !== undefined && !from) return { entries: [], more: false };
      return pageOf(await listMessages(db, userId, threadId, { after: from, order, limit: size + 1 }), size, itemOf);
    },
    async rename(userId, threadId, title) {
      if (isBlank(title)) throw new Rejected('invalid', 'The title must not be blank.');
      const renamed = await renameConversation(db, userId, threadId, titleOf(title));
      if (!renamed) throw noConversation();
      return threadOf(renamed);
    },
    async remove(userId, threadId) {
      if (!(await removeConversation(db, userId, threadId))) throw noConversation();
    },
  };
}

/** The first line that is not blank, at most 60 characters, cut after a word. */
export function titleOf(message: string): string {
  const line = message
    .trim()
    .split(/[\r\n\u2028\u2029]/u, 1)[0]!
    .replaceAll(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  if (characters.length <= longestTitle) return line;
  const start = characters.slice(0, longestTitle - 1).join('');
  const space = characters[longestTitle - 1] === ' ' ? start.length : start.lastIndexOf(' ');
  return `${space > 0 ? start.slice(0, space) : start}…`;
}

function sizeOf(limit: number, most: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > most)
    throw new Rejected('invalid', `limit must be a whole number from 1 to ${most}.`);
  return limit;
}

export function pageOf<Row, T>(rows: Row[], size: number, shown: (row: Row) => T): Page<T> {
  return { entries: rows.slice(0, size).map(shown), more: rows.length > size };
}

function threadOf({ id, title, created_at: createdAt, updated_at: updatedAt }: Conversation): Thread {
  return { id, title, createdAt, updatedAt };
}

function itemOf({ turn_id: turnId, role, run, content, tool_calls: calls, created_at: createdAt }: SaidMessage): Item {
  return { id: itemId(turnId, role, run), turnId, role, text: content, calls, createdAt };
}
