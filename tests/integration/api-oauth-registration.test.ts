import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { forget } from '../../src/loops/retention.ts';
import { askTokens, callback as back, connectApp, tokensIn } from '../support/connected-app.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { oauthRequests } from '../support/oauth-requests.ts';

/** What an application may say of itself, and how long it is remembered. */

let api: Api;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite));
});
const { register, registered, clientWith } = oauthRequests(() => api.url);

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
  await forget(api.db);
  const asked = { grant_type: 'refresh_token', refresh_token: app.refresh };
  assert.equal((await askTokens(api.url, { ...asked, client_id: lonely })).status, 401);
  await tokensIn(await askTokens(api.url, { ...asked, client_id: app.clientId }));
});
