import { anyJson, formAnswer, htmlAnswer, sentElsewhere } from '../answers.ts';
import type { AccountDeps } from '../auth/forward.ts';
import { askedOrigin } from '../auth/origins.ts';
import { authorize } from '../oauth/authorize.ts';
import { refusal } from '../oauth/form.ts';
import { register } from '../oauth/register.ts';
import { giveTokens, revoke } from '../oauth/tokens.ts';
import type { Context } from '../request-scope.ts';
import { route } from '../route.ts';
import { brokenLink } from '../web/html.ts';

/** Answers as RFC 6749, 5.1 wants it. */
function send(ctx: Context, value: object): void {
  ctx.set('Pragma', 'no-cache');
  ctx.type = 'application/json';
  ctx.body = JSON.stringify(value);
}

const wellKnown = '/.well-known/oauth-authorization-server';

const metadata = (path: `/${string}`) =>
  route({
    method: 'get',
    path,
    summary: 'OAuth metadata of the authorization server (RFC 8414), so that MCP clients find their way',
    caller: 'anyone',
    answer: anyJson,
    async run({ ctx }, { auth, baseUrl }: AccountDeps) {
      ctx.set('Access-Control-Allow-Origin', '*');
      // Every application is one without a secret, so it revokes without one, and nobody asks about tokens of others.
      const { introspection_endpoint, introspection_endpoint_auth_methods_supported, ...served } =
        await auth.api.getOAuthServerConfig();
      const none = {
        token_endpoint_auth_methods_supported: ['none'],
        revocation_endpoint_auth_methods_supported: ['none'],
      };
      return JSON.parse(JSON.stringify({ ...served, ...none }).replaceAll(baseUrl, askedOrigin(ctx, baseUrl)));
    },
  });

const tokenEndpoint = (path: `/${string}`) =>
  route({
    method: 'post',
    path,
    summary: 'Tokens for an MCP client, for its code or refresh token (RFC 6749)',
    caller: 'anyone',
    answer: sentElsewhere(),
    refusals: [400, 401],
    run: async ({ ctx }, deps: AccountDeps) => send(ctx, await giveTokens(deps, ctx)),
  });

/** Where MCP clients find the OAuth server and talk to it. */
export const oauthRoutes = [
  // With an issuer without a path the first is right; some clients derive the second from where Better Auth lives.
  metadata(wellKnown),
  metadata(`${wellKnown}/api/auth`),
  route({
    method: 'post',
    path: '/api/auth/oauth2/register',
    summary: 'Register an MCP client (RFC 7591)',
    caller: 'anyone',
    answer: { ...sentElsewhere(), status: 201 },
    refusals: [400, 413, 415, 429],
    async run({ ctx }, deps: AccountDeps) {
      const registered = await register(deps, ctx);
      ctx.status = 201;
      send(ctx, registered);
    },
  }),
  route({
    method: 'get',
    path: '/api/auth/oauth2/authorize',
    summary: 'Where an MCP client sends the person to let it in (RFC 6749)',
    caller: 'anyone',
    answer: formAnswer,
    refusals: [400],
    async run({ ctx }, deps: AccountDeps) {
      const way = await authorize(deps, ctx);
      if (!('broken' in way)) return way;
      // Some clients look before they send the person, and register anew when they are not known.
      if (ctx.accepts('html', 'json') === 'json') throw refusal(way.error, way.broken);
      return { html: brokenLink(ctx, way.broken) };
    },
  }),
  route({
    method: 'get',
    path: '/oauth/error',
    summary: 'Page: a link of an MCP client does not work',
    caller: 'anyone',
    answer: htmlAnswer,
    refusals: [400],
    run: ({ ctx }, _deps: AccountDeps) => brokenLink(ctx, 'The link of the application that sent you does not work.'),
  }),
  tokenEndpoint('/api/auth/oauth2/token'),
  // Where clients refresh that have kept their tokens and not the metadata (MCP of 2025-03-26, fallbacks without metadata).
  tokenEndpoint('/token'),
  route({
    method: 'post',
    path: '/api/auth/oauth2/revoke',
    summary: 'End what an MCP client may do, by one of its tokens (RFC 7009)',
    caller: 'anyone',
    answer: sentElsewhere(),
    refusals: [400, 401],
    run: async ({ ctx }, deps: AccountDeps) => send(ctx, await revoke(deps, ctx)),
  }),
];
