import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { chooseModel } from '../../src/agent/model.ts';
import { toolDefinitions } from '../../src/mcp/server.ts';
import { testChat } from '../support/chat.ts';
import { fakeOpenAi, guardNetwork } from '../support/fake-openai.ts';
import { ann } from '../support/mcp-endpoint.ts';
import { tokens } from '../support/tokens.ts';
import {
  type Api,
  type Asked,
  endsInResult,
  partsOf,
  plainly,
  type Reply,
  type Says,
  wireServer,
} from '../support/wire.ts';

/** What a model that was not written for this program is shown, and what its calls mean. */

const patient = { timeoutMs: 60_000, maxRetries: 0 };
const apis: Api[] = ['responses', 'chat'];

/** A chat whose model is a script behind one of the two APIs. */
async function wired(t: TestContext, api: Api, replies: (Says | ((asked: Asked) => Reply))[]) {
  const server = await wireServer(
    t,
    replies.map((reply) => (typeof reply === 'function' ? reply : plainly(reply))),
  );
  const config = api === 'chat' ? { openaiBaseUrl: server.baseUrl, openaiModel: 'm' } : { openaiApiKey: 'sk-test' };
  guardNetwork(t, { ...(await fakeOpenAi(t)), baseUrl: server.baseUrl });
  const chat = await testChat(t, { model: chooseModel(config, patient) });
  return { ...chat, asked: server.asked };
}

/** Tokens, read anew or written, of ten turns that list 50 tasks. */
const mostNew = 26_000;

/** Of each request what does not begin like one that was sent before: a server has to read it. */
function newTokens(asked: readonly Asked[]): number[] {
  const parts = asked.map(({ api, body }) => {
    const items = (api === 'chat' ? body.messages : [body.instructions, ...(body.input as object[])]) as unknown[];
    return [JSON.stringify(body.tools), ...items.map((item) => JSON.stringify(item))];
  });
  return parts.map((request, at) => {
    const known = parts.slice(0, at).map((earlier) => {
      const differs = request.findIndex((part, place) => part !== earlier[place]);
      return differs < 0 ? request.length : differs;
    });
    return request.slice(Math.max(0, ...known)).reduce((sum, part) => sum + tokens(part), 0);
  });
}

const titles = ['Buy groceries', 'Pay the electricity bill', 'Call the dentist', 'Prepare slides for Monday', 'Water the plants', 'Book flights to Lahore', 'Renew passport', 'Fix the kitchen tap', 'Send invoice to Acme', 'Read chapter five']; // biome-ignore format: a list of titles

async function seedMany(tools: Awaited<ReturnType<typeof testChat>>['tools'], count: number) {
  for (let n = 0; n < count; n++)
    await tools.tasks.add(
      { userId: ann, origin: 'web', requestId: 'seed' },
      {
        title: `${titles[n % 10]}${n < 10 ? '' : ` ${n}`}`,
        due_date: `2036-12-${String(1 + (n % 28)).padStart(2, '0')}T${String(8 + (n % 12)).padStart(2, '0')}:00`,
        tags: ['home', 'work'].slice(0, 1 + (n % 2)),
      },
    );
}

for (const api of apis) {
  test(`${api}: rules and tools of a first turn cost at most 1,500 tokens`, async (t) => {
    const { say, asked } = await wired(t, api, [{ text: 'Hello.' }]);
    await say('hello');
    const { system, tools } = partsOf(asked[0]!);
    const cost = tokens(system) + tokens(JSON.stringify(tools));
    t.diagnostic(`${cost} tokens`);
    assert.ok(cost <= 1500, `${cost} tokens`);
  });

  test(`${api}: the prefix of two turns an hour apart is the same up to the history, and the time comes with the words`, async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: new Date('2026-11-29T10:00:00Z') });
    const { say, asked, db } = await wired(t, api, [{ text: 'Hello.' }]);
    const { conversation_id } = await say({ message: 'hello', timezone: 'Asia/Karachi' });
    for (const table of ['turns', 'messages'] as const)
      await db
        .updateTable(table)
        .set({ created_at: new Date('2026-11-29T10:00:00Z') })
        .execute();
    t.mock.timers.setTime(Date.parse('2026-11-29T11:00:00Z'));
    await say({ message: 'hello again', timezone: 'Asia/Karachi', conversation_id });
    const [first, second] = asked.map((one) => partsOf(one));
    assert.equal(first!.system, second!.system);
    assert.deepEqual(first!.tools, second!.tools);
    assert.equal(
      second!.users[0],
      '[Sunday, 29 November 2026 at 15:00, Asia/Karachi, en-US; then Mon 30, Tue 1, Wed 2, Thu 3, Fri 4, Sat 5]\nhello',
    );
    assert.match(second!.users[1]!, /^\[\w+, .* at \d\d:\d\d, Asia\/Karachi, en-US; then \w{3} .*\]\nhello again$/);
    assert.doesNotMatch(first!.system, /2026|Karachi/);
  });

  test(`${api}: a list of 50 costs at most 1,700 tokens`, async (t) => {
    const { say, asked, tools } = await wired(t, api, [
      { calls: [{ name: 'list_tasks', arguments: {} }] },
      { text: 'There.' },
    ]);
    await seedMany(tools, 50);
    await say('show my tasks');
    const [list] = partsOf(asked[1]!).results;
    t.diagnostic(`${tokens(list!)} tokens`);
    assert.equal(list!.split('\n').length, 52);
    assert.match(list!, /^#2 Pay the electricity bill \| due 2036-12-02T09:00 \| #home #work$/m);
    assert.ok(tokens(list!) <= 1700, `${tokens(list!)} tokens`);
  });

  test(`${api}: ten turns that list 50 tasks ask for at most 12,000 tokens at once`, async (t) => {
    const list = titles.map((title, n) => `#${n + 1} ${title}, due on a day in December 2036 at ${8 + n} o'clock`);
    const answer = plainly({ text: Array.from({ length: 5 }, () => list.join('\n')).join('\n') });
    const lists = plainly({ calls: [{ name: 'list_tasks', arguments: {} }] });
    const { say, tools, asked } = await wired(t, api, [(one) => (endsInResult(one) ? answer : lists)(one)]);
    await seedMany(tools, 50);
    let conversation_id: number | undefined;
    for (let turn = 0; turn < 10; turn++)
      ({ conversation_id } = await say({ message: 'show all my tasks', ...(conversation_id && { conversation_id }) }));
    const costs = asked.map(({ body }) => tokens(JSON.stringify(body)));
    const all = costs.reduce((sum, cost) => sum + cost, 0);
    t.diagnostic(`at most ${Math.max(...costs)} tokens at once, ${all} in all 20 requests`);
    assert.equal(costs.length, 20);
    assert.ok(Math.max(...costs) <= 12_000, costs.join());
  });

  test(`${api}: what ten turns that list 50 tasks make a server read and write anew`, async (t) => {
    const { say, tools, asked } = await wired(t, api, [
      (one) =>
        plainly(endsInResult(one) ? { text: 'Here they are.' } : { calls: [{ name: 'list_tasks', arguments: {} }] })(
          one,
        ),
    ]);
    await seedMany(tools, 50);
    let conversation_id: number | undefined;
    // Other words each time: a shortened history must not look like an earlier one.
    for (let turn = 1; turn <= 10; turn++)
      ({ conversation_id } = await say({
        message: `show all my tasks, ${turn}`,
        ...(conversation_id && { conversation_id }),
      }));
    const news = newTokens(asked);
    const written = 10 * (tokens('Here they are.') + tokens('{"name":"list_tasks","arguments":{}}'));
    const all = news.reduce((sum, cost) => sum + cost, 0) + written;
    t.diagnostic(`${all} tokens, of them ${news[0]} in the first request; ${news.join(' ')}`);
    // Each list is read once, and what is dropped of the history makes the rest of it new (docs/agent.md).
    assert.ok(all <= mostNew, `${all} tokens`);
  });

  test(`${api}: no tool offers a user, a version, null or a filter named none, and each enum has its type`, async (t) => {
    const { say, asked } = await wired(t, api, [{ text: 'Hello.' }]);
    await say('hello');
    const { tools } = partsOf(asked[0]!);
    assert.equal(tools.length, 5);
    assert.doesNotMatch(JSON.stringify(tools), /user_id|version|null|"none"/);
    for (const [at, { name, parameters }] of tools.entries()) {
      const published = toolDefinitions[at]!;
      assert.equal(name, published.name);
      const { properties, required } = parameters as {
        properties: Record<string, { enum?: string[]; type?: string; items?: { enum?: string[]; type?: string } }>;
        required: string[];
      };
      const known = published.inputSchema as unknown as { properties: object; required?: string[] };
      assert.deepEqual(required, known.required ?? []);
      for (const [field, schema] of Object.entries(properties)) {
        for (const each of [schema, schema.items])
          if (each) assert.equal(typeof each.type, 'string', `${name}.${field}`);
        if (!['clear', 'no_reminder', 'replace_tags'].includes(field))
          assert.ok(field in known.properties, `${name}.${field}`);
      }
    }
  });

  test(`${api}: what a model fills in without meaning it changes nothing`, async (t) => {
    const filled = {
      title: null,
      description: null,
      due_date: null,
      tags: null,
      reminders: '',
      recurrence: '',
      clear: [],
    };
    const { say, tools, asked } = await wired(t, api, [
      {
        calls: [
          {
            name: 'add_task',
            arguments: {
              user_id: 'me',
              title: 'Milk',
              description: 'two bottles',
              due_date: '',
              tags: '["home"]',
              priority: null,
            },
          },
        ],
      },
      {
        calls: [{ name: 'update_task', arguments: { ...filled, task_id: '1', priority: 'high', expected_version: 7 } }],
      },
      { calls: [{ name: 'list_tasks', arguments: { due: 'none', status: '', limit: '5', priority: null } }] },
      { text: 'Done.' },
    ]);
    const { tool_calls } = await say('go');
    assert.deepEqual(
      tool_calls.map(({ status }) => status),
      ['ok', 'ok', 'ok'],
    );
    assert.partialDeepStrictEqual((await tools.of(ann))[0], {
      description: 'two bottles',
      tags: ['home'],
      priority: 'high',
      due_date: null,
    });
    assert.match(
      partsOf(asked[3]!).results[2]!,
      /^1 task:\n#1 Milk \| #home \| high \| description: two bottles\n\(If a change was asked for.*$/,
    );
  });

  test(`${api}: a field is cleared by its name, or by a null that stands alone; undated is what the server calls none`, async (t) => {
    const { say, tools, asked } = await wired(t, api, [
      {
        calls: [
          {
            name: 'add_task',
            arguments: {
              title: 'Rent',
              due_date: '2036-01-31',
              recurrence: 'monthly after it is done',
              description: 'x',
            },
          },
        ],
      },
      { calls: [{ name: 'update_task', arguments: { task_id: 1, clear: ['recurrence', 'due_date'] } }] },
      { calls: [{ name: 'update_task', arguments: { task_id: 1, description: null } }] },
      { calls: [{ name: 'list_tasks', arguments: { due: 'undated' } }] },
      { text: 'Done.' },
    ]);
    const { tool_calls } = await say('go');
    assert.equal(
      (tool_calls[0]!.result as { task: { recurrence: { mode: string } } }).task.recurrence.mode,
      'completion',
    );
    assert.partialDeepStrictEqual((await tools.of(ann))[0], { due_date: null, recurrence: null, description: null });
    assert.deepEqual(tool_calls[3]!.arguments, { due: 'none' });
    assert.match(JSON.stringify(asked[4]!.body), /undated/);
    assert.doesNotMatch(JSON.stringify(asked[4]!.body), /\bnone\b/);
  });

  test(`${api}: a refusal names every fault at once, an unknown tool's answer the five`, async (t) => {
    const { say, asked } = await wired(t, api, [
      { calls: [{ name: 'add_task', arguments: { priority: 'p1', when: 'now', tags: [1] } }] },
      { calls: [{ name: 'drop_table', arguments: {} }] },
      { text: 'I cannot.' },
    ]);
    await say('go');
    const [faults, unknown] = partsOf(asked[2]!).results;
    assert.match(faults!, /^Refused \(invalid\): /);
    for (const part of [/"when"/, /needs "title"/, /priority must be one of low, medium, high, urgent/, /tags/])
      assert.match(faults!, part);
    assert.doesNotMatch(faults!, /user_id/);
    assert.match(unknown!, /drop_table.*add_task, list_tasks, complete_task, delete_task, update_task/);
  });
}
