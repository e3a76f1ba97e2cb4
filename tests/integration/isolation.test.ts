import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import {
  type Answer,
  allTasks,
  type Box,
  done,
  listTools,
  refused,
  routes,
  rpc,
  say,
  send,
  startBox,
} from '../support/blackbox.ts';
import { signUp, type User } from '../support/server.ts';

/** Ann owns much, Bob nothing: whatever of Ann's he names must look to him like something that never was. */
let box: Box;
let ann: User;
let bob: User;
let annsCursor: string;
let annsConversation: number;
const chatKey = 'a key that Ann used in chat';
const toolKey = 'a key that Ann used for a tool';
const secret = 'zanzibar';

before(async () => {
  box = await startBox();
  [ann, bob] = [await signUp(box.url), await signUp(box.url)];
  for (let n = 0; n < 6; n++)
    await done(box, ann, 'add_task', { title: `${secret} ${n}`, tags: [secret], description: secret });
  await done(box, ann, 'add_task', { title: `${secret} keyed` }, toolKey);
  annsCursor = (await done(box, ann, 'list_tasks', { limit: 2 })).next_cursor ?? '';
  assert.ok(annsCursor);
  const chat = await say(box, ann, { message: `add ${secret} from chat`, idempotency_key: chatKey });
  annsConversation = chat.json.conversation_id;
});

async function everythingOf(user: User): Promise<unknown> {
  const settings = await send(`${box.url}/api/${user.id}/settings`, 'GET', user);
  return { tasks: await allTasks(box, user), settings: settings.json };
}

/** Runs what Bob does; afterwards all that is Ann's is as it was, and no answer showed any of it. */
async function withoutTouchingAnn(work: () => Promise<string[]>): Promise<void> {
  const earlier = await everythingOf(ann);
  for (const shown of await work()) assert.doesNotMatch(shown, new RegExp(secret), shown);
  assert.deepEqual(await everythingOf(ann), earlier);
}

/** Whole request ids and numbers apart, two answers say the same. */
const alike = ({ status, text }: Answer, ...values: unknown[]) =>
  values.reduce((all: string, value) => all.replaceAll(String(value), '#'), `${status} ${text}`);

/** The arguments that a tool cannot do without, besides the one under test. */
const needed: Record<string, object> = {
  add_task: { title: 'mine' },
  list_tasks: {},
  complete_task: { task_id: 5 },
  delete_task: { task_id: 5 },
  update_task: { task_id: 5, title: 'taken over' },
};

test("every tool answers another user's task number as it answers an unknown one", async () => {
  const tools = (await listTools(box, bob)).filter(({ inputSchema }) => 'task_id' in inputSchema.properties);
  assert.equal(tools.length, 3);
  await withoutTouchingAnn(async () => {
    const shown: string[] = [];
    for (const { name } of tools)
      for (const task_id of [1, 7, 8]) {
        const foreign = await refused(box, bob, name, { ...needed[name], task_id });
        const unknown = await refused(box, bob, name, { ...needed[name], task_id: 918_273 });
        assert.equal(foreign.code, 'not_found');
        assert.equal(foreign.message.replace(String(task_id), '#'), unknown.message.replace('918273', '#'));
        shown.push(foreign.message);
      }
    return shown;
  });
});

test('the same task number of two users is two tasks', async () => {
  await withoutTouchingAnn(async () => {
    const { task_id } = await done(box, bob, 'add_task', { title: "Bob's own" });
    assert.equal(task_id, 1);
    await done(box, bob, 'update_task', { task_id, title: 'changed', tags: ['x'], priority: 'high' });
    await done(box, bob, 'complete_task', { task_id });
    await done(box, bob, 'delete_task', { task_id });
    return [JSON.stringify(await allTasks(box, bob))];
  });
});

test("every tool refuses another user's id as it refuses an unknown one", async () => {
  await withoutTouchingAnn(async () => {
    const shown: string[] = [];
    for (const { name, inputSchema } of await listTools(box, bob)) {
      assert.ok('user_id' in inputSchema.properties, name);
      const stranger = randomUUID();
      const foreign = await refused(box, bob, name, { ...needed[name], user_id: ann.id });
      const unknown = await refused(box, bob, name, { ...needed[name], user_id: stranger });
      assert.equal(foreign.code, 'forbidden');
      assert.equal(foreign.message.replace(ann.id, '#'), unknown.message.replace(stranger, '#'));
      shown.push(JSON.stringify(foreign));
    }
    assert.deepEqual(await allTasks(box, bob), []);
    return shown;
  });
});

test("another user's cursor shows nothing of theirs and is refused like one of another list of one's own", async () => {
  await withoutTouchingAnn(async () => {
    const dave = await signUp(box.url);
    for (const title of ['a', 'b', 'c']) await done(box, dave, 'add_task', { title });
    const { next_cursor } = await done(box, dave, 'list_tasks', { limit: 1, status: 'pending' });
    const foreign = await refused(box, dave, 'list_tasks', { cursor: annsCursor, limit: 2 });
    assert.equal(foreign.code, 'invalid');
    assert.deepEqual(foreign, await refused(box, dave, 'list_tasks', { cursor: next_cursor, limit: 2 }));
    return [foreign.message];
  });
});

test('no search, tag or date filter finds what another user wrote', async () => {
  await withoutTouchingAnn(async () => {
    const shown: string[] = [];
    for (const filter of [{ search: 'zanziba' }, { tags: ['zanzib'] }, { due: 'none' }, { status: 'all' }]) {
      const { tasks, total } = await done(box, bob, 'list_tasks', filter);
      assert.deepEqual([tasks, total], [[], 0]);
    }
    const refusal = await refused(box, bob, 'complete_task', { task_id: 1 });
    shown.push(refusal.message);
    return shown;
  });
});

test("another user's conversation is the same 404 as an unknown one", async () => {
  await withoutTouchingAnn(async () => {
    const foreign = await say(box, bob, { message: 'what is pending?', conversation_id: annsConversation });
    const unknown = await say(box, bob, { message: 'what is pending?', conversation_id: 918_273 });
    assert.equal(foreign.status, 404);
    assert.equal(alike(foreign, annsConversation), alike(unknown, 918_273));
    assert.equal(foreign.headers.get('content-type'), unknown.headers.get('content-type'));
    return [foreign.text];
  });
});

test('the same idempotency key of two users is two keys, in chat and in tools', async () => {
  await withoutTouchingAnn(async () => {
    const body = { message: 'add something else', idempotency_key: chatKey };
    const chat = await say(box, bob, body);
    assert.equal(chat.status, 200, chat.text);
    assert.notEqual(chat.json.conversation_id, annsConversation);
    assert.equal((await allTasks(box, bob)).length, 1);
    const tool = await done(box, bob, 'add_task', { title: 'and another' }, toolKey);
    assert.equal(tool.title, 'and another');
    return [chat.text, JSON.stringify(tool)];
  });
});

test("every route under another user's id is 403, known or unknown, and a wrong spelling of one's own as well", async () => {
  const own = (await routes(box)).filter(({ path }) => path.includes('{user_id}'));
  assert.ok(own.length >= 3);
  await withoutTouchingAnn(async () => {
    const shown: string[] = [];
    for (const { method, path } of own) {
      const body = method === 'POST' ? { message: 'add x' } : method === 'PUT' ? { timezone: 'Asia/Tokyo' } : undefined;
      const to = (id: string) => send(box.url + path.replace('{user_id}', id), method, bob, body);
      const stranger = randomUUID();
      const [foreign, unknown] = [await to(ann.id), await to(stranger)];
      assert.equal(foreign.status, 403, `${method} ${path} ${foreign.text}`);
      assert.equal(alike(foreign, ann.id), alike(unknown, stranger));
      shown.push(foreign.text);
      for (const id of [bob.id.toUpperCase(), `${bob.id}%20`, bob.id.replaceAll('-', ''), `{${bob.id}}`, '0', 'me'])
        assert.equal((await to(id)).status, 403, `${method} ${path} as ${id}`);
    }
    return shown;
  });
});

test('a question about deleting many is answered by its own user and in its own conversation only', async () => {
  const asked = await say(box, ann, `delete all tasks about ${secret}`);
  const conversation_id = asked.json.conversation_id;
  assert.match(asked.json.response, /\?/, asked.text);
  await withoutTouchingAnn(async () => {
    const shown: string[] = [];
    for (const body of [{ message: 'yes', conversation_id }, { message: 'yes' }]) {
      const answer = await say(box, bob, body);
      assert.equal(answer.status, 'conversation_id' in body ? 404 : 200, answer.text);
      assert.deepEqual(answer.json.tool_calls ?? [], []);
      shown.push(answer.text);
    }
    await say(box, ann, 'yes');
    return shown;
  });
  const yes = await say(box, ann, { message: 'yes', conversation_id });
  assert.equal(yes.status, 200);
  assert.deepEqual(
    (await allTasks(box, ann)).filter(({ title }) => title.includes(secret)),
    [],
    yes.text,
  );
});

test("numbers that are not one user's are not another's either: each counts from 1", async () => {
  const carol = await signUp(box.url);
  assert.equal((await done(box, carol, 'add_task', { title: 'first' })).task_id, 1);
  const message = { jsonrpc: '2.0', id: 'x', method: 'tools/call', params: { name: 'list_tasks' } };
  const answer = await rpc(box, carol, message);
  assert.deepEqual(
    answer.json.result.structuredContent.tasks.map((task: { user_id: string }) => task.user_id),
    [carol.id],
  );
});
