import Type, { type Static, type TSchema } from 'typebox';
import { check } from '../../domain/validate.ts';
import { Rejected } from '../../errors.ts';

/** What ChatKit's client asks: 16 operations. Keys that are not known are let through, as the reference server does. */

const threadId = Type.String({ description: 'The conversation id as a string' });
const itemId = Type.String();
const order = Type.Optional(Type.Unsafe<'asc' | 'desc'>({ enum: ['asc', 'desc'], description: 'Default desc' }));
const page = {
  limit: Type.Optional(Type.Integer({ description: '0 or none: 20' })),
  order,
  after: Type.Optional(Type.String({ description: 'The id of the last record of the page before' })),
};

const Text = Type.Object({ type: Type.Literal('input_text'), text: Type.String() });
const Tag = Type.Object({
  type: Type.Literal('input_tag'),
  id: Type.String(),
  text: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
  group: Type.Optional(Type.String()),
  interactive: Type.Optional(Type.Boolean()),
});
export const InferenceOptions = Type.Object({
  tool_choice: Type.Optional(Type.Object({ id: Type.String() })),
  model: Type.Optional(Type.String()),
});
export const UserContent = Type.Union([Text, Tag]);
export const UserMessageInput = Type.Object({
  content: Type.Array(UserContent),
  attachments: Type.Optional(Type.Array(Type.String())),
  quoted_text: Type.Optional(Type.String({ maxLength: 10_000 })),
  inference_options: Type.Optional(InferenceOptions),
});
export type UserMessageInput = Static<typeof UserMessageInput>;

const Action = Type.Object({ type: Type.String(), payload: Type.Optional(Type.Unknown()) });
export type Action = Static<typeof Action>;
const action = { thread_id: threadId, item_id: Type.Optional(itemId), action: Action };
const Submission = Type.Object({
  status: Type.Optional(Type.Unsafe<'answered' | 'skipped'>({ enum: ['answered', 'skipped'] })),
  answers: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Object({
        values: Type.Optional(Type.Array(Type.String())),
        skipped: Type.Optional(Type.Boolean()),
      }),
    ),
  ),
});

const operation = <const T extends string, P extends Record<string, TSchema>>(type: T, params: P) =>
  Type.Object({
    type: Type.Literal(type),
    params: Type.Object(params),
    metadata: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  });

const operations = [
  operation('threads.create', { input: UserMessageInput }),
  operation('threads.add_user_message', { thread_id: threadId, input: UserMessageInput }),
  operation('threads.add_client_tool_output', { thread_id: threadId, result: Type.Unknown() }),
  operation('threads.add_structured_input', { thread_id: threadId, item_id: itemId, input: Submission }),
  operation('threads.retry_after_item', { thread_id: threadId, item_id: itemId }),
  operation('threads.custom_action', action),
  operation('threads.sync_custom_action', action),
  operation('threads.get_by_id', { thread_id: threadId }),
  operation('threads.list', page),
  operation('threads.update', { thread_id: threadId, title: Type.String() }),
  operation('threads.delete', { thread_id: threadId }),
  operation('items.list', { thread_id: threadId, ...page }),
  operation('items.feedback', {
    thread_id: threadId,
    item_ids: Type.Array(itemId),
    kind: Type.Unsafe<'positive' | 'negative'>({ enum: ['positive', 'negative'] }),
  }),
  operation('attachments.create', {
    name: Type.String(),
    size: Type.Integer({ minimum: 0 }),
    mime_type: Type.String(),
  }),
  operation('attachments.delete', { attachment_id: Type.String() }),
  operation('input.transcribe', { audio_base64: Type.String(), mime_type: Type.String() }),
] as const;

export const ChatKitRequest = Type.Union([...operations]);
export type ChatKitRequest = Static<(typeof operations)[number]>;
/** The request of one operation. */
export type Operation<T extends ChatKitRequest['type']> = Extract<ChatKitRequest, { type: T }>;

const byType = new Map<string, TSchema>(operations.map((each) => [each.properties.type.const, each]));

/** Throws `Rejected('invalid')` for an unknown operation and for what an operation misses. */
export function readRequest(body: Record<string, unknown>): ChatKitRequest {
  const schema = byType.get(String(body.type));
  if (!schema) throw new Rejected('invalid', `type must be one of ${[...byType.keys()].join(', ')}.`);
  return check(schema, withoutNulls(body), `The request ${body.type}`) as ChatKitRequest;
}

/** What is somebody's own data stays as it is. */
const ownData = new Set(['payload', 'result', 'data', 'metadata']);

/** An optional field that is `null` is absent. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => inner !== null || key === 'result')
      .map(([key, inner]) => [key, ownData.has(key) ? inner : withoutNulls(inner)]),
  );
}
