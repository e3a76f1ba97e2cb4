import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { assistantMessage, ScriptedModel } from '@openai/agents/testing';
import { sql } from 'kysely';
import { mostTasks } from '../../src/actors/user-actor.ts';
import { mostConversations } from '../../src/db/conversations/threads.ts';
import { testChat } from '../support/chat.ts';
import { testDatabase } from '../support/database.ts';
import { callerOf, startSystem } from '../support/system.ts';

test('a user with the most tasks is told so, by a retry of the last add too; deleting makes room', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { relay: false });
  const ann = callerOf(randomUUID());
  const one = await tasks.add(ann, { title: 'One' });
  // As if the user had added and kept so many.
  const missing = mostTasks - 2;
  await sql`update task_counts set n = n + ${missing} where user_id = ${ann.userId}`.execute(db);
  await sql`update tasks set id = ${mostTasks} where user_id = ${ann.userId}`.execute(db);
  const second = await startSystem(t, db, { relay: false });
  const last = await second.tasks.add(ann, { title: 'Last' }, 'last');
  await assert.rejects(second.tasks.add(ann, { title: 'Too many' }), { code: 'limit', message: /50000 tasks.*delete/ });
  assert.equal((await second.tasks.add(ann, { title: 'Last' }, 'last')).task_id, last.task_id);
  assert.equal(one.task_id, 1);
  await second.tasks.delete(ann, last.task_id);
  await second.tasks.add(ann, { title: 'Room again' });
});

test('a user with the most conversations goes on in one of them', async (t) => {
  const { say, use, db } = await testChat(t);
  use(new ScriptedModel([[assistantMessage('Hello.')], [assistantMessage('Hello again.')]]));
  const { conversation_id } = await say('hello');
  await sql`insert into conversations (user_id, title)
    select user_id, 'Old' from conversations, generate_series(2, ${mostConversations})`.execute(db);
  await assert.rejects(say('hello'), { code: 'limit', message: /10000 conversations/ });
  assert.equal((await say({ message: 'hello', conversation_id })).response, 'Hello again.');
});
