import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Router } from '@koa/router';
import { scopes, type ToolCaller } from '../mcp/tools.ts';
import { type McpCaller, mcpUrl, type Tokens } from './auth/tokens.ts';
import { readJson } from './body.ts';
import type { Context, State } from './context.ts';
import type { RateLimits } from './limits.ts';
import { Problem } from './problem.ts';

/** Serves one MCP request. The caller is verified and has at least one scope; `body` is the parsed JSON. */
export type ServeMcp = (
  request: IncomingMessage,
  response: ServerResponse,
  auth: { caller: ToolCaller; resourceMetadataUrl: string },
  body: unknown,
) => Promise<void>;

interface Dependencies {
  baseUrl: string;
  tokens: Tokens;
  serve: ServeMcp;
  limits: RateLimits;
}

/** `/mcp`, and the RFC 9728 metadata that leads its clients to the authorization server. */
export function addMcpRoutes(router: Router<State, Context>, { baseUrl, tokens, serve, limits }: Dependencies): void {
  // The other methods of older protocol versions: without a token their answer is the way to sign in, too.
  router.register('/mcp', ['GET', 'POST', 'DELETE'], async (ctx) => {
    const caller = await verifyCaller(ctx, tokens, baseUrl);
    if (!caller) return;
    if (ctx.method !== 'POST') throw new Problem(405, 'unsupported', 'Send JSON-RPC by POST.', { Allow: 'POST' });
    await limits.take('mcpByUser', caller.userId);
    const body = await readJson(ctx, { arrays: true });
    const { userId, scopes } = caller;
    const { requestId } = ctx.state;
    ctx.respond = false;
    ctx.res.statusCode = 200;
    const auth = {
      caller: { userId, scopes, requestId, origin: 'mcp' as const },
      resourceMetadataUrl: metadataUrl(baseUrl),
    };
    await serve(ctx.req, ctx.res, auth, body);
  });
  const metadata = {
    resource: mcpUrl(baseUrl),
    resource_name: 'Actodo',
    authorization_servers: [baseUrl],
    scopes_supported: scopes,
    bearer_methods_supported: ['header'],
  };
  router.get(['/.well-known/oauth-protected-resource', '/.well-known/oauth-protected-resource/mcp'], (ctx) => {
    ctx.set('Access-Control-Allow-Origin', '*');
    ctx.body = metadata;
  });
}

const metadataUrl = (baseUrl: string) => `${baseUrl}/.well-known/oauth-protected-resource/mcp`;

/** The caller, or undefined after a refusal in OAuth's form (RFC 6750), which MCP clients read to find the way to sign in. */
async function verifyCaller(ctx: Context, tokens: Tokens, baseUrl: string): Promise<McpCaller | undefined> {
  const where = `resource_metadata="${metadataUrl(baseUrl)}", scope="${scopes.join(' ')}"`;
  const refuse = (status: number, error: string, description: string, challenge: string): undefined => {
    ctx.status = status;
    ctx.set('WWW-Authenticate', `Bearer ${challenge}${where}`);
    ctx.body = { error, error_description: description };
  };
  try {
    const caller = await tokens.verifyMcp(ctx.get('authorization'));
    if (caller.scopes.some((scope) => scopes.some((each) => each === scope))) return caller;
    return refuse(403, 'insufficient_scope', 'The token has no scope for tasks.', 'error="insufficient_scope", ');
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    const challenge = ctx.get('authorization') ? 'error="invalid_token", ' : '';
    return refuse(401, 'invalid_token', error.message, challenge);
  }
}
