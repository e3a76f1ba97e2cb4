import { batch, signal } from '@preact/signals';
import { byHand, sendWaiting } from '../../core/calls.ts';
import { Refusal, refusalOf } from '../../core/refusal.ts';
import { applied, emptyThread, type ThreadState } from '../protocol/thread.ts';
import type { Action, ChatEvent, Item, Thread } from '../protocol/wire.ts';
import { operate, operateStreaming } from './client.ts';
import { Draft } from './draft.ts';
import { Frames } from './frames.ts';
import { Reading } from './reading.ts';
import { speakAnswer, speakOfWaiting } from './speech.ts';

/** How the last answer ended, when it did not end by itself. `trouble`: the state of the thread has its reason. */
export type Ending = 'stopped' | 'cut' | 'trouble' | undefined;

/** What is told of a thread outside of it. */
export interface Listener {
  /** It was begun, or has another title. */
  thread(thread: Thread, conversation: Conversation): void;
  /** Something in it is new; other tabs may want to read it. */
  changed(thread: string): void;
}

/** What a streamed operation may be watched by. */
interface Watch {
  /** The server has begun to answer. */
  began?: () => void;
  event?: (event: ChatEvent) => void;
}

/** One thread in this tab, or one that is not begun: its items, its field, and the answer that is being written. It goes on while another one is shown. */
export class Conversation {
  readonly state = signal<ThreadState>(emptyThread);
  /** `sending`: the server has not taken the message yet. */
  readonly phase = signal<'idle' | 'sending' | 'answering'>('idle');
  readonly ending = signal<Ending>(undefined);
  /** Why what stands in the field was not taken. */
  readonly unsent = signal<Refusal | undefined>(undefined);
  /** Counts what was sent from here: who sends wants to see the end. */
  readonly sends = signal(0);
  readonly draft: Draft;
  readonly reading: Reading;
  readonly #listener: Listener;
  #stream: AbortController | undefined;
  /** The message that is being sent is the server's now. */
  #isTaken = false;

  constructor(user: string, listener: Listener, id?: string, known?: Thread) {
    this.#listener = listener;
    this.draft = new Draft(user, id);
    if (known) this.state.value = { ...emptyThread, thread: known };
    this.reading = new Reading(this.state, id, () => this.phase.value === 'idle');
  }

  get id(): string | undefined {
    return this.state.value.thread?.id ?? this.reading.id;
  }

  /** Sends what stands in the field. It is emptied when the server has taken it; if not, `unsent` says why. */
  async send(): Promise<void> {
    const sent = this.draft.text.value;
    if (sent.trim() === '' || this.phase.value !== 'idle') return;
    this.#begin('sending');
    this.#isTaken = false;
    this.sends.value += 1;
    const input = { content: [{ type: 'input_text', text: sent.trim() }], attachments: [], inference_options: {} };
    const [type, params] = this.id
      ? (['threads.add_user_message', { thread_id: this.id, input }] as const)
      : (['threads.create', { input }] as const);
    try {
      await Promise.all([sendWaiting(), this.reading.catchUp()]);
      await byHand(this.#read(type, params, { event: (event) => this.#watchSending(event, sent) }));
      if (!this.#isTaken) this.#refused();
    } catch (error) {
      this.#failed(error, sent);
    }
  }

  /** Ends the answer; what is there of it stays. */
  stop(): void {
    this.#stream?.abort();
  }

  /** Asks for another answer to the last message. What is below that goes when the server begins. */
  async retry(): Promise<void> {
    const message = this.state.value.items.findLast(({ type }) => type === 'user_message');
    if (!message || this.phase.value !== 'idle') return;
    const began = () => {
      const { items } = this.state.value;
      this.state.value = { ...this.state.value, items: items.slice(0, items.indexOf(message) + 1) };
    };
    await this.#turn('threads.retry_after_item', { item_id: message.id }, { began });
  }

  /** What a control of a widget does. Throws `Refusal` when it is refused. */
  async act(item: Item, { type, payload, handler, streaming }: Action): Promise<void> {
    if (handler === 'client') return;
    const params = { item_id: item.id, action: { type, ...(payload && { payload }) } };
    if (streaming !== false) return this.#turn('threads.custom_action', params);
    const { updated_item: updated } = await operate<{ updated_item?: Item }>('threads.sync_custom_action', {
      thread_id: this.id,
      ...params,
    });
    if (updated) this.#apply([{ type: 'thread.item.replaced', item: updated }]);
    if (this.id) this.#listener.changed(this.id);
  }

  /** Answers the questions of an item. */
  async answer(item: Item, input: object): Promise<void> {
    await this.#turn('threads.add_structured_input', { item_id: item.id, input });
  }

  async #turn(type: string, params: object, watch: Watch = {}): Promise<void> {
    if (this.phase.value !== 'idle')
      throw new Refusal('conflict', 'An answer is being written. Wait for it, or stop it.');
    this.#begin('answering');
    try {
      await byHand(this.#read(type, { thread_id: this.id, ...params }, watch));
    } catch (error) {
      this.#failed(error);
    }
  }

  #begin(phase: 'sending' | 'answering'): void {
    batch(() => {
      this.phase.value = phase;
      this.ending.value = undefined;
      this.unsent.value = undefined;
      this.reading.fault.value = undefined;
      this.state.value = {
        ...this.state.value,
        trouble: undefined,
        progress: undefined,
        notices: [],
        allowCancel: true,
      };
    });
    this.#stream = new AbortController();
  }

  /** Reads one stream to its end. Throws what cut it. */
  async #read(type: string, params: object, watch: Watch): Promise<void> {
    const { signal } = this.#stream!;
    const frames = new Frames<ChatEvent>((events) => this.#apply(events));
    const before = new Set(this.state.value.items.map(({ id }) => id));
    const waited = speakOfWaiting();
    let { began } = watch;
    try {
      signal.throwIfAborted();
      for await (const event of operateStreaming(type, params, signal)) {
        began?.();
        began = undefined;
        watch.event?.(event);
        frames.push(event);
      }
    } finally {
      waited();
      frames.flush();
    }
    this.#finish(this.state.value.trouble ? 'trouble' : undefined);
    this.reading.isFresh();
    speakAnswer(this.state.value.items.filter(({ id }) => !before.has(id)));
  }

  #watchSending(event: ChatEvent, sent: string): void {
    if (event.type === 'thread.created') this.#begun(event.thread);
    if (event.type !== 'thread.item.done' || event.item.type !== 'user_message') return;
    this.#isTaken = true;
    this.phase.value = 'answering';
    this.draft.taken(sent);
  }

  /** The stream ended without the message: it stays in the field, with the reason that the server gave. */
  #refused(): void {
    const { trouble } = this.state.value;
    this.ending.value = undefined;
    this.unsent.value = new Refusal('unavailable', trouble?.message ?? 'The server did not take it. Try again.', 200);
    // Perhaps the thread is gone.
    void this.reading.refresh();
  }

  #begun(thread: Thread): void {
    this.reading.begun(thread.id);
    this.draft.move(thread.id);
  }

  /** Nothing is sent again unasked: a message that was not taken stays in the field, an answer that was cut off can be asked for again. */
  #failed(error: unknown, sent?: string): void {
    const isStopped = this.#stream?.signal.aborted;
    const isTaken = sent === undefined || this.#isTaken;
    const refusal = isStopped ? undefined : refusalOf(error);
    if (isTaken && (!refusal || refusal.status === 0)) {
      this.#finish(isStopped ? 'stopped' : 'cut');
      if (!isStopped) void this.reading.again();
      return;
    }
    this.#finish(undefined);
    this.unsent.value = refusal;
    if (refusal?.code === 'not_found' && this.id) this.reading.isGone.value = true;
  }

  #finish(ending: Ending): void {
    batch(() => {
      this.phase.value = 'idle';
      this.ending.value = ending;
      this.state.value = { ...this.state.value, writing: undefined, progress: undefined };
    });
    if (this.id) this.#listener.changed(this.id);
  }

  #apply(events: ChatEvent[]): void {
    const before = this.state.value.thread;
    this.state.value = events.reduce(applied, this.state.value);
    const { thread } = this.state.value;
    if (thread && thread !== before) this.#listener.thread(thread, this);
  }
}
