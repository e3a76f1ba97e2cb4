import assert from 'node:assert/strict';
import test from 'node:test';
import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { openLog } from '../../src/log.ts';
import { askedBy } from '../../src/mcp/asking.ts';
import { buildServer, shareOfCalls } from '../../src/mcp/server.ts';
import { ann, bareCall, bearer, bob, mcpEndpoint, type ToolAnswer } from '../support/mcp-endpoint.ts';
import { testTools } from '../support/tools.ts';

const all = ['tasks:read', 'tasks:write'];

async function endpoint(t: test.TestContext) {
  const tools = await testTools(t);
  const logged: string[] = [];
  const url = await mcpEndpoint(t, tools, openLog('info', { write: (line) => void logged.push(line) }));
  const call = async (name: string, args?: unknown, meta?: Record<string, unknown>, user = ann) => {
    const { message } = await bareCall(url, bearer(user, ...all), name, args, meta);
    return message.result as ToolAnswer;
  };
  const refused = async (name: string, args?: unknown, meta?: Record<string, unknown>) => {
    const answer = await call(name, args, meta);
    assert.equal(answer.isError, true);
    assert.equal(answer.structuredContent, undefined);
    return JSON.parse(answer.content[0]!.text).error as { code: string; message: string };
  };
  return { tools, logged, url, call, refused };
}

test('every tool answers the shape of the contract, as text and as structured content', async (t) => {
  const { call } = await endpoint(t);
  const added = await call('add_task', { title: 'buy milk' });
  assert.partialDeepStrictEqual(added.structuredContent, { task_id: 1, status: 'created', title: 'buy milk' });
  assert.deepEqual(JSON.parse(added.content[0]!.text), added.structuredContent);
  const listed = await call('list_tasks');
  assert.deepEqual(JSON.parse(listed.content[0]!.text), listed.structuredContent!.tasks);
  assert.equal(listed.structuredContent!.total, 1);
  assert.deepEqual((await call('complete_task', { task_id: 1 })).structuredContent, {
    task_id: 1,
    status: 'completed',
    title: 'buy milk',
  });
  const updated = await call('update_task', { task_id: 1, title: 'buy oat milk' });
  assert.partialDeepStrictEqual(updated.structuredContent, { task_id: 1, status: 'updated', title: 'buy oat milk' });
  assert.deepEqual((await call('delete_task', { task_id: 1 })).structuredContent, {
    task_id: 1,
    status: 'deleted',
    title: 'buy oat milk',
  });
});

test('an unknown argument is refused by its name, with the names that exist', async (t) => {
  const { refused, tools } = await endpoint(t);
  const { code, message } = await refused('add_task', { title: 'x', colour: 'red' });
  assert.equal(code, 'invalid');
  assert.match(message, /"colour"/);
  assert.match(message, /due_date/);
  assert.equal((await tools.events()).length, 0);
});

test('a value that is not legal is refused with the field and the legal ones', async (t) => {
  const { refused } = await endpoint(t);
  assert.match((await refused('add_task', { title: 'x', priority: 'huge' })).message, /priority.*low, medium, high/);
  assert.match((await refused('list_tasks', { status: 'open' })).message, /status.*all, pending, completed/);
  assert.match((await refused('complete_task', { task_id: 'one' })).message, /task_id must be integer/);
  assert.match((await refused('complete_task')).message, /needs "task_id"/);
  const several = await refused('add_task', { when: 'now', priority: 'p1', tags: [1] });
  assert.equal(
    several.message,
    'add_task needs "title" and has no "when"; it takes user_id, title, description, priority, tags, due_date, reminders, recurrence. ' +
      'priority must be one of low, medium, high, urgent. tags.0 must be string.',
  );
});

test('text that the database could not hold is refused in every argument', async (t) => {
  const { refused } = await endpoint(t);
  const bad = ['\ud800', 'a\0b'];
  for (const text of bad) {
    assert.equal((await refused('add_task', { title: text })).code, 'invalid');
    assert.equal((await refused('add_task', { title: 'x', tags: [text] })).code, 'invalid');
    assert.equal((await refused('list_tasks', { cursor: text })).code, 'invalid');
    assert.equal((await refused('add_task', { title: 'x' }, { 'actodo/idempotency-key': text })).code, 'invalid');
  }
});

test('the user is the token subject: another user_id is forbidden and the own one is accepted', async (t) => {
  const { refused, call } = await endpoint(t);
  assert.equal((await refused('add_task', { title: 'x', user_id: bob })).code, 'forbidden');
  assert.equal((await call('add_task', { title: 'x', user_id: ann })).isError, undefined);
  await call('add_task', { title: "bob's" }, undefined, bob);
  assert.equal((await call('list_tasks')).structuredContent!.total, 1);
});

test('an unknown task is told with open tasks nearby', async (t) => {
  const { refused, call } = await endpoint(t);
  for (const title of ['one', 'two', 'three', 'four']) await call('add_task', { title });
  const { code, message } = await refused('complete_task', { task_id: 9 });
  assert.equal(code, 'not_found');
  assert.match(message, /no task 9.*#4 "four", #3 "three", #2 "two"/);
});

test('the same idempotency key adds once, and is a conflict with other arguments', async (t) => {
  const { call, refused, tools } = await endpoint(t);
  const key = { 'actodo/idempotency-key': 'k'.repeat(200) };
  const first = await call('add_task', { title: 'once' }, key);
  assert.deepEqual((await call('add_task', { title: 'once' }, key)).structuredContent, first.structuredContent);
  assert.equal((await refused('add_task', { title: 'other' }, key)).code, 'conflict');
  assert.equal((await tools.events()).length, 1);
  for (const value of ['', 'k'.repeat(201), 7])
    assert.match((await refused('add_task', { title: 'x' }, { 'actodo/idempotency-key': value })).message, /1 to 200/);
});

test('a time zone in _meta holds for the call, and must be one', async (t) => {
  const { call, refused, tools } = await endpoint(t);
  await call('add_task', { title: 'x', due_date: 'tomorrow 5pm' }, { 'actodo/timezone': 'Asia/Karachi' });
  assert.match((await tools.of(ann))[0]!.due_date!, /T12:00:00/);
  assert.match((await refused('list_tasks', {}, { 'actodo/timezone': 'Mars/Base' })).message, /IANA/);
});

test('an outage is told without its cause, and the cause is logged', async (t) => {
  const { refused, tools, logged } = await endpoint(t);
  await tools.stop();
  const { code, message } = await refused('add_task', { title: 'secret plan' });
  assert.equal(code, 'unavailable');
  assert.match(message, /could not be reached/);
  assert.match(logged.join(), /tool failed/);
  assert.doesNotMatch(logged.join(), /secret plan/);
});

test('an unknown tool is an error that names the five', async (t) => {
  const { url } = await endpoint(t);
  const { message } = await bareCall(url, bearer(ann, ...all), 'drop_database', {});
  assert.equal(message.error.code, -32602);
  assert.match(message.error.message, /add_task, list_tasks, complete_task, delete_task, update_task/);
});

test('a token without the scope is answered 403 with a challenge that names it', async (t) => {
  const { url, tools } = await endpoint(t);
  const { status, headers } = await bareCall(url, bearer(ann, 'tasks:read'), 'add_task', { title: 'x' });
  assert.equal(status, 403);
  assert.match(headers.get('www-authenticate')!, /insufficient_scope/);
  assert.match(headers.get('www-authenticate')!, /scope="tasks:write"/);
  assert.match(headers.get('www-authenticate')!, /resource_metadata="http:\/\/127.0.0.1\/metadata"/);
  assert.equal((await bareCall(url, bearer(ann, 'tasks:read'), 'list_tasks')).status, 200);
  assert.equal((await tools.events()).length, 0);
});

test('the tool itself refuses a caller without its scope, whoever let the request in', async (t) => {
  const tools = await testTools(t);
  const deps = { ...tools, log: openLog('silent'), share: shareOfCalls() };
  const [near, far] = InMemoryTransport.createLinkedPair();
  const caller = { userId: ann, origin: 'mcp', requestId: 'r', scopes: ['tasks:read'] } as const;
  const asking = askedBy(caller);
  await buildServer(deps, () => asking).connect(far);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(near);
  t.after(() => client.close());
  for (const [name, args] of [
    ['add_task', { title: 'x' }],
    ['update_task', { task_id: 1, title: 'x' }],
    ['complete_task', { task_id: 1 }],
    ['delete_task', { task_id: 1 }],
  ] as const) {
    const answer = await client.callTool({ name, arguments: args });
    assert.equal(answer.isError, true);
    assert.match(JSON.stringify(answer.content), /forbidden.*tasks:write/);
  }
  assert.deepEqual(await tools.events(), []);
});
