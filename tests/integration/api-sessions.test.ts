import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';

let api: Api;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite));
});

interface Shown {
  id: string;
  token: string;
}

/** Somebody with two sessions. */
async function person() {
  const ann = await signUp(api.url);
  const signedIn = await postJson(`${api.url}/api/auth/sign-in/email`, ann);
  const cookie = signedIn.headers.getSetCookie().map((each) => each.split(';')[0]);
  const { token: elsewhere } = (await signedIn.json()) as { token: string };
  return { ...ann, elsewhere, cookie: cookie.join('; ') };
}

const get = (path: string, headers: Record<string, string>) => fetch(`${api.url}/api/auth${path}`, { headers });
const listOf = async (session: string) => (await (await get('/list-sessions', bearer(session))).json()) as Shown[];
const isSignedIn = async (session: string) => (await get('/token', bearer(session))).status === 200;
const revoke = (token: string, session: string) =>
  postJson(`${api.url}/api/auth/revoke-session`, { token }, bearer(session));

test('sessions are read without their tokens, whoever asks and however', async () => {
  const ann = await person();
  // Old enough to be prolonged by the next look, which sends the cookie again.
  await sql`update session set "expiresAt" = now() + interval '5 days' where "userId" = ${ann.id}::uuid`.execute(
    api.db,
  );
  for (const path of ['/list-sessions', '/get-session'])
    for (const sent of [{ cookie: ann.cookie }, bearer(ann.session)] as Record<string, string>[]) {
      const answer = await get(path, sent);
      const text = await answer.text();
      assert.equal(answer.status, 200);
      const headers = [...answer.headers].filter(([name]) => name !== 'set-cookie');
      const all = decodeURIComponent(`${JSON.stringify(headers)} ${text}`);
      for (const token of [ann.session, ann.elsewhere]) assert.ok(!all.includes(token), `${path} ${all}`);
    }
});

test('who changes something else by cookie is not told the token', async () => {
  const ann = await person();
  const headers = { cookie: ann.cookie, origin: api.url };
  const changed = await postJson(`${api.url}/api/auth/update-user`, { name: 'Ann B' }, headers);
  assert.equal(changed.status, 200);
  assert.ok(changed.headers.getSetCookie().length > 0);
  assert.equal(changed.headers.get('set-auth-token'), null);
});

test('a session is ended by its id as the list shows it, and nobody ends one of somebody else', async () => {
  const [ann, bob] = [await person(), await person()];
  const ids = (await listOf(ann.session)).map(({ token }) => token);
  assert.equal(ids.length, 2);
  const here = (await (await get('/get-session', bearer(ann.session))).json()) as { session: Shown };
  const there = ids.find((id) => id !== here.session.token) ?? '';
  assert.equal((await revoke(there, bob.session)).status, 200);
  assert.ok(await isSignedIn(ann.elsewhere));
  assert.equal((await revoke(there, ann.session)).status, 200);
  assert.deepEqual([await isSignedIn(ann.session), await isSignedIn(ann.elsewhere)], [true, false]);
  assert.deepEqual(
    (await listOf(ann.session)).map(({ id }) => id),
    [here.session.token],
  );
});
