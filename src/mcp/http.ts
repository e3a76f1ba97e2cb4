import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JSONRPCRequest } from '@modelcontextprotocol/server';
import { type Asking, askedBy } from './asking.ts';
import { isPlainCall, openPlainCalls } from './plain-calls.ts';
import { type ServerDeps, scopeOf } from './server.ts';
import type { ToolCaller } from './tools/tool.ts';
import { unanswerable } from './unanswerable.ts';
import { openWebHandler } from './web-handler.ts';

const maxBody = 256 * 1024;
/** A batch is work as much as its members, so it must not be a way to send any number of them. */
const mostInBatch = 20;

/** What is answered before any server object is asked. */
interface Fault {
  status: number;
  code: number;
  message: string;
  headers?: Record<string, string>;
}

/**
 * Serves MCP over streamable HTTP, without sessions, with plain JSON answers: plain calls by one kept server object, straight on Node's request and
 * response; everything else, such as the current protocol and batches, by the SDK's handlers. Token, Host and Origin have been checked.
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
  const calls = openPlainCalls(deps);
  const others = openWebHandler(deps, maxBody);
  return async (req, res, { caller, resourceMetadataUrl }, given) => {
    if (req.method !== 'POST')
      return refuse(res, { status: 405, code: -32000, message: 'Send JSON-RPC by POST.', headers: { allow: 'POST' } });
    const read = given === undefined ? await readBody(req) : { body: given };
    if ('fault' in read) return refuse(res, read.fault);
    const { body } = read;
    if (Array.isArray(body) && body.length > mostInBatch) return refuse(res, tooMany);
    const message = unanswerable(body);
    if (message) return refuse(res, { status: 400, code: -32600, message });
    const asking = askedBy(caller);
    if (isPlainCall(req, body) && mayCall(body, asking)) return send(res, 200, await calls.answer(body, asking));
    return others(req, res, { asking, resourceMetadataUrl }, body);
  };
}

/** Has the token what the call wants? If not, the others' answer names it. */
function mayCall({ method, params }: JSONRPCRequest, { caller }: Asking): boolean {
  const scope = method === 'tools/call' ? scopeOf(params?.name) : undefined;
  return scope === undefined || caller.scopes.includes(scope);
}

const tooMany: Fault = {
  status: 400,
  code: -32600,
  message: `A batch has at most ${mostInBatch} requests; send this one in parts.`,
};

/** The parsed body, or what is wrong with it. */
async function readBody(req: IncomingMessage): Promise<{ body: unknown } | { fault: Fault }> {
  if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? ''))
    return { fault: { status: 415, code: -32000, message: 'Send content-type application/json.' } };
  const chunks: Buffer[] = [];
  let size = Number(req.headers['content-length'] ?? 0);
  if (size <= maxBody) {
    size = 0;
    for await (const chunk of req) {
      size += chunk.length;
      if (size > maxBody) break;
      chunks.push(chunk);
    }
  }
  if (size > maxBody) {
    const message = `The body is too large; send at most ${maxBody} bytes.`;
    return { fault: { status: 413, code: -32000, message, headers: { connection: 'close' } } };
  }
  try {
    return { body: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) };
  } catch {
    return { fault: { status: 400, code: -32700, message: 'The body is not valid JSON in UTF-8.' } };
  }
}

const refuse = (res: ServerResponse, { status, code, message, headers }: Fault): void =>
  send(res, status, JSON.stringify({ jsonrpc: '2.0', error: { code, message }, id: null }), headers);

function send(res: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  res.writeHead(status, { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  res.end(text);
}
