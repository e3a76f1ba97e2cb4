import assert from 'node:assert/strict';
import test from 'node:test';
import type { AgentInputItem } from '@openai/agents';
import { partsOf, type Reply } from '../support/wire.ts';
import { askWire, nameOf, user, ways } from '../support/wire-model.ts';

/** What goes wrong with a model's server, told apart; and requests that strict servers take. */

const says = (status: number, message: string, code?: string): Reply => ({
  status,
  body: { error: { message, code } },
});
const html = '<!doctype html><html><body>Welcome to nginx</body></html>';

const faults: [reply: Reply, kind: string][] = [
  [says(401, 'Incorrect API key'), 'key'],
  [says(403, 'forbidden'), 'key'],
  [says(429, 'You exceeded your current quota', 'insufficient_quota'), 'key'],
  [says(404, 'not found'), 'unknown'],
  [says(400, "The model 'x' does not exist", 'model_not_found'), 'unknown'],
  [says(400, 'tools must be a list'), 'request'],
  [says(422, 'unknown field'), 'request'],
  [says(400, "This model's maximum context length is 4096 tokens", 'context_length_exceeded'), 'overflow'],
  [
    says(400, 'the request exceeds the available context size, try increasing it', 'exceed_context_size_error'),
    'overflow',
  ],
  [says(413, 'too large'), 'overflow'],
  [says(500, 'the prompt is too long for n_ctx'), 'overflow'],
  [says(429, 'rate limit'), 'busy'],
  [says(500, 'oops'), 'outage'],
  [{ status: 502, body: html, headers: { 'content-type': 'text/html' } }, 'outage'],
  [{ body: html, headers: { 'content-type': 'text/html' } }, 'stranger'],
  [{ body: '' }, 'stranger'],
  [{ body: '{"choices":[' }, 'stranger'],
  [{ body: { hello: 'world' } }, 'stranger'],
  [{ body: { error: { message: 'context length exceeded' } } }, 'overflow'],
  [{ body: { error: { message: 'Invalid API key' } } }, 'key'],
  [{ body: { error: 'model not found, try pulling it first' } }, 'unknown'],
];

for (const way of ways) {
  const on = nameOf(way);

  test(`${on}: faults are told apart, and none keeps what the server wrote`, async (t) => {
    for (const [reply, kind] of faults)
      await assert.rejects(askWire(t, way, [reply]), (fault: Error & { kind: string }) => {
        assert.equal(fault.kind, kind, JSON.stringify(reply));
        assert.doesNotMatch(JSON.stringify(fault) + fault.message, /nginx|API key|maximum context/);
        return true;
      });
  });

  test(`${on}: a server that asks to wait is asked again after it, or told of when that is long`, async (t) => {
    const wait = (seconds: string): Reply => ({ ...says(429, 'slow down'), headers: { 'retry-after': seconds } });
    const { text, asked } = await askWire(t, way, [wait('0.05'), { text: 'Hello.' }], { maxRetries: 1 });
    assert.deepEqual([text, asked.length], ['Hello.', 2]);
    await assert.rejects(askWire(t, way, [wait('3600')], { maxRetries: 5 }), { kind: 'busy', waitMs: 3_600_000 });
  });

  const call = (callId: string): AgentInputItem => ({
    type: 'function_call',
    callId,
    name: 'list_tasks',
    arguments: '{}',
    status: 'completed',
  });
  const result = (callId: string, text: string): AgentInputItem => ({
    type: 'function_call_result',
    callId,
    name: 'list_tasks',
    status: 'completed',
    output: { type: 'text', text },
  });
  const said = (text: string): AgentInputItem => ({
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text }],
  });

  test(`${on}: a request that is too long is tried with less and less history, then with shorter results`, async (t) => {
    const past = Array.from({ length: 8 }, (_, n) => [
      user(`question ${n} ${'x'.repeat(900)}`),
      said(`answer ${n}`),
    ]).flat();
    const list = Array.from({ length: 60 }, (_, n) => `#${n} Task`).join('\n');
    const input = [...past, user('the present one'), call('a'), result('a', list)];
    const tooLong = says(400, 'prompt is too long');
    const { text, asked } = await askWire(t, way, [tooLong, tooLong, tooLong, tooLong, { text: 'Hello.' }], { input });
    assert.equal(text, 'Hello.');
    const parts = asked.map((one) => partsOf(one));
    const users = parts.map((one) => one.users.length);
    assert.deepEqual(
      [...users].sort((a, b) => b - a),
      users,
    );
    assert.ok(users[0]! > users[1]! && users.at(-1) === 1);
    assert.deepEqual([parts[3]!.results[0]!.split('\n').length, parts[4]!.results[0]!.split('\n').length], [60, 21]);
    assert.ok(parts.every((one) => one.users.at(-1) === 'the present one'));
    await assert.rejects(askWire(t, way, [tooLong], { input }), { kind: 'overflow' });
  });

  test(`${on}: ids of nine letters and digits, each once; a call without result and a result without call stay out`, async (t) => {
    const input = [
      user('a'),
      call('call_17_0'),
      result('call_17_0', 'x'),
      call('lost'),
      said('b'),
      user('c'),
      call('y'),
      call('z'),
      result('y', '1'),
      result('z', '2'),
      result('stray', '3'),
    ];
    const { asked } = await askWire(t, way, [{ text: 'Hello.' }], { input });
    const body = JSON.stringify(asked[0]!.body);
    assert.doesNotMatch(body, /lost|stray|call_17/);
    const ids = [...body.matchAll(/"(?:tool_call_id|call_id|id)":"([^"]*)"/g)].map((match) => match[1]!);
    assert.ok(ids.length >= 6 && ids.every((id) => /^[a-z0-9]{9}$/i.test(id)), ids.join());
    assert.equal(new Set(ids).size, 3);
    if (way.api !== 'chat') return;
    const roles = (asked[0]!.body.messages as { role: string }[]).map(({ role }) => role);
    assert.equal(roles.join(' '), 'system user assistant tool assistant user assistant tool tool');
  });
}

test('a server whose only model is not named is asked for its name; of several none is taken', async (t) => {
  for (const way of ways) {
    const list = (...ids: string[]): Reply => ({ body: { data: ids.map((id) => ({ id })) } });
    const { asked } = await askWire(t, way, [list('the-one'), { text: 'Hello.' }], { unnamed: true });
    assert.equal(asked[0]!.path, '/v1/models');
    assert.equal(asked[1]!.body.model, 'the-one');
    await assert.rejects(askWire(t, way, [list('a', 'b')], { unnamed: true }), { kind: 'unnamed' });
  }
});
