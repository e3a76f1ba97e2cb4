import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';

/** Small requirements of docs/security.md that belong to no other file. */

let api: Api;
let secure: Api;
const suite = suiteCleanup();
before(async () => {
  const db = await testDatabase(suite);
  api = await serveApi(suite, db);
  secure = await serveApi(suite, db, { env: { BASE_URL: 'https://todo.example', HOST: '127.0.0.1' } });
});

/** Where the server listens, whatever its BASE_URL. */
const at = ({ server }: Api, path: string) => server.url + path;

test('the session cookie is hidden from scripts and from other sites, and on https it is secure', async () => {
  for (const [each, isSecure] of [
    [api, false],
    [secure, true],
  ] as const) {
    const body = { name: 'Ann', email: `${crypto.randomUUID()}@example.com`, password: 'correct horse battery' };
    const host = new URL(each.url).host;
    const answer = await postJson(at(each, '/api/auth/sign-up/email'), body, { host, origin: each.url });
    assert.equal(answer.status, 200);
    const [cookie = ''] = answer.headers.getSetCookie().filter((text) => text.includes('session_token'));
    assert.match(cookie, /; HttpOnly/i);
    assert.match(cookie, /; SameSite=(Lax|Strict)/i);
    assert.equal(/; Secure/i.test(cookie) && cookie.startsWith('__Secure-'), isSecure, cookie);
    assert.equal(/Domain=/i.test(cookie), false);
  }
});

test('on https every answer asks for https from now on, subdomains too, and pages load nothing without it', async () => {
  for (const path of ['/', '/healthz', '/nothing', '/api/auth/get-session']) {
    const answer = await fetch(at(secure, path), { redirect: 'manual' });
    const [, age] =
      /^max-age=(\d+); includeSubDomains/.exec(answer.headers.get('strict-transport-security') ?? '') ?? [];
    assert.ok(Number(age) >= 31_536_000, path);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*base-uri 'none'/);
  }
});

test('no answer but public metadata may be read by other sites', async () => {
  const ann = await signUp(api.url);
  const headers = { ...bearer(ann.token), origin: 'https://evil.example' };
  for (const path of [
    '/',
    '/healthz',
    '/docs',
    '/openapi.json',
    `/api/${ann.id}/settings`,
    '/api/auth/get-session',
    '/mcp',
  ])
    assert.equal((await fetch(api.url + path, { headers })).headers.get('access-control-allow-origin'), null, path);
  const metadata = await fetch(`${api.url}/.well-known/oauth-protected-resource`, { headers });
  assert.equal(metadata.headers.get('access-control-allow-origin'), '*');
  assert.equal(metadata.headers.get('access-control-allow-credentials'), null);
});

test('a password of 100 characters of any kind is kept whole and compared as it was sent', async () => {
  const password = `${' Ünï✓ '.repeat(19)}Ab cd`;
  const ann = await signUp(api.url, { password });
  const signIn = (tried: string) =>
    postJson(`${api.url}/api/auth/sign-in/email`, { email: ann.email, password: tried }).then(({ status }) => status);
  assert.equal(await signIn(password), 200);
  for (const other of [password.toLowerCase(), password.trim(), password.slice(0, 72), password.slice(0, -1)])
    assert.equal(await signIn(other), 401, JSON.stringify(other));
});

test('each sign-in makes a session of its own, by a token of 128 bits or more that no address of the API holds', async () => {
  const ann = await signUp(api.url);
  const signedIn = await postJson(`${api.url}/api/auth/sign-in/email`, ann);
  const { token } = (await signedIn.json()) as { token: string };
  assert.notEqual(token, ann.session);
  // 32 characters of letters and digits are 190 bits.
  for (const each of [token, ann.session]) assert.match(each, /^[A-Za-z0-9]{32,}$/);
  const { paths } = (await (await fetch(`${api.url}/openapi.json`)).json()) as { paths: object };
  assert.doesNotMatch(Object.keys(paths).join(), /\{(token|session)/);
});

test('a session ends after a week without use', async () => {
  const ann = await signUp(api.url);
  const left = await sql<{ days: number }>`
    select extract(epoch from "expiresAt" - now()) / 86400 as days from session where token = ${ann.session}`.execute(
    api.db,
  );
  const days = Number(left.rows[0]?.days);
  assert.ok(days > 6.9 && days <= 7, `${days}`);
  await sql`update session set "expiresAt" = now() - interval '1 second' where token = ${ann.session}`.execute(api.db);
  assert.equal((await fetch(`${api.url}/api/auth/token`, { headers: bearer(ann.session) })).status, 401);
});
