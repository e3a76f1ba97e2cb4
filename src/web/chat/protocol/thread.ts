import { updatedWidget } from './widget.ts';
import type { Answer, AnswerContent, ChatEvent, Item, Thread, Update } from './wire.ts';

/** What a chat shows of one thread, and how events change it. Every function answers a new value or, where nothing changed, the old one. */

export interface Trouble {
  code: string;
  message?: string;
  allowRetry: boolean;
}

export interface Notice {
  level: string;
  message: string;
  title?: string;
}

export interface ThreadState {
  thread?: Thread;
  /** Oldest first. */
  items: readonly Item[];
  /** The item that is still being written. */
  writing?: string;
  allowCancel: boolean;
  progress?: { text: string; icon?: string };
  trouble?: Trouble;
  notices: readonly Notice[];
}

export const emptyThread: ThreadState = { items: [], allowCancel: true, notices: [] };

export function applied(state: ThreadState, event: ChatEvent): ThreadState {
  switch (event.type) {
    case 'thread.created':
    case 'thread.updated':
      return { ...state, thread: { ...event.thread, items: { data: [], has_more: false } } };
    case 'thread.item.added':
      return { ...state, items: withItem(state.items, event.item), writing: event.item.id, progress: undefined };
    case 'thread.item.updated':
      return itemUpdated(state, event.item_id, event.update);
    case 'thread.item.done':
      return { ...written(state, event.item.id), items: withItem(state.items, event.item), progress: undefined };
    case 'thread.item.replaced':
      return { ...written(state, event.item.id), items: withItem(state.items, event.item) };
    case 'thread.item.removed':
      return { ...written(state, event.item_id), items: state.items.filter(({ id }) => id !== event.item_id) };
    case 'stream_options':
      return { ...state, allowCancel: event.stream_options.allow_cancel };
    case 'progress_update':
      return { ...state, progress: { text: event.text, icon: event.icon } };
    case 'error':
      return {
        ...state,
        progress: undefined,
        trouble: { code: event.code, message: event.message, allowRetry: event.allow_retry },
      };
    case 'notice':
      return {
        ...state,
        notices: [...state.notices, { level: event.level, message: event.message, title: event.title }],
      };
    default:
      // An effect of the page that nobody listens to, or an event of a newer server.
      return state;
  }
}

function written(state: ThreadState, id: string): ThreadState {
  return state.writing === id ? { ...state, writing: undefined } : state;
}

/** The items with this one in its old place, or at the end. */
export function withItem(items: readonly Item[], item: Item): readonly Item[] {
  const place = items.findIndex(({ id }) => id === item.id);
  return place < 0 ? [...items, item] : items.with(place, item);
}

function itemUpdated(state: ThreadState, id: string, update: Update): ThreadState {
  const place = state.items.findIndex((item) => item.id === id);
  const item = state.items[place];
  if (!item) return state;
  const changed = updatedItem(item, update);
  return changed === item ? state : { ...state, items: state.items.with(place, changed) };
}

function updatedItem(item: Item, update: Update): Item {
  switch (item.type) {
    case 'assistant_message':
      return updatedAnswer(item, update);
    case 'widget': {
      const widget = updatedWidget(item.widget, update);
      return widget === item.widget ? item : { ...item, widget };
    }
    case 'workflow': {
      if (update.type !== 'workflow.task.added' && update.type !== 'workflow.task.updated') return item;
      const tasks = [...item.workflow.tasks];
      tasks.splice(update.task_index, update.type === 'workflow.task.added' ? 0 : 1, update.task);
      return { ...item, workflow: { ...item.workflow, tasks } };
    }
    case 'generated_image':
      return update.type === 'generated_image.updated'
        ? { ...item, image: update.image, progress: update.progress }
        : item;
    default:
      return item;
  }
}

function updatedAnswer(item: Answer, update: Update): Answer {
  switch (update.type) {
    case 'assistant_message.content_part.added':
    case 'assistant_message.content_part.done':
      return withPart(item, update.content_index, () => update.content);
    case 'assistant_message.content_part.text_delta':
      return withPart(item, update.content_index, (part) => ({ ...part, text: part.text + update.delta }));
    case 'assistant_message.content_part.annotation_added':
      return withPart(item, update.content_index, (part) => {
        const place = update.annotation_index ?? part.annotations.length;
        return { ...part, annotations: part.annotations.toSpliced(place, 0, update.annotation) };
      });
    default:
      return item;
  }
}

/** More parts than an answer can have: an index from outside must not make a list of millions. */
const mostParts = 1000;

/** A part may be changed that was never added: empty ones are put before it. */
function withPart(item: Answer, index: number, change: (part: AnswerContent) => AnswerContent): Answer {
  if (!Number.isInteger(index) || index < 0 || index >= mostParts) return item;
  const content = [...item.content];
  while (content.length <= index) content.push({ type: 'output_text', text: '', annotations: [] });
  content[index] = change(content[index]!);
  return { ...item, content };
}
