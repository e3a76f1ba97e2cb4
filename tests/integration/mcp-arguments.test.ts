import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import type { Task } from '../../src/domain/schemas.ts';
import { ann, bareCall, bearer, mcpEndpoint, type ToolAnswer } from '../support/mcp-endpoint.ts';
import { testTools } from '../support/tools.ts';

/** Every argument of the contract, through the wire to what is stored and back. */

async function client(t: TestContext) {
  const url = await mcpEndpoint(t, await testTools(t));
  const headers = bearer(ann, 'tasks:read', 'tasks:write');
  const call = async (name: string, args: Record<string, unknown>) =>
    (await bareCall(url, headers, name, args)).message.result as ToolAnswer;
  const done = async (name: string, args: Record<string, unknown>) => {
    const answer = await call(name, args);
    assert.equal(answer.isError, undefined, answer.content[0]?.text);
    return answer.structuredContent as { task: Task; tasks: Task[]; next_cursor?: string; total: number };
  };
  const listed = async (args: Record<string, unknown>) =>
    (await done('list_tasks', args)).tasks.map((task) => task.title);
  return { call, done, listed };
}

test('add_task stores every argument', async (t) => {
  const { done } = await client(t);
  const { task } = await done('add_task', {
    title: 'Pay rent',
    description: 'to the landlord',
    priority: 'urgent',
    tags: ['#Home', 'money', 'home'],
    due_date: '2031-01-31T09:00:00+05:00',
    reminders: ['PT30M', '1 day before'],
    recurrence: { rule: 'monthly', mode: 'completion' },
  });
  assert.partialDeepStrictEqual(task, {
    id: 1,
    title: 'Pay rent',
    description: 'to the landlord',
    priority: 'urgent',
    tags: ['home', 'money'],
    completed: false,
    occurrence: 1,
  });
  assert.equal(new Date(task.due_date!).toISOString(), '2031-01-31T04:00:00.000Z');
  assert.equal(task.reminders.length, 2);
  assert.equal(task.recurrence?.mode, 'completion');
  assert.deepEqual((await done('list_tasks', {})).tasks, [task]);
});

test('update_task changes each field alone, null clears it, and completed reopens', async (t) => {
  const { done, call } = await client(t);
  await done('add_task', { title: 'a', tags: ['x', 'y'] });
  const update = async (change: object) => (await done('update_task', { task_id: 1, ...change })).task;
  assert.equal((await update({ title: 'b' })).title, 'b');
  assert.equal((await update({ description: 'more' })).description, 'more');
  assert.equal((await update({ description: null })).description, null);
  assert.equal((await update({ priority: 'high' })).priority, 'high');
  assert.deepEqual((await update({ add_tags: ['z'], remove_tags: ['x'] })).tags, ['y', 'z']);
  assert.deepEqual((await update({ tags: ['only'] })).tags, ['only']);
  assert.equal((await update({ due_date: '2031-01-31' })).due_date, '2031-01-31');
  assert.deepEqual((await update({ reminders: ['PT1H'] })).reminders, ['PT1H']);
  assert.match((await update({ recurrence: 'every week' })).recurrence!.rule, /WEEKLY/);
  assert.equal((await update({ recurrence: null })).recurrence, null);
  assert.equal((await update({ due_date: null, reminders: null })).due_date, null);
  assert.equal((await update({ completed: true })).completed, true);
  assert.equal((await update({ completed: false })).completed, false);
  const nothing = await call('update_task', { task_id: 1 });
  assert.match(nothing.content[0]!.text, /"code":"invalid"/);
});

test('list_tasks filters, sorts and pages by every argument', async (t) => {
  const { done, listed } = await client(t);
  await done('add_task', { title: 'bread', priority: 'low', tags: ['shop'], due_date: '2031-03-01' });
  await done('add_task', { title: 'apples', priority: 'high', tags: ['shop', 'fruit'], due_date: '2031-02-01' });
  await done('add_task', { title: 'call Bob', due_date: '2001-01-01' });
  await done('add_task', { title: 'done already' });
  await done('complete_task', { task_id: 4 });
  assert.deepEqual(await listed({ status: 'completed' }), ['done already']);
  assert.deepEqual(await listed({ status: 'pending', sort_by: 'title' }), ['apples', 'bread', 'call Bob']);
  assert.deepEqual(await listed({ priority: 'high' }), ['apples']);
  assert.deepEqual(await listed({ tags: ['shop', 'fruit'] }), ['apples']);
  assert.deepEqual(await listed({ search: 'bread' }), ['bread']);
  assert.deepEqual(await listed({ due: 'overdue' }), ['call Bob']);
  assert.deepEqual(await listed({ due: 'none' }), ['done already']);
  assert.deepEqual(await listed({ due_after: '2031-02-01', due_before: '2031-03-01' }), ['apples']);
  assert.deepEqual((await listed({ sort_by: 'due_date', order: 'desc' })).at(-1), 'done already');
  const first = await done('list_tasks', { limit: 3, sort_by: 'title' });
  assert.deepEqual([first.tasks.length, first.total], [3, 4]);
  const rest = await done('list_tasks', { limit: 3, sort_by: 'title', cursor: first.next_cursor });
  assert.deepEqual([rest.tasks.map((task) => task.title), rest.next_cursor], [['done already'], undefined]);
});

test('a date, a rule and a cursor that cannot be understood are refused with what would be', async (t) => {
  const { call } = await client(t);
  const refusal = async (name: string, args: Record<string, unknown>) => {
    const answer = await call(name, args);
    assert.equal(answer.isError, true);
    return JSON.parse(answer.content[0]!.text).error as { code: string; message: string };
  };
  for (const args of [{ due_date: 'blurp' }, { due_date: '2031-02-30' }, { recurrence: 'every blue moon' }]) {
    const { code, message } = await refusal('add_task', { title: 'x', ...args });
    assert.equal(code, 'invalid');
    assert.ok(message.length > 20, message);
  }
  assert.equal((await refusal('list_tasks', { cursor: 'nonsense' })).code, 'invalid');
  assert.equal((await refusal('list_tasks', { due_before: 'blurp' })).code, 'invalid');
  assert.equal((await refusal('add_task', { title: ' ' })).code, 'invalid');
});

test('what cannot be meant otherwise is taken: empty optional arguments, digits and lists in text', async (t) => {
  const { done, call } = await client(t);
  const empty = { description: null, priority: '', due_date: '', reminders: null, recurrence: '', user_id: null };
  const { task } = await done('add_task', { title: 'a', tags: '["x", "y"]', ...empty });
  assert.partialDeepStrictEqual(task, { tags: ['x', 'y'], priority: 'medium', due_date: null, recurrence: null });
  assert.equal((await done('list_tasks', { limit: '1', status: '', due: null, cursor: '' })).tasks.length, 1);
  const changed = await done('update_task', { task_id: '#1', completed: 'true', due_date: '', description: 'kept' });
  assert.partialDeepStrictEqual(changed.task, { completed: true, description: 'kept' });
  assert.equal((await done('update_task', { task_id: 1, description: null })).task.description, null);
  for (const [name, args] of [
    ['add_task', { title: null }],
    ['add_task', { title: '' }],
    ['add_task', { title: 'x', tags: 'home' }],
    ['complete_task', { task_id: '1.5' }],
    ['complete_task', { task_id: '' }],
    ['update_task', { task_id: 1, completed: 'maybe' }],
    ['update_task', { task_id: 1, title: null }],
  ] as const)
    assert.match((await call(name, args)).content[0]!.text, /"invalid"/, JSON.stringify(args));
});
