import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Conversation } from '../support/offline-fake.ts';

const added = [
  'add oil change tomorrow at 8am #car',
  'add pick up suit on thursday, urgent',
  'add car wash #car',
  'add tax return on march 31, high priority',
  'add pay the gas bill',
  'add pay the water bill',
];

function withTasks(...messages: string[]): Conversation {
  const chat = new Conversation();
  for (const message of [...added, ...messages]) chat.say(message);
  return chat;
}

/** What the last message listed; nothing where it did anything else. */
function listed(chat: Conversation): unknown {
  assert.deepEqual(chat.changes(), []);
  return chat.rounds.flat().at(-1)?.arguments;
}

const after: [shown: string, said: string, filter: unknown][] = [
  ['what is due today', 'and tomorrow', { status: 'pending', due: 'tomorrow' }],
  ['show #car', 'what about tomorrow?', { tags: ['car'], due: 'tomorrow' }],
  [
    'what is due tomorrow',
    'and the day after',
    { status: 'pending', due_after: '2026-03-12', due_before: '2026-03-13' },
  ],
  [
    'what is due this week',
    'and the week after that?',
    { status: 'pending', due_after: '2026-03-17', due_before: '2026-03-24' },
  ],
  ['what is due today', 'no i mean friday', { status: 'pending', due_after: '2026-03-13', due_before: '2026-03-14' }],
  ["what's open?", 'only the urgent ones', { status: 'pending', priority: 'urgent' }],
  ["what's open?", 'and the ones without a date?', { status: 'pending', due: 'none' }],
  ["what's open?", 'just the car stuff', { status: 'pending', search: 'car' }],
  ["what's open?", 'what about the car ones', { status: 'pending', search: 'car' }],
  ['show everything', 'hide the done ones', { status: 'pending' }],
  ['what is due this week', 'how many is that', { status: 'pending', due: 'week' }],
  ["what's open?", 'by priority', { status: 'pending', sort_by: 'priority', order: 'desc' }],
  ["what's open?", 'sort them by date', { status: 'pending', sort_by: 'due_date', order: 'asc' }],
];

for (const [shown, said, filter] of after)
  test(`"${said}" behind "${shown}" is about that list`, () => {
    const chat = withTasks(shown);
    chat.say(said);
    assert.deepEqual(listed(chat), filter);
  });

test('behind another message the same words are none about a list', () => {
  for (const said of ['how many is that', 'and the day after', 'hide the done ones']) {
    const chat = withTasks("what's open?", 'thanks');
    chat.say(said);
    assert.deepEqual(chat.rounds.flat(), [], said);
  }
});

test('a thing to do behind a list is added, and a command is carried out', () => {
  for (const [said, name] of [
    ['and buy things for the party', 'add_task'],
    ['just call mom', 'add_task'],
    ['just delete the first', 'delete_task'],
    ['and mark the second one done', 'complete_task'],
  ] as const) {
    const chat = withTasks("what's open?");
    chat.say(said);
    assert.deepEqual(
      chat.changes().map((call) => call.name),
      [name],
      said,
    );
  }
});

test('"when exactly" shows what the list showed', () => {
  const chat = withTasks('search oil');
  assert.match(chat.say('when exactly?'), /#1 Oil change — due tomorrow at 8:00/);
});

test('a question about one task shows it and changes nothing', () => {
  for (const [said, title] of [
    ['how long until the tax return is due?', /#4 Tax return/],
    ['how many days left for the tax return', /#4 Tax return/],
    ['did I pay the gas bill?', /#5 Pay the gas bill/],
    ['have i paid the water bill yet', /#6 Pay the water bill/],
    ['is the gas bill paid already?', /#5 Pay the gas bill/],
    ['was the suit picked up', /#2 Pick up suit/],
    ['does task 4 have a deadline', /#4 Tax return/],
    ['what about the tax return?', /#4 Tax return/],
    ['is the oil change tomorrow?', /#1 Oil change/],
    ['tell me if the gas bill is paid', /#5 Pay the gas bill/],
    ['status of the tax return', /#4 Tax return/],
    ['when does the tax return have to be sent in', /#4 Tax return/],
  ] as const) {
    const chat = withTasks();
    assert.match(chat.say(said), title, said);
    assert.deepEqual(chat.changes(), [], said);
  }
});

test('a question that several tasks fit shows all of them', () => {
  assert.match(withTasks().say('is the bill paid?'), /#5 Pay the gas bill\n#6 Pay the water bill/);
});

test('a choice between several may have words around it', () => {
  for (const said of [
    'sorry, i mean the gas one',
    'no i meant the gas bill, thanks',
    'the first one i think',
    'hmm the first',
    'probably 5 actually',
  ]) {
    const chat = withTasks('complete the bill');
    chat.say(said);
    assert.deepEqual(chat.changes(), [{ name: 'complete_task', arguments: { task_id: 5 } }], said);
  }
  const chat = withTasks('complete the bill');
  assert.match(chat.say('neither of them'), /nothing was changed/);
  assert.deepEqual(chat.changes(), []);
});

test('several priorities at once are all of them', () => {
  const shown = withTasks().say('show urgent and high priority tasks');
  assert.match(shown, /#2 .*\n#4 /);
  assert.doesNotMatch(shown, /#[1356] /);
});
