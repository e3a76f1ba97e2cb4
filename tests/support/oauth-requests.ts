import assert from 'node:assert/strict';
import { callback as back } from './connected-app.ts';
import { postJson, signUp } from './http.ts';
import { OAuthBrowser } from './oauth-browser.ts';

// The example of RFC 7636, appendix B.
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

/** Requests of applications to the server at this URL, each part of which a test may give otherwise. */
export function oauthRequests(at: () => string) {
  const register = (metadata: object) =>
    postJson(`${at()}/api/auth/oauth2/register`, { client_name: 'Tester', redirect_uris: [back], ...metadata });
  const registered = async (metadata: object = {}): Promise<Record<string, unknown>> => {
    const answer = await register(metadata);
    assert.equal(answer.status, 201, await answer.clone().text());
    return (await answer.json()) as Record<string, unknown>;
  };
  const clientWith = async (...redirect_uris: string[]) => String((await registered({ redirect_uris })).client_id);
  const authorizeUrl = (fields: Record<string, string>, url = at()) =>
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
  /** A browser in which a new person has signed in. */
  async function signedIn(url = at()): Promise<OAuthBrowser> {
    const { email, password } = await signUp(at());
    const browser = new OAuthBrowser(url);
    await browser.open(authorizeUrl({ client_id: await clientWith(back) }, url));
    await browser.submit({ intent: 'sign-in', email, password });
    return browser;
  }
  return { register, registered, clientWith, authorizeUrl, authorize, signedIn };
}
