import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { type ConnectedApp, connectApp, exchange, letIn, refresh, tokensIn, useMcp } from '../support/connected-app.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup, webToken } from '../support/http.ts';
import { eventually } from '../support/server.ts';

/** What ends what (docs/security.md): every kind of token, after everything that ends one. */

let api: Api;
let admin: string;
let adminToken: string;
const suite = suiteCleanup();
before(async () => {
  // Each case is a person and two applications, all from one address.
  const limits = { signUpByIp: 1000, signInByIp: 1000, registerClientByIp: 1000 };
  api = await serveApi(suite, await testDatabase(suite), { limits, env: { ADMIN_EMAILS: 'root@example.com' } });
  const root = await signUp(api.url, { email: 'root@example.com' });
  [admin, adminToken] = [root.session, root.token];
});

async function person() {
  const ann = await signUp(api.url);
  const here = { session: ann.session, jwt: ann.token };
  const signedIn = await postJson(`${api.url}/api/auth/sign-in/email`, ann);
  const { token: session } = (await signedIn.json()) as { token: string };
  const elsewhere = { session, jwt: await webToken(api.url, session) };
  return { ...ann, here, elsewhere, app: await connectApp(api.url, ann), other: await connectApp(api.url, ann) };
}

type Person = Awaited<ReturnType<typeof person>>;

const asks = {
  'the session here': ({ here }: Person) => fetch(`${api.url}/api/auth/token`, { headers: bearer(here.session) }),
  'its web token': ({ id, here }: Person) => fetch(`${api.url}/api/${id}/settings`, { headers: bearer(here.jwt) }),
  'its web token at /mcp': ({ here }: Person) => useMcp(api.url, here.jwt),
  'the session elsewhere': ({ elsewhere }: Person) =>
    fetch(`${api.url}/api/auth/token`, { headers: bearer(elsewhere.session) }),
  'the web token elsewhere': ({ id, elsewhere }: Person) =>
    fetch(`${api.url}/api/${id}/settings`, { headers: bearer(elsewhere.jwt) }),
  'the app at /mcp': ({ app }: Person) => useMcp(api.url, app.access),
  'the refresh token of the app': ({ app }: Person) => refresh(app, app.refresh),
  'another app at /mcp': ({ other }: Person) => useMcp(api.url, other.access),
  'the refresh token of another app': ({ other }: Person) => refresh(other, other.refresh),
};
type Asked = keyof typeof asks;
const all = Object.keys(asks) as Asked[];
const here: Asked[] = ['the session here', 'its web token', 'its web token at /mcp'];
const elsewhere: Asked[] = ['the session elsewhere', 'the web token elsewhere'];
const app: Asked[] = ['the app at /mcp', 'the refresh token of the app'];
const otherApp: Asked[] = ['another app at /mcp', 'the refresh token of another app'];

const auth = (path: string, body: object, session: string) =>
  postJson(`${api.url}/api/auth${path}`, body, bearer(session));
const remove = (path: string, token: string, body?: object) =>
  fetch(`${api.url}/api/${path}`, {
    method: 'DELETE',
    headers: { ...bearer(token), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
const revoke = ({ clientId: client_id }: ConnectedApp, token: string) =>
  fetch(`${api.url}/api/auth/oauth2/revoke`, { method: 'POST', body: new URLSearchParams({ client_id, token }) });
/** As if the last exchanges of the application had been a minute ago. */
const aMinuteAgo = async ({ clientId }: ConnectedApp) => {
  await sql`update app_grants set exchanged_at = exchanged_at - interval '1 minute' where client_id = ${clientId}`.execute(
    api.db,
  );
  await sql`update "oauthRefreshToken" set revoked = revoked - interval '1 minute' where "clientId" = ${clientId}`.execute(
    api.db,
  );
};

const endings: [what: string, end: (ann: Person) => Promise<unknown>, ended: Asked[]][] = [
  ['signing out', ({ here }) => auth('/sign-out', {}, here.session), here],
  [
    'signing one other device out',
    ({ here, elsewhere: { session } }) => auth('/revoke-session', { token: session }, here.session),
    elsewhere,
  ],
  [
    'signing out everywhere else',
    ({ here }) => auth('/revoke-other-sessions', {}, here.session),
    [...elsewhere, ...app, ...otherApp],
  ],
  ['signing out everywhere', ({ here }) => auth('/revoke-sessions', {}, here.session), all],
  [
    'another password',
    ({ here, password }) =>
      auth('/change-password', { currentPassword: password, newPassword: 'battery horse correct' }, here.session),
    all,
  ],
  [
    'a new password by mail',
    async ({ id }) => {
      const { internalAdapter } = await api.auth.$context;
      const expiresAt = new Date(Date.now() + 60_000);
      await internalAdapter.createVerificationValue({ identifier: `reset-password:${id}`, value: id, expiresAt });
      await postJson(`${api.url}/api/auth/reset-password`, { token: id, newPassword: 'battery horse correct' });
    },
    all,
  ],
  ['a ban', ({ id }) => postJson(`${api.url}/api/admin/users/${id}/ban`, {}, bearer(adminToken)), all],
  ['an erasure', ({ id }) => postJson(`${api.url}/api/admin/users/${id}/erase`, {}, bearer(adminToken)), all],
  ['an admin who signs the user out', ({ id }) => auth('/admin/revoke-user-sessions', { userId: id }, admin), all],
  [
    'another role',
    ({ id }) =>
      sql`update "user" set role = 'other' where id = ${id}::uuid`.execute(api.db).then(() => api.refreshEnded()),
    all,
  ],
  ['taking an app back', ({ id, app: { clientId }, here }) => remove(`${id}/apps/${clientId}`, here.jwt), app],
  [
    'taking a consent back',
    async ({ app: { clientId }, here }) => {
      const consents = (await (
        await fetch(`${api.url}/api/auth/oauth2/get-consents`, { headers: bearer(here.session) })
      ).json()) as { id: string; clientId: string }[];
      return auth(
        '/oauth2/delete-consent',
        { id: consents.find((each) => each.clientId === clientId)?.id },
        here.session,
      );
    },
    app,
  ],
  ['an app that revokes its refresh token', ({ app }) => revoke(app, app.refresh), app],
  ['an app that revokes its access token', ({ app }) => revoke(app, app.access), app],
  ['another app that revokes the token', ({ app, other }) => revoke(other, app.refresh), []],
  [
    'a code that comes again',
    async ({ app }) => {
      await aMinuteAgo(app);
      assert.equal((await exchange(app)).status, 400);
    },
    app,
  ],
  ['a code that comes twice at once', async ({ app }) => assert.equal((await exchange(app)).status, 400), []],
  [
    'a refresh token that comes again',
    async ({ app }) => {
      const newer = await tokensIn(await refresh(app, app.refresh));
      await aMinuteAgo(app);
      assert.equal((await refresh(app, app.refresh)).status, 400);
      assert.equal((await refresh(app, newer.refresh_token ?? '')).status, 400);
    },
    app,
  ],
  [
    'a refresh token that comes twice at once',
    async ({ app }) => {
      const both = await Promise.all([refresh(app, app.refresh), refresh(app, app.refresh)]);
      for (const response of both) {
        const { access_token, refresh_token } = await tokensIn(response);
        assert.equal((await useMcp(api.url, access_token)).status, 200);
        await tokensIn(await refresh(app, refresh_token ?? ''));
      }
    },
    [],
  ],
  ['deleting the account', ({ id, here, password }) => remove(id, here.jwt, { password }), all],
];

for (const [what, end, ended] of endings)
  test(`${what} ends ${ended.length === all.length ? 'everything' : ended.join(', ') || 'nothing'}`, async () => {
    const ann = await person();
    const answer = await end(ann);
    if (answer instanceof Response) assert.equal(answer.status, 200, await answer.clone().text());
    const found: Asked[] = [];
    for (const name of all) if (!(await asks[name](ann)).ok) found.push(name);
    assert.deepEqual(found, ended);
  });

test('an end in one process is heard in another, which asks the database seldom', async (t) => {
  const times = { after: 50, atMost: 5_000 };
  const elsewhere = await serveApi(t, api.db, { env: { BASE_URL: api.url }, endedTimes: times });
  const ann = await person();
  assert.equal((await useMcp(elsewhere.server.url, ann.app.access)).status, 200);
  await auth('/revoke-sessions', {}, ann.session);
  await eventually(async () => {
    assert.equal((await useMcp(elsewhere.server.url, ann.app.access)).status, 401);
    assert.equal((await useMcp(elsewhere.server.url, ann.token)).status, 401);
  });
});

test('a code that was not exchanged yet is good for nothing once its app was taken back', async () => {
  const ann = await person();
  const app = await letIn(api.url, ann);
  await remove(`${ann.id}/apps/${app.clientId}`, ann.token);
  const answer = await exchange(app);
  assert.equal(answer.status, 400);
  assert.equal(((await answer.json()) as { error: string }).error, 'invalid_grant');
});

test('access tokens live for a quarter of an hour', async () => {
  const { app } = await person();
  const { access_token, expires_in } = await tokensIn(await refresh(app, app.refresh));
  assert.equal(expires_in, 900);
  assert.equal((await useMcp(api.url, access_token)).status, 200);
});

test('a new password leaves the device where it was changed signed in', async () => {
  const ann = await person();
  const body = { currentPassword: ann.password, newPassword: 'battery horse correct' };
  const { token } = (await (await auth('/change-password', body, ann.session)).json()) as { token: string };
  const jwt = await webToken(api.url, token);
  assert.equal((await fetch(`${api.url}/api/${ann.id}/settings`, { headers: bearer(jwt) })).status, 200);
});

test('the list of apps names each with its scopes and last use, of this user alone', async () => {
  const [ann, bob] = [await person(), await person()];
  const list = async ({ id, token }: Person) =>
    (await (await fetch(`${api.url}/api/${id}/apps`, { headers: bearer(token) })).json()) as {
      apps: Record<string, unknown>[];
    };
  const { apps } = await list(ann);
  assert.deepEqual(apps.map(({ client_id }) => client_id).sort(), [ann.other.clientId, ann.app.clientId].sort());
  assert.equal(apps[0]?.name, 'Tester <b>');
  assert.deepEqual(apps[0]?.scopes, ['tasks:read', 'tasks:write', 'offline_access']);
  for (const time of [apps[0]?.connected_at, apps[0]?.last_used_at]) assert.match(String(time), /^\d{4}-.*Z$/);
  const foreign = await remove(`${ann.id}/apps/${bob.app.clientId}`, ann.token);
  const unknown = await remove(`${ann.id}/apps/unknown`, ann.token);
  assert.deepEqual([foreign.status, unknown.status], [404, 404]);
  assert.deepEqual(await foreign.json(), await unknown.json());
  assert.equal((await list(bob)).apps.length, 2);
});
