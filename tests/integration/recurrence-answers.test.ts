import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OfflineModel } from '../../src/agent/offline/model.ts';
import { nextOf } from '../../src/mcp/tools/next-task.ts';
import { done, say, startBox } from '../support/blackbox.ts';
import { testChat } from '../support/chat.ts';
import { ann } from '../support/mcp-endpoint.ts';
import { signUp } from '../support/server.ts';
import { callerOf } from '../support/system.ts';

const rent = { title: 'Pay rent', due_date: '2030-01-31', recurrence: 'FREQ=MONTHLY;COUNT=3' };

test('completing a repeating task in the chat names the next one; the last of a series has none', async () => {
  const box = await startBox();
  const user = await signUp(box.url);
  await done(box, user, 'add_task', rent);
  const first = await say(box, user, { message: 'Mark task 1 as complete' });
  assert.match(first.json.response, /Marked "Pay rent" \(#1\) as done.* The next one is #2, due .*28/);
  assert.deepEqual(first.json.tool_calls.at(-1).result.next, { task_id: 2, due_date: '2030-02-28' });
  const second = await done(box, user, 'complete_task', { task_id: 2 });
  assert.deepEqual(second.next, { task_id: 3, due_date: '2030-03-31' });
  const again = await done(box, user, 'update_task', { task_id: 2, completed: true });
  assert.deepEqual(again.next, second.next);
  const last = await say(box, user, { message: 'Mark task 3 as complete' });
  assert.doesNotMatch(last.json.response, /next/);
  assert.equal(last.json.tool_calls.at(-1).result.next, undefined);
});

test('while nobody makes successors, the chat says that the next one will come, and completing several waits once', async (t) => {
  const { say, tools } = await testChat(t, { model: { modelFor: (when) => new OfflineModel(when) } });
  for (const title of ['Pay rent', 'Water plants', 'Stretch']) await tools.tasks.add(callerOf(ann), { ...rent, title });
  const one = await say('Mark task 1 as complete');
  assert.match(one.response, /as done.* The next one will come, due .*28/);
  assert.deepEqual(one.tool_calls.at(-1)!.result, {
    task_id: 1,
    status: 'completed',
    title: 'Pay rent',
    next: { due_date: '2030-02-28' },
  });
  const { response } = await say('complete 2 and 3');
  assert.equal(response.match(/next (?:one will come, )?due/g)?.length, 2);
});

test('the patience is shared by the calls of a turn: once it is used up, each looks once', async (t) => {
  const { tools } = await testChat(t);
  await tools.tasks.add(callerOf(ann), rent);
  const { task } = await tools.tasks.complete(callerOf(ann), 1);
  const patience = { leftMs: 60 };
  let looks = 0;
  const deps = {
    tasks: tools.tasks,
    added: (...asked: Parameters<typeof tools.added>) => {
      looks++;
      return tools.added(...asked);
    },
  };
  const expected = { next: { due_date: '2030-02-28' } };
  assert.deepEqual(await nextOf(task, { ...callerOf(ann), patience }, deps), expected);
  assert.ok(looks > 1);
  assert.equal(patience.leftMs, 0);
  looks = 0;
  assert.deepEqual(await nextOf(task, { ...callerOf(ann), patience }, deps), expected);
  assert.equal(looks, 1);
});

test('a deleted successor is no next one, and an outage leaves the completion as it is', async (t) => {
  const { tools } = await testChat(t);
  await tools.tasks.add(callerOf(ann), rent);
  const { task } = await tools.tasks.complete(callerOf(ann), 1);
  const successor = await tools.tasks.successorOf(callerOf(ann), 1, task.version);
  await tools.tasks.addSuccessor(callerOf(ann), successor!);
  const caller = { ...callerOf(ann), patience: { leftMs: 0 } };
  assert.deepEqual(await nextOf(task, caller, tools), { next: { task_id: 2, due_date: '2030-02-28' } });
  await tools.tasks.delete(callerOf(ann), 2);
  assert.deepEqual(await nextOf(task, caller, tools), {});
  await tools.stop();
  assert.deepEqual(await nextOf(task, caller, tools), {});
});
