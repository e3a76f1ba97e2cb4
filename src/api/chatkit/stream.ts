import type { Hear, Heard } from '../../agent/heard.ts';
import type { Items, ShownItem } from '../../agent/threads/items.ts';
import type { Threads } from '../../agent/threads/threads.ts';
import { Rejected } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { Channel } from './channel.ts';
import { threadOf } from './items.ts';
import type { ChatKitEvent, ThreadItem } from './shapes.ts';
import { Writing } from './writing.ts';

/** A turn that is heard, as the events of a stream. */

export interface TurnStream {
  userId: string;
  threads: Threads;
  items: Items;
  /** As the user's calendar and clock have it. */
  drawn(item: ShownItem): Promise<ThreadItem>;
  /** What it is about: the first message of a thread, one more, one that a click said, or one that is answered again. */
  about: 'thread' | 'message' | 'click' | 'retry';
  /** Runs the turn; resolves when it has ended. */
  run(hear: Hear): Promise<unknown>;
}

/** Proxies and people take a connection that says nothing for dead. */
const silenceMs = 15_000;

const options: ChatKitEvent = { type: 'stream_options', stream_options: { allow_cancel: true } };

export async function* turnEvents(stream: TurnStream, quietMs = silenceMs): AsyncGenerator<ChatKitEvent> {
  const heard = new Channel<Heard>();
  stream
    .run((each) => heard.push(each))
    .then(
      () => heard.end(),
      (error) => heard.end(error ?? new Error('The turn failed.')),
    );
  const events = new TurnEvents(stream);
  if (!isOfComposer(stream)) yield options;
  for (;;) {
    const next = await heard.next(quietMs);
    if (next === 'end') return;
    if (next === 'silence') yield events.waiting();
    else yield* events.of(next.value);
  }
}

/** What the composer sends is sent back before the options; other streams begin with them. */
const isOfComposer = ({ about }: TurnStream) => about === 'thread' || about === 'message';

const working: Record<string, Omit<Extract<ChatKitEvent, { type: 'progress_update' }>, 'type'>> = {
  add_task: { icon: 'plus', text: 'Adding to your list' },
  list_tasks: { icon: 'search', text: 'Looking at your list' },
  complete_task: { icon: 'check', text: 'Checking it off' },
  delete_task: { icon: 'write', text: 'Deleting' },
  update_task: { icon: 'write', text: 'Changing it' },
};

type Begun = Extract<Heard, { begun: unknown }>['begun'];

class TurnEvents {
  readonly #stream: TurnStream;
  #begun: Begun | undefined;
  #writing: Writing | undefined;
  #text = '';
  #answered: string | undefined;
  #progress = '';

  constructor(stream: TurnStream) {
    this.#stream = stream;
  }

  waiting(): ChatKitEvent {
    return { type: 'progress_update', text: this.#begun ? 'Still working on it' : 'Waiting for the message before' };
  }

  async *of(heard: Heard): AsyncGenerator<ChatKitEvent> {
    if ('begun' in heard) yield* this.#begin(heard.begun);
    else if ('call' in heard) yield* this.#working(heard.call.name);
    else if ('draft' in heard) {
      if ('begins' in heard.draft) yield* this.#writing!.again();
      else if ('call' in heard.draft) yield* this.#working(heard.draft.call);
      else yield* this.#writing!.more(heard.draft.text);
    } else if ('answered' in heard) this.#answered = heard.answered.turnId;
    else if ('text' in heard) this.#text = heard.text;
    else if ('done' in heard) yield* this.#done();
  }

  async *#begin(begun: Begun): AsyncGenerator<ChatKitEvent> {
    const { userId, threads, about } = this.#stream;
    this.#begun = begun;
    this.#writing = new Writing(begun.answer, begun.conversationId);
    if (about === 'thread')
      yield { type: 'thread.created', thread: threadOf(await threads.get(userId, begun.conversationId)) };
    if (about !== 'retry') yield* this.#stored(begun.turnId, 'user', 'thread.item.done');
    if (isOfComposer(this.#stream)) yield options;
  }

  *#working(tool: string): Generator<ChatKitEvent> {
    const progress = working[tool];
    if (!progress || progress.text === this.#progress) return;
    this.#progress = progress.text;
    yield { type: 'progress_update', ...progress };
  }

  /** What the turn has stored, the answer first; of a thread that was deleted meanwhile the words alone. */
  async *#done(): AsyncGenerator<ChatKitEvent> {
    const { userId, items, drawn } = this.#stream;
    const { turnId, conversationId: threadId, answer: id } = this.#begun!;
    const stored = (await items.ofTurn(userId, turnId)).find(({ role }) => role === 'assistant');
    const said = stored ?? { id, threadId, turnId, role: 'assistant', text: this.#text, createdAt: new Date() };
    if (this.#answered !== undefined) yield* this.#stored(this.#answered, 'widget', 'thread.item.replaced');
    yield* this.#writing!.done(await drawn(said), said.text);
    yield* this.#stored(turnId, 'widget', 'thread.item.done');
  }

  async *#stored(
    turnId: string,
    role: ShownItem['role'],
    type: 'thread.item.done' | 'thread.item.replaced',
  ): AsyncGenerator<ChatKitEvent> {
    const { userId, items, drawn } = this.#stream;
    const item = (await items.ofTurn(userId, turnId)).find((each) => each.role === role);
    if (item) yield { type, item: await drawn(item) };
  }
}

/** Whatever fails is told in the stream, which then ends as always: a broken one would only be sent again. */
export async function* inBand(
  events: AsyncIterable<ChatKitEvent>,
  log: Pick<Log, 'error'>,
): AsyncGenerator<ChatKitEvent> {
  try {
    yield* events;
  } catch (error) {
    if (!(error instanceof Rejected)) log.error({ err: error }, 'a stream of the chat failed');
    yield errorEvent(error);
  }
}

export function errorEvent(error: unknown): ChatKitEvent {
  if (!(error instanceof Rejected)) return { type: 'error', code: 'stream.error', allow_retry: true };
  const { code, message } = error;
  return { type: 'error', code: 'custom', message, allow_retry: code === 'unavailable' };
}
