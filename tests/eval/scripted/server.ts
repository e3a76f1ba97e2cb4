import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { eventsOf } from './events.ts';
import type { Api, Form, Json, Reply, WireCall, WireSays } from './forms.ts';
import type { Call, Says } from './oracle.ts';

/** A loopback server of both APIs that answers what the oracle says, in the form of the moment. */
export interface ScriptedServer {
  /** Ends in `/v1`. */
  baseUrl: string;
  /** What the next requests are answered with: calls first, then the sentence. */
  say(says: Says, form: Form): void;
  close(): void;
}

export async function scriptedServer(): Promise<ScriptedServer> {
  let answers: ((api: Api) => Reply)[] = [];
  const server = createServer(async (req, res) => {
    const path = (req.url ?? '').split('?')[0];
    if (path === '/v1/models') return send(res, { status: 200, body: { object: 'list', data: [{ id: 'scripted' }] } });
    const { stream } = (await json(req)) as Json;
    // Whoever asks once more than there are calls and a sentence hears the sentence again.
    const next = answers.length > 1 ? answers.shift() : answers[0];
    const api = path === '/v1/responses' ? 'responses' : 'chat';
    const reply = next!(api);
    if (!stream || typeof reply.body === 'string' || reply.status !== 200) return send(res, reply);
    res.writeHead(200, { 'content-type': 'text/event-stream' }).end(eventsOf(api, reply.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    say: (says, form) => {
      answers = answersOf(says, form);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answersOf(meant: Says, form: Form): ((api: Api) => Reply)[] {
  const says = form.says?.(meant) ?? meant;
  const sentence = (api: Api) => reply({ text: says.text, calls: [] }, { ...says, calls: [] }, form, api);
  if (says.calls.length === 0) return [sentence];
  const answers = (says.look ? [[says.look], says.calls] : [says.calls]).map((calls, round) => {
    const plain = calls.map((call, at) => wireOf(call, `call_${round}_${at}`));
    const bent = form.calls?.(plain) ?? plain;
    return (api: Api) => reply({ text: '', calls: bent }, { ...says, calls }, form, api);
  });
  return [...firstOf(form, says), ...answers, sentence];
}

function wireOf(call: Call, id: string): WireCall {
  return { id, type: 'function', name: call.name, arguments: JSON.stringify(call.arguments) };
}

function firstOf({ first }: Form, says: Says): ((api: Api) => Reply)[] {
  if (!first) return [];
  if ('reply' in first) return [() => first.reply];
  return [(api) => ({ status: 200, body: bodyOf(first.says(says), api) })];
}

function reply(wire: WireSays, says: Says, form: Form, api: Api): Reply {
  const body = bodyOf(wire, api);
  return { status: 200, body: form.body?.(body, says) ?? body };
}

function bodyOf(says: WireSays, api: Api): Json {
  return api === 'chat' ? chatBody(says) : responsesBody(says);
}

function chatBody({ text, calls }: WireSays): Json {
  const tool_calls = calls.map(({ name, arguments: args, ...call }) => ({
    type: 'function',
    ...call,
    function: { name, arguments: args },
  }));
  const said = { role: 'assistant', content: text || null, ...(calls.length > 0 ? { tool_calls } : {}) };
  const finish_reason = calls.length > 0 ? 'tool_calls' : 'stop';
  const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 };
  return {
    id: 'chat_1',
    object: 'chat.completion',
    created: 0,
    model: 'scripted',
    choices: [{ index: 0, message: said, finish_reason }],
    usage,
  };
}

function responsesBody({ text, calls }: WireSays): Json {
  const items = calls.map(({ id, name, arguments: args }, at) => ({
    type: 'function_call',
    id: `fc_${at}`,
    call_id: id,
    name,
    arguments: args,
    status: 'completed',
  }));
  const content = [{ type: 'output_text', text, annotations: [] }];
  const said = { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content };
  return {
    id: 'resp_1',
    object: 'response',
    created_at: 0,
    status: 'completed',
    model: 'scripted',
    output: text === '' ? items : [said, ...items],
    usage: {
      input_tokens: 100,
      output_tokens: 10,
      total_tokens: 110,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens_details: { reasoning_tokens: 0 },
    },
  };
}

function send(res: ServerResponse, { status, headers = {}, body }: Reply): void {
  const isText = typeof body === 'string';
  res.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
  res.end(isText ? body : JSON.stringify(body));
}
