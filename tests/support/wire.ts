import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { TestContext } from 'node:test';

/** A server that answers as a script says, whatever form that is, on both APIs. */

export type Api = 'responses' | 'chat';

/** One answer as it goes over the wire. `body` is text, or a value to be written as JSON; a list of texts is written piece by piece. */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** After the body: `hang` keeps the connection open for ever, `cut` breaks it. */
  ends?: 'hang' | 'cut';
}

export interface Asked {
  api: Api;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: Record<string, unknown>;
}

export interface WireServer {
  /** Ends in `/v1`. */
  baseUrl: string;
  asked: Asked[];
}

/** Each request gets the next reply; the last one stays. Closed after the test. */
export async function wireServer(t: TestContext, replies: (Reply | ((asked: Asked) => Reply))[]): Promise<WireServer> {
  const asked: Asked[] = [];
  const server = createServer(async (req, res) => {
    const path = (req.url ?? '').split('?')[0]!;
    const body = req.method === 'GET' ? {} : ((await json(req)) as Record<string, unknown>);
    const one: Asked = { api: path.endsWith('/responses') ? 'responses' : 'chat', path, headers: req.headers, body };
    asked.push(one);
    const next = replies[Math.min(asked.length, replies.length) - 1] ?? {};
    const reply = typeof next === 'function' ? next(one) : next;
    const pieces = Array.isArray(reply.body) ? (reply.body as string[]) : [];
    const type = pieces.length > 0 ? 'text/event-stream' : 'application/json';
    res.writeHead(reply.status ?? 200, { 'content-type': type, ...reply.headers });
    for (const piece of pieces) res.write(piece);
    if (pieces.length === 0) res.write(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
    if (reply.ends === 'cut') setImmediate(() => res.destroy());
    else if (reply.ends !== 'hang') res.end();
  });
  // A connection that ends while it is idle fails the next request on a busy machine.
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked };
}

export interface Says {
  text?: string;
  calls?: { id?: unknown; name: string; arguments: unknown }[];
}

/** The texts of a request's parts, wherever its API has them. */
export function partsOf({ api, body }: Asked): {
  system: string;
  tools: Record<string, unknown>[];
  results: string[];
  users: string[];
} {
  const list = (api === 'chat' ? body.messages : body.input) as Record<string, unknown>[];
  const is = (role: string) => list.filter((item) => item.role === role).map(textOf);
  return {
    system: api === 'chat' ? is('system').join('') : String(body.instructions),
    tools: (body.tools as Record<string, unknown>[]).map(
      (tool) => (api === 'chat' ? tool.function : tool) as Record<string, unknown>,
    ),
    results:
      api === 'chat'
        ? is('tool')
        : list.filter((item) => item.type === 'function_call_output').map(({ output }) => textOf({ content: output })),
    users: is('user'),
  };
}

/** Does the request bring the model the results of its calls, and not the words of a person? */
export function endsInResult({ api, body }: Asked): boolean {
  const [last] = ((api === 'chat' ? body.messages : body.input) as { role?: string; type?: string }[]).slice(-1);
  return last?.role === 'tool' || last?.type === 'function_call_output';
}

function textOf({ content }: Record<string, unknown>): string {
  return Array.isArray(content)
    ? content.map((part: { text?: string }) => part.text ?? '').join('')
    : String(content ?? '');
}

/** A plain answer in the form of the API that was asked, streamed if that was asked for. */
export function plainly({ text, calls = [] }: Says): (asked: Asked) => Reply {
  return ({ api, body }) => {
    if (!body.stream) return { body: api === 'chat' ? chatBody(text, calls) : responsesBody(text, calls) };
    return { body: api === 'chat' ? chatEvents(text, calls) : responsesEvents(responsesBody(text, calls)) };
  };
}

function chatBody(text: string | undefined, calls: NonNullable<Says['calls']>) {
  const tool_calls = calls.map(({ id = `call_${++ids}`, name, arguments: args }) => ({
    ...(id === null ? {} : { id }),
    type: 'function',
    function: { name, arguments: asText(args) },
  }));
  const message = { role: 'assistant', content: text ?? null, ...(calls.length > 0 ? { tool_calls } : {}) };
  const choices = [{ index: 0, message, finish_reason: calls.length > 0 ? 'tool_calls' : 'stop' }];
  const usage = {
    prompt_tokens: 10,
    completion_tokens: 2,
    total_tokens: 12,
    prompt_tokens_details: { cached_tokens: 4 },
  };
  return { id: 'chat_1', object: 'chat.completion', created: 0, model: 'm', choices, usage };
}

function responsesBody(text: string | undefined, calls: NonNullable<Says['calls']>) {
  const said =
    text === undefined
      ? []
      : [
          {
            type: 'message',
            id: 'msg_1',
            role: 'assistant',
            status: 'completed',
            content: [{ type: 'output_text', text, annotations: [] }],
          },
        ];
  const called = calls.map(({ id = `call_${++ids}`, name, arguments: args }) => ({
    type: 'function_call',
    id: `fc_${++ids}`,
    ...(id === null ? {} : { call_id: id }),
    name,
    arguments: asText(args),
    status: 'completed',
  }));
  const usage = {
    input_tokens: 10,
    output_tokens: 2,
    total_tokens: 12,
    input_tokens_details: { cached_tokens: 4 },
    output_tokens_details: {},
  };
  return {
    id: 'resp_1',
    object: 'response',
    created_at: 0,
    status: 'completed',
    model: 'm',
    output: [...said, ...called],
    usage,
  };
}

let ids = 0;

/** Arguments are JSON text on the wire; what is text already goes as it is, so that a test can send what is none. */
function asText(args: unknown): unknown {
  return typeof args === 'object' && args !== null && !(args instanceof Raw)
    ? JSON.stringify(args)
    : args instanceof Raw
      ? args.value
      : args;
}

/** Arguments that go over the wire as this value and not as its JSON text. */
export class Raw {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

export const event = (data: unknown, name?: string): string =>
  `${name ? `event: ${name}\n` : ''}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

export function chunk(delta: object, finish: string | null = null): string {
  return event({
    id: 'chat_1',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'm',
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
}

function chatEvents(text: string | undefined, calls: NonNullable<Says['calls']>): string[] {
  const words = (text ?? '').match(/\S+\s*|\s+/gu) ?? [];
  const said = words.map((content) => chunk({ content }));
  const called = calls.flatMap(({ id = `call_${++ids}`, name, arguments: args }, index) => {
    const whole = String(asText(args) ?? '');
    const half = Math.ceil(whole.length / 2);
    return [
      chunk({
        tool_calls: [
          {
            index,
            ...(id === null ? {} : { id }),
            type: 'function',
            function: { name, arguments: whole.slice(0, half) },
          },
        ],
      }),
      chunk({ tool_calls: [{ index, function: { arguments: whole.slice(half) } }] }),
    ];
  });
  const usage = {
    prompt_tokens: 10,
    completion_tokens: 2,
    total_tokens: 12,
    prompt_tokens_details: { cached_tokens: 4 },
  };
  return [
    chunk({ role: 'assistant', content: '' }),
    ...said,
    ...called,
    chunk({}, calls.length > 0 ? 'tool_calls' : 'stop'),
    event({ id: 'chat_1', object: 'chat.completion.chunk', created: 0, model: 'm', choices: [], usage }),
    event('[DONE]'),
  ];
}

function responsesEvents(whole: ReturnType<typeof responsesBody>): string[] {
  let sequence_number = 0;
  const one = (type: string, more: object) => event({ type, sequence_number: sequence_number++, ...more }, type);
  const items = whole.output.flatMap((item, output_index) => {
    const added = one('response.output_item.added', {
      output_index,
      item: 'content' in item ? { ...item, content: [] } : { ...item, arguments: '' },
    });
    const done = one('response.output_item.done', { output_index, item });
    if ('content' in item) {
      const words = (item.content as { text: string }[])[0]!.text.match(/\S+\s*|\s+/gu) ?? [];
      return [
        added,
        ...words.map((delta) =>
          one('response.output_text.delta', { output_index, content_index: 0, item_id: item.id, delta }),
        ),
        done,
      ];
    }
    const text = String(item.arguments ?? '');
    const half = Math.ceil(text.length / 2);
    const args = [text.slice(0, half), text.slice(half)].map((delta) =>
      one('response.function_call_arguments.delta', { output_index, item_id: item.id, delta }),
    );
    return [
      added,
      ...args,
      one('response.function_call_arguments.done', { output_index, item_id: item.id, arguments: text }),
      done,
    ];
  });
  const begun = { ...whole, status: 'in_progress', output: [], usage: null };
  return [one('response.created', { response: begun }), ...items, one('response.completed', { response: whole })];
}
