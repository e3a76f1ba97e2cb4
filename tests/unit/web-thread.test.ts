import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applied, emptyThread, type ThreadState } from '../../src/web/chat/protocol/thread.ts';
import type { ChatEvent, Item, Update, WidgetNode } from '../../src/web/chat/protocol/wire.ts';

const every = { thread_id: '1', created_at: '2026-11-29T10:00:00Z' };
const part = (text: string) => ({ type: 'output_text', text, annotations: [] });
const user: Item = { ...every, id: 'u1', type: 'user_message', content: [{ type: 'input_text', text: 'add milk' }] };
const answer = (...texts: string[]): Item => ({
  ...every,
  id: 'a1',
  type: 'assistant_message',
  content: texts.map(part),
});
const widget = (root: WidgetNode): Item => ({ ...every, id: 'w1', type: 'widget', widget: root });
const thread = {
  id: '1',
  created_at: every.created_at,
  status: { type: 'active' },
  items: { data: [], has_more: false },
};
const after = (events: ChatEvent[], state: ThreadState = emptyThread) => events.reduce(applied, state);
const update = (item_id: string, change: Update): ChatEvent => ({
  type: 'thread.item.updated',
  item_id,
  update: change,
});
const delta = (text: string, index = 0) =>
  update('a1', { type: 'assistant_message.content_part.text_delta', content_index: index, delta: text });

test('a turn: the thread, the message, the answer as it is written, its title', () => {
  const state = after([
    { type: 'thread.created', thread },
    { type: 'thread.item.done', item: user },
    { type: 'stream_options', stream_options: { allow_cancel: false } },
    { type: 'progress_update', text: 'Looking', icon: 'search' },
  ]);
  assert.deepEqual(state.items, [user]);
  assert.equal(state.allowCancel, false);
  assert.deepEqual(state.progress, { text: 'Looking', icon: 'search' });

  const writing = after(
    [
      { type: 'thread.item.added', item: answer() },
      update('a1', { type: 'assistant_message.content_part.added', content_index: 0, content: part('') }),
      delta('Add'),
      delta('ed.'),
    ],
    state,
  );
  assert.deepEqual(writing.items, [user, answer('Added.')]);
  assert.equal(writing.writing, 'a1');
  assert.equal(writing.progress, undefined);
  assert.equal(writing.items[0], state.items[0], 'what did not change is the same object');

  const done = after(
    [
      { type: 'thread.item.done', item: answer('Added.') },
      { type: 'thread.updated', thread: { ...thread, title: 'Milk' } },
    ],
    writing,
  );
  assert.deepEqual(done.items, [user, answer('Added.')]);
  assert.equal(done.writing, undefined);
  assert.equal(done.thread?.title, 'Milk');
});

test('items that are done without having been added, replaced, removed', () => {
  const both = after([
    { type: 'thread.item.done', item: answer('One') },
    { type: 'thread.item.done', item: user },
    { type: 'thread.item.replaced', item: answer('Two') },
  ]);
  assert.deepEqual(both.items, [answer('Two'), user]);
  assert.deepEqual(after([{ type: 'thread.item.removed', item_id: 'u1' }], both).items, [answer('Two')]);
});

test('an item that is removed while it is written is no longer written', () => {
  const state = after([
    { type: 'thread.item.added', item: answer() },
    { type: 'thread.item.removed', item_id: 'a1' },
  ]);
  assert.deepEqual(state.items, []);
  assert.equal(state.writing, undefined);
});

test('troubles and notices', () => {
  const state = after([
    { type: 'error', code: 'custom', message: 'Too many', allow_retry: true },
    { type: 'notice', level: 'warning', message: 'Slow', title: 'Today' },
    { type: 'client_effect', name: 'x', data: {} },
  ]);
  assert.deepEqual(state.trouble, { code: 'custom', message: 'Too many', allowRetry: true });
  assert.deepEqual(state.notices, [{ level: 'warning', message: 'Slow', title: 'Today' }]);
});

test('a part that was never added: empty ones before it; an index of nonsense changes nothing', () => {
  const added = after([{ type: 'thread.item.added', item: answer() }]);
  assert.deepEqual(after([delta('x', 2)], added).items, [answer('', '', 'x')]);
  for (const index of [-1, 0.5, 5_000, Number.NaN]) assert.equal(applied(added, delta('x', index)), added);
});

test('annotations: at their index, or at the end', () => {
  const source = (title: string) => ({ type: 'annotation', source: { type: 'file', title } });
  const annotate = (title: string, annotation_index?: number) =>
    update('a1', {
      type: 'assistant_message.content_part.annotation_added',
      content_index: 0,
      annotation_index: annotation_index as number,
      annotation: source(title),
    });
  const [item] = after([
    { type: 'thread.item.added', item: answer('x') },
    annotate('b'),
    annotate('a', 0),
    annotate('c'),
  ]).items;
  assert.deepEqual(
    item?.type === 'assistant_message' && item.content[0]?.annotations.map((each) => each.source.title),
    ['a', 'b', 'c'],
  );
});

test('widgets: text that grows, one component, the whole', () => {
  const root = { type: 'Card', children: [{ type: 'Text', id: 't', value: 'a' }, { type: 'Divider' }] };
  const state = after([{ type: 'thread.item.added', item: widget(root) }]);
  const grown = after(
    [update('w1', { type: 'widget.streaming_text.value_delta', component_id: 't', delta: 'b', done: true })],
    state,
  );
  assert.deepEqual(grown.items, [
    widget({ type: 'Card', children: [{ type: 'Text', id: 't', value: 'ab', streaming: false }, { type: 'Divider' }] }),
  ]);
  const component = { type: 'Title', value: 'T' };
  assert.deepEqual(
    after([update('w1', { type: 'widget.component.updated', component_id: 't', component })], state).items,
    [widget({ type: 'Card', children: [component, { type: 'Divider' }] })],
  );
  assert.deepEqual(after([update('w1', { type: 'widget.root.updated', widget: component })], state).items, [
    widget(component),
  ]);
  assert.equal(
    applied(state, update('w1', { type: 'widget.component.updated', component_id: 'none', component })),
    state,
  );
});

test('steps of a workflow, and the progress of an image', () => {
  const step = (title: string) => ({ type: 'custom', title });
  const flow: Item = { ...every, id: 'f1', type: 'workflow', workflow: { type: 'custom', tasks: [], expanded: true } };
  const state = after([
    { type: 'thread.item.added', item: flow },
    update('f1', { type: 'workflow.task.added', task_index: 0, task: step('b') }),
    update('f1', { type: 'workflow.task.added', task_index: 0, task: step('a') }),
    update('f1', { type: 'workflow.task.updated', task_index: 1, task: step('c') }),
  ]);
  const [item] = state.items;
  assert.deepEqual(item?.type === 'workflow' && item.workflow.tasks.map(({ title }) => title), ['a', 'c']);

  const image: Item = { ...every, id: 'i1', type: 'generated_image' };
  const [drawn] = after([
    { type: 'thread.item.added', item: image },
    update('i1', { type: 'generated_image.updated', image: { id: 'x', url: 'https://x/' }, progress: 0.5 }),
  ]).items;
  assert.equal(drawn?.type === 'generated_image' && drawn.progress, 0.5);
});

test('what is not known changes nothing', () => {
  const state = after([{ type: 'thread.item.added', item: answer('x') }]);
  const unknown = [
    { type: 'later.event' },
    update('gone', { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'x' }),
    update('a1', { type: 'later.update' } as unknown as Update),
    update('a1', { type: 'workflow.task.added', task_index: 0, task: { type: 'custom' } }),
  ] as ChatEvent[];
  for (const event of unknown) assert.equal(applied(state, event), state, event.type);
});

test('deltas add up to the text, however it is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (deltas) => {
      const { items } = after([{ type: 'thread.item.added', item: answer('') }, ...deltas.map((text) => delta(text))]);
      assert.deepEqual(items, [answer(deltas.join(''))]);
    }),
  );
});
