import { computed, signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { today } from '../core/settings.ts';
import { Lazy, place } from '../core/views.ts';
import { entries } from './data/known.ts';
import { type Group, groupName, groupOf } from './data/rules.ts';
import { listing, loadMore, query, shownIds } from './data/store.ts';
import { beyond, groupHeight, isNarrow, measure, Row, rowHeight } from './row.ts';

/** The rows that can be seen, of a list of any length. */

interface TaskItem {
  kind: 'row';
  id: number;
  at: number;
  said: string | undefined;
}

type Item = TaskItem | { kind: 'group'; group: Group; size: number; isWhole: boolean };

/** The row whose details are open. */
export const openId = signal<number | undefined>(undefined);
/** The row on which letters act, and which arrows move. It stays in the document wherever one scrolls. */
export const activeId = signal<number | undefined>(undefined);

/** Rows beyond the edges, and the step in which the window moves. */
const overscan = 10;
const step = 5;

const items = computed<Item[]>(() => {
  const found: Item[] = [];
  let last: (Item & { kind: 'group' }) | undefined;
  for (const [index, id] of shownIds.value.entries()) {
    // Not a subscription to thousands of tasks: one that moves changes the listing.
    const task = entries.get(id)?.task.peek();
    const group = task && groupOf(task, place.value, query.value, today.value);
    if (group && group.key !== last?.group.key) {
      last = { kind: 'group', group, size: 0, isWhole: true };
      found.push(last);
    }
    if (group && last) last.size++;
    const said = group && /^(?:\d|overdue)/.test(group.key) ? group.key : undefined;
    found.push({ kind: 'row', id, at: index + 1, said });
  }
  // More of it may come with the next page.
  if (last) last.isWhole = listing.value.cursor === undefined;
  return found;
});

/** Where each item begins, and where the last one ends. */
const offsets = computed<number[]>(() => {
  let top = 0;
  const tops = items.value.map((item) => {
    const own = top;
    top += item.kind === 'group' ? groupHeight : rowHeight.value + (beyond.value.get(item.id) ?? 0);
    return own;
  });
  return [...tops, top];
});

const load = () => import('./details.ts').then((module) => module.Details);
const loadSheet = () => import('./details.ts').then((module) => module.DetailsSheet);

export function TaskList() {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 900 });
  useEffect(() => watch(scroller.current!, setView), []);
  const [first, last] = seen(view);
  const shown = items.value
    .map((item, at) => ({ item, at }))
    .filter(({ item, at }) => (at >= first && at <= last) || isHeld(item));
  const { cursor, ids, total } = listing.value;
  useEffect(() => {
    if (cursor && last >= items.value.length - overscan) void loadMore();
  }, [cursor, last, ids.length]);
  const height = (offsets.value.at(-1) ?? 0) + (cursor ? (total - ids.length) * rowHeight.value : 0);
  return html`<div class="task-scroll" ref=${scroller}>
    <ul class="task-list" style=${{ height: `${height}px` }} aria-label="Tasks">
      ${shown.map(({ item, at }) => html`<${ListItem} key=${keyOf(item)} item=${item} top=${offsets.value[at]} total=${total} />`)}
    </ul>
    ${isNarrow.value && openId.value !== undefined && html`<${OpenSheet} key=${openId.value} id=${openId.value} />`}
  </div>`;
}

/** Where there is little room, details come from below over the list, which may move on behind them. */
const OpenSheet = ({ id }: { id: number }) =>
  html`<${Lazy} load=${loadSheet} id=${id} onClose=${() => closeDetails(id)} />`;

const keyOf = (item: Item) => (item.kind === 'row' ? `t${item.id}` : `g${item.group.key}`);

const isHeld = (item: Item) =>
  item.kind === 'row' && (item.id === activeId.value || item.id === openId.value || beyond.value.has(item.id));

function ListItem({ item, top, total }: { item: Item; top: number; total: number }) {
  const style = { top: `${top}px` };
  if (item.kind === 'group')
    return html`<li class="group" style=${style} data-day=${item.group.day === undefined ? undefined : (item.group.day ?? 'none')}>
      <h2>${groupName(item.group)} <span class="muted">${item.size}${item.isWhole ? '' : '+'}</span></h2>
    </li>`;
  return html`<${TaskEntry} item=${item} style=${style} total=${total} />`;
}

interface TaskEntryProps {
  item: TaskItem;
  style: object;
  total: number;
}

function TaskEntry({ item, style, total }: TaskEntryProps) {
  const element = useRef<HTMLLIElement>(null);
  const isOpen = openId.value === item.id;
  // What is open in it, or said below it, has any height; the rows behind it move by that.
  const isTall = (isOpen && !isNarrow.value) || entries.get(item.id)?.note.value.refusal !== undefined;
  useLayoutEffect(() => (isTall ? measure(item.id, element.current!) : undefined), [isTall]);
  const open = (id: number | undefined) => {
    activeId.value = item.id;
    openId.value = id;
  };
  return html`<li
    class="task"
    ref=${element}
    style=${style}
    aria-setsize=${total}
    aria-posinset=${item.at}
    onFocusIn=${() => (activeId.value = item.id)}
    onKeyDown=${leave}
  >
    <${Row} id=${item.id} isOpen=${isOpen} isActive=${activeId.value === item.id} said=${item.said} tagsShown=${isNarrow.value ? 1 : 2} onOpen=${open} />
    ${isOpen && !isNarrow.value && html`<div><${Lazy} load=${load} id=${item.id} onClose=${() => closeDetails(item.id)} /></div>`}
  </li>`;
}

/** Esc on the row of open details leaves them, which asks when something was changed. */
function leave(event: KeyboardEvent): void {
  const button = (event.currentTarget as Element).querySelector<HTMLElement>('[data-leave]');
  if (event.key !== 'Escape' || event.isComposing || !button) return;
  event.preventDefault();
  button.click();
}

/** Closes the details; the focus goes to the row's title. */
export function closeDetails(id: number): void {
  openId.value = undefined;
  focusRow(id);
}

/** Gives the row the focus, once it is drawn. */
export function focusRow(id: number): void {
  activeId.value = id;
  scrollTo(id);
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-task="${id}"] .row-title`)?.focus({ preventScroll: true }),
  );
}

/** The row so many places further on; the first one when none has been chosen. */
export function neighbour(distance: number): number | undefined {
  const ids = shownIds.peek();
  const at = activeId.peek() === undefined ? -1 : ids.indexOf(activeId.peek()!);
  if (at < 0) return ids[0];
  return ids[Math.max(0, Math.min(ids.length - 1, at + distance))];
}

function scrollTo(id: number): void {
  const scroller = document.querySelector('.task-scroll');
  const at = items.peek().findIndex((item) => item.kind === 'row' && item.id === id);
  if (!scroller || at < 0) return;
  const [top, bottom] = [offsets.peek()[at]!, offsets.peek()[at + 1]!];
  if (top < scroller.scrollTop + groupHeight) scroller.scrollTop = top - groupHeight;
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight + 8;
}

interface View {
  top: number;
  height: number;
}

/** The window moves in steps, so that not every pixel of scrolling draws. */
function watch(scroller: HTMLElement, setView: (view: View) => void): () => void {
  let last = '';
  const look = () => {
    const quantum = rowHeight.peek() * step;
    const view = { top: Math.floor(scroller.scrollTop / quantum) * quantum, height: scroller.clientHeight };
    if (`${view.top} ${view.height}` === last) return;
    last = `${view.top} ${view.height}`;
    setView(view);
  };
  const observer = new ResizeObserver(look);
  observer.observe(scroller);
  scroller.addEventListener('scroll', look, { passive: true });
  look();
  return () => {
    observer.disconnect();
    scroller.removeEventListener('scroll', look);
  };
}

/** Indexes of the first and the last item to draw. */
function seen({ top, height }: View): [number, number] {
  const tops = offsets.value;
  const first = search(tops, top) - overscan;
  const last = search(tops, top + height + rowHeight.value * step) + overscan;
  return [Math.max(0, first), Math.min(items.value.length - 1, last)];
}

/** The last index whose value is at most `wanted`. */
function search(tops: readonly number[], wanted: number): number {
  let [low, high] = [0, tops.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle]! <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
