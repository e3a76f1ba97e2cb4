import { sentElsewhere } from '../answers.ts';
import type { AccountDeps } from '../auth/forward.ts';
import { giveTokens, revoke } from '../oauth/tokens.ts';
import type { Context } from '../request-scope.ts';
import { route } from '../route.ts';

/** Answers as RFC 6749, 5.1 wants it. */
function send(ctx: Context, value: object): void {
  ctx.set('Pragma', 'no-cache');
  ctx.type = 'application/json';
  ctx.body = JSON.stringify(value);
}

/** Where MCP clients talk to the OAuth server without a person. */
export const oauthRoutes = [
  route({
    method: 'post',
    path: '/api/auth/oauth2/token',
    summary: 'Tokens for an MCP client, for its code or refresh token (RFC 6749)',
    caller: 'anyone',
    answer: sentElsewhere(),
    refusals: [400, 401],
    run: async ({ ctx }, deps: AccountDeps) => send(ctx, await giveTokens(deps, ctx)),
  }),
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
