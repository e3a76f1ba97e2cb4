import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect as dial } from 'node:net';
import { before, test } from 'node:test';
import { suiteCleanup } from '../support/http.ts';
import { ann, ben, type Live, startLive } from '../support/live.ts';
import { eventually } from '../support/server.ts';
import { callerOf } from '../support/system.ts';

/** Sessions that were ended before the end of their tokens, and whether anybody can say so. */
const ended: string[] = [];
let outage = false;
async function readEnded(): Promise<string[]> {
  if (outage) throw new Error('the database is away');
  return ended;
}

let live: Live;
const suite = suiteCleanup();
before(async () => {
  const bounds = { authMs: 1_000, roundMs: 20, checkMs: 50, pingMs: 400, closeMs: 300, ofUser: 3, unknown: 5 };
  live = await startLive(suite, { readEnded, bounds });
});

const codeOf = async (client: { end: Promise<{ code: number }> }) => (await client.end).code;

test('who sends no token in time, or something else first, is closed with 4401', async () => {
  const silent = live.connect();
  for (const first of [
    { type: 'ping' },
    { type: 'auth' },
    { type: 'auth', token: 7 },
    'no JSON',
    '[]',
    '',
    Buffer.from('x') as unknown as string,
  ]) {
    const client = live.connect();
    client.send(first);
    assert.equal(await codeOf(client), 4401, JSON.stringify(first));
    assert.deepEqual(client.frames, []);
  }
  assert.equal(await codeOf(silent), 4401);
});

test('a token that is no good here is 4401', async () => {
  const { tokenOf } = live;
  const bad = [
    'a.b.c',
    await tokenOf(ann, { seconds: -1 }),
    await tokenOf(ann, { aud: `${live.config.baseUrl}/mcp`, azp: 'client', scope: 'tasks:read' }),
    await tokenOf(ann, { scope: 'tasks:read' }),
    await tokenOf(ann, { aud: 'http://elsewhere' }),
    await tokenOf('ann'),
    `${(await tokenOf(ann)).slice(0, -8)}AAAAAAAA`,
  ];
  for (const token of bad) {
    const client = live.connect();
    client.send({ type: 'auth', token });
    assert.equal(await codeOf(client), 4401);
    assert.deepEqual(client.frames, []);
  }
});

test('a socket ends with its token, and a new token lets it live on', async (t) => {
  // Nobody looks at a token twice here.
  const { connect, tokenOf } = await startLive(t, { bounds: { roundMs: 20, checkMs: 600_000 } });
  const [short, renewed] = [connect(), connect()];
  for (const client of [short, renewed]) {
    client.send({ type: 'auth', token: await tokenOf(ann, { seconds: 2 }) });
    await client.ready();
  }
  renewed.send({ type: 'auth', token: await tokenOf(ann) });
  await renewed.ready(2);
  assert.equal(await codeOf(short), 4401);
  await renewed.settled();
});

test("another user's token does not take a socket over", async () => {
  const client = await live.join(ann);
  client.send({ type: 'auth', token: await live.tokenOf(ben) });
  assert.equal(await codeOf(client), 4401);
  await live.tasks.add(callerOf(ben), { title: 'Not for Ann' });
  assert.equal(client.readies, 1);
});

test('a token that was ended closes its socket; an outage closes nobody who is in', async () => {
  const client = live.connect();
  const token = await live.tokenOf(ann, { sid: 'one' });
  client.send({ type: 'auth', token });
  await client.ready();
  outage = true;
  const late = live.connect();
  late.send({ type: 'auth', token });
  assert.equal(await codeOf(late), 1013);
  await client.settled();
  outage = false;
  ended.push('session:one');
  assert.equal(await codeOf(client), 4401);
});

test('a page of another origin is refused before the upgrade, and so is another host name', async () => {
  const own = { origin: live.config.baseUrl };
  await live.join(ann, own);
  for (const origin of ['https://evil.example', 'null', 'http://localhost', `${live.config.baseUrl}.evil.example`]) {
    const { code, reason } = await live.connect({ origin }).end;
    assert.deepEqual([code, reason], [403, 'application/problem+json'], origin);
  }
  assert.equal(await codeOf(live.connect({ headers: { host: 'evil.example' } })), 403);
});

/** The answer to a request that asks for something else than a WebSocket. */
function ask(path: string, method: string, headers: Record<string, string>): Promise<string> {
  const { port } = live.config;
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method, headers: { host: `localhost:${port}`, ...headers } }, (answer) => {
      answer.resume();
      resolve(`${answer.statusCode} ${answer.headers.upgrade} ${answer.headers['content-type']}`);
    });
    sent.once('error', reject);
    sent.end();
  });
}

test('what asks for no WebSocket is told to, and what is no handshake is refused', async () => {
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
  const required = '426 websocket application/problem+json';
  assert.equal(await ask('/live', 'GET', {}), required);
  assert.equal(await ask('/live', 'GET', { ...upgrade, upgrade: 'h2c' }), required);
  assert.equal(await ask('/live', 'POST', { ...upgrade, 'sec-websocket-version': '13' }), required);
  assert.equal(await ask('/live', 'GET', { ...upgrade, 'sec-websocket-version': '8' }), required);
  const broken = { ...upgrade, 'sec-websocket-version': '13', 'sec-websocket-key': 'short' };
  assert.match(await ask('/live', 'GET', broken), /^400/);
  assert.match(await ask('/live', 'POST', {}), /^405/);
  assert.match(await ask('/LIVE', 'GET', upgrade), /^404/);
});

test('a connection that breaks while its upgrade is refused harms nobody', async () => {
  for (let n = 0; n < 20; n++) {
    const socket = dial(live.config.port, '127.0.0.1');
    socket.on('error', () => {});
    const lines = ['GET /nowhere HTTP/1.1', `Host: localhost:${live.config.port}`, 'Connection: Upgrade', 'Upgrade: x'];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`, () => socket.resetAndDestroy());
    await new Promise((resolve) => socket.once('close', resolve));
  }
  await (await live.join(ben)).settled();
});

test('a text that is no frame, and bytes, are 1003', async () => {
  const frames = ['{"type":"dance"}', '{"type":"ping","more":1}', '{', Buffer.from('{"type":"ping"}')];
  for (const frame of frames) {
    const client = await live.join(ben);
    client.send(frame);
    assert.equal(await codeOf(client), 1003, String(frame));
  }
});

test('more than 20 frames a second are 1008, pings of the protocol too', async () => {
  const [chatty, pinging] = [await live.join(ben), await live.join(ben)];
  for (let n = 0; n < 60; n++) {
    chatty.send({ type: 'ping' });
    pinging.socket.ping();
  }
  assert.equal(await codeOf(chatty), 1008);
  assert.equal(await codeOf(pinging), 1008);
});

test('a frame over 64 KiB is 1009, whole or in pieces', async () => {
  const [whole, pieces] = [await live.join(ben), await live.join(ben)];
  whole.send(JSON.stringify({ type: 'auth', token: 'x'.repeat(64 * 1024) }));
  assert.equal(await codeOf(whole), 1009);
  for (let n = 0; n < 10; n++) pieces.socket.send('x'.repeat(10_000), { fin: false });
  assert.equal(await codeOf(pieces), 1009);
});

test('one user has so many sockets, and one that goes makes room', async () => {
  const user = '5b1f1e34-0000-4000-8000-0000000000cc';
  const three = [await live.join(user), await live.join(user), await live.join(user)];
  const fourth = live.connect();
  fourth.send({ type: 'auth', token: await live.tokenOf(user) });
  assert.equal(await codeOf(fourth), 4429);
  three[0]?.socket.close();
  await three[0]?.end;
  await live.join(user);
});

test('one address has so many sockets that say nothing', async () => {
  await eventually(async () => {
    const clients = Array.from({ length: 8 }, () => live.connect());
    const codes = await Promise.all(clients.map(codeOf));
    assert.deepEqual(codes.toSorted(), [429, 429, 429, 4401, 4401, 4401, 4401, 4401]);
  });
});

test('a peer that answers no ping is cut off, one that answers stays', async () => {
  const user = '5b1f1e34-0000-4000-8000-0000000000dd';
  const [dead, alive] = [await live.join(user, { autoPong: false }), await live.join(user)];
  assert.equal(await codeOf(dead), 1006);
  await alive.settled();
});

test('a peer that does not answer the close is cut off', async () => {
  const before = await endedBy('unsupported');
  const client = await live.join('5b1f1e34-0000-4000-8000-0000000000ee');
  client.socket.send('{"type":"dance"}');
  client.socket.pause();
  await eventually(async () => assert.equal(await endedBy('unsupported'), before + 1));
});

/** How many sockets have ended for that reason. */
async function endedBy(reason: string): Promise<number> {
  const { values } = await live.metrics.liveEnded.get();
  return values.find(({ labels }) => labels.reason === reason)?.value ?? 0;
}

test('tokens and addresses stay out of the log', async () => {
  const log = live.log();
  assert.match(log, /"route":"\/live","reason":"flood"/);
  assert.doesNotMatch(log, /eyJ|127\.0\.0\.1|::1/);
});
