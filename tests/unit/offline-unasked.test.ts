import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Conversation } from '../support/offline-fake.ts';

/** Messages that speak of a task and do not ask for what words in them would ask for: nothing is completed, deleted or moved. */

const leave: [title: string, ...messages: string[]][] = [
  [
    'call the electrician',
    "delete the electrician, don't",
    "delete the electrician, no don't",
    'delete the electrician, not yet',
    'delete the electrician, not really',
    'delete the electrician, that was a joke',
    "the electrician can go, don't do it",
    'assuming Tom agrees, the electrician can be scrapped',
    'I saw the electrician, he is ready for friday',
    'the electrician is done in my dream',
    'if the electrician calls, delete it',
  ],
  [
    'renew passport',
    'delete the passport, can you wait',
    'scrap the passport, no not that one',
    'bring the passport tomorrow',
  ],
  ['buy gift for Anna', 'Anna should go', 'Anna could go', 'Anna can go', 'Anna is here, drop her off', 'Anna is back'],
  ['fix the radiator', 'the radiator could go'],
  ['finish the report', 'Tom sent the report, check it', 'I finished the report, it was a dream'],
  ["Mum's physio", 'they moved the physio', "they've postponed mum's physio"],
  ['gym membership', 'gym membership expired'],
  ['buy tyres', 'change the tyres on saturday'],
  ['bake the cake', 'bring the cake on friday'],
  ['buy compost', 'turn the compost on sunday'],
  ['email Martin about rent', 'emailed Martina about the rent'],
  ['clean the greenhouse windows', 'cleaned the house windows'],
  ['send Tom the invoice', 'Tom is off', 'Tom is in'],
  ['repair the boiler', "the boiler is broken, so that's done", "the boiler is worse so that's done"],
];
for (const [title, ...messages] of leave)
  for (const message of messages)
    test(`${title}: ${message}`, () => {
      const chat = new Conversation();
      chat.say(`add ${title}`);
      const before = structuredClone(chat.tools.tasks[0]);
      chat.say(message);
      const after = chat.tools.tasks.find(({ id }) => id === 1);
      assert.deepEqual(after, before);
    });

test('what hangs on nothing is done, and what is said beside it is not lost', () => {
  const chat = new Conversation();
  for (const title of ['measure up at Webers', 'pick up the radiator', 'iron the shirts']) chat.say(`add ${title}`);
  const reply = chat.say('webers is cancelled, radiator got picked up, she loved it');
  assert.match(reply, /webers/i);
});
