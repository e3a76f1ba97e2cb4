import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { forgetOld } from '../../src/db/retention.ts';
import { askTokens, connectApp, letIn, tokensIn, useMcp } from '../support/connected-app.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { OAuthBrowser } from '../support/oauth-browser.ts';

/** What an OAuth server may and must not do beyond the way that everything is right. */

let api: Api;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite));
});

const back = 'http://127.0.0.1:9/callback';
const register = (metadata: object) =>
  postJson(`${api.url}/api/auth/oauth2/register`, { client_name: 'Tester', redirect_uris: [back], ...metadata });
const registered = async (metadata: object = {}): Promise<Record<string, unknown>> => {
  const answer = await register(metadata);
  assert.equal(answer.status, 201, await answer.clone().text());
  return (await answer.json()) as Record<string, unknown>;
};
const clientWith = async (...redirect_uris: string[]) => String((await registered({ redirect_uris })).client_id);

// The example of RFC 7636, appendix B.
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const authorizeUrl = (fields: Record<string, string>, url = api.url) =>
  `${url}/api/auth/oauth2/authorize?${new URLSearchParams({
    response_type: 'code',
    redirect_uri: back,
    scope: 'tasks:read',
    state: 'the state',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...fields,
  })}`;
const authorize = (fields: Record<string, string>) => fetch(authorizeUrl(fields), { redirect: 'manual' });

async function signedIn(url = api.url): Promise<OAuthBrowser> {
  const { email, password } = await signUp(api.url);
  const browser = new OAuthBrowser(url);
  await browser.open(authorizeUrl({ client_id: await clientWith(back) }, url));
  await browser.submit({ intent: 'sign-in', email, password });
  return browser;
}

const refusedMetadata: [what: string, metadata: object, error: string][] = [
  ['a long name', { client_name: 'x'.repeat(101) }, 'invalid_client_metadata'],
  ['a name that is no text', { client_name: 7 }, 'invalid_client_metadata'],
  ['a long text', { client_uri: `https://x.example/${'x'.repeat(500)}` }, 'invalid_client_metadata'],
  ['many contacts', { contacts: Array(11).fill('a@example.com') }, 'invalid_client_metadata'],
  ['no address', { redirect_uris: [] }, 'invalid_redirect_uri'],
  ['eleven addresses', { redirect_uris: Array.from({ length: 11 }, (_, i) => `${back}/${i}`) }, 'invalid_redirect_uri'],
  ['a long address', { redirect_uris: [`https://x.example/${'x'.repeat(500)}`] }, 'invalid_redirect_uri'],
  ...[
    'http://x.example/back',
    'http://127.0.0.1.x.example/back',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'myapp://back',
    'https://x.example/back#fragment',
    'https://user:password@x.example/back',
    'nonsense',
  ].map((uri): [string, object, string] => [uri, { redirect_uris: [uri] }, 'invalid_redirect_uri']),
];
for (const [what, metadata, error] of refusedMetadata)
  test(`an application is not registered with ${what}`, async () => {
    const answer = await register(metadata);
    assert.equal(answer.status, 400);
    assert.equal(((await answer.json()) as { error: string }).error, error);
  });

test('an application is registered as RFC 7591 says, and what is not known here is left out', async () => {
  const redirect_uris = [
    back,
    'https://app.example/back',
    'com.example.app:/back',
    'http://[::1]:7/x',
    'http://localhost/x',
  ];
  const answer = await register({
    client_name: 'é'.repeat(100),
    redirect_uris,
    scope: 'openid tasks:read email',
    grant_types: ['authorization_code', 'implicit'],
    token_endpoint_auth_method: 'client_secret_basic',
  });
  assert.equal(answer.status, 201);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.equal(answer.headers.get('pragma'), 'no-cache');
  const client = (await answer.json()) as Record<string, unknown>;
  assert.deepEqual(client.redirect_uris, redirect_uris);
  assert.equal(client.scope, 'tasks:read');
  assert.deepEqual(client.grant_types, ['authorization_code']);
  assert.equal(client.token_endpoint_auth_method, 'none');
  assert.equal(client.client_secret, undefined);
  assert.equal((await registered({ scope: 'openid' })).scope, 'tasks:read tasks:write offline_access');
});

test('an application that nobody lets in is forgotten after a day, one that was let in is not', async () => {
  const lonely = await clientWith(back);
  const app = await connectApp(api.url, await signUp(api.url));
  await sql`update "oauthClient" set "createdAt" = now() - interval '2 days'`.execute(api.db);
  await sql`update app_grants set created_at = now() - interval '2 days'`.execute(api.db);
  await forgetOld(api.db);
  const asked = { grant_type: 'refresh_token', refresh_token: app.refresh };
  assert.equal((await askTokens(api.url, { ...asked, client_id: lonely })).status, 401);
  await tokensIn(await askTokens(api.url, { ...asked, client_id: app.clientId }));
});

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

test('scopes that are not known are left out of what is asked for', async () => {
  const browser = await signedIn();
  const client_id = await clientWith('https://app.example/back');
  await browser.open(authorizeUrl({ client_id, redirect_uri: 'https://app.example/back', scope: 'openid tasks:read' }));
  assert.match(browser.html, /read your tasks/);
  assert.doesNotMatch(browser.html, /openid/);
});

test('an application of the device asks for consent each time, one of the web once', async () => {
  const browser = await signedIn();
  for (const [redirect_uri, asks] of [
    [back, true],
    ['http://localhost:7/back', true],
    ['com.example.app:/back', true],
    ['https://app.example/back', false],
  ] as const) {
    const client_id = await clientWith(redirect_uri);
    const open = (fields = {}) => browser.open(authorizeUrl({ client_id, redirect_uri, ...fields }));
    assert.equal(await open(), undefined);
    assert.match(browser.html, /Allow access\?/);
    assert.ok((await browser.submit({ accept: 'yes' }))?.searchParams.get('code'), redirect_uri);
    for (const fields of [{}, { prompt: 'none' }, { prompt: 'select_account' }]) {
      const way = await open(fields);
      if (asks) assert.match(browser.html, /Allow access\?/, `${redirect_uri} ${JSON.stringify(fields)}`);
      if (asks) assert.equal(way, undefined);
    }
    if (!asks) assert.ok((await open())?.searchParams.get('code'));
  }
});

test('a redirect to this machine may use any port, and no other part may differ', async () => {
  for (const name of ['localhost', '127.0.0.1', '[::1]']) {
    const client_id = await clientWith(`http://${name}:9/back?x=1`);
    for (let port = 5000; port < 5015; port++)
      assert.equal((await authorize({ client_id, redirect_uri: `http://${name}:${port}/back?x=1` })).status, 303);
    for (const other of [
      `http://${name}:7/other?x=1`,
      `http://${name}:7/back`,
      `https://${name}:7/back?x=1`,
      'http://x.example:9/back?x=1',
    ])
      assert.equal((await authorize({ client_id, redirect_uri: other })).status, 400, other);
  }
  const web = await clientWith('https://app.example/back');
  assert.equal((await authorize({ client_id: web, redirect_uri: 'https://app.example:8443/back' })).status, 400);
});

test('a redirect with another port brings its code back, and the code becomes tokens', async () => {
  const client_id = await clientWith('http://localhost/back');
  const redirect_uri = 'http://localhost:7777/back';
  const browser = await signedIn();
  await browser.open(authorizeUrl({ client_id, redirect_uri }));
  const code = (await browser.submit({ accept: 'yes' }))?.searchParams.get('code') ?? '';
  await tokensIn(
    await askTokens(api.url, {
      grant_type: 'authorization_code',
      client_id,
      code,
      redirect_uri,
      code_verifier: verifier,
    }),
  );
});

test('on one machine each of its names is a server that is of one mind with itself', async () => {
  for (const name of ['localhost', '127.0.0.1']) {
    const url = api.url.replace('localhost', name);
    const json = async (path: string) => (await (await fetch(url + path)).json()) as Record<string, unknown>;
    const resource = await json('/.well-known/oauth-protected-resource/mcp');
    assert.deepEqual([resource.resource, resource.authorization_servers], [`${url}/mcp`, [url]]);
    const server = await json('/.well-known/oauth-authorization-server');
    assert.equal(server.issuer, url);
    assert.equal(server.token_endpoint, `${url}/api/auth/oauth2/token`);
    const challenge = (await fetch(`${url}/mcp`, { method: 'POST' })).headers.get('www-authenticate') ?? '';
    assert.ok(challenge.includes(`resource_metadata="${url}/.well-known/`), challenge);
    const client_id = await clientWith(back);
    const browser = await signedIn(url);
    await browser.open(authorizeUrl({ client_id, resource: `${url}/mcp/` }, url));
    const way = (await browser.submit({ accept: 'yes' })) ?? assert.fail('no way back');
    assert.equal(way.searchParams.get('iss'), url);
    const fields = { grant_type: 'authorization_code', client_id, redirect_uri: back, code_verifier: verifier };
    const code = way.searchParams.get('code') ?? '';
    const { access_token } = await tokensIn(await askTokens(url, { ...fields, code, resource: `${url}/mcp/` }));
    for (const each of [url, api.url]) assert.equal((await useMcp(each, access_token)).status, 200);
  }
  const elsewhere = await fetch(`${api.url}/.well-known/oauth-authorization-server`, {
    headers: { 'x-forwarded-host': 'evil.example' },
  });
  assert.doesNotMatch(await elsewhere.text(), /evil/);
});

test('the metadata names what is served and no more', async () => {
  const server = (await (await fetch(`${api.url}/.well-known/oauth-authorization-server`)).json()) as Record<
    string,
    unknown
  >;
  assert.deepEqual(server.token_endpoint_auth_methods_supported, ['none']);
  assert.deepEqual(server.revocation_endpoint_auth_methods_supported, ['none']);
  assert.equal(server.introspection_endpoint, undefined);
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
  for (const [what, answer] of Object.entries(answers)) {
    assert.equal(answer.status, 200, what);
    assert.equal(answer.headers.get('cache-control'), 'no-store', what);
  }
});
