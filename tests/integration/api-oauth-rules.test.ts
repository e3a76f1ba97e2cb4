import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { askTokens, callback as back, connectApp, tokensIn, useMcp } from '../support/connected-app.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { oauthRequests, verifier } from '../support/oauth-requests.ts';

/** When a person is asked, and by which names and addresses things go. */

let api: Api;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite));
});
const { registered, clientWith, authorizeUrl, authorize, signedIn } = oauthRequests(() => api.url);

test('scopes that are not known are left out of what is asked for', async () => {
  const browser = await signedIn();
  const client_id = await clientWith('https://app.example/back');
  await browser.open(authorizeUrl({ client_id, redirect_uri: 'https://app.example/back', scope: 'openid tasks:read' }));
  assert.match(browser.html, /read your tasks/);
  assert.doesNotMatch(browser.html, /openid/);
});

test('a name in which there is nothing to see is told as none, and one that turns the direction of text turns itself only', async () => {
  const browser = await signedIn();
  for (const [client_name, shown] of [
    [' \u200B', '<bdi>An application without a name</bdi>'],
    ['\u202Eliam', '<bdi>\u202Eliam</bdi>'],
  ] as const) {
    await browser.open(authorizeUrl({ client_id: String((await registered({ client_name })).client_id) }));
    assert.ok(browser.html.includes(shown), browser.html);
  }
});

test('an application that registered for refresh tokens gets them, also when it asks for the scopes of the resource only', async () => {
  const browser = await signedIn();
  for (const [grant_types, refreshes] of [
    [['authorization_code', 'refresh_token'], true],
    [['authorization_code'], false],
  ] as const) {
    const client_id = String((await registered({ grant_types, scope: 'tasks:read tasks:write' })).client_id);
    await browser.open(authorizeUrl({ client_id, scope: 'tasks:read' }));
    assert.equal(/stay connected/.test(browser.html), refreshes);
    const code = (await browser.submit({ accept: 'yes' }))?.searchParams.get('code') ?? '';
    const fields = { grant_type: 'authorization_code', client_id, redirect_uri: back, code_verifier: verifier };
    const tokens = await tokensIn(await askTokens(api.url, { ...fields, code }));
    assert.equal(tokens.scope, refreshes ? 'tasks:read offline_access' : 'tasks:read');
    assert.equal(tokens.refresh_token !== undefined, refreshes);
  }
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

test('a client that has kept its tokens and not the metadata refreshes at /token', async () => {
  const app = await connectApp(api.url, await signUp(api.url));
  const refresh = (client_id: string) =>
    fetch(`${api.url}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token', client_id, refresh_token: app.refresh }),
    });
  const { access_token } = await tokensIn(await refresh(app.clientId));
  assert.equal((await useMcp(api.url, access_token)).status, 200);
  const unknown = await refresh('unknown');
  assert.deepEqual([unknown.status, ((await unknown.json()) as { error: string }).error], [401, 'invalid_client']);
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
