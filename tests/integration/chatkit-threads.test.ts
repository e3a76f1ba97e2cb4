import assert from 'node:assert/strict';
import test from 'node:test';
import { doneOf, inputOf, serveChatKit, textOf, threadIn } from '../support/chatkit.ts';

const unknown = { status: 404, code: 'not_found' };
const short = ({ status, code }: { status: number; code: string }) => ({ status, code });

test('a thread is made, read, listed, renamed and deleted; its title is its first message', async (t) => {
  const { ann } = await serveChatKit(t);
  const id = threadIn(await ann.say('Add a task to buy groceries'));
  const thread = await ann.ask('threads.get_by_id', { thread_id: id });
  const { items, created_at, ...rest } = thread;
  assert.deepEqual(rest, {
    id,
    title: 'Add a task to buy groceries',
    status: { type: 'active' },
    metadata: {},
  });
  assert.match(created_at, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  assert.deepEqual(
    items.data.map(({ type }: { type: string }) => type),
    ['user_message', 'assistant_message', 'widget'],
  );
  assert.deepEqual([items.has_more, 'after' in items], [false, false]);
  const renamed = await ann.ask('threads.update', { thread_id: id, title: ' Shopping ' });
  assert.deepEqual([renamed.title, renamed.items], ['Shopping', { data: [], has_more: false }]);
  const { data } = await ann.ask('threads.list');
  assert.deepEqual(data, [renamed]);
  assert.deepEqual(await ann.ask('threads.delete', { thread_id: id }), {});
  assert.deepEqual(await ann.ask('threads.delete', { thread_id: id }), {});
  assert.deepEqual(short(await ann.refused('threads.get_by_id', { thread_id: id })), unknown);
});

test('25 threads are a page of 20 and one of 5, newest first or oldest first; 9999 are all', async (t) => {
  const { ann, db, annId } = await serveChatKit(t);
  const titles = Array.from({ length: 25 }, (_, n) => `thread ${n}`);
  for (const title of titles) await db.insertInto('conversations').values({ user_id: annId, title }).execute();
  const first = await ann.ask('threads.list', { limit: null });
  assert.deepEqual([first.data.length, first.has_more, first.after], [20, true, first.data[19].id]);
  const second = await ann.ask('threads.list', { limit: 20, after: first.after });
  assert.deepEqual([second.data.length, second.has_more, 'after' in second], [5, false, false]);
  const titlesOf = (page: { data: { title: string }[] }) => page.data.map(({ title }) => title);
  assert.deepEqual([...titlesOf(first), ...titlesOf(second)], titles.toReversed());
  assert.deepEqual(titlesOf(await ann.ask('threads.list', { limit: 9999, order: 'desc' })), titles.toReversed());
  const oldest = await ann.ask('threads.list', { limit: 2, order: 'asc' });
  assert.deepEqual(titlesOf(oldest), titles.slice(0, 2));
  assert.deepEqual(
    titlesOf(await ann.ask('threads.list', { limit: 1, order: 'asc', after: oldest.after })),
    titles.slice(2, 3),
  );
  assert.deepEqual((await ann.ask('threads.list', { after: 'nonsense', order: 'desc' })).data, []);
});

test('items are read page by page in both orders', async (t) => {
  const { ann } = await serveChatKit(t);
  const id = threadIn(await ann.say('hello'));
  await ann.say('add milk', id);
  const all = await ann.items(id);
  assert.equal(all.length, 5);
  const newest = await ann.ask('items.list', { thread_id: id, limit: 2 });
  assert.deepEqual(newest, { data: all.slice(3).toReversed(), has_more: true, after: all[3]!.id });
  const rest = await ann.ask('items.list', { thread_id: id, limit: 9999, after: newest.after });
  assert.deepEqual(rest, { data: all.slice(0, 3).toReversed(), has_more: false });
  const { data } = await ann.ask('items.list', { thread_id: id, order: 'asc', limit: 0 });
  assert.deepEqual(data, all);
});

test("another user's thread is an unknown one to every operation", async (t) => {
  const { ann, bob } = await serveChatKit(t);
  const id = threadIn(await ann.say('add milk'));
  const before = await ann.items(id);
  const [said, , widget] = before;
  for (const [type, params] of [
    ['threads.get_by_id', {}],
    ['threads.update', { title: 'his' }],
    ['items.list', {}],
    ['items.feedback', { item_ids: [said!.id], kind: 'positive' }],
    [
      'threads.sync_custom_action',
      { item_id: widget!.id, action: { type: 'task.delete', payload: { id: 1, clicks: 0 } } },
    ],
  ] as const)
    for (const thread_id of [id, '999999', 'x', '-1'])
      assert.deepEqual(short(await bob.refused(type, { thread_id, ...params })), unknown, `${type} ${thread_id}`);
  for (const [type, params] of [
    ['threads.add_user_message', { input: inputOf('his') }],
    ['threads.retry_after_item', { item_id: said!.id }],
    ['threads.custom_action', { item_id: widget!.id, action: { type: 'task.delete', payload: { id: 1, clicks: 0 } } }],
    ['threads.add_client_tool_output', { result: 1 }],
    ['threads.add_structured_input', { item_id: said!.id, input: {} }],
  ] as const) {
    const events = await bob.stream(type, { thread_id: id, ...params });
    assert.deepEqual(events, await bob.stream(type, { thread_id: '999999', ...params }), type);
    assert.deepEqual(
      events.map((event) => [event.type, 'code' in event && event.code, 'allow_retry' in event && event.allow_retry]),
      [['error', 'custom', false]],
      type,
    );
  }
  assert.deepEqual(await bob.ask('threads.delete', { thread_id: id }), {});
  // Items of another thread are none of one's own.
  const his = threadIn(await bob.say('add bread'));
  assert.deepEqual(await bob.stream('threads.retry_after_item', { thread_id: his, item_id: said!.id }), []);
  assert.deepEqual((await bob.ask('threads.list')).data.length, 1);
  assert.deepEqual(await ann.items(id), before);
});

test('a request is read leniently, and one that misses something is refused before anything is done', async (t) => {
  const { ann } = await serveChatKit(t);
  const events = await ann.stream(
    'threads.create',
    {
      input: {
        content: [{ type: 'input_text', text: 'add milk', colour: 1 }],
        quoted_text: null,
        attachments: null,
        mood: 'x',
      },
      another: 1,
    },
    { metadata: null, extra: {} },
  );
  assert.match(textOf(doneOf(events, 'assistant_message')), /milk/i);
  const count = (await ann.ask('threads.list')).data.length;
  for (const body of [
    { type: 'threads.reticulate', params: {} },
    { type: 'threads.create' },
    { type: 'threads.create', params: {} },
    { type: 'threads.create', params: { input: { content: [{ type: 'input_image' }] } } },
    { type: 'threads.get_by_id', params: {} },
    { type: 'threads.list', params: { order: 'sideways' } },
    { type: 'items.feedback', params: { thread_id: '1', item_ids: [], kind: 'lukewarm' } },
  ]) {
    const answer = await ann.post(body);
    assert.deepEqual(
      short({ status: answer.status, ...((await answer.json()) as { code: string }) } as never),
      { status: 400, code: 'invalid' },
      JSON.stringify(body),
    );
  }
  assert.equal((await ann.ask('threads.list')).data.length, count);
});

test('what cannot be sent to an agent is told in the stream', async (t) => {
  const { ann, db } = await serveChatKit(t);
  for (const input of [
    inputOf(' '),
    inputOf('x'.repeat(10_001)),
    { ...inputOf('with a file'), attachments: ['atc_1'] },
  ]) {
    const [error, ...more] = await ann.stream('threads.create', { input });
    assert.ok(error?.type === 'error' && error.code === 'custom' && error.message && !error.allow_retry);
    assert.deepEqual(more, []);
  }
  assert.deepEqual(await db.selectFrom('turns').selectAll().execute(), []);
});

test('files and speech are not supported, and say so', async (t) => {
  const { ann } = await serveChatKit(t);
  for (const [type, params] of [
    ['attachments.create', { name: 'a.png', size: 1, mime_type: 'image/png' }],
    ['attachments.delete', { attachment_id: 'atc_1' }],
    ['input.transcribe', { audio_base64: 'AAAA', mime_type: 'audio/webm;codecs=opus' }],
  ] as const)
    assert.deepEqual(short(await ann.refused(type, params)), { status: 501, code: 'unsupported' });
});

test('tags, quotations and options of a message come back as they were sent', async (t) => {
  const { ann } = await serveChatKit(t);
  const input = {
    content: [
      { type: 'input_text', text: 'add a call with ' },
      { type: 'input_tag', id: 'p1', text: 'Ann', data: { id: 7 }, interactive: true },
    ],
    attachments: [],
    quoted_text: 'call me maybe',
    inference_options: { model: 'm', tool_choice: { id: 'x' } },
  };
  const events = await ann.stream('threads.create', { input });
  const said = doneOf(events, 'user_message');
  const { content, quoted_text, inference_options, attachments } = said;
  assert.deepEqual({ content, quoted_text, inference_options, attachments }, input);
  assert.deepEqual((await ann.items(threadIn(events)))[0], said);
  assert.match(textOf(doneOf(events, 'assistant_message')), /a call with @Ann/i);
});

test('feedback is kept for answers of the thread and of nothing else', async (t) => {
  const { ann, db } = await serveChatKit(t);
  const id = threadIn(await ann.say('add milk'));
  const item_ids = [...(await ann.items(id)).map((item) => item.id), 'msg_1'];
  assert.deepEqual(await ann.ask('items.feedback', { thread_id: id, item_ids, kind: 'negative' }), {});
  const rows = await db.selectFrom('messages').select(['role', 'feedback']).orderBy('id').execute();
  assert.deepEqual(
    rows.map(({ role, feedback }) => [role, feedback]),
    [
      ['user', null],
      ['assistant', 'negative'],
      ['widget', null],
    ],
  );
});
