import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openDatabase } from '../../src/db/database.ts';
import { runCommand } from '../support/backup.ts';
import { type Attempt, checkAttempts, drained, settle, tryAdd } from '../support/history/attempts.ts';
import {
  callTool,
  dataDirectory,
  eventually,
  freePort,
  postJson,
  type Server,
  signUp,
  startServer,
  type User,
} from '../support/server.ts';

/** A folder for backups and for what is restored. */
function folder(t: TestContext): { file: string; to: string } {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-backup-'));
  t.after(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  return { file: join(dir, 'actodo.backup'), to: join(dir, 'restored') };
}

async function succeeds(...args: Parameters<typeof runCommand>): Promise<string> {
  const { code, output } = await runCommand(...args);
  assert.equal(code, 0, output);
  return output;
}

/** Clients that add until `stop`, which answers every attempt that they made. */
function adding(server: Server, user: User): { attempts: Attempt[]; stop(): Promise<void> } {
  const attempts: Attempt[] = [];
  let goesOn = true;
  const clients = Array.from({ length: 4 }, async (_, client) => {
    for (let n = 0; goesOn; n++) {
      const attempt = { key: `${client}-${n}`, title: `Task ${client} ${n}` };
      attempts.push(attempt);
      await tryAdd(server, user, attempt);
    }
  });
  return {
    attempts,
    stop: async () => {
      goesOn = false;
      await Promise.all(clients);
    },
  };
}

/** How often each event of a user's tasks was audited. The server must be stopped. */
async function audited(dataDir: string, userId: string, type: string): Promise<string[]> {
  const db = await openDatabase({ driver: 'pglite', dataDir: join(dataDir, 'pglite') });
  try {
    const rows = await db
      .selectFrom('audit_events')
      .select('event_id')
      .where('event_id', 'like', `${userId}.%`)
      .where('event_type', '=', type)
      .orderBy('event_id')
      .execute();
    return rows.map(({ event_id }) => event_id);
  } finally {
    await db.destroy();
  }
}

test('a backup under load has every add that was answered before it, once; what is restored goes on', async (t) => {
  const dataDir = await dataDirectory(t);
  const { file, to } = folder(t);
  const port = await freePort();
  const old = await startServer(t, { dataDir, port });
  const [ann, bob] = [await signUp(old.url), await signUp(old.url, 'bob@example.com')];
  const due_date = new Date(Date.now() + 30_000).toISOString();
  await callTool(old.url, bob, 'add_task', { title: 'Call mom', due_date });
  await callTool(old.url, bob, 'add_task', { title: 'Pay rent', due_date: '2040-01-31', recurrence: 'monthly' });
  const load = adding(old, ann);
  await eventually(() => assert.ok(load.attempts.filter(({ taskId }) => taskId).length >= 40));
  const answered = load.attempts.filter(({ taskId }) => taskId).map((attempt) => ({ ...attempt }));
  await succeeds(t, 'backup', file, { dataDir });
  await load.stop();
  assert.ok(load.attempts.length > answered.length + 4, 'nothing was added meanwhile');
  assert.doesNotMatch(old.output(), /"level":"(error|fatal)"/);
  assert.ok(!existsSync(join(dataDir, 'backup')));
  await old.kill();

  await succeeds(t, 'restore', file, { dataDir: to });
  const server = await startServer(t, { dataDir: to, port });
  const tokenStillHolds = await callTool(server.url, bob, 'list_tasks', {});
  assert.equal(tokenStillHolds.structuredContent?.total, 2);
  const account = { email: 'bob@example.com', password: 'correct horse battery' };
  assert.equal((await postJson(`${server.url}/api/auth/sign-in/email`, account)).status, 200);
  await callTool(server.url, bob, 'complete_task', { task_id: 2 });
  await eventually(async () => {
    const { structuredContent } = await callTool(server.url, bob, 'list_tasks', { search: 'rent' });
    const tasks = structuredContent?.tasks as { id: number; due_date: string }[];
    assert.deepEqual(tasks.map(({ id, due_date: due }) => [id, due]).sort(), [
      [2, '2040-01-31'],
      [3, '2040-02-29'],
    ]);
  });
  // What was answered after the backup's moment may be gone, and is asked for again.
  const known = new Set(answered.map(({ key }) => key));
  const others = load.attempts.filter(({ key }) => !known.has(key)).map(({ key, title }) => ({ key, title }));
  await settle(server, ann, [...answered, ...others]);
  await eventually(async () => {
    const { structuredContent } = await callTool(server.url, bob, 'list_tasks', { due: 'overdue' });
    assert.equal(structuredContent?.total, 1);
  });
  await drained(server.metricsUrl);
  await server.kill('SIGTERM');
  assert.doesNotMatch(server.output(), /"level":"(error|fatal)"/);
  await checkAttempts(to, ann.id, [...answered, ...others]);
  assert.deepEqual(await audited(to, bob.id, 'reminder.due'), [`${bob.id}.1.${Date.parse(due_date)}/due`]);
  assert.deepEqual(
    await audited(to, bob.id, 'task.created'),
    [1, 2, 3].map((number) => `${bob.id}.${number}/1`),
  );
});

for (const crashAt of ['before-copy', 'after-copy'])
  test(`a program that is killed at "${crashAt}" spoils no older backup, and leaves nothing over`, async (t) => {
    const dataDir = await dataDirectory(t);
    const { file, to } = folder(t);
    const port = await freePort();
    const doomed = await startServer(t, { dataDir, port, crashAt: `${crashAt}:2` });
    const user = await signUp(doomed.url);
    await callTool(doomed.url, user, 'add_task', { title: 'first' });
    await succeeds(t, 'backup', file, { dataDir });
    const older = readFileSync(file);
    const second = await runCommand(t, 'backup', file, { dataDir });
    assert.equal(second.code, 1);
    assert.match(second.output, /ended meanwhile. Run this again/);
    assert.equal(doomed.process.signalCode, 'SIGKILL');
    assert.deepEqual(readFileSync(file), older);
    const server = await startServer(t, { dataDir, port });
    await callTool(server.url, user, 'add_task', { title: 'second' });
    // The command, too, may be killed with the copy in its hands.
    const third = await runCommand(t, 'backup', file, { dataDir, crashAt: 'after-pack' });
    assert.equal(third.signal, 'SIGKILL');
    assert.deepEqual(readFileSync(file), older);
    await succeeds(t, 'backup', file, { dataDir });
    assert.deepEqual(readdirSync(dataDir).sort(), ['actodo.lock', 'pglite', 'secret']);
    await server.kill();
    await succeeds(t, 'restore', file, { dataDir: to });
    const restored = await startServer(t, { dataDir: to, port });
    const { structuredContent } = await callTool(restored.url, user, 'list_tasks', { sort_by: 'created_at' });
    const tasks = structuredContent?.tasks as { title: string }[] | undefined;
    assert.deepEqual(
      tasks?.map(({ title }) => title),
      ['first', 'second'],
    );
  });
