import type { Api, Json } from './forms.ts';

/** Characters of one piece of a text that is streamed. */
const pieceLength = 9;

/** The same answer as a stream of server-sent events, in pieces as models write them. */
export function eventsOf(api: Api, body: Json): string {
  return api === 'chat' ? chatEvents(body) : responsesEvents(body);
}

const event = (data: unknown, name?: string) =>
  `${name === undefined ? '' : `event: ${name}\n`}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

function chatEvents({ choices, usage, ...rest }: Json): string {
  const [{ message, finish_reason }] = choices as [{ message: Json; finish_reason: string }];
  const { content, tool_calls, reasoning_content } = message;
  const chunk = (delta: Json, finish: string | null = null) =>
    event({ ...rest, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] });
  return [
    chunk({ role: 'assistant' }),
    ...(reasoning_content === undefined
      ? []
      : pieces(reasoning_content).map((text) => chunk({ reasoning_content: text }))),
    ...pieces(content).map((text) => chunk({ content: text })),
    ...((tool_calls as Json[] | undefined) ?? []).flatMap((call, index) =>
      callDeltas(call, index).map((delta) => chunk({ tool_calls: [delta] })),
    ),
    chunk({}, finish_reason),
    ...(usage === undefined ? [] : [event({ ...rest, object: 'chat.completion.chunk', choices: [], usage })]),
    event('[DONE]'),
  ].join('');
}

/** Arguments that are text come in pieces, others whole. */
function callDeltas({ function: said, ...call }: Json, index: number): Json[] {
  const { name, arguments: args } = said as Json;
  if (typeof args !== 'string') return [{ ...call, index, function: { name, arguments: args } }];
  return [
    { ...call, index, function: { name, arguments: '' } },
    ...pieces(args).map((piece) => ({ index, function: { arguments: piece } })),
  ];
}

function responsesEvents(body: Json): string {
  let sequence = 0;
  const named = (type: string, data: Json) => event({ type, sequence_number: sequence++, ...data }, type);
  const items = (body.output as Json[]).flatMap((item, output_index) => [
    named('response.output_item.added', { output_index, item: { ...item, arguments: '', content: [] } }),
    ...itemDeltas(item).map(([type, delta]) =>
      named(type, { output_index, item_id: item.id, content_index: 0, delta }),
    ),
    named('response.output_item.done', { output_index, item }),
  ]);
  return [
    named('response.created', { response: { ...body, status: 'in_progress', output: [] } }),
    ...items,
    named('response.completed', { response: body }),
  ].join('');
}

function itemDeltas(item: Json): [type: string, delta: unknown][] {
  if (item.type === 'message')
    return (item.content as Json[]).flatMap(({ text }) =>
      pieces(text).map((piece): [string, unknown] => ['response.output_text.delta', piece]),
    );
  if (typeof item.arguments !== 'string') return [];
  return pieces(item.arguments).map((piece) => ['response.function_call_arguments.delta', piece]);
}

/** A text in pieces of whole characters; anything else whole. */
function pieces(value: unknown): unknown[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'string') return [value];
  const characters = [...value];
  return Array.from({ length: Math.ceil(characters.length / pieceLength) }, (_, at) =>
    characters.slice(at * pieceLength, (at + 1) * pieceLength).join(''),
  );
}
