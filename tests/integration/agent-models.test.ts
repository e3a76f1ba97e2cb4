import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { chooseModel } from '../../src/agent/model.ts';
import { testChat } from '../support/chat.ts';
import { type Fault, fakeOpenAi, guardNetwork } from '../support/fake-openai.ts';
import { ann } from '../support/mcp-endpoint.ts';

const patient = { timeoutMs: 60_000, maxRetries: 0 };
/** For requests that nobody answers. */
const quick = { timeoutMs: 300, maxRetries: 0 };

/** One conversation, said in this order. */
const phrases = [
  'Add a task to buy groceries',
  'I need to remember to pay bills',
  'add a task: team meeting',
  'Show me all my tasks',
  "What's pending?",
  'Mark task 1 as complete',
  'What have I completed?',
  "Change task 2 to 'Call mom tonight'",
  'Delete the meeting task',
  'add water the plants tomorrow 5pm and add call Bob',
  'mark it as done',
  'what is overdue?',
];

async function converse(t: TestContext, config: Parameters<typeof chooseModel>[0], said = phrases) {
  const chat = await testChat(t, { model: chooseModel(config, patient) });
  const heard: unknown[] = [];
  let conversation_id: number | undefined;
  for (const message of said) {
    const answer = await chat.say({ message, ...(conversation_id ? { conversation_id } : {}) });
    conversation_id = answer.conversation_id;
    const calls = answer.tool_calls.map((call) => [call.name, call.arguments, call.status]);
    heard.push({ message, response: answer.response, calls });
  }
  return { heard, tools: chat.tools };
}

test('the same words make the same calls offline, through Responses and through Chat Completions', async (t) => {
  const fake = await fakeOpenAi(t);
  const outside = guardNetwork(t, fake);
  const offline = await converse(t, {});
  assert.deepEqual(outside, []);
  assert.deepEqual(
    (await offline.tools.of(ann)).map((task) => [task.id, task.title, task.completed]),
    [
      [1, 'Buy groceries', true],
      [2, 'Call mom tonight', false],
      [4, 'Water the plants', false],
      [5, 'Call Bob', true],
    ],
  );
  assert.deepEqual((await converse(t, { openaiBaseUrl: fake.baseUrl, openaiModel: 'local' })).heard, offline.heard);
  assert.deepEqual(outside, []);
  assert.deepEqual((await converse(t, { openaiApiKey: 'sk-test' })).heard, offline.heard);
  assert.deepEqual([...new Set(outside)], ['https://api.openai.com/v1/responses']);
});

test('deleting everything waits for a yes on every path', async (t) => {
  const fake = await fakeOpenAi(t);
  guardNetwork(t, fake);
  const said = [
    'add milk',
    'add eggs',
    'delete all my tasks',
    'no',
    'delete all my tasks',
    'go ahead',
    'show my tasks',
  ];
  const offline = await converse(t, {}, said);
  assert.match(JSON.stringify(offline.heard), /Delete #1 \\"Milk\\", #2 \\"Eggs\\"\? Say yes to go ahead/);
  assert.deepEqual(await offline.tools.of(ann), []);
  assert.deepEqual((await converse(t, { openaiBaseUrl: fake.baseUrl }, said)).heard, offline.heard);
  assert.deepEqual((await converse(t, { openaiApiKey: 'sk-test' }, said)).heard, offline.heard);
});

test('OpenAI is asked to store nothing, and a compatible server is sent no setting that it may not know', async (t) => {
  const fake = await fakeOpenAi(t);
  guardNetwork(t, fake);
  const chat = await testChat(t, {
    model: chooseModel({ openaiApiKey: 'sk-test', openaiModel: 'some-model' }, patient),
  });
  await chat.say('add milk');
  assert.equal(fake.requests[0]?.store, false);
  assert.equal(fake.requests[0]?.model, 'some-model');
  const local = await testChat(t, { model: chooseModel({ openaiBaseUrl: fake.baseUrl }, patient) });
  await local.say('add milk');
  assert.equal('store' in fake.requests.at(-1)!, false);
});

test('a failed request is tried again before the turn gives up', async (t) => {
  const fake = await fakeOpenAi(t);
  fake.fail('unavailable');
  const chat = await testChat(t, {
    model: chooseModel({ openaiBaseUrl: fake.baseUrl }, { ...patient, maxRetries: 1 }),
  });
  await chat.say('add milk');
  assert.equal(fake.requests.length, 2);
});

const told: Record<Fault, RegExp> = {
  unavailable: /^Sorry, the language model does not answer\. Nothing was changed; please try again in a moment\.$/,
  hang: /^Sorry, the language model took too long to answer\. Nothing was changed; please try again in a moment\.$/,
  'bad-key': /^Sorry, the language model does not accept the key.* OPENAI_API_KEY\. Nothing was changed\.$/,
  'not-json':
    /^Sorry, what answers at the address of the language model is none.* OPENAI_BASE_URL\. Nothing was changed\.$/,
  empty: /^Sorry, what answers at the address of the language model is none.* OPENAI_BASE_URL\. Nothing was changed\.$/,
};

for (const [fault, sentence] of Object.entries(told) as [Fault, RegExp][]) {
  test(`a model that is out of reach (${fault}) is told in a sentence, and nothing is done or logged of it`, async (t) => {
    const fake = await fakeOpenAi(t);
    fake.fail(fault);
    for (const config of [{ openaiBaseUrl: fake.baseUrl }, { openaiApiKey: 'sk-secret' }]) {
      guardNetwork(t, fake);
      const chat = await testChat(t, { model: chooseModel(config, fault === 'hang' ? quick : patient) });
      const { response, tool_calls } = await chat.say('add secret plan');
      assert.match(response, sentence);
      assert.deepEqual(tool_calls, []);
      assert.equal((await chat.tools.events()).length, 0);
      assert.doesNotMatch(chat.logged.join(), /sk-secret|secret plan/);
    }
  });
}

test('a model that cannot be connected to is told in a sentence', async (t) => {
  const chat = await testChat(t, { model: chooseModel({ openaiBaseUrl: 'http://127.0.0.1:9/v1' }, patient) });
  assert.match((await chat.say('add milk')).response, /Nothing was changed/);
});

test('a model that dies after the tools ran: the sentence says what was done, and a retry by key does it no second time', async (t) => {
  const fake = await fakeOpenAi(t);
  fake.fail('unavailable', 2);
  const chat = await testChat(t, { model: chooseModel({ openaiBaseUrl: fake.baseUrl }, patient) });
  const answer = await chat.say({ message: 'add buy milk', idempotency_key: 'k' });
  assert.match(answer.response, /milk/i);
  assert.doesNotMatch(answer.response, /Nothing was changed/);
  assert.equal(answer.tool_calls[0]?.status, 'ok');
  assert.deepEqual(await chat.say({ message: 'add buy milk', idempotency_key: 'k' }), answer);
  assert.equal((await chat.tools.events()).length, 1);
});

test('a key whose turn did nothing, because the model was out of reach, may be tried again', async (t) => {
  const fake = await fakeOpenAi(t);
  fake.fail('unavailable');
  const chat = await testChat(t, { model: chooseModel({ openaiBaseUrl: fake.baseUrl }, patient) });
  const request = { message: 'add buy milk', idempotency_key: 'k' };
  assert.deepEqual((await chat.say(request)).tool_calls, []);
  fake.fail('unavailable', Number.MAX_SAFE_INTEGER);
  assert.equal((await chat.say(request)).tool_calls.length, 1);
});
