import { bind } from '../api/route.ts';
import { mcpRoutes } from '../api/routes/mcp.ts';
import { mcpHttpHandler } from '../mcp/http.ts';
import type { Core, Part } from './part.ts';
import { toolDeps } from './tools.ts';

/** The five tools for MCP clients. */
export const mcpPart = (core: Core): Part => ({
  routes: bind(mcpRoutes, { baseUrl: core.config.baseUrl, limits: core.limits, serve: mcpHttpHandler(toolDeps(core)) }),
  invoked: ['/mcp'],
});
