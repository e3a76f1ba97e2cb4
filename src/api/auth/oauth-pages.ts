import type { Router } from '@koa/router';
import type { Context, State } from '../context.ts';
import type { RateLimits } from '../limits.ts';
import { escapeHtml, page } from '../pages.ts';
import { Problem } from '../problem.ts';
import type { Auth } from './auth.ts';
import { bodyText, callAuth, copyCookies, readText } from './auth-mount.ts';

interface Dependencies {
  auth: Auth;
  baseUrl: string;
  limits: RateLimits;
}

/**
 * The two pages that a person sees while an MCP client is connected: sign in, then allow. Their query is signed by Better
 * Auth and goes back to it untouched as `oauth_query`.
 */
export function addOAuthPages(router: Router<State, Context>, deps: Dependencies): void {
  router.get('/oauth/sign-in', (ctx) => showSignIn(ctx, ctx.querystring));
  router.post('/oauth/sign-in', (ctx) => signIn(ctx, deps));
  router.get('/oauth/consent', (ctx) => showConsent(ctx, deps));
  router.post('/oauth/consent', (ctx) => consent(ctx, deps));
}

function showSignIn(ctx: Context, query: string, fault?: string): void {
  allowReturnTo(ctx, query);
  ctx.body = page(
    'Sign in to Actodo',
    `${fault ? `<p role="alert">${escapeHtml(fault)}</p>` : '<p>An application wants to work with your tasks.</p>'}
<form method="post" action="/oauth/sign-in">
<input type="hidden" name="oauth_query" value="${escapeHtml(query)}">
<label>E-mail <input name="email" type="email" required autocomplete="username"></label>
<label>Password <input name="password" type="password" required minlength="8" autocomplete="current-password"></label>
<button name="intent" value="sign-in">Sign in</button>
<button name="intent" value="sign-up">Create an account</button>
</form>`,
  );
}

async function signIn(ctx: Context, deps: Dependencies): Promise<void> {
  const form = await readForm(ctx);
  const [email, query] = [form.get('email') ?? '', form.get('oauth_query') ?? ''];
  const isNew = form.get('intent') === 'sign-up';
  const account = { email, password: form.get('password') ?? '', oauth_query: query };
  const body = isNew ? { ...account, name: email.split('@')[0] } : account;
  const url = isNew ? '/api/auth/sign-up/email' : '/api/auth/sign-in/email';
  const fault = await forward(ctx, deps, url, body);
  if (fault !== undefined) showSignIn(ctx, query, fault);
}

async function showConsent(ctx: Context, deps: Dependencies): Promise<void> {
  const query = new URLSearchParams(ctx.querystring);
  const clientId = query.get('client_id') ?? '';
  const found = await callAuth(
    deps,
    ctx,
    `/api/auth/oauth2/public-client?client_id=${encodeURIComponent(clientId)}`,
    '',
  );
  if (found.status === 401) return showSignIn(ctx, ctx.querystring);
  if (!found.ok) throw new Problem(400, 'invalid', 'This link is not complete; start again in your application.');
  const { client_name } = (await found.json()) as { client_name?: string };
  const name = client_name || 'An application without a name';
  const asked = (query.get('scope') ?? '').split(' ').map((scope) => scopeTexts[scope] ?? scope);
  allowReturnTo(ctx, ctx.querystring);
  ctx.body = page(
    'Allow access?',
    `<p><strong>${escapeHtml(name)}</strong> at <code>${escapeHtml(returnOrigin(ctx.querystring) ?? '')}</code> wants to:</p>
<ul>${asked.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</ul>
<form method="post" action="/oauth/consent">
<input type="hidden" name="oauth_query" value="${escapeHtml(ctx.querystring)}">
<button name="accept" value="yes">Allow</button>
<button name="accept" value="no">Deny</button>
</form>`,
  );
}

const scopeTexts: Record<string, string> = {
  'tasks:read': 'read your tasks',
  'tasks:write': 'add, change and delete your tasks',
  offline_access: 'stay connected until you sign out everywhere',
};

async function consent(ctx: Context, deps: Dependencies): Promise<void> {
  const form = await readForm(ctx);
  const query = form.get('oauth_query') ?? '';
  const body = { accept: form.get('accept') === 'yes', oauth_query: query };
  const fault = await forward(ctx, deps, '/api/auth/oauth2/consent', body);
  if (fault !== undefined) showSignIn(ctx, query, fault);
}

async function readForm(ctx: Context): Promise<URLSearchParams> {
  if (!ctx.is('urlencoded'))
    throw new Problem(415, 'unsupported', 'Send the form as application/x-www-form-urlencoded.');
  await readText(ctx, async () => {});
  const text = bodyText(ctx);
  if (/%00|\0/.test(text)) throw new Problem(400, 'invalid', 'Leave out the character U+0000.');
  return new URLSearchParams(text);
}

/** Hands the form to Better Auth and sends the browser on; answers what to tell the person when it was refused. */
async function forward(ctx: Context, deps: Dependencies, url: string, body: object): Promise<string | undefined> {
  const response = await callAuth(deps, ctx, url, JSON.stringify(body), 'application/json');
  const answer = await response.json().catch(() => ({}));
  const target = response.headers.get('location') ?? (answer as { url?: unknown }).url;
  if (response.status < 400 && typeof target === 'string') {
    copyCookies(response, ctx);
    ctx.status = 303;
    ctx.set('Location', target);
    return undefined;
  }
  if (response.ok) throw new Problem(400, 'invalid', 'This link is not complete; start again in your application.');
  ctx.status = response.status;
  return String((answer as { message?: unknown }).message ?? 'This did not work; start again in your application.');
}

/** Browsers hold a form's redirects to `form-action` too, so the client that waits for the answer must be in it. */
function allowReturnTo(ctx: Context, query: string): void {
  const origin = returnOrigin(query);
  const policy = ctx.response.get('Content-Security-Policy');
  if (origin) ctx.set('Content-Security-Policy', policy.replace("form-action 'self'", `form-action 'self' ${origin}`));
}

/** `https://host:port`, or `scheme:` for an application of the device. */
function returnOrigin(query: string): string | undefined {
  const target = new URLSearchParams(query).get('redirect_uri') ?? '';
  if (!URL.canParse(target)) return undefined;
  const { origin, protocol } = new URL(target);
  return origin === 'null' ? protocol : origin;
}
