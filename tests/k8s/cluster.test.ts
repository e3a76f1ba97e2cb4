import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { suiteCleanup } from '../support/http.ts';
import { Client } from '../support/live.ts';
import { callTool, eventually, postJson, signUp } from '../support/server.ts';
import {
  baseUrl,
  liveUrl,
  makeSecrets,
  namespace,
  podsOf,
  rollBack,
  scale,
  settled,
  testRelease,
  upgrade,
} from './actodo.ts';
import { kubectl, type Pod } from './cluster.ts';
import { tags } from './images/all.ts';
import { underLoad } from './load.ts';
import { openWorld, timed, type World } from './world.ts';

// Each test leaves the cluster as it found it: with the chart installed and every pod ready.
const limit = { timeout: 600_000 };
const suite = suiteCleanup();
let world: World;

before(async () => {
  world = await openWorld();
  await makeSecrets(world);
  await timed('installing the chart', () => upgrade(world, tags[0]!));
}, limit);
after(() => world?.stop());

test('every pod of the release is ready, and has its sidecar', limit, async () => {
  const groups = ['web', 'live', 'actors', 'workers'];
  for (const pod of (await Promise.all(groups.map(podsOf))).flat()) {
    const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].map(({ name }) => name);
    assert.deepEqual(containers.sort(), ['actodo', 'daprd'], pod.metadata.name);
    assert.ok(isReady(pod), pod.metadata.name);
  }
  for (const group of groups) assert.ok((await podsOf(group)).length > 0, group);
});

test('`helm test` passes', limit, async () => {
  assert.match(await testRelease(), /Phase:\s+Succeeded/);
});

test('said in the chat, seen live, completed, followed by the next one, reminded of', limit, async () => {
  const user = await signUp(baseUrl);
  const client = new Client(suite, `${liveUrl.replace('http', 'ws')}/live`);
  client.send({ type: 'auth', token: user.token });
  await client.ready();
  const say = 'Add a task to water the plants every day at 9am, remind me 30 minutes before';
  const answer = await postJson(`${baseUrl}/api/${user.id}/chat`, { message: say }, user.token);
  assert.equal(answer.status, 200, await answer.clone().text());
  const listed = async () => {
    const { structuredContent } = await callTool(baseUrl, user, 'list_tasks', { status: 'pending' });
    return structuredContent?.tasks as { id: number; title: string; occurrence: number }[];
  };
  const [task] = await listed();
  assert.match(task?.title ?? '', /water the plants/i);
  await eventually(() => assert.ok(client.frames.some(({ type }) => type === 'task')));
  await callTool(baseUrl, user, 'complete_task', { task_id: task?.id });
  const next = await eventually(async () => {
    const [successor] = await listed();
    assert.equal(successor?.occurrence, 2);
    return successor;
  });
  const soon = new Date(Date.now() + 2_000).toISOString();
  await callTool(baseUrl, user, 'update_task', { task_id: next?.id, reminders: [soon] });
  await eventually(() => assert.ok(client.frames.some(({ type }) => type === 'reminder')));
  const headers = { authorization: `Bearer ${user.token}` };
  await eventually(async () => {
    const told = await fetch(`${baseUrl}/api/${user.id}/notifications`, { headers });
    assert.equal(((await told.json()) as { notifications: unknown[] }).notifications.length, 1);
  });
});

test('pods that host actors are killed, added and taken away: nothing is lost', limit, async () => {
  await underLoad(world, {
    'an actors pod is killed': async () => {
      const [victim] = await podsOf('actors');
      const now = ['--grace-period=0', '--force', `--namespace=${namespace}`];
      await kubectl(['delete', 'pod', victim!.metadata.name, ...now]);
      await settled('actors');
    },
    'actors from two to one': () => scale('actors', 1),
    'actors from one to three': () => scale('actors', 3),
    'actors from three to one': () => scale('actors', 1),
  });
});

test('the release is upgraded and rolled back: nothing is lost', limit, async () => {
  await underLoad(world, {
    'the upgrade': async () => {
      await upgrade(world, tags[1]!);
      assert.deepEqual(await imagesOf('web'), [tags[1]]);
    },
    'rolling back': async () => {
      await rollBack();
      assert.deepEqual(await imagesOf('web'), [tags[0]]);
    },
  });
});

const isReady = ({ status }: Pod) =>
  status.conditions?.some(({ type, status: holds }) => type === 'Ready' && holds === 'True');

/** Tags of the app that a group's pods run. */
async function imagesOf(group: string): Promise<(string | undefined)[]> {
  const found = (await podsOf(group)).map(({ spec }) => spec.containers.find(({ name }) => name === 'actodo')?.image);
  return [...new Set(found.map((image) => image?.split(':').at(-1)))];
}
