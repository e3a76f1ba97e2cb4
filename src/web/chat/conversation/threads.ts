import { signal } from '@preact/signals';
import { type Refusal, refusalOf } from '../../core/refusal.ts';
import type { Page, Thread } from '../protocol/wire.ts';
import { operate } from './client.ts';
import type { Tabs } from './tabs.ts';

const perPage = 30;

/** The threads of a person, newest first. */
export class Threads {
  /** Undefined: not read yet. */
  readonly list = signal<readonly Thread[] | undefined>(undefined);
  readonly hasOlder = signal(false);
  readonly fault = signal<Refusal | undefined>(undefined);
  readonly #tabs: Tabs;
  #after: string | undefined;

  constructor(tabs: Tabs) {
    this.#tabs = tabs;
  }

  /** Reads the newest ones. What went wrong is in `fault`. */
  async read(): Promise<void> {
    await this.#page(undefined, []);
  }

  async readOlder(): Promise<void> {
    await this.#page(this.#after, this.list.value ?? []);
  }

  /** Throws `Refusal`. */
  async rename(thread: Thread, title: string): Promise<Thread> {
    const renamed = await operate<Thread>('threads.update', { thread_id: thread.id, title });
    this.put(renamed);
    this.#tabs.tell('changed', thread.id);
    return renamed;
  }

  /** Throws `Refusal`. */
  async remove(id: string): Promise<void> {
    await operate('threads.delete', { thread_id: id });
    this.drop(id);
    this.#tabs.tell('deleted', id);
  }

  /** A thread that is new or has another title. */
  put(thread: Thread): void {
    const list = this.list.value;
    if (!list) return;
    const place = list.findIndex(({ id }) => id === thread.id);
    this.list.value = place < 0 ? [thread, ...list] : list.with(place, thread);
  }

  drop(id: string): void {
    this.list.value = this.list.value?.filter((each) => each.id !== id);
  }

  async #page(after: string | undefined, before: readonly Thread[]): Promise<void> {
    this.fault.value = undefined;
    try {
      const page = await operate<Page<Thread>>('threads.list', {
        limit: perPage,
        order: 'desc',
        ...(after && { after }),
      });
      const known = new Set(before.map(({ id }) => id));
      this.list.value = [...before, ...page.data.filter(({ id }) => !known.has(id))];
      this.hasOlder.value = page.has_more;
      this.#after = page.after;
    } catch (error) {
      this.fault.value = refusalOf(error);
    }
  }
}
