import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import type { ModelRequest } from '@openai/agents';
import { assistantMessage, modelResponder, ScriptedModel } from '@openai/agents/testing';
import { type KyselyPlugin, sql } from 'kysely';
import { createClicks } from '../../src/agent/clicks/clicks.ts';
import { createTurns } from '../../src/agent/turns.ts';
import { Asking } from '../../src/api/chatkit/asking.ts';
import { call } from '../support/chat.ts';
import {
  actionsIn,
  Client,
  doneOf,
  type Item,
  inputOf,
  kinds,
  serveChatKit,
  textOf,
  threadIn,
} from '../support/chatkit.ts';
import { eventually } from '../support/server.ts';

type Served = Awaited<ReturnType<typeof serveChatKit>>;

/** A model that adds a task, writes a word, and then says nothing more until it is stopped. */
function stuckAfter({ use }: Served, word = 'Added') {
  use((listen) => {
    const begin = () => listen({ begins: true });
    return new ScriptedModel([
      modelResponder(() => {
        begin();
        return [call('add_task', { title: 'A' })];
      }),
      modelResponder(async ({ request }) => {
        begin();
        if (word !== '') listen({ text: word });
        return stopped(request);
      }),
    ]);
  });
}

async function stopped({ signal }: ModelRequest): Promise<never> {
  if (signal && !signal.aborted) await once(signal, 'abort');
  throw signal?.reason;
}

const answering = ({ use }: Served, ...texts: string[]) =>
  use(() => new ScriptedModel(texts.map((text) => [assistantMessage(text)])));

/** The last turn has ended, and its stream is known to be cut. */
const ended = ({ db }: Served) =>
  eventually(async () => {
    const turns = await db.selectFrom('turns').selectAll().orderBy('created_at', 'desc').execute();
    assert.ok(turns[0]?.finished_at && turns[0].cut_at);
  });

/** A thread whose first stream was dropped after the model had added a task and written a word. */
async function cutThread(served: Served, word = 'Added') {
  stuckAfter(served, word);
  const stream = await served.ann.open('threads.create', { input: inputOf('add A') });
  const events = await stream.until((event) =>
    word === '' ? event.type === 'progress_update' : event.type === 'thread.item.updated' && 'delta' in event.update,
  );
  stream.cut();
  await ended(served);
  return { thread_id: threadIn(events), item_id: doneOf(events, 'user_message').id };
}

/** Counts how often somebody asked for the lease of a conversation. */
class LeaseAttempts implements KyselyPlugin {
  count = 0;

  transformQuery({ node }: Parameters<KyselyPlugin['transformQuery']>[0]) {
    if (JSON.stringify(node).includes('"conversation/')) this.count++;
    return node;
  }

  async transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]) {
    return result;
  }
}

/** Somebody asks again and again: it waits for its turn. */
const waitsFor = (leases: LeaseAttempts, from = leases.count) => eventually(() => assert.ok(leases.count >= from + 3));

const textsIn = (items: Item[]) => items.map((item) => (item.type === 'assistant_message' ? textOf(item) : item.type));

test('a dropped stream stops its turn: the text so far and what was done stay, and the model is told', async (t) => {
  const served = await serveChatKit(t);
  const { ann, tools, annId, use } = served;
  const { thread_id } = await cutThread(served);
  assert.deepEqual(textsIn(await ann.items(thread_id)), ['user_message', 'Added', 'widget']);
  assert.equal((await tools.of(annId)).length, 1);
  let seen = '';
  use(
    () =>
      new ScriptedModel([
        modelResponder(({ request }) => {
          seen = JSON.stringify(request.input);
          return [assistantMessage('Yes, A is there.')];
        }),
      ]),
  );
  await ann.say('did you?', thread_id);
  assert.match(seen, /"add_task".*Added.*The user cancelled the stream/);
});

test('before anything was written no answer is kept, but what was done is told to the model', async (t) => {
  const served = await serveChatKit(t);
  const { ann, db } = served;
  const { thread_id } = await cutThread(served, '');
  assert.deepEqual(textsIn(await ann.items(thread_id)), ['user_message', 'widget']);
  const [hidden] = await db.selectFrom('messages').selectAll().where('role', '=', 'hidden').execute();
  assert.deepEqual(
    hidden!.tool_calls.map(({ name }) => name),
    ['add_task'],
  );
});

test('a call that is on its way when the stream is dropped is told to the model', async (t) => {
  const served = await serveChatKit(t);
  const { ann, db, deps, tools } = served;
  const [begun, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  deps.mcp.tasks = {
    ...tools.tasks,
    add: async (...added) => {
      begun.resolve();
      await released.promise;
      return tools.tasks.add(...added);
    },
  };
  stuckAfter(served);
  const stream = await ann.open('threads.create', { input: inputOf('add A') });
  await stream.until((event) => event.type === 'stream_options');
  await begun.promise;
  stream.cut();
  await ended(served).finally(released.resolve);
  const [hidden] = await db.selectFrom('messages').selectAll().where('role', '=', 'hidden').execute();
  assert.deepEqual(
    hidden!.tool_calls.map(({ name, status }) => [name, status]),
    [['add_task', 'error']],
  );
});

test('a stopped turn that is retried goes on under its keys: what it did is not done twice', async (t) => {
  const served = await serveChatKit(t);
  const { ann, tools, annId } = served;
  const { thread_id, item_id } = await cutThread(served);
  answering(served, 'Added A.');
  const events = await ann.stream('threads.retry_after_item', { thread_id, item_id });
  assert.equal(events[0]?.type, 'stream_options');
  assert.ok(!events.some((event) => event.type === 'thread.item.done' && event.item.type === 'user_message'));
  assert.deepEqual(textsIn(await ann.items(thread_id)), ['user_message', 'Added A.', 'widget']);
  assert.equal((await tools.of(annId)).length, 1);
  assert.equal((await tools.events()).length, 1);
});

test('a turn that had ended is retried anew: newer items go, the message stays, the answer is another one', async (t) => {
  const served = await serveChatKit(t);
  const { ann, tools, annId } = served;
  const thread_id = threadIn(await ann.say('add milk'));
  await ann.say('add bread', thread_id);
  const before = await ann.items(thread_id);
  const events = await ann.stream('threads.retry_after_item', { thread_id, item_id: before[0]!.id });
  const after = await ann.items(thread_id);
  assert.deepEqual(after[0], before[0]);
  assert.deepEqual(
    after.map(({ type }) => type),
    ['user_message', 'assistant_message', 'widget'],
  );
  assert.ok(!before.some(({ id }) => after.slice(1).some((item) => item.id === id)));
  assert.deepEqual(doneOf(events, 'assistant_message'), after[1]);
  assert.deepEqual(
    (await tools.of(annId)).map(({ title }) => title),
    ['Milk', 'Bread', 'Milk'],
  );
  // The one that was answered by its old id is not found any more.
  assert.deepEqual((await ann.ask('items.list', { thread_id, after: before[1]!.id, order: 'asc' })).data.length, 1);
  assert.deepEqual(await ann.stream('threads.retry_after_item', { thread_id, item_id: before[3]!.id }), []);
});

test('only a message of the user is answered again; an unknown one is an empty stream; neither deletes anything', async (t) => {
  const { ann } = await serveChatKit(t);
  const thread_id = threadIn(await ann.say('add milk'));
  const before = await ann.items(thread_id);
  for (const item of before.slice(1)) {
    const [error, ...more] = await ann.stream('threads.retry_after_item', { thread_id, item_id: item.id });
    assert.deepEqual([error?.type, more.length], ['error', 0]);
  }
  for (const item_id of ['msg_1', before[0]!.id.replace(/^./, 'z'), before[0]!.id.replace('.user', '.hidden')])
    assert.deepEqual(await ann.stream('threads.retry_after_item', { thread_id, item_id }), []);
  assert.deepEqual(await ann.items(thread_id), before);
});

test('an item of another thread of the same user is none of this one', async (t) => {
  const { ann } = await serveChatKit(t);
  const [one, other] = [threadIn(await ann.say('add milk')), threadIn(await ann.say('add bread'))];
  const [before, elsewhere] = [await ann.items(one), await ann.items(other)];
  assert.deepEqual(await ann.stream('threads.retry_after_item', { thread_id: one, item_id: elsewhere[0]!.id }), []);
  assert.deepEqual([await ann.items(one), await ann.items(other)], [before, elsewhere]);
});

test('a yes that is answered again consents to nothing that was asked after it', async (t) => {
  const { ann, tools, annId } = await serveChatKit(t);
  await tools.seed(annId, 'A', 'B', 'C');
  const first = await ann.say('yes');
  const thread_id = threadIn(first);
  await ann.say('delete all my tasks', thread_id);
  await ann.stream('threads.retry_after_item', { thread_id, item_id: doneOf(first, 'user_message').id });
  assert.equal((await tools.of(annId)).length, 3);
  assert.equal((await ann.items(thread_id)).filter(({ type }) => type === 'user_message').length, 1);
});

test('the same message while the first runs takes its thread, its message and its answer', async (t) => {
  const leases = new LeaseAttempts();
  const served = await serveChatKit(t, {}, leases);
  const { ann, use, tools, annId } = served;
  const released = Promise.withResolvers<void>();
  let asked = 0;
  use(
    (listen) =>
      new ScriptedModel([
        [call('add_task', { title: 'A' })],
        modelResponder(async () => {
          asked++;
          listen({ begins: true });
          listen({ text: 'Added' });
          await released.promise;
          return [assistantMessage('Added A.')];
        }),
      ]),
  );
  const first = await ann.open('threads.create', { input: inputOf('add A') });
  await first.until((event) => event.type === 'thread.item.added');
  const second = ann.say('add A');
  await waitsFor(leases);
  released.resolve();
  const events = await second;
  const id = threadIn(await first.until((event) => event.type === 'thread.item.done' && event.item.type === 'widget'));
  assert.equal(threadIn(events), id);
  assert.deepEqual(textsIn(await ann.items(id)), ['user_message', 'Added A.', 'widget']);
  assert.deepEqual([asked, (await tools.of(annId)).length], [1, 1]);
  assert.equal((await ann.ask('threads.list')).data.length, 1);
});

test('the same message just after its stream was cut goes on with it, once; later, elsewhere or after a whole answer it is new', async (t) => {
  const served = await serveChatKit(t);
  const { ann, db, api, annUser, tools, annId } = served;
  const { thread_id } = await cutThread(served);
  answering(served, 'Added A.');
  assert.equal(threadIn(await new Client(api.url, annUser, 'another frame').say('add A')), `${Number(thread_id) + 1}`);
  answering(served, 'Added A.');
  const again = await ann.say('add A');
  assert.equal(threadIn(again), thread_id);
  assert.deepEqual(textsIn(await ann.items(thread_id)), ['user_message', 'Added A.', 'widget']);
  assert.equal((await tools.of(annId)).length, 1);
  answering(served, 'Again.');
  assert.notEqual(threadIn(await ann.say('add A')), thread_id);
  const late = await cutThread(served);
  await db.updateTable('turns').set({ cut_at: sql<Date>`now() - interval '31 seconds'` }).execute();
  answering(served, 'Again.');
  assert.notEqual(threadIn(await ann.say('add A')), late.thread_id);
});

test('a message that comes twice into a thread deletes nothing that was said after it', async (t) => {
  const served = await serveChatKit(t);
  const { ann } = served;
  answering(served, 'Hi.');
  const thread_id = threadIn(await ann.say('hello'));
  stuckAfter(served);
  const stream = await ann.open('threads.add_user_message', { thread_id, input: inputOf('add A') });
  await stream.until((event) => event.type === 'thread.item.updated');
  stream.cut();
  await ended(served);
  answering(served, 'Later.');
  await ann.say('something else', thread_id);
  const before = await ann.items(thread_id);
  answering(served, 'Anew.');
  await ann.say('add A', thread_id);
  assert.deepEqual((await ann.items(thread_id)).slice(0, before.length), before);
});

test('two of the same message at once begin one thread', async (t) => {
  const { ann, tools, annId } = await serveChatKit(t);
  const all = await Promise.all(Array.from({ length: 4 }, () => ann.say('add milk')));
  const threads = new Set(all.map(threadIn));
  // Who comes when the first has ended said it again: that is another thread.
  assert.equal((await tools.of(annId)).length, threads.size);
  assert.equal((await ann.ask('threads.list')).data.length, threads.size);
});

test('an answer that was stored but not sent to its end is sent again, to the same message and to a retry', async (t) => {
  const served = await serveChatKit(t);
  const { ann, db, tools, annId } = served;
  const events = await ann.say('add milk');
  const thread_id = threadIn(events);
  const cutNow = () => db.updateTable('turns').set({ cut_at: sql<Date>`now()` }).execute();
  await cutNow();
  assert.equal(threadIn(await ann.say('add milk')), thread_id);
  await cutNow();
  await ann.stream('threads.retry_after_item', { thread_id, item_id: doneOf(events, 'user_message').id });
  assert.equal((await tools.of(annId)).length, 1);
});

test('an answer that was stored by a program that died before it was sent is sent again, to the same message and to a retry', async (t) => {
  const served = await serveChatKit(t);
  const { ann, db, tools, annId, deps } = served;
  const thread_id = threadIn(await ann.say('add milk'));
  const sent = await db.selectFrom('turns').select('unsent').execute();
  assert.deepEqual(sent, [{ unsent: false }], 'whoever has read to the end has the answer');
  // As a program leaves it that dies between the two: nobody says that it was sent.
  const request = { message: 'add bread', conversation_id: Number(thread_id) };
  const { signal } = new AbortController();
  await createTurns(deps)({ userId: annId, origin: 'chat', requestId: 'r' }, request, { stop: signal });
  const before = await ann.items(thread_id);
  const item_id = before.findLast(({ type }) => type === 'user_message')!.id;
  await ann.stream('threads.retry_after_item', { thread_id, item_id });
  assert.deepEqual(await ann.items(thread_id), before);
  // It has been sent now, and the same words are meant anew: another answer, another effect.
  const died = () => db.updateTable('turns').set({ unsent: true }).execute();
  const eggs = threadIn(await ann.say('add eggs'));
  await died();
  assert.equal(threadIn(await ann.say('add eggs')), eggs);
  await died();
  await db.updateTable('turns').set({ finished_at: sql<Date>`now() - interval '16 minutes'` }).execute();
  assert.notEqual(threadIn(await ann.say('add eggs')), eggs);
  assert.deepEqual(
    (await tools.of(annId)).map(({ title }) => title),
    ['Milk', 'Bread', 'Eggs', 'Eggs'],
  );
});

test('a stream that is dropped when its answer is stored already is known to be cut', async (t) => {
  const { db, deps, annId } = await serveChatKit(t);
  const left = new AbortController();
  const caller = { userId: annId, origin: 'chat', requestId: 'request-1' } as const;
  const needs = { db, log: deps.log, chat: createTurns(deps), clicks: createClicks(deps) };
  const asking = new Asking(needs, { caller, token: '', frame: '', left: left.signal });
  for await (const event of asking.turn('thread', { message: 'add milk' })) assert.notEqual(event.type, 'error');
  const cutAt = async () => (await db.selectFrom('turns').select('cut_at').executeTakeFirstOrThrow()).cut_at;
  assert.equal(await cutAt(), null);
  left.abort();
  await eventually(async () => assert.ok(await cutAt()));
});

test('a Yes that was stopped and is retried deletes nothing more', async (t) => {
  const served = await serveChatKit(t);
  const { ann, tools, annId, use } = served;
  await tools.seed(annId, 'A', 'B');
  const asked = await ann.say('delete all my tasks');
  const thread_id = threadIn(asked);
  const question = doneOf(asked, 'widget');
  use(() => new ScriptedModel([modelResponder(({ request }) => stopped(request))]));
  const action = actionsIn(question.widget)[0];
  const stream = await ann.open('threads.custom_action', { thread_id, item_id: question.id, action });
  const said = await stream.until((event) => event.type === 'thread.item.done');
  stream.cut();
  await ended(served);
  const left = (await tools.of(annId)).length;
  use(
    () =>
      new ScriptedModel([
        [call('delete_task', { task_id: 1 }), call('delete_task', { task_id: 2 })],
        [assistantMessage('Well.')],
      ]),
  );
  const again = await ann.stream('threads.retry_after_item', { thread_id, item_id: doneOf(said, 'user_message').id });
  assert.ok(kinds(again).length > 0);
  // Either all was done before it was stopped, or nothing is done without another yes.
  assert.equal((await tools.of(annId)).length, left);
});
