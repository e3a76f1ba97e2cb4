import { Rejected } from '../../errors.ts';
import { type Asking, conversationId } from './asking.ts';
import { pageOf, threadItem, threadOf } from './items.ts';
import type { Operation } from './requests.ts';
import type { ItemPage, Thread } from './shapes.ts';

/** Operations on threads that answer JSON. All throw `Rejected('not_found')` for a thread that is not the user's. */

const usualPage = 20;
const mostThreads = 1000;
const mostItems = 500;

/** A client that asks for 9,999 wants all; it gets as many as one answer holds. */
const sizeOf = (limit: number | undefined, most: number) =>
  limit === undefined || limit <= 0 ? usualPage : Math.min(limit, most);

export async function listThreads({ threads, userId }: Asking, { params }: Operation<'threads.list'>) {
  const { limit, after, order = 'desc' } = params;
  const before = after === undefined ? {} : { after: /^\d{1,15}$/.test(after) ? Number(after) : 0 };
  return pageOf(await threads.list(userId, { ...before, order, limit: sizeOf(limit, mostThreads) }), (thread) =>
    threadOf(thread),
  );
}

export async function getThread(asking: Asking, { params }: Operation<'threads.get_by_id'>): Promise<Thread> {
  const { threads, items, userId } = asking;
  const thread = await threads.get(userId, conversationId(params.thread_id));
  const when = await asking.when();
  const page = await items.list(userId, thread.id, { limit: mostItems, order: 'asc' });
  return threadOf(
    thread,
    pageOf(page, (item) => threadItem(item, when)),
  );
}

export async function listItems(asking: Asking, { params }: Operation<'items.list'>): Promise<ItemPage> {
  const { thread_id, limit, after, order = 'desc' } = params;
  const when = await asking.when();
  const page = { after, order, limit: sizeOf(limit, mostItems) };
  return pageOf(await asking.items.list(asking.userId, conversationId(thread_id), page), (item) =>
    threadItem(item, when),
  );
}

export async function renameThread(asking: Asking, { params }: Operation<'threads.update'>): Promise<Thread> {
  return threadOf(await asking.threads.rename(asking.userId, conversationId(params.thread_id), params.title));
}

/** A thread that is gone is deleted, whoever asks. */
export async function deleteThread(asking: Asking, { params }: Operation<'threads.delete'>): Promise<object> {
  try {
    await asking.threads.remove(asking.userId, conversationId(params.thread_id));
  } catch (error) {
    if (!(error instanceof Rejected && error.code === 'not_found')) throw error;
  }
  return {};
}

export async function rateItems(asking: Asking, { params }: Operation<'items.feedback'>): Promise<object> {
  const { thread_id, item_ids, kind } = params;
  await asking.items.rate(asking.userId, conversationId(thread_id), item_ids, kind);
  return {};
}
