import { MCPServerStreamableHttp } from '@openai/agents';
import type { Caller } from '../actors/contract.ts';
import { type Asking, askedBy } from '../mcp/asking.ts';
import { openPlainCalls, type PlainCalls } from '../mcp/plain-calls.ts';
import { type ServerDeps, toolDefinitions } from '../mcp/server.ts';
import { scopes } from '../mcp/tools/tool.ts';
import type { Meta, Result, ToolLink, Tools } from './connection.ts';

/** The ways to the five tools. */

/** Without what the agent does not read, because the SDK copies all of it. */
const listed = toolDefinitions.map(({ name, description, inputSchema }) => ({
  name,
  description,
  inputSchema,
})) as Tools;

/** Milliseconds; what the SDK's own clients wait. */
const longestCall = 60_000;
const kept = new WeakMap<ServerDeps, PlainCalls>();

/** The server object of this process, which many turns ask (docs/decisions/0111). */
function serverFor(deps: ServerDeps): PlainCalls {
  const calls = kept.get(deps) ?? openPlainCalls(deps);
  kept.set(deps, calls);
  return calls;
}

/** The real protocol by messages in this process: no socket, no session, but every check that an outside client meets. */
export class InProcessLink implements ToolLink {
  readonly #calls: PlainCalls;
  readonly #asking: Asking;

  constructor(deps: ServerDeps, caller: Caller) {
    this.#calls = serverFor(deps);
    this.#asking = askedBy({ ...caller, scopes });
  }

  async connect(): Promise<void> {}

  /** Not asked for: what this server would answer is at hand, and the same for everybody. */
  async listTools(): Promise<Tools> {
    return listed;
  }

  callToolResult(
    name: string,
    args: Meta | null,
    meta?: Meta | null,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<Result> {
    const params = { name, arguments: args ?? {}, ...(meta ? { _meta: meta } : {}) };
    const ends = [AbortSignal.timeout(longestCall), ...(signal ? [signal] : [])];
    return unlessAborted(AbortSignal.any(ends), () => this.#calls.call(params, this.#asking)) as Promise<Result>;
  }

  async close(): Promise<void> {}
}

/** The outcome of the work, or the signal's reason when that comes first; the work goes on all the same. */
async function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work(), promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** The SDK would write to the console; what goes wrong shows in the calls and in our own log. */
const silent = {
  namespace: 'actodo',
  debug: () => {},
  warn: () => {},
  error: () => {},
  dontLogModelData: true,
  dontLogToolData: true,
};

interface RemoteOptions {
  url: string;
  token: string;
  headers?: Record<string, string>;
  timeoutMs?: number;
}

/** The MCP role of another process, on behalf of the user whose token this is. */
export function remoteLink({ url, token, headers = {}, timeoutMs = 30_000 }: RemoteOptions): ToolLink {
  return new MCPServerStreamableHttp({
    url,
    name: 'actodo',
    useStructuredContent: true,
    timeout: timeoutMs,
    logger: silent,
    requestInit: { headers: { ...headers, authorization: `Bearer ${token}` } },
  });
}
