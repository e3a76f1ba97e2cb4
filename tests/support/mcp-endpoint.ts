import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { type Log, openLog } from '../../src/log.ts';
import { mcpHttpHandler } from '../../src/mcp/http.ts';
import { shareOfCalls } from '../../src/mcp/server.ts';
import type { ToolDeps } from '../../src/mcp/tools/tool.ts';

export const ann = '11111111-1111-4111-8111-111111111111';
export const bob = '22222222-2222-4222-8222-222222222222';

/** A loopback `/mcp` whose bearer token is `<user id> <scope> <scope>`, percent-encoded. Closed after the test. */
export async function mcpEndpoint(t: TestContext, deps: ToolDeps, log: Log = openLog('silent')): Promise<URL> {
  const handle = mcpHttpHandler({ ...deps, log, share: shareOfCalls() });
  const server = createServer((req, res) => {
    const [userId = '', ...scopes] = decodeURIComponent((req.headers.authorization ?? '').slice(7)).split(' ');
    const caller = { userId, scopes, requestId: 'r1', origin: 'mcp' as const };
    void handle(req, res, { caller, resourceMetadataUrl: 'http://127.0.0.1/metadata' });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`);
}

export function bearer(userId: string, ...scopes: string[]): { authorization: string } {
  return { authorization: `Bearer ${encodeURIComponent([userId, ...scopes].join(' '))}` };
}

export interface ToolAnswer {
  isError?: boolean;
  content: { type: string; text: string }[];
  structuredContent?: Record<string, unknown>;
}

/** One `tools/call` as curl sends it: no handshake, no session. Answers the HTTP status, headers and the JSON-RPC message. */
export async function bareCall(
  url: URL,
  headers: Record<string, string>,
  name: string,
  args?: unknown,
  meta?: Record<string, unknown>,
) {
  const params = { name, ...(args === undefined ? {} : { arguments: args }), ...(meta ? { _meta: meta } : {}) };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, message: text ? JSON.parse(text) : undefined };
}
