import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createEmailVerificationToken } from 'better-auth/api';
import { decodeJwt } from 'jose';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, secret, serveApi, signUp, webToken } from '../support/http.ts';

const listed = 'root@example.com, Boss@Example.com';
const serve = async (t: TestContext, env: Record<string, string> = {}) =>
  serveApi(t, await testDatabase(t), { env: { ADMIN_EMAILS: listed, ...env } });

const password = 'correct horse battery';
const signUpAt = (api: Api, email: string, more: object = {}, headers: Record<string, string> = {}) =>
  postJson(`${api.server.url}/api/auth/sign-up/email`, { name: 'Ann', email, password, ...more }, headers);

async function roleOf(api: Api, response: Response): Promise<unknown> {
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return decodeJwt(await webToken(api.server.url, JSON.parse(text).token)).role;
}

async function assertReserved(response: Response): Promise<void> {
  assert.equal(response.status, 403);
  const { code, message } = (await response.json()) as { code: string; message: string };
  assert.equal(code, 'ADMIN_CODE_NEEDED');
  assert.match(message, /admin_code/);
}

/** The codes that the log told, oldest first. */
const codesIn = (api: Api) => [...api.log().matchAll(/"admin_code":"([^"]+)"/g)].map(([, code]) => code as string);

test('an address of ADMIN_EMAILS becomes admin when it signs up from this machine itself', async (t) => {
  const api = await serve(t);
  assert.equal(await roleOf(api, await signUpAt(api, 'BOSS@example.com')), 'admin');
  assert.equal(await roleOf(api, await signUpAt(api, 'nobody@example.com')), 'user');
});

const proxies: [name: string, env: Record<string, string>, headers: Record<string, string>][] = [
  ['a proxy that sends no header', { BASE_URL: 'https://todo.example.com' }, {}],
  ['a proxy that TRUST_PROXY tells of', { TRUST_PROXY: 'true' }, {}],
  ['a proxy that sends Forwarded', {}, { forwarded: 'for=127.0.0.1' }],
  ['a proxy that sends X-Forwarded-Host', {}, { 'x-forwarded-host': 'localhost' }],
  ['a proxy that sends Via', {}, { via: '1.1 proxy' }],
];
for (const [name, env, headers] of proxies)
  test(`through ${name} a listed address needs the admin code, and nobody else can take it`, async (t) => {
    const api = await serve(t, env);
    const [code = assert.fail('no code in the log')] = codesIn(api);
    await assertReserved(await signUpAt(api, 'root@example.com', {}, headers));
    await assertReserved(await signUpAt(api, 'ROOT@example.com', { admin_code: 'guessed' }, headers));
    await assertReserved(await signUpAt(api, 'boss@example.com', { admin_code: ['x'] }, headers));
    assert.equal(await roleOf(api, await signUpAt(api, 'nobody@example.com', { admin_code: code }, headers)), 'user');
    assert.equal(await roleOf(api, await signUpAt(api, 'root@example.com', { admin_code: code }, headers)), 'admin');
  });

test('an admin code serves once; a new one is told as long as a listed address is without an account', async (t) => {
  const api = await serve(t, { TRUST_PROXY: 'true' });
  const [first] = codesIn(api);
  assert.equal((await signUpAt(api, 'root@example.com', { admin_code: first })).status, 200);
  await assertReserved(await signUpAt(api, 'boss@example.com', { admin_code: first }));
  const [, second] = codesIn(api);
  assert.ok(second && second !== first);
  assert.equal((await signUpAt(api, 'boss@example.com', { admin_code: second })).status, 200);
  await api.grant.announce();
  assert.equal(codesIn(api).length, 2);
});

test('two sign-ups at once cannot use one code', async (t) => {
  const api = await serve(t, { TRUST_PROXY: 'true' });
  const [code] = codesIn(api);
  const both = ['root@example.com', 'boss@example.com'].map((email) => signUpAt(api, email, { admin_code: code }));
  assert.deepEqual((await Promise.all(both)).map(({ status }) => status).sort(), [200, 403]);
});

test('a code of the log is the same in every process and after a restart', async (t) => {
  const db = await testDatabase(t);
  const env = { ADMIN_EMAILS: listed };
  const [one, other] = [await serveApi(t, db, { env }), await serveApi(t, db, { env })];
  assert.deepEqual(codesIn(one), codesIn(other));
});

test('an account made before its address was listed becomes admin when it is verified, and whoever made it is out', async (t) => {
  const db = await testDatabase(t);
  const early = await serveApi(t, db);
  const squatter = await signUp(early.url, { email: 'root@example.com' });
  const other = await signUp(early.url);
  const api = await serveApi(t, db, { env: { ADMIN_EMAILS: listed } });
  for (const { email } of [squatter, other]) {
    const token = await createEmailVerificationToken(secret, email);
    assert.equal((await fetch(`${api.url}/api/auth/verify-email?token=${token}`)).status, 200);
  }
  const signIn = ({ email }: { email: string }) => postJson(`${api.url}/api/auth/sign-in/email`, { email, password });
  assert.equal(await roleOf(api, await signIn(other)), 'user');
  assert.equal((await signIn(squatter)).status, 401);
  assert.equal((await fetch(`${api.url}/api/auth/token`, { headers: bearer(squatter.session) })).status, 401);

  const { internalAdapter } = await api.auth.$context;
  const root = (await internalAdapter.findUserByEmail('root@example.com'))?.user ?? assert.fail('no root');
  const expiresAt = new Date(Date.now() + 60_000);
  await internalAdapter.createVerificationValue({ identifier: 'reset-password:from-mail', value: root.id, expiresAt });
  const reset = await postJson(`${api.url}/api/auth/reset-password`, { token: 'from-mail', newPassword: password });
  assert.equal(reset.status, 200);
  assert.equal(await roleOf(api, await signIn(squatter)), 'admin');
});

test('an admin whose role was taken away does not get it back with the next change of the account', async (t) => {
  const api = await serve(t);
  await signUpAt(api, 'root@example.com');
  const { internalAdapter } = await api.auth.$context;
  const root = (await internalAdapter.findUserByEmail('root@example.com'))?.user ?? assert.fail('no root');
  await internalAdapter.updateUser(root.id, { emailVerified: true, role: 'user' });
  const changed = (await internalAdapter.updateUser(root.id, { name: 'Root' })) as { role?: string };
  assert.equal(changed.role, 'user');
  const session = await postJson(`${api.url}/api/auth/sign-in/email`, { email: 'root@example.com', password });
  assert.equal(await roleOf(api, session), 'user');
});
