import { randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { endGrant, exchangedAgo, useGrant } from '../../db/accounts/access.ts';
import { copyRefreshToken, dropCopy, findRefreshToken } from '../../db/accounts/refresh-tokens.ts';
import { type AccountDeps, callAuth } from '../auth/forward.ts';
import { OAuthProblem, Problem } from '../problem.ts';
import type { Context } from '../request-scope.ts';
import { askingClient, hashOf, readParameters, refusal } from './form.ts';
import { ownResource } from './resource.ts';

/**
 * Milliseconds for which a code or a refresh token that comes again is taken for a request sent twice. Later it is taken for stolen.
 */
const graceMs = 10_000;

type Exchange = (deps: AccountDeps, ctx: Context, asked: URLSearchParams, clientId: string) => Promise<object>;

const exchanges: Record<string, Exchange> = { authorization_code: exchangeCode, refresh_token: exchangeRefreshToken };

/** The token endpoint (RFC 6749, 3.2) around that of Better Auth, which knows nothing of grants. Throws `OAuthProblem`. */
export async function giveTokens(deps: AccountDeps, ctx: Context): Promise<object> {
  const asked = await readParameters(ctx);
  const clientId = await askingClient(deps.db, ctx, asked);
  const type = asked.get('grant_type');
  if (!type) throw refusal('invalid_request', 'grant_type is missing.');
  const exchange = Object.hasOwn(exchanges, type) ? exchanges[type] : undefined;
  if (!exchange) throw refusal('unsupported_grant_type', `grant_type is one of ${Object.keys(exchanges).join(', ')}.`);
  asked.set('resource', ownResource(asked.getAll('resource'), deps.baseUrl));
  return exchange(deps, ctx, asked, clientId);
}

/** Ends the grant of a token (RFC 7009); a token that is not the client's or not known is nothing to do. Throws `OAuthProblem`. */
export async function revoke(deps: AccountDeps, ctx: Context): Promise<object> {
  const asked = await readParameters(ctx);
  const clientId = await askingClient(deps.db, ctx, asked);
  const token = asked.get('token');
  if (!token) throw refusal('invalid_request', 'token is missing.');
  const grantId = await grantOf(deps, token, clientId);
  if (grantId) await end(deps, grantId);
  return {};
}

async function grantOf({ db, tokens }: AccountDeps, token: string, clientId: string): Promise<string | null> {
  const refresh = await findRefreshToken(db, hashOf(token));
  if (refresh) return refresh.clientId === clientId ? refresh.grantId : null;
  const isGood = await tokens.verifyMcp(token).then(
    () => true,
    (error) => {
      if (error instanceof Problem) return false;
      throw error;
    },
  );
  const { azp, grant_id } = isGood ? decodeJwt(token) : {};
  return azp === clientId ? String(grant_id) : null;
}

async function exchangeCode(deps: AccountDeps, ctx: Context, asked: URLSearchParams): Promise<object> {
  const code = asked.get('code');
  if (!code) throw refusal('invalid_request', 'code is missing.');
  if (!asked.get('code_verifier')) throw refusal('invalid_request', 'code_verifier is missing.');
  if (!asked.get('redirect_uri')) throw refusal('invalid_request', 'redirect_uri is missing.');
  const ago = await exchangedAgo(deps.db, hashOf(code));
  if (ago !== undefined && ago > graceMs) await end(deps, hashOf(code));
  if (ago !== undefined) throw spent();
  return ask(deps, ctx, asked);
}

/**
 * Better Auth would end every grant of the client when a token comes twice, also from two requests at once. So it never sees the token that was
 * sent, but a twin made for this request.
 */
async function exchangeRefreshToken(deps: AccountDeps, ctx: Context, asked: URLSearchParams, clientId: string) {
  const { db } = deps;
  const sent = asked.get('refresh_token');
  if (!sent) throw refusal('invalid_request', 'refresh_token is missing.');
  const token = await findRefreshToken(db, hashOf(sent));
  if (!token || token.clientId !== clientId || token.expired || token.grantId === null) throw spent();
  if (token.exchangedAgo !== null && token.exchangedAgo > graceMs) {
    await end(deps, token.grantId);
    throw spent();
  }
  const twin = randomBytes(32).toString('base64url');
  if (!(await copyRefreshToken(db, token.id, hashOf(twin)))) throw spent();
  asked.set('refresh_token', twin);
  let exchanged = false;
  try {
    const answer = await ask(deps, ctx, asked);
    exchanged = true;
    return answer;
  } finally {
    await dropCopy(db, token.id, hashOf(twin), exchanged);
  }
}

const spent = () =>
  refusal('invalid_grant', 'This code or token is not valid, or no longer; ask the person to sign in again.');

async function ask(deps: AccountDeps, ctx: Context, asked: URLSearchParams): Promise<object> {
  const media = 'application/x-www-form-urlencoded';
  const response = await callAuth(deps, ctx, '/api/auth/oauth2/token', asked.toString(), { contentType: media });
  const answer = (await response.json()) as { access_token?: string; error?: unknown; error_description?: unknown };
  if (!response.ok || !answer.access_token) throw asRfc6749(answer);
  const { grant_id } = decodeJwt(answer.access_token);
  // It may have ended while Better Auth was at work; then what it has just given out goes as well.
  if (await useGrant(deps.db, String(grant_id))) return answer;
  await end(deps, String(grant_id));
  throw spent();
}

async function end({ db, tokens }: AccountDeps, grantId: string): Promise<void> {
  await endGrant(db, grantId);
  await tokens.refreshEnded();
}

/** What Better Auth calls `invalid_request` here is a code or token that does not fit, once the request itself was looked at. */
function asRfc6749(answer: { error?: unknown; error_description?: unknown }): OAuthProblem {
  const error = String(answer.error);
  const description = String(answer.error_description ?? 'This did not work.');
  if (error === 'invalid_client') return new OAuthProblem(401, error, description, 'Basic realm="actodo"');
  if (error === 'invalid_scope' || error === 'unauthorized_client') return refusal(error, description);
  return spent();
}
