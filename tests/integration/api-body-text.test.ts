import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { allTasks, ask, assertProblem, type Box, done, routes, send, startBox } from '../support/blackbox.ts';
import { signUp, type User } from '../support/server.ts';

let box: Box;
let ann: User;

before(async () => {
  box = await startBox();
  ann = await signUp(box.url);
});

const post = (path: string, method: string, body: Buffer, headers: Record<string, string> = {}) =>
  ask(box.url + path, {
    method,
    headers: { authorization: `Bearer ${ann.token}`, 'content-type': 'application/json', ...headers },
    body: new Uint8Array(body),
  });

/** As a Windows console, a Latin-1 script and a text cut in the middle of a character write them. */
const notUtf8 = {
  latin1: Buffer.from('caf\xe9', 'latin1'),
  utf16: Buffer.from([0xff, 0xfe]),
  cut: Buffer.from('😀').subarray(0, 3),
};
const around = (before: string, bytes: Buffer, after: string) =>
  Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);

test('a body that is not UTF-8 is 400 on every route that takes one, says so, and nothing of it is stored', async () => {
  const taking = (await routes(box)).filter(({ takesBody, path }) => takesBody && !/^\/(oauth|account)\//.test(path));
  assert.ok(taking.length > 10, 'the routes with bodies');
  for (const { method, path } of taking.filter((route) => !route.path.startsWith('/api/admin/')))
    for (const [kind, bytes] of Object.entries(notUtf8)) {
      const target = path.replace('{user_id}', ann.id);
      const answer = await post(target, method, around('{"message":"add ', bytes, '"}'));
      assert.equal(answer.status, 400, `${method} ${path} ${kind}: ${answer.text}`);
      assert.match(answer.text, /UTF-8/, `${method} ${path} ${kind}`);
    }
  const squeezed = gzipSync(around('{"message":"add ', notUtf8.latin1, '"}'));
  assertProblem(await post(`/api/${ann.id}/chat`, 'POST', squeezed, { 'content-encoding': 'gzip' }), 400, 'gzip');
  assert.deepEqual(await allTasks(box, ann), []);
});

test('every other text arrives as it was sent, a replacement character, a byte order mark and two encodings too', async () => {
  for (const title of ['Café ☕', '買い物', 'a\uFFFDb', '😀']) {
    assert.equal((await done(box, ann, 'add_task', { title })).title, title);
    const body = Buffer.from(`\uFEFF${JSON.stringify({ text: title })}`);
    for (const [bytes, headers] of [
      [body, {}],
      [gzipSync(body), { 'content-encoding': 'gzip' }],
    ] as const) {
      const answer = await post(`/api/${ann.id}/parse`, 'POST', bytes, headers);
      assert.equal(answer.status, 200, answer.text);
      assert.equal(answer.json.title.toLowerCase(), title.toLowerCase());
    }
  }
});

test('JSON that is no object is told so, and a field that would change what an object is is named', async () => {
  for (const body of ['null', '5', '"x"', 'true', '[]'])
    assert.match(
      (await send(`${box.url}/api/${ann.id}/chat`, 'POST', ann, body)).json.detail,
      /must be one JSON object/,
    );
  for (const body of ['{"message":"add x","__proto__":{"a":1}}', '{"message":"add x","\\u005f_proto__":null}'])
    assertProblem(await send(`${box.url}/api/${ann.id}/chat`, 'POST', ann, body), 400, body);
});

test('an optional field that is null counts as absent, as in the tools and the other dialect; a field where it means something keeps it', async () => {
  const nothing = { conversation_id: null, timezone: null, idempotency_key: null };
  const said = await send(`${box.url}/api/${ann.id}/chat`, 'POST', ann, { message: 'what is pending?', ...nothing });
  assert.equal(said.status, 200, said.text);
  const parse = { text: 'buy milk tomorrow', timezone: null, title_kinds: null };
  assert.equal((await send(`${box.url}/api/${ann.id}/parse`, 'POST', ann, parse)).json.title, 'Buy milk');
  const read = await send(`${box.url}/api/${ann.id}/notifications/read`, 'POST', ann, { ids: null, all: true });
  assert.deepEqual(read.json, { read: 0 });
  const settings = `${box.url}/api/${ann.id}/settings`;
  assert.equal((await send(settings, 'PUT', ann, { timezone: 'Asia/Tokyo' })).json.timezone, 'Asia/Tokyo');
  assert.equal((await send(settings, 'PUT', ann, { timezone: null })).json.timezone, 'UTC', 'null resets');
  for (const body of [{ message: null }, { message: 'add x', extra: null }])
    assertProblem(await send(`${box.url}/api/${ann.id}/chat`, 'POST', ann, body), 400, JSON.stringify(body));
});
