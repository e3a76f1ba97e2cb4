import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type Db, openDatabase } from '../../src/db/database.ts';
import { callTool, eventually, type Server, type User } from './server.ts';

/** What a client knows of one add: its key, and the number it was told, if it was told. */
export interface Attempt {
  key: string;
  title: string;
  taskId?: number;
}

/** Adds under the attempt's key; answers whether it was acknowledged. An answer must never change. */
export async function tryAdd(server: Server, user: User, attempt: Attempt): Promise<boolean> {
  try {
    const { structuredContent, isError } = await callTool(
      server.url,
      user,
      'add_task',
      { title: attempt.title },
      attempt.key,
    );
    if (isError || !structuredContent) return false;
    const taskId = structuredContent.task_id as number;
    assert.equal(attempt.taskId ?? taskId, taskId, `${attempt.key} was answered with two numbers`);
    attempt.taskId = taskId;
    return true;
  } catch (error) {
    if (error instanceof assert.AssertionError && error.message.includes('two numbers')) throw error;
    return false;
  }
}

/** Sends what was never acknowledged again until it is. */
export async function settle(server: Server, user: User, attempts: Attempt[]): Promise<void> {
  for (const attempt of attempts)
    await eventually(async () => assert.ok(await tryAdd(server, user, attempt), `${attempt.key} is not acknowledged`));
}

/**
 * The checker: every add exists once under the number its client was told, and every version of every task reached the audit
 * exactly once. The server must be stopped.
 */
export async function checkHistory(dataDir: string, userId: string, attempts: Attempt[]): Promise<void> {
  const db = await openDatabase({ driver: 'pglite', dataDir: join(dataDir, 'pglite') });
  try {
    const tasks = await db
      .selectFrom('tasks')
      .select(['id', 'title', 'version'])
      .where('user_id', '=', userId)
      .execute();
    const byId = new Map(tasks.map(({ id, title }) => [id, title]));
    for (const { key, title, taskId } of attempts) {
      assert.ok(taskId !== undefined, `${key} was never acknowledged`);
      assert.equal(byId.get(taskId), title, `${key} is task ${taskId}`);
    }
    assert.equal(new Set(tasks.map(({ title }) => title)).size, tasks.length, 'an add made two tasks');
    const expected = tasks.flatMap(({ id, version }) =>
      Array.from({ length: version }, (_, n) => `${userId}.${id}/${n + 1}`),
    );
    assert.deepEqual((await auditIds(db, userId)).sort(), expected.sort());
    assert.deepEqual(await db.selectFrom('dead_letters').select('reason').execute(), []);
  } finally {
    await db.destroy();
  }
}

async function auditIds(db: Db, userId: string): Promise<string[]> {
  const rows = await db.selectFrom('audit_events').select('event_id').where('user_id', '=', userId).execute();
  return rows.map(({ event_id }) => event_id);
}

/** Waits until the server's outbox is empty and no consumer has events waiting, as its metrics tell. */
export async function drained(metricsUrl: string): Promise<void> {
  await eventually(async () => {
    const text = await (await fetch(metricsUrl)).text();
    assert.match(text, /^actodo_outbox_rows 0$/m);
    assert.doesNotMatch(text, /^actodo_waiting_deliveries\{/m);
  });
}
