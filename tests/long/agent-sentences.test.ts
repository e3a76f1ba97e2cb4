import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import type { Heard } from '../../src/agent/heard.ts';
import { chooseModel } from '../../src/agent/model.ts';
import { type TestChat, testChat } from '../support/chat.ts';
import { ann } from '../support/mcp-endpoint.ts';
import { eventually } from '../support/server.ts';
import { type Asked, partsOf, plainly, type Reply, type Says, wireServer } from '../support/wire.ts';
import { drafted, nameOf, type Way, ways } from '../support/wire-model.ts';

/** What a person is told, whatever the model's server does, and what an odd model may not do unasked. */

type Replies = (Says | Reply | ((asked: Asked) => Reply))[];

/** One message in a chat whose model is a script; streamed when the way says so, and then heard. */
async function talk(
  t: TestContext,
  chat: TestChat,
  { api, stream }: Way,
  replies: Replies,
  {
    message = 'add milk',
    bounds = {},
    conversation,
  }: { message?: string; bounds?: { timeoutMs?: number; maxRetries?: number }; conversation?: number | undefined } = {},
) {
  const isSays = (one: Says | Reply): one is Says => 'text' in one || 'calls' in one;
  const server = await wireServer(
    t,
    replies.map((one) => (typeof one === 'object' && isSays(one) ? plainly(one) : (one as Reply))),
  );
  chat.deps.model = chooseModel(
    { openaiBaseUrl: server.baseUrl, openaiModel: 'm', openaiApi: api },
    { maxRetries: 0, ...bounds },
  );
  const heard: Heard[] = [];
  const request = { message, ...(conversation === undefined ? {} : { conversation_id: conversation }) };
  const answer = await chat.say(request, stream ? { hear: (each) => void heard.push(each) } : {});
  return { ...answer, heard, asked: server.asked };
}

const calling = (name: string, args: object): Says => ({ calls: [{ name, arguments: args }] });
const adds = calling('add_task', { title: 'Milk' });
const deletes = (...ids: unknown[]): Says => ({
  calls: ids.map((id) => ({ name: 'delete_task', arguments: { task_id: id } })),
});
const status = (code: number, message = 'no'): Reply => ({ status: code, body: { error: { message } } });
const empty: Says = { text: '' };
const thinks: Says = { text: '<think>Milk, then.</think>' };
const breaksOff: Reply = { body: [': begun\n\n'], ends: 'cut' };
const hangs: Reply = { body: [': begun\n\n'], ends: 'hang' };
const declines = ({ api }: Way): Reply =>
  api === 'chat'
    ? { body: { choices: [{ message: { refusal: 'I must not.' } }] } }
    : {
        body: {
          status: 'completed',
          output: [{ type: 'message', content: [{ type: 'refusal', refusal: 'I must not.' }] }],
        },
      };

const sentences: [what: string, reply: (way: Way) => Says | Reply, told: RegExp][] = [
  ['a key that is refused', () => status(401), /does not accept the key I was given; .* OPENAI_API_KEY\./],
  ['an unknown model', () => status(404), /does not know the model or address .* OPENAI_MODEL and OPENAI_BASE_URL\./],
  ['a refused request', () => status(400), /refuses what I ask it as it is;/],
  [
    'too much text',
    () => status(400, 'maximum context length is 4096 tokens'),
    /more text than the language model can read at once;/,
  ],
  [
    'too many requests',
    () => ({ ...status(429), headers: { 'retry-after': '90' } }),
    /has too much to do and asks to wait 90 seconds\./,
  ],
  ['an outage', () => status(503), /the language model does not answer\./],
  [
    'a web page',
    () => ({ body: '<html></html>', headers: { 'content-type': 'text/html' } }),
    /what answers at the address of the language model is none;/,
  ],
  ['an answer that breaks off', () => breaksOff, /broke off\./],
  ['a time-out', () => hangs, /took too long to answer\./],
  ['an empty answer', () => empty, /gave an empty answer\./],
  ['thoughts alone', () => thinks, /only thought about it and gave no answer\./],
  ['a model that declines', declines, /declines this: "I must not\."\./],
];

for (const way of ways) {
  const on = nameOf(way);

  test(`${on}: each fault has a sentence of its own, and nothing was changed`, async (t) => {
    const chat = await testChat(t);
    for (const [what, reply, told] of sentences) {
      const { response, tool_calls } = await talk(t, chat, way, [reply(way)], {
        bounds: { timeoutMs: what === 'a time-out' ? 200 : 20_000 },
      });
      assert.match(response, told, what);
      assert.match(response, /^Sorry, .* Nothing was changed/, what);
      for (const [other, , words] of sentences)
        if (other !== what) assert.doesNotMatch(response, words, `${what} is told as ${other}`);
      assert.deepEqual(tool_calls, []);
    }
    assert.equal((await chat.tools.events()).length, 0);
  });

  test(`${on}: after a success what was done is told first, and nothing denies it`, async (t) => {
    const chat = await testChat(t);
    for (const [what, reply, told] of sentences) {
      const silent = what === 'an empty answer' || what === 'thoughts alone';
      const { response, tool_calls } = await talk(t, chat, way, [adds, reply(way)], {
        bounds: { timeoutMs: what === 'a time-out' ? 1_000 : 20_000 },
      });
      assert.match(response, /^Added "Milk" \(#\d+\)\./, what);
      assert.doesNotMatch(response, /Sorry|Nothing was changed|could not|couldn't/);
      if (silent) assert.doesNotMatch(response, /\n/, what);
      else
        assert.match(
          response,
          new RegExp(`\\nAfter that .*${told.source}.* If something is missing, tell me again\\.$`),
          what,
        );
      assert.equal(tool_calls[0]?.status, 'ok');
    }
  });

  test(`${on}: a turn that runs out of time says what it did`, async (t) => {
    const chat = await testChat(t, { turnTimeoutMs: 1_500 });
    const done = await talk(t, chat, way, [adds, hangs]);
    assert.match(done.response, /^Added "Milk" \(#1\)\.\nAfter that I ran out of time for this message\./);
    const nothing = await talk(t, chat, way, [hangs]);
    assert.match(
      nothing.response,
      /^Sorry, I ran out of time for this message\. Nothing was changed; please try again/,
    );
  });

  test(`${on}: a loop is cut, and the answer says so and what was done`, async (t) => {
    const chat = await testChat(t);
    const looks = Array.from({ length: 13 }, (_, n) => calling('list_tasks', { limit: n + 1 }));
    const looking = await talk(t, chat, way, looks);
    assert.match(
      looking.response,
      /^That took more steps than I can make at once, so I stopped there\. Nothing was changed\.$/,
    );
    const adding = await talk(
      t,
      chat,
      way,
      looks.map((_, n) => calling('add_task', { title: `Milk ${n}` })),
    );
    assert.match(adding.response, /^Added 12 tasks|^Added "Milk 0"/);
    assert.match(adding.response, /so I stopped there\. Tell me what is still missing\.$/);
  });

  test(`${on}: arguments that are no JSON and names outside the five are answered to the model, and the turn goes on`, async (t) => {
    const chat = await testChat(t);
    const { response, tool_calls, asked } = await talk(t, chat, way, [
      {
        calls: [
          { name: 'add_task', arguments: '{"title": "Mi' },
          { name: 'drop_table', arguments: {} },
        ],
      },
      adds,
      { text: 'Added #1.' },
    ]);
    assert.equal(response, 'Added #1.');
    assert.partialDeepStrictEqual(tool_calls, [
      { name: 'add_task', arguments: {}, status: 'error' },
      { name: 'add_task', status: 'ok' },
    ]);
    const results = partsOf(asked[1]!).results;
    assert.match(results.join('\n'), /no JSON object, so nothing was done; call add_task again/);
    assert.match(results.join('\n'), /no tool drop_table; the tools are add_task/);
    assert.doesNotThrow(() => JSON.stringify(asked[1]!.body));
    for (const [, args] of JSON.stringify(asked[1]!.body).matchAll(/"arguments":"((?:[^"\\]|\\.)*)"/g))
      assert.equal(typeof JSON.parse(JSON.parse(`"${args}"`)), 'object');
  });

  test(`${on}: an identical add in one answer is one task`, async (t) => {
    const chat = await testChat(t);
    const { tool_calls } = await talk(t, chat, way, [
      { calls: [...adds.calls!, ...adds.calls!, ...adds.calls!] },
      { text: 'Added.' },
    ]);
    assert.equal(tool_calls.length, 1);
    assert.equal((await chat.tools.of(ann)).length, 1);
  });

  test(`${on}: a deletion without a number, or of a task that is not there, is refused and never asked about`, async (t) => {
    const chat = await testChat(t);
    await chat.tools.seed(ann, 'A', 'B');
    const { response, tool_calls } = await talk(
      t,
      chat,
      way,
      [deletes('the milk', null, 98, 99), { text: 'There is no such task.' }],
      { message: 'delete all of these' },
    );
    assert.equal(response, 'There is no such task.');
    assert.ok(tool_calls.filter(({ name }) => name === 'delete_task').every(({ status: each }) => each === 'error'));
    const mixed = await talk(t, chat, way, [deletes('x', 1, 99, '#2')], { message: 'delete all of these' });
    assert.match(mixed.response, /Delete #1 "A", #2 "B"\? Say yes to go ahead\.$/);
    assert.doesNotMatch(mixed.response, /NaN|Delete.*99/);
    assert.equal((await chat.tools.of(ann)).length, 2);
  });

  test(`${on}: the first deletion of a message that deletes many asks; one that the message names does not`, async (t) => {
    const chat = await testChat(t);
    await chat.tools.seed(ann, 'Milk', 'Eggs', 'Bread', 'Rent');
    const ask = async (message: string, id: number) =>
      (await talk(t, chat, way, [deletes(id), { text: 'Gone.' }], { message })).response;
    for (const [message, id] of [
      ['delete all my tasks', 1],
      ['delete everything except 2', 2],
      ['remove all 3 tasks', 3],
      ['clear my list', 1],
    ] as const)
      assert.match(await ask(message, id), /^Delete #\d "\w+"\? Say yes/, message);
    assert.equal((await chat.tools.of(ann)).length, 4);
    assert.equal(await ask('delete task 1 from the list', 1), 'Gone.');
    assert.equal(await ask('delete eggs, that is all', 2), 'Gone.');
    assert.equal(await ask('delete the third', 3), 'Gone.');
  });

  test(`${on}: what this program listed for its question is not in the history`, async (t) => {
    const chat = await testChat(t);
    await chat.tools.seed(ann, 'A', 'B');
    const { conversation_id, tool_calls } = await talk(t, chat, way, [deletes(1, 2)], { message: 'delete both' });
    assert.deepEqual(
      tool_calls.map(({ name }) => name),
      ['list_tasks'],
    );
    const { asked } = await talk(t, chat, way, [{ text: 'Fine.' }], {
      message: 'what?',
      conversation: conversation_id,
    });
    assert.deepEqual(partsOf(asked[0]!).results, []);
    assert.match(JSON.stringify(asked[0]!.body), /Delete #1/);
  });
}

test('a streamed turn is heard as it is written, and the stored answer takes the place of the draft', async (t) => {
  for (const way of ways.filter(({ stream }) => stream)) {
    const { heard, response } = await talk(t, await testChat(t), way, [
      { text: 'I add it.', ...adds },
      { text: 'Added Milk as #1.' },
    ]);
    const kinds = heard.map((each) => ('draft' in each ? Object.keys(each.draft)[0] : Object.keys(each)[0]));
    assert.deepEqual(kinds, [
      'begun',
      'begins',
      'text',
      'text',
      'text',
      'call',
      'call',
      'begins',
      'text',
      'text',
      'text',
      'text',
      'text',
      'done',
    ]);
    assert.equal(drafted(heard.flatMap((each) => ('draft' in each ? [each.draft] : []))), response);
  }
});

test('whoever waits in vain is told for what, and the message is not lost to the log', async (t) => {
  const chat = await testChat(t, { lease: { seconds: 30, waitMs: 100 } });
  const way = { api: 'chat', stream: false } as const;
  const { conversation_id } = await talk(t, chat, way, [{ text: 'Hello.' }], { message: 'hello' });
  void talk(t, chat, way, [hangs], { message: 'plan my secret party', conversation: conversation_id }).catch(() => {});
  await eventually(async () => assert.equal((await chat.db.selectFrom('leases').select('name').execute()).length, 1));
  await eventually(async () =>
    assert.equal((await chat.db.selectFrom('turns').select('id').where('finished_at', 'is', null).execute()).length, 1),
  );
  await assert.rejects(chat.say({ message: 'and?', conversation_id }), {
    code: 'unavailable',
    message:
      /^Your message "plan my secret party", sent \d+ seconds ago, is still being answered; send this again in a moment\.$/,
  });
  assert.doesNotMatch(chat.logged.join(), /secret party/);
});
