import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { ActorBackend } from '../../src/dapr/activation.ts';
import { createHost } from '../../src/dapr/host.ts';
import type { ActorContext, Application, Json, Verdict } from '../../src/dapr/port.ts';
import { createCallbacks } from '../../src/dapr/sidecar/callbacks.ts';
import { openLog } from '../../src/log.ts';

const token = 'the-token-of-the-sidecar';

/** The callbacks on a loopback port, with a host of one actor type `probe`; `send` sends the sidecar's token. */
async function openCallbacks(
  t: TestContext,
  overrides: Partial<Application> = {},
  appToken: string | undefined = token,
) {
  const logged: string[] = [];
  const log = openLog('debug', { write: (line) => void logged.push(line) });
  const activated: string[] = [];
  const reminded: [name: string, data: Json | undefined][] = [];
  const application: Application = {
    actors: { probe: { activate: (context) => probe(context, activated, reminded) } },
    subscriptions: [],
    ...overrides,
  };
  const host = createHost({ types: application.actors, backend: inMemory(), log });
  const state = { serving: true, callbacks: 0, full: false };
  const buried: string[] = [];
  const server = createCallbacks({
    application,
    host,
    log,
    ...(appToken ? { appToken } : {}),
    within: (work) => {
      state.callbacks++;
      return work();
    },
    async bury(topic, contents) {
      if (state.full) throw new Error('the broker is full');
      buried.push(...contents.map((each) => `${topic} ${Buffer.from(each, 'base64')}`));
    },
    serving: () => state.serving,
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => server.close());
  const { port } = server.address() as { port: number };
  async function send(method: string, path: string, body?: string, headers: Record<string, string> = given()) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, ...(body ? { body } : {}) });
    const text = await answer.text();
    return { status: answer.status, text, json: () => JSON.parse(text) };
  }
  const call = (method: string, body?: string) => send('PUT', `/actors/probe/a/method/${method}`, body);
  return { send, call, host, state, activated, reminded, logged, buried };
}

const given = (value = token) => ({ 'dapr-api-token': value });

function probe(context: ActorContext, activated: string[], reminded: [string, Json | undefined][]) {
  activated.push(context.id);
  return {
    async invoke(method: string, input: Json) {
      if (method === 'fail') throw new Error('the probe broke');
      if (method === 'nothing') return undefined as unknown as Json;
      if (method !== 'store') return input;
      await context.state.commit([{ operation: 'upsert', key: 'k', value: input }]);
      return (await context.state.get('k')) ?? null;
    },
    async remind(name: string, data: Json | undefined) {
      if (name === 'fail') throw new Error('the probe broke');
      reminded.push([name, data]);
    },
  };
}

function inMemory(): ActorBackend {
  const stored = new Map<string, Json>();
  return {
    readState: async (type, id, key) => stored.get(`${type}/${id}/${key}`),
    async commitState(type, id, operations) {
      for (const each of operations)
        if (each.operation === 'upsert') stored.set(`${type}/${id}/${each.key}`, each.value);
        else stored.delete(`${type}/${id}/${each.key}`);
    },
    registerReminder: async () => {},
    deleteReminder: async () => {},
  };
}

test('a method answers exactly 200 with its value as JSON, whatever the body was', async (t) => {
  const { call } = await openCallbacks(t);
  for (const body of [
    'null',
    '0',
    '7.5',
    '-1e21',
    '""',
    '"text"',
    'false',
    '[]',
    '[null]',
    '{}',
    '{"a":{"b":1}}',
    ' 1 ',
  ]) {
    const { status, json } = await call('echo', body);
    assert.deepEqual([status, json()], [200, JSON.parse(body)], body);
  }
  assert.deepEqual(await call('echo').then(({ status, text }) => [status, text]), [200, 'null'], 'no body');
  assert.deepEqual(await call('nothing', '1').then(({ status, text }) => [status, text]), [200, 'null'], 'no value');
  assert.deepEqual(await call('store', '{"n":1}').then(({ status, json }) => [status, json()]), [200, { n: 1 }]);
});

test('ids, methods and names arrive decoded', async (t) => {
  const { send, activated, reminded } = await openCallbacks(t);
  assert.equal((await send('PUT', '/actors/probe/a%20b.1%7C/method/echo', '1')).status, 200);
  assert.equal((await send('PUT', '/actors/probe/a/method/remind/r.1-x', '{}')).status, 200);
  assert.deepEqual(activated, ['a b.1|', 'a']);
  assert.deepEqual(reminded, [['r.1-x', undefined]]);
});

test('a method that throws is a 500 with its words, and the next call works', async (t) => {
  const { call } = await openCallbacks(t);
  const { status, json } = await call('fail', '1');
  assert.deepEqual([status, json()], [500, { error: 'the probe broke' }]);
  assert.equal((await call('echo', '1')).status, 200);
});

const hostile = ['hunter2 is my secret', '{"title":"hunter2"', '\u0000hunter2'];
const takers: [method: string, path: string][] = [
  ['PUT', '/actors/probe/a/method/echo'],
  ['PUT', '/actors/probe/a/method/remind/r'],
  ['POST', '/job/j'],
];

test('a body that is no JSON is a 500 that runs nothing, and an event to be sent again', async (t) => {
  const refuse = () => assert.fail('it ran');
  const { send, activated, reminded } = await openCallbacks(t, {
    job: refuse,
    subscriptions: [{ topic: 'news', reach: 'shared', deliver: refuse }],
  });
  for (const body of hostile) {
    for (const [method, path] of takers) assert.equal((await send(method, path, body)).status, 500, `${path} ${body}`);
    assert.deepEqual((await send('POST', '/topics/shared/news', body)).json(), { status: 'RETRY' });
  }
  assert.deepEqual([activated, reminded], [[], []]);
});

test('what a body that is no JSON holds is in no answer and no log', async (t) => {
  const { send, logged } = await openCallbacks(t, {
    job: async () => {},
    subscriptions: [{ topic: 'news', reach: 'shared', deliver: async () => 'SUCCESS' }],
  });
  for (const body of hostile)
    for (const [method, path] of [...takers, ['POST', '/topics/shared/news'] as const]) {
      const { text } = await send(method, path, body);
      assert.ok(!text.includes('hunter2'), text);
    }
  assert.ok(
    !logged.join('').includes('hunter2'),
    logged.find((line) => line.includes('hunter2')),
  );
});

test('a reminder hands its data on, and one that throws is a 500', async (t) => {
  const { send, reminded } = await openCallbacks(t);
  const remind = (name: string, body?: string) => send('PUT', `/actors/probe/a/method/remind/${name}`, body);
  for (const body of ['{"data":{"n":1},"dueTime":"","period":""}', '{"data":null}', '{"data":0}', '{}', 'null', '3'])
    assert.equal((await remind('r', body)).status, 200, body);
  assert.equal((await remind('r')).status, 200);
  assert.deepEqual(
    reminded.map(([, data]) => data),
    [{ n: 1 }, null, 0, undefined, undefined, undefined, undefined],
  );
  assert.equal((await remind('fail', '{}')).status, 500);
});

test('a job is 200 when it is done, 500 when it throws, and 500 where no jobs are taken', async (t) => {
  const seen: [string, Json | undefined][] = [];
  const { send } = await openCallbacks(t, {
    async job(name, data) {
      if (name === 'fail') throw new Error('not now');
      seen.push([name, data]);
    },
  });
  for (const body of ['{"n":1}', 'null', '5', undefined])
    assert.equal((await send('POST', '/job/j.1', body)).status, 200);
  assert.deepEqual(
    seen,
    [{ n: 1 }, undefined, 5, undefined].map((data) => ['j.1', data]),
  );
  assert.equal((await send('POST', '/job/fail')).status, 500);
  const without = await openCallbacks(t);
  assert.equal((await without.send('POST', '/job/j.1')).status, 500);
});

test('an event is answered with the verdict, one that throws with RETRY, and RETRY beats DROP beats SUCCESS', async (t) => {
  const verdicts: (Verdict | Error)[][] = [
    ['SUCCESS'],
    ['DROP', 'SUCCESS'],
    ['SUCCESS', 'DROP', 'RETRY'],
    ['DROP', new Error('outage')],
  ];
  const subscriptions = verdicts.flatMap((members, index) =>
    members.map((verdict) => ({
      topic: `topic-${index}`,
      reach: 'shared' as const,
      async deliver() {
        if (verdict instanceof Error) throw verdict;
        return verdict;
      },
    })),
  );
  const { send } = await openCallbacks(t, { subscriptions });
  const answers = verdicts.map((_, index) => send('POST', `/topics/shared/topic-${index}`, '{"id":"1"}'));
  assert.deepEqual(
    (await Promise.all(answers)).map(({ status, json }) => [status, json().status]),
    [
      [200, 'SUCCESS'],
      [200, 'DROP'],
      [200, 'RETRY'],
      [200, 'RETRY'],
    ],
  );
  assert.equal((await send('POST', '/topics/shared/unknown', '{"id":"1"}')).status, 500);
});

test('an event of one reach is never handed to a subscription of the other', async (t) => {
  const got: string[] = [];
  const to = (reach: 'shared' | 'each') => ({
    topic: 'news',
    reach,
    async deliver(): Promise<Verdict> {
      got.push(reach);
      return 'SUCCESS';
    },
  });
  const { send } = await openCallbacks(t, { subscriptions: [to('shared'), to('each')] });
  await send('POST', '/topics/each/news', '{"id":"1"}');
  assert.deepEqual(got, ['each']);
  await send('POST', '/topics/shared/news', '{"id":"1"}');
  assert.deepEqual(got, ['each', 'shared']);
});

/** As daprd sends it: bytes in base64, with the key that they were published under. */
const bulkOf = (...events: [key: string | undefined, content: unknown][]) =>
  JSON.stringify({
    type: 'com.dapr.event.sent.bulk',
    entries: events.map(([__key, content], n) => ({
      entryId: `${n}`,
      event: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64'),
      metadata: __key === undefined ? {} : { __key },
    })),
  });

test('of a bulk each event has its answer, and what follows one that comes again comes again with it, under the same key only', async (t) => {
  const got: unknown[] = [];
  let refused = 'a2';
  const { send } = await openCallbacks(t, {
    subscriptions: [
      {
        topic: 'news',
        reach: 'shared',
        async deliver({ id }) {
          if (id === refused) throw new Error('not now');
          got.push(id);
          return 'SUCCESS';
        },
      },
    ],
  });
  const ids = ['a1', 'b1', 'a2', 'b2', 'a3', 'c1'];
  const bulk = (some: string[]) =>
    send('POST', '/topics/shared/news/bulk', bulkOf(...some.map((id) => [id[0], { id }] as [string, unknown])));
  const answered = async (some: string[]) => {
    const { statuses } = (await bulk(some)).json() as { statuses: { entryId: string; status: string }[] };
    assert.equal(statuses.length, some.length);
    return Object.fromEntries(statuses.map(({ entryId, status }) => [some[Number(entryId)], status]));
  };
  assert.deepEqual(await answered(ids), {
    ...{ a1: 'SUCCESS', a2: 'RETRY', a3: 'RETRY' },
    ...{ b1: 'SUCCESS', b2: 'SUCCESS', c1: 'SUCCESS' },
  });
  assert.deepEqual(got.toSorted(), ['a1', 'b1', 'b2', 'c1']);
  refused = '';
  assert.deepEqual(await answered(['a2', 'a3']), { a2: 'SUCCESS', a3: 'SUCCESS' });
  assert.deepEqual(got.slice(-2), ['a2', 'a3']);
});

test('keys of a bulk are side by side, so that their effects can go together', async (t) => {
  const begun: string[] = [];
  let release = () => {};
  const all = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { send } = await openCallbacks(t, {
    subscriptions: [
      {
        topic: 'news',
        reach: 'shared',
        async deliver({ id }) {
          begun.push(id);
          if (begun.length === 3) release();
          await all;
          return 'SUCCESS';
        },
      },
    ],
  });
  const { json } = await send(
    'POST',
    '/topics/shared/news/bulk',
    bulkOf(['a', { id: 'a1' }], ['a', { id: 'a2' }], ['b', { id: 'b1' }], ['c', { id: 'c1' }]),
  );
  assert.deepEqual(begun, ['a1', 'b1', 'c1', 'a2']);
  assert.equal(json().statuses.length, 4);
});

test('what is dead in a bulk is buried as it came and answered as done; when that fails, it comes again', async (t) => {
  const dead = { id: '2', 'an attribute': 1e21 };
  const { send, buried, state, logged } = await openCallbacks(t, {
    subscriptions: [{ topic: 'news', reach: 'shared', deliver: async ({ id }) => (id === '2' ? 'DROP' : 'SUCCESS') }],
  });
  const contents = [{ id: '1' }, dead, 'hunter2 is no JSON', '["hunter2"]', '"hunter2"', 'null', '7', { id: '3' }];
  const bulk = () =>
    send('POST', '/topics/shared/news/bulk', bulkOf(...contents.map((each, n) => [`${n}`, each] as [string, unknown])));
  const statuses = async () =>
    ((await bulk()).json().statuses as { entryId: string; status: string }[])
      .toSorted((a, b) => Number(a.entryId) - Number(b.entryId))
      .map(({ status }) => status);
  assert.deepEqual(await statuses(), Array(8).fill('SUCCESS'));
  assert.deepEqual(
    buried.toSorted(),
    [JSON.stringify(dead), ...contents.slice(2, 7)].map((each) => `news ${each}`).toSorted(),
  );
  assert.ok(!logged.join('').includes('hunter2'));
  state.full = true;
  assert.deepEqual(await statuses(), ['SUCCESS', ...Array(6).fill('RETRY'), 'SUCCESS']);
});

test('a bulk that cannot be read, or that nobody consumes, is a 500: all of it comes again', async (t) => {
  const { send } = await openCallbacks(t, {
    subscriptions: [{ topic: 'news', reach: 'shared', deliver: () => assert.fail('it ran') }],
  });
  for (const body of ['', 'no JSON', 'null', '{}', '{"entries":7}', '{"entries":[null]}'])
    assert.equal((await send('POST', '/topics/shared/news/bulk', body)).status, 500, body);
  assert.equal((await send('POST', '/topics/each/news/bulk', bulkOf(['a', { id: '1' }]))).status, 500);
});

test('what is unknown is a 500, never a 404, which would count as done for a job and drop an event', async (t) => {
  const { send } = await openCallbacks(t);
  const requests: [string, string][] = [
    ['GET', '/'],
    ['POST', '/'],
    ['POST', '/nowhere'],
    ['POST', '/topics/'],
    ['POST', '/topics/a/b'],
    ['POST', '/topics/news'],
    ['POST', '/job'],
    ['GET', '/job/j'],
    ['POST', '/actors/probe/a/method/echo'],
    ['PUT', '/actors/unknown/a/method/echo'],
    ['PUT', '/actors/constructor/a/method/echo'],
    ['PUT', '/actors/probe/%2e%2e%2f/method/echo'],
    ['PUT', '/actors/probe/a/method/timer/x'],
    ['PUT', '/actors/probe/a'],
    ['OPTIONS', '/dapr/config'],
    ['POST', '/mcp'],
    ['POST', '/constructor'],
    ['POST', '/__proto__'],
  ];
  for (const [method, path] of requests) assert.equal((await send(method, path)).status, 500, `${method} ${path}`);
});

test('DELETE forgets the activation; so does a sidecar that asks for the configuration, because it has just started', async (t) => {
  const { send, call, host, activated } = await openCallbacks(t);
  await call('echo', '1');
  assert.equal((await send('DELETE', '/actors/probe/a')).status, 200);
  assert.equal(host.count().activations, 0);
  assert.equal((await send('DELETE', '/actors/probe/never-seen')).status, 200);
  await call('echo', '1');
  const config = await send('GET', '/dapr/config');
  assert.deepEqual(config.json().entities, ['probe']);
  assert.deepEqual(config.json().reentrancy, { enabled: false });
  assert.equal(host.count().activations, 0);
  await call('echo', '1');
  assert.deepEqual(activated, ['a', 'a', 'a']);
  assert.deepEqual((await send('GET', '/dapr/subscribe')).json(), []);
});

test('health is 200, 503 while the process drains, and asks for no token; work that comes meanwhile is done', async (t) => {
  const { send, call, state } = await openCallbacks(t);
  assert.equal((await send('GET', '/healthz', undefined, {})).status, 200);
  state.serving = false;
  assert.equal((await send('GET', '/healthz', undefined, {})).status, 503);
  assert.equal((await call('echo', '1')).status, 200);
});

test('without the token, or with another one, nothing runs and everything is 401', async (t) => {
  const refuse = () => assert.fail('it ran');
  const { send, activated, state } = await openCallbacks(t, {
    job: refuse,
    subscriptions: [{ topic: 'news', reach: 'shared', deliver: refuse }],
    invoked: { '/mcp': refuse },
  });
  const requests = ['PUT /actors/probe/a/method/echo', 'PUT /actors/probe/a/method/remind/r', 'DELETE /actors/probe/a']
    .concat([
      'GET /dapr/config',
      'GET /dapr/subscribe',
      'POST /job/j',
      'POST /topics/shared/news',
      'POST /topics/shared/news/bulk',
      'POST /mcp',
      'GET /nowhere',
    ])
    .map((line) => line.split(' ') as [string, string]);
  for (const headers of [{}, given(''), given(`${token}x`), given(token.slice(1)), given('é')])
    for (const [method, path] of requests) {
      const { status } = await send(method, path, method === 'GET' ? undefined : '{"id":"1"}', headers);
      assert.equal(status, 401, `${method} ${path} ${JSON.stringify(headers)}`);
    }
  assert.deepEqual([activated, state.callbacks], [[], 0]);
});

test('where no token is set, none is asked for', async (t) => {
  const { send } = await openCallbacks(t, {}, '');
  assert.equal((await send('PUT', '/actors/probe/a/method/echo', '1', {})).status, 200);
});

test('an invoked path reaches its server as it came, and nothing beside it', async (t) => {
  const paths: string[] = [];
  const { send } = await openCallbacks(t, {
    invoked: {
      '/mcp': async (request, response) => {
        let text = '';
        for await (const chunk of request) text += chunk;
        paths.push(`${request.method} ${request.url} ${text}`);
        response.writeHead(202).end('taken');
      },
    },
  });
  assert.equal((await send('POST', '/mcp?a=1', 'not json')).status, 202);
  for (const path of ['/mcp/', '/mcp/x', '/MCP', '/api/auth/token'])
    assert.equal((await send('POST', path)).status, 500, path);
  assert.deepEqual(paths, ['POST /mcp?a=1 not json']);
});

test('a page in a browser is refused, also where no token is set', async (t) => {
  const { send, activated } = await openCallbacks(t, {}, '');
  for (const [method, path] of [
    ['PUT', '/actors/probe/a/method/echo'],
    ['DELETE', '/actors/probe/a'],
    ['POST', '/job/x'],
    ['GET', '/dapr/config'],
  ] as const)
    for (const origin of ['http://localhost:3000', 'https://evil.example', 'null'])
      assert.equal((await send(method, path, undefined, { origin })).status, 403, path);
  assert.deepEqual(activated, []);
  assert.equal((await send('GET', '/dapr/config', undefined, {})).status, 200);
});
