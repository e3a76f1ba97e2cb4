import { type CallToolResult, ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import { type FairShare, shareFairly } from '../background/fair-share.ts';
import { check } from '../domain/validate.ts';
import { Rejected } from '../errors.ts';
import { assertZone } from '../language/calendar.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { inSpan } from '../tracing/spans.ts';
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

/** Characters of all results that one server object, so one HTTP request or chat turn, hands out at most. */
const mostResultText = 4 * 1024 * 1024;

/** Milliseconds that one server object, so one HTTP request or chat turn, waits at most for the successors of what it completes. */
const successorWaitMs = 500;

const byName = new Map(tools.map((tool) => [tool.name, tool]));
/** Of the server, and of our own client of it. */
export const version = '0.1.0';
const info = { name: 'actodo', title: 'Actodo', version };
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
 * An MCP server object for one caller: cheap, made per request or per agent turn.
 * It is the SDK's low-level server, because that hands every argument through: our one check then names the field and what is legal.
 */
export function buildServer(deps: ServerDeps, caller: ToolCaller): Server {
  const server = new Server(info, options);
  let room = mostResultText;
  const patience = { leftMs: successorWaitMs };
  server.setRequestHandler('tools/list', () => ({ tools: toolDefinitions }));
  server.setRequestHandler('tools/call', async ({ params }): Promise<CallToolResult> => {
    const tool = toolNamed(params.name);
    const measured = deps.metrics?.toolSeconds.startTimer({ tool: tool.name });
    try {
      const context = { ...withMeta(caller, params._meta), patience };
      if (room <= 0) throw tooMuch();
      const call = () => callTool(tool, params.arguments ?? {}, context, deps);
      const result = await inSpan(`tool ${tool.name}`, {}, () => deps.share(caller.userId, call));
      room -= sizeOf(result);
      if (room < 0 && tool.annotations.readOnlyHint) throw tooMuch();
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

/** The scope that a `tools/call` of this name wants; undefined for a name that is none of the five. */
export function scopeOf(name: unknown): string | undefined {
  return typeof name === 'string' ? byName.get(name)?.scope : undefined;
}

async function callTool(tool: Tool, args: unknown, caller: ToolCallContext, deps: ServerDeps): Promise<CallToolResult> {
  if (!caller.scopes.includes(tool.scope))
    throw new Rejected('forbidden', `${tool.name} needs the scope ${tool.scope}; ask for a token that has it.`);
  const checked = check(tool.input, forgive(tool.input, args), tool.name) as { user_id?: string };
  if (checked.user_id !== undefined && checked.user_id !== caller.userId)
    throw new Rejected('forbidden', 'user_id is not the signed-in user; leave it out.');
  const result = await tool.run(checked, caller, deps);
  return {
    content: [{ type: 'text', text: JSON.stringify(tool.text ? tool.text(result) : result) }],
    structuredContent: result as Record<string, unknown>,
  };
}

const tooMuch = () =>
  new Rejected('limit', 'The answers to this request are too large together; ask for fewer tasks at a time.');

/** The result goes out as text and as structured content. */
const sizeOf = ({ content }: CallToolResult): number =>
  2 * content.reduce((sum, part) => sum + (part.type === 'text' ? part.text.length : 0), 0);

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
