import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';

let api: Api;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite));
});

test('a person signs up, gets a token, and reads and changes the own settings', async () => {
  const ann = await signUp(api.url);
  const url = `${api.url}/api/${ann.id}/settings`;
  const before = await fetch(url, { headers: bearer(ann.token) });
  assert.equal(before.status, 200);
  const put = await fetch(url, {
    method: 'PUT',
    headers: { ...bearer(ann.token), 'content-type': 'application/json' },
    body: JSON.stringify({ timezone: 'Asia/Karachi' }),
  });
  assert.equal(put.status, 200);
  assert.equal(((await put.json()) as { timezone: string }).timezone, 'Asia/Karachi');
});

test('without a token the answer is 401, with that of another user 403', async () => {
  const [ann, bob] = [await signUp(api.url), await signUp(api.url)];
  const url = `${api.url}/api/${ann.id}/settings`;
  const none = await fetch(url);
  assert.equal(none.status, 401);
  assert.match(none.headers.get('www-authenticate') ?? '', /^Bearer/);
  assert.equal((await fetch(url, { headers: bearer(bob.token) })).status, 403);
});

test('a chat message is answered', async () => {
  const ann = await signUp(api.url);
  const response = await postJson(`${api.url}/api/${ann.id}/chat`, { message: 'hello' }, bearer(ann.token));
  assert.equal(response.status, 200);
  assert.equal(((await response.json()) as { response: string }).response, 'You said: hello');
});

test('liveness and readiness answer without a token', async () => {
  for (const path of ['/healthz', '/readyz']) assert.equal((await fetch(api.url + path)).status, 200);
});
