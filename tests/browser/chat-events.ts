import type { ChatEvent, Item, Thread, WidgetNode } from '../../src/web/chat/protocol/wire.ts';
import type { Operation, Reply } from './chat-front.ts';

/** What a scripted server says, in few words. */

const created_at = '2026-11-29T10:00:00Z';

export const thread = (id = '1', title?: string): Thread => ({
  id,
  created_at,
  ...(title && { title }),
  status: { type: 'active' },
  items: { data: [], has_more: false },
});

export const said = (id: string, text: string): Item => ({
  id,
  thread_id: '1',
  created_at,
  type: 'user_message',
  content: [{ type: 'input_text', text }],
});

export const answered = (id: string, text: string): Item => ({
  id,
  thread_id: '1',
  created_at,
  type: 'assistant_message',
  content: [{ type: 'output_text', text, annotations: [] }],
});

export const widget = (id: string, root: WidgetNode): Item => ({
  id,
  thread_id: '1',
  created_at,
  type: 'widget',
  widget: root,
});

export const delta = (item_id: string, text: string): ChatEvent => ({
  type: 'thread.item.updated',
  item_id,
  update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text },
});

export const done = (item: Item): ChatEvent => ({ type: 'thread.item.done', item });
export const begun = (item: Item): ChatEvent => ({ type: 'thread.item.added', item });

/** The text of a message that is sent. */
export function textIn({ params }: Operation): string {
  return (params.input as { content: { text: string }[] }).content[0]?.text ?? '';
}

/** What comes before an answer: the thread if it is new, the message, and whether it can be stopped. */
export function beginTurn(operation: Operation, reply: Reply, id = 'u1'): void {
  if (operation.type === 'threads.create') reply.event({ type: 'thread.created', thread: thread() });
  if (operation.params.input) reply.event(done(said(id, textIn(operation))));
  reply.event({ type: 'stream_options', stream_options: { allow_cancel: true } });
}

/** A whole turn at once. */
export function wholeTurn(operation: Operation, reply: Reply, ...items: Item[]): true {
  beginTurn(operation, reply);
  for (const item of items) reply.event(done(item));
  reply.end();
  return true;
}

/** Answers of the reading operations over one list of items, oldest first. */
export function reads(operation: Operation, reply: Reply, items: Item[], title = 'Groceries'): boolean {
  const { type, params } = operation;
  if (type === 'threads.list') reply.json({ data: [thread('1', title)], has_more: false });
  else if (type === 'threads.get_by_id') reply.json(thread('1', title));
  else if (type === 'items.list') {
    const newest = items.toReversed();
    const start = params.after ? newest.findIndex(({ id }) => id === params.after) + 1 : 0;
    const data = newest.slice(start, start + (params.limit as number));
    const has_more = start + data.length < newest.length;
    reply.json({ data, has_more, ...(has_more && { after: data.at(-1)?.id }) });
  } else return false;
  return true;
}
