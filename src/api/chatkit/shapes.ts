import Type, { type Static } from 'typebox';
import { InferenceOptions, UserContent } from './requests.ts';

/** What is answered: threads, items, and the events of a stream. An optional field without a value is left out. */

const at = Type.String({ format: 'date-time' });
const common = { id: Type.String(), thread_id: Type.String(), created_at: at };

export const OutputText = Type.Object({
  type: Type.Literal('output_text'),
  text: Type.String({ description: 'Markdown' }),
  annotations: Type.Array(Type.Unknown(), { maxItems: 0 }),
});

const UserItem = Type.Object({
  ...common,
  type: Type.Literal('user_message'),
  content: Type.Array(UserContent),
  attachments: Type.Array(Type.Unknown(), { maxItems: 0 }),
  quoted_text: Type.Optional(Type.String()),
  inference_options: InferenceOptions,
});
const AssistantItem = Type.Object({
  ...common,
  type: Type.Literal('assistant_message'),
  content: Type.Array(OutputText),
});
const WidgetShape = Type.Object({
  ...common,
  type: Type.Literal('widget'),
  widget: Type.Object({ type: Type.Unsafe<'ListView' | 'Card'>({ enum: ['ListView', 'Card'] }) }),
  copy_text: Type.Optional(Type.String()),
});
export const ThreadItem = Type.Union([UserItem, AssistantItem, WidgetShape]);
export type ThreadItem = Static<typeof ThreadItem>;

const more = { has_more: Type.Boolean(), after: Type.Optional(Type.String()) };
export const ItemPage = Type.Object({ data: Type.Array(ThreadItem), ...more });
export type ItemPage = Static<typeof ItemPage>;

export const Thread = Type.Object({
  id: Type.String(),
  created_at: at,
  title: Type.Optional(Type.String()),
  status: Type.Object({ type: Type.Literal('active') }),
  metadata: Type.Object({}),
  items: ItemPage,
});
export type Thread = Static<typeof Thread>;
export const ThreadPage = Type.Object({ data: Type.Array(Thread), ...more });

/** An answer that is no stream. */
export const ChatKitAnswer = Type.Union([
  Thread,
  ThreadPage,
  ItemPage,
  Type.Object({ updated_item: Type.Optional(ThreadItem) }),
]);

const part = { content_index: Type.Integer({ minimum: 0 }) };
const Update = Type.Union([
  Type.Object({ type: Type.Literal('assistant_message.content_part.added'), ...part, content: OutputText }),
  Type.Object({ type: Type.Literal('assistant_message.content_part.text_delta'), ...part, delta: Type.String() }),
  Type.Object({ type: Type.Literal('assistant_message.content_part.done'), ...part, content: OutputText }),
]);

const itemId = Type.String();
export const ChatKitEvent = Type.Union([
  Type.Object({ type: Type.Literal('thread.created'), thread: Thread }),
  Type.Object({ type: Type.Literal('thread.item.added'), item: ThreadItem }),
  Type.Object({ type: Type.Literal('thread.item.updated'), item_id: itemId, update: Update }),
  Type.Object({ type: Type.Literal('thread.item.done'), item: ThreadItem }),
  Type.Object({ type: Type.Literal('thread.item.removed'), item_id: itemId }),
  Type.Object({ type: Type.Literal('thread.item.replaced'), item: ThreadItem }),
  Type.Object({
    type: Type.Literal('stream_options'),
    stream_options: Type.Object({ allow_cancel: Type.Boolean() }),
  }),
  Type.Object({ type: Type.Literal('progress_update'), icon: Type.Optional(Type.String()), text: Type.String() }),
  Type.Object({
    type: Type.Literal('error'),
    code: Type.String({
      description: 'custom: `message` is for the person; else a code that the client has words for',
    }),
    message: Type.Optional(Type.String()),
    allow_retry: Type.Boolean(),
  }),
  Type.Object({
    type: Type.Literal('notice'),
    level: Type.Unsafe<'info' | 'warning' | 'danger'>({ enum: ['info', 'warning', 'danger'] }),
    message: Type.String(),
  }),
]);
export type ChatKitEvent = Static<typeof ChatKitEvent>;
