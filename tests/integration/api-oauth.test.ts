import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { auth } from '@modelcontextprotocol/sdk/client/auth.js';
import type { OAuthTokens } from '@modelcontextprotocol/sdk/shared/auth.js';
import { decodeJwt } from 'jose';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { OAuthBrowser } from '../support/oauth-browser.ts';
import { clientMemory } from '../support/oauth-client.ts';

let api: Api;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite));
});

const callback = 'http://127.0.0.1:9/callback';

async function connect(scope?: string) {
  const { memory, provider } = clientMemory(callback, scope);
  const serverUrl = `${api.url}/mcp`;
  assert.equal(await auth(provider, { serverUrl, ...(scope && { scope }) }), 'REDIRECT');
  const ann = await signUp(api.url);
  const browser = new OAuthBrowser(api.url);
  await browser.open(String(memory.url));
  assert.match(browser.html, /Sign in to Actodo/);
  await browser.submit({ intent: 'sign-in', email: ann.email, password: ann.password });
  assert.match(browser.html, /Tester &lt;b&gt;/);
  assert.match(browser.policy, /form-action 'self' http:\/\/127\.0\.0\.1:9/);
  return { ann, browser, memory, provider, serverUrl };
}

const tools = (token: string) =>
  postJson(`${api.url}/mcp`, { jsonrpc: '2.0', id: 1, method: 'tools/list' }, bearer(token));

test("an MCP client finds its way from 401 to a token with the SDK's own discovery, registration and PKCE", async () => {
  const { ann, browser, memory, provider, serverUrl } = await connect();
  const back = await browser.submit({ accept: 'yes' });
  const authorizationCode = back?.searchParams.get('code') ?? assert.fail(`no code in ${back}`);
  assert.equal(await auth(provider, { serverUrl, authorizationCode }), 'AUTHORIZED');
  const token = memory.tokens?.access_token ?? '';
  assert.equal(decodeJwt(token).aud, serverUrl);
  const answer = await tools(token);
  assert.equal(answer.status, 200);
  const called = (await answer.json()) as { userId: string; scopes: string[] };
  assert.equal(called.userId, ann.id);
  assert.deepEqual(
    called.scopes.filter((scope) => scope.startsWith('tasks:')),
    ['tasks:read', 'tasks:write'],
  );
  const web = await fetch(`${api.url}/api/${ann.id}/settings`, { headers: bearer(token) });
  assert.equal(web.status, 401);
});

test('a client that names no resource gets a token for /mcp all the same, also when it refreshes', async () => {
  const { browser, memory } = await connect('tasks:read offline_access');
  const back = await browser.submit({ accept: 'yes' });
  const client_id = memory.client?.client_id ?? '';
  const first = await exchange({
    grant_type: 'authorization_code',
    client_id,
    code: back?.searchParams.get('code') ?? '',
    code_verifier: memory.verifier ?? '',
    redirect_uri: callback,
  });
  const second = await exchange({ grant_type: 'refresh_token', client_id, refresh_token: first.refresh_token ?? '' });
  for (const { access_token } of [first, second]) {
    const { aud, scope } = decodeJwt(access_token);
    assert.equal(aud, `${api.url}/mcp`);
    assert.equal(scope, 'tasks:read offline_access');
    assert.equal((await tools(access_token)).status, 200);
  }
});

async function exchange(fields: Record<string, string>): Promise<OAuthTokens> {
  const response = await fetch(`${api.url}/api/auth/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return JSON.parse(text) as OAuthTokens;
}

test('a person who denies access sends the client back without a code', async () => {
  const { browser } = await connect();
  const back = await browser.submit({ accept: 'no' });
  assert.equal(back?.searchParams.get('error'), 'access_denied');
  assert.equal(back?.searchParams.get('code'), null);
});

test('a new person creates the account on the sign-in page, and a wrong password is told there', async () => {
  const { memory, provider } = clientMemory(callback);
  await auth(provider, { serverUrl: `${api.url}/mcp` });
  const browser = new OAuthBrowser(api.url);
  await browser.open(String(memory.url));
  const account = { email: `new-${process.pid}@example.com`, password: 'correct horse battery' };
  await browser.submit({ intent: 'sign-in', ...account });
  assert.match(browser.html, /role="alert">E-mail or password is not right/);
  await browser.submit({ intent: 'sign-up', ...account });
  assert.match(browser.html, /Allow access\?/);
});

test('a forged authorization query and a form from another origin lead nowhere', async () => {
  const { browser } = await connect();
  const forged = await browser.submit({
    accept: 'yes',
    oauth_query: 'client_id=x&redirect_uri=https://evil.example&sig=y',
  });
  assert.equal(forged, undefined);
  for (const path of ['/oauth/sign-in', '/oauth/consent'])
    for (const origin of ['https://evil.example', 'null']) {
      const body = new URLSearchParams({ email: 'a@example.com', password: 'correct horse battery', oauth_query: '' });
      const foreign = await fetch(api.url + path, { method: 'POST', headers: { origin, cookie: 'x=y' }, body });
      assert.equal(foreign.status, 403, `${path} ${origin}`);
    }
});

test('a registered client cannot have the resource of the web API', async () => {
  const { browser, memory } = await connect();
  const back = await browser.submit({ accept: 'yes' });
  const response = await fetch(`${api.url}/api/auth/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: memory.client?.client_id ?? '',
      code: back?.searchParams.get('code') ?? '',
      code_verifier: memory.verifier ?? '',
      redirect_uri: callback,
      resource: api.url,
    }),
  });
  assert.equal(response.status, 400);
});

test('/mcp without a token answers 401 in the form of OAuth and names its metadata', async () => {
  for (const method of ['POST', 'GET', 'DELETE']) {
    const response = await fetch(`${api.url}/mcp`, { method });
    assert.equal(response.status, 401);
    const challenge = response.headers.get('www-authenticate') ?? '';
    const url = /resource_metadata="([^"]+)"/.exec(challenge)?.[1] ?? assert.fail(challenge);
    assert.equal(((await response.json()) as { error: string }).error, 'invalid_token');
    const metadata = (await (await fetch(url)).json()) as Record<string, unknown>;
    assert.equal(metadata.resource, `${api.url}/mcp`);
    assert.deepEqual(metadata.authorization_servers, [api.url]);
  }
  for (const path of ['/.well-known/oauth-authorization-server', '/.well-known/oauth-authorization-server/api/auth']) {
    const metadata = (await (await fetch(api.url + path)).json()) as Record<string, unknown>;
    assert.equal(metadata.issuer, api.url);
    assert.deepEqual(metadata.code_challenge_methods_supported, ['S256']);
  }
});
