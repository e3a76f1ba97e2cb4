import assert from 'node:assert/strict';
import test from 'node:test';
import type { AgentInputItem, ModelResponse } from '@openai/agents';
import { toldAll } from '../../src/agent/say/told.ts';
import { toolNames } from '../../src/agent/view/tools.ts';
import { askedAgain, asMeant } from '../../src/agent/view/view.ts';
import type { ToolCall } from '../../src/domain/schemas.ts';

/** What a model does beyond what was said, against the words of the person: docs/decisions/0101-the-programs-own-reading.md. */

const when = { now: new Date('2026-03-10T09:00:00Z'), zone: 'Europe/Berlin', locale: 'en-US' };
type Args = Record<string, unknown>;

const said = (content: string): AgentInputItem => ({ type: 'message', role: 'user', content });
const call = (name: string, args: Args, callId = 'c'): AgentInputItem & ModelResponse['output'][number] => ({
  type: 'function_call',
  callId,
  name,
  arguments: JSON.stringify(args),
});
const result = (name: string, output: object, callId = 'c'): AgentInputItem => ({
  type: 'function_call_result',
  callId,
  name,
  status: 'completed',
  output: JSON.stringify(output),
});
/** The calls that are made of the model's, after what was heard. */
const made = (input: AgentInputItem[], ...calls: [string, Args][]) =>
  asMeant(
    calls.map(([name, args], at) => call(name, args, `n${at}`)),
    input,
    when,
  ).map((item) => (item.type === 'function_call' ? [item.name, JSON.parse(item.arguments)] : item));
const list = result('list_tasks', { tasks: [{ id: 7, title: 'Report' }], total: 1 });

const adds: [message: string, args: Args, meant: Args][] = [
  ['Add a task to buy groceries', { title: 'Buy groceries', due_date: '2026-03-10T10:00:00', recurrence: 'off', tags: ['groceries'], description: 'Buy groceries for the week' }, { title: 'Buy groceries' }],
  ['Remind me to call mom tomorrow at 5pm', { title: 'Call mom tomorrow at 5pm', due_date: '2026-03-11T17:00:00', reminders: ['2026-03-11T17:00:00'], recurrence: 'completion' }, { title: 'Call mom', due_date: '2026-03-11T16:00:00.000Z' }],
  ['clean the filter every two weeks on thursday starting this week', { title: 'Clean the filter', due_date: '2026-03-12', recurrence: 'every 2 weeks on thursday' }, { title: 'Clean the filter', due_date: '2026-03-12', recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', mode: 'schedule' } }],
  ['add "Read chapter 5" for friday', { title: 'Read chapter 5', due_date: '2026-03-15' }, { title: 'Read chapter 5', due_date: '2026-03-13' }],
  ['water the plants every day', { title: 'water the plants' }, { title: 'water the plants', recurrence: { rule: 'FREQ=DAILY', mode: 'schedule' } }],
  // A part of the details that the message begins with is none of the title.
  ['Pay rent every month on the 31st', { title: 'Pay rent every month', recurrence: 'off', tags: ['monthly'] }, { title: 'Pay rent', recurrence: { rule: 'FREQ=MONTHLY;BYMONTHDAY=31', mode: 'schedule' } }],
  // A model knows names of which the program reads a part as a date.
  ['watch Tomorrow Never Dies', { title: 'watch Tomorrow Never Dies' }, { title: 'watch Tomorrow Never Dies' }],
  ['download Friday I am in Love', { title: 'download Friday I am in Love' }, { title: 'download Friday I am in Love' }],
  ['lunch with Kim tomorrow at noon, no reminder', { title: 'lunch with Kim', due_date: '2026-03-11T12:00:00', no_reminder: true }, { title: 'lunch with Kim', due_date: '2026-03-11T11:00:00.000Z', reminders: [] }],
  // In a language that the program does not read the model's fields stay, but for what nobody could have meant.
  ['Füge Milch kaufen für morgen hinzu', { title: 'Milch kaufen', due_date: '2026-03-11', recurrence: 'none', priority: 'high', tags: ['einkauf'] }, { title: 'Milch kaufen', due_date: '2026-03-11', priority: 'high', tags: ['einkauf'] }],
  ['Milch kaufen #einkauf, bitte dringend', { title: 'Milch kaufen', due_date: '2026-03-10T10:00:00+01:00', tags: ['einkauf'], priority: 'urgent' }, { title: 'Milch kaufen', tags: ['einkauf'], priority: 'urgent' }],
  ['Notiere Oma anrufen am 12.3. um 17 Uhr', { title: 'Oma anrufen', due_date: '2026-03-12T17:00:00', reminders: ['2026-03-12T17:00:00'] }, { title: 'Oma anrufen', due_date: '2026-03-12T17:00:00', reminders: ['PT0S'] }],
  ['Notiere Oma anrufen, Nummer liegt im Flur', { title: 'Oma anrufen', description: 'Nummer liegt im Flur' }, { title: 'Oma anrufen', description: 'Nummer liegt im Flur' }],
]; // biome-ignore format: a table

for (const [message, args, meant] of adds)
  test(`of "${message}" is kept what was said`, () => {
    const [[name, kept] = []] = made([said(message)], ['add_task', args]) as [string, Args][];
    assert.equal(name, 'add_task');
    assert.deepEqual(kept, meant);
  });

test('a filter that a model filled in is that of the question; a model that lists all reads for itself', () => {
  const asks = (args: Args) => made([said("what's due today?")], ['list_tasks', args]);
  assert.deepEqual(asks({ status: 'completed', priority: 'low' }), [
    ['list_tasks', { due: 'today', status: 'pending' }],
  ]);
  assert.deepEqual(asks({}), [['list_tasks', {}]]);
});

test('a question changes nothing, whatever the model calls; a message that asks for more than to see does', () => {
  const question = [said("what's due today?"), call('list_tasks', { due: 'today' }), list];
  assert.deepEqual(made(question, ['complete_task', { task_id: 7 }]), []);
  assert.deepEqual(
    made(
      [said('team meeting every monday at 9am')],
      ['complete_task', { task_id: 1 }],
      ['delete_task', { task_id: 1 }],
    ),
    [],
  );
  const order = [said('done with the report'), call('list_tasks', {}), list];
  assert.deepEqual(made(order, ['complete_task', { task_id: 7 }]), [['complete_task', { task_id: 7 }]]);
});

test('what the program reads otherwise than the model is left to the model, until what it read is done', () => {
  const add: [string, Args] = ['add_task', { title: 'Finish the C# course' }];
  assert.deepEqual(made([said('finish the C# course')], add), [add]);
  const before = [call('list_tasks', {}), list];
  for (const message of ['actually tomorrow', 'they are both due on saturday', 'call it paint the gate'])
    assert.equal(made([...before, said(message)], ['update_task', { task_id: 7, due_date: '2026-03-14' }]).length, 1, message);
  const done = result('complete_task', { task_id: 7, status: 'completed', title: 'Report' });
  const completed = [said('done with the report'), ...before, call('complete_task', { task_id: 7 }, 'd'), { ...done, callId: 'd' }];
  assert.equal(made(completed, ['update_task', { task_id: 7, priority: 'high' }]).length, 1);
  assert.deepEqual(made(completed, ['delete_task', { task_id: 7 }]), []);
}); // biome-ignore format: one case a line

test('a number that nobody wrote and no list has shown is looked up instead, once', () => {
  assert.deepEqual(made([said('move the dentist to friday')], ['update_task', { task_id: 1 }], ['delete_task', { task_id: 2 }]), [['list_tasks', {}]]);
  for (const input of [[said('delete task 1')], [said('Bitte den Bericht löschen')], [said('x'), { type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text: 'Which one: #1 or #4?' }] } as AgentInputItem, said('the first')]])
    assert.deepEqual(made(input, ['delete_task', { task_id: 1 }]), [['delete_task', { task_id: 1 }]]);
  assert.deepEqual(made([said('erledigt: der Bericht'), call('list_tasks', {}), list], ['complete_task', { task_id: 7 }]), [['complete_task', { task_id: 7 }]]);
}); // biome-ignore format: one case a line

test('what was done in this turn is not done again after its result; twice in one answer, refused, or another turn is another thing', () => {
  const add: [string, Args] = ['add_task', { title: 'Eier', due_date: '2026-03-11' }];
  const done = result('add_task', { task_id: 1, status: 'created', title: 'Eier' });
  assert.deepEqual(made([said('Eier morgen'), call(...add), done], ['add_task', { title: 'Eier', due_date: '2026-03-11', reminders: ['PT0S'] }]), []);
  assert.equal(made([said('Eier morgen'), call(...add), done], ['add_task', { title: 'Eier', due_date: '2026-03-12' }]).length, 1);
  assert.equal(made([said('Eier morgen'), call(...add), done, said('noch einmal')], add).length, 1);
  assert.equal(made([said('Eier morgen'), call(...add), result('add_task', { error: { code: 'invalid', message: 'x' } })], add).length, 1);
}); // biome-ignore format: one case a line

test('of a rename is kept the new title, and what is more than its words', () => {
  const rename = (message: string, more: Args) =>
    made([call('list_tasks', {}), list, said(message)], ['update_task', { task_id: 7, title: 'Buy oat milk', ...more }]);
  const only = [['update_task', { task_id: 7, title: 'Buy oat milk' }]];
  const echo = { description: 'buy oat milk', priority: 'medium', tags: ['oat', 'milk'] };
  assert.deepEqual(rename('rename buy milk to buy oat milk', echo), only);
  const more = { description: 'two bottles', priority: 'high', add_tags: ['shop'] };
  assert.deepEqual(rename('rename buy milk to buy oat milk', more), [['update_task', { task_id: 7, title: 'Buy oat milk', ...more }]]);
  assert.equal(Object.keys((rename('Nenne Milch um in Hafermilch', echo)[0] as [string, Args])[1]).length, 5);
}); // biome-ignore format: one case a line

test('a change that is told of and was not made is asked for once more', () => {
  const request = { input: [said('make it urgent')] } as Parameters<typeof askedAgain>[0];
  const text = (words: string) => [{ type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text: words }] }] as ModelResponse['output'];
  for (const words of ['Updated "buy milk" (#1) to urgent.', 'Use update_task with these arguments.'])
    assert.equal(askedAgain(request, text(words), when)?.input.length, 2);
  assert.equal(askedAgain(request, text('Which one do you mean?'), when), undefined);
  assert.equal(askedAgain(request, [...text('Updated it.'), call('update_task', {})], when), undefined);
}); // biome-ignore format: one case a line

const added = { name: 'add_task', arguments: {}, status: 'ok', result: { task_id: 4, status: 'created', title: 'Eggs', task: { id: 4, title: 'Eggs' } } } as ToolCall; // biome-ignore format: data
const shown = { name: 'list_tasks', arguments: {}, status: 'ok', result: { tasks: [{ id: 4, title: 'Eggs' }], total: 1 } } as ToolCall; // biome-ignore format: data
const failed = { name: 'delete_task', arguments: { task_id: 9 }, status: 'error', result: { error: { code: 'not_found', message: 'x' } } } as ToolCall; // biome-ignore format: data
const told: [what: string, text: string, calls: ToolCall[], answer: RegExp][] = [
  ['words that name the task stay as they are', 'Eggs are on your list.', [added], /^Eggs are on your list\.$/],
  ['so do words with its number', 'That is #4.', [added], /^That is #4\.$/],
  ['so do other words', 'Done.', [added], /^Done\.$/],
  ['words about tools are not for people', 'I need to: add_task.', [added], /^Added "Eggs" \(#4\)\.$/],
  ['nor is a model that is sorry for what it did', "I'm sorry, but I can't assist with that.", [added], /^Added "Eggs" \(#4\)\.$/],
  ['one that says for what is heard', "I'm sorry, I added the eggs without a date.", [added], /^I'm sorry, I/],
  ['so is one that was refused something', 'Sorry, that did not work.', [added, failed], /^Sorry, that/],
  ['a list is told where the words name nothing of it', 'call delete_task', [shown], /Eggs/],
  ['a list of which the words name something is told', 'The eggs.', [shown], /^The eggs\.$/],
  ['sorrow before it does not', "I'm sorry, but I can't assist with that.", [shown], /^You have/],
  ['words before the list stay', 'Here you are:', [shown], /^Here you are:\n.*Eggs/s],
  ['a change that was not made is denied', 'Updated "Eggs" (#4) to urgent.', [], /^I changed nothing/],
  ['nor is a change told of where a list was asked for', 'The task "Eggs" has been marked as done.', [shown], /^You have.*Eggs/s],
  ['"done" without a call is denied', 'Done with the eggs.', [], /^I changed nothing/],
  ['so is a result that no tool gave', '<tool_response>\nupdated: #4 Eggs | urgent\n</tool_response>', [], /^I changed nothing/],
  ['a friendly word is one', 'Hello!', [], /^Hello!$/],
  ['that nothing was changed is no claim', 'I changed nothing: I could not read "3:75".', [], /3:75/],
  ['a result that no tool gave is denied', '<tool_response>\nupdated: #1 Eggs\n</tool_response>', [], /^I changed nothing/],
  ['nor that none was', 'Deleted no task.', [], /^Deleted no task\.$/],
]; // biome-ignore format: a table

for (const [what, text, calls, answer] of told)
  test(what, () => assert.match(toldAll(text, calls, when, { tools: toolNames, asked: () => ({}) }), answer));

test('a change that was told of behind a look at the list is denied', () => {
  const answer = toldAll('Done with the eggs.', [shown], when, { tools: toolNames, asked: () => undefined });
  assert.match(answer, /^I changed nothing/);
});

test('of a longer list than was asked for the model may name what it picked, of the very list it names half', () => {
  const tasks = ['Eggs', 'Milk', 'Bread'].map((title, at) => ({ id: at + 41, title }));
  const all = { ...shown, result: { tasks, total: 3 } } as ToolCall;
  const answer = (asked: object) => toldAll('The eggs.', [all], when, { tools: toolNames, asked: () => asked });
  assert.equal(answer({ priority: 'high' }), 'The eggs.');
  assert.match(answer({}), /Milk.*Bread/s);
});

test('where nothing of what was asked for is there, what was looked at besides is not told', () => {
  const empty = { ...shown, arguments: { search: 'knif' }, result: { tasks: [], total: 0 } } as ToolCall;
  const besides = { ...shown, arguments: { limit: 200 }, result: { tasks: [{ id: 41, title: 'Eggs' }] } } as ToolCall;
  const answer = (calls: ToolCall[]) =>
    toldAll('Nothing of that.', calls, when, { tools: toolNames, asked: () => ({ search: 'knif' }) });
  assert.equal(answer([empty, besides]), 'Nothing of that.');
  assert.match(answer([besides]), /Eggs/);
});
