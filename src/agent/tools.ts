import type { Caller } from '../actors/contract.ts';
import type { ToolCall } from '../domain/schemas.ts';
import type { ServerDeps } from '../mcp/server.ts';
import { TurnConnection, type TurnIdentity } from './connection.ts';
import { InProcessLink, remoteLink } from './links.ts';

export interface ChatTools {
  /** The tools in this process. */
  mcp: ServerDeps;
  /** Set: the tools of this MCP server are used instead, on behalf of the user's token. `headers` go with every request. */
  remote?: { url: string; headers: Record<string, string> };
}

export interface OpenToolsOptions {
  /** The user's own bearer token; needed when the tools are remote. It goes beside the caller, so that nobody logs or stores it with one. */
  token?: string;
  /** Told each call when it has run. */
  ran?: (call: ToolCall) => void;
}

/**
 * The five tools on behalf of the caller, for one chat turn or for a click that needs no model: calls of the same turn carry
 * the same keys, so a repeated turn repeats nothing. `connect()` before the first call, `close()` after the last.
 */
export function openTools(
  { mcp, remote }: ChatTools,
  caller: Caller,
  turn: TurnIdentity,
  { token = '', ran }: OpenToolsOptions = {},
): TurnConnection {
  const link = remote ? remoteLink({ ...remote, token }) : new InProcessLink(mcp, caller);
  return new TurnConnection(link, turn, ran);
}
