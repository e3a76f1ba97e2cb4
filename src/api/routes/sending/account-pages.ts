import { escapeHtml } from '../../../language/html.ts';
import { htmlAnswer } from '../../answers.ts';
import { typeOf } from '../../auth/account-mail.ts';
import { type AccountDeps, callAuth, copyCookies } from '../../auth/forward.ts';
import { formBody } from '../../body.ts';
import type { Context } from '../../request-scope.ts';
import { route } from '../../route.ts';
import { page } from '../../web/html.ts';

/**
 * Where the links of an account's mails lead, and the way to ask for a new password. Looking at a link does nothing: programs that check
 * mails for their readers do that, too.
 */
export const accountPageRoutes = [
  route({
    method: 'get',
    path: '/account/confirm',
    summary: 'Page: confirm an address',
    caller: 'anyone',
    answer: htmlAnswer,
    run: ({ ctx }, _deps: AccountDeps) =>
      page(
        'Confirm the address',
        form(
          'confirm',
          `${hidden(tokenOf(ctx))}<div class="buttons"><button>Confirm the address</button></div>`,
          'Only if it was you who asked for it.',
        ),
      ),
  }),
  route({
    method: 'post',
    path: '/account/confirm',
    summary: 'Its form',
    caller: 'anyone',
    body: formBody,
    answer: htmlAnswer,
    refusals: [401, 429],
    run: ({ ctx, body }, deps: AccountDeps) => confirm(ctx, body.get('token') ?? '', deps),
  }),
  route({
    method: 'get',
    path: '/account/reset',
    summary: 'Page: set a new password',
    caller: 'anyone',
    answer: htmlAnswer,
    run: ({ ctx }, _deps: AccountDeps) => resetPage(tokenOf(ctx)),
  }),
  route({
    method: 'post',
    path: '/account/reset',
    summary: 'Its form',
    caller: 'anyone',
    body: formBody,
    answer: htmlAnswer,
    refusals: [429],
    run: ({ ctx, body }, deps: AccountDeps) => reset(ctx, body, deps),
  }),
  route({
    method: 'get',
    path: '/account/forgot',
    summary: 'Page: ask for a new password',
    caller: 'anyone',
    answer: htmlAnswer,
    run: (_asked, _deps: AccountDeps) => forgotPage(),
  }),
  route({
    method: 'post',
    path: '/account/forgot',
    summary: 'Its form',
    caller: 'anyone',
    body: formBody,
    answer: htmlAnswer,
    refusals: [429],
    run: ({ ctx, body }, deps: AccountDeps) => forgot(ctx, body.get('email') ?? '', deps),
  }),
];

const tokenOf = (ctx: Context) => new URLSearchParams(ctx.querystring).get('token') ?? '';

const hidden = (token: string) => `<input type="hidden" name="token" value="${escapeHtml(token)}">\n`;

const form = (name: string, fields: string, said: string, fault?: string) =>
  `${fault ? `<p role="alert">${escapeHtml(fault)}</p>` : `<p class="muted">${said}</p>`}
<form method="post" action="/account/${name}">
${fields}
</form>`;

const askAgain = '<p><a href="/account/forgot">Ask for a new password</a></p>';

async function confirm(ctx: Context, token: string, deps: AccountDeps): Promise<string> {
  const url = `/api/auth/verify-email?token=${encodeURIComponent(token)}`;
  const response = await callAuth(deps, ctx, url, '', { method: 'GET' });
  if (!response.ok)
    return failed(ctx, response, 'This link does not work, or no longer. Sign in and ask for another one.');
  copyCookies(response, ctx);
  if (typeOf(token) === 'change-email-confirmation')
    return page('One mail more', '<p>Now open the link in the mail that goes to the new address.</p>');
  return page(
    'The address is confirmed',
    `<p><a href="/">Go to your tasks</a></p><p class="muted">An account that became one of an admin by this has no password any more and is signed out everywhere:</p>${askAgain}`,
  );
}

const resetPage = (token: string, fault?: string) =>
  page(
    'Set a new password',
    form(
      'reset',
      `${hidden(token)}<label>New password <input name="password" type="password" required minlength="8" autocomplete="new-password"></label>
<div class="buttons"><button>Set the new password</button></div>`,
      'Everything that is signed in or connected then has to sign in again.',
      fault,
    ),
  );

async function reset(ctx: Context, body: URLSearchParams, deps: AccountDeps): Promise<string> {
  const token = body.get('token') ?? '';
  const sent = JSON.stringify({ token, newPassword: body.get('password') ?? '' });
  const response = await callAuth(deps, ctx, '/api/auth/reset-password', sent, { contentType: 'application/json' });
  if (response.ok) return page('The password is set', '<p><a href="/">Sign in with it</a></p>');
  const { code, message } = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
  ctx.status = response.status;
  // The token of a link that was used or has ended.
  if (code === 'INVALID_TOKEN')
    return page('This link does not work', `<p role="alert">It was used, or an hour is over.</p>${askAgain}`);
  return resetPage(token, message ?? 'This did not work; try again.');
}

const forgotPage = (fault?: string) =>
  page(
    'Ask for a new password',
    form(
      'forgot',
      '<label>E-mail <input name="email" type="email" required autocomplete="username"></label>\n<div class="buttons"><button>Send me a link</button></div>',
      'A mail with a link goes to the address of your account.',
      fault,
    ),
  );

async function forgot(ctx: Context, email: string, deps: AccountDeps): Promise<string> {
  const sent = JSON.stringify({ email });
  const response = await callAuth(deps, ctx, '/api/auth/request-password-reset', sent, {
    contentType: 'application/json',
  });
  if (response.ok)
    return page('Look at your mail', '<p>If there is an account with that address, a link is on its way to it.</p>');
  ctx.status = response.status;
  const { message } = (await response.json().catch(() => ({}))) as { message?: string };
  return forgotPage(message ?? 'This did not work; try again.');
}

async function failed(ctx: Context, response: Response, said: string): Promise<string> {
  ctx.status = response.status;
  return page('This link does not work', `<p role="alert">${said}</p>`);
}
