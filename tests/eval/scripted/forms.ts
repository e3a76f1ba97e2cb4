import type { Call, Says } from './oracle.ts';

export type Api = 'chat' | 'responses';
export type Json = Record<string, unknown>;

/** A call on the wire, before a form has bent it. */
export interface WireCall {
  id?: unknown;
  type?: unknown;
  name: string;
  arguments: unknown;
}

/** An answer that is no answer of the model. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: string | Json;
}

/**
 * One odd way in which servers and models answer. Each leaves what is meant recognisable, so every turn of the table has to come out right.
 * What a form does not name is plain.
 */
export interface Form {
  name: string;
  /** Default both. */
  api?: Api;
  /** What the model means, in other words. */
  says?(says: Says): Says;
  calls?(calls: WireCall[]): WireCall[];
  /** The whole body of the answer. */
  body?(body: Json, says: Says): Json;
  /** Comes before the answer, once a turn that makes calls: a reply of the server, or an answer of the model. */
  first?: { reply: Reply } | { says(says: Says): WireSays };
}

export interface WireSays {
  text: string;
  calls: WireCall[];
}

const each = (bend: (call: WireCall, at: number) => WireCall) => (calls: WireCall[]) => calls.map(bend);
const withArguments = (bend: (args: Json, name: string) => unknown) =>
  each((call) => ({ ...call, arguments: bend(JSON.parse(String(call.arguments)), call.name) }));
const message = (body: Json) => (body.choices as { message: Json }[])[0]!.message;
const asWire = (call: Call, at: number): WireCall => ({
  id: `call_${at}`,
  name: call.name,
  arguments: JSON.stringify(call.arguments),
});
const withText =
  (text: string) =>
  (says: Says): Says => ({ ...says, text: `${text}${says.text}` });

/** Optional arguments that mean nothing when they are empty, as models fill them in. */
const empties: Record<string, Json> = {
  add_task: { description: null, priority: '', tags: null, due_date: '', reminders: null, recurrence: null },
  list_tasks: { search: '', priority: null, due_before: null, cursor: '' },
};

export const forms: Form[] = [
  { name: 'plain' },
  {
    name: 'content as parts',
    api: 'chat',
    body: (body) => {
      const said = message(body);
      if (typeof said.content === 'string') said.content = [{ type: 'text', text: said.content }];
      return body;
    },
  },
  { name: 'ids empty', calls: each((call) => ({ ...call, id: '' })) },
  { name: 'ids missing', calls: each(({ id: _, ...call }) => call) },
  { name: 'ids all the same', calls: each((call) => ({ ...call, id: 'call_0' })) },
  { name: 'ids null', calls: each((call) => ({ ...call, id: null })) },
  { name: 'calls without type', api: 'chat', calls: each((call) => ({ ...call, type: undefined })) },
  { name: 'arguments an object', calls: withArguments((args) => args) },
  { name: 'arguments in an array', calls: withArguments((args) => [args]) },
  {
    name: 'no arguments: empty text',
    calls: withArguments((args) => (Object.keys(args).length === 0 ? '' : JSON.stringify(args))),
  },
  {
    name: 'no arguments: absent',
    calls: withArguments((args) => (Object.keys(args).length === 0 ? undefined : JSON.stringify(args))),
  },
  {
    name: 'arguments that are empty and mean nothing',
    calls: withArguments((args, name) => JSON.stringify({ ...empties[name], ...args })),
  },
  {
    name: 'numbers and lists as text',
    calls: withArguments((args) =>
      JSON.stringify(
        Object.fromEntries(
          Object.entries(args).map(([field, value]) => [
            field,
            typeof value === 'number' ? String(value) : Array.isArray(value) ? JSON.stringify(value) : value,
          ]),
        ),
      ),
    ),
  },
  {
    name: 'a made-up user_id',
    calls: withArguments((args) => JSON.stringify({ user_id: 'user_123', ...args })),
  },
  {
    name: 'broken JSON first',
    first: {
      says: ({ calls }) => ({
        text: '',
        calls: calls.map(asWire).map((call) => ({ ...call, arguments: String(call.arguments).slice(0, -1) })),
      }),
    },
  },
  {
    name: 'an unknown tool first',
    first: {
      says: () => ({ text: '', calls: [{ id: 'call_w', name: 'get_weather', arguments: '{"city":"Berlin"}' }] }),
    },
  },
  { name: 'an empty answer first', first: { says: () => ({ text: '', calls: [] }) } },
  {
    name: '429 first',
    first: {
      reply: { status: 429, headers: { 'retry-after-ms': '5' }, body: { error: { message: 'Rate limit reached.' } } },
    },
  },
  { name: '502 in HTML first', first: { reply: { status: 502, body: '<html><body>Bad gateway</body></html>' } } },
  { name: 'no usage', body: ({ usage: _, ...body }) => body },
  { name: 'U+0000 and a lone surrogate', says: withText('a\u0000b\ud800c ') },
  { name: 'thoughts in the text', says: withText('<think>Delete #1? No, I should not.</think>\n') },
  {
    name: 'thoughts beside the text',
    api: 'chat',
    body: (body) => {
      message(body).reasoning_content = 'The user wants something.';
      return body;
    },
  },
  {
    name: 'calls as text',
    api: 'chat',
    body: (body, { calls }) => {
      const said = message(body);
      if (!said.tool_calls) return body;
      delete said.tool_calls;
      said.content = calls.map((call) => `<tool_call>\n${JSON.stringify(call)}\n</tool_call>`).join('\n');
      return body;
    },
  },
  {
    name: 'calls as text in doubled braces',
    api: 'chat',
    body: (body, { calls }) => {
      const said = message(body);
      if (!said.tool_calls) return body;
      delete said.tool_calls;
      said.content = calls.map((call) => `{${JSON.stringify(call)}}}`).join('\n');
      return body;
    },
  },
  {
    name: 'every add twice',
    says: ({ calls, ...says }) => ({
      ...says,
      calls: calls.flatMap((call) => (call.name === 'add_task' ? [call, call] : [call])),
    }),
  },
  {
    name: 'finish_reason stop behind calls',
    api: 'chat',
    body: (body) => {
      (body.choices as Json[])[0]!.finish_reason = 'stop';
      return body;
    },
  },
  {
    name: 'words beside calls',
    api: 'chat',
    body: (body) => {
      const said = message(body);
      if (said.tool_calls) said.content = 'One moment, I am on it.';
      return body;
    },
  },
];
