import { type Signal, signal } from '@preact/signals';
import type { Thread } from '../protocol/wire.ts';
import { Conversation, type Listener } from './conversation.ts';
import { openThread } from './draft.ts';
import { Tabs, type Told } from './tabs.ts';
import { Threads } from './threads.ts';

/** So long a tab was not looked at, its thread is read again. */
const staleAfterMs = 30_000;

/** The chat of one person in this tab: the conversation that is shown, the others that were opened, and the list of all. */
export class Chat {
  readonly user: string;
  readonly current: Signal<Conversation>;
  readonly threads: Threads;
  readonly #tabs: Tabs;
  readonly #opened = new Map<string, Conversation>();
  #hiddenAt = 0;

  constructor(user: string) {
    this.user = user;
    this.#tabs = new Tabs(user, (told) => this.#hear(told));
    this.threads = new Threads(this.#tabs);
    this.current = signal(this.#conversation(openThread.read(user)));
    void this.current.value.reading.open();
    document.addEventListener('visibilitychange', this.#seen);
  }

  /** A thread of the list, or the one with this id. */
  open(thread: Thread): void {
    const known = this.#opened.get(thread.id);
    const conversation = known ?? this.#conversation(thread.id, thread);
    this.#show(conversation);
    void (known ? conversation.reading.refresh() : conversation.reading.open());
  }

  /** A conversation that is begun by its first message. `text` is put into its field. */
  fresh(text?: string): void {
    const conversation = this.#conversation(undefined);
    if (text !== undefined) conversation.draft.write(text);
    this.#show(conversation);
  }

  /** Throws `Refusal`. */
  async rename(thread: Thread, title: string): Promise<void> {
    const renamed = await this.threads.rename(thread, title);
    const opened = this.#opened.get(thread.id);
    if (opened) opened.state.value = { ...opened.state.value, thread: renamed };
  }

  /** Throws `Refusal`. */
  async remove(id: string): Promise<void> {
    await this.threads.remove(id);
    this.#opened.get(id)?.stop();
    this.#opened.delete(id);
    if (this.current.value.id === id) this.fresh();
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    this.#tabs.close();
    for (const conversation of this.#opened.values()) conversation.stop();
    this.current.value.stop();
  }

  #show(conversation: Conversation): void {
    this.current.value = conversation;
    openThread.keep(this.user, conversation.id);
  }

  #conversation(id: string | undefined, known?: Thread): Conversation {
    const listener: Listener = {
      thread: (thread, conversation) => {
        this.#opened.set(thread.id, conversation);
        if (conversation === this.current.value) openThread.keep(this.user, thread.id);
        this.threads.put(thread);
      },
      changed: (thread) => this.#tabs.tell('changed', thread),
    };
    const conversation = new Conversation(this.user, listener, id, known);
    if (id) this.#opened.set(id, conversation);
    return conversation;
  }

  #hear({ what, thread }: Told): void {
    const opened = this.#opened.get(thread);
    if (what === 'deleted') {
      this.threads.drop(thread);
      if (opened) opened.reading.isGone.value = true;
    } else {
      if (this.threads.list.value) void this.threads.read();
      if (opened?.phase.value === 'idle') void opened.reading.refresh();
    }
  }

  readonly #seen = () => {
    if (document.hidden) this.#hiddenAt = performance.now();
    else if (this.#hiddenAt && performance.now() - this.#hiddenAt > staleAfterMs) {
      if (this.current.value.phase.value === 'idle') void this.current.value.reading.refresh();
    }
  };
}

let held: Chat | undefined;

/** The chat of this person; it stays while other pages are looked at. */
export function chatOf(user: string): Chat {
  if (held?.user !== user) {
    held?.close();
    held = new Chat(user);
  }
  return held;
}
