import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import {
  type AuthInfo,
  bearerAuthChallengeResponse,
  createMcpHandler,
  isLegacyRequest,
  OAuthError,
  OAuthErrorCode,
  readRequestBody,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { buildServer, type ServerDeps, scopeOf } from './server.ts';
import type { ToolCaller } from './tools/tool.ts';

const maxBody = 256 * 1024;
/** A batch is work as much as its members, so it must not be a way to send any number of them. */
const mostInBatch = 20;
const both = 'application/json, text/event-stream';

/**
 * Serves MCP over streamable HTTP, without sessions: the current protocol through the SDK's handler, the 2025 ones, and a bare
 * `tools/call`, with plain JSON answers. Token, Host and Origin have been checked.
 * `resourceMetadataUrl` is named in the `insufficient_scope` challenge (RFC 9728). `body` is the parsed body, if it was read already.
 */
export function mcpHttpHandler(
  deps: ServerDeps,
): (
  req: IncomingMessage,
  res: ServerResponse,
  auth: { caller: ToolCaller; resourceMetadataUrl?: string },
  body?: unknown,
) => Promise<void> {
  // The SDK's messages quote the request.
  const onerror = (error: Error) => deps.log.warn({ type: error.constructor.name }, 'mcp request refused');
  const modern = createMcpHandler(({ authInfo }) => buildServer(deps, callerOf(authInfo)), {
    legacy: 'reject',
    onerror,
    maxRequestBodySize: maxBody,
  });
  const handler = toNodeHandler(
    {
      fetch: async (request: Request, given?: { authInfo?: AuthInfo; parsedBody?: unknown }) => {
        if (request.method !== 'POST') return fault(405, -32000, 'Send JSON-RPC by POST.', { allow: 'POST' });
        const body = await bodyOf(request, given?.parsedBody);
        if (body instanceof Response) return body;
        if (Array.isArray(body) && body.length > mostInBatch)
          return fault(400, -32600, `A batch has at most ${mostInBatch} requests; send this one in parts.`);
        const lacking = missingParams(body);
        if (lacking) return lacking;
        const authInfo = given?.authInfo;
        const challenge = missingScope(body, authInfo);
        if (challenge) return challenge;
        const accepting = new Request(request.url, {
          method: 'POST',
          headers: acceptBoth(request),
          signal: request.signal,
        });
        const options = { authInfo, parsedBody: body };
        if (!(await isLegacyRequest(accepting, body))) return modern.fetch(accepting, options);
        const answer = await serveLegacy(deps, accepting, options);
        return Array.isArray(body) && body.length === 1 ? asBatch(answer) : answer;
      },
    },
    { maxRequestBodySize: maxBody, onerror },
  );
  return (req, res, auth, body) => handler(Object.assign(req, { auth: authInfoOf(auth) }), res, body);
}

/** The SDK takes what lacks its params for a fault of the server. */
function missingParams(body: unknown): Response | undefined {
  const { id, method, params } = (body ?? {}) as { id?: unknown; method?: unknown; params?: unknown };
  if (method !== 'initialize' || id === undefined || (typeof params === 'object' && params !== null)) return undefined;
  const error = { code: -32602, message: 'initialize needs params: protocolVersion, capabilities, clientInfo.' };
  return Response.json({ jsonrpc: '2.0', id, error });
}

/** JSON-RPC 2.0 answers a batch with an array, the SDK a batch of one with its one answer. */
async function asBatch(answer: Response): Promise<Response> {
  if (!answer.headers.get('content-type')?.startsWith('application/json')) return answer;
  const body: unknown = await answer.json();
  return Response.json(Array.isArray(body) ? body : [body], { status: answer.status, headers: answer.headers });
}

async function serveLegacy(
  deps: ServerDeps,
  request: Request,
  options: { authInfo?: AuthInfo; parsedBody: unknown },
): Promise<Response> {
  const server = buildServer(deps, callerOf(options.authInfo));
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true,
  });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, options);
  } finally {
    await server.close();
  }
}

/** The parsed body, or the answer to one that is too large or no JSON. */
async function bodyOf(request: Request, parsed: unknown): Promise<unknown> {
  if (parsed !== undefined) return parsed;
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return fault(415, -32000, 'Send content-type application/json.');
  const read = await readRequestBody(request, maxBody);
  if (read.tooLarge) return fault(413, -32000, `The body is too large; send at most ${maxBody} bytes.`);
  try {
    return JSON.parse(read.text);
  } catch {
    return fault(400, -32700, 'The body is not valid JSON.');
  }
}

/** 403 with the challenge of RFC 6750 and the MCP authorization spec, when a called tool wants a scope that the token lacks. */
function missingScope(body: unknown, auth: AuthInfo | undefined): Response | undefined {
  for (const message of Array.isArray(body) ? body : [body]) {
    const { method, params } = (message ?? {}) as { method?: unknown; params?: { name?: unknown } };
    const scope = method === 'tools/call' ? scopeOf(params?.name) : undefined;
    if (!scope || auth?.scopes.includes(scope)) continue;
    const error = new OAuthError(OAuthErrorCode.InsufficientScope, `This tool needs the scope ${scope}`);
    const url = auth?.extra?.resourceMetadataUrl;
    return bearerAuthChallengeResponse(error, {
      requiredScopes: [scope],
      ...(typeof url === 'string' ? { resourceMetadataUrl: url } : {}),
    });
  }
  return undefined;
}

/** Clients that name one type only, or none (curl), are answered as well: what comes back is JSON unless a stream is needed. */
function acceptBoth(request: Request): Headers {
  const headers = new Headers(request.headers);
  headers.set('accept', both);
  return headers;
}

function fault(status: number, code: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ jsonrpc: '2.0', error: { code, message }, id: null }, { status, headers });
}

/** The SDK hands on an `AuthInfo` only, so the caller travels in it. */
function authInfoOf(auth: { caller: ToolCaller; resourceMetadataUrl?: string }): AuthInfo {
  return { token: '', clientId: '', scopes: [...auth.caller.scopes], extra: auth };
}

function callerOf(auth: AuthInfo | undefined): ToolCaller {
  if (!auth) throw new Error('The MCP handler was reached without a token check.');
  return auth.extra?.caller as ToolCaller;
}
