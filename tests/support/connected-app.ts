import assert from 'node:assert/strict';
import { auth } from '@modelcontextprotocol/sdk/client/auth.js';
import type { OAuthTokens } from '@modelcontextprotocol/sdk/shared/auth.js';
import { bearer, postJson } from './http.ts';
import { OAuthBrowser } from './oauth-browser.ts';
import { clientMemory } from './oauth-client.ts';

const scope = 'tasks:read tasks:write offline_access';
export const callback = 'http://127.0.0.1:9/callback';

interface Person {
  email: string;
  password: string;
}

/** An application that the person lets in, by the SDK's own client and a browser without scripts; it has a code and no token yet. */
export async function letIn(url: string, { email, password }: Person) {
  const { memory, provider } = clientMemory(callback, scope);
  const serverUrl = `${url}/mcp`;
  assert.equal(await auth(provider, { serverUrl, scope }), 'REDIRECT');
  const browser = new OAuthBrowser(url);
  await browser.open(String(memory.url));
  await browser.submit({ intent: 'sign-in', email, password });
  const back = await browser.submit({ accept: 'yes' });
  const code = back?.searchParams.get('code') ?? assert.fail(`no code in ${back}`);
  return { url, clientId: memory.client?.client_id ?? '', code, verifier: memory.verifier ?? '' };
}

/** An application that has its tokens. */
export async function connectApp(url: string, person: Person) {
  const app = await letIn(url, person);
  const { access_token, refresh_token = '' } = await tokensIn(await exchange(app));
  return { ...app, access: access_token, refresh: refresh_token };
}

export type ConnectedApp = Awaited<ReturnType<typeof connectApp>>;

export const useMcp = (url: string, token: string): Promise<Response> =>
  postJson(`${url}/mcp`, { jsonrpc: '2.0', id: 1, method: 'tools/list' }, bearer(token));

/** Asks the token endpoint, as an application does. */
export const askTokens = (url: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`${url}/api/auth/oauth2/token`, { method: 'POST', body: new URLSearchParams(fields) });

export const refresh = ({ url, clientId: client_id }: ConnectedApp, refresh_token: string): Promise<Response> =>
  askTokens(url, { grant_type: 'refresh_token', client_id, refresh_token });

export const exchange = ({
  url,
  clientId: client_id,
  code,
  verifier,
}: Awaited<ReturnType<typeof letIn>>): Promise<Response> =>
  askTokens(url, {
    grant_type: 'authorization_code',
    client_id,
    code,
    code_verifier: verifier,
    redirect_uri: callback,
  });

export const tokensIn = async (response: Response): Promise<OAuthTokens> => {
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return JSON.parse(text) as OAuthTokens;
};
