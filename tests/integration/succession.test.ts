import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Caller, TaskClient } from '../../src/actors/contract.ts';
import type { Db } from '../../src/db/database.ts';
import type { Successor } from '../../src/domain/succession.ts';
import { Rejected } from '../../src/errors.ts';
import { testDatabase } from '../support/database.ts';
import { callerOf, startSystem } from '../support/system.ts';

const ann = '5b1f1e34-0000-4000-8000-00000000000a';
const ben = '5b1f1e34-0000-4000-8000-00000000000b';
const consumer = (userId = ann): Caller => ({ ...callerOf(userId), origin: 'recurrence' });

/** The user's tasks, tombstones included. */
const rows = (db: Db) =>
  db
    .selectFrom('tasks')
    .select(['id', 'add_key', 'deleted', 'due_day', 'occurrence', 'series_id'])
    .where('user_id', '=', ann)
    .orderBy('id')
    .execute();

const living = async (db: Db) => (await rows(db)).filter(({ deleted }) => !deleted).map(({ id }) => id);

async function untilAnswered<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Rejected) throw error;
    }
  }
}

async function completed(tasks: TaskClient): Promise<Successor> {
  const { task_id } = await untilAnswered(() =>
    tasks.add(callerOf(ann), { title: 'Pay rent', due_date: '2030-01-31', recurrence: 'FREQ=MONTHLY' }, 'made'),
  );
  const { task } = await untilAnswered(() => tasks.complete(callerOf(ann), task_id, 'done'));
  const successor = await untilAnswered(() => tasks.successorOf(consumer(), task_id, task.version));
  assert.ok(successor);
  return successor;
}

test('the successor of a completed task is added once and carries the series on', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { relay: false });
  const successor = await completed(tasks);
  const { task } = await tasks.addSuccessor(consumer(), successor);
  assert.deepEqual(
    [task.id, task.due_date, task.series_id, task.occurrence, task.title],
    [2, '2030-02-28', '1.1', 2, 'Pay rent'],
  );
  await tasks.complete(callerOf(ann), 2);
  const third = await tasks.successorOf(consumer(), 2, 2);
  assert.deepEqual([third?.key, third?.fields.due_date], ['next/1.1/3', '2030-03-31']);
  const events = await db.selectFrom('outbox').select('event').where('topic', '=', 'task-events').execute();
  assert.equal(events.filter(({ event }) => JSON.stringify(event).includes('"origin":"recurrence"')).length, 1);
});

test('asked at once, again, after its completion and in a second process, there is one', async (t) => {
  const db = await testDatabase(t);
  const first = await startSystem(t, db, { relay: false });
  const successor = await completed(first.tasks);
  const add = (tasks: TaskClient, from = successor) => tasks.addSuccessor(consumer(), from);
  await Promise.all(Array.from({ length: 8 }, () => add(first.tasks)));
  await first.tasks.complete(callerOf(ann), 2);
  const otherwise = { ...successor, fields: { ...successor.fields, due_date: '2030-03-01' } };
  assert.equal((await add(first.tasks, otherwise)).task_id, 2);
  await first.stop();
  const second = await startSystem(t, db, { relay: false });
  assert.equal((await add(second.tasks)).task_id, 2);
  assert.deepEqual(await living(db), [1, 2]);
});

test('lost answers make no second one, however many ask at the same time', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { relay: false, faults: { seed: 3, loseAnswer: 0.4 } });
  const successor = await completed(tasks);
  const added = await Promise.all(
    Array.from({ length: 12 }, () => untilAnswered(() => tasks.addSuccessor(consumer(), successor))),
  );
  assert.deepEqual(new Set(added.map(({ task_id }) => task_id)), new Set([2]));
  assert.deepEqual(await living(db), [1, 2]);
});

test('reopening takes an untouched successor back and frees its key in one commit; completing again adds it again', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { relay: false });
  const successor = await completed(tasks);
  await tasks.addSuccessor(consumer(), successor);
  await tasks.update(callerOf(ann), { task_id: 1, completed: false });
  assert.equal(await tasks.successorOf(consumer(), 1, 2), null);
  for (let n = 0; n < 2; n++) await tasks.withdrawSuccessor(consumer(), successor.key);
  const [, gone] = await rows(db);
  assert.deepEqual([gone?.deleted, gone?.add_key], [true, null]);
  const { task } = await tasks.complete(callerOf(ann), 1);
  const again = await tasks.successorOf(consumer(), 1, task.version);
  assert.deepEqual(again, successor);
  assert.equal((await tasks.addSuccessor(consumer(), again!)).task_id, 3);
  assert.deepEqual(await living(db), [1, 3]);
});

test('a successor that somebody touched stays, and so does its key', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { relay: false });
  const successor = await completed(tasks);
  await tasks.addSuccessor(consumer(), successor);
  await tasks.update(callerOf(ann), { task_id: 2, add_tags: ['mine'] });
  await tasks.withdrawSuccessor(consumer(), successor.key);
  assert.equal((await tasks.addSuccessor(consumer(), successor)).task_id, 2);
  assert.deepEqual(await living(db), [1, 2]);
});

test('adding and withdrawing at the same time while answers are lost leave at most one, and the key works on', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { relay: false, faults: { seed: 5, loseAnswer: 0.3 } });
  const successor = await completed(tasks);
  for (let round = 0; round < 6; round++) {
    const add = () => untilAnswered(() => tasks.addSuccessor(consumer(), successor));
    const withdraw = () => untilAnswered(() => tasks.withdrawSuccessor(consumer(), successor.key));
    await Promise.all([add(), withdraw(), add(), withdraw()]);
    assert.ok((await living(db)).length <= 2);
  }
  const last = await untilAnswered(() => tasks.addSuccessor(consumer(), successor));
  assert.deepEqual(await living(db), [1, last.task_id]);
});

test("a successor's key is its user's alone, and no key of a caller meets it", async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { relay: false });
  const successor = await completed(tasks);
  assert.equal((await tasks.addSuccessor(consumer(ben), successor)).task_id, 1);
  assert.equal((await tasks.add(callerOf(ann), { title: 'x' }, successor.key)).task_id, 2);
  await tasks.withdrawSuccessor(consumer(), successor.key);
  assert.equal((await tasks.addSuccessor(consumer(), successor)).task_id, 3);
  assert.deepEqual(await living(db), [1, 2, 3]);
});
