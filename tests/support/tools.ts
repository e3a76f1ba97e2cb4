import type { TestContext } from 'node:test';
import type { Db } from '../../src/db/database.ts';
import { findAdded, listTasks, nearbyOpenTasks } from '../../src/db/lists/task-queries.ts';
import { readSettings } from '../../src/db/settings-queries.ts';
import type { TaskEvent } from '../../src/domain/events.ts';
import type { Task } from '../../src/domain/schemas.ts';
import type { ToolDeps } from '../../src/mcp/tools/tool.ts';
import { testDatabase } from './database.ts';
import { startSystem } from './system.ts';

export interface TestTools extends ToolDeps {
  db: Db;
  /** What was really changed so far, oldest first. */
  events(): Promise<TaskEvent[]>;
  /** All tasks of the user, by number. */
  of(userId: string): Promise<Task[]>;
  /** Adds tasks without the chat. */
  seed(userId: string, ...titles: string[]): Promise<void>;
  /** From now on no actor can be reached. */
  stop(): Promise<void>;
}

/** What the tools stand on, real: database, actors, queries. Nothing relays the events, so they stay to be looked at. */
export async function testTools(t: TestContext): Promise<TestTools> {
  const db = await testDatabase(t);
  const { tasks, stop } = await startSystem(t, db, { relay: false });
  const list: ToolDeps['list'] = (userId, query, when) => listTasks(db, userId, query, when);
  return {
    db,
    tasks,
    readSettings: (userId) => readSettings(db, userId),
    list,
    nearby: (userId, taskId) => nearbyOpenTasks(db, userId, taskId),
    added: (userId, key) => findAdded(db, userId, key),
    events: async () => {
      const rows = await db
        .selectFrom('outbox')
        .select('event')
        .where('topic', '=', 'task-events')
        .orderBy('id')
        .execute();
      return rows.map((row) => row.event as TaskEvent);
    },
    of: async (userId) => (await list(userId, { limit: 200 }, { now: new Date(), zone: 'UTC', locale: 'en-US' })).tasks,
    seed: async (userId, ...titles) => {
      for (const title of titles) await tasks.add({ userId, origin: 'web', requestId: 'seed' }, { title });
    },
    stop,
  };
}
