import { Rejected } from '../../errors.ts';
import { Problem } from '../problem.ts';
import { actionEvents, clickRow } from './actions.ts';
import { type Asking, conversationId } from './asking.ts';
import { fingerprintOf, saidIn, timezoneIn } from './message.ts';
import type { ChatKitRequest, Operation } from './requests.ts';
import type { ChatKitEvent } from './shapes.ts';
import { inBand } from './stream.ts';
import { deleteThread, getThread, listItems, listThreads, rateItems, renameThread } from './thread-operations.ts';

/** One JSON object, or a stream. */
export type ChatKitResult = { json: object } | { events: AsyncIterable<ChatKitEvent> };

/** Answers one operation. Throws `Rejected` or `Problem` for those that answer JSON; streams tell what is wrong themselves. */
export async function answerChatKit(asking: Asking, request: ChatKitRequest): Promise<ChatKitResult> {
  switch (request.type) {
    case 'threads.list':
      return { json: await listThreads(asking, request) };
    case 'threads.get_by_id':
      return { json: await getThread(asking, request) };
    case 'threads.update':
      return { json: await renameThread(asking, request) };
    case 'threads.delete':
      return { json: await deleteThread(asking, request) };
    case 'items.list':
      return { json: await listItems(asking, request) };
    case 'items.feedback':
      return { json: await rateItems(asking, request) };
    case 'threads.sync_custom_action':
      return { json: await syncAction(asking, request) };
    case 'attachments.create':
    case 'attachments.delete':
    case 'input.transcribe':
      throw new Problem(501, 'unsupported', 'Files and speech are not taken here; send text.');
    default:
      return { events: inBand(eventsOf(asking, request), asking.deps.log) };
  }
}

type Streamed = Operation<
  | 'threads.create'
  | 'threads.add_user_message'
  | 'threads.add_client_tool_output'
  | 'threads.add_structured_input'
  | 'threads.retry_after_item'
  | 'threads.custom_action'
>;

async function* eventsOf(asking: Asking, request: Streamed): AsyncGenerator<ChatKitEvent> {
  switch (request.type) {
    case 'threads.create':
    case 'threads.add_user_message':
      return yield* messageEvents(asking, request);
    case 'threads.retry_after_item':
      return yield* retryEvents(asking, request);
    case 'threads.custom_action':
      return yield* actionEvents(asking, request);
    default:
      // Our agent calls no tool of a client and asks nothing by forms, so no item of a thread can wait for this.
      await asking.threads.get(asking.userId, conversationId(request.params.thread_id));
      throw new Rejected('invalid', 'Nothing in this conversation waits for that.');
  }
}

async function* messageEvents(
  asking: Asking,
  request: Operation<'threads.create'> | Operation<'threads.add_user_message'>,
): AsyncGenerator<ChatKitEvent> {
  const { params, metadata } = request;
  const { message, composed } = saidIn(params.input);
  const thread = 'thread_id' in params ? { conversation_id: conversationId(params.thread_id) } : {};
  const said = { message, ...thread, ...timezoneIn(metadata) };
  const options = { fingerprint: fingerprintOf(request, asking.frame), ...(composed && { composed }) };
  yield* asking.turn('thread_id' in params ? 'message' : 'thread', said, options);
}

/** An unknown item is nothing to answer: an empty stream, as of the reference server. */
async function* retryEvents(
  asking: Asking,
  { params }: Operation<'threads.retry_after_item'>,
): AsyncGenerator<ChatKitEvent> {
  const id = conversationId(params.thread_id);
  await asking.threads.get(asking.userId, id);
  const item = await asking.items.find(asking.userId, id, params.item_id);
  if (!item) return;
  if (item.role !== 'user') throw new Rejected('invalid', 'Only a message of yours can be answered again.');
  yield* asking.turn('retry', { message: item.text, conversation_id: id }, { again: item.turnId });
}

async function syncAction(
  asking: Asking,
  { params }: Operation<'threads.sync_custom_action'>,
): Promise<{ updated_item?: object }> {
  const widget = await asking.widget(params.thread_id, params.item_id);
  if (!widget) throw new Rejected('invalid', 'item_id must name a widget of this conversation.');
  return { updated_item: await asking.drawn(await clickRow(asking, widget, params.action)) };
}
