import { isBlank } from '../../domain/validate.ts';
import { escapeHtml } from '../../language/html.ts';
import { formAnswer, htmlAnswer } from '../answers.ts';
import { type AccountDeps, callAuth, copyCookies } from '../auth/forward.ts';
import { askedOrigin } from '../auth/origins.ts';
import { formBody } from '../body.ts';
import { contentPolicy } from '../guards.ts';
import { fromOrigin, unknownClient } from '../oauth/authorize.ts';
import { sourceOf } from '../oauth/redirects.ts';
import { isSigned } from '../oauth/signed-query.ts';
import type { Context } from '../request-scope.ts';
import { route } from '../route.ts';
import { brokenLink, page } from '../web/html.ts';

/**
 * The two pages that a person sees while an MCP client is connected: sign in, then allow. Their query is signed by Better
 * Auth and goes back to it untouched as `oauth_query`.
 */
export const oauthPageRoutes = [
  route({
    method: 'get',
    path: '/oauth/sign-in',
    summary: 'Page: sign in for an MCP client',
    caller: 'anyone',
    answer: htmlAnswer,
    refusals: [400],
    run: ({ ctx }, deps: AccountDeps) => signInPage(ctx, deps, ctx.querystring),
  }),
  route({
    method: 'post',
    path: '/oauth/sign-in',
    summary: 'Its form',
    caller: 'anyone',
    body: formBody,
    answer: formAnswer,
    refusals: [401, 429],
    run: ({ ctx, body }, deps: AccountDeps) => signIn(ctx, body, deps),
  }),
  route({
    method: 'get',
    path: '/oauth/consent',
    summary: 'Page: allow an MCP client',
    caller: 'anyone',
    answer: htmlAnswer,
    refusals: [400],
    run: ({ ctx }, deps: AccountDeps) => consentPage(ctx, deps),
  }),
  route({
    method: 'post',
    path: '/oauth/consent',
    summary: 'Its form',
    caller: 'anyone',
    body: formBody,
    answer: formAnswer,
    refusals: [401],
    run: ({ ctx, body }, deps: AccountDeps) => consent(ctx, body, deps),
  }),
];

async function signInPage(
  ctx: Context,
  { auth, baseUrl }: AccountDeps,
  query: string,
  refused?: { fault: string; email: string },
): Promise<string> {
  if (!(await isSigned(auth, query))) return brokenLink(ctx, incomplete);
  allowReturnTo(ctx, baseUrl, query);
  return page(
    'Sign in to Actodo',
    `${refused ? `<p role="alert">${escapeHtml(refused.fault)}</p>` : '<p class="muted">An application wants to work with your tasks. You see what it may do before it may.</p>'}
<form method="post" action="/oauth/sign-in">
<input type="hidden" name="oauth_query" value="${escapeHtml(query)}">
<label>E-mail <input name="email" type="email" required autocomplete="username" value="${escapeHtml(refused?.email ?? '')}"></label>
<label>Password <input name="password" type="password" required minlength="8" autocomplete="current-password"></label>
<div class="buttons">
<button name="intent" value="sign-in">Sign in</button>
<button name="intent" value="sign-up">Create an account</button>
</div>
</form>
<p><a href="/account/forgot">Forgot your password?</a></p>`,
  );
}

function signIn(ctx: Context, form: URLSearchParams, deps: AccountDeps) {
  const [email, query] = [form.get('email') ?? '', form.get('oauth_query') ?? ''];
  const isNew = form.get('intent') === 'sign-up';
  const account = { email, password: form.get('password') ?? '', oauth_query: query };
  const body = isNew ? { ...account, name: email.split('@')[0] } : account;
  return send(ctx, deps, query, isNew ? '/api/auth/sign-up/email' : '/api/auth/sign-in/email', body);
}

function consent(ctx: Context, form: URLSearchParams, deps: AccountDeps) {
  const query = form.get('oauth_query') ?? '';
  const body = { accept: form.get('accept') === 'yes', oauth_query: query };
  return send(ctx, deps, query, '/api/auth/oauth2/consent', body);
}

const incomplete = 'This link is not complete, or too old.';

async function consentPage(ctx: Context, deps: AccountDeps): Promise<string> {
  if (!(await isSigned(deps.auth, ctx.querystring))) return brokenLink(ctx, incomplete);
  const query = new URLSearchParams(ctx.querystring);
  const clientId = query.get('client_id') ?? '';
  const found = await callAuth(
    deps,
    ctx,
    `/api/auth/oauth2/public-client?client_id=${encodeURIComponent(clientId)}`,
    '',
  );
  if (found.status === 401) return signInPage(ctx, deps, ctx.querystring);
  if (!found.ok) return brokenLink(ctx, unknownClient);
  const { client_name } = (await found.json()) as { client_name?: string };
  const name = client_name && !isBlank(client_name) ? client_name : 'An application without a name';
  const asked = (query.get('scope') ?? '').split(' ').map((scope) => scopeTexts[scope] ?? scope);
  allowReturnTo(ctx, deps.baseUrl, ctx.querystring);
  return page(
    'Allow access?',
    `<p><strong><bdi>${escapeHtml(name)}</bdi></strong> wants to:</p>
<ul class="scopes">${asked.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</ul>
<p class="muted">You then go back to <code>${escapeHtml(returnTo(ctx.querystring) ?? '')}</code>. You can end its access at any time, under Connected apps.</p>
<form method="post" action="/oauth/consent">
<input type="hidden" name="oauth_query" value="${escapeHtml(ctx.querystring)}">
<div class="buttons">
<button name="accept" value="yes">Allow</button>
<button name="accept" value="no">Refuse</button>
</div>
</form>`,
  );
}

const scopeTexts: Record<string, string> = {
  'tasks:read': 'read your tasks',
  'tasks:write': 'add, change and delete your tasks',
  offline_access: 'stay connected until you disconnect it',
};

/** Hands the form to Better Auth; the answer is where the browser goes on, or the page again with what to tell the person. */
async function send(ctx: Context, deps: AccountDeps, query: string, url: string, body: object) {
  const response = await callAuth(deps, ctx, url, JSON.stringify(body), { contentType: 'application/json' });
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const target = response.headers.get('location') ?? answer.url;
  if (response.status < 400 && typeof target === 'string') {
    copyCookies(response, ctx);
    return { location: fromOrigin(target, askedOrigin(ctx, deps.baseUrl)) };
  }
  if (response.ok) return { html: brokenLink(ctx, incomplete) };
  const html = await signInPage(ctx, deps, query, {
    fault: faultIn(answer),
    email: 'email' in body ? String(body.email) : '',
  });
  ctx.status = response.status;
  return { html };
}

function faultIn({ code, message }: { code?: unknown; message?: unknown }): string {
  if (code === 'INVALID_EMAIL_OR_PASSWORD') return 'E-mail or password is not right. Try again or reset it.';
  return String(message ?? 'This did not work; start again in your application.');
}

/**
 * Browsers hold a form's redirects to `form-action` too, so the client that waits for the answer must be in it. And a client that opened this page in
 * a window of its own hears of its end only while the window keeps its opener, which helmet's `same-origin` would cut.
 */
function allowReturnTo(ctx: Context, baseUrl: string, query: string): void {
  ctx.set('Cross-Origin-Opener-Policy', 'unsafe-none');
  const origin = returnTo(query);
  if (origin) ctx.set('Content-Security-Policy', contentPolicy(baseUrl, { 'form-action': [origin] }));
}

const returnTo = (query: string) => sourceOf(new URLSearchParams(query).get('redirect_uri') ?? '');
