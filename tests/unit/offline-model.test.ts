import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Agent, type AgentInputItem, Runner, type Tool, tool } from '@openai/agents';
import type { ToolName } from '../../src/agent/offline/intents.ts';
import { OfflineModel } from '../../src/agent/offline/model.ts';
import { rememberingUnderstand } from '../../src/agent/offline/plan/items.ts';
import { FakeTools, when } from '../support/offline-fake.ts';
import { finished } from '../support/steps.ts';

const names: ToolName[] = ['add_task', 'list_tasks', 'complete_task', 'delete_task', 'update_task'];

/** An agent over the fake tools; they answer with the JSON text that the MCP connection gives a model. */
function agentOver(tools: FakeTools): Agent {
  const parameters = { type: 'object' as const, properties: {}, required: [], additionalProperties: true as const };
  const stubs = names.map(
    (name): Tool =>
      tool({
        name,
        description: name,
        strict: false,
        parameters,
        execute: async (input) =>
          JSON.stringify(tools.call({ name, arguments: input as Record<string, unknown> }).result),
      }),
  );
  return new Agent({ name: 'test', instructions: 'Keep todos.', tools: stubs });
}

function runnerFor(): Runner {
  return new Runner({ modelProvider: { getModel: () => new OfflineModel(when) }, tracingDisabled: true });
}

test('a run through the SDK calls the tool and says what it did', async () => {
  const tools = new FakeTools();
  const result = await runnerFor().run(agentOver(tools), 'Add a task to buy groceries tomorrow at 5pm');
  assert.equal(result.finalOutput, 'Added "Buy groceries" (#1), due tomorrow at 17:00.');
  assert.equal(tools.tasks.length, 1);
});

test('a streamed run gives the same answer, in pieces', async () => {
  const tools = new FakeTools();
  const stream = await runnerFor().run(agentOver(tools), 'Add buy milk, then show my tasks', { stream: true });
  let text = '';
  for await (const event of stream)
    if (event.type === 'raw_model_stream_event' && event.data.type === 'output_text_delta') text += event.data.delta;
  await stream.completed;
  assert.equal(text, 'Added "Buy milk" (#1).\nYou have 1 task:\n#1 Buy milk');
  assert.equal(stream.finalOutput, text);
});

test('the history alone tells what "it" is', async () => {
  const tools = new FakeTools();
  const agent = agentOver(tools);
  let history: AgentInputItem[] = [];
  for (const message of ['Add a task to buy groceries', "What's pending?", 'mark it done']) {
    const result = await runnerFor().run(agent, [...history, { role: 'user', content: message }]);
    history = JSON.parse(JSON.stringify(result.history)) as AgentInputItem[];
  }
  assert.equal(tools.tasks[0]?.completed, true);
});

test('a question of one turn is answered in the next', async () => {
  const tools = new FakeTools();
  const agent = agentOver(tools);
  let history: AgentInputItem[] = [];
  for (const message of ['add team meeting\nadd client meeting', 'delete the meeting task', 'the second one']) {
    const result = await runnerFor().run(agent, [...history, { role: 'user', content: message }]);
    history = result.history;
  }
  assert.deepEqual(
    tools.tasks.map(({ title }) => title),
    ['Team meeting'],
  );
});

test('without calls in the history the one number of the last answer is "it"', async () => {
  const tools = new FakeTools();
  tools.call({ name: 'add_task', arguments: { title: 'A' } });
  const input: AgentInputItem[] = [
    { role: 'user', content: 'Add a' },
    { role: 'assistant', status: 'completed', content: [{ type: 'output_text', text: 'Added "A" (#1).' }] },
    { role: 'user', content: 'mark it done' },
  ];
  await runnerFor().run(agentOver(tools), input);
  assert.equal(tools.tasks[0]?.completed, true);
});

test('a tool that answers no JSON is reported as a failure', async () => {
  const broken = tool({
    name: 'add_task',
    description: 'add',
    strict: false,
    parameters: { type: 'object', properties: {}, required: [], additionalProperties: true },
    execute: async () => 'An error occurred while running the tool.',
  });
  const result = await runnerFor().run(new Agent({ name: 'test', tools: [broken] }), 'add milk');
  assert.equal(result.finalOutput, "I couldn't add that: An error occurred while running the tool.");
});

test('an aborted run stops', async () => {
  const signal = AbortSignal.abort();
  await assert.rejects(runnerFor().run(agentOver(new FakeTools()), 'add milk', { signal }), { name: 'AbortError' });
});

test('a message is understood once for a moment, and anew for another one or when it was long not asked for', () => {
  const understand = rememberingUnderstand(300);
  const read = (message: string, at = when.now) => finished(understand(message, { when: { ...when, now: at } }));
  const first = read('add milk tomorrow');
  assert.equal(read('add milk tomorrow'), first);
  assert.notEqual(read('add milk tomorrow', new Date(when.now.getTime() + 86_400_000)), first);
  for (const title of ['bread', 'butter', 'cheese', 'eggs', 'flour', 'salt']) read(`add ${title}`);
  const later = read('add milk tomorrow');
  assert.notEqual(later, first);
  assert.deepEqual(later, first);
});
