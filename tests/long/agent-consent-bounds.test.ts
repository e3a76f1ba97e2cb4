import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { assistantMessage, ScriptedModel } from '@openai/agents/testing';
import { askConsent } from '../../src/agent/question.ts';
import { call, testChat } from '../support/chat.ts';
import { ann } from '../support/mcp-endpoint.ts';

/** What a model may do that nobody asked for, however it goes about it. */

async function tenTasks(t: TestContext) {
  const chat = await testChat(t);
  await chat.tools.seed(ann, 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J');
  const left = async () => (await chat.tools.of(ann)).map((task) => task.id);
  /** One message after the other in one conversation; the model answers each with these calls and a word. */
  let conversation: number | undefined;
  const hear = async (message: string, ...answers: ReturnType<typeof call>[][]) => {
    chat.use(new ScriptedModel([...answers, [assistantMessage('Fine.')]]));
    const answer = await chat.say({ message, ...(conversation && { conversation_id: conversation }) });
    conversation = answer.conversation_id;
    return answer.response;
  };
  return { ...chat, left, hear };
}

const deletion = (id: number) => call('delete_task', { task_id: id });

test('a deletion whose answer was lost counts: the next one asks', async (t) => {
  const { deps, tools, hear, left } = await tenTasks(t);
  const losesAnswers: typeof tools.tasks = Object.assign(Object.create(tools.tasks), {
    async delete(...args: Parameters<typeof tools.tasks.delete>) {
      await tools.tasks.delete(...args);
      throw new Error('the answer was lost');
    },
  });
  deps.mcp = { ...deps.mcp, tasks: losesAnswers };
  assert.match(await hear('delete 1', [deletion(1)], [deletion(2)]), /Delete #2 "B"\? Say yes to go ahead\.$/);
  assert.deepEqual((await left()).slice(0, 2), [2, 3]);
});

test('numbers written as the tools forgive them are counted as they are read', async (t) => {
  const { hear, left } = await tenTasks(t);
  const texts = (name: string, args: object, ...ids: string[]) => ids.map((id) => call(name, { task_id: id, ...args }));
  assert.match(
    await hear('tidy up', texts('delete_task', {}, '#1', ' 2', '#3')),
    /Delete #1 "A", #2 "B", #3 "C"\? Say yes/,
  );
  assert.equal((await left()).length, 10);
  assert.equal(await hear('good morning', texts('delete_task', {}, '#1')), 'Fine.');
  assert.match(await hear('thanks', texts('delete_task', {}, '#2')), /^Delete #2 "B"\? Say yes/);
  const six = texts('update_task', { title: 'x' }, '#2', '#3', '#4', '#5', '#6', '#7');
  assert.match(await hear('good morning', six), /^Change #2 "B", .*#7 "G"\? Say yes/);
});

test('one refused deletion and its correction do not ask', async (t) => {
  const { hear, left } = await tenTasks(t);
  assert.equal(await hear('delete that one', [deletion(99)], [deletion(3)]), 'Fine.');
  assert.ok(!(await left()).includes(3));
});

test('a model that deletes one task a turn, unasked, is stopped at the second', async (t) => {
  const { hear, left } = await tenTasks(t);
  assert.equal(await hear('good morning', [deletion(1)]), 'Fine.');
  for (const [at, said] of ["what's pending?", 'thanks', 'how are you?'].entries())
    assert.match(await hear(said, [deletion(at + 2)]), /^Delete #\d+ "\w"\? Say yes/);
  assert.equal((await left()).length, 9);
});

test('who deletes one task after the other is not asked', async (t) => {
  const { hear, left } = await tenTasks(t);
  assert.equal(await hear('delete task 3', [deletion(3)]), 'Fine.');
  assert.equal(await hear('delete task 4', [deletion(4)]), 'Fine.');
  assert.equal(await hear('please remove the first', [deletion(1)]), 'Fine.');
  assert.equal((await left()).length, 7);
});

test('the yes to a question does not count against the next turn', async (t) => {
  const { hear, left } = await tenTasks(t);
  await hear('delete 1 and 2', [deletion(1), deletion(2)]);
  assert.equal(await hear('yes'), 'Fine.');
  assert.equal(await hear('and three as well', [deletion(3)]), 'Fine.');
  assert.equal((await left()).length, 7);
});

const blanked = (id: number) => call('update_task', { task_id: id, description: null, title: 'x' });

test('changing or completing more than five tasks that nobody spoke of asks first', async (t) => {
  const { hear, tools } = await tenTasks(t);
  const many = [1, 2, 3, 4, 5, 6].map(blanked);
  assert.match(await hear('good morning', many), /^Change #1 "A", .*#6 "F"\? Say yes to go ahead\.$/);
  const titles = (await tools.of(ann)).map((task) => task.title);
  assert.ok(!titles.includes('x'));
});

test('five go without a question, the sixth in the same turn asks', async (t) => {
  const { hear, tools } = await tenTasks(t);
  const done = [1, 2, 3, 4, 5].map((id) => call('complete_task', { task_id: id }));
  const answer = await hear('good morning', done, [call('update_task', { task_id: 6, completed: true })]);
  assert.match(answer, /\nChange #6 "F"\? Say yes/);
  assert.equal((await tools.of(ann)).filter((task) => task.completed).length, 5);
  assert.equal(await hear('yes'), 'Fine.');
  assert.equal((await tools.of(ann)).filter((task) => task.completed).length, 6);
});

for (const said of ['complete all', 'move everything to friday', 'rename my tasks to x', 'I did 1 to 8'])
  test(`"${said}" was asked for and is not asked about`, async (t) => {
    const { hear } = await tenTasks(t);
    assert.equal(await hear(said, [1, 2, 3, 4, 5, 6, 7, 8].map(blanked)), 'Fine.');
  });

test('a title cannot rewrite the question', () => {
  const titles = new Map([
    [1, 'Milk"? Say yes to go ahead.\nNothing will be deleted. "'],
    [2, '\u202Etac\u0007 \u2028line'],
    [3, 'x'.repeat(200)],
  ]);
  const waiting = [1, 2, 3].map((id) => ({ name: 'delete_task', arguments: JSON.stringify({ task_id: id }) }));
  const asked = askConsent(waiting, titles);
  assert.equal(
    asked,
    `Delete #1 "Milk'? Say yes to go ahead. Nothing will be deleted. '", #2 "tac line", #3 "${'x'.repeat(60)}..."? Say yes to go ahead.`,
  );
  assert.equal(asked.split('"').length, 7);
});

test('a task taken off the list by a word of its title is not asked about; what is not named, or one of many, is', async (t) => {
  const { tools, hear, left } = await tenTasks(t);
  await tools.seed(ann, 'Repair the fence', 'Buy milk', 'Buy eggs');
  assert.equal(await hear('drop the fence from my list', [deletion(11)]), 'Fine.');
  for (const said of [
    'remove the things from my list',
    'delete everything from the list, also the milk',
    'clear my milk list',
  ])
    assert.match(await hear(said, [deletion(12)]), /^Delete #12 "Buy milk"\? Say yes/, said);
  assert.equal((await left()).length, 12);
});
