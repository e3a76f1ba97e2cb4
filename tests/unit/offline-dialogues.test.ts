import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blank } from '../../src/agent/offline/memory.ts';
import { recall } from '../../src/agent/offline/plan/items.ts';
import { plan } from '../../src/agent/offline/plan/plan.ts';
import { understand } from '../../src/agent/offline/read/understand.ts';
import { Conversation, when } from '../support/offline-fake.ts';
import { finished } from '../support/steps.ts';

function withTasks(...messages: string[]): Conversation {
  const chat = new Conversation();
  for (const message of messages) chat.say(message);
  return chat;
}

test('an add is confirmed with title, number and due date', () => {
  const chat = new Conversation();
  assert.equal(chat.say('Add buy groceries tomorrow at 5pm'), 'Added "Buy groceries" (#1), due tomorrow at 17:00.');
});

test('"it" is the task just added, also after the list was shown', () => {
  const chat = withTasks('Add a task to buy groceries', "What's pending?");
  assert.match(chat.say('mark it done'), /"Buy groceries" \(#1\)/);
  assert.equal(chat.tools.tasks[0]?.completed, true);
});

test('"the second one" goes by the list last shown', () => {
  const chat = withTasks('add a', 'add b', 'add c', 'delete 1', 'show my tasks');
  chat.say('complete the second one');
  assert.deepEqual(chat.changes(), [{ name: 'complete_task', arguments: { task_id: 3 } }]);
  chat.say('delete the last one');
  assert.deepEqual(chat.changes(), [{ name: 'delete_task', arguments: { task_id: 3 } }]);
});

test('a task is known by its name in any sentence, as long as all tasks are seen', () => {
  const chat = withTasks('add call the electrician', 'add water the plants');
  chat.say('electrician now at 12, poor guy');
  assert.deepEqual(
    chat.changes().map(({ name, arguments: args }) => [name, args.task_id]),
    [['update_task', 1]],
  );
  for (let count = 3; count <= 201; count++) chat.say(`add thing ${count}`);
  chat.say('electrician now at 9, poor guy');
  assert.deepEqual(
    chat.changes().map(({ name }) => name),
    ['add_task'],
  );
});

test('a place beyond the list shown changes nothing', () => {
  const chat = withTasks('add a', 'show my tasks');
  assert.match(chat.say('complete the fourth one'), /list I showed last has 1 task/);
  assert.deepEqual(chat.changes(), []);
});

test('a title that several tasks hold is asked about, and the answer is carried out', () => {
  const chat = withTasks('add team meeting', 'add client meeting');
  const asked = chat.say('Delete the meeting task');
  assert.match(asked, /Which one.*\n#1 Team meeting\n#2 Client meeting/);
  assert.deepEqual(chat.changes(), []);
  assert.equal(chat.say('the second one'), 'Deleted "Client meeting" (#2).');
  assert.deepEqual(chat.titles(), ['Team meeting']);
});

test('the question which one is answered by a number or by more words as well', () => {
  for (const answer of ['2', '#2', 'the client one', 'client meeting']) {
    const chat = withTasks('add team meeting', 'add client meeting', 'complete the meeting');
    chat.say(answer);
    assert.deepEqual(chat.changes(), [{ name: 'complete_task', arguments: { task_id: 2 } }], answer);
  }
});

test('"no" to the question which one changes nothing, and a later number is no answer any more', () => {
  const chat = withTasks('add team meeting', 'add client meeting', 'delete the meeting');
  assert.match(chat.say('never mind'), /nothing was changed/);
  chat.say('2');
  assert.deepEqual(chat.changes(), []);
});

test('an exact title beats one that contains it, and open tasks beat completed ones', () => {
  const chat = withTasks('add buy milk and honey', 'add buy milk', 'add call bob', 'complete 3', 'add call bob');
  chat.say('delete buy milk');
  assert.deepEqual(chat.changes(), [{ name: 'delete_task', arguments: { task_id: 2 } }]);
  chat.say('rename call bob to call alice');
  assert.deepEqual(chat.changes(), [{ name: 'update_task', arguments: { task_id: 4, title: 'Call alice' } }]);
});

test('what matches nothing is said plainly with titles nearby', () => {
  const chat = withTasks('add buy groceries');
  assert.match(chat.say('complete the groceries shop'), /no task matching "groceries shop".*#1 Buy groceries/);
  assert.match(chat.say('delete the dentist task'), /no task matching "dentist"/);
  assert.deepEqual(chat.changes(), []);
});

test('a completed task is said to be done already', () => {
  const chat = withTasks('add buy milk', 'complete buy milk');
  assert.match(chat.say('complete buy milk'), /already done/);
});

test('"add" alone asks, and the next message is the title', () => {
  const chat = new Conversation();
  assert.match(chat.say('add'), /What should I add\?/);
  chat.say('milk');
  assert.deepEqual(chat.titles(), ['Milk']);
});

test('"delete" alone asks which, and the answer deletes', () => {
  const chat = withTasks('add milk', 'add eggs');
  assert.match(chat.say('delete'), /Which task should I delete\?/);
  chat.say('eggs');
  assert.deepEqual(chat.titles(), ['Milk']);
});

test('a command of its own is no answer to a question', () => {
  const chat = withTasks('add team meeting', 'add client meeting', 'delete the meeting');
  chat.say('show my tasks');
  assert.deepEqual(chat.changes(), []);
});

test('morning meetings are those whose local hour is in the morning, and only the time is sent', () => {
  const chat = withTasks(
    'add team meeting tomorrow at 9am',
    'add client meeting friday 10:30',
    'add board meeting tomorrow 4pm',
    'add call tomorrow 9am',
  );
  chat.say('Reschedule my morning meetings to 2 PM');
  assert.deepEqual(chat.changes(), [
    { name: 'update_task', arguments: { task_id: 1, due_date: '2 PM' } },
    { name: 'update_task', arguments: { task_id: 2, due_date: '2 PM' } },
  ]);
  assert.equal(chat.tools.tasks[1]?.due_date, '2026-03-13T14:00:00.000Z');
});

test('"remind me 30 minutes before" is for the task last spoken of', () => {
  const chat = withTasks('add call mom tomorrow at 5pm');
  assert.match(chat.say('remind me 30 minutes before'), /30 minutes before it is due/);
  assert.deepEqual(chat.changes(), [{ name: 'update_task', arguments: { task_id: 1, reminders: ['PT30M'] } }]);
});

test('all deletions of a message leave in one response', () => {
  const chat = withTasks('add a', 'add b', 'add c', 'add d');
  chat.say('delete 1, then show my list and delete 2');
  assert.deepEqual(chat.rounds.filter((round) => round.some(({ name }) => name === 'delete_task')).length, 1);
  const all = withTasks('add a', 'add b', 'complete 1', 'complete 2');
  all.say('delete all completed tasks');
  assert.deepEqual(
    all.rounds.at(-1),
    [1, 2].map((task_id) => ({ name: 'delete_task', arguments: { task_id } })),
  );
});

test('"all but" leaves out what is named', () => {
  const chat = withTasks('add pay rent', 'add b', 'add c');
  chat.say('complete all tasks except rent and 3');
  assert.deepEqual(chat.changes(), [{ name: 'complete_task', arguments: { task_id: 2 } }]);
});

test('an undone completion is reopened', () => {
  const chat = withTasks('add a', 'add b', 'complete 1 and 2');
  chat.say('undo that');
  assert.deepEqual(
    chat.tools.tasks.map(({ completed }) => completed),
    [false, false],
  );
});

test('several commands in one message all run, and "it" is the one just added', () => {
  const chat = withTasks('add a');
  const reply = chat.say('add buy milk tomorrow and mark it as urgent, then mark 1 done. show my list');
  assert.equal(chat.tools.tasks[1]?.priority, 'urgent');
  assert.equal(chat.tools.tasks[0]?.completed, true);
  assert.match(reply, /#2 Buy milk/);
});

test('many commands take few rounds', () => {
  const chat = withTasks('add a', 'add b', 'add c');
  chat.say(Array.from({ length: 30 }, (_, index) => `add thing ${index + 1}`).join('\n'));
  assert.equal(chat.rounds.length, 1);
  chat.say('complete a\ncomplete b\ncomplete c');
  assert.equal(chat.rounds.length, 2);
});

test('at most eight rounds of calls, and what is left over is named', () => {
  const chat = new Conversation();
  const reply = chat.say(Array.from({ length: 30 }, (_, index) => `add thing ${index}. show my list.`).join('\n'));
  assert.ok(chat.rounds.length <= 10);
  assert.match(reply, /more than I can do at once/);
});

test('a date in the past is said to be overdue at once', () => {
  const chat = new Conversation();
  assert.match(chat.say('add pay rent yesterday'), /overdue at once/);
});

test('a refusal is passed on with its advice', () => {
  const chat = new Conversation();
  assert.match(chat.say('complete task 99'), /couldn't complete task #99: You have no task 99. Nearby/);
});

test('"I bought the milk" completes the open task and adds nothing', () => {
  const chat = withTasks('add buy milk');
  chat.say('I bought the milk');
  assert.equal(chat.tools.tasks[0]?.completed, true);
  assert.match(chat.say('I painted the fence'), /no open task like/);
  assert.equal(chat.tools.tasks.length, 1);
});

test('"postpone by two days" adds to the due date the task has', () => {
  const chat = withTasks('add call mom friday at 5pm');
  chat.say('postpone it by 2 days');
  assert.equal(chat.tools.tasks[0]?.due_date, '2026-03-15T17:00:00.000Z');
});

test('an empty list is said in words', () => {
  const chat = new Conversation();
  assert.equal(chat.say("what's pending?"), "Nothing pending — you're all caught up.");
  assert.match(chat.say('what is overdue?'), /Nothing is overdue/);
});

test('what was said with "add" alone is kept for the title that follows', () => {
  const chat = withTasks('add tomorrow', 'buy milk');
  assert.equal(chat.tools.tasks[0]?.due_date, '2026-03-11');
});

test('"them" are all tasks of the message before', () => {
  const chat = withTasks('add a', 'add b\nadd c');
  chat.say('tag them #home');
  assert.deepEqual(
    chat.changes().map((call) => call.arguments.task_id),
    [2, 3],
  );
});

test('"both" answers which one with the titles just asked about, not with earlier tasks', () => {
  const chat = withTasks('add team meeting', 'add client meeting', 'add a\nadd b', 'complete the meeting');
  chat.say('both');
  assert.deepEqual(
    chat.changes().map((call) => call.arguments.task_id),
    [1, 2],
  );
});

test('"what should change?" is answered by a date, a priority or a title', () => {
  for (const [answer, change] of [
    ['tomorrow at 3pm', { due_date: '2026-03-11T15:00:00.000Z' }],
    ['high priority', { priority: 'high' }],
    ['to Buy bread', { title: 'Buy bread' }],
  ] as const) {
    const chat = withTasks('add buy milk', 'change task 1');
    chat.say(answer);
    assert.deepEqual(chat.changes(), [{ name: 'update_task', arguments: { task_id: 1, ...change } }], answer);
  }
});

test("the hour of a morning meeting is the user's, not UTC's", () => {
  const karachi = { now: new Date('2026-03-10T09:30:00Z'), zone: 'Asia/Karachi', locale: 'en-GB' };
  const intents = finished(understand('Reschedule my morning meetings to 2 PM', { when: karachi }));
  const first = finished(plan(intents, blank, [], karachi));
  assert.ok('calls' in first);
  const tasks = [
    { id: 1, title: 'Team meeting', due_date: '2026-03-11T04:00:00.000Z' },
    { id: 2, title: 'Late meeting', due_date: '2026-03-11T09:00:00.000Z' },
  ];
  const listed = { ...first.calls[0]!, result: { tasks, total: 2 }, status: 'ok' as const };
  assert.deepEqual(finished(plan(intents, blank, [listed], karachi)), {
    calls: [{ name: 'update_task', arguments: { task_id: 1, due_date: '2 PM' } }],
  });
});

test('"show more" asks for the page after the one shown', () => {
  const page = { tasks: [{ id: 1, title: 'A' }], total: 60, next_cursor: 'abc' };
  const shown = { name: 'list_tasks', arguments: { status: 'all' }, result: page, status: 'ok' as const };
  const memory = finished(recall([{ message: 'show my tasks', calls: [shown], reply: '' }], when));
  assert.deepEqual(finished(plan(finished(understand('show more', { when })), memory, [], when)), {
    calls: [{ name: 'list_tasks', arguments: { status: 'all', cursor: 'abc' } }],
  });
});

test('a number that no computer counts to is told as it was written', () => {
  const chat = withTasks('add a');
  assert.equal(chat.say('delete task 9007199254740993'), 'I found no task #9007199254740993.');
  assert.equal(chat.say('complete 99999999999999999999'), 'I found no task #99999999999999999999.');
});

test('a note added behind a change is the note of that task and no new task', () => {
  const chat = withTasks('add a', 'add b');
  chat.say('set the priority of task 1 to low and add a note: bring the blue folder');
  assert.equal(chat.tools.tasks.length, 2);
  assert.equal(chat.tools.tasks[0]?.priority, 'low');
  assert.equal(chat.tools.tasks[0]?.description, 'bring the blue folder');
});

test('what could not be read is told beside what was done, and not as if nothing had been', () => {
  const chat = new Conversation();
  const answer = chat.say('add buy bread\nadd water the plants every 1.5 days');
  assert.match(answer, /^Added "Buy bread" \(#1\)\.\nI could not read "every 1\.5 days" as a date or a repetition/);
  assert.doesNotMatch(answer, /changed nothing/);
});

test('a search that finds nothing shows what is written nearly so, which is then spoken of', () => {
  const chat = withTasks('add sharpen the knives', 'add buy batteries');
  assert.equal(chat.say('find knif'), 'No tasks matching "knif".\nClose to it:\n#1 Sharpen the knives');
  chat.say('it is done');
  assert.deepEqual(chat.changes(), [{ name: 'complete_task', arguments: { task_id: 1 } }]);
  assert.equal(chat.say('find umbrella'), 'No tasks matching "umbrella".');
});

test('one thing or another: what is there of both is shown, and none is said once', () => {
  const chat = withTasks('add sharpen the knives', 'add buy scarves', 'add call mom');
  assert.equal(chat.say('show tasks about knives or scarves'), '#1 Sharpen the knives\n#2 Buy scarves');
  assert.equal(chat.say('show tasks about knives or umbrellas'), '#1 Sharpen the knives');
  assert.match(chat.say('show tasks about umbrellas or coats'), /^No tasks fit that[^\n]*$/u);
});

test('everything for today is less than everything', () => {
  const chat = withTasks('add pay rent today', 'add call mom');
  chat.say('I did everything for today');
  assert.deepEqual(chat.changes(), [{ name: 'complete_task', arguments: { task_id: 1 } }]);
});

test('what is out was taken out, and who is back was not called back', () => {
  const chat = withTasks('add take out the bins', 'add call back the kids');
  chat.say('the bins are out');
  assert.deepEqual(chat.changes(), [{ name: 'complete_task', arguments: { task_id: 1 } }]);
  chat.say('the kids are back');
  assert.deepEqual(chat.changes(), []);
});

test('what is not signed is opened again where it was ticked off, and stays open where it was not', () => {
  const chat = withTasks('add sign the trip form', 'add pay rent', 'complete 1');
  chat.say("the trip form isn't actually signed");
  assert.deepEqual(chat.changes(), [{ name: 'update_task', arguments: { task_id: 1, completed: false } }]);
  assert.match(chat.say("the rent isn't paid yet"), /stays open/);
  assert.deepEqual(chat.changes(), []);
});
