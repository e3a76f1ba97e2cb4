import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { actionsIn, Client, doneOf, inputOf, textOf, threadIn } from '../support/chatkit.ts';
import {
  callTool,
  dataDirectory,
  eventually,
  freePort,
  type Server,
  signUp,
  startServer,
  type User,
} from '../support/server.ts';

/** ChatKit on the program itself: killed, restarted, cut off. */

async function titlesOf(server: Server, user: User): Promise<string[]> {
  const { structuredContent } = await callTool(server.url, user, 'list_tasks', {});
  return (structuredContent as { tasks: { title: string }[] }).tasks.map(({ title }) => title);
}

/** A user who has an account, on a program that the test kills and starts again. */
async function place(t: TestContext, env: Record<string, string> = {}) {
  const at = { dataDir: await dataDirectory(t), port: await freePort(), env };
  const first = await startServer(t, at);
  const user = await signUp(first.url);
  return { at, first, user };
}

/** Both ways in which a client asks for what it did not get. */
const asksAgain = {
  'a retry': async (client: Client, thread_id: string) => {
    const [said] = await client.items(thread_id);
    return client.stream('threads.retry_after_item', { thread_id, item_id: said!.id });
  },
  'the same message': (client: Client) => client.say('add buy milk'),
};

for (const [way, again] of Object.entries(asksAgain))
  test(`killed between tool and answer: ${way} has one effect`, async (t) => {
    const { at, first, user } = await place(t);
    await first.kill();
    const dying = await startServer(t, { ...at, crashAt: 'after-commit' });
    const client = new Client(dying.url, user);
    await assert.rejects(client.say('add buy milk'));
    const server = await startServer(t, at);
    const [thread, ...more] = (await client.ask('threads.list')).data;
    assert.deepEqual(more, []);
    assert.match(textOf(doneOf(await again(client, thread.id), 'assistant_message')), /milk/i);
    assert.deepEqual(await titlesOf(server, user), ['Buy milk']);
    assert.deepEqual(
      (await client.items(thread.id)).map(({ type }) => type),
      ['user_message', 'assistant_message', 'widget'],
    );
    assert.equal((await client.ask('threads.list')).data.length, 1);
  });

test('killed in the middle of a click, the same click again has one effect and is shown', async (t) => {
  const { at, first, user } = await place(t);
  await new Client(first.url, user).say('add buy milk');
  await first.kill();
  const dying = await startServer(t, { ...at, crashAt: 'after-commit' });
  const client = new Client(dying.url, user);
  const thread_id = (await client.ask('threads.list')).data[0].id;
  const widget = (await client.items(thread_id)).at(-1)!;
  const [action] = actionsIn(widget);
  const click = () => client.ask('threads.sync_custom_action', { thread_id, item_id: widget.id, action });
  await assert.rejects(click());
  const server = await startServer(t, at);
  const { updated_item } = await click();
  assert.match(JSON.stringify(updated_item), /"defaultChecked":true/);
  assert.deepEqual((await client.items(thread_id)).at(-1), updated_item);
  const { structuredContent } = await callTool(server.url, user, 'list_tasks', {});
  const [task] = (structuredContent as { tasks: { version: number; completed: boolean }[] }).tasks;
  assert.deepEqual([task!.completed, task!.version], [true, 2]);
});

/** A model that streams a word and then waits, until it is told to go on; afterwards it answers at once. */
async function slowModel(t: TestContext) {
  let isSlow = true;
  const server = createServer(async (req, res) => {
    if (req.method === 'GET') return res.writeHead(404).end();
    await text(req);
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (delta: object, finish_reason: string | null = null) =>
      res.write(
        `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'm', choices: [{ index: 0, delta, finish_reason }] })}\n\n`,
      );
    send({ role: 'assistant', content: 'Let me ' });
    if (isSlow) return;
    send({ content: 'see.' });
    send({}, 'stop');
    res.end('data: [DONE]\n\n');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return {
    env: { OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: 'm' },
    goOn: () => {
      isSlow = false;
    },
  };
}

const isDelta = (event: { type: string; update?: { type: string } }) =>
  event.update?.type.endsWith('text_delta') ?? false;

test('a program that is killed in mid-stream answers the same message in the same thread after its start', async (t) => {
  const model = await slowModel(t);
  const { at, first, user } = await place(t, model.env);
  const client = new Client(first.url, user);
  const stream = await client.open('threads.create', { input: inputOf('hello there') });
  const thread_id = threadIn(await stream.until(isDelta));
  await first.kill();
  model.goOn();
  await startServer(t, at);
  const events = await client.say('hello there');
  assert.equal(threadIn(events), thread_id);
  assert.equal(textOf(doneOf(events, 'assistant_message')), 'Let me see.');
  assert.deepEqual(
    (await client.items(thread_id)).map(({ type }) => type),
    ['user_message', 'assistant_message'],
  );
});

test('a client that goes in mid-stream stops its turn, and finds what was written; one that stays is not stopped by it', async (t) => {
  const model = await slowModel(t);
  const { first, user } = await place(t, model.env);
  const client = new Client(first.url, user);
  const [going, staying] = await Promise.all(
    ['one', 'two'].map((word) => client.open('threads.create', { input: inputOf(word) })),
  );
  const thread_id = threadIn(await going!.until(isDelta));
  await staying!.until(isDelta);
  going!.cut();
  const items = await eventually(async () => {
    const all = await client.items(thread_id);
    assert.equal(all.length, 2);
    return all;
  });
  assert.equal(textOf(items[1] as never), 'Let me ');
  const other = threadIn(await staying!.until(isDelta));
  assert.equal((await client.items(other)).length, 1);
  assert.doesNotMatch(first.output(), /answer failed|request failed|stream of the chat failed/);
});
