import {
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { type FairShare, shareFairly } from '../background/fair-share.ts';
import { check } from '../domain/validate.ts';
import { Rejected } from '../errors.ts';
import { assertZone } from '../language/calendar.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { inSpan } from '../tracing/spans.ts';
import type { Asking, Written } from './asking.ts';
import { forgive } from './forgive.ts';
import { tools } from './tools/list.ts';
import type { Tool, ToolCallContext, ToolCaller, ToolDeps } from './tools/tool.ts';

/** Travels in `_meta`: the same key and arguments answer the first result again. */
export const idempotencyMeta = 'actodo/idempotency-key';
/** Travels in `_meta`: an IANA zone that holds for this call only. */
export const timezoneMeta = 'actodo/timezone';

export interface ServerDeps extends ToolDeps {
  log: Log;
  /** Lets the calls of all users take turns. */
  share: FairShare;
  metrics?: Pick<Metrics, 'toolSeconds'>;
}

/** How the calls of a process take turns (docs/specs/fair-use.md). */
export const shareOfCalls = (): FairShare =>
  shareFairly({
    perKey: 8,
    total: 64,
    waiting: 200,
    full: () => new Rejected('limit', 'Too many of your calls wait already; wait for their answers, then go on.'),
  });

const byName = new Map(tools.map((tool) => [tool.name, tool]));
const info = { name: 'actodo', title: 'Actodo', version: '0.1.0' };
const options = {
  capabilities: { tools: {} },
  instructions:
    "Todos of the signed-in user. Tasks are addressed by number: find the number of a task named by title with list_tasks and its 'search'.",
};

/** What `tools/list` answers; built once, because it is the same for everybody. */
export const toolDefinitions = tools.map(({ name, title, description, input, output, annotations }) => ({
  name,
  title,
  description,
  inputSchema: plain(input),
  outputSchema: plain(output),
  annotations,
}));

/**
 * An MCP server object, for everybody whom `askingOf` tells apart; cheap, if one has to be made for a single request or turn.
 * It is the SDK's low-level server, because that hands every argument through: our one check then names the field and what is legal.
 */
export function buildServer(deps: ServerDeps, askingOf: (context: ServerContext) => Asking): Server {
  const server = new Server(info, options);
  server.setRequestHandler('tools/list', () => ({ tools: toolDefinitions }));
  server.setRequestHandler('tools/call', async ({ params }, context): Promise<CallToolResult> => {
    const tool = toolNamed(params.name);
    const measured = deps.metrics?.toolSeconds.startTimer({ tool: tool.name });
    try {
      const result = await answerCall(tool, params, askingOf(context), deps);
      measured?.({ result: 'ok' });
      return result;
    } catch (error) {
      measured?.({ result: error instanceof Rejected ? 'refused' : 'failed' });
      if (error instanceof Rejected) return refusal(error);
      deps.log.error({ tool: tool.name, err: error }, 'tool failed');
      return refusal(new Rejected('unavailable', 'The task could not be reached just now. Try the same call again.'));
    }
  });
  return server;
}

interface CallParams {
  arguments?: unknown;
  _meta?: Record<string, unknown> | undefined;
}

async function answerCall(tool: Tool, params: CallParams, asking: Asking, deps: ServerDeps): Promise<CallToolResult> {
  const context = { ...withMeta(asking.caller, params._meta), patience: asking.patience };
  if (asking.room <= 0) throw tooMuch();
  const call = () => callTool(tool, params.arguments ?? {}, context, deps);
  const result = await inSpan(`tool ${tool.name}`, {}, () => deps.share(context.userId, call));
  const written = write(tool, result);
  // The result goes out as text and as structured content.
  asking.room -= 2 * written.text.length;
  if (asking.room < 0 && tool.annotations.readOnlyHint) throw tooMuch();
  asking.written = written;
  return {
    content: [{ type: 'text', text: written.text }],
    structuredContent: result as Record<string, unknown>,
  };
}

/** Each part of a result is written once, though a client is sent it twice. */
function write(tool: Tool, result: object): Written {
  if (tool.textField === undefined) {
    const text = JSON.stringify(result);
    return { text, structured: text };
  }
  const { [tool.textField]: field, ...others } = result as Record<string, unknown>;
  const text = JSON.stringify(field);
  const more = JSON.stringify(others).slice(1);
  return { text, structured: `{${JSON.stringify(tool.textField)}:${text}${more === '}' ? '' : ','}${more}` };
}

/** The scope that a `tools/call` of this name wants; undefined for a name that is none of the five. */
export function scopeOf(name: unknown): string | undefined {
  return typeof name === 'string' ? byName.get(name)?.scope : undefined;
}

async function callTool(tool: Tool, args: unknown, caller: ToolCallContext, deps: ServerDeps): Promise<object> {
  if (!caller.scopes.includes(tool.scope))
    throw new Rejected('forbidden', `${tool.name} needs the scope ${tool.scope}; ask for a token that has it.`);
  const checked = check(tool.input, forgive(tool.input, args), tool.name) as { user_id?: string };
  if (checked.user_id !== undefined && checked.user_id !== caller.userId)
    throw new Rejected('forbidden', 'user_id is not the signed-in user; leave it out.');
  return tool.run(checked, caller, deps);
}

const tooMuch = () =>
  new Rejected('limit', 'The answers to this request are too large together; ask for fewer tasks at a time.');

function toolNamed(name: string): Tool {
  const tool = byName.get(name);
  if (tool) return tool;
  const names = tools.map((known) => known.name).join(', ');
  throw new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    `Unknown tool ${JSON.stringify(name)}; the tools are ${names}.`,
  );
}

function withMeta(caller: ToolCaller, meta: Record<string, unknown> | undefined): Omit<ToolCallContext, 'patience'> {
  const key = meta?.[idempotencyMeta];
  const zone = zoneIn(meta);
  if (key !== undefined && !isKey(key))
    throw new Rejected('invalid', `_meta ${JSON.stringify(idempotencyMeta)} must be text of 1 to 200 characters.`);
  return { ...caller, ...(key === undefined ? {} : { key }), ...(zone === undefined ? {} : { zone }) };
}

function isKey(value: unknown): value is string {
  if (typeof value !== 'string' || !value.isWellFormed() || value.includes('\0')) return false;
  const length = [...value.slice(0, 401)].length;
  return length >= 1 && length <= 200;
}

function zoneIn(meta: Record<string, unknown> | undefined): string | undefined {
  const zone = meta?.[timezoneMeta];
  if (zone === undefined) return undefined;
  try {
    return assertZone(typeof zone === 'string' ? zone : '');
  } catch {
    throw new Rejected(
      'invalid',
      `_meta ${JSON.stringify(timezoneMeta)} must be an IANA zone name such as Europe/Berlin.`,
    );
  }
}

/** Without `structuredContent`: clients hold that against the output schema. */
function refusal({ code, message }: Rejected): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: JSON.stringify({ error: { code, message } }) }] };
}

function plain(schema: object): { type: 'object' } {
  return JSON.parse(JSON.stringify(schema));
}
