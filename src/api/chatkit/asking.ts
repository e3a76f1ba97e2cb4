import type { Caller } from '../../actors/contract.ts';
import type { Clicks } from '../../agent/clicks/clicks.ts';
import type { Hear } from '../../agent/heard.ts';
import { createItems, type Items, type ShownItem } from '../../agent/threads/items.ts';
import { createThreads, type Threads } from '../../agent/threads/threads.ts';
import type { TurnOptions, Turns } from '../../agent/turns.ts';
import { noteCut, noteSent } from '../../db/conversations/duplicates.ts';
import { noConversation } from '../../db/conversations/threads.ts';
import type { Db } from '../../db/database.ts';
import type { ChatRequest } from '../../domain/schemas.ts';
import type { When } from '../../language/calendar.ts';
import type { Log } from '../../log.ts';
import { threadItem, whenOf } from './items.ts';
import type { ChatKitEvent, ThreadItem } from './shapes.ts';
import { type TurnStream, turnEvents } from './stream.ts';

/** What the ChatKit dialect needs of the rest of the program. */
export interface ChatKitDeps {
  db: Db;
  log: Log;
  chat: Turns;
  clicks: Clicks;
}

export interface Asked {
  caller: Caller;
  token: string;
  /** Names the window that asks, where its client says so. */
  frame: string;
  /** Aborted when the client has left before it had all. */
  left: AbortSignal;
}

/** One request, with what every operation does with its user's threads. */
export class Asking {
  readonly deps: ChatKitDeps;
  readonly caller: Caller;
  readonly token: string;
  readonly frame: string;
  readonly threads: Threads;
  readonly items: Items;
  readonly #left: AbortSignal;
  #when: Promise<When> | undefined;

  constructor(deps: ChatKitDeps, { caller, token, frame, left }: Asked) {
    this.deps = deps;
    this.caller = caller;
    this.token = token;
    this.frame = frame;
    this.#left = left;
    this.threads = createThreads(deps.db);
    this.items = createItems(deps.db);
  }

  get userId(): string {
    return this.caller.userId;
  }

  when(): Promise<When> {
    this.#when ??= whenOf(this.deps.db, this.userId);
    return this.#when;
  }

  /** As the client shows it. */
  async drawn(item: ShownItem): Promise<ThreadItem> {
    return threadItem(item, await this.when());
  }

  /** The widget of this id in this thread; undefined for another item or none. Throws `Rejected('not_found')` for the thread. */
  async widget(threadId: string, itemId: string | undefined) {
    const { id } = await this.threads.get(this.userId, conversationId(threadId));
    const item = itemId === undefined ? undefined : await this.items.find(this.userId, id, itemId);
    return item?.role === 'widget' ? item : undefined;
  }

  /** A turn as events. Who leaves stops it; what became of its stream is noted, so that the same request finds what was not sent to the end. */
  async *turn(
    about: TurnStream['about'],
    request: ChatRequest,
    options: TurnOptions = {},
  ): AsyncGenerator<ChatKitEvent> {
    const { deps, caller, token, threads, items, userId } = this;
    let turnId: string | undefined;
    const listen = (hear: Hear): Hear => {
      return (heard) => {
        if ('begun' in heard) turnId = heard.begun.turnId;
        return hear(heard);
      };
    };
    const run: TurnStream['run'] = async (hear) => {
      await deps.chat(caller, request, { ...options, hear: listen(hear), token, stop: this.#left });
      if (turnId !== undefined) this.#noteIfCut(turnId);
    };
    yield* turnEvents({ userId, threads, items, drawn: (item) => this.drawn(item), about, run });
    // The last event has been taken; only the end of the stream waits for this, so that whoever has read to it is known to have the answer.
    if (turnId !== undefined) await this.#note(noteSent, turnId);
  }

  /** The turn has ended; its stream may still be on its way, and be dropped there. */
  #noteIfCut(turnId: string): void {
    const note = () => void this.#note(noteCut, turnId);
    if (this.#left.aborted) note();
    else this.#left.addEventListener('abort', note, { once: true });
  }

  /** What cannot be noted is no fault of the answer. */
  async #note(note: typeof noteCut, turnId: string): Promise<void> {
    const { db, log } = this.deps;
    await note(db, this.userId, turnId).catch((err) => log.warn({ err }, 'what became of a stream was not noted'));
  }
}

/** What is no number at all is no conversation either. Throws `Rejected('not_found')`. */
export function conversationId(threadId: string): number {
  if (!/^[1-9]\d{0,14}$/.test(threadId)) throw noConversation();
  return Number(threadId);
}
