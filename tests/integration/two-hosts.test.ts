import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { AddInput } from '../../src/domain/task-doc.ts';
import { testDatabase } from '../support/database.ts';
import { callerOf, startSystem } from '../support/system.ts';

// Two hosts have the same task, as when one has lost its place and does not know it: what it remembers grows old. A turn that writes meets the
// fence; these are the turns that would write nothing.

/** The second host remembers the task as it was added. */
async function twoHosts(t: TestContext, more: Partial<AddInput> = {}) {
  const db = await testDatabase(t);
  const [{ tasks: one }, { tasks: other }] = [await startSystem(t, db), await startSystem(t, db)];
  const caller = callerOf('5b1f1e34-0000-4000-8000-00000000000b');
  const { task_id } = await one.add(caller, { title: 'Paint', ...more });
  await other.get(caller, task_id);
  return { one, other, caller, task_id };
}

test('a change that is meant for a version which a host does not know yet is made', async (t) => {
  const { one, other, caller, task_id } = await twoHosts(t);
  await one.update(caller, { task_id, title: 'Paint the door' });
  const { task } = await other.update(caller, { task_id, title: 'Paint the wall', expected_version: 2 });
  assert.deepEqual([task.title, task.version], ['Paint the wall', 3]);
});

test('a change that another host made is answered again under its key', async (t) => {
  const { one, other, caller, task_id } = await twoHosts(t);
  await one.update(caller, { task_id, title: 'Paint the door' });
  const change = { task_id, title: 'Paint the wall', expected_version: 2 };
  await one.update(caller, change, 'wall');
  const { task } = await other.update(caller, change, 'wall');
  assert.deepEqual([task.title, task.version], ['Paint the wall', 3]);
});

test('nothing is said to be done that was undone at another host', async (t) => {
  const { one, other, caller, task_id } = await twoHosts(t);
  await other.complete(caller, task_id);
  await one.update(caller, { task_id, title: 'Paint again', completed: false });
  const { task } = await other.complete(caller, task_id);
  assert.deepEqual([task.title, task.completed, task.version], ['Paint again', true, 4]);
});

test('what was completed at another host has its successor', async (t) => {
  const { one, other, caller, task_id } = await twoHosts(t, { due_date: '2090-01-31', recurrence: 'monthly' });
  const { task } = await one.complete(caller, task_id);
  const successor = await other.successorOf(caller, task_id, task.version);
  assert.equal(successor?.fields.due_date, '2090-02-28');
});
