import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { before, test } from 'node:test';
import {
  base64url,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  type JWTHeaderParameters,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { createTokens } from '../../src/api/auth/tokens.ts';
import { Problem } from '../../src/api/problem.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup, webToken } from '../support/http.ts';
import { eventually } from '../support/server.ts';

let api: Api;
let ann: Awaited<ReturnType<typeof signUp>>;
let reached = 0;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite), {
    chat: async () => {
      reached++;
      return { conversation_id: 1, response: '', tool_calls: [] };
    },
    serveMcp: async (_request, response, { caller: { scopes } }) => {
      reached++;
      response.end(JSON.stringify({ scopes }));
    },
  });
  ann = await signUp(api.url);
});

type Surface = 'settings' | 'change' | 'chat' | 'mcp' | 'admin';
const surfaces: Record<Surface, (token: string) => Promise<Response>> = {
  settings: (token) => fetch(`${api.url}/api/${ann.id}/settings`, { headers: bearer(token) }),
  change: (token) =>
    fetch(`${api.url}/api/${ann.id}/settings`, {
      method: 'PUT',
      headers: { ...bearer(token), 'content-type': 'application/json' },
      body: '{"locale":"ur-PK"}',
    }),
  chat: (token) => postJson(`${api.url}/api/${ann.id}/chat`, { message: 'hi' }, bearer(token)),
  mcp: (token) => postJson(`${api.url}/mcp`, { jsonrpc: '2.0', id: 1, method: 'ping' }, bearer(token)),
  admin: (token) => fetch(`${api.url}/api/admin/audit`, { headers: bearer(token) }),
};
const everywhere = Object.keys(surfaces) as Surface[];
const webOnly = everywhere.filter((each) => each !== 'mcp');

const now = () => Math.floor(Date.now() / 1000);

/** A token with these claims, signed by the server's own key. */
async function signed(claims: Record<string, unknown>): Promise<string> {
  const payload = { iss: api.url, aud: api.url, sub: ann.id, iat: now(), exp: now() + 900, role: 'admin', ...claims };
  return (await api.auth.api.signJWT({ body: { payload } })).token;
}

/** A token with ann's claims, signed by somebody else. */
async function forged(header: Partial<JWTHeaderParameters>, key?: Parameters<SignJWT['sign']>[0]): Promise<string> {
  const own = key ?? (await generateKeyPair('EdDSA')).privateKey;
  return new SignJWT({ role: 'admin' })
    .setProtectedHeader({ alg: 'EdDSA', ...header })
    .setIssuer(api.url)
    .setAudience(api.url)
    .setSubject(ann.id)
    .setIssuedAt()
    .setExpirationTime('15m')
    .sign(own);
}

async function refusedAt(names: Surface[], tokens: Record<string, string>): Promise<void> {
  const before = reached;
  await Promise.all(
    Object.entries(tokens).flatMap(([kind, token]) =>
      names.map(async (name) => {
        const response = await surfaces[name](token);
        assert.equal(response.status, 401, `${kind} at ${name}`);
        assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer .*error="invalid_token"/, kind);
      }),
    ),
  );
  assert.equal(reached, before);
  const settings = (await (await surfaces.settings(ann.token)).json()) as { locale: string };
  assert.equal(settings.locale, 'en-US');
}

test('a token whose claims do not fit is refused everywhere', async () => {
  await refusedAt(everywhere, {
    'wrong audience': await signed({ aud: 'https://elsewhere.example' }),
    'two audiences': await signed({ aud: [api.url, `${api.url}/mcp`] }),
    'wrong issuer': await signed({ iss: 'https://elsewhere.example' }),
    expired: await signed({ iat: now() - 1000, exp: now() - 1 }),
    'not valid yet': await signed({ nbf: now() + 600 }),
    'no subject': await signed({ sub: undefined }),
    'a subject that is no UUID': await signed({ sub: 'admin' }),
    'a subject in capitals': await signed({ sub: ann.id.toUpperCase() }),
    'a client on the web audience': await signed({ azp: 'client' }),
    'a scope on the web audience': await signed({ scope: 'tasks:read' }),
    'a client_id on the web audience': await signed({ client_id: 'client' }),
    '/mcp without a grant, which nothing could end': await signed({
      aud: `${api.url}/mcp`,
      azp: 'client',
      scope: 'tasks:read',
    }),
    '/mcp without a client': await signed({ aud: `${api.url}/mcp`, scope: 'tasks:read' }),
  });
});

test('a forged token is refused everywhere, and nothing that it names is fetched', async (t) => {
  let fetched = 0;
  const trap = createServer((_request, response) => {
    fetched++;
    response.end('{"keys":[]}');
  }).listen(0, '127.0.0.1');
  t.after(() => trap.close());
  await new Promise((resolve) => trap.once('listening', resolve));
  const url = `http://127.0.0.1:${(trap.address() as { port: number }).port}/jwks`;
  const { kid } = decodeProtectedHeader(ann.token);
  const { keys } = await api.auth.api.getJwks();
  const publicKey = base64url.decode(String(keys[0]?.x));
  const own = await generateKeyPair('EdDSA', { extractable: true });
  const [head, body] = ann.token.split('.');
  await refusedAt(everywhere, {
    'alg none': new UnsecuredJWT({ role: 'admin' }).setIssuer(api.url).setAudience(api.url).setSubject(ann.id).encode(),
    'alg none with three parts': `${base64url.encode('{"alg":"none"}')}.${body}.AA`,
    'HS256 with the public key': await forged({ alg: 'HS256', kid }, publicKey),
    RS256: await forged({ alg: 'RS256', kid }, (await generateKeyPair('RS256')).privateKey),
    'another key under our kid': await forged({ kid }),
    'a key of its own': await forged({ jwk: await exportJWK(own.publicKey) }, own.privateKey),
    jku: await forged({ kid, jku: url }),
    x5u: await forged({ kid, x5u: url }),
    'kid as a path': await forged({ kid: '../../../../dev/null' }),
    'kid as SQL': await forged({ kid: "' or 1=1 --" }),
    'kid as a URL': await forged({ kid: url }),
    'kid unknown': await forged({ kid: randomUUID() }),
    'another payload': `${head}.${base64url.encode(JSON.stringify({ sub: ann.id }))}.${ann.token.split('.')[2]}`,
    'no signature': `${head}.${body}.AA`,
    'a session token': ann.session,
    garbage: 'x.y.z',
  });
  assert.equal(fetched, 0);
});

test('an OAuth token for /mcp opens /mcp with its scopes and nothing else', async () => {
  const token = await signed({ aud: `${api.url}/mcp`, azp: 'client', grant_id: 'grant', scope: 'tasks:read' });
  await refusedAt(webOnly, { 'OAuth token': token });
  const response = await surfaces.mcp(token);
  assert.deepEqual(await response.json(), { scopes: ['tasks:read'] });
});

test('an OAuth token without a scope for tasks is told which ones it needs', async () => {
  const response = await surfaces.mcp(
    await signed({ aud: `${api.url}/mcp`, azp: 'client', grant_id: 'grant', scope: 'offline_access' }),
  );
  assert.equal(response.status, 403);
  assert.match(response.headers.get('www-authenticate') ?? '', /insufficient_scope.*scope="tasks:read tasks:write"/);
});

test('the web token opens every surface, and /mcp with all scopes', async () => {
  for (const name of ['settings', 'chat'] as const) assert.equal((await surfaces[name](ann.token)).status, 200);
  assert.deepEqual(await (await surfaces.mcp(ann.token)).json(), { scopes: ['tasks:read', 'tasks:write'] });
});

test('admin routes are for admins only', async () => {
  assert.equal((await surfaces.admin(ann.token)).status, 403);
  assert.equal((await surfaces.admin(await signed({ role: 'admin' }))).status, 200);
});

test('a token in the query opens nothing', async () => {
  for (const path of [`/api/${ann.id}/settings`, '/mcp']) {
    const response = await fetch(`${api.url}${path}?access_token=${ann.token}&token=${ann.token}`);
    assert.equal(response.status, 401);
  }
});

test('a token that was accepted is refused once it has expired', async () => {
  const token = await signed({ exp: now() + 2 });
  assert.equal((await surfaces.settings(token)).status, 200);
  await eventually(async () => assert.equal((await surfaces.settings(token)).status, 401));
});

test('nobody is refused while the signing key changes', async () => {
  const rotating = await serveApi(suite, await testDatabase(suite), { rotationInterval: 1 });
  const bob = await signUp(rotating.url);
  const settings = (token: string) => fetch(`${rotating.url}/api/${bob.id}/settings`, { headers: bearer(token) });
  const kids = new Set<string | undefined>();
  await eventually(async () => {
    const token = await webToken(rotating.url, bob.session);
    kids.add(decodeProtectedHeader(token).kid);
    for (const each of [token, bob.token]) assert.equal((await settings(each)).status, 200);
    assert.ok(kids.size >= 3);
  });
});

test('while the keys cannot be read no token is accepted, and afterwards tokens are again', async () => {
  let down = true;
  const readKeys = async () => {
    if (down) throw new Error('database down');
    return api.auth.api.getJwks();
  };
  const tokens = createTokens({ baseUrl: api.url, readKeys, readEnded: async () => [] });
  await assert.rejects(tokens.verifyWeb(ann.token), (error) => !(error instanceof Problem));
  down = false;
  assert.equal((await tokens.verifyWeb(ann.token)).userId, ann.id);
});

test('a key that was taken away is good nowhere, although nobody shows a token of another one', async () => {
  let taken = false;
  const readKeys = async () => (taken ? { keys: [] } : api.auth.api.getJwks());
  const endedTimes = { after: 0, atMost: 0 };
  const tokens = createTokens({ baseUrl: api.url, readKeys, readEnded: async () => [], endedTimes });
  for (let n = 0; n < 2; n++) assert.equal((await tokens.verifyWeb(ann.token)).userId, ann.id);
  taken = true;
  await assert.rejects(tokens.verifyWeb(ann.token), (error) => error instanceof Problem && error.status === 401);
});

test('tokens with invented keys make the database read its keys at most a few times', async () => {
  let reads = 0;
  const readKeys = () => {
    reads++;
    return api.auth.api.getJwks();
  };
  const tokens = createTokens({ baseUrl: api.url, readKeys, readEnded: async () => [] });
  const attempts = Array.from({ length: 50 }, async () => tokens.verifyWeb(await forged({ kid: randomUUID() })));
  for (const attempt of await Promise.allSettled(attempts)) assert.equal(attempt.status, 'rejected');
  assert.ok(reads <= 3, `${reads} reads`);
});

test('what has ended is read seldom, and while it cannot be known no token is good', async () => {
  let reads = 0;
  let down = false;
  const readEnded = async () => {
    reads++;
    if (down) throw new Error('database down');
    return [];
  };
  const readKeys = () => api.auth.api.getJwks();
  const verify = (tokens: ReturnType<typeof createTokens>) => tokens.verifyWeb(ann.token);
  const patient = createTokens({ baseUrl: api.url, readKeys, readEnded });
  for (let i = 0; i < 100; i++) await verify(patient);
  assert.equal(reads, 1);
  const hasty = createTokens({ baseUrl: api.url, readKeys, readEnded, endedTimes: { after: 0, atMost: 0 } });
  await verify(hasty);
  down = true;
  await assert.rejects(verify(hasty), (error) => !(error instanceof Problem));
  await verify(patient);
  down = false;
  await verify(hasty);
});
