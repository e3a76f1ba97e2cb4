import type { AgentInputItem, ModelRequest } from '@openai/agents';
import { sound } from './text/json.ts';

/** Requests that the strictest of servers accept: nothing in them that one may not know, ids of nine letters and digits, each call with its result. */

type Body = Record<string, unknown>;

export interface RequestOptions {
  model: string;
  stream: boolean;
  temperature?: number | undefined;
  /** Tokens of the answer at most; absent where the server's own bound is lower. */
  mostTokens?: number | undefined;
}

type Seen = Pick<ModelRequest, 'systemInstructions' | 'tools'> & { input: AgentInputItem[] };

export function chatRequest(request: Seen, { model, stream, temperature, mostTokens }: RequestOptions): Body {
  const tools = functionsOf(request).map((tool) => ({ type: 'function', function: tool }));
  return {
    model,
    messages: [{ role: 'system', content: request.systemInstructions ?? '' }, ...chatMessages(answered(request.input))],
    ...(tools.length > 0 ? { tools } : {}),
    ...(temperature === undefined ? {} : { temperature }),
    ...(mostTokens === undefined ? {} : { max_tokens: mostTokens }),
    ...(stream ? { stream: true, stream_options: { include_usage: true } } : {}),
  };
}

export function responsesRequest(request: Seen, { model, stream, temperature, mostTokens }: RequestOptions): Body {
  const id = numbered();
  return {
    model,
    instructions: request.systemInstructions ?? '',
    input: answered(request.input).flatMap((item) => responsesItem(item, id)),
    tools: functionsOf(request).map((tool) => ({ type: 'function', ...tool, strict: false })),
    store: false,
    ...(temperature === undefined ? {} : { temperature }),
    ...(mostTokens === undefined ? {} : { max_output_tokens: mostTokens }),
    ...(stream ? { stream: true } : {}),
  };
}

function functionsOf({ tools }: Seen) {
  return tools.flatMap((tool) =>
    tool.type === 'function' ? [{ name: tool.name, description: tool.description, parameters: tool.parameters }] : [],
  );
}

/** Without calls that have no result and results that have no call: a run that waited, or a history that was cut, leaves them. */
function answered(input: AgentInputItem[]): AgentInputItem[] {
  const ids = (type: string) =>
    new Set(input.flatMap((item) => (item.type === type && 'callId' in item ? [item.callId] : [])));
  const [calls, results] = [ids('function_call'), ids('function_call_result')];
  return input.filter((item) => {
    if (item.type === 'function_call') return results.has(item.callId);
    return item.type !== 'function_call_result' || calls.has(item.callId);
  });
}

/** Each id as its place in the request: never twice, never odd, and the same in the next request. */
function numbered(): (callId: string) => string {
  const known = new Map<string, string>();
  return (callId) => {
    const id = known.get(callId) ?? `call${String(known.size + 1).padStart(5, '0')}`;
    known.set(callId, id);
    return id;
  };
}

function chatMessages(input: AgentInputItem[]): Body[] {
  const id = numbered();
  const messages: Body[] = [];
  for (const item of input) {
    const last = messages.at(-1);
    if (item.type === 'function_call') {
      const call = { id: id(item.callId), type: 'function', function: { name: item.name, arguments: item.arguments } };
      // Text and calls of one answer are one message; so are calls that follow each other.
      if (last?.role === 'assistant') last.tool_calls = [...((last.tool_calls as object[] | undefined) ?? []), call];
      else messages.push({ role: 'assistant', content: null, tool_calls: [call] });
    } else if (item.type === 'function_call_result')
      messages.push({ role: 'tool', tool_call_id: id(item.callId), content: sound(textOf(item.output)) });
    else if ('role' in item && item.role !== 'system') {
      const content = sound(textOf(item.content));
      if (item.role === 'user' && last?.role === 'user') last.content = `${last.content}\n${content}`;
      else if (content !== '') messages.push({ role: item.role, content });
    }
  }
  return messages;
}

function responsesItem(item: AgentInputItem, id: (callId: string) => string): Body[] {
  if (item.type === 'function_call')
    return [{ type: 'function_call', call_id: id(item.callId), name: item.name, arguments: item.arguments }];
  if (item.type === 'function_call_result')
    return [{ type: 'function_call_output', call_id: id(item.callId), output: sound(textOf(item.output)) }];
  if (!('role' in item) || item.role === 'system') return [];
  const content = sound(textOf(item.content));
  return content === '' ? [] : [{ role: item.role, content }];
}

/** What others than the model have written: the person, and whoever named the tasks. */
export function givenTexts(input: AgentInputItem[]): string[] {
  return input.flatMap((item) => {
    if (item.type === 'function_call_result') return [textOf(item.output)];
    return 'role' in item && item.role === 'user' ? [textOf(item.content)] : [];
  });
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).join('');
  const { text, refusal } = (content ?? {}) as { text?: unknown; refusal?: unknown };
  return String(text ?? refusal ?? '');
}
