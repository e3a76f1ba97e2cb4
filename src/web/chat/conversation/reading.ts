import { type Signal, signal } from '@preact/signals';
import { liveState } from '../../core/live.ts';
import { isPassing, type Refusal, refusalOf } from '../../core/refusal.ts';
import { merged } from '../protocol/merge.ts';
import type { ThreadState } from '../protocol/thread.ts';
import type { Item, Page, Thread } from '../protocol/wire.ts';
import { operate } from './client.ts';

const perPage = 50;
/** So long what was read is taken for the present before something is sent below it. */
const freshForMs = 5_000;
const backoff = { firstMs: 500, mostMs: 15_000 };

/** What is read of a thread: its newest items, again when something may be new, and older ones on request. */
export class Reading {
  id: string | undefined;
  readonly hasEarlier = signal(false);
  readonly isBusy = signal(false);
  readonly fault = signal<Refusal | undefined>(undefined);
  /** It was deleted, here or elsewhere. */
  readonly isGone = signal(false);
  readonly #state: Signal<ThreadState>;
  /** Nothing is being said: what comes late must not take away what was said since it was asked for. */
  readonly #isQuiet: () => boolean;
  #after: string | undefined;
  #readAt = 0;

  constructor(state: Signal<ThreadState>, id: string | undefined, isQuiet: () => boolean) {
    this.#state = state;
    this.#isQuiet = isQuiet;
    this.id = id;
  }

  begun(id: string): void {
    this.id = id;
  }

  /** What is here is what the server has. */
  isFresh(): void {
    this.#readAt = performance.now();
  }

  /** Before something is sent: what others wrote meanwhile is shown first. Throws `Refusal`. */
  async catchUp(): Promise<void> {
    if (this.id && performance.now() - this.#readAt > freshForMs) await this.#newest(() => true);
  }

  /** For a thread that is opened. What went wrong is in `fault`. */
  async open(): Promise<void> {
    const { id } = this;
    if (!id) return;
    const title = this.#state.value.thread ? undefined : this.#title(id);
    await this.#tried(() => Promise.all([this.#newest(), title]));
  }

  /** Something may be new. */
  async refresh(): Promise<void> {
    if (this.id && !this.isBusy.value) await this.#tried(() => this.#newest());
  }

  /** After a cut: as soon as the server answers again. */
  async again(): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      await this.refresh();
      const fault = this.fault.value;
      if (!fault || !isPassing(fault)) return;
      await pause(Math.min(backoff.mostMs, backoff.firstMs * 2 ** attempt));
    }
  }

  async earlier(): Promise<void> {
    const { id } = this;
    if (!id || this.isBusy.value) return;
    await this.#tried(async () => {
      const page = await this.#page(id, this.#after);
      this.#remember(page);
      const known = new Set(this.#state.value.items.map((item) => item.id));
      const items = page.data.toReversed().filter((item) => !known.has(item.id));
      this.#state.value = { ...this.#state.value, items: [...items, ...this.#state.value.items] };
    });
  }

  async #tried(read: () => Promise<unknown>): Promise<void> {
    this.isBusy.value = true;
    this.fault.value = undefined;
    try {
      await read();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code === 'not_found') this.isGone.value = true;
      else this.fault.value = refusal;
    } finally {
      this.isBusy.value = false;
    }
  }

  async #newest(isWanted = this.#isQuiet): Promise<void> {
    const page = await this.#page(this.id!);
    if (!isWanted()) return;
    const state = this.#state.value;
    const read = page.data.toReversed();
    const items = merged(state.items, read);
    if (!items || state.items.length === 0) this.#remember(page);
    this.#state.value = { ...state, items: items ?? read };
    this.isFresh();
  }

  #page(id: string, after?: string): Promise<Page<Item>> {
    return operate<Page<Item>>('items.list', { thread_id: id, limit: perPage, order: 'desc', ...(after && { after }) });
  }

  #remember(page: Page<Item>): void {
    this.#after = page.after;
    this.hasEarlier.value = page.has_more;
  }

  async #title(id: string): Promise<void> {
    const thread = await operate<Thread>('threads.get_by_id', { thread_id: id });
    this.#state.value = { ...this.#state.value, thread: { ...thread, items: { data: [], has_more: false } } };
  }
}

/** Waits so long, or until the live socket says that the server is there. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    const wasOpen = liveState.value === 'open';
    const stop = liveState.subscribe((state) => {
      if (state === 'open' && !wasOpen) done();
    });
    function done() {
      clearTimeout(timer);
      // Called at once by subscribing, before there is something to stop.
      queueMicrotask(() => stop());
      resolve();
    }
  });
}
