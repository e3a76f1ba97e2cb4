import { computed, effect, signal } from '@preact/signals';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { barMiddle } from '../bar.ts';
import { timeOf } from '../core/day.ts';
import { Lazy } from '../core/lazy.ts';
import { addressOf, type Place, place } from '../core/views.ts';
import { Button } from '../kit/button.ts';
import { Icon, type IconName } from '../kit/icon.ts';
import { QuickAdd, suggest } from './add/quick-add.ts';
import { dueCount, isAnyKnown, knownTags } from './data/known.ts';
import { filters, followView, isChatShown, listing, load, shownIds } from './data/store.ts';
import { clearFilters, FilterBar, SearchField } from './filters.ts';
import { TaskList } from './list.ts';

/** The views of tasks, with the chat beside them; on a phone they are two tabs. */

const views = [
  { view: 'today', name: 'Today', icon: 'calendar' },
  { view: 'upcoming', name: 'Upcoming', icon: 'calendar-days' },
  { view: 'all', name: 'All', icon: 'inbox' },
  { view: 'done', name: 'Completed', icon: 'circle-check' },
] as const satisfies { view: Place['view']; name: string; icon: IconName }[];

const title = computed(() => {
  const { search } = filters.value;
  if (search.trim()) return `Results for “${search.trim()}”`;
  const here = place.value;
  return here.view === 'tag' ? `#${here.tag}` : (views.find(({ view }) => view === here.view)?.name ?? 'Today');
});

const chat = () => import('../chat/pane.ts').then((module) => module.ChatPane);

export function TasksPage() {
  useEffect(follow, []);
  const isWide = wide.value;
  return html`<div class="tasks-page ${isChatShown.value ? 'chat-shown' : ''}">
    <${Views} />
    <main id="main" tabindex="-1" class="board">
      <${Head} />
      <${QuickAdd} />
      ${isAnyKnown.value && html`<${FilterBar} />`}
      <${Content} />
    </main>
    <aside class="chat-side" aria-label="Chat" hidden=${!isWide && !isChatShown.value}>
      ${(isWide || isChatShown.value) && html`<${Lazy} load=${chat} />`}
    </aside>
    <nav class="sides" aria-label="Board and chat">
      <button type="button" aria-pressed=${!isChatShown.value} onClick=${() => (isChatShown.value = false)}>
        <${Icon} name="list-todo" />Board${dueCount.value > 0 && html` <span class="count">${dueCount.value}</span>`}
      </button>
      <button type="button" aria-pressed=${isChatShown.value} onClick=${() => (isChatShown.value = true)}>
        <${Icon} name="message-circle" />Chat
      </button>
    </nav>
  </div>`;
}

const wideQuery = matchMedia('(min-width: 1100px)');
const wide = signal(wideQuery.matches);
wideQuery.addEventListener('change', ({ matches }) => {
  wide.value = matches;
});

/** Everything that runs while tasks are shown. Keys, dragging and the palette come when nothing else is to do. */
function follow(): () => void {
  barMiddle.value = html`<${SearchField} />`;
  const stops = [
    followView(),
    effect(() => {
      const count = dueCount.value;
      document.title = `${count > 0 ? `(${count}) ` : ''}Actodo`;
      const { setAppBadge, clearAppBadge } = navigator as Partial<Navigator>;
      void (count > 0 ? setAppBadge : clearAppBadge)?.call(navigator, count)?.catch(() => {});
    }),
  ];
  let isLeft = false;
  // A key that is pressed before its meaning was loaded is not lost.
  const early: KeyboardEvent[] = [];
  const keep = (event: KeyboardEvent) => void early.push(event);
  addEventListener('keydown', keep);
  stops.push(() => removeEventListener('keydown', keep));
  const later = setTimeout(() => {
    void import('./keys/keys.ts').then(({ startKeys }) => {
      removeEventListener('keydown', keep);
      if (isLeft) return;
      stops.push(startKeys(early));
    });
    void import('./drag.ts').then(({ startDragging }) => isLeft || stops.push(startDragging()));
  }, 50);
  return () => {
    isLeft = true;
    clearTimeout(later);
    barMiddle.value = null;
    for (const stop of stops) stop();
  };
}

function Views() {
  const here = place.value;
  const current = (isHere: boolean) => (isHere ? 'page' : undefined);
  return html`<nav class="views" aria-label="Views">
    ${views.map(
      ({
        view,
        name,
        icon,
      }) => html`<a href=${addressOf({ view })} aria-current=${current(here.view === view)} data-view=${view}>
        <${Icon} name=${icon} /><span>${name}</span>
        ${view === 'today' && dueCount.value > 0 && html`<span class="count">${dueCount.value}<span class="unseen"> due</span></span>`}
      </a>`,
    )}
    ${knownTags.value.length > 0 && html`<h2 class="views-tags">Tags</h2>`}
    ${knownTags.value.slice(0, 30).map(
      (
        tag,
      ) => html`<a href=${addressOf({ view: 'tag', tag })} aria-current=${current(here.view === 'tag' && here.tag === tag)}>
        <${Icon} name="tag" /><bdi>${tag}</bdi>
      </a>`,
    )}
  </nav>`;
}

function Head() {
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  const here = JSON.stringify(place.value);
  // Whoever goes to another view hears its name.
  useEffect(() => {
    if (!isFirst.current) heading.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [here]);
  return html`<header class="board-head">
    <h1 ref=${heading} tabindex="-1"><bdi>${title.value}</bdi></h1>
    <span class="chat-button"><${Button} icon="message-circle" aria-pressed=${isChatShown.value} onClick=${() => (isChatShown.value = !isChatShown.value)}>Chat</${Button}></span>
  </header>`;
}

function Content() {
  const { state, refusal, asOf } = listing.value;
  if (state === 'loading') return html`<${Waiting} />`;
  if (state === 'failed')
    return html`<div class="listing-fault" role="alert">
        <p>${refusal?.message} ${asOf && shownIds.value.length > 0 && html`<span class="muted">As of ${timeOf(asOf)}.</span>`}</p>
        <${Button} icon="rotate-cw" onClick=${() => void load(shownIds.value.length === 0)}>Retry</${Button}>
      </div>
      ${shownIds.value.length > 0 && html`<div class="old-rows"><${TaskList} /></div>`}`;
  return shownIds.value.length > 0 ? html`<${TaskList} />` : html`<${Empty} />`;
}

/** Grey rows of the height that real ones have; they appear only when it takes a while. */
const Waiting = (): VNode =>
  html`<div class="skeleton" aria-hidden="true">${[70, 45, 60, 35, 55].map((width) => html`<span style=${{ width: `${width}%` }}></span>`)}</div>`;

const examples = [
  'Pay rent every month on the 31st',
  'Call the dentist tomorrow at 10 #health',
  'Finish the report by friday p1',
];

function Empty() {
  const { search, priority, tag, due } = filters.value;
  const isNarrowed = search.trim() !== '' || priority || tag || due;
  if (isNarrowed) {
    const what = [
      search.trim() && `“${search.trim()}”`,
      priority && `priority ${priority}`,
      tag && `tag ${tag}`,
      due && `due ${due}`,
    ];
    return html`<div class="empty">
      <p>No task matches ${what.filter(Boolean).join(' with ')}.</p>
      <${Button} onClick=${clearFilters}>Clear filters</${Button}>
    </div>`;
  }
  const { view } = place.value;
  if (view === 'done')
    return html`<div class="empty"><${Icon} name="circle-check" size=${32} /><p>Nothing completed yet. Finished tasks collect here.</p></div>`;
  if (view === 'upcoming')
    return html`<div class="empty"><${Icon} name="calendar-days" size=${32} /><p>Nothing planned. Give a task a date, such as “friday at 5”.</p></div>`;
  if (view === 'tag')
    return html`<div class="empty"><${Icon} name="tag" size=${32} /><p>No open task has this tag.</p></div>`;
  if (view === 'today' && isAnyKnown.value)
    return html`<div class="empty">
      <${Icon} name="circle-check" size=${32} />
      <p>Nothing due today.</p>
      <p><a href=${addressOf({ view: 'upcoming' })}>See what is next</a></p>
    </div>`;
  return html`<div class="empty">
    <p>Your list is empty. Write the first task above, or tell the chat.</p>
    <ul class="examples">
      ${examples.map((each) => html`<li><button type="button" class="example" onClick=${() => suggest(each)}>${each}</button></li>`)}
    </ul>
  </div>`;
}
