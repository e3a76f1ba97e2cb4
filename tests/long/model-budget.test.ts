import assert from 'node:assert/strict';
import test from 'node:test';
import { chooseModel } from '../../src/agent/model.ts';
import { testChat } from '../support/chat.ts';
import { type Asked, chunk, event, partsOf, plainly, type Reply, type Says, wireServer } from '../support/wire.ts';
import { askWire, nameOf, ways } from '../support/wire-model.ts';

/** What a turn may cost in tokens, whatever its model does. */

/** An answer that says what it has cost. */
const costing = (says: Says, tokens: number) => (asked: Asked) =>
  JSON.parse(
    JSON.stringify(plainly(says)(asked)).replaceAll(/(\\?"(?:prompt|input)_tokens\\?":)10/g, `$1${tokens}`),
  ) as Reply;

for (const way of ways) {
  const on = nameOf(way);

  test(`${on}: a model that goes on for ever is asked no more when the turn has used its tokens, and what was done is said`, async (t) => {
    let made = 0;
    const adds = (asked: Asked) =>
      costing({ calls: [{ name: 'add_task', arguments: { title: `Milk ${++made}` } }] }, 20_000)(asked);
    const { baseUrl, asked } = await wireServer(t, [adds]);
    const settings = { openaiBaseUrl: baseUrl, openaiModel: 'm', openaiApi: way.api };
    const chat = await testChat(t, { model: chooseModel({ ...settings, turnTokens: 65_000 }, { maxRetries: 0 }) });
    const { response, tool_calls } = await chat.say('add milk', way.stream ? { hear: () => {} } : {});
    assert.equal(asked.length, 4);
    assert.equal(tool_calls.length, 4);
    assert.match(response, /^Added .*"Milk 1" \(#1\)/);
    assert.match(response, /\nAfter that I stopped, .* TURN_TOKENS\. If something is missing, tell me again\.$/);
    assert.equal(
      (await chat.say('hello', way.stream ? { hear: () => {} } : {})).tool_calls.length,
      4,
      'the next message has its own',
    );
  });

  test(`${on}: tokens that the server does not count are estimated, and a request that could not be paid is not sent`, async (t) => {
    const long: Reply = { body: { choices: [{ message: { content: 'x'.repeat(9_000) } }] } };
    const broken: Reply = { body: [': begun\n\n'], ends: 'cut' };
    const words = { chat: long, responses: { body: { output: [{ type: 'message', content: 'x'.repeat(9_000) }] } } };
    await askWire(t, way, [words[way.api]], { turnTokens: 4_000 + 5_000 });
    await assert.rejects(askWire(t, way, [words[way.api]], { turnTokens: 1_000 }), { kind: 'spent' });
    const { baseUrl, asked } = await wireServer(t, [broken]);
    const settings = { openaiBaseUrl: baseUrl, openaiModel: 'm', openaiApi: way.api, turnTokens: 8_000 };
    const chat = await testChat(t, { model: chooseModel(settings, { maxRetries: 9 }) });
    assert.match((await chat.say('hello')).response, /^Sorry, I stopped, .* Nothing was changed\.$/);
    assert.ok(asked.length >= 2 && asked.length <= 4, `${asked.length} requests`);
  });

  test(`${on}: an answer is bounded where the turn has less left than the model writes; a server that refuses the bound is asked without`, async (t) => {
    const field = way.api === 'chat' ? 'max_tokens' : 'max_output_tokens';
    const { asked: free } = await askWire(t, way, [{ text: 'Hello.' }]);
    assert.equal(field in free[0]!.body, false);
    const scarce = { turnTokens: 8_000, contextTokens: 8_192 };
    const { asked: bounded } = await askWire(t, way, [{ text: 'Hello.' }], scarce);
    const most = bounded[0]!.body[field] as number;
    assert.ok(most > 1_000 && most < 8_000, String(most));
    const refused: Reply = { status: 400, body: { error: { message: `Unsupported parameter: ${field}` } } };
    const { text, asked } = await askWire(t, way, [refused, { text: 'Hello.' }], scarce);
    assert.equal(text, 'Hello.');
    assert.deepEqual(
      asked.map(({ body }) => [field in body, body.stream ?? false]),
      [
        [true, way.stream],
        [false, way.stream],
      ],
    );
  });

  if (way.stream)
    test(`${on}: an answer that does not end is left where the turn's tokens end`, async (t) => {
      const delta = 'word '.repeat(40);
      const one =
        way.api === 'chat'
          ? chunk({ content: delta })
          : event({ type: 'response.output_text.delta', output_index: 0, delta });
      const endless: Reply = { body: Array.from({ length: 200 }, () => one), ends: 'hang' };
      await assert.rejects(askWire(t, way, [endless], { turnTokens: 10_000 }), { kind: 'spent' });
    });
}

test('the tools that a first request carries are paid from what the smallest setting allows', async (t) => {
  const { baseUrl, asked } = await wireServer(t, [plainly({ text: 'Hello.' })]);
  const settings = { openaiBaseUrl: baseUrl, openaiModel: 'm', turnTokens: 5_000 };
  const chat = await testChat(t, { model: chooseModel(settings, { maxRetries: 0 }) });
  assert.equal((await chat.say('hello')).response, 'Hello.');
  assert.equal(partsOf(asked[0]!).tools.length, 5);
});
