import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'koa';
import type { Db } from '../../db/database.ts';
import { readText } from '../body.ts';
import { clientKey, type Limit, type RateLimits } from '../limits.ts';
import { Problem } from '../problem.ts';
import { withLocality } from './admin-grant.ts';
import type { Auth } from './auth.ts';
import type { Tokens } from './tokens.ts';

/** What it takes to call Better Auth. */
export interface AccountDeps {
  auth: Auth;
  db: Db;
  tokens: Tokens;
  baseUrl: string;
  limits: RateLimits;
  /** Is mail set up, so that some requests send one? */
  mails: boolean;
}

/** Everything that Better Auth is sent, such as guesses at the present password of a stolen session. */
const accountsByIp: Limit = { name: 'accountsByIp', points: 600, seconds: 60 };
const signUpByIp: Limit = { name: 'signUpByIp', points: 120, seconds: 60 };
const signInByIp: Limit = { name: 'signInByIp', points: 120, seconds: 60 };
/** Set back by a success, so it counts failures in a row. */
const signInByEmail: Limit = { name: 'signInByEmail', points: 20, seconds: 300 };
const mailByIp: Limit = { name: 'mailByIp', points: 60, seconds: 3_600 };
const mailByAddress: Limit = { name: 'mailByAddress', points: 5, seconds: 3_600 };
/** Which requests send a mail, and the field with its address. */
const mailed: Record<string, string> = {
  '/api/auth/sign-up/email': 'email',
  '/api/auth/request-password-reset': 'email',
  '/api/auth/send-verification-email': 'email',
  '/api/auth/change-email': 'newEmail',
};
const registerClientByIp: Limit = { name: 'registerClientByIp', points: 60, seconds: 60 };

/** Serves the present request with Better Auth; its answer, error bodies included, goes out as it is. */
export async function forward(deps: AccountDeps, ctx: Context): Promise<void> {
  const text = await readText(ctx);
  if (/%00|\\u0000|\0/i.test(ctx.url + text)) throw new Problem(400, 'invalid', 'Leave out the character U+0000.');
  await copyResponse(await callAuth(deps, ctx, ctx.url, text), ctx);
}

/**
 * Asks Better Auth on behalf of the present request: its headers, but `url` and `body` as given.
 * Throws `Problem` 429 for too many sign-ins and sign-ups, 503 when Better Auth fails.
 */
export async function callAuth(
  { auth, tokens, baseUrl, limits, mails }: AccountDeps,
  ctx: Context,
  url: string,
  body: string,
  { contentType = ctx.get('content-type'), method = ctx.method }: { contentType?: string; method?: string } = {},
): Promise<Response> {
  const path = url.split('?')[0] ?? url;
  const answerAt = performance.now() + (evenPaths.includes(path) ? evenMs : 0);
  const email = await limitAttempts(limits, path, ctx, { text: body, contentType });
  if (mails) await limitMails(limits, path, ctx, { text: body, contentType });
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const request = new Request(baseUrl + url, {
    method,
    headers: requestHeaders(ctx, baseUrl, path, contentType),
    ...(hasBody && body && { body }),
  });
  const response = await withLocality(ctx.req, () => auth.handler(request));
  if (response.status >= 500)
    throw new Problem(503, 'unavailable', 'Accounts are out of reach; try again in a few seconds.', {
      'Retry-After': '5',
    });
  if (email !== undefined && response.ok) await limits.forget(signInByEmail, email);
  if (response.ok && mayEndAccess(method, path)) await tokens.refreshEnded();
  const earlyMs = answerAt - performance.now();
  if (earlyMs > 0) await sleep(earlyMs);
  return response;
}

/** Their answers tell nobody whether an address has an account, and how long they take tells as little. */
const evenPaths = ['/api/auth/request-password-reset', '/api/auth/change-email'];
const evenMs = 500;

/** Which requests end something is for the database to say; these cannot. */
const mayEndAccess = (method: string, path: string) => method !== 'GET' || path === '/api/auth/verify-email';

/** Counts attempts; answers the address of a sign-in, whose count a success sets back. */
async function limitAttempts(
  limits: RateLimits,
  path: string,
  ctx: Context,
  { text, contentType }: { text: string; contentType: string },
): Promise<string | undefined> {
  if (ctx.method !== 'POST') return undefined;
  const client = clientKey(ctx.ip);
  await limits.take(accountsByIp, client);
  if (path.startsWith('/api/auth/sign-up/')) await limits.take(signUpByIp, client);
  if (path === '/api/auth/oauth2/register') await limits.take(registerClientByIp, client);
  if (!path.startsWith('/api/auth/sign-in/')) return undefined;
  await limits.take(signInByIp, client);
  const email = fieldOf(text, contentType, 'email');
  if (email !== undefined) await limits.take(signInByEmail, email);
  return email;
}

/** Counts what sends a mail, by where it comes from and by whom it would bother. */
async function limitMails(
  limits: RateLimits,
  path: string,
  ctx: Context,
  { text, contentType }: { text: string; contentType: string },
): Promise<void> {
  const field = Object.hasOwn(mailed, path) ? mailed[path] : undefined;
  if (field === undefined || ctx.method !== 'POST') return;
  await limits.take(mailByIp, clientKey(ctx.ip));
  const to = fieldOf(text, contentType, field);
  if (to !== undefined) await limits.take(mailByAddress, to);
}

/** An address that Better Auth will read from this body: it takes JSON and forms. */
function fieldOf(text: string, contentType: string, name: string): string | undefined {
  const value = /urlencoded/i.test(contentType) ? new URLSearchParams(text).getAll(name).at(-1) : jsonField(text, name);
  return value?.trim().toLowerCase().slice(0, 254);
}

function jsonField(text: string, name: string): string | undefined {
  try {
    const value = JSON.parse(text)[name];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Headers that belong to the connection, or to a body that has been read already. */
const hopHeaders =
  /^(connection|keep-alive|transfer-encoding|upgrade|te|trailer|expect|content-length|content-encoding|host)$/;

/**
 * Better Auth wants an Origin on every request with `Sec-Fetch-*`, which Node's fetch sends as well as a browser. Where there
 * is no cookie to be abused, and no browser that names another page, the origin is ours.
 */
function requestHeaders(ctx: Context, baseUrl: string, path: string, contentType: string): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(ctx.headers))
    if (value !== undefined && !hopHeaders.test(name)) headers.set(name, [value].flat().join(', '));
  if (contentType) headers.set('content-type', contentType);
  headers.set('x-request-id', ctx.state.requestId);
  // RFC 6749 redirects; Better Auth would answer JSON to every `fetch`.
  if (path === '/api/auth/oauth2/authorize') headers.set('sec-fetch-mode', 'navigate');
  const anonymous = !headers.has('origin') && !headers.has('referer') && !headers.has('cookie');
  if (anonymous) headers.set('origin', baseUrl);
  return headers;
}

/** Better Auth repeats a session's cookie here, where scripts of a page can read it. */
const cookieAsHeader = 'set-auth-token';
/** Whoever sends a password is told the token anyway. */
const withPassword = /^\/api\/auth\/(?:sign-up\/email|sign-in\/email|change-password)$/;

/** Sends what Better Auth answered; each cookie in a header of its own. */
export async function copyResponse(response: Response, ctx: Context): Promise<void> {
  ctx.status = response.status;
  copyCookies(response, ctx);
  const kept = withPassword.test(ctx.path) ? [] : [cookieAsHeader];
  for (const [name, value] of response.headers)
    if (name !== 'set-cookie' && !kept.includes(name) && !hopHeaders.test(name)) ctx.set(name, value);
  ctx.body = Buffer.from(await response.arrayBuffer());
  if (!response.headers.has('content-type')) ctx.remove('Content-Type');
}

export function copyCookies(response: Response, ctx: Context): void {
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) ctx.set('Set-Cookie', cookies);
}
