import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { MCPServer } from '@openai/agents';
import type { ToolCall } from '../domain/schemas.ts';
import { idempotencyMeta, timezoneMeta } from '../mcp/server.ts';
import { unreadable } from './wire/calls.ts';

export type Tools = Awaited<ReturnType<MCPServer['listTools']>>;
export type Result = Awaited<ReturnType<NonNullable<MCPServer['callToolResult']>>>;
export type Meta = Record<string, unknown>;

/** The way to an MCP server: in process or remote. */
export interface ToolLink {
  connect(): Promise<void>;
  listTools(): Promise<Tools>;
  callToolResult(
    name: string,
    args: Meta | null,
    meta?: Meta | null,
    options?: { signal?: AbortSignal },
  ): Promise<Result>;
  close(): Promise<void>;
}

/** However many calls a model asks for, one message of a person is not more work than this. */
export const mostCalls = 200;
const tooMany = failed('limit', `This turn has made ${mostCalls} calls; say what is done and what is missing.`);
/** A call without an answer may have been done: the same turn may repeat it under its key, a sentence must not deny it. */
const unreachable = failed('unavailable', 'The tool gave no answer; list the tasks to see whether it was done.');

function failed(code: string, message: string): Result {
  return { isError: true, content: [{ type: 'text', text: JSON.stringify({ error: { code, message } }) }] } as Result;
}

/** Nothing was sent: the model wrote arguments that are no JSON object. */
const notJson = (name: string) =>
  failed(
    'invalid',
    `The arguments were no JSON object, so nothing was done; call ${name} again with {"name": value} pairs.`,
  );

/** What makes the calls of one turn recognisable when they are repeated, and the zone they are made in. */
export interface TurnIdentity {
  id: string;
  zone: string;
}

/**
 * The agent's MCP server for one turn. Every call gets the turn's idempotency key and zone, and is recorded here, where it
 * is made: `calls` is what really ran, in order, with what really came back.
 */
export class TurnConnection implements MCPServer {
  readonly name = 'actodo';
  readonly cacheToolsList = false;
  readonly useStructuredContent = true;
  readonly calls: ToolCall[] = [];
  /** A call was not made any more, because there had been so many. */
  stopped = false;
  readonly #link: ToolLink;
  readonly #turn: TurnIdentity;
  readonly #ran: (call: ToolCall) => void;
  readonly #repeats = new Map<string, number>();
  #sending: Promise<unknown> = Promise.resolve();

  /** `ran` is told each call when it has run. */
  constructor(link: ToolLink, turn: TurnIdentity, ran: (call: ToolCall) => void = () => {}) {
    this.#link = link;
    this.#turn = turn;
    this.#ran = ran;
  }

  connect(): Promise<void> {
    return this.#link.connect();
  }

  listTools(): Promise<Tools> {
    return this.#link.listTools();
  }

  async callToolResult(name: string, args: Meta | null, _meta?: Meta | null, options?: { signal?: AbortSignal }) {
    const sent = args ?? {};
    if (this.calls.length >= mostCalls) {
      this.stopped = true;
      // Refusals in a row are work as well: others have the event loop between them.
      await setImmediate();
      return tooMany;
    }
    const result = unreadable in sent ? notJson(name) : await this.#send(name, sent, options);
    const call: ToolCall = {
      name,
      arguments: unreadable in sent ? {} : sent,
      result: shownResult(result),
      status: result.isError ? 'error' : 'ok',
    };
    this.calls.push(call);
    this.#ran(call);
    return result;
  }

  /** Waits for the call that is on its way, so that `calls` has it. */
  async settled(): Promise<void> {
    await this.#sending;
  }

  #send(name: string, args: Meta, options?: { signal?: AbortSignal }): Promise<Result> {
    const meta = { [idempotencyMeta]: this.#keyOf(name, args), [timezoneMeta]: this.#turn.zone };
    const sending = this.#link.callToolResult(name, args, meta, options).catch(() => unreachable);
    this.#sending = sending;
    return sending;
  }

  async callTool(name: string, args: Meta | null, meta?: Meta | null, options?: { signal?: AbortSignal }) {
    return (await this.callToolResult(name, args, meta, options)).content as Awaited<ReturnType<MCPServer['callTool']>>;
  }

  close(): Promise<void> {
    return this.#link.close();
  }

  async invalidateToolsCache(): Promise<void> {}

  /** The same turn that runs again makes the same keys; the same call twice in one turn makes two. */
  #keyOf(name: string, args: Meta): string {
    const hash = createHash('sha256').update(JSON.stringify(args)).digest('base64url').slice(0, 22);
    const call = `${name}/${hash}`;
    const ordinal = this.#repeats.get(call) ?? 0;
    this.#repeats.set(call, ordinal + 1);
    return `${this.#turn.id}/${call}/${ordinal}`;
  }
}

/** What the chat's `tool_calls[].result` shows. */
function shownResult({ structuredContent, content }: Result): unknown {
  if (structuredContent) return structuredContent;
  const [first] = content as { text?: string }[];
  try {
    return JSON.parse(first?.text ?? '');
  } catch {
    return { error: { code: 'unavailable', message: first?.text ?? 'The tool gave no answer.' } };
  }
}
