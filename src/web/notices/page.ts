import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { useAction } from '../core/asking/action.ts';
import { usePages } from '../core/asking/fetched.ts';
import { request } from '../core/calls.ts';
import { countedUnread, onFrame, unread } from '../core/live.ts';
import { dueText } from '../core/settings.ts';
import { Button } from '../kit/button.ts';
import { Icon } from '../kit/icon.ts';
import { showTask } from './link.ts';
import type { Notice, NoticePage } from './notice.ts';

async function readPage(cursor: string | undefined, signal: AbortSignal) {
  const query = cursor === undefined ? '' : `?cursor=${cursor}`;
  const page = await request<NoticePage>('GET', `~/notifications${query}`, undefined, { signal });
  return { items: page.notifications, next_cursor: page.next_cursor };
}

/** What the person was reminded of, the newest first. */
export function NoticesPage() {
  const list = usePages<Notice>(readPage);
  const action = useAction();
  // The reminder's frame and its row in the list are two deliveries; the list may be a moment behind.
  useEffect(() => onFrame(({ type }) => type === 'reminder' && setTimeout(list.reload, 1_000)), []);

  const mark = (ids?: string[]) =>
    action.run(async () => {
      const { read } = await request<{ read: number }>('POST', '~/notifications/read', ids ? { ids } : { all: true });
      countedUnread(ids ? unread.value - read : 0);
      const read_at = new Date().toISOString();
      list.change((items) =>
        items.map((each) =>
          !ids || ids.includes(each.reminder_id) ? { ...each, read_at: each.read_at ?? read_at } : each,
        ),
      );
    });

  const notices = list.items;
  const isAnyUnread = notices?.some(({ read_at }) => read_at === null);
  return html`<div class="notices">
    <header class="page-head">
      <h1>Notifications</h1>
      ${isAnyUnread && html`<${Button} icon="check-check" busy=${action.busy} onClick=${() => mark()}>Mark all as read</${Button}>`}
    </header>
    ${list.fault && html`<p class="wrong" role="alert">${list.fault} <${Button} onClick=${list.reload}>Retry</${Button}></p>`}
    ${action.fault && html`<p class="wrong" role="alert">${action.fault}</p>`}
    ${notices?.length === 0 && html`<${Empty} />`}
    <ul class="entries">
      ${notices?.map((notice) => html`<${Row} key=${notice.reminder_id} notice=${notice} busy=${action.busy} onRead=${() => mark([notice.reminder_id])} />`)}
    </ul>
    ${list.more && html`<div class="buttons"><${Button} busy=${list.busy} onClick=${list.more}>Show older ones</${Button}></div>`}
  </div>`;
}

function Row({ notice, busy, onRead }: { notice: Notice; busy: boolean; onRead: () => void }) {
  const { task_id, title, due_date, delivered_at, read_at } = notice;
  const open = (event: Event) => {
    event.preventDefault();
    if (!read_at) onRead();
    void showTask(notice);
  };
  return html`<li class="entry ${read_at ? '' : 'is-new'}">
    <div>
      <p>
        ${!read_at && html`<span class="badge-word">new</span> `}
        <a href="/?task=${task_id}" dir="auto" onClick=${open}>${title}</a>
      </p>
      <p class="hint">${due_date ? `Due: ${dueText(due_date)}. ` : ''}Reminded: ${dueText(delivered_at)}</p>
    </div>
    ${!read_at && html`<${Button} kind="quiet" icon="check" label=${`Mark as read: ${title}`} busy=${busy} onClick=${onRead} />`}
  </li>`;
}

function Empty() {
  return html`<div class="nothing">
    <${Icon} name="bell" size=${32} />
    <p>Nothing to remind you of yet. Give a task a date, or say "remind me 30 minutes before", and it shows up here.</p>
    <p><a href="#today">Go to today</a></p>
  </div>`;
}
