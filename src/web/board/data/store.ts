import { batch, computed, effect, signal } from '@preact/signals';
import { type Frame, onFrame, onReady, type TaskUpdateEvent } from '../../core/live.ts';
import { type Refusal, refusalOf } from '../../core/refusal.ts';
import { today } from '../../core/settings.ts';
import { place } from '../../core/views.ts';
import { count, countSoon, entries, highlight, list, lookAround, pageSize, placeIn, told } from './known.ts';
import { type Filters, matches, noFilters, type Query, queryOf, type Task } from './rules.ts';

/** The list that is shown, and what keeps it true. */

/** Tasks that are not shown although they match: they are being deleted. */
export const hidden = signal<ReadonlySet<number>>(new Set());
/** Tasks that are still shown although they match no more: they were completed just now, under the pointer. */
export const lingering = signal<ReadonlySet<number>>(new Set());

export const filters = signal<Filters>(noFilters);
export const query = computed<Query>(() => queryOf(place.value, filters.value, today.value));

export interface Listing {
  state: 'loading' | 'ready' | 'failed';
  ids: readonly number[];
  /** How many there are, loaded or not. */
  total: number;
  cursor?: string;
  refusal?: Refusal;
  /** When these rows were true. */
  asOf?: number;
}

export const listing = signal<Listing>({ state: 'loading', ids: [], total: 0 });
/** The field that has the focus when details open next, where it is not the title. */
export const firstField = signal<string | undefined>(undefined);
/** Is it the chat that a phone shows; has it been opened on a tablet? */
export const isChatShown = signal(false);
export const shownIds = computed(() => listing.value.ids.filter((id) => !hidden.value.has(id)));

/** The first page is small, so that rows are there soon. */
const firstPage = 50;

let asked = 0;
let abort: AbortController | undefined;

/** Begins to follow the view, the filters, the day and the live updates; once for a page. Answers how to stop. */
export function followView(): () => void {
  let shown = '';
  const stops = [
    effect(() => {
      const key = JSON.stringify(query.value);
      const isOther = key !== shown;
      shown = key;
      if (isOther) void load(true);
    }),
    onFrame(hear),
    onReady(() => void load(false)),
    onReady(() => void lookAround()),
    effect(() => {
      today.value;
      void count();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Lists anew. `isOther`: what is shown is of another view and goes when the answer takes its time. */
export async function load(isOther: boolean): Promise<void> {
  const run = ++asked;
  meanwhile.clear();
  abort?.abort();
  abort = new AbortController();
  const { signal } = abort;
  const before = listing.peek();
  if (isOther) listing.value = { state: 'loading', ids: [], total: 0 };
  const wanted = isOther ? firstPage : Math.max(firstPage, before.ids.length);
  try {
    const pages = await readPages(query.peek(), wanted, signal);
    if (run !== asked) return;
    batch(() => {
      for (const task of pages.tasks) told(task);
      listing.value = { ...pages, state: 'ready', ids: pages.tasks.map(({ id }) => id), asOf: Date.now() };
      // The answer may be older than what was heard while it was on its way.
      for (const [id, isGone] of meanwhile) isGone ? forget(id) : settle(id);
    });
    void count();
  } catch (error) {
    if (run !== asked || signal.aborted) return;
    listing.value = { ...listing.peek(), state: 'failed', refusal: refusalOf(error) };
  }
}

/** Tasks that moved, or are gone, since the list was last asked for. */
const meanwhile = new Map<number, boolean>();

/** As many pages as hold so many tasks. */
async function readPages(query: Query, wanted: number, signal: AbortSignal) {
  const tasks: Task[] = [];
  let total = 0;
  let cursor: string | undefined;
  do {
    const limit = Math.min(pageSize, Math.max(1, wanted - tasks.length));
    const page = await list({ ...query, limit, ...(cursor && { cursor }) }, signal);
    tasks.push(...page.tasks);
    cursor = page.next_cursor;
    total = Math.max(page.total, tasks.length);
  } while (cursor && tasks.length < wanted);
  return { tasks, cursor, total };
}

let more: Promise<void> | undefined;

/** The next page behind those that are there. */
export function loadMore(): Promise<void> {
  more ??= readMore().finally(() => {
    more = undefined;
  });
  return more;
}

async function readMore(): Promise<void> {
  const { cursor } = listing.peek();
  const run = asked;
  if (!cursor) return;
  try {
    const page = await list({ ...query.peek(), limit: pageSize, cursor }, abort?.signal);
    if (run !== asked) return;
    batch(() => {
      for (const task of page.tasks) told(task);
      const ids = [...new Set([...listing.peek().ids, ...page.tasks.map(({ id }) => id)])];
      const total = Math.max(listing.peek().total, page.total, ids.length);
      listing.value = { ...listing.peek(), ids, total, cursor: page.next_cursor };
    });
  } catch (error) {
    if (run === asked) listing.value = { ...listing.peek(), state: 'failed', refusal: refusalOf(error) };
  }
}

/** Frames that came a moment ago: many at once are drawn once. */
let heard: Frame[] = [];
const gatherMs = 50;

/** A frame of the socket: changes of any client. */
function hear(frame: Frame): void {
  if (heard.length === 0) setTimeout(takeHeard, gatherMs);
  heard.push(frame);
}

function takeHeard(): void {
  const frames = heard;
  heard = [];
  batch(() => {
    for (const frame of frames) if (frame.type === 'task') take(frame.event);
  });
}

function take({ update_type, payload: { task } }: TaskUpdateEvent): void {
  if (update_type === 'deleted') {
    forget(task.id);
    return;
  }
  const known = entries.get(task.id);
  const isOwn = known?.note.peek().state !== undefined || performance.now() < (known?.ownUntil ?? 0);
  if (!told(task)) return;
  settle(task.id);
  if (!isOwn) highlight(task.id);
}

/** A task that is there no longer. */
export function forget(id: number): void {
  meanwhile.set(id, true);
  entries.delete(id);
  const { ids, total } = listing.peek();
  if (ids.includes(id))
    listing.value = { ...listing.peek(), ids: ids.filter((each) => each !== id), total: Math.max(0, total - 1) };
  countSoon();
}

/** Puts a task where it belongs in the list now: in, out, or at another place. */
export function settle(id: number): void {
  const entry = entries.get(id);
  if (!entry) return;
  meanwhile.set(id, false);
  countSoon();
  const now = listing.peek();
  const task = entry.task.peek();
  const belongs = matches(task, query.peek(), today.peek());
  // Only the server knows what a search finds, and in which order.
  if (belongs === undefined) {
    searchSoon();
    return;
  }
  const was = now.ids.indexOf(id);
  if (!belongs && lingering.peek().has(id)) return;
  const others = was < 0 ? now.ids : now.ids.toSpliced(was, 1);
  if (!belongs) {
    if (was >= 0) listing.value = { ...now, ids: others, total: now.total - 1 };
    return;
  }
  const at = placeIn(others, task, query.peek());
  const total = was < 0 ? now.total + 1 : now.total;
  // What belongs behind everything comes with its page.
  const isLater = at === others.length && now.cursor !== undefined;
  listing.value = { ...now, ids: isLater ? others : others.toSpliced(at, 0, id), total };
}

/** Keeps a row that was completed just now where it is for a moment, so that nothing jumps away under the pointer. */
export function linger(id: number, ms = 2_000): void {
  lingering.value = new Set([...lingering.peek(), id]);
  setTimeout(() => {
    lingering.value = new Set([...lingering.peek()].filter((each) => each !== id));
    settle(id);
  }, ms);
}

let searching: ReturnType<typeof setTimeout> | undefined;

function searchSoon(): void {
  clearTimeout(searching);
  searching = setTimeout(() => void load(false), 300);
}
