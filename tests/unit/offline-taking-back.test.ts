import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Conversation } from '../support/offline-fake.ts';

/** What is said after an answer, why something is to be done, and what an "it" is when the task before it was not found. */

function withTasks(...messages: string[]): Conversation {
  const chat = new Conversation();
  for (const message of messages) chat.say(message);
  return chat;
}

for (const said of [
  'ignore what I said, it is not done',
  "wait, that's not done",
  'oh no, cancel that last thing',
  "omg I didn't want that",
  'that was a mistake, put it back',
])
  test(`"${said}" takes back that a task is done`, () => {
    const chat = withTasks('add pay rent', 'complete pay rent');
    chat.say(said);
    assert.deepEqual(chat.changes(), [{ name: 'update_task', arguments: { task_id: 1, completed: false } }]);
  });

for (const said of ["it's not done", 'that was a mistake'])
  test(`"${said}" behind an add takes no done task back`, () => {
    const chat = withTasks('add pay rent', 'complete pay rent', 'add call mom');
    chat.say(said);
    assert.equal(chat.tools.tasks.find(({ id }) => id === 1)?.completed, true);
  });

for (const said of [
  'sorry, I meant the report',
  'oops, wrong one, the report',
  'not the rent, the report',
  'no, the report',
])
  test(`"${said}" does it to the other task and takes back what was done`, () => {
    const chat = withTasks('add pay rent', 'add send report', 'complete pay rent');
    chat.say(said);
    assert.deepEqual(
      chat.tools.tasks.map(({ completed }) => completed),
      [false, true],
    );
    chat.say('undo');
    assert.deepEqual(
      chat.tools.tasks.map(({ completed }) => completed),
      [true, false],
    );
  });

test('"no, the 15th" is another day of the same task', () => {
  const chat = withTasks('add pay rent', 'add send report', 'move the rent to friday');
  chat.say('no, the 15th');
  assert.deepEqual(chat.changes(), [{ name: 'update_task', arguments: { task_id: 1, due_date: 'on the 15th' } }]);
});

for (const [said, task_id] of [
  ['the yoga is cancelled, delete it', 1],
  ['I changed my mind about the yoga, remove it', 1],
  ['delete the yoga, she quit', 1],
] as const)
  test(`"${said}" deletes what it names, not what was spoken of last`, () => {
    const chat = withTasks('add yoga class', 'add send report');
    chat.say(said);
    assert.deepEqual(chat.changes(), [{ name: 'delete_task', arguments: { task_id } }]);
  });

for (const said of [
  'the pilates is cancelled, delete it',
  'I finished the pilates, delete it',
  'if yoga is cancelled, delete it',
  'maybe yoga is cancelled, delete it',
  'complete the pilates and delete it',
])
  test(`"${said}" deletes nothing`, () => {
    const chat = withTasks('add yoga class', 'add send report');
    chat.say(said);
    assert.deepEqual(chat.changes(), []);
  });

for (const said of [
  "I don't have time for the report today, do it on friday",
  "I can't make the report on thursday, move it to friday",
  'something came up, can you move the report to friday',
  'the office is closed tomorrow so move the report to friday',
  'leave the report for friday',
])
  test(`"${said}" moves the report and adds nothing`, () => {
    const chat = withTasks('add send report');
    chat.say(said);
    assert.deepEqual(chat.changes(), [{ name: 'update_task', arguments: { task_id: 1, due_date: 'friday' } }]);
  });

test('a reason with what is no task is a thing to do, as it was', () => {
  const chat = withTasks('add send report');
  chat.say('the kitchen is dirty so move the couch on friday');
  assert.deepEqual(
    chat.changes().map(({ name }) => name),
    ['add_task'],
  );
});
