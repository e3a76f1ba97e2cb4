import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openDatabase } from '../../../src/db/database.ts';
import { callTool, eventually, type Server, type User } from '../server.ts';
import { checkHistory } from './check.ts';
import type { Asked } from './history.ts';
import { readStored } from './stored.ts';

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

/** Holds what clients know of these adds, and nothing else, against the tables (docs/specs/history.md). The server must be stopped. */
export async function checkAttempts(dataDir: string, userId: string, attempts: Attempt[]): Promise<void> {
  const db = await openDatabase({ driver: 'pglite', dataDir: join(dataDir, 'pglite') });
  try {
    const asked = attempts.map(
      ({ key, title, taskId }): Asked => ({
        ...{ user: userId, tool: 'add_task', key, args: { title }, from: 0, to: Number.POSITIVE_INFINITY },
        ...(taskId === undefined ? {} : { answer: { number: taskId, title } }),
      }),
    );
    assert.deepEqual(checkHistory({ asked, sockets: [] }, await readStored(db, [userId]), { lateMs: 0 }), []);
  } finally {
    await db.destroy();
  }
}

/** Waits until the server's outbox is empty, no consumer has events waiting and no reminder is on its way out, as its metrics tell. */
export async function drained(metricsUrl: string): Promise<void> {
  await eventually(async () => {
    const text = await (await fetch(metricsUrl)).text();
    assert.match(text, /^actodo_outbox_rows /m);
    const waits = /^actodo_(?:outbox_rows|waiting_deliveries\{.*|sendings_waiting\{channel="(?:email|push)"\}) [1-9]/;
    assert.deepEqual(
      text.split('\n').filter((line) => waits.test(line)),
      [],
    );
  });
}
