import assert from 'node:assert/strict';
import { suiteCleanup } from '../support/http.ts';
import { Client } from '../support/live.ts';
import { callTool, eventually, signUp, type User } from '../support/server.ts';
import type { Replica } from './replica.ts';
import { shareStack } from './shared-stack.ts';

const suite = suiteCleanup();
const shared = shareStack({
  groups: [
    { appId: 'actodo', roles: 'api,mcp,actors', replicas: 1 },
    { appId: 'actodo-events', roles: 'relay,recurrence,audit,notifications,live', replicas: 2 },
  ],
});
const { promise } = shared;

const events = () => shared.stack.replicas.filter(({ appId }) => appId === 'actodo-events') as [Replica, Replica];
const add = (user: User, title: string) => callTool(shared.stack.baseUrl, user, 'add_task', { title });

async function join({ url }: Replica, user: User): Promise<Client> {
  const client = new Client(suite, `${url.replace('http', 'ws')}/live`);
  client.send({ type: 'auth', token: user.token });
  await client.ready();
  return client;
}

const titlesAt = (client: Client) =>
  new Set(client.frames.filter(({ type }) => type === 'task').map(({ event }) => event.payload.task.title));

promise('every process gets every event, and hands it to the sockets of its user', async () => {
  const [ann, ben] = [await signUp(shared.stack.baseUrl), await signUp(shared.stack.baseUrl)];
  const [one, two] = events();
  const sockets = [await join(one, ann), await join(two, ann)];
  const other = await join(one, ben);
  // The consumer groups of processes that have just started form while tasks are added.
  await eventually(async () => {
    await add(ann, 'Until they hear');
    for (const socket of sockets) assert.ok(titlesAt(socket).has('Until they hear'));
  });
  const titles = Array.from({ length: 20 }, (_, n) => `Task ${n}`);
  for (const title of titles) await add(ann, title);
  await eventually(() => {
    for (const socket of sockets) for (const title of titles) assert.ok(titlesAt(socket).has(title), title);
  });
  assert.deepEqual([...titlesAt(other)], []);
});

promise('a process that ends sends its clients away, and another one serves them', async () => {
  const user = await signUp(shared.stack.baseUrl);
  const [one, two] = events();
  const socket = await join(one, user);
  const stopped = one.stop();
  assert.equal((await socket.end).code, 1012);
  const again = await join(two, user);
  await add(user, 'Still here');
  await eventually(() => assert.ok(titlesAt(again).has('Still here')));
  await stopped;
});
