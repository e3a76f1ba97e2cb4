import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { listed } from '../../src/api/openapi.ts';
import type { CallerKind } from '../../src/api/route.ts';
import { allRoutes } from '../../src/api/routes/list.ts';
import { connectApp } from '../support/connected-app.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup, webToken } from '../support/http.ts';
import { serveMailing } from '../support/sendings.ts';

/**
 * Every path of Better Auth that is open, and what it answers to nobody, a user and an admin who send nothing of use: a new version or plugin that
 * brings another path fails here until somebody has looked at it.
 */
const open: Record<string, [nobody: number, user: number, admin: number]> = {
  'POST /sign-up/email': [400, 400, 400],
  'POST /sign-in/email': [400, 400, 400],
  'POST /sign-out': [200, 200, 200],
  'GET /get-session': [200, 200, 200],
  'POST /get-session': [405, 405, 405],
  'GET /token': [401, 200, 200],
  'GET /jwks': [200, 200, 200],
  'POST /update-user': [401, 400, 400],
  'POST /change-password': [401, 400, 400],
  'POST /request-password-reset': [400, 400, 400],
  'POST /reset-password': [400, 400, 400],
  'GET /reset-password/:token': [400, 400, 400],
  'GET /verify-email': [400, 400, 400],
  'POST /send-verification-email': [400, 400, 400],
  // There are no accounts elsewhere to come back from: the error page.
  'GET /callback/:id': [302, 302, 302],
  'POST /callback/:id': [302, 302, 302],
  'GET /list-sessions': [401, 200, 200],
  'POST /revoke-session': [401, 200, 200],
  'POST /revoke-sessions': [401, 200, 200],
  'POST /revoke-other-sessions': [401, 200, 200],
  'POST /admin/set-role': [401, 403, 403],
  'POST /admin/revoke-user-sessions': [401, 403, 200],
  'POST /admin/has-permission': [401, 200, 200],
  'GET /oauth2/authorize': [400, 400, 400],
  'POST /oauth2/token': [400, 400, 400],
  'POST /oauth2/revoke': [400, 400, 400],
  'POST /oauth2/register': [400, 400, 400],
  'POST /oauth2/consent': [401, 400, 400],
  'GET /oauth2/public-client': [401, 404, 404],
  'GET /oauth2/get-consent': [401, 404, 404],
  'GET /oauth2/get-consents': [401, 200, 200],
  'POST /oauth2/delete-consent': [401, 404, 404],
};

/** What is open beside, where mail is set up. */
const openWithMail: typeof open = { 'POST /change-email': [401, 200, 200] };

/** What the paths need to come as far as to ask who calls. */
const sent: Record<string, (userId: string) => Record<string, unknown>> = {
  '/change-password': () => ({ currentPassword: 'not the one', newPassword: 'battery horse correct' }),
  '/change-email': () => ({ newEmail: 'another@example.com' }),
  '/revoke-session': () => ({ token: 'unknown' }),
  '/admin/set-role': (userId) => ({ userId, role: 'admin' }),
  '/admin/revoke-user-sessions': (userId) => ({ userId }),
  '/admin/has-permission': () => ({ permissions: { user: ['ban'] } }),
  '/oauth2/consent': () => ({ accept: true }),
  '/oauth2/public-client': () => ({ client_id: 'unknown' }),
  '/oauth2/get-consent': () => ({ id: crypto.randomUUID() }),
  '/oauth2/delete-consent': () => ({ id: crypto.randomUUID() }),
};

let api: Api;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite), { env: { ADMIN_EMAILS: 'root@example.com' } });
});

interface Endpoint {
  path?: string;
  options?: { method?: string | string[]; metadata?: { SERVER_ONLY?: boolean; scope?: string } };
}

/** Every path that the library has for HTTP, closed ones included. */
function endpoints(api: Api): string[] {
  return Object.values(api.auth.api as Record<string, Endpoint>).flatMap(({ path, options }) =>
    path && !options?.metadata?.SERVER_ONLY
      ? [options?.method ?? 'GET'].flat().map((method) => `${method} ${path}`)
      : [],
  );
}

function ask(api: Api, what: string, userId: string, session?: string): Promise<Response> {
  const [method = '', path = ''] = what.split(' ');
  const fields = sent[path]?.(userId) ?? {};
  const query = method === 'GET' ? `?${new URLSearchParams(fields as Record<string, string>)}` : '';
  return fetch(`${api.url}/api/auth${path.replace(/:\w+/g, 'x')}${query}`, {
    method,
    headers: { ...(session && bearer(session)), ...(method !== 'GET' && { 'content-type': 'application/json' }) },
    ...(method !== 'GET' && { body: JSON.stringify(fields) }),
    redirect: 'manual',
  });
}

async function compare(api: Api, open: Record<string, [number, number, number]>): Promise<void> {
  const target = await signUp(api.url);
  const user = async () => (await signUp(api.url)).session;
  const admin = async () => (await (await postJson(`${api.url}/api/auth/sign-in/email`, root)).json()).token as string;
  const root = await signUp(api.url, { email: 'root@example.com' });
  assert.deepEqual(
    Object.keys(open).filter((what) => !endpoints(api).includes(what)),
    [],
  );
  for (const what of endpoints(api)) {
    const found: number[] = [];
    for (const session of [undefined, await user(), await admin()])
      found.push((await ask(api, what, target.id, session)).status);
    assert.deepEqual(found, open[what] ?? [404, 404, 404], what);
  }
}

test('every path of Better Auth is either closed, for everybody, or listed here with what it answers to whom', () =>
  compare(api, open));

test('the same where mail is set up', async (t) => {
  const env = { ADMIN_EMAILS: 'root@example.com' };
  const { api } = await serveMailing(t, { env, limits: { signUpByIp: 1_000, signInByIp: 1_000 } });
  await compare(api, { ...open, ...openWithMail });
});

test('every route takes the tokens of its kind and no other', async () => {
  const ann = await signUp(api.url);
  const root = await postJson(`${api.url}/api/auth/sign-in/email`, {
    email: 'root@example.com',
    password: ann.password,
  });
  const rootSession = ((await root.json()) as { token: string }).token;
  const app = await connectApp(api.url, ann);
  const feed = (await (
    await fetch(`${api.url}/api/${ann.id}/calendar-feed`, { method: 'POST', headers: bearer(ann.token) })
  ).json()) as { url: string };
  const tokens = {
    nothing: '',
    'a session': ann.session,
    "an admin's session": rootSession,
    'the web token': ann.token,
    "an admin's web token": await webToken(api.url, rootSession),
    "somebody else's web token": (await signUp(api.url)).token,
    'an access token of an app': app.access,
    'a refresh token of an app': app.refresh,
    "the secret of a calendar's address": feed.url.split('/').at(-1)?.replace('.ics', '') ?? '',
  };
  const takes: Record<CallerKind, string[]> = {
    anyone: Object.keys(tokens),
    session: ['a session', "an admin's session"],
    user: ['the web token'],
    admin: ["an admin's web token"],
    mcp: ['the web token', "an admin's web token", "somebody else's web token", 'an access token of an app'],
  };
  for (const { method, path, caller } of listed(allRoutes)) {
    if (caller === 'anyone') continue;
    const url = api.url + path.replace('{user_id}', ann.id).replace('{client_id}', 'unknown');
    const taken: string[] = [];
    for (const [name, token] of Object.entries(tokens)) {
      const headers = { ...(token && bearer(token)), 'content-type': 'application/json' };
      const { status } = await fetch(url, {
        method: method.toUpperCase(),
        headers,
        ...(method !== 'get' && { body: '{}' }),
      });
      if (status !== 401 && status !== 403) taken.push(name);
    }
    assert.deepEqual(taken, takes[caller], `${method} ${path}`);
  }
});
