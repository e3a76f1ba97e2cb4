import assert from 'node:assert/strict';
import test from 'node:test';
import { assistantMessage, modelResponder, ScriptedModel } from '@openai/agents/testing';
import { createTurns } from '../../src/agent/turns.ts';
import { call } from '../support/chat.ts';
import {
  actionsIn,
  type Client,
  doneOf,
  type Item,
  inputOf,
  kinds,
  serveChatKit,
  textOf,
  threadIn,
} from '../support/chatkit.ts';

type Served = Awaited<ReturnType<typeof serveChatKit>>;
type Action = { type: string; payload?: unknown };

const widgetIn = (items: Item[]) => items.findLast(({ type }) => type === 'widget')!;
const actions = (item: Item) => actionsIn('widget' in item ? item.widget : undefined);
const labels = (item: Item) =>
  [...JSON.stringify(item).matchAll(/"(?:label|value)":"([^"]+)"/g)].map(([, label]) => label);

/** A thread whose last item is the list of these tasks. */
async function listed({ ann, tools, annId }: Served, ...titles: string[]) {
  await tools.seed(annId, ...titles);
  const thread_id = threadIn(await ann.say('show me all my tasks'));
  return { thread_id, widget: widgetIn(await ann.items(thread_id)) };
}

const sync = (client: Client, thread_id: string, item_id: string, action: Action) =>
  client.ask('threads.sync_custom_action', { thread_id, item_id, action });

test('a list is a widget whose boxes complete and reopen and whose buttons delete, by the tools, and stays so', async (t) => {
  const served = await serveChatKit(t);
  const { ann, tools, annId } = served;
  const { thread_id, widget } = await listed(served, 'Buy milk', 'Call Bob');
  assert.deepEqual(labels(widget), ['Buy milk', 'Delete', 'Call Bob', 'Delete']);
  const [complete, remove] = actions(widget);
  const { updated_item: done } = await sync(ann, thread_id, widget.id, complete!);
  assert.equal(done.id, widget.id);
  const [task] = await tools.of(annId);
  assert.equal(task!.completed, true);
  const [reopen, removeNow] = actions(done);
  assert.deepEqual(reopen!.payload, { id: 1, completed: false, clicks: 1 });
  const { updated_item: open } = await sync(ann, thread_id, widget.id, reopen!);
  assert.equal((await tools.of(annId))[0]!.completed, false);
  // The button as it was before the clicks is outdated: the answer shows what is.
  assert.deepEqual((await sync(ann, thread_id, widget.id, remove!)).updated_item, open);
  assert.deepEqual((await sync(ann, thread_id, widget.id, removeNow!)).updated_item, open);
  const { updated_item: gone } = await sync(ann, thread_id, widget.id, actions(open)[1]!);
  assert.deepEqual(labels(gone), ['Buy milk', 'Deleted', 'Call Bob', 'Delete']);
  assert.deepEqual(
    (await tools.of(annId)).map(({ title }) => title),
    ['Call Bob'],
  );
  assert.deepEqual(widgetIn(await ann.items(thread_id)), gone);
  assert.match('copy_text' in gone ? gone.copy_text : '', /Buy milk.*\(deleted\)/);
});

test('an action is also answered by a stream, of two events', async (t) => {
  const served = await serveChatKit(t);
  const { thread_id, widget } = await listed(served, 'Buy milk');
  const action = actions(widget)[1]!;
  const events = await served.ann.stream('threads.custom_action', { thread_id, item_id: widget.id, action });
  assert.deepEqual(kinds(events), ['stream_options', 'thread.item.replaced']);
  assert.deepEqual((await served.ann.items(thread_id)).at(-1), doneOf(events, 'widget'));
  const said = (await served.ann.items(thread_id))[0]!;
  for (const item_id of [said.id, 'msg_1', undefined])
    assert.deepEqual(await served.ann.stream('threads.custom_action', { thread_id, item_id, action }), [
      { type: 'error', code: 'stream.error', allow_retry: false },
    ]);
  const refused = await served.ann.refused('threads.sync_custom_action', { thread_id, item_id: said.id, action });
  assert.equal(refused.status, 400);
});

test('the same click many times at once has one effect and one hidden line', async (t) => {
  const served = await serveChatKit(t);
  const { ann, db, deps, tools } = served;
  const { thread_id, widget } = await listed(served, 'Buy milk');
  const before = (await tools.events()).length;
  const [complete] = actions(widget);
  // None of them is done before all of them have seen the row as it was.
  const together = Promise.withResolvers<void>();
  let waiting = 5;
  deps.mcp.tasks = {
    ...tools.tasks,
    complete: async (...click) => {
      if (--waiting === 0) together.resolve();
      await together.promise;
      return tools.tasks.complete(...click);
    },
  };
  const all = await Promise.all(Array.from({ length: 5 }, () => sync(ann, thread_id, widget.id, complete!)));
  for (const { updated_item } of all) assert.deepEqual(updated_item, all[0].updated_item);
  assert.equal((await tools.events()).length, before + 1);
  const hidden = await db.selectFrom('messages').select('content').where('role', '=', 'hidden').execute();
  assert.equal(hidden.length, 1);
});

test('clicks on rows of one list side by side lose none', async (t) => {
  const served = await serveChatKit(t);
  const { thread_id, widget } = await listed(served, 'A', 'B', 'C');
  const boxes = actions(widget).filter(({ type }) => type === 'task.complete');
  await Promise.all(boxes.map((box) => sync(served.ann, thread_id, widget.id, box)));
  const after = widgetIn(await served.ann.items(thread_id));
  assert.equal(JSON.stringify(after).match(/"defaultChecked":true/g)?.length, 3);
});

test('what a payload says is not trusted', async (t) => {
  const served = await serveChatKit(t);
  const { ann, tools, annId } = served;
  const { thread_id, widget } = await listed(served, 'Buy milk');
  await tools.seed(annId, 'Not in the list');
  for (const action of [
    { type: 'task.complete' },
    { type: 'task.complete', payload: { id: 1, clicks: 0 } },
    { type: 'task.complete', payload: { id: '1', completed: true, clicks: 0 } },
    { type: 'task.complete', payload: [1] },
    { type: 'task.delete', payload: { id: 2, clicks: 0 } },
    { type: 'task.delete', payload: { id: -1, clicks: 0 } },
    { type: 'task.explode', payload: { id: 1, clicks: 0 } },
    { type: 'question.answer', payload: { yes: true } },
  ]) {
    const refused = await ann.refused('threads.sync_custom_action', { thread_id, item_id: widget.id, action });
    assert.deepEqual([refused.status, refused.code], [400, 'invalid'], JSON.stringify(action));
  }
  assert.equal((await tools.of(annId)).filter(({ completed }) => !completed).length, 2);
  // A client puts the value of the box beside the payload's keys.
  const action = { type: 'task.complete', payload: { id: 1, completed: true, clicks: 0, checked: false, more: {} } };
  await sync(ann, thread_id, widget.id, action);
  assert.equal((await tools.of(annId))[0]!.completed, true);
});

test('a task that is gone is shown so, whoever deleted it', async (t) => {
  const served = await serveChatKit(t);
  const { ann, tools, annId } = served;
  const { thread_id, widget } = await listed(served, 'Buy milk');
  await tools.tasks.delete({ userId: annId, origin: 'web', requestId: 'elsewhere' }, 1);
  const { updated_item } = await sync(ann, thread_id, widget.id, actions(widget)[0]!);
  assert.deepEqual(labels(updated_item), ['Buy milk', 'Deleted']);
});

test('a question has buttons that answer it and nothing else, and says afterwards how it was answered', async (t) => {
  const served = await serveChatKit(t);
  const { ann, tools, annId } = served;
  await tools.seed(annId, 'A', 'B', 'C');
  const asked = await ann.say('delete all my tasks');
  const thread_id = threadIn(asked);
  const question = doneOf(asked, 'widget');
  const [yes, no] = actions(question);
  assert.match(JSON.stringify(question), /Delete these 3 tasks\?/);
  const said = await ann.stream('threads.custom_action', { thread_id, item_id: question.id, action: yes });
  assert.deepEqual(kinds(said).slice(0, 2), ['stream_options', 'thread.item.done']);
  assert.equal(doneOf(said, 'user_message').content[0]!.text, 'Yes');
  assert.match(JSON.stringify(said.filter(({ type }) => type === 'thread.item.replaced')), /You said yes\./);
  assert.deepEqual(await tools.of(annId), []);
  const answer = textOf(doneOf(said, 'assistant_message'));
  // The same click again is answered as before, the other button not at all.
  const again = await ann.stream('threads.custom_action', { thread_id, item_id: question.id, action: yes });
  assert.equal(textOf(doneOf(again, 'assistant_message')), answer);
  const late = await ann.stream('threads.custom_action', { thread_id, item_id: question.id, action: no });
  assert.deepEqual(kinds(late), ['stream_options', 'thread.item.replaced', 'notice']);
  assert.equal((await ann.items(thread_id)).filter(({ type }) => type === 'user_message').length, 2);
});

test('No keeps everything; so does anything else, and then the buttons are gone', async (t) => {
  const { ann, tools, annId } = await serveChatKit(t);
  await tools.seed(annId, 'A', 'B');
  const asked = await ann.say('delete all my tasks');
  const thread_id = threadIn(asked);
  const first = doneOf(asked, 'widget');
  const said = await ann.stream('threads.custom_action', { thread_id, item_id: first.id, action: actions(first)[1] });
  assert.match(textOf(doneOf(said, 'assistant_message')), /deleted nothing/);
  const second = doneOf(await ann.say('delete all my tasks', thread_id), 'widget');
  const replaced = (await ann.say('hello', thread_id)).filter(({ type }) => type === 'thread.item.replaced');
  assert.match(JSON.stringify(replaced), /Not answered\./);
  const [yes] = actions(second);
  assert.deepEqual(kinds(await ann.stream('threads.custom_action', { thread_id, item_id: second.id, action: yes })), [
    'stream_options',
    'thread.item.replaced',
    'notice',
  ]);
  assert.equal((await tools.of(annId)).length, 2);
});

test('a question about more than deletions says all that a Yes would do', async (t) => {
  const { ann, tools, annId, use } = await serveChatKit(t);
  await tools.seed(annId, ...'ABCDEFGH');
  const changes = [3, 4, 5, 6, 7, 8].map((task_id) => call('update_task', { task_id, priority: 'low' }));
  const deletions = [1, 2].map((task_id) => call('delete_task', { task_id }));
  use(() => new ScriptedModel([[...deletions, ...changes]]));
  const card = JSON.stringify(doneOf(await ann.say('the usual, as last week'), 'widget').widget);
  assert.match(card, /Delete #1 \\"A\\", #2 \\"B\\"; change #3/);
  assert.doesNotMatch(card, /Delete these/);
});

test('a button of an older question never consents to a newer one', async (t) => {
  const { ann, deps, tools, annId } = await serveChatKit(t);
  await tools.seed(annId, 'A', 'B', 'C', 'D');
  const first = await ann.say('delete tasks 1 and 2');
  const thread_id = threadIn(first);
  const old = doneOf(first, 'widget');
  const turnOf = (item: Item) => item.id.split('.')[0]!;
  await ann.say('delete tasks 3 and 4', thread_id);
  await ann.stream('threads.custom_action', { thread_id, item_id: old.id, action: actions(old)[0] });
  // Also when the click came before the newer question was seen to be there.
  const answer = await createTurns(deps)(
    { userId: annId, origin: 'chat', requestId: 'late' },
    { message: 'Yes', conversation_id: Number(thread_id) },
    { answers: turnOf(old) },
  );
  assert.match(answer.response, /no longer open/);
  assert.equal((await tools.of(annId)).length, 4);
});

test('the model knows of clicks, and "it" is what was clicked; nobody else hears of them', async (t) => {
  const served = await serveChatKit(t);
  const { ann, api, annUser, tools, annId, use } = served;
  const { thread_id, widget } = await listed(served, 'Buy milk', 'Call Bob');
  await sync(ann, thread_id, widget.id, actions(widget)[2]!);
  const renamed = await ann.say('rename it to Call Ann', thread_id);
  assert.match(textOf(doneOf(renamed, 'assistant_message')), /Call Ann/);
  assert.deepEqual(
    (await tools.of(annId)).map(({ title }) => title),
    ['Buy milk', 'Call Ann'],
  );
  let seen = '';
  use(
    () =>
      new ScriptedModel([
        modelResponder(({ request }) => {
          seen = JSON.stringify(request.input);
          return [assistantMessage('Well.')];
        }),
      ]),
  );
  await ann.say('what now?', thread_id);
  assert.match(seen, /<HiddenContext>\\n[^<]*completed task #2/);
  assert.match(seen, /"complete_task"/);
  const shown = [
    JSON.stringify(await ann.ask('threads.get_by_id', { thread_id })),
    JSON.stringify(await ann.ask('items.list', { thread_id, limit: 9999 })),
    JSON.stringify(await ann.stream('threads.retry_after_item', { thread_id, item_id: 'msg_1' })),
  ];
  const bearer = { authorization: `Bearer ${annUser.token}` };
  const exported = await fetch(`${api.url}/api/${annUser.id}/export?format=json`, { headers: bearer });
  for (const text of [...shown, await exported.text()]) assert.ok(!/HiddenContext|With a click/.test(text), text);
});

test('a click works while an answer comes', async (t) => {
  const served = await serveChatKit(t);
  const { ann, use, tools, annId } = served;
  const { thread_id, widget } = await listed(served, 'Buy milk');
  const clicked = Promise.withResolvers<void>();
  use((listen) => {
    const responder = modelResponder(async () => {
      listen({ begins: true });
      listen({ text: 'Well' });
      await clicked.promise;
      return [assistantMessage('Well.')];
    });
    return new ScriptedModel([responder]);
  });
  const stream = await ann.open('threads.add_user_message', { thread_id, input: inputOf('hm') });
  await stream.until((event) => event.type === 'thread.item.added');
  await sync(ann, thread_id, widget.id, actions(widget)[0]!);
  assert.equal((await tools.of(annId))[0]!.completed, true);
  clicked.resolve();
  await stream.until((event) => event.type === 'thread.item.done' && event.item.type === 'assistant_message');
});

test('what a turn changed is shown as rows; a turn that changed nothing shows none', async (t) => {
  const { ann, use } = await serveChatKit(t);
  const thread_id = threadIn(await ann.say('add milk and add bread'));
  assert.deepEqual(labels(widgetIn(await ann.items(thread_id))).filter((label) => label !== 'Delete').length, 2);
  use(() => new ScriptedModel([[assistantMessage('Hi.')]]));
  const plain = await ann.say('hi', thread_id);
  assert.ok(!kinds(plain).includes('widget'));
  assert.equal((await ann.items(thread_id)).at(-1)!.type, 'assistant_message');
  use(() => new ScriptedModel([[call('delete_task', { task_id: 1 })], [assistantMessage('Gone.')]]));
  await ann.say('delete task 1', thread_id);
  assert.equal((await ann.items(thread_id)).at(-1)!.type, 'assistant_message');
});
