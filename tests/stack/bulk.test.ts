import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { after, before, test } from 'node:test';
import { eventually } from '../support/server.ts';
import { reservePort } from './ports.ts';
import type { Sidecar } from './sidecar.ts';
import { type Stack, startStack } from './stack.ts';

// What daprd does with a bulk (src/dapr/sidecar/bulk.ts takes it for granted), and why it is told SUCCESS or RETRY and nothing else.

interface Entry {
  entryId: string;
  event: unknown;
  metadata: Record<string, string>;
}

type Status = 'SUCCESS' | 'RETRY' | 'DROP';
/** The status of a message, by its text; undefined for no answer at all. */
type Judge = (text: string, delivery: number) => Status | undefined;

let stack: Stack;
let daprd: Sidecar;
let app: Server;
/** What came, by topic: the texts of each delivery, in order. */
const came = new Map<string, string[][]>();
const judges = new Map<string, Judge>();
/** Deliveries of a topic that are not answered before this. */
const gates = new Map<string, Promise<void>>();

const textOf = (event: unknown): string =>
  typeof event === 'string' ? Buffer.from(event, 'base64').toString() : String((event as { data: string }).data);

async function answer(topic: string, entries: Entry[]): Promise<{ statuses: { entryId: string; status: Status }[] }> {
  const texts = entries.map(({ event }) => textOf(event));
  const deliveries = came.get(topic) ?? [];
  came.set(topic, [...deliveries, texts]);
  await gates.get(topic);
  const statuses = entries.flatMap(({ entryId }, n) => {
    const status = (judges.get(topic) ?? (() => 'SUCCESS' as const))(texts[n]!, deliveries.length);
    return status ? [{ entryId, status }] : [];
  });
  return { statuses };
}

const subscription = (topic: string, dead = ''): string => `apiVersion: dapr.io/v2alpha1
kind: Subscription
metadata:
  name: ${topic}
spec:
  pubsubname: pubsub
  topic: ${topic}
${
  dead
    ? `  deadLetterTopic: ${dead}\n`
    : `  metadata:
    rawPayload: "true"
`
}  bulkSubscribe:
    enabled: true
    maxMessagesCount: 100
    maxAwaitDurationMs: 700
  routes:
    default: /${topic}
`;

const named = (what: string) => `bulk-${what}-${randomUUID().slice(0, 8)}`;
const topics = {
  retried: named('retried'),
  dropped: named('dropped'),
  unanswered: named('unanswered'),
  broken: named('broken'),
  held: named('held'),
  beside: named('beside'),
  killed: named('killed'),
  daprs: named('daprs'),
  daprsDead: named('daprs-dead'),
};

before(async () => {
  stack = await startStack({ groups: [{ appId: 'actodo-events', roles: 'relay', replicas: 0 }] });
  const appPort = await reservePort();
  app = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', async () => {
      const path = request.url ?? '';
      const topic = path.slice(1);
      if (path.startsWith('/bulk-')) {
        const result = await answer(topic, (JSON.parse(body) as { entries: Entry[] }).entries);
        response.end(JSON.stringify(result));
      } else response.end(path === '/dapr/subscribe' ? '[]' : '{}');
    });
  });
  await new Promise<void>((resolve) => app.listen(appPort, '127.0.0.1', resolve));
  const { daprs, daprsDead, ...ours } = topics;
  const extra = [...Object.values(ours), daprsDead].map((topic) => subscription(topic));
  daprd = await stack.startDaprd({
    ...{ appId: 'actodo-events', appPort },
    extra: { 'bulk.yaml': [...extra, subscription(daprs, daprsDead)].join('---\n') },
  });
  await daprd.ready();
});

after(async () => {
  await stack?.stop();
  app?.closeAllConnections();
  app?.close();
});

/** In one partition, in one bulk, so that they come together. */
async function publish(
  topic: string,
  texts: string[],
  contentType = 'text/plain',
  query = '?metadata.rawPayload=true',
) {
  const entries = texts.map((event, n) => ({
    ...{ entryId: `${n}`, event, contentType, metadata: { partitionKey: 'one' } },
  }));
  const response = await fetch(`http://127.0.0.1:${daprd.httpPort}/v1.0/publish/bulk/pubsub/${topic}${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'dapr-api-token': stack.daprApiToken },
    body: JSON.stringify(entries),
  });
  assert.equal(response.status, 204, await response.text());
}

/** All that came of a topic, with a stroke between deliveries. */
const story = (topic: string) => (came.get(topic) ?? []).map((texts) => texts.join(' ')).join(' | ');
const told = (topic: string, expected: string) => eventually(() => assert.equal(story(topic), expected), 30_000);

/** Once daprd reads a topic, several messages that were published together come together. */
async function openTopic(topic: string): Promise<void> {
  await publish(topic, ['first']);
  await eventually(() => assert.equal(story(topic), 'first'), 60_000);
  came.delete(topic);
}

test('of a bulk only what is answered RETRY comes again, in order, and before what follows', async () => {
  const topic = topics.retried;
  await openTopic(topic);
  judges.set(topic, (text, delivery) => (delivery < 2 && 'bd'.includes(text) ? 'RETRY' : 'SUCCESS'));
  await publish(topic, ['a', 'b', 'c', 'd', 'e']);
  await eventually(() => assert.ok(story(topic).length > 0));
  await publish(topic, ['f', 'g']);
  // What follows may come in one delivery or in two.
  await eventually(() => assert.equal(story(topic).replace(/ \| g$/, ' g'), 'a b c d e | b d | b d | f g'), 30_000);
});

test('what is answered DROP is done, as with SUCCESS, where no dead-letter topic is named', async () => {
  const topic = topics.dropped;
  await openTopic(topic);
  judges.set(topic, (text) => (text === 'b' ? 'DROP' : 'SUCCESS'));
  await publish(topic, ['a', 'b', 'c']);
  await eventually(() => assert.ok(story(topic).length > 0));
  await publish(topic, ['d']);
  await told(topic, 'a b c | d');
});

test('what gets no answer comes again', async () => {
  const topic = topics.unanswered;
  await openTopic(topic);
  judges.set(topic, (text, delivery) => (text === 'b' && delivery === 0 ? undefined : 'SUCCESS'));
  await publish(topic, ['a', 'b', 'c']);
  await told(topic, 'a b c | b');
});

test('bytes that are no JSON come like all others, because daprd looks into none', async () => {
  const topic = topics.broken;
  await openTopic(topic);
  await publish(topic, ['{"a":1}', 'no JSON', '{"b":'], 'text/plain');
  await told(topic, '{"a":1} no JSON {"b":');
});

test('while a bulk is not answered, or comes again, nothing else of that component comes: so RETRY is for outages alone', async () => {
  const [topic, beside] = [topics.held, topics.beside];
  await openTopic(topic);
  await openTopic(beside);
  let open = false;
  judges.set(topic, () => (open ? 'SUCCESS' : 'RETRY'));
  await publish(topic, ['a']);
  await eventually(() => assert.ok((came.get(topic) ?? []).length >= 2));
  await publish(beside, ['b']);
  const before = came.get(topic)!.length;
  await eventually(() => assert.ok(came.get(topic)!.length >= before + 2));
  assert.equal(story(beside), '');
  open = true;
  await told(beside, 'b');
});

for (const signal of ['SIGTERM', 'SIGKILL'] as const)
  test(`a daprd that ends by ${signal} while a bulk is on its way brings all of it again`, async () => {
    const topic = topics.killed;
    if (!came.has(topic)) await openTopic(topic);
    came.set(topic, []);
    let release = () => {};
    gates.set(topic, new Promise((resolve) => (release = resolve)));
    const texts = ['a', 'b', 'c'].map((letter) => `${letter}-${signal}`);
    await publish(topic, texts);
    await eventually(() => assert.equal(story(topic), texts.join(' ')));
    await daprd.process.stop(signal);
    daprd.process.start();
    release();
    gates.delete(topic);
    await daprd.ready();
    await eventually(() => assert.equal(story(topic), `${texts.join(' ')} | ${texts.join(' ')}`), 60_000);
  });

test("with a dead-letter topic of daprd's own, what is dropped of a bulk that comes again is another message, which is why ours has none", async () => {
  const topic = topics.daprs;
  const events = (...data: string[]) => publish(topic, data, 'text/plain', '');
  await events('first');
  await eventually(() => assert.equal(story(topic), 'first'), 60_000);
  await publish(topics.daprsDead, ['first']);
  await eventually(() => assert.equal(story(topics.daprsDead), 'first'), 60_000);
  came.clear();
  judges.set(topic, (text, delivery) => {
    if (delivery === 0) return text === 'a' ? 'SUCCESS' : 'RETRY';
    return text === 'b' ? 'DROP' : 'SUCCESS';
  });
  await events('a', 'b', 'c', 'd');
  await eventually(() => assert.equal((came.get(topics.daprsDead) ?? []).length, 1), 30_000);
  const buried = came
    .get(topics.daprsDead)!
    .flat()
    .map((text) => (JSON.parse(text) as { data: string }).data);
  assert.deepEqual(buried, ['c'], 'b was dropped; c is done');
});
