import { sql } from 'kysely';
import type { Task, ToolCall } from '../../domain/schemas.ts';
import { listConversations, listMessages, type MessagePage } from '../conversations/threads.ts';
import type { Db } from '../database.ts';
import { listNotifications } from '../notifications.ts';

/** All of one user, in the order of its making, a page in memory at a time. Whoever stops reading ends the queries. */

const tasksInPage = 500;
/** A message may hold the answer of a tool, which may be large. */
const messagesInPage = 20;
const rowsInPage = 200;

export interface WalkedTask {
  task: Task;
  /** Of a task that repeats; see `TaskDoc`. */
  anchor: string | null;
}

/** Tasks that are not deleted. Where the series of one lies stands in its actor's document alone. */
export async function* walkTasks(db: Db, userId: string): AsyncGenerator<WalkedTask, void, void> {
  for (let after = 0; ; ) {
    const { rows } = await sql<WalkedTask & { id: number }>`
      select t.id, t.task, case when t.series_id is not null then (
          select convert_from(s.value, 'UTF8')::jsonb ->> 'anchor' from state s
          where s.key = 'actodo||task||' || t.user_id || '.' || t.id || '||doc') end as anchor
      from tasks t where t.user_id = ${userId} and t.id > ${after} and not t.deleted order by t.id limit ${tasksInPage}`.execute(
      db,
    );
    yield* rows;
    if (rows.length < tasksInPage) return;
    after = Number(rows.at(-1)?.id);
  }
}

export interface WalkedConversation {
  id: number;
  title: string | null;
  created_at: string;
  updated_at: string;
}

/** Conversations, the newest first. */
export async function* walkConversations(db: Db, userId: string): AsyncGenerator<WalkedConversation, void, void> {
  for (let after: number | undefined; ; ) {
    const rows = await listConversations(db, userId, { after, order: 'desc', limit: rowsInPage });
    for (const { id, title, created_at, updated_at } of rows)
      yield { id, title, created_at: created_at.toISOString(), updated_at: updated_at.toISOString() };
    if (rows.length < rowsInPage) return;
    after = rows.at(-1)?.id;
  }
}

export interface WalkedMessage {
  role: 'user' | 'assistant';
  content: string;
  tool_calls: ToolCall[];
  created_at: string;
}

/** What was said in a conversation. */
export async function* walkMessages(db: Db, userId: string, id: number): AsyncGenerator<WalkedMessage, void, void> {
  for (let after: MessagePage['after']; ; ) {
    const rows = await listMessages(db, userId, id, { after, order: 'asc', limit: messagesInPage });
    for (const { role, content, tool_calls, created_at } of rows)
      yield { role, content, tool_calls, created_at: created_at.toISOString() };
    const last = rows.at(-1);
    if (!last || rows.length < messagesInPage) return;
    after = { turnId: last.turn_id, role: last.role };
  }
}

/** What the user was reminded of, the newest first. */
export async function* walkNotifications(db: Db, userId: string): AsyncGenerator<object, void, void> {
  for (let before: number | undefined; ; ) {
    const rows = await listNotifications(db, userId, { before, limit: rowsInPage });
    for (const { seq: _seq, user_id: _owner, ...row } of rows) yield row;
    if (rows.length < rowsInPage) return;
    before = rows.at(-1)?.seq;
  }
}

/** Whose account it is. Undefined when it is gone. */
export async function readAccount(db: Db, userId: string): Promise<object | undefined> {
  const { rows } = await sql<{ id: string; email: string; name: string; created_at: Date }>`
    select id::text as id, email, name, "createdAt" as created_at from "user" where id = ${userId}::uuid`.execute(db);
  return rows[0];
}

/** The browsers and devices that reminders are pushed to, without the keys. */
export async function listDevices(db: Db, userId: string): Promise<object[]> {
  return db
    .selectFrom('push_subscriptions')
    .select(['endpoint', 'created_at'])
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .execute();
}
