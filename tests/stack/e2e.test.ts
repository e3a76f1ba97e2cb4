import assert from 'node:assert/strict';
import { callTool, eventually, postJson, signUp, type ToolAnswer, type User } from '../support/server.ts';
import type { Replica } from './replica.ts';
import { shareStack } from './shared-stack.ts';

const shared = shareStack({});
const { promise, query } = shared;

const apis = (): [Replica, Replica, ...Replica[]] =>
  shared.stack.replicas.filter(({ appId }) => appId === 'actodo') as [Replica, Replica];

interface ChatAnswer {
  conversation_id: number;
  response: string;
  tool_calls: { name: string; status: string; result: { task_id?: number; tasks?: { title: string }[] } }[];
}

async function say(replica: Replica, user: User, message: string, conversation_id?: number): Promise<ChatAnswer> {
  const body = { message, ...(conversation_id ? { conversation_id } : {}) };
  const answer = await postJson(`${replica.url}/api/${user.id}/chat`, body, user.token);
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as ChatAnswer;
}

const numberOf = ({ structuredContent }: ToolAnswer) => structuredContent?.task_id as number;
const add = async (replica: Replica, user: User, title: string, key?: string) =>
  numberOf(await callTool(replica.url, user, 'add_task', { title }, key));

/** Types and versions of what was audited of a user's tasks, in order of tasks and versions; waits until there are `count`. */
const audited = (user: User, count: number) =>
  eventually(async () => {
    const rows = await query<{ task: number; event_type: string; version: number }>(
      `select task_id::int as task, event_type, (event #>> '{payload,version}')::int as version
       from audit_records where user_id = $1 order by 1, 3`,
      [user.id],
    );
    assert.ok(rows.length >= count, `${rows.length} of ${count} events`);
    return rows.map(({ task, event_type, version }) => [task, event_type, version]);
  }, 60_000);

promise('what is said to one replica is a task that the other one knows, and each change is audited once', async () => {
  const [one, two] = apis();
  const user = await signUp(shared.stack.baseUrl);
  const added = await say(one, user, 'Add a task to buy groceries');
  assert.deepEqual(
    added.tool_calls.map(({ name, status, result }) => [name, status, result.task_id]),
    [['add_task', 'ok', 1]],
  );
  assert.match(added.response, /groceries/i);
  const pending = await say(two, user, "What's pending?", added.conversation_id);
  assert.equal(pending.conversation_id, added.conversation_id);
  assert.match(pending.response, /groceries/i);
  const done = await say(one, user, 'Mark it as complete', added.conversation_id);
  assert.deepEqual(
    done.tool_calls.filter(({ name }) => name === 'complete_task').map(({ result }) => result.task_id),
    [1],
  );
  const completed = await callTool(two.url, user, 'list_tasks', { status: 'completed' });
  assert.equal(completed.structuredContent?.total, 1);
  const open = await callTool(one.url, user, 'list_tasks', { status: 'pending' });
  assert.equal(open.structuredContent?.total, 0);
  await callTool(two.url, user, 'delete_task', { task_id: 1 });
  assert.deepEqual(await audited(user, 3), [
    [1, 'task.created', 1],
    [1, 'task.completed', 2],
    [1, 'task.deleted', 3],
  ]);
});

promise('the state is that of state.postgresql v2, under keys of the app id actodo', async () => {
  const user = await signUp(shared.stack.baseUrl);
  await add(apis()[0], user, 'a state of its own');
  const [row] = await query<{ key: string; document: { rev: number; task: { title: string } } }>(
    `select key, convert_from(value, 'UTF8')::jsonb as document from state where key like $1`,
    [`%||task||${user.id}.1||%`],
  );
  assert.equal(row?.key, `actodo||task||${user.id}.1||doc`);
  assert.deepEqual([row.document.rev, row.document.task.title], [1, 'a state of its own']);
  const others = await query('select key from state where not starts_with(key, $1)', ['actodo||']);
  assert.deepEqual(others, []);
  const columns = await query<{ column_name: string; data_type: string }>(
    `select column_name, data_type from information_schema.columns where table_name = 'state'`,
  );
  const typeOf = Object.fromEntries(columns.map(({ column_name, data_type }) => [column_name, data_type]));
  assert.deepEqual([typeOf.key, typeOf.value, typeOf.etag], ['text', 'bytea', 'uuid']);
});

promise('an add that is repeated under its key on another replica is the first one', async () => {
  const [one, two] = apis();
  const user = await signUp(shared.stack.baseUrl);
  const key = 'an add that is told twice';
  assert.equal(await add(one, user, 'milk', key), 1);
  assert.equal(await add(two, user, 'milk', key), 1);
  const both = await Promise.all([one, two, one, two].map((replica) => add(replica, user, 'bread', 'at once')));
  assert.deepEqual(both, [2, 2, 2, 2]);
  const listed = await callTool(two.url, user, 'list_tasks', {});
  assert.equal(listed.structuredContent?.total, 2);
});

promise('a key that was used on one task is a conflict on another, whichever replica is asked', async () => {
  const [one, two] = apis();
  const user = await signUp(shared.stack.baseUrl);
  for (const title of ['first', 'second']) await add(one, user, title);
  const complete = async (replica: Replica, task_id: number) => {
    const { isError, content } = await callTool(replica.url, user, 'complete_task', { task_id }, 'used on one task');
    return isError ? JSON.parse(content[0]?.text ?? '{}').error.code : 'done';
  };
  assert.equal(await complete(one, 1), 'done');
  assert.equal(await complete(two, 1), 'done');
  assert.equal(await complete(two, 2), 'conflict');
  assert.equal(await complete(one, 2), 'conflict');
  const open = await callTool(one.url, user, 'list_tasks', { status: 'pending' });
  assert.equal(open.structuredContent?.total, 1);
});

promise('two replicas that add for one user at once never give a number twice nor leave one out', async () => {
  const user = await signUp(shared.stack.baseUrl);
  const count = 40;
  const replicas = apis();
  const adds = Array.from({ length: count }, (_, index) => add(replicas[index % 2]!, user, `task ${index}`));
  const numbers = (await Promise.all(adds)).toSorted((a, b) => a - b);
  assert.deepEqual(
    numbers,
    Array.from({ length: count }, (_, index) => index + 1),
  );
  assert.deepEqual(
    await audited(user, count),
    numbers.map((number) => [number, 'task.created', 1]),
  );
});

promise('of two changes of one task at once on two replicas both are kept, in versions without a gap', async () => {
  const [one, two] = apis();
  const user = await signUp(shared.stack.baseUrl);
  await add(one, user, 'contended');
  const tags = Array.from({ length: 12 }, (_, index) => `t${index}`);
  await Promise.all(
    tags.map((tag, index) =>
      callTool((index % 2 ? one : two).url, user, 'update_task', { task_id: 1, add_tags: [tag] }),
    ),
  );
  const { structuredContent } = await callTool(two.url, user, 'update_task', { task_id: 1, title: 'settled' });
  const { task } = structuredContent as { task: { tags: string[]; version: number } };
  assert.deepEqual(task.tags.toSorted(), tags.toSorted());
  assert.equal(task.version, 14);
  const versions = (await audited(user, 14)).map(([, , version]) => version);
  assert.deepEqual(
    versions,
    Array.from({ length: 14 }, (_, index) => index + 1),
  );
});

/** Sends to a topic as some other program would: with the broker's sidecar, whatever the content. */
async function publish(body: string, type: string, query = ''): Promise<void> {
  const { sidecar } = shared.stack.replicas.find(({ appId }) => appId === 'actodo-events') as Replica;
  const answer = await fetch(`http://127.0.0.1:${sidecar.httpPort}/v1.0/publish/pubsub/task-events${query}`, {
    method: 'POST',
    headers: { 'dapr-api-token': shared.stack.daprApiToken, 'content-type': type },
    body,
  });
  assert.equal(answer.status, 204, await answer.text());
}

const deadLetters = () =>
  query<{ consumer: string; attempts: number; content: string }>(
    `select consumer, attempts, event::text as content from dead_letters where topic = 'task-events'`,
  );

promise(
  'what is no event of ours gets one row in dead_letters from each consumer, and what follows is not held up',
  async () => {
    const envelope = { specversion: '1.0', id: 'foreign-envelope', source: 'elsewhere', type: 'unknown' };
    await publish('foreign text', 'text/plain');
    await publish('{"foreign":"object"}', 'application/json');
    await publish('{"foreign":"raw"}', 'application/json', '?metadata.rawPayload=true');
    await publish(JSON.stringify({ ...envelope, data: { foreign: 1 } }), 'application/cloudevents+json');
    await publish(JSON.stringify({ ...envelope, id: 7, data: 'foreign number' }), 'application/cloudevents+json');
    // One for each partition and more: the dead-letter topic is read to its end, and makes no second row.
    for (let index = 0; index < 12; index++)
      await publish(`{"foreign":"key ${index}"}`, 'application/json', `?metadata.partitionKey=${index}`);
    const rows = await eventually(async () => {
      const found = (await deadLetters()).filter(({ content }) => content.includes('foreign'));
      assert.ok(found.length >= 34, `${found.length} rows`);
      return found;
    }, 30_000);
    assert.equal(rows.length, 34);
    const judged = new Set(rows.map(({ consumer, attempts }) => `${consumer} ${attempts}`));
    assert.deepEqual([...judged].sort(), ['audit 1', 'recurrence 1']);
    await deadTopicRead(17);
    assert.equal((await deadLetters()).length, 34);
    const user = await signUp(shared.stack.baseUrl);
    await add(apis()[0], user, 'after the foreign ones');
    assert.equal((await audited(user, 1)).length, 1);
  },
);

/** Waits until the sidecar has had `count` events of the dead-letter topic taken by the app. */
const deadTopicRead = (count: number) =>
  eventually(async () => {
    const { sidecar } = shared.stack.replicas.find(({ appId }) => appId === 'actodo-events') as Replica;
    const text = await (await fetch(`http://127.0.0.1:${sidecar.metricsPort}/metrics`)).text();
    const lines = text.split('\n').filter((line) => /^dapr_component_pubsub_ingress_count\{/.test(line));
    const taken = lines.filter(
      (line) => line.includes('topic="task-events-dead"') && line.includes('status="success"'),
    );
    const sum = taken.reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
    assert.ok(sum >= count, `${sum} of ${count} read: ${taken.join()}`);
  }, 30_000);

promise('bytes that are no JSON get one row too, and the dead-letter topic is read on', async () => {
  const text = 'foreign bytes';
  await publish(text, 'text/plain', '?metadata.rawPayload=true');
  const isText = ({ content }: { content: string }) => content.includes(Buffer.from(text).toString('base64'));
  await eventually(async () => assert.equal((await deadLetters()).filter(isText).length, 1), 15_000);
  const before = (await deadLetters()).length;
  for (let index = 0; index < 12; index++)
    await publish(`{"foreign":"later ${index}"}`, 'application/json', `?metadata.partitionKey=${index}`);
  await eventually(async () => assert.equal((await deadLetters()).length, before + 24), 15_000);
  await deadTopicRead(17 + 1 + 12);
  assert.equal((await deadLetters()).length, before + 24);
});

promise(
  'without a broker a replica starts, becomes ready and takes adds, whose events arrive once there is one',
  async () => {
    await shared.stack.kafka.process.stop();
    const late = await shared.stack.addReplica({ appId: 'actodo', roles: 'api,mcp,actors' });
    const user = await signUp(late.url);
    const added = await Promise.all(['one', 'two', 'three'].map((title) => add(late, user, title)));
    assert.deepEqual(added.toSorted(), [1, 2, 3]);
    for (const replica of apis()) assert.equal((await fetch(`${replica.url}/readyz`)).status, 200, replica.name);
    const waiting = await query('select id from outbox where event ->> $1 = $2', ['user_id', user.id]);
    assert.equal(waiting.length, 6);
    shared.stack.kafka.process.start();
    await shared.stack.kafka.ready();
    assert.equal((await audited(user, 3)).length, 3);
    await eventually(async () => assert.deepEqual(await query('select id from outbox'), []), 30_000);
  },
);
