import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withNumbers } from '../../src/agent/offline/plan/named/names.ts';
import { readNumbered } from '../../src/agent/offline/plan/named/numbered.ts';
import { numberedForms } from '../../src/agent/offline/plan/named/numbered-forms.ts';
import { secondReading } from '../../src/agent/offline/plan/named/second-reading.ts';
import { understand } from '../../src/agent/offline/read/understand.ts';
import { when } from '../support/offline-fake.ts';
import { finished } from '../support/steps.ts';

/** A message is read once more with the numbers of its tasks (docs/decisions/0129). */

const tasks = [
  'call the electrician',
  'water the plants',
  "Mum's physio",
  "fill Mum's pill box",
  'book the hall, order cake',
  'take the bins out',
  'gym membership',
  'buy birthday cards',
].map((title, at) => ({ id: at + 1, title }));

const named: [message: string, text: string | undefined][] = [
  ['make the electrician friday at 8', 'make #1 friday at 8'],
  ['electrician done and the plants are watered', '#1 done and #2 are watered'],
  ['the electrician task can go', '#1 can go'],
  // Both are Mum's, and the physio is one of them.
  ['mum doesnt need physio anymore', 'mum doesnt need #3 anymore'],
  ["mum's is done", undefined],
  // One thing of several is not the task.
  ['delete the cake', undefined],
  // "A" electrician is no particular one, and what is added or renamed has a title of its own.
  ['get an electrician', undefined],
  ['add call the electrician again', undefined],
  ['put the bins out tomorrow', 'put #6 out tomorrow'],
  // Neither the membership nor the cards.
  ['delete the membership card', undefined],
  ['delete "the electrician"', undefined],
  ['make the cards on saturday', undefined],
];
for (const [message, text] of named)
  test(`names as numbers: ${message}`, () => assert.equal(finished(withNumbers(message, tasks)), text));

const reading = { when, quotes: [] };
const read = (text: string) =>
  readNumbered(text, reading)?.map((intent) => {
    const numbers = 'target' in intent ? intent.target.map((one) => (one.by === 'number' ? one.number : one.by)) : [];
    const change = intent.do === 'update' ? Object.keys(intent.change) : [];
    return [intent.do, ...numbers, ...change].join(' ');
  });

for (const { kind, pattern, example } of numberedForms)
  test(`a form of ${kind}: ${example}`, () => assert.match(example, pattern));

const understood: [text: string, does: string[] | undefined][] = [
  ['#3 is done, she loved it', ['complete 3']],
  ['delete #3, i will paint instead', ['delete 3']],
  ['#3 cancelled, take her off the list', ['delete 3']],
  ['#3 and #5 are both done', ['complete 3 5']],
  ['set #3 to saturday and high prio', ['update 3 due_date', 'update 3 priority']],
  ['we are not going to #3 after all, remove #3', ['delete 3']],
  ['#3 is late, push it by an hour', ['shift 3']],
  ['#3 now at 12, #5 is picked up, and scrap #6', ['update 3 due_date', 'complete 5', 'delete 6']],
  ['move #3 to friday and #5 to tomorrow, times stay the same', ['update 3 due_date', 'update 5 due_date']],
  // What stands behind it may take it back.
  ['delete #3 but not yet', undefined],
  ['#3 is done in my dream', undefined],
  ['I finished #3, just kidding', undefined],
  ['delete #3 and everything breaks', undefined],
  ['make #3 only monday and friday', undefined],
  ["don't delete #3, I need it", undefined],
];
for (const [text, does] of understood) test(`of numbers: ${text}`, () => assert.deepEqual(read(text), does));

const again = (message: string) => {
  return finished(secondReading(message, { when }, understand).read(tasks))?.map(({ do: act }) => act);
};

test('what is told as done was done with the verb of its title', () => {
  assert.deepEqual(again('I phoned the electrician'), ['complete']);
  assert.equal(again('I saw the electrician'), undefined);
});

test('what was to be added is added or said of a task that is there, and never lost', () => {
  assert.deepEqual(again('plants watered, and put the electrician down for 9am tomorrow'), ['complete', 'update']);
  assert.equal(again('the electrician came so tick it, and put call the electrician office down for 9am'), undefined);
});
