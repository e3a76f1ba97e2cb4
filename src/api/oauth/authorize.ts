import { learnRedirect, type Registration, registrationOf } from '../../db/accounts/oauth-clients.ts';
import { scopes } from '../../mcp/tools/tool.ts';
import { type AccountDeps, callAuth, copyCookies } from '../auth/forward.ts';
import { askedOrigin } from '../auth/origins.ts';
import type { OAuthProblem } from '../problem.ts';
import type { Context } from '../request-scope.ts';
import { refusal } from './form.ts';
import { isOnDevice, isRegistered } from './redirects.ts';
import { ownResource } from './resource.ts';

const offline = 'offline_access';
/** Every scope that an application can have. */
export const grantedScopes = [...scopes, offline];

/**
 * Where the browser goes on, or why it goes nowhere: `broken` is for whoever asks, because it is not known who else should hear of it, and
 * `error` is the same for a program.
 */
export type Way = { location: string } | { broken: string; error: 'invalid_client' | 'invalid_request' };

/** The authorization endpoint (RFC 6749, 3.1) in front of that of Better Auth. */
export async function authorize(deps: AccountDeps, ctx: Context): Promise<Way> {
  const query = new URLSearchParams(ctx.querystring);
  if (`${query}`.includes('%00')) return wrong('This link holds the character U+0000.');
  const names = [...query.keys()].filter((name) => name !== 'resource');
  if (names.length > new Set(names).size) return wrong('Something stands in this link twice.');
  const clientId = query.get('client_id') ?? '';
  const registered = await registrationOf(deps.db, clientId);
  if (!registered) return { broken: unknownClient, error: 'invalid_client' };
  const target = query.get('redirect_uri') ?? '';
  if (!isRegistered(target, registered.redirects))
    return wrong('The application that sent you wants you back at an address that it has not registered.');
  if (!registered.redirects.includes(target)) await learnRedirect(deps.db, clientId, target);
  const issuer = askedOrigin(ctx, deps.baseUrl);
  try {
    return { location: fromOrigin(await ask(deps, ctx, checked(query, target, registered, deps.baseUrl)), issuer) };
  } catch (error) {
    const problem = error as OAuthProblem;
    if (typeof problem.error !== 'string') throw error;
    return { location: withError(target, problem, query.get('state'), issuer) };
  }
}

const wrong = (broken: string): Way => ({ broken, error: 'invalid_request' });

/** An application that has stored its registration does not see this by itself: whoever reads it must be able to help. */
export const unknownClient =
  'The application that sent you is not known here, or no longer. Let it forget what it has stored of this server, such as its sign-in; then it registers anew.';

/** The query as Better Auth gets it. Throws `OAuthProblem` for what the application should hear of. */
function checked(
  query: URLSearchParams,
  target: string,
  { refreshes }: Registration,
  baseUrl: string,
): URLSearchParams {
  if (query.get('response_type') !== 'code') throw refusal('unsupported_response_type', 'response_type is code.');
  ownResource(query.getAll('resource'), baseUrl);
  query.delete('resource');
  query.delete('request_uri');
  keepKnownScopes(query);
  if (refreshes) stayConnected(query);
  if (isOnDevice(target)) alwaysAsk(query);
  return query;
}

/** Leaves out what nobody can have; without any it is all that the application registered for. */
export function keepKnownScopes(fields: URLSearchParams): void {
  const known = (fields.get('scope') ?? '').split(' ').filter((scope) => grantedScopes.includes(scope));
  if (known.length > 0) fields.set('scope', known.join(' '));
  else fields.delete('scope');
}

/**
 * Clients of revisions before 2026-07-28 ask for the scopes of the resource, among which `offline_access` is none, and would need the person
 * every quarter of an hour. Whoever registers for refresh tokens wants them; the person reads it on the page.
 */
export function stayConnected(fields: URLSearchParams): void {
  const scope = fields.get('scope');
  if (scope && !scope.split(' ').includes(offline)) fields.set('scope', `${scope} ${offline}`);
}

/**
 * Whatever runs on the device can pass for an application that was let in there, so the person is asked each time (RFC 8252, 8.6). The
 * values are those that Better Auth takes.
 */
function alwaysAsk(query: URLSearchParams): void {
  const login = /\b(login|create)\b/.test(query.get('prompt') ?? '');
  query.set('prompt', login ? 'login consent' : 'consent');
}

async function ask(deps: AccountDeps, ctx: Context, query: URLSearchParams): Promise<string> {
  const response = await callAuth(deps, ctx, `/api/auth/oauth2/authorize?${query}`, '');
  const location = response.headers.get('location');
  if (!location) throw refusal('invalid_request', 'The request is not complete; see RFC 6749, 4.1.1 and RFC 7636.');
  copyCookies(response, ctx);
  return location;
}

function withError(target: string, { error, message }: OAuthProblem, state: string | null, issuer: string): string {
  const url = new URL(target);
  url.searchParams.set('error', error);
  url.searchParams.set('error_description', message);
  if (state !== null) url.searchParams.set('state', state);
  url.searchParams.set('iss', issuer);
  return url.href;
}

/** On one machine the server goes by the name by which the client found it (RFC 9207 compares). */
export function fromOrigin(location: string, issuer: string): string {
  if (!URL.canParse(location)) return location;
  const url = new URL(location);
  if (url.searchParams.has('iss')) url.searchParams.set('iss', issuer);
  return url.href;
}
