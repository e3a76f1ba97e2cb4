import { computed, effect } from '@preact/signals';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { timeOf } from '../core/settings.ts';
import { addressOf, barMiddle, type Place, place } from '../core/views.ts';
import { Button } from '../kit/button.ts';
import { Icon, type IconName } from '../kit/icon.ts';
import { QuickAdd, suggest } from './add/quick-add.ts';
import { dueCount, isAnyKnown, knownTags } from './data/known.ts';
import { waiting } from './data/outbox.ts';
import { filters, followView, listing, load, shownIds } from './data/store.ts';
import { followWaiting } from './data/writes.ts';
import { clearFilters, endSearch, FilterBar, SearchField } from './filters.ts';
import { startKeys } from './keys/keys.ts';
import { TaskList } from './list.ts';
import { ChatButton, ChatSide, chatWidth, Sides } from './sides.ts';

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

export function TasksPage({ end }: { end: VNode }) {
  // Keys are heard before there is a row to press them on.
  useLayoutEffect(follow, []);
  return html`<div class="tasks-page" style=${chatWidth()}>
    <${Views} />
    <main id="main" tabindex="-1" class="board">
      <${Head} />
      <${QuickAdd} />
      <${WaitingAdds} />
      ${isAnyKnown.value && html`<${FilterBar} />`}
      <${Content} />
      ${end}
    </main>
    <${ChatSide} />
    <${Sides} />
  </div>`;
}

/** Everything that runs while tasks are shown. Dragging, details and the palette come when nothing else is to do. */
function follow(): () => void {
  barMiddle.value = html`<${SearchField} />`;
  const stops = [
    startKeys(),
    followView(),
    effect(() => {
      if (listing.value.state === 'ready') followWaiting();
    }),
    effect(() => {
      const count = dueCount.value;
      document.title = `${count > 0 ? `(${count}) ` : ''}${title.value} - Actodo`;
      const { setAppBadge, clearAppBadge } = navigator as Partial<Navigator>;
      void (count > 0 ? setAppBadge : clearAppBadge)?.call(navigator, count)?.catch(() => {});
    }),
  ];
  const later = setTimeout(() => {
    void import('./drag.ts').then(({ startDragging }) => stops.push(startDragging()));
    void import('./print.ts').then(({ startPrinting }) => stops.push(startPrinting()));
    // Whoever opens them waits less; what cannot be loaded now is said when it is asked for.
    for (const load of [() => import('./details.ts'), () => import('./keys/palette.ts')]) load().catch(() => {});
  }, 50);
  return () => {
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
      }) => html`<a href=${addressOf({ view })} aria-current=${current(here.view === view)} data-view=${view} onClick=${endSearch}>
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
    if (!isFirst.current) {
      endSearch();
      heading.current?.focus({ preventScroll: true });
    }
    isFirst.current = false;
  }, [here]);
  return html`<header class="board-head">
    <h1 ref=${heading} tabindex="-1"><bdi>${title.value}</bdi></h1>
    <${ChatButton} />
  </header>`;
}

/** Tasks that were written without a connection. */
function WaitingAdds() {
  const adds = waiting.value.filter(({ tool }) => tool === 'add_task');
  if (adds.length === 0) return null;
  return html`<ul class="waiting-adds" aria-label="Waiting for a connection">
    ${adds.map(({ key, args, line }) => html`<li key=${key}><${Icon} name="clock" size=${14} /><bdi>${line?.text ?? args.title}</bdi></li>`)}
  </ul>`;
}

function Content() {
  const { state, refusal, asOf } = listing.value;
  if (state === 'loading') return html`<${Waiting} />`;
  if (state === 'failed')
    return html`<div class="listing-fault" role="alert">
        <${Icon} name="triangle-alert" />
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
  if (view === 'all' && isAnyKnown.value)
    return html`<div class="empty">
      <${Icon} name="circle-check" size=${32} />
      <p>Nothing is open.</p>
      <p><a href=${addressOf({ view: 'done' })}>See what is completed</a></p>
    </div>`;
  return html`<${FirstVisit} />`;
}

/** Nothing was ever written here: one can begin at once. On touch the keyboard would cover the examples. */
function FirstVisit() {
  useEffect(() => {
    const isFree = document.activeElement === document.body && !matchMedia('(pointer: coarse)').matches;
    if (isFree) document.getElementById('quick-add')?.focus();
  }, []);
  return html`<div class="empty">
    <p>Your list is empty. Write the first task above, or tell the chat.</p>
    <ul class="examples">
      ${examples.map((each) => html`<li><button type="button" class="example" onClick=${() => suggest(each)}>${each}</button></li>`)}
    </ul>
  </div>`;
}
