import assert from 'node:assert/strict';
import test from 'node:test';
import { assistantMessage, modelResponder, ScriptedModel } from '@openai/agents/testing';
import { turnEvents } from '../../src/api/chatkit/stream.ts';
import { piecesOf } from '../../src/api/chatkit/writing.ts';
import { call } from '../support/chat.ts';
import { doneItems, doneOf, inputOf, kinds, serveChatKit, textOf, threadIn } from '../support/chatkit.ts';

test('the bytes of a turn, its headers, and the order of its events', async (t) => {
  const { ann } = await serveChatKit(t);
  const answer = await ann.post({ type: 'threads.create', params: { input: inputOf('hello') } });
  assert.equal(answer.headers.get('cache-control'), 'no-cache, no-transform');
  assert.equal(answer.headers.get('x-accel-buffering'), 'no');
  assert.equal(answer.headers.get('content-encoding'), null);
  const body = await answer.text();
  assert.match(body, /^(data: \{.+\}\n\n)+$/);
  assert.ok(body.startsWith('data: {"type":"thread.created","thread":{"id":"'));
  assert.ok(body.includes('data: {"type":"stream_options","stream_options":{"allow_cancel":true}}\n\n'));
  const id = /"thread":\{"id":"(\d+)"/.exec(body)![1]!;
  const events = await ann.say('add milk', id);
  const [said, ...rest] = kinds(events).filter((kind) => kind !== 'text_delta');
  assert.equal(said, 'thread.item.done');
  assert.deepEqual(rest, [
    'stream_options',
    'progress_update',
    'thread.item.added',
    'added',
    'done',
    'thread.item.done',
    'thread.item.done',
  ]);
  assert.deepEqual(
    doneItems(events).map(({ type }) => type),
    ['user_message', 'assistant_message', 'widget'],
  );
  // What was streamed is what is stored.
  assert.deepEqual((await ann.items(id)).slice(-3), doneItems(events));
});

test('an answer that comes as a whole is shown in pieces of some words', async (t) => {
  const { ann } = await serveChatKit(t);
  const events = await ann.say('hello');
  const deltas = events.flatMap((event) =>
    event.type === 'thread.item.updated' && 'delta' in event.update ? [event.update.delta] : [],
  );
  assert.ok(deltas.length > 1);
  assert.equal(deltas.join(''), textOf(doneOf(events, 'assistant_message')));
  for (const text of ['', 'one', 'a  b\n\nc ', 'word '.repeat(4000)]) {
    assert.equal(piecesOf(text).join(''), text);
    assert.ok(piecesOf(text).length <= 61);
  }
});

test('text streams as the model writes it, and the stored text takes its place', async (t) => {
  const { ann, use } = await serveChatKit(t);
  const seen = Promise.withResolvers<void>();
  use((listen) => {
    const begin = () => listen({ begins: true });
    return new ScriptedModel([
      modelResponder(() => {
        begin();
        listen({ text: 'Let me ' });
        listen({ call: 'add_task' });
        return [call('add_task', { title: 'A' })];
      }),
      modelResponder(async () => {
        begin();
        listen({ text: 'Added ' });
        await seen.promise;
        listen({ text: 'A<' });
        return [assistantMessage('Added A.')];
      }),
    ]);
  });
  const stream = await ann.open('threads.create', { input: inputOf('add A') });
  // It is heard before the model has written it to the end.
  await stream.until(
    (event) => event.type === 'thread.item.updated' && 'delta' in event.update && event.update.delta === 'Added ',
  );
  seen.resolve();
  const events = await stream.until((event) => event.type === 'thread.item.done' && event.item.type === 'widget');
  assert.deepEqual(kinds(events).slice(3), [
    'thread.item.added',
    'added',
    'text_delta',
    'progress_update',
    'thread.item.removed',
    'thread.item.added',
    'added',
    'text_delta',
    'text_delta',
    'done',
    'thread.item.done',
    'thread.item.done',
  ]);
  assert.equal(textOf(doneOf(events, 'assistant_message')), 'Added A.');
});

test('a failure is one error event, the stream ends as always, and the message is answered when it is sent again', async (t) => {
  const { ann, deps, logged } = await serveChatKit(t);
  const { mcp } = deps;
  const { readSettings } = mcp;
  mcp.readSettings = async () => {
    throw new Error('the store is away');
  };
  const events = await ann.say('add milk');
  assert.deepEqual(events.at(-1), { type: 'error', code: 'stream.error', allow_retry: true });
  assert.equal(kinds(events).filter((kind) => kind === 'error').length, 1);
  assert.ok(!JSON.stringify(events).includes('away'));
  mcp.readSettings = readSettings;
  const id = threadIn(events);
  const again = await ann.stream('threads.retry_after_item', {
    thread_id: id,
    item_id: doneOf(events, 'user_message').id,
  });
  assert.equal(again[0]?.type, 'stream_options');
  assert.match(textOf(doneOf(again, 'assistant_message')), /milk/i);
  assert.ok(!logged.join('').includes('milk'));
});

test('a long silence is broken by an event', async () => {
  const released = Promise.withResolvers<void>();
  const events = turnEvents(
    { about: 'retry', run: () => released.promise } as unknown as Parameters<typeof turnEvents>[0],
    1,
  );
  assert.equal((await events.next()).value?.type, 'stream_options');
  assert.equal((await events.next()).value?.type, 'progress_update');
  released.resolve();
  while (!(await events.next()).done);
});

test('a turn of the plain dialect has its items and widget, and one of ChatKit its messages', async (t) => {
  const { ann, api, annUser } = await serveChatKit(t);
  const plain = async (body: object) => {
    const headers = { authorization: `Bearer ${annUser.token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${api.url}/api/${annUser.id}/chat`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return (await answer.json()) as { conversation_id: number; response: string };
  };
  const { conversation_id, response } = await plain({ message: 'add milk' });
  const items = await ann.items(String(conversation_id));
  assert.deepEqual(
    items.map(({ type }) => type),
    ['user_message', 'assistant_message', 'widget'],
  );
  assert.equal(textOf(items[1] as never), response);
  await ann.say('add bread', String(conversation_id));
  const { response: next } = await plain({ message: 'delete it', conversation_id });
  assert.match(next, /bread/i);
});

test('a thread that is deleted while its answer comes ends with the words alone, and stays deleted', async (t) => {
  const { ann, use, db } = await serveChatKit(t);
  const deleted = Promise.withResolvers<void>();
  use((listen) => {
    const responder = modelResponder(async () => {
      listen({ begins: true });
      listen({ text: 'Well' });
      await deleted.promise;
      return [assistantMessage('Well then.')];
    });
    return new ScriptedModel([responder]);
  });
  const stream = await ann.open('threads.create', { input: inputOf('hm') });
  const thread_id = threadIn(await stream.until((event) => event.type === 'thread.item.added'));
  await ann.ask('threads.delete', { thread_id });
  deleted.resolve();
  const events = await stream.until(
    (event) => event.type === 'thread.item.done' && event.item.type === 'assistant_message',
  );
  assert.equal(textOf(doneOf(events, 'assistant_message')), 'Well then.');
  assert.deepEqual(await db.selectFrom('messages').selectAll().execute(), []);
});
