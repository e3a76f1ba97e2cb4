import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import {
  type AuthInfo,
  bearerAuthChallengeResponse,
  createMcpHandler,
  isLegacyRequest,
  OAuthError,
  OAuthErrorCode,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { type Asking, askingIn, authInfoOf } from './asking.ts';
import { buildServer, type ServerDeps, scopeOf } from './server.ts';

const both = 'application/json, text/event-stream';

interface Auth {
  asking: Asking;
  resourceMetadataUrl?: string | undefined;
}

/**
 * The SDK's own handlers, with a server object for each request: of the current protocol, and of the 2025 ones what is more than a plain
 * call, such as `initialize`, notifications and batches. `body` has been read and parsed.
 */
export function openWebHandler(
  deps: ServerDeps,
  maxBody: number,
): (req: IncomingMessage, res: ServerResponse, auth: Auth, body: unknown) => Promise<void> {
  // The SDK's messages quote the request.
  const onerror = (error: Error) => deps.log.warn({ type: error.constructor.name }, 'mcp request refused');
  const modern = createMcpHandler(({ authInfo }) => buildServer(deps, () => askingIn(authInfo)), {
    legacy: 'reject',
    onerror,
    maxRequestBodySize: maxBody,
  });
  const handler = toNodeHandler(
    {
      fetch: async (request: Request, given?: { authInfo?: AuthInfo; parsedBody?: unknown }) => {
        const { authInfo, parsedBody: body } = given ?? {};
        const challenge = missingScope(body, authInfo);
        if (challenge) return challenge;
        const accepting = new Request(request.url, {
          method: 'POST',
          headers: acceptBoth(request),
          signal: request.signal,
        });
        const options = { authInfo, parsedBody: body };
        if (!(await isLegacyRequest(accepting, body))) return modern.fetch(accepting, options);
        const lacking = missingParams(body);
        if (lacking) return lacking;
        const answer = await serveLegacy(deps, accepting, options);
        return Array.isArray(body) && body.length > 0 ? asBatch(answer) : answer;
      },
    },
    { maxRequestBodySize: maxBody, onerror },
  );
  return (req, res, { asking, resourceMetadataUrl }, body) =>
    handler(Object.assign(req, { auth: authInfoOf(asking, { resourceMetadataUrl }) }), res, body);
}

/** The SDK takes what lacks its params, or has others, for a fault of the server. */
function missingParams(body: unknown): Response | undefined {
  const { id, method, params } = (body ?? {}) as { id?: unknown; method?: unknown; params?: unknown };
  if (method !== 'initialize' || id === undefined || isWhole(params)) return undefined;
  const error = {
    code: -32602,
    message:
      'initialize needs params: protocolVersion, capabilities, clientInfo; a text, an object, an object with name and version.',
  };
  return Response.json({ jsonrpc: '2.0', id, error });
}

function isWhole(params: unknown): boolean {
  if (!isObject(params)) return false;
  const { protocolVersion, capabilities, clientInfo } = params;
  if (typeof protocolVersion !== 'string' || !isObject(capabilities) || !isObject(clientInfo)) return false;
  return typeof clientInfo.name === 'string' && typeof clientInfo.version === 'string';
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON-RPC 2.0 answers a batch with an array, the SDK one of whose members only one is answered with that answer. */
async function asBatch(answer: Response): Promise<Response> {
  if (!answer.headers.get('content-type')?.startsWith('application/json')) return answer;
  const body: unknown = await answer.json();
  return Response.json(Array.isArray(body) ? body : [body], { status: answer.status, headers: answer.headers });
}

async function serveLegacy(
  deps: ServerDeps,
  request: Request,
  options: { authInfo: AuthInfo | undefined; parsedBody: unknown },
): Promise<Response> {
  const { authInfo, parsedBody } = options;
  const server = buildServer(deps, () => askingIn(authInfo));
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true,
  });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, { ...(authInfo && { authInfo }), parsedBody });
  } finally {
    await server.close();
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
