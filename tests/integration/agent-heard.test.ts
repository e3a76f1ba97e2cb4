import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { assistantMessage, modelResponder, ScriptedModel } from '@openai/agents/testing';
import type { Heard } from '../../src/agent/heard.ts';
import { createThreads } from '../../src/agent/threads/threads.ts';
import { openTools } from '../../src/agent/tools.ts';
import { call, testChat } from '../support/chat.ts';
import { ann } from '../support/mcp-endpoint.ts';

const adding = () => new ScriptedModel([[call('add_task', { title: 'A' })], [assistantMessage('Added A.')]]);
const kinds = (heard: Heard[]) => heard.map((each) => Object.keys(each)[0]);

async function heardChat(t: TestContext) {
  const chat = await testChat(t);
  const heard: Heard[] = [];
  return { ...chat, heard, hear: (each: Heard) => void heard.push(each) };
}

test('a turn is heard: begun, each call when it has run, the answer, done; items have the ids that were told', async (t) => {
  const { say, use, heard, hear, db, tools } = await heardChat(t);
  let whenAskedAgain: unknown;
  use(
    new ScriptedModel([
      [call('add_task', { title: 'A' })],
      modelResponder(() => {
        whenAskedAgain = kinds(heard);
        return [assistantMessage('Added A.')];
      }),
    ]),
  );
  const answer = await say('add A', { hear });
  assert.deepEqual(whenAskedAgain, ['begun', 'call']);
  const [{ begun }] = heard as [Extract<Heard, { begun: unknown }>];
  assert.deepEqual(heard.slice(1), [{ call: answer.tool_calls[0] }, { text: 'Added A.' }, { done: answer }]);
  assert.equal(begun.conversationId, answer.conversation_id);
  const { entries } = await createThreads(db).items(ann, answer.conversation_id);
  assert.deepEqual(
    entries.map(({ id, turnId, text }) => [id, turnId, text]),
    [
      [begun.item, begun.turnId, 'add A'],
      [begun.answer, begun.turnId, 'Added A.'],
    ],
  );
  assert.equal((await tools.of(ann)).length, 1);
});

test('the answer is stored before it is heard', async (t) => {
  const { say, use, db } = await heardChat(t);
  use(adding());
  let stored: Promise<unknown[]> | undefined;
  await say('add A', {
    hear: (each) => {
      if ('text' in each)
        stored = db.selectFrom('messages').select('content').where('role', '!=', 'widget').orderBy('id').execute();
    },
  });
  assert.deepEqual(await stored, [{ content: 'add A' }, { content: 'Added A.' }]);
});

test('a question that waits for consent is heard with the deletions it is about', async (t) => {
  const { say, use, heard, hear, tools } = await heardChat(t);
  await tools.seed(ann, 'A', 'B');
  use(new ScriptedModel([[call('delete_task', { task_id: 1 }), call('delete_task', { task_id: 2 })]]));
  const { response } = await say('delete both', { hear });
  assert.deepEqual(kinds(heard), ['begun', 'call', 'text', 'asks', 'done']);
  assert.deepEqual(heard.slice(2, 4), [
    { text: response },
    {
      asks: {
        deletions: [
          { task_id: 1, title: 'A' },
          { task_id: 2, title: 'B' },
        ],
      },
    },
  ]);
});

test('a turn that answers from storage is heard as begun, text, done, of the turn it was', async (t) => {
  const { say, use, heard, hear } = await heardChat(t);
  use(adding());
  const request = { message: 'add A', idempotency_key: 'k' };
  const first = await say(request, { hear });
  const again: Heard[] = [];
  await say(request, { hear: (each) => void again.push(each) });
  assert.deepEqual(again, [heard[0], { text: 'Added A.' }, { done: first }]);
});

test('a turn that was cut off and is finished by the next message is not heard by it', async (t) => {
  const { say, use, heard, hear, db } = await heardChat(t);
  use(adding());
  const { conversation_id } = await say('hello');
  const turns = await db.updateTable('turns').set({ finished_at: null }).returning('id').execute();
  await db.deleteFrom('messages').where('role', '=', 'assistant').execute();
  use(new ScriptedModel([[assistantMessage('Old.')], [assistantMessage('New.')]]));
  await say({ message: 'new', conversation_id }, { hear });
  assert.deepEqual(kinds(heard), ['begun', 'text', 'done']);
  assert.deepEqual(heard[1], { text: 'New.' });
  assert.notEqual((heard[0] as { begun: { turnId: string } }).begun.turnId, turns[0]!.id);
});

test('a listener that throws, rejects or never ends harms no turn', async (t) => {
  const bad: Record<string, () => unknown> = {
    throws: () => {
      throw new Error('the reader is gone');
    },
    rejects: () => Promise.reject(new Error('the reader is gone')),
    'never ends': () => new Promise(() => {}),
  };
  const { say, use, tools, logged } = await heardChat(t);
  for (const hear of Object.values(bad)) {
    use(adding());
    assert.equal((await say('add A', { hear })).response, 'Added A.');
  }
  assert.equal((await tools.of(ann)).length, 3);
  assert.equal(logged.filter((line) => /a listener of a chat turn failed/.test(line)).length, 8);
});

test('the tools of a turn can be opened without a model, and the same turn repeats nothing', async (t) => {
  const { deps, tools } = await testChat(t);
  const caller = { userId: ann, origin: 'chat', requestId: 'click-1' } as const;
  const ran: unknown[] = [];
  for (const _ of ['click', 'the same click again']) {
    const open = openTools(
      deps,
      caller,
      { id: 'click-1', zone: 'Asia/Karachi' },
      { ran: (each) => void ran.push(each) },
    );
    await open.connect();
    await open.callToolResult('add_task', { title: 'A', due_date: 'tomorrow 5pm' });
    await open.close();
  }
  assert.deepEqual(ran[0], ran[1]);
  assert.match((await tools.of(ann))[0]!.due_date!, /T12:00:00/);
  const [event, ...more] = await tools.events();
  assert.deepEqual([event!.payload.request_id, event!.payload.origin, more.length], ['click-1', 'chat', 0]);
});
