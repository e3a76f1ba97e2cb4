import type { AuthInfo } from '@modelcontextprotocol/server';
import type { Patience } from './tools/next-task.ts';
import type { ToolCaller } from './tools/tool.ts';

/** One HTTP request or one chat turn: who asks, and what is left of what it may take. */
export interface Asking {
  caller: ToolCaller;
  /** Characters of results. */
  room: number;
  /** What it may wait for the successors of what it completes. */
  patience: Patience;
  /** The last result, as it was written. */
  written?: Written;
}

/** JSON of a tool's result: of the text content, and of all of it. */
export interface Written {
  text: string;
  structured: string;
}

const mostResultText = 4 * 1024 * 1024;
const successorWaitMs = 500;

/** A request or turn that has just begun. */
export const askedBy = (caller: ToolCaller): Asking => ({
  caller,
  room: mostResultText,
  patience: { leftMs: successorWaitMs },
});

/** The SDK hands on an `AuthInfo` only, so what is asked by whom travels in it. */
export const authInfoOf = (asking: Asking, more: Record<string, unknown> = {}): AuthInfo => ({
  token: '',
  clientId: '',
  scopes: [...asking.caller.scopes],
  extra: { ...more, asking },
});

/** Throws for what no token was checked for. */
export function askingIn(auth: AuthInfo | undefined): Asking {
  if (!auth) throw new Error('The MCP handler was reached without a token check.');
  return auth.extra?.asking as Asking;
}
