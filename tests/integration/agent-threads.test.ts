import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { type TestContext } from 'node:test';
import { assistantMessage, modelResponder, ScriptedModel } from '@openai/agents/testing';
import fc from 'fast-check';
import { sql } from 'kysely';
import { createThreads, titleOf } from '../../src/agent/threads/threads.ts';
import { beginTurn } from '../../src/db/conversations/turns.ts';
import { call, testChat } from '../support/chat.ts';
import { ann, bob } from '../support/mcp-endpoint.ts';

const notFound = { code: 'not_found' };

/** A chat that answers "ok" to everything, and the threads of its database. */
async function chatting(t: TestContext) {
  const chat = await testChat(t);
  chat.use(new ScriptedModel(Array.from({ length: 20 }, () => [assistantMessage('ok')])));
  return { ...chat, threads: createThreads(chat.db) };
}

test('threads are listed newest first, page by page, each user their own', async (t) => {
  const { say, threads } = await chatting(t);
  for (const message of ['one', 'two', 'three', 'four', 'five']) await say(message);
  await say("bob's", { userId: bob });
  const titles: (string | null)[][] = [];
  for (let after: number | undefined; ; ) {
    const { entries, more } = await threads.list(ann, { limit: 2, ...(after === undefined ? {} : { after }) });
    titles.push(entries.map(({ title }) => title));
    if (!more) break;
    after = entries.at(-1)!.id;
  }
  assert.deepEqual(titles, [['five', 'four'], ['three', 'two'], ['one']]);
  assert.equal((await threads.list(ann, { limit: 5 })).more, false);
  for (const limit of [0, 1001, 1.5]) await assert.rejects(threads.list(ann, { limit }), { code: 'invalid' });
});

test('items of a thread are read both ways, page by page, with the calls that ran', async (t) => {
  const { say, use, threads } = await chatting(t);
  const { conversation_id: id } = await say('hello');
  use(new ScriptedModel([[call('add_task', { title: 'A' })], [assistantMessage('Added A.')]]));
  await say({ message: 'add A', conversation_id: id });
  await say('elsewhere');
  const { entries: all } = await threads.items(ann, id);
  assert.deepEqual(
    all.map(({ role, text }) => [role, text]),
    [
      ['user', 'hello'],
      ['assistant', 'ok'],
      ['user', 'add A'],
      ['assistant', 'Added A.'],
    ],
  );
  assert.equal(all[3]!.calls[0]!.name, 'add_task');
  const first = await threads.items(ann, id, { limit: 3 });
  assert.deepEqual(first, { entries: all.slice(0, 3), more: true });
  assert.deepEqual(await threads.items(ann, id, { after: all[2]!.id }), { entries: [all[3]], more: false });
  const back = await threads.items(ann, id, { after: all[2]!.id, order: 'desc' });
  assert.deepEqual(back, { entries: [all[1], all[0]], more: false });
  for (const after of ['', 'x', all[0]!.id.replace(/^./, 'z'), `${all[0]!.turnId.replaceAll(/\w/g, '0')}.user`])
    assert.deepEqual(await threads.items(ann, id, { after }), { entries: [], more: false }, after);
});

test('a thread can be renamed, and the next message leaves its title alone', async (t) => {
  const { say, threads } = await chatting(t);
  const { conversation_id: id } = await say('hello');
  assert.equal((await threads.rename(ann, id, '  Groceries\n')).title, 'Groceries');
  await say({ message: 'more', conversation_id: id });
  assert.equal((await threads.get(ann, id)).title, 'Groceries');
  await assert.rejects(threads.rename(ann, id, ' \n'), { code: 'invalid' });
});

test('a thread that is removed leaves nothing behind', async (t) => {
  const { say, threads, db } = await chatting(t);
  const { conversation_id: id } = await say('hello');
  const { conversation_id: other } = await say('other');
  await threads.remove(ann, id);
  for (const table of ['messages', 'turns'] as const) {
    const left = await db.selectFrom(table).select('conversation_id').distinct().execute();
    assert.deepEqual(left, [{ conversation_id: other }], table);
  }
  await assert.rejects(say({ message: 'again', conversation_id: id }), notFound);
  await assert.rejects(threads.remove(ann, id), notFound);
});

test('a thread that is removed while its turn runs stays removed, and the turn ends', async (t) => {
  const { say, use, threads, db } = await chatting(t);
  const { conversation_id: id } = await say('hello');
  use(
    new ScriptedModel([
      modelResponder(async () => {
        await threads.remove(ann, id);
        return [assistantMessage('Too late.')];
      }),
    ]),
  );
  assert.equal((await say({ message: 'slow', conversation_id: id })).response, 'Too late.');
  for (const table of ['conversations', 'messages', 'turns'] as const)
    assert.deepEqual(await db.selectFrom(table).selectAll().execute(), [], table);
});

test('a message to a thread that was removed meanwhile is refused like one to an unknown thread', async (t) => {
  const { threads, say, db } = await chatting(t);
  const { conversation_id: id } = await say('hello');
  await threads.remove(ann, id);
  const turn = { id: randomUUID(), userId: ann, message: 'late', title: 'late' };
  await assert.rejects(
    beginTurn(db, turn, id, async () => {}),
    notFound,
  );
});

test("another user's thread is not found, whatever is asked of it, and is left alone", async (t) => {
  const { say, threads } = await chatting(t);
  const { conversation_id: id } = await say('mine');
  const before = { thread: await threads.get(ann, id), items: await threads.items(ann, id) };
  await assert.rejects(threads.get(bob, id), notFound);
  await assert.rejects(threads.items(bob, id), notFound);
  await assert.rejects(threads.rename(bob, id, 'his'), notFound);
  await assert.rejects(threads.remove(bob, id), notFound);
  assert.deepEqual({ thread: await threads.get(ann, id), items: await threads.items(ann, id) }, before);
  const { conversation_id: his } = await say('his', { userId: bob });
  assert.deepEqual(await threads.items(bob, his, { after: before.items.entries[0]!.id }), { entries: [], more: false });
});

test('a conversation from before titles has none', async (t) => {
  const { say, threads, db } = await chatting(t);
  const { conversation_id: id } = await say('hello');
  await sql`update conversations set title = null`.execute(db);
  assert.equal((await threads.get(ann, id)).title, null);
});

test('a title is the first line, cut after a word', () => {
  assert.equal(titleOf('\n  add   milk \nand bread'), 'add milk');
  const words = 'remind me to call the plumber about the kitchen sink tomorrow morning';
  assert.equal(titleOf(words), 'remind me to call the plumber about the kitchen sink…');
  assert.equal(titleOf('x'.repeat(61)), `${'x'.repeat(59)}…`);
  assert.equal(titleOf('x'.repeat(60)), 'x'.repeat(60));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (message) => {
      const title = titleOf(message);
      assert.ok([...title].length <= 60);
      assert.ok(title.isWellFormed());
      assert.equal(title === '', message.trim() === '');
    }),
  );
});
