import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import webPush from 'web-push';
import { mostSubscriptions } from '../../src/db/sendings/push-subscriptions.ts';
import { endpointFault, publicLookup, type Reach } from '../../src/sending/endpoints.ts';
import { pusher } from '../../src/sending/push-service.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { home, openPushService } from '../support/push-service.ts';

const { publicKey, privateKey } = webPush.generateVAPIDKeys();
const p256dh = webPush.generateVAPIDKeys().publicKey;
const auth = Buffer.alloc(16, 7).toString('base64url');
const suite = suiteCleanup();
let api: Api;
before(async () => {
  const limits = { pushByUser: 1_000 };
  api = await serveApi(suite, await testDatabase(suite), { push: { publicKey }, limits });
});

async function someone(of = api) {
  const { id, token, session, password } = await signUp(of.url);
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${of.url}/api/${id}/${path}`, {
      method,
      headers: { ...bearer(token), 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  };
  const subscribe = (endpoint: string, keys: unknown = { p256dh, auth }) =>
    ask('POST', 'push-subscriptions', { endpoint, expirationTime: null, keys });
  const mine = async () =>
    (
      await of.db
        .selectFrom('push_subscriptions')
        .select('endpoint')
        .where('user_id', '=', id)
        .orderBy('created_at')
        .execute()
    ).map(({ endpoint }) => endpoint);
  return { id, session, password, ask, subscribe, mine };
}

test('what ends all access forgets the browsers, so that whoever subscribed in passing hears nothing more', async () => {
  const ends: [path: string, body: (password: string) => object][] = [
    ['change-password', (currentPassword) => ({ currentPassword, newPassword: 'another horse battery' })],
    ['revoke-sessions', () => ({})],
  ];
  for (const [path, body] of ends) {
    const [ann, ben] = [await someone(), await someone()];
    for (const each of [ann, ben]) await each.subscribe(`https://push.example.com/send/${each.id}`);
    const answer = await postJson(`${api.url}/api/auth/${path}`, body(ann.password), bearer(ann.session));
    assert.equal(answer.status, 200, path);
    assert.deepEqual([await ann.mine(), (await ben.mine()).length], [[], 1], path);
  }
});

test('a browser subscribes, again without effect, and unsubscribes once', async () => {
  const ann = await someone();
  assert.deepEqual((await ann.ask('GET', 'push-key')).body, { key: publicKey });
  const endpoint = 'https://push.example.com/send/ann';
  for (const _ of [1, 2])
    assert.deepEqual(await ann.subscribe(endpoint), { status: 200, body: { endpoint, status: 'subscribed' } });
  assert.deepEqual(await ann.mine(), [endpoint]);
  const ben = await someone();
  assert.equal((await ben.ask('DELETE', 'push-subscriptions', { endpoint })).status, 404);
  assert.equal((await ann.ask('DELETE', 'push-subscriptions', { endpoint })).status, 200);
  assert.equal((await ann.ask('DELETE', 'push-subscriptions', { endpoint })).status, 404);
});

test('a browser belongs to whoever subscribed with it last', async () => {
  const [ann, ben] = [await someone(), await someone()];
  await ann.subscribe('https://push.example.com/send/shared');
  await ben.subscribe('https://push.example.com/send/shared');
  assert.deepEqual([await ann.mine(), (await ben.mine()).length], [[], 1]);
});

test('a user has so many browsers, and the oldest go', async () => {
  const ann = await someone();
  const endpoints = Array.from(
    { length: mostSubscriptions + 2 },
    (_, n) => `https://push.example.com/send/${ann.id}/${n}`,
  );
  for (const endpoint of endpoints) assert.equal((await ann.subscribe(endpoint)).status, 200);
  assert.deepEqual(await ann.mine(), endpoints.slice(2));
});

test('without keys of the server there is no Web Push, and the answer says so', async (t) => {
  const without = await serveApi(t, await testDatabase(t));
  const ann = await someone(without);
  assert.equal((await ann.ask('GET', 'push-key')).status, 404);
  const { status, body } = await ann.subscribe('https://push.example.com/send/1');
  assert.deepEqual([status, body.code], [404, 'not_found']);
  assert.match(body.detail ?? '', /VAPID/);
});

/** Addresses that are not on the public Internet, in every spelling that a URL takes. */
const inside = [
  'localhost',
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '198.18.0.1',
  '203.0.113.5',
  '224.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:8.8.8.8]',
  '[fe80::1]',
  '[fd00::1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[2001::1]',
  '[2001:db8::1]',
  '[ff02::1]',
  'postgres',
];
const illegal = [
  ...inside.map((host) => `https://${host}/send`),
  'http://push.example.com/send',
  'https://push.example.com:8443/send',
  'https://user:secret@push.example.com/send',
  'https://push.example.com/send#x',
  'ftp://push.example.com',
  'javascript:alert(1)',
  '//push.example.com',
  'push.example.com',
  `https://push.example.com/${'x'.repeat(1_024)}`,
];

test('an endpoint that is not one of a push service on the public Internet is refused', async () => {
  const ann = await someone();
  for (const endpoint of illegal) {
    const { status, body } = await ann.subscribe(endpoint);
    assert.equal(status, 400, endpoint);
    assert.match(body.detail ?? '', /endpoint/);
    assert.ok(endpointFault(endpoint), endpoint);
  }
  assert.deepEqual(await ann.mine(), []);
  for (const endpoint of [
    'https://fcm.googleapis.com/fcm/send/x',
    'https://8.8.8.8/send',
    'https://[2606:4700::1]/send',
  ])
    assert.equal(endpointFault(endpoint), undefined, endpoint);
});

test('keys that no browser makes are refused', async () => {
  const ann = await someone();
  const illegal = [
    {},
    { p256dh },
    { auth },
    { p256dh, auth: 'short' },
    { p256dh: 'A'.repeat(87), auth },
    { p256dh: `${p256dh}A`, auth },
    { p256dh: 7, auth },
    { p256dh, auth, more: 1 },
  ];
  for (const keys of illegal)
    assert.equal((await ann.subscribe('https://push.example.com/send/k', keys)).status, 400, JSON.stringify(keys));
});

test('a name that leads into our own network is not asked, also when it was public a moment ago', async () => {
  const answers = [
    [{ address: '9.9.9.9', family: 4 }],
    [
      { address: '9.9.9.9', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
  ];
  const asked: string[] = [];
  const find: Reach['find'] = async (hostname) => {
    asked.push(hostname);
    return answers.length > 1 ? (answers.shift() ?? []) : (answers[0] ?? []);
  };
  const first = await new Promise<unknown[]>((resolve) =>
    publicLookup({ find })('push.example.com', {}, (...found) => resolve(found)),
  );
  assert.deepEqual(first, [null, '9.9.9.9', 4]);
  const send = pusher({ keys: { publicKey, privateKey, subject: 'mailto:a@example.com' }, reach: { find } });
  const push = { endpoint: 'https://push.example.com/send', p256dh, auth, payload: {}, topic: 'x', seconds: 60 };
  const outcome = await send(push, AbortSignal.timeout(5_000));
  assert.deepEqual(outcome, { end: 'refused', reason: 'its name does not lead to the public Internet' });
  assert.deepEqual(asked, ['push.example.com', 'push.example.com']);
  for (const endpoint of illegal)
    assert.equal((await send({ ...push, endpoint }, AbortSignal.timeout(5_000))).end, 'refused', endpoint);
  assert.equal(asked.length, 2);
});

test('a redirect is not followed', async (t) => {
  const service = await openPushService(t, publicKey);
  const { endpoint, keys } = service.subscribe();
  service.answer((response) => response.writeHead(307, { location: endpoint }).end());
  const send = pusher({
    keys: { publicKey, privateKey, subject: 'mailto:a@example.com' },
    reach: { anywhere: true, find: home },
    ca: service.ca,
  });
  const outcome = await send({ endpoint, ...keys, payload: {}, topic: 'x', seconds: 60 }, AbortSignal.timeout(5_000));
  assert.deepEqual([outcome.end, service.received.length, service.faults], ['failed', 1, []]);
});
