import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { chooseModel } from '../../src/agent/model.ts';
import { checkModel } from '../../src/agent/wire/check.ts';
import { openLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { testChat } from '../support/chat.ts';
import { dataDirectory, eventually, freePort, postJson, signUp, startServer } from '../support/server.ts';
import { plainly, type Reply, wireServer } from '../support/wire.ts';

/** Where the model is and how it is asked; what a start says of it; what is counted. */

const models = (...ids: string[]): Reply => ({ body: { object: 'list', data: ids.map((id) => ({ id })) } });

async function checked(t: TestContext, reply: Reply, openaiModel?: string) {
  const server = await wireServer(t, [reply]);
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => void lines.push(line) });
  await checkModel(
    { openaiBaseUrl: server.baseUrl, openaiApiKey: 'sk-secret', ...(openaiModel ? { openaiModel } : {}) },
    log,
  );
  assert.deepEqual(
    server.asked.map(({ path }) => path),
    ['/v1/models'],
  );
  assert.doesNotMatch(lines.join(), /sk-secret/);
  return lines.map((line) => JSON.parse(line) as { level: number | string; msg: string; has?: string[] });
}

test('a start asks the model server once and says what is wrong with the settings', async (t) => {
  const first = async (reply: Reply, model?: string) =>
    (await checked(t, reply, model)).map(({ msg }) => msg).join('; ');
  assert.match(await first(models('a', 'b'), 'a'), /^the model server answers$/);
  assert.match(await first(models('a', 'b'), 'c'), /does not list OPENAI_MODEL/);
  assert.match(await first(models('a')), /its only model is taken/);
  assert.match(await first(models('a', 'b')), /set OPENAI_MODEL$/);
  assert.match(await first({ status: 404, body: {} }, 'a'), /does not list its models/);
  assert.match(await first({ status: 404, body: {} }), /set OPENAI_MODEL$/);
  assert.match(await first({ status: 401, body: {} }, 'a'), /does not accept OPENAI_API_KEY/);
  assert.match(await first({ body: '<html>' }, 'a'), /no model server/);
});

test('without an endpoint nothing is asked, and one out of reach is only reported', async () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => void lines.push(line) });
  await checkModel({}, log);
  assert.deepEqual(lines, []);
  await checkModel({ openaiBaseUrl: 'http://127.0.0.1:9/v1', openaiModel: 'm' }, log);
  assert.match(lines.join(), /does not answer; is OPENAI_BASE_URL right/);
});

test('key, headers, temperature, model and API go with each request', async (t) => {
  const server = await wireServer(t, [plainly({ text: 'Hello.' })]);
  const settings = {
    openaiBaseUrl: `${server.baseUrl}/`,
    openaiApiKey: 'sk-1',
    openaiModel: 'qwen',
    openaiTemperature: 0,
    openaiHeaders: { 'x-team': 'todo' },
  };
  for (const openaiApi of ['chat', 'responses'] as const) {
    const chat = await testChat(t, { model: chooseModel({ ...settings, openaiApi }) });
    assert.equal((await chat.say('hello')).response, 'Hello.');
    const { path, headers, body } = server.asked.at(-1)!;
    assert.equal(path, openaiApi === 'chat' ? '/v1/chat/completions' : '/v1/responses');
    assert.deepEqual(
      [headers.authorization, headers['x-team'], body.model, body.temperature],
      ['Bearer sk-1', 'todo', 'qwen', 0],
    );
  }
});

test('turns, tokens, faults and errors of tools are counted', async (t) => {
  const server = await wireServer(t, [
    plainly({ calls: [{ name: 'complete_task', arguments: { task_id: 9 } }] }),
    plainly({ text: 'There is none.' }),
    { status: 401, body: {} },
  ]);
  const metrics = createMetrics();
  const chat = await testChat(t, { metrics, model: chooseModel({ openaiBaseUrl: server.baseUrl, openaiModel: 'm' }) });
  await chat.say('complete 9');
  await chat.say('hello');
  const text = await metrics.registry.metrics();
  for (const line of [
    'actodo_chat_turns_total{end="answered"} 1',
    'actodo_chat_turns_total{end="failed"} 1',
    'actodo_model_faults_total{kind="key"} 1',
    'actodo_agent_tool_errors_total{code="not_found"} 1',
  ])
    assert.ok(text.includes(line), line);
});

test('the program starts although its model is out of reach, says so, and counts what the model reads and writes', async (t) => {
  const model = await wireServer(t, [{ status: 503, body: {} }, plainly({ text: 'Hello.' })]);
  const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'm', METRICS_PORT: String(await freePort()) };
  const server = await startServer(t, { dataDir: await dataDirectory(t), port: await freePort(), env });
  await eventually(async () => assert.equal(model.asked[0]?.path, '/v1/models'));
  const user = await signUp(server.url);
  const answer = await postJson(`${server.url}/api/${user.id}/chat`, { message: 'hello' }, user.token);
  assert.equal(((await answer.json()) as { response: string }).response, 'Hello.');
  const text = await (await fetch(`http://127.0.0.1:${env.METRICS_PORT}/metrics`)).text();
  assert.match(text, /actodo_model_tokens_total\{kind="input"\} 10\n/);
  assert.match(text, /actodo_model_tokens_total\{kind="cached"\} 4\n/);
  assert.match(text, /actodo_model_first_text_seconds_count 1\n/);
});
