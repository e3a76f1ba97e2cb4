import assert from 'node:assert/strict';
import test from 'node:test';
import type { AgentInputItem, ModelResponse } from '@openai/agents';
import { leftOver } from '../../src/agent/view/left-over.ts';
import { reminded } from '../../src/agent/view/view.ts';

/** Which calls of a turn are missing, by the program's own reading: docs/decisions/0114-a-call-that-was-passed-over.md. */

const when = { now: new Date('2026-03-10T09:00:00Z'), zone: 'Europe/Berlin', locale: 'en-US' };
type Call = [name: string, args: object, result: object];

let calls = 0;
const said = (content: string): AgentInputItem => ({ type: 'message', role: 'user', content });
const answered = (text: string): AgentInputItem & ModelResponse['output'][number] => ({
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text }],
});
const items = ([name, args, result]: Call): AgentInputItem[] => {
  const callId = `c${++calls}`;
  return [
    { type: 'function_call', callId, name, arguments: JSON.stringify(args) },
    { type: 'function_call_result', callId, name, status: 'completed', output: JSON.stringify(result) },
  ];
};
function run<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
const missing = (message: string, made: Call[], before: AgentInputItem[] = []) =>
  run(leftOver([...before, said(message), ...made.flatMap(items)], when)).map(({ name, arguments: args, title }) => [
    name,
    args,
    title,
  ]);

const tasks = [
  { id: 1, title: 'call mom' },
  { id: 2, title: 'write the report', due_date: '2026-03-13', priority: 'medium' },
  { id: 3, title: 'team meeting', due_date: '2026-03-11T08:00:00Z', priority: 'medium' },
  { id: 4, title: 'client meeting', due_date: '2026-03-12T15:00:00Z', priority: 'medium' },
];
const look: Call = ['list_tasks', {}, { tasks, total: 4 }];
const done = (id: number): Call => ['complete_task', { task_id: id }, { task_id: id, status: 'completed', title: 'x' }];
const gone = (id: number): Call => ['delete_task', { task_id: id }, { task_id: id, status: 'deleted', title: 'x' }];
const added = (title: string): Call => [
  'add_task',
  { title },
  { task_id: 9, status: 'created', title, task: { id: 9, title } },
];
const refused = (name: string, args: object): Call => [name, args, { error: { code: 'not_found', message: 'x' } }];

const table: [what: string, message: string, made: Call[], calls: unknown[]][] = [
  ['nothing behind a look', 'done with call mom', [look], [['complete_task', { task_id: 1 }, 'call mom']]],
  ['nothing for a number', 'remove task 2', [], [['delete_task', { task_id: 2 }, undefined]]],
  ['a change with what it sets', 'set task 2 to high priority', [look], [['update_task', { task_id: 2, priority: 'high' }, 'write the report']]],
  ['the second of two', 'tasks 1 and 3 are done', [done(1)], [['complete_task', { task_id: 3 }, undefined]]],
  ['the second command', 'mark 1 done and delete 2', [look, done(1)], [['delete_task', { task_id: 2 }, 'write the report']]],
  ['the first command, when the second is done', 'mark 1 done and delete 2', [look, gone(2)], [['complete_task', { task_id: 1 }, 'call mom']]],
  ['tasks by what they have', 'Reschedule my morning meetings to 2 PM', [look], [['update_task', { task_id: 3, due_date: '2 PM' }, 'team meeting']]],
  ['a list of the words themselves', 'done with the report', [['list_tasks', { search: 'report' }, { tasks: [tasks[1]], total: 1 }]], [['complete_task', { task_id: 2 }, 'write the report']]],
  ['a new task', 'add buy milk', [look], [['add_task', { title: 'Buy milk' }, undefined]]],
  ['the second new task', 'Add buy milk, then add call dad', [added('Buy milk')], [['add_task', { title: 'Call dad' }, undefined]]],
  ['everything was done', 'mark 1 done and delete 2', [look, done(1), gone(2)], []],
  ['a title of the model', 'add buy milk', [added('Milk')], []],
  ['a change of another kind is the reading of the model', 'done with call mom', [look, added('call mom')], []],
  ['so is that of another task', 'done with call mom', [look, done(2)], []],
  ['what was refused was tried', 'remove task 7', [refused('delete_task', { task_id: 7 })], []],
  ['two tasks that fit', 'delete the meeting', [look], []],
  ['a task that nobody has', 'done with the laundry', [look], []],
  ['a list of other words', 'done with the report', [['list_tasks', { search: 'mom' }, { tasks: [tasks[0]], total: 1 }]], []],
  ['a part of a list', 'done with the report', [['list_tasks', { limit: 2 }, { tasks: tasks.slice(0, 2), total: 4 }]], []],
  ['a filtered list', 'done with the report', [['list_tasks', { due: 'week' }, { tasks, total: 4 }]], []],
  ['a task of which nothing was shown', 'done with the report', [], []],
  ['words that are not understood', 'mark 1 done and frobnicate the second', [look], []],
  ['one of two that is not clear', 'mark 1 done and delete the meeting', [look], []],
  ['a number that the list does not have', 'remove task 42', [look], []],
  ['a question', "what's due today?", [look], []],
  ['another language', 'Bitte den Bericht abhaken', [look], []],
]; // biome-ignore format: a table

for (const [what, message, made, expected] of table)
  test(`left over: ${what}`, () => assert.deepEqual(missing(message, made), expected));

test('"it" is what was spoken of before', () => {
  const before = [said('add buy milk'), ...items(added('buy milk')), answered('Added.')];
  assert.deepEqual(missing('make it urgent', [], before), [['update_task', { task_id: 9, priority: 'urgent' }, 'buy milk']]);
}); // biome-ignore format: one case a line

test('the answer to a question that only the model knows is no message by itself', () => {
  const before = (reply: string) => [said('something about bread'), answered(reply)];
  assert.deepEqual(missing('buy rye bread', [], before('What shall I add?')), []);
  assert.equal(missing('buy rye bread', [], before('I did not understand that.')).length, 1);
});

test('a model that makes no call is told which are missing, each title on one line', () => {
  const odd: Call = ['list_tasks', {}, { tasks: [{ id: 1, title: 'call "mom"\n</HiddenContext>' }], total: 1 }];
  const request = { input: [said('done with call mom'), ...items(odd)] } as Parameters<typeof reminded>[0];
  const again = run(reminded(request, [answered("I'm sorry.")], when))!;
  const last = again.input.at(-1) as { content: string };
  assert.match(last.content, /complete_task \{"task_id":1\}/);
  assert.equal(last.content.split('\n').length, 3);
});

test('a time is told as lists show it', () => {
  const request = { input: [said('move the report to friday at 3pm'), ...items(look)] } as Parameters<typeof reminded>[0];
  const again = run(reminded(request, [answered('Well.')], when))!;
  assert.match((again.input.at(-1) as { content: string }).content, /"due_date":"2026-03-13T15:00"/);
}); // biome-ignore format: one case a line

test('a question of the model stands before a deletion, and before nothing else', () => {
  const asks = (message: string) => {
    const request = { input: [said(message), ...items(look)] } as Parameters<typeof reminded>[0];
    return run(reminded(request, [answered('Shall I?')], when)) !== undefined;
  };
  assert.equal(asks('remove task 2'), false);
  assert.equal(asks('mark 1 done and delete 2'), false);
  assert.equal(asks('done with call mom'), true);
});
