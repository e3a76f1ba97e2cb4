import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import type { TaskHistory } from '../../src/domain/audit.ts';
import { userOf } from '../support/audit.ts';
import { testDatabase } from '../support/database.ts';
import { audited } from '../support/deliveries.ts';
import { type Api, bearer, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { eventually } from '../support/server.ts';
import { callerOf, startSystem } from '../support/system.ts';

const suite = suiteCleanup();
const ann = userOf(1);
let db: Db;
let api: Api;
let user: Awaited<ReturnType<typeof signUp>>;
let boss: Awaited<ReturnType<typeof signUp>>;
before(async () => {
  db = await testDatabase(suite);
  const { tasks } = await startSystem(suite, db);
  const caller = callerOf(ann);
  await tasks.add(caller, { title: 'Milk', tags: ['shop'], due_date: '2031-05-05', recurrence: 'weekly' });
  await tasks.update(caller, { task_id: 1, title: 'Oat milk', add_tags: ['vegan'], priority: 'high' });
  await tasks.update(caller, { task_id: 1, due_date: '2031-05-06T10:00:00Z', reminders: ['PT30M'] });
  await tasks.update(caller, { task_id: 1, recurrence: null, description: 'two litres' });
  await tasks.complete(caller, 1);
  await tasks.update(caller, { task_id: 1, completed: false });
  await tasks.add(caller, { title: 'Bread' });
  await tasks.delete(caller, 2);
  await eventually(async () => assert.equal(await audited(db), 8));
  api = await serveApi(suite, db, { env: { ADMIN_EMAILS: 'boss@example.com' }, tasks });
  user = await signUp(api.url);
  boss = await signUp(api.url, { email: 'boss@example.com' });
});

const ask = (path: string, token?: string) =>
  fetch(`${api.url}/api/admin/tasks/${path}/history`, { headers: token ? bearer(token) : {} });
const historyOf = async (taskId: number) => (await (await ask(`${ann}/${taskId}`, boss.token)).json()) as TaskHistory;

const seqOf = (version: number) => `(select seq from audit_events where event_id = '${ann}.1/${version}')`;

/** Changes what was recorded of a version, as nobody can who leaves the triggers alone. */
async function rewritten(version: number, at: string, to: string): Promise<TaskHistory> {
  await sql`alter table audit_payloads disable trigger all`.execute(db);
  const event = `jsonb_set(event, '{payload,${at}}', '"${to}"')`;
  await sql.raw(`update audit_payloads set event = ${event} where seq = ${seqOf(version)}`).execute(db);
  return historyOf(1);
}

test('the events fold to what the task is', async () => {
  const { versions, current, matches } = await historyOf(1);
  assert.equal(matches, true);
  assert.deepEqual(
    versions.map(({ version, event_type, task }) => [version, event_type, task?.title, task?.completed]),
    [
      [1, 'task.created', 'Milk', false],
      [2, 'task.updated', 'Oat milk', false],
      [3, 'task.updated', 'Oat milk', false],
      [4, 'task.updated', 'Oat milk', false],
      [5, 'task.completed', 'Oat milk', true],
      [6, 'task.reopened', 'Oat milk', false],
    ],
  );
  assert.deepEqual(versions.at(-1)?.task, current);
});

test('of a deleted task the versions stay, and it matches that there is none', async () => {
  const { versions, current, matches } = await historyOf(2);
  assert.deepEqual(
    [versions.map(({ event_type }) => event_type), current, matches],
    [['task.created', 'task.deleted'], null, true],
  );
});

test('only an admin may; a task that never was is 404', async () => {
  assert.equal((await ask(`${ann}/1`)).status, 401);
  assert.equal((await ask(`${ann}/1`, user.token)).status, 403);
  assert.equal((await ask(`${ann}/9`, boss.token)).status, 404);
  assert.equal((await ask(`${ann}/01`, boss.token)).status, 404);
  assert.equal((await ask('ann/1', boss.token)).status, 400);
});

test('an emptied version is not told, the fold goes on behind it', async () => {
  await sql
    .raw(`update audit_payloads set event = null, emptied_for = 'retention' where seq = ${seqOf(1)}`)
    .execute(db);
  const { versions, matches } = await historyOf(1);
  assert.deepEqual([versions[0]?.task, versions[1]?.task?.title, matches], [null, 'Oat milk', true]);
});

test('a change that leads elsewhere, another task at the end and a missing version are no match', async () => {
  assert.equal((await rewritten(4, 'changes,description,to', 'three')).matches, false);
  assert.equal((await rewritten(4, 'changes,description,to', 'two litres')).matches, true);
  assert.equal((await rewritten(6, 'task,priority', 'low')).matches, false);
  assert.equal((await rewritten(6, 'task,priority', 'high')).matches, true);
  await sql`alter table audit_events disable trigger all`.execute(db);
  // Completed and reopened: what is left folds to the same task without it.
  await sql.raw(`delete from audit_events where seq = ${seqOf(5)}`).execute(db);
  assert.equal((await historyOf(1)).matches, false);
});
