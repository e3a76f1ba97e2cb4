import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { askTokens, callback as back, connectApp, letIn, tokensIn, useMcp } from '../support/connected-app.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { oauthRequests } from '../support/oauth-requests.ts';

/** What is refused, where it is told, and what may not be kept. */

let api: Api;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite));
});
const { clientWith, authorizeUrl, authorize } = oauthRequests(() => api.url);

test('what is wrong before it is known who asks is told on our own page, and leads nowhere', async () => {
  const client_id = await clientWith(back);
  const broken: Record<string, string>[] = [
    { client_id: 'unknown' },
    { client_id: '' },
    { client_id, redirect_uri: 'https://evil.example/' },
    { client_id, redirect_uri: `${back}/more` },
    { client_id, redirect_uri: '' },
    { client_id, redirect_uri: 'javascript:alert(1)' },
  ];
  for (const fields of broken) {
    const answer = await authorize(fields);
    assert.equal(answer.status, 400, JSON.stringify(fields));
    assert.equal(answer.headers.get('location'), null);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
    const page = await answer.text();
    assert.match(page, /This link does not work/);
    assert.doesNotMatch(page, /evil/);
  }
  const twice = await fetch(`${authorizeUrl({ client_id })}&redirect_uri=https://evil.example`, { redirect: 'manual' });
  assert.equal(twice.status, 400);
  const error = await fetch(`${api.url}/oauth/error?error=x&error_description=Call+0900`);
  assert.doesNotMatch(await error.text(), /0900/);
});

test('a program that asks before it sends the person hears it in the form of OAuth', async () => {
  const client_id = await clientWith(back);
  const refused: [fields: Record<string, string>, error: string][] = [
    [{ client_id: 'unknown' }, 'invalid_client'],
    [{ client_id, redirect_uri: 'https://evil.example/' }, 'invalid_request'],
  ];
  for (const [fields, error] of refused) {
    const answer = await fetch(authorizeUrl(fields), { headers: { accept: 'application/json' }, redirect: 'manual' });
    assert.equal(answer.status, 400);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    assert.equal(((await answer.json()) as { error: string }).error, error);
  }
  // What names no type is taken for a browser.
  const anything = await fetch(authorizeUrl({ client_id: 'unknown' }), { headers: { accept: '*/*' } });
  assert.match(await anything.text(), /Let it forget what it has stored of this server/);
});

test('what is wrong afterwards is told to the application', async () => {
  const client_id = await clientWith(back);
  const wrong: [fields: Record<string, string>, error: string][] = [
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ resource: 'https://elsewhere.example/mcp' }, 'invalid_target'],
    [{ resource: api.url }, 'invalid_target'],
    [{ code_challenge: '' }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
  ];
  for (const [fields, error] of wrong) {
    const answer = await authorize({ client_id, ...fields });
    const location = new URL(answer.headers.get('location') ?? assert.fail(JSON.stringify(fields)));
    assert.ok(location.href.startsWith(`${back}?`), location.href);
    assert.equal(location.searchParams.get('error'), error);
    assert.equal(location.searchParams.get('state'), 'the state');
    assert.equal(location.searchParams.get('iss'), api.url);
  }
});

test('the token endpoint refuses as RFC 6749 says', async () => {
  const ann = await signUp(api.url);
  const app = await letIn(api.url, ann);
  const other = await connectApp(api.url, ann);
  const code = {
    grant_type: 'authorization_code',
    client_id: app.clientId,
    code: app.code,
    code_verifier: app.verifier,
    redirect_uri: back,
  };
  const refresh = { grant_type: 'refresh_token', client_id: app.clientId, refresh_token: 'unknown' };
  const { client_id: _none, ...nobody } = code;
  const refusals: [what: string, fields: Record<string, string>, status: number, error: string][] = [
    ['unknown client', { ...code, client_id: 'unknown' }, 401, 'invalid_client'],
    ['unknown client that refreshes', { ...refresh, client_id: 'unknown' }, 401, 'invalid_client'],
    ['no client', nobody, 400, 'invalid_request'],
    ['no grant type', { client_id: app.clientId }, 400, 'invalid_request'],
    ['another grant type', { ...code, grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['client credentials', { ...code, grant_type: 'client_credentials' }, 400, 'unsupported_grant_type'],
    ['a grant type of JavaScript', { ...code, grant_type: 'constructor' }, 400, 'unsupported_grant_type'],
    ['no code', { ...code, code: '' }, 400, 'invalid_request'],
    ['no verifier', { ...code, code_verifier: '' }, 400, 'invalid_request'],
    ['an unknown code', { ...code, code: 'unknown' }, 400, 'invalid_grant'],
    ['a foreign resource', { ...code, resource: 'https://elsewhere.example' }, 400, 'invalid_target'],
    ['an unknown refresh token', refresh, 400, 'invalid_grant'],
    ['the refresh token of another client', { ...refresh, refresh_token: other.refresh }, 400, 'invalid_grant'],
    [
      'more than was granted',
      { ...refresh, client_id: other.clientId, refresh_token: other.refresh, scope: 'openid' },
      400,
      'invalid_scope',
    ],
    ['a wrong verifier', { ...code, code_verifier: 'x'.repeat(43) }, 400, 'invalid_grant'],
  ];
  for (const [what, fields, status, error] of refusals) {
    const answer = await askTokens(api.url, fields);
    const body = (await answer.json()) as Record<string, unknown>;
    assert.deepEqual([answer.status, body.error], [status, error], `${what}: ${JSON.stringify(body)}`);
    assert.equal(typeof body.error_description, 'string', what);
    assert.equal(answer.headers.get('cache-control'), 'no-store', what);
  }
  const twice = await fetch(`${api.url}/api/auth/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams([...Object.entries(code), ['code', 'x']]),
  });
  assert.equal(((await twice.json()) as { error: string }).error, 'invalid_request');
  const basic = await fetch(`${api.url}/api/auth/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('unknown:secret')}` },
    body: new URLSearchParams(refresh),
  });
  assert.equal(basic.status, 401);
  assert.match(basic.headers.get('www-authenticate') ?? '', /^Basic /);
  // A refusal spends nothing.
  await tokensIn(await askTokens(api.url, { ...refresh, client_id: other.clientId, refresh_token: other.refresh }));
});

test('a page that Better Auth has not signed shows nothing and allows nothing', async () => {
  for (const path of ['/oauth/sign-in', '/oauth/consent'])
    for (const redirect_uri of ['https://evil.example', 'http://a;script-src', 'https://a.example,default-src'])
      for (const sig of ['', '&sig=x&exp=99999999999']) {
        const answer = await fetch(
          `${api.url}${path}?client_id=x&redirect_uri=${encodeURIComponent(redirect_uri)}${sig}`,
        );
        assert.equal(answer.status, 400);
        assert.match(answer.headers.get('content-security-policy') ?? '', /form-action 'self';/);
        assert.doesNotMatch(await answer.text(), /<form|evil/);
      }
});

test('nothing that holds a token or data of a user may be cached', async () => {
  const ann = await signUp(api.url);
  const app = await connectApp(api.url, ann);
  const { email, password } = ann;
  const get = (path: string, token: string) => fetch(api.url + path, { headers: bearer(token) });
  const answers: Record<string, Response> = {
    'sign-in': await postJson(`${api.url}/api/auth/sign-in/email`, { email, password }),
    'sign-up': await postJson(`${api.url}/api/auth/sign-up/email`, { name: 'Ann', email: `x${email}`, password }),
    token: await get('/api/auth/token', ann.session),
    session: await get('/api/auth/get-session', ann.session),
    sessions: await get('/api/auth/list-sessions', ann.session),
    consents: await get('/api/auth/oauth2/get-consents', ann.session),
    settings: await get(`/api/${ann.id}/settings`, ann.token),
    apps: await get(`/api/${ann.id}/apps`, ann.token),
    chat: await postJson(`${api.url}/api/${ann.id}/chat`, { message: 'hi' }, bearer(ann.token)),
    mcp: await useMcp(api.url, app.access),
    refresh: await askTokens(api.url, {
      grant_type: 'refresh_token',
      client_id: app.clientId,
      refresh_token: app.refresh,
    }),
  };
  const refusals: Record<string, Response> = {
    'no token': await get(`/api/${ann.id}/settings`, 'nonsense'),
    'another user': await get('/api/somebody/settings', ann.token),
    'no route': await get(`/api/${ann.id}/nothing`, ann.token),
    'no tool': await get('/mcp', 'nonsense'),
  };
  for (const [what, answer] of Object.entries({ ...answers, ...refusals })) {
    assert.equal(answer.ok, what in answers, what);
    assert.equal(answer.headers.get('cache-control'), 'no-store', what);
  }
});
