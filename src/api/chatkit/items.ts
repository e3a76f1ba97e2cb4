import type { ShownItem } from '../../agent/threads/items.ts';
import type { Thread as Conversation, Page } from '../../agent/threads/threads.ts';
import type { Db } from '../../db/database.ts';
import { readSettings } from '../../db/settings-queries.ts';
import { settingsOf } from '../../domain/user.ts';
import type { When } from '../../language/calendar.ts';
import type { ItemPage, Thread, ThreadItem } from './shapes.ts';
import { widgetOf } from './widgets.ts';

/** From what is stored to ChatKit's items and threads. */

/** The user's clock and calendar, by which widgets speak of days. */
export async function whenOf(db: Db, userId: string): Promise<When> {
  const { timezone, locale } = settingsOf(await readSettings(db, userId));
  return { now: new Date(), zone: timezone, locale };
}

export function threadItem(item: ShownItem, when: When): ThreadItem {
  const common = { id: item.id, thread_id: String(item.threadId), created_at: item.createdAt.toISOString() };
  switch (item.role) {
    case 'user': {
      const { content, quoted_text, inference_options = {} } = item.composed ?? {};
      return {
        ...common,
        type: 'user_message',
        content: (content ?? [{ type: 'input_text', text: item.text }]) as never,
        attachments: [],
        ...(quoted_text === undefined ? {} : { quoted_text }),
        inference_options,
      };
    }
    case 'assistant':
      return { ...common, type: 'assistant_message', content: [outputText(item.text)] };
    case 'widget':
      return { ...common, type: 'widget', widget: widgetOf(item.widget, item.text, when), copy_text: item.text };
  }
}

export function outputText(text: string) {
  return { type: 'output_text' as const, text, annotations: [] };
}

export const noItems: ItemPage = { data: [], has_more: false };

export function threadOf({ id, title, createdAt }: Conversation, items: ItemPage = noItems): Thread {
  return {
    id: String(id),
    created_at: createdAt.toISOString(),
    ...(title === null ? {} : { title }),
    status: { type: 'active' },
    metadata: {},
    items,
  };
}

/** A page as the protocol has it; `after` stands where there is more. */
export function pageOf<T, Shown>({ entries, more }: Page<T>, shown: (entry: T) => Shown & { id: string }) {
  const data = entries.map(shown);
  const last = data.at(-1);
  return { data, has_more: more, ...(more && last ? { after: last.id } : {}) };
}
