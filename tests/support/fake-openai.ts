import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import type { AgentInputItem, ModelRequest } from '@openai/agents';
import { OfflineModel } from '../../src/agent/offline/model.ts';
import { argumentsAsMeant, argumentsAsSaid, resultAsGiven, withoutStamp } from './model-words.ts';

export type Fault = 'unavailable' | 'hang' | 'bad-key' | 'not-json' | 'empty';

export interface FakeOpenAi {
  /** Ends in `/v1`. */
  baseUrl: string;
  /** Bodies of the requests, as they came. */
  requests: Record<string, unknown>[];
  /** From now on every request, or those from the nth on, fails this way. */
  fail(fault: Fault, from?: number): void;
}

interface ResponsesItem {
  type?: string;
  role?: 'user' | 'assistant';
  content?: string | { text: string }[];
  call_id?: string;
  name?: string;
  arguments?: string;
  output?: string | { text: string }[];
}

interface ChatMessage {
  role: 'system' | 'developer' | 'user' | 'assistant' | 'tool';
  content?: string | { text: string }[];
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
  tool_call_id?: string;
}

/** A loopback server of Responses and Chat Completions that understands what the offline model does. Closed after the test. */
export async function fakeOpenAi(
  t: Pick<TestContext, 'after'>,
  when = { now: new Date(), zone: 'UTC', locale: 'en-US' },
): Promise<FakeOpenAi> {
  const requests: Record<string, unknown>[] = [];
  let fault: { kind: Fault; from: number } | undefined;
  const model = new OfflineModel(when);
  const server = createServer(async (req, res) => {
    if (path(req) === '/v1/models') return send(res, { data: [{ id: 'the-only-one' }] });
    const body = (await json(req)) as Record<string, unknown>;
    requests.push(body);
    if (fault && requests.length >= fault.from) return failed(fault.kind, res);
    const asked = (input: AgentInputItem[]) => model.getResponse({ input } as ModelRequest);
    if (path(req) === '/v1/responses') return send(res, responsesAnswer(await asked(fromResponses(body)), body));
    if (path(req) === '/v1/chat/completions') return send(res, chatAnswer(await asked(fromChat(body)), body));
    send(res, { error: { message: `no route ${path(req)}` } }, 404);
  });
  // A connection that ends while it is idle fails the next request on a busy machine.
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const fail = (kind: Fault, from = 1) => {
    fault = { kind, from };
  };
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests, fail };
}

/**
 * Until the test ends `fetch` reaches loopback only; api.openai.com is answered by the fake. Answers the addresses outside that
 * were asked for.
 */
export function guardNetwork(t: TestContext, fake?: FakeOpenAi): string[] {
  const outside: string[] = [];
  const real = globalThis.fetch;
  t.after(() => {
    globalThis.fetch = real;
  });
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.hostname === '127.0.0.1' || url.hostname === 'localhost') return real(input, init);
    outside.push(url.href);
    if (fake && url.hostname === 'api.openai.com') return real(fake.baseUrl + url.pathname.slice('/v1'.length), init);
    throw new Error(`A test must not reach ${url.host}.`);
  };
  return outside;
}

function failed(kind: Fault, res: ServerResponse): void {
  if (kind === 'unavailable') send(res, { error: { message: 'overloaded' } }, 503);
  if (kind === 'bad-key') send(res, { error: { message: 'Incorrect API key provided: sk-secret' } }, 401);
  if (kind === 'empty') send(res, {});
  if (kind === 'not-json') res.writeHead(200, { 'content-type': 'application/json' }).end('{"output":[');
}

function fromResponses(body: Record<string, unknown>): AgentInputItem[] {
  return (body.input as ResponsesItem[]).map((item): AgentInputItem => {
    if (item.type === 'function_call') return toolCall(item.call_id!, item.name!, item.arguments!);
    if (item.type === 'function_call_output') return toolResult(item.call_id!, textOf(item.output));
    return item.role === 'assistant'
      ? assistant(textOf(item.content))
      : { role: 'user', content: withoutStamp(textOf(item.content)) };
  });
}

function fromChat(body: Record<string, unknown>): AgentInputItem[] {
  return (body.messages as ChatMessage[]).flatMap((message): AgentInputItem[] => {
    const text = textOf(message.content);
    if (message.role === 'user') return [{ role: 'user', content: withoutStamp(text) }];
    if (message.role === 'tool') return [toolResult(message.tool_call_id!, text)];
    if (message.role !== 'assistant') return [];
    const calls = (message.tool_calls ?? []).map((call) =>
      toolCall(call.id, call.function.name, call.function.arguments),
    );
    return text ? [...calls, assistant(text)] : calls;
  });
}

type Answer = Awaited<ReturnType<OfflineModel['getResponse']>>;

function responsesAnswer({ output }: Answer, { model }: Record<string, unknown>): object {
  const zero = { cached_tokens: 0 };
  return {
    id: 'resp_1',
    object: 'response',
    created_at: 0,
    status: 'completed',
    model,
    output: output.flatMap((item) => {
      if (item.type === 'function_call')
        return {
          type: 'function_call',
          id: `fc_${item.callId}`,
          call_id: item.callId,
          name: item.name,
          arguments: argumentsAsSaid(item.name, item.arguments),
          status: 'completed',
        };
      const content = [{ type: 'output_text', text: wordsOf(item), annotations: [] }];
      return { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content };
    }),
    usage: {
      input_tokens: 1,
      output_tokens: 1,
      total_tokens: 2,
      input_tokens_details: zero,
      output_tokens_details: {},
    },
  };
}

function chatAnswer({ output }: Answer, { model }: Record<string, unknown>): object {
  const calls = output.flatMap((item) =>
    item.type === 'function_call'
      ? [
          {
            id: item.callId,
            type: 'function',
            function: { name: item.name, arguments: argumentsAsSaid(item.name, item.arguments) },
          },
        ]
      : [],
  );
  const said = output.map(wordsOf).join('');
  const message = { role: 'assistant', content: said || null, ...(calls.length > 0 ? { tool_calls: calls } : {}) };
  const choice = { index: 0, message, finish_reason: calls.length > 0 ? 'tool_calls' : 'stop' };
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
  return { id: 'chat_1', object: 'chat.completion', created: 0, model, choices: [choice], usage };
}

function wordsOf(item: Answer['output'][number]): string {
  if (item.type !== 'message' || item.role !== 'assistant') return '';
  return item.content.map((part) => (part.type === 'output_text' ? part.text : '')).join('');
}

function textOf(content: string | { text: string }[] | undefined | null): string {
  if (Array.isArray(content)) return content.map((part) => part.text).join('');
  return content ?? '';
}

function toolCall(callId: string, name: string, args: string): AgentInputItem {
  return { type: 'function_call', callId, name, arguments: argumentsAsMeant(name, args), status: 'completed' };
}

function toolResult(callId: string, text: string): AgentInputItem {
  return {
    type: 'function_call_result',
    callId,
    name: '',
    status: 'completed',
    output: { type: 'text', text: resultAsGiven(text) },
  };
}

function assistant(text: string): AgentInputItem {
  return { type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text }] };
}

function path(req: IncomingMessage): string {
  return (req.url ?? '').split('?')[0]!;
}

function send(res: ServerResponse, body: object, status = 200): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
