import type { IncomingMessage, ServerResponse } from 'node:http';
import { scopes, type ToolCaller } from '../../mcp/tools/tool.ts';
import { anyJson, sentElsewhere } from '../answers.ts';
import { askedOrigin } from '../auth/origins.ts';
import { mcpUrl, metadataUrl } from '../auth/tokens.ts';
import { anyJsonBody } from '../body.ts';
import type { Limit, RateLimits } from '../limits.ts';
import { route } from '../route.ts';

/** Serves one MCP request. The caller is verified and has at least one scope; `body` is the parsed JSON. */
export type ServeMcp = (
  request: IncomingMessage,
  response: ServerResponse,
  auth: { caller: ToolCaller; resourceMetadataUrl: string },
  body: unknown,
) => Promise<void>;

export interface McpDeps {
  baseUrl: string;
  limits: RateLimits;
  serve: ServeMcp;
}

const mcpByUser: Limit = { name: 'mcpByUser', points: 6000, seconds: 60 };

const metadata = (path: `/${string}`) =>
  route({
    method: 'get',
    path,
    summary: 'OAuth metadata of /mcp (RFC 9728), so that MCP clients find their way',
    caller: 'anyone',
    answer: anyJson,
    run({ ctx }, { baseUrl }: McpDeps) {
      ctx.set('Access-Control-Allow-Origin', '*');
      const origin = askedOrigin(ctx, baseUrl);
      return {
        resource: mcpUrl(origin),
        resource_name: 'Actodo',
        authorization_servers: [origin],
        scopes_supported: scopes,
        bearer_methods_supported: ['header'],
      };
    },
  });

export const mcpRoutes = [
  route({
    method: 'post',
    path: '/mcp',
    summary: 'MCP over streamable HTTP, without sessions',
    caller: 'mcp',
    limit: mcpByUser,
    body: anyJsonBody,
    answer: { ...sentElsewhere(), besides: { 202: 'Notifications only, which are not answered' } },
    async run({ caller: { userId, scopes }, body, requestId, ctx }, { baseUrl, limits, serve }: McpDeps) {
      // The route has counted one call; a batch is as many as it has members.
      if (Array.isArray(body) && body.length > 1) await limits.take(mcpByUser, userId, body.length - 1);
      ctx.respond = false;
      ctx.res.statusCode = 200;
      const caller = { userId, scopes, requestId, origin: 'mcp' as const };
      await serve(ctx.req, ctx.res, { caller, resourceMetadataUrl: metadataUrl(askedOrigin(ctx, baseUrl)) }, body);
    },
  }),
  metadata('/.well-known/oauth-protected-resource'),
  metadata('/.well-known/oauth-protected-resource/mcp'),
];
