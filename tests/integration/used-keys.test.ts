import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TaskClient } from '../../src/actors/contract.ts';
import type { Db } from '../../src/db/database.ts';
import { forgetOld } from '../../src/db/retention.ts';
import { Rejected } from '../../src/errors.ts';
import { testDatabase } from '../support/database.ts';
import { callerOf, startSystem } from '../support/system.ts';

const ann = '5b1f1e34-0000-4000-8000-00000000000a';
const ben = '5b1f1e34-0000-4000-8000-00000000000b';
const conflict = (error: unknown) => error instanceof Rejected && error.code === 'conflict';
const usedKeys = (db: Db) => db.selectFrom('used_keys').select(['user_id', 'key', 'task_id']).orderBy('key').execute();

async function untilAnswered<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Rejected) throw error;
    }
  }
}

async function withTasks(t: Parameters<typeof testDatabase>[0], faults = {}): Promise<{ db: Db; tasks: TaskClient }> {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { relay: false, faults: { seed: 1, ...faults } });
  for (const [n, user] of [ann, ann, ann, ben].entries())
    await untilAnswered(() => tasks.add(callerOf(user), { title: 'x' }, `made ${n}`));
  return { db, tasks };
}

test('a key of a change is refused on another task of the user, and free for other tools, other users and adds', async (t) => {
  const { db, tasks } = await withTasks(t);
  await tasks.complete(callerOf(ann), 1, 'k');
  await assert.rejects(tasks.complete(callerOf(ann), 2, 'k'), conflict);
  assert.equal((await tasks.get(callerOf(ann), 2)).completed, false);
  await tasks.complete(callerOf(ann), 1, 'k');
  await tasks.update(callerOf(ann), { task_id: 2, title: 'y' }, 'k');
  await tasks.delete(callerOf(ann), 3, 'k');
  await assert.rejects(tasks.delete(callerOf(ann), 2, 'k'), conflict);
  await tasks.complete(callerOf(ben), 1, 'k');
  assert.equal((await tasks.add(callerOf(ann), { title: 'z' }, 'k')).task_id, 4);
  const keys = (await usedKeys(db)).map(({ user_id, key, task_id }) => [user_id === ann ? 'ann' : 'ben', key, task_id]);
  assert.deepEqual(keys.toSorted(), [
    ['ann', 'complete:k', 1],
    ['ann', 'remove:k', 3],
    ['ann', 'update:k', 2],
    ['ben', 'complete:k', 1],
  ]);
});

test('of many tasks that the same key reaches at once, one is changed', async (t) => {
  const { tasks } = await withTasks(t);
  const outcomes = await Promise.allSettled(
    [1, 2, 3].map((task_id) => tasks.update(callerOf(ann), { task_id, title: 'changed' }, 'race')),
  );
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  assert.equal(lost.length, 2);
  assert.ok(lost.every(({ reason }) => conflict(reason)));
  const titles = await Promise.all([1, 2, 3].map(async (id) => (await tasks.get(callerOf(ann), id)).title));
  assert.deepEqual(titles.toSorted(), ['changed', 'x', 'x']);
});

test('changes whose answers are lost take effect once under their keys, and conflict on another task all the same', async (t) => {
  const { tasks } = await withTasks(t, { loseAnswer: 0.5 });
  for (let n = 0; n < 20; n++) {
    const key = `k${n}`;
    const { title } = await untilAnswered(() => tasks.update(callerOf(ann), { task_id: 1, title: key }, key));
    assert.equal(title, key);
    await assert.rejects(
      untilAnswered(() => tasks.update(callerOf(ann), { task_id: 2, title: key }, key)),
      conflict,
    );
  }
  assert.equal((await tasks.get(callerOf(ann), 1)).version, 21);
  assert.equal((await tasks.get(callerOf(ann), 2)).version, 1);
});

test('a change without a key of the caller leaves no row', async (t) => {
  const { db, tasks } = await withTasks(t);
  await tasks.update(callerOf(ann), { task_id: 1, title: 'y' });
  await tasks.complete(callerOf(ann), 1);
  await tasks.delete(callerOf(ann), 1);
  assert.deepEqual(await usedKeys(db), []);
});

test('after 30 days a key is free for other tasks', async (t) => {
  const { db, tasks } = await withTasks(t);
  await tasks.complete(callerOf(ann), 1, 'k');
  const age = (days: number) =>
    db
      .updateTable('used_keys')
      .set({ used_at: new Date(Date.now() - days * 86_400_000) })
      .execute();
  await age(29);
  assert.equal(await forgetOld(db), 0);
  await age(31);
  assert.equal(await forgetOld(db), 1);
  await tasks.complete(callerOf(ann), 2, 'k');
});
