import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { decodeJwt } from 'jose';
import type { Db } from '../../src/db/database.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';

let api: Api;
let db: Db;
const suite = suiteCleanup();
before(async () => {
  db = await testDatabase(suite);
  api = await serveApi(suite, db);
});

const account = (email: string, more: object = {}) => ({
  name: 'Ann',
  email,
  password: 'correct horse battery',
  ...more,
});
const signUpWith = (email: string, more: object = {}, headers: Record<string, string> = {}) =>
  postJson(`${api.url}/api/auth/sign-up/email`, account(email, more), headers);

test('the web token names issuer, audience, subject, e-mail, role and session, and lives for 15 minutes', async () => {
  const ann = await signUp(api.url);
  const { iat = 0, exp = 0, sid, ...claims } = decodeJwt(ann.token);
  assert.match(String(sid), /^[0-9a-f-]{36}$/);
  assert.deepEqual(claims, { iss: api.url, aud: api.url, sub: ann.id, email: ann.email, role: 'user' });
  assert.equal(exp - iat, 15 * 60);
});

test('a cookie fetches the token too, but only from our own origin does it change anything', async () => {
  const { email, password } = await signUp(api.url);
  const signedIn = await postJson(`${api.url}/api/auth/sign-in/email`, { email, password });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  assert.match(signedIn.headers.getSetCookie().join(), /HttpOnly.*SameSite=Lax/i);
  assert.equal((await fetch(`${api.url}/api/auth/token`, { headers: { cookie } })).status, 200);
  assert.equal((await postJson(`${api.url}/api/auth/sign-out`, {}, { cookie })).status, 403);
  assert.equal(
    (await postJson(`${api.url}/api/auth/sign-out`, {}, { cookie, origin: 'https://evil.example' })).status,
    403,
  );
  assert.equal((await postJson(`${api.url}/api/auth/sign-out`, {}, { cookie, origin: api.url })).status, 200);
});

test('sign-up works without Origin, from localhost and from 127.0.0.1, and not from a foreign page', async () => {
  const origins: [Record<string, string>, number][] = [
    [{}, 200],
    [{ origin: api.url }, 200],
    [{ origin: api.url.replace('localhost', '127.0.0.1') }, 200],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ referer: 'https://evil.example/page' }, 403],
  ];
  for (const [i, [headers, status]] of origins.entries())
    assert.equal((await signUpWith(`origin-${i}@example.com`, {}, headers)).status, status, JSON.stringify(headers));
});

test('nobody signs up as admin, and admins cannot act as somebody else', async () => {
  assert.equal((await signUpWith('sly@example.com', { role: 'admin' })).status, 400);
  const { session } = await signUp(api.url);
  const target = await signUp(api.url);
  const impersonate = await postJson(
    `${api.url}/api/auth/admin/impersonate-user`,
    { userId: target.id },
    bearer(session),
  );
  assert.equal(impersonate.status, 404);
});

test('the Postgres errors of accounts stay inside: an account that is taken is told so', async () => {
  const { email } = await signUp(api.url);
  const again = await signUpWith(email);
  assert.equal(again.status, 422);
  assert.equal(((await again.json()) as { code: string }).code, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL');
});

test('guessing a password is stopped per address, and a success sets the count back', async () => {
  const limits = { signInByEmail: 3 };
  const strict = await serveApi(suite, db, { limits });
  const [ann, bob] = [await signUp(strict.url), await signUp(strict.url)];
  const signIn = (email: string, password: string) =>
    postJson(`${strict.url}/api/auth/sign-in/email`, { email, password });
  const statuses = async (...passwords: string[]) => {
    const found: number[] = [];
    for (const password of passwords) found.push((await signIn(ann.email, password)).status);
    return found;
  };
  assert.deepEqual(await statuses('wrong one', 'wrong two', ann.password), [401, 401, 200]);
  assert.deepEqual(await statuses('wrong one', 'wrong two', 'wrong three', ann.password), [401, 401, 401, 429]);
  const refused = await signIn(ann.email.toUpperCase(), ann.password);
  assert.equal(refused.status, 429);
  assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
  assert.equal(((await refused.json()) as { code: string }).code, 'limit');
  assert.equal((await signIn(bob.email, bob.password)).status, 200);
});

test('sign-ups are limited per address of the network, chat and /mcp per user', async () => {
  const few = 2;
  const strict = await serveApi(suite, db, {
    limits: { signUpByIp: few, chatByUser: few, mcpByUser: few },
  });
  const [ann, bob] = [await signUp(strict.url), await signUp(strict.url)];
  const third = await postJson(`${strict.url}/api/auth/sign-up/email`, account('third@example.com'));
  assert.equal(third.status, 429);
  for (const path of [(id: string) => `/api/${id}/chat`, () => '/mcp']) {
    const call = (user: typeof ann) => postJson(strict.url + path(user.id), { message: 'hi' }, bearer(user.token));
    const statuses = [await call(ann), await call(ann), await call(ann), await call(bob)].map(({ status }) => status);
    assert.deepEqual(statuses, [200, 200, 429, 200]);
  }
  assert.match(await strict.metrics.registry.metrics(), /actodo_rate_limited_total\{limit="chatByUser"\} 1/);
});
