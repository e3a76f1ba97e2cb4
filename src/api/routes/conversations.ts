import Type from 'typebox';
import { createThreads, type Item, type Thread } from '../../agent/threads/threads.ts';
import type { Db } from '../../db/database.ts';
import { ToolCall } from '../../domain/schemas.ts';
import { jsonAnswer } from '../answers.ts';
import type { Limit } from '../limits.ts';
import { route } from '../route.ts';
import { Moment } from '../shapes.ts';

interface Needs {
  db: Db;
}

const closed = { additionalProperties: false };
const Next = Type.Optional(Type.String({ description: 'There is more: the cursor of the next page' }));

const Conversation = Type.Object({
  conversation_id: Type.Integer(),
  title: Type.Union([Type.String(), Type.Null()]),
  created_at: Moment,
  updated_at: Moment,
});

const Conversations = Type.Object({ conversations: Type.Array(Conversation), next_cursor: Next });

const Message = Type.Object({
  id: Type.String(),
  role: Type.Enum(['user', 'assistant'], { type: 'string' }),
  text: Type.String(),
  tool_calls: Type.Array(ToolCall, { description: 'What the answer did, in this order' }),
  created_at: Moment,
});

const Messages = Type.Object({ ...Conversation.properties, messages: Type.Array(Message), next_cursor: Next });

const Removed = Type.Object({ conversation_id: Type.Integer(), status: Type.Enum(['deleted'], { type: 'string' }) });

const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'Default 50' }));
const cursorOf = (pattern: string) =>
  Type.Optional(Type.String({ pattern, description: 'next_cursor of the page before' }));
const Page = Type.Object({ cursor: cursorOf('^[1-9][0-9]{0,14}$'), limit }, closed);
const MessagePage = Type.Object({ cursor: cursorOf('^[0-9a-z.-]{36,64}$'), limit }, closed);
const Ids = Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) });

const conversationsByUser: Limit = { name: 'conversationsByUser', points: 600, seconds: 60 };

export const conversationRoutes = [
  route({
    method: 'get',
    path: '/api/{user_id}/conversations',
    summary: 'Conversations of the user, newest first',
    caller: 'user',
    limit: conversationsByUser,
    query: Page,
    answer: jsonAnswer('Conversations', Conversations),
    async run({ caller, query: { cursor, limit = 50 } }, { db }: Needs) {
      const after = cursor === undefined ? {} : { after: Number(cursor) };
      const { entries, more } = await createThreads(db).list(caller.userId, { ...after, limit });
      const next = more ? { next_cursor: String(entries.at(-1)?.id) } : {};
      return { conversations: entries.map(shownThread), ...next };
    },
  }),
  route({
    method: 'get',
    path: '/api/{user_id}/conversations/{id}',
    summary: 'One conversation and what was said in it, newest first',
    caller: 'user',
    limit: conversationsByUser,
    ids: Ids,
    query: MessagePage,
    answer: jsonAnswer('Conversation', Messages),
    refusals: [404],
    async run({ caller, path: { id }, query: { cursor, limit = 50 } }, { db }: Needs) {
      const threads = createThreads(db);
      const thread = await threads.get(caller.userId, id);
      const after = cursor === undefined ? {} : { after: cursor };
      const { entries, more } = await threads.items(caller.userId, id, { ...after, limit, order: 'desc' });
      const next = more ? { next_cursor: entries.at(-1)!.id } : {};
      return { ...shownThread(thread), messages: entries.map(shownItem), ...next };
    },
  }),
  route({
    method: 'delete',
    path: '/api/{user_id}/conversations/{id}',
    summary: 'Deletes a conversation; what was done in it stays done',
    caller: 'user',
    limit: conversationsByUser,
    ids: Ids,
    answer: jsonAnswer('ConversationDeleted', Removed),
    refusals: [404],
    async run({ caller, path: { id } }, { db }: Needs) {
      await createThreads(db).remove(caller.userId, id);
      return { conversation_id: id, status: 'deleted' } as const;
    },
  }),
];

const shownThread = ({ id, title, createdAt, updatedAt }: Thread) => ({
  conversation_id: id,
  title,
  created_at: createdAt.toISOString(),
  updated_at: updatedAt.toISOString(),
});

const shownItem = ({ id, role, text, calls, createdAt }: Item) => ({
  id,
  role,
  text,
  tool_calls: calls,
  created_at: createdAt.toISOString(),
});
