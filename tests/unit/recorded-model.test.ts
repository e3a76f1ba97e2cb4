import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MaxTurnsExceededError, type ModelRequest, type ModelResponse, Usage } from '@openai/agents';
import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents/testing';
import { RecordedModel } from '../../src/agent/recorded-model.ts';

const request = { input: 'Tidy up', tools: [] } as unknown as ModelRequest;
const calls = (count: number) =>
  Array.from({ length: count }, (_, n) => functionCall('list_tasks', {}, { callId: `c${n}` }));

function record(answers: ModelResponse['output'][], { waits = false, recorded = [] as ModelResponse[] } = {}) {
  const model = new ScriptedModel(answers);
  const heard: number[] = [];
  const saved: number[] = [];
  const recorder = new RecordedModel({
    model,
    recorded,
    save: async (responses) => void saved.push(responses.length),
    heard: ({ output }) => heard.push(output.length),
    mayWait: () => waits,
  });
  const next = async () => (await recorder.getResponse(request)).output.map((item) => item.type);
  return { model, heard, saved, next };
}

test('an answer with many calls is acted on in portions, heard and stored whole, and the model is asked once', async () => {
  const { model, heard, saved, next } = record([
    [assistantMessage('I look.'), ...calls(45)],
    [assistantMessage('Done.')],
  ]);
  assert.deepEqual(await next(), ['message', ...Array(20).fill('function_call')]);
  assert.deepEqual(await next(), Array(20).fill('function_call'));
  assert.deepEqual(await next(), Array(5).fill('function_call'));
  assert.deepEqual([model.calls.length, heard, saved], [1, [46], [1]]);
  assert.deepEqual(await next(), ['message']);
  assert.equal(model.calls.length, 2);
});

test('an answer that may wait for a yes is acted on as a whole', async () => {
  const { next } = record([calls(45)], { waits: true });
  assert.equal((await next()).length, 45);
});

test('an answer from storage is cut into the same portions', async () => {
  const recorded = [{ output: calls(25), usage: new Usage() }];
  const { model, next } = record([[assistantMessage('Done.')]], { recorded });
  assert.equal((await next()).length, 20);
  assert.equal((await next()).length, 5);
  assert.equal(model.calls.length, 0);
});

test('portions are no answers: a model may answer twelve times, however long its answers are', async () => {
  const { next } = record(Array.from({ length: 13 }, () => calls(30)));
  for (let n = 0; n < 24; n++) await next();
  await assert.rejects(next(), MaxTurnsExceededError);
});
