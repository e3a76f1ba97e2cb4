import type { IncomingMessage } from 'node:http';
import {
  type AuthInfo,
  type CallToolResult,
  classifyInboundRequest,
  isJsonContentType,
  type JSONRPCMessage,
  type JSONRPCRequest,
  type MessageExtraInfo,
  SUPPORTED_PROTOCOL_VERSIONS,
  type Transport,
} from '@modelcontextprotocol/server';
import { type Asking, askingIn, authInfoOf } from './asking.ts';
import { buildServer, type ServerDeps } from './server.ts';

/**
 * The call that nearly every request is: one request of the 2025 protocols, or bare, that begins no session. For these one server object is kept,
 * because nothing in it remembers who asks; whatever else comes is the SDK's HTTP handlers' (docs/decisions/0109).
 */
export interface PlainCalls {
  /** The body's answer, a JSON-RPC message as text. */
  answer(body: JSONRPCRequest, asking: Asking): Promise<string>;
  /** The same for who is in this process: the result. Throws what the protocol calls an error. */
  call(params: ToolCallParams, asking: Asking): Promise<CallToolResult>;
}

export interface ToolCallParams {
  name: string;
  arguments: Record<string, unknown>;
  _meta?: Record<string, unknown>;
}

/** Would the SDK's HTTP handlers hand this to a server object as it is, and answer it with 200? */
export function isPlainCall({ headers }: IncomingMessage, body: unknown): body is JSONRPCRequest {
  const version = headers['mcp-protocol-version'];
  if (version !== undefined && !SUPPORTED_PROTOCOL_VERSIONS.includes(String(version))) return false;
  if (!isJsonContentType(headers['content-type'])) return false;
  const kind = classifyInboundRequest({
    httpMethod: 'POST',
    ...(version === undefined ? {} : { protocolVersionHeader: String(version) }),
    body,
  });
  return kind.kind === 'legacy' && kind.reason === 'no-claim';
}

export function openPlainCalls(deps: ServerDeps): PlainCalls {
  const exchanges = new Exchanges();
  const server = buildServer(deps, ({ http }) => askingIn(http?.authInfo));
  server.onerror = (error) => deps.log.warn({ type: error.constructor.name }, 'mcp request refused');
  const connected = server.connect(exchanges);
  return {
    async answer(body, asking) {
      await connected;
      return textOf(await exchanges.ask(body, authInfoOf(asking)), body.id, asking);
    },
    async call({ ...params }, asking) {
      await connected;
      const request = { jsonrpc: '2.0', id: 0, method: 'tools/call', params } as const;
      const answer = await exchanges.ask(request, authInfoOf(asking));
      if (!('result' in answer)) throw new Error('The tool answered by an error of the protocol.', { cause: answer });
      return answer.result as CallToolResult;
    },
  };
}

/** Requests under numbers of our own, because those of two clients may be the same; each gets one answer. */
class Exchanges implements Transport {
  onmessage?: (message: JSONRPCMessage, extra?: MessageExtraInfo) => void;
  onclose?: () => void;
  onerror?: (error: Error) => void;
  readonly #waiting = new Map<unknown, (answer: JSONRPCMessage) => void>();
  #last = 0;

  async start(): Promise<void> {}

  async close(): Promise<void> {
    this.onclose?.();
  }

  /** Notifications are for nobody here: they would need a stream. */
  async send(message: JSONRPCMessage): Promise<void> {
    if (!('id' in message)) return;
    const answered = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    answered?.(message);
  }

  ask(request: JSONRPCRequest, authInfo: AuthInfo): Promise<JSONRPCMessage> {
    const id = ++this.#last;
    return new Promise((answered) => {
      this.#waiting.set(id, answered);
      this.onmessage?.({ ...request, id }, { authInfo });
    });
  }
}

/** The same JSON as of the SDK's own transports; what a tool's result was written as is not written again. */
function textOf(answer: JSONRPCMessage, id: string | number, { written }: Asking): string {
  const result = 'result' in answer ? (answer.result as { content?: { text?: string }[]; isError?: boolean }) : {};
  const isWritten = written !== undefined && !result.isError && result.content?.[0]?.text === written.text;
  if (!isWritten) return JSON.stringify({ ...answer, id });
  const content = `[{"type":"text","text":${JSON.stringify(written.text)}}]`;
  return `{"result":{"content":${content},"structuredContent":${written.structured}},"jsonrpc":"2.0","id":${JSON.stringify(id)}}`;
}
