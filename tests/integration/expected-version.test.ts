import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Rejected } from '../../src/errors.ts';
import { allTasks, type Box, call, done, refused, startBox } from '../support/blackbox.ts';
import { testDatabase } from '../support/database.ts';
import { signUp, type User } from '../support/server.ts';
import { callerOf, startSystem } from '../support/system.ts';

let box: Box;
let ann: User;
before(async () => {
  box = await startBox();
  ann = await signUp(box.url);
});

const add = async (title: string) => (await done(box, ann, 'add_task', { title })).task_id;
const stored = async (id: number) => (await allTasks(box, ann)).find((task) => task.id === id) ?? assert.fail();

test('a change for a version that is no longer the one is refused, and told which one it is and what the task is now', async () => {
  const task_id = await add('Call mom');
  const { task } = await done(box, ann, 'update_task', { task_id, priority: 'high', expected_version: 1 });
  assert.deepEqual([task.version, task.priority], [2, 'high']);
  const { code, message } = await refused(box, ann, 'update_task', { task_id, title: 'Call dad', expected_version: 1 });
  assert.equal(code, 'conflict');
  assert.match(message, new RegExp(`task ${task_id} has version 2 by now, not 1\\..*"title":"Call mom".*"high"`));
  assert.match(message, /send it again with expected_version 2/);
  assert.deepEqual(await stored(task_id), task);
  await done(box, ann, 'update_task', { task_id, title: 'Call dad', expected_version: 2 });
  await done(box, ann, 'update_task', { task_id, title: 'Call all' });
  assert.partialDeepStrictEqual(await stored(task_id), { title: 'Call all', version: 4 });
});

test('completing, reopening and deleting count as changes; a deleted task is not found', async () => {
  const task_id = await add('Walk');
  await done(box, ann, 'complete_task', { task_id });
  const stale = { task_id, completed: false, expected_version: 1 };
  assert.match((await refused(box, ann, 'update_task', stale)).message, /version 2 by now.*"completed":true/);
  await done(box, ann, 'update_task', { ...stale, expected_version: 2 });
  await done(box, ann, 'delete_task', { task_id });
  assert.equal((await refused(box, ann, 'update_task', { ...stale, expected_version: 4 })).code, 'not_found');
});

test('a version that can be none is refused with the legal ones, one in text is read', async () => {
  const task_id = await add('Read');
  for (const expected_version of [0, -1, 1.5, 'new', true, 2 ** 53])
    assert.match(
      (await refused(box, ann, 'update_task', { task_id, title: 'x', expected_version })).message,
      /expected_version/,
    );
  const { message } = await refused(box, ann, 'update_task', { task_id, expected_version: 1 });
  assert.match(message, /name at least one of title/);
  await done(box, ann, 'update_task', { task_id, title: 'Write', expected_version: '1' });
  for (const name of ['complete_task', 'delete_task'])
    assert.match((await refused(box, ann, name, { task_id, expected_version: 2 })).message, /"expected_version"/);
});

test('under its key a change answers its first result again, also after others and a restart; one refused may be sent anew', async () => {
  const task_id = await add('Paint');
  const first = { task_id, title: 'Paint the door', expected_version: 1 };
  await done(box, ann, 'update_task', first, 'paint');
  await done(box, ann, 'update_task', { task_id, title: 'Paint the wall' });
  await box.restart();
  const again = await done(box, ann, 'update_task', first, 'paint');
  assert.deepEqual([again.title, again.task.title, again.task.version], ['Paint the door', 'Paint the wall', 3]);
  const other = await refused(box, ann, 'update_task', { ...first, expected_version: 3 }, 'paint');
  assert.match(other.message, /used with other arguments/);
  const late = { task_id, title: 'Paint it black', expected_version: 2 };
  assert.match((await refused(box, ann, 'update_task', late, 'black')).message, /version 3 by now/);
  // Nothing came of it, so nothing is remembered.
  await done(box, ann, 'update_task', { ...late, expected_version: 3 }, 'black');
});

test('of writers that saw the same version exactly one wins, and each other is told the winner', async () => {
  const task_id = await add('Race');
  for (let version = 1; version <= 5; version++) {
    const writers = Array.from({ length: 6 }, (_, n) => `writer ${version}.${n}`);
    const answers = await Promise.all(
      writers.map((title) => call(box, ann, 'update_task', { task_id, title, expected_version: version }, title)),
    );
    const won = writers.filter((_, n) => !answers[n]!.isError);
    assert.equal(won.length, 1, won.join());
    assert.partialDeepStrictEqual(await stored(task_id), { title: won[0], version: version + 1 });
    for (const { isError, content } of answers)
      if (isError) assert.match(content[0]!.text, new RegExp(`"conflict".*version ${version + 1} by now.*${won[0]}`));
  }
});

test('two hosts of one task that do not know of each other: still exactly one of two writers wins', async (t) => {
  const db = await testDatabase(t);
  const hosts = [await startSystem(t, db), await startSystem(t, db)];
  const caller = callerOf('5b1f1e34-0000-4000-8000-00000000000a');
  const { task_id } = await hosts[0]!.tasks.add(caller, { title: 'Race' });
  for (let round = 1; round <= 10; round++) {
    // What a host remembers is old when the other one has written; after a write of its own it is not.
    for (const { tasks } of hosts) await tasks.update(caller, { task_id, title: `Round ${round}` });
    const { version } = await hosts[1]!.tasks.get(caller, task_id);
    const outcomes = await Promise.allSettled(
      hosts.map(({ tasks }, n) => tasks.update(caller, { task_id, title: `host ${n}`, expected_version: version })),
    );
    const lost = outcomes.filter((each) => each.status === 'rejected');
    assert.equal(lost.length, 1);
    const { reason } = lost[0]!;
    assert.ok(reason instanceof Rejected && reason.code === 'conflict', String(reason));
  }
});
