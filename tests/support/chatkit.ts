import assert from 'node:assert/strict';
import { type IncomingMessage, request } from 'node:http';
import type { TestContext } from 'node:test';
import type { Model } from '@openai/agents';
import type { KyselyPlugin } from 'kysely';
import { createClicks } from '../../src/agent/clicks/clicks.ts';
import { chooseModel, type ModelChoice } from '../../src/agent/model.ts';
import { createTurns, type TurnDeps } from '../../src/agent/turns.ts';
import type { Draft } from '../../src/agent/wire/answer.ts';
import { ChatKitEvent, type ThreadItem } from '../../src/api/chatkit/shapes.ts';
import { check } from '../../src/domain/validate.ts';
import { testChat } from './chat.ts';
import { bearer, serveApi, signUp } from './http.ts';

export type Event = ChatKitEvent;
export type Item = ThreadItem;
export type ItemOf<T extends Item['type']> = Extract<Item, { type: T }>;
export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

/** A client of the protocol: whatever it is answered is checked for its form. */
export class Client {
  readonly #url: string;
  readonly #headers: Record<string, string>;

  constructor(url: string, user: { id: string; token: string }, frame = 'frame-1') {
    this.#url = `${url}/api/${user.id}/chat`;
    this.#headers = {
      ...bearer(user.token),
      'content-type': 'application/json',
      'accept-language': 'en-US',
      'chatkit-frame-instance-id': frame,
    };
  }

  post(body: unknown, signal?: AbortSignal): Promise<Response> {
    const init = { method: 'POST', headers: this.#headers, body: JSON.stringify(body) };
    return fetch(this.#url, { ...init, ...(signal ? { signal } : {}) });
  }

  /** An operation that answers JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: what it holds is what the tests are about
  async ask(type: string, params: object = {}): Promise<any> {
    const answer = await this.post({ type, params });
    const text = await answer.text();
    assert.equal(answer.status, 200, text);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    return withoutNull(JSON.parse(text));
  }

  async refused(type: string, params: object = {}): Promise<{ status: number; code: string; detail: string }> {
    const answer = await this.post({ type, params });
    const { code, detail } = (await answer.json()) as { code: string; detail: string };
    return { status: answer.status, code, detail };
  }

  /** An operation that answers a stream: all of its events. */
  async stream(type: string, params: object = {}, more: object = {}): Promise<Event[]> {
    const answer = await this.post({ type, params, ...more });
    const text = await answer.text();
    assert.equal(answer.status, 200, text);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/);
    return eventsIn(text);
  }

  /** Begins a stream that the test cuts; `until` waits for an event, and fails when the stream ends without it. */
  open(type: string, params: object = {}): Promise<OpenStream> {
    return new Promise((resolve, reject) => {
      const sent = request(this.#url, { method: 'POST', headers: this.#headers }, (answer) =>
        resolve(new OpenStream(answer, () => sent.destroy())),
      );
      sent.on('error', reject);
      sent.end(JSON.stringify({ type, params }));
    });
  }

  say(text: string, threadId?: string): Promise<Event[]> {
    const input = inputOf(text);
    return threadId === undefined
      ? this.stream('threads.create', { input })
      : this.stream('threads.add_user_message', { thread_id: threadId, input });
  }

  async items(threadId: string): Promise<Item[]> {
    return (await this.ask('threads.get_by_id', { thread_id: threadId })).items.data;
  }
}

export class OpenStream {
  readonly cut: () => void;
  readonly #answer: IncomingMessage;
  #text = '';
  #wake = () => {};

  constructor(answer: IncomingMessage, cut: () => void) {
    this.#answer = answer;
    this.cut = cut;
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => {
      this.#text += chunk;
      this.#wake();
    });
    answer.on('close', () => this.#wake());
    answer.on('error', () => {});
  }

  async until(found: (event: Event) => boolean): Promise<Event[]> {
    for (;;) {
      const whole = this.#text.slice(0, this.#text.lastIndexOf('\n\n') + 2);
      const events = whole.length > 1 ? eventsIn(whole) : [];
      if (events.some(found)) return events;
      if (this.#answer.closed) assert.fail(`the stream has ended:\n${this.#text}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

/** The events of a whole body: `data: `, one line of JSON, an empty line, and nothing else. */
export function eventsIn(text: string): Event[] {
  if (text === '') return [];
  assert.ok(text.endsWith('\n\n'), JSON.stringify(text.slice(-80)));
  return text
    .slice(0, -2)
    .split('\n\n')
    .map((frame) => {
      assert.match(frame, /^data: \{.*\}$/);
      const event: unknown = JSON.parse(frame.slice('data: '.length));
      assert.equal(frame, `data: ${JSON.stringify(event)}`);
      return withoutNull(check(ChatKitEvent, event, 'an event'));
    });
}

/** A field without a value is left out. */
function withoutNull<T>(value: T): T {
  assert.ok(!/:null[,}]/.test(JSON.stringify(value)), JSON.stringify(value));
  return value;
}

export const inputOf = (text: string) => ({
  content: [{ type: 'input_text', text }],
  attachments: [],
  inference_options: {},
});

export const kinds = (events: Event[]) =>
  events.map((event) => (event.type === 'thread.item.updated' ? event.update.type.split('.').at(-1)! : event.type));

export const threadIn = (events: Event[]) =>
  events.find((event): event is EventOf<'thread.created'> => event.type === 'thread.created')!.thread.id;

export function doneItems(events: Event[]): Item[] {
  return events.flatMap((event) =>
    event.type === 'thread.item.done' || event.type === 'thread.item.replaced' ? [event.item] : [],
  );
}

export function doneOf<T extends Item['type']>(events: Event[], type: T): ItemOf<T> {
  const found = doneItems(events).findLast((item) => item.type === type);
  assert.ok(found, `no ${type} in ${JSON.stringify(events)}`);
  return found as ItemOf<T>;
}

export const textOf = (item: ItemOf<'assistant_message'>) => item.content.map(({ text }) => text).join('');

/** All actions in a widget, in order. */
export function actionsIn(widget: unknown): { type: string; payload: Record<string, unknown> }[] {
  if (Array.isArray(widget)) return widget.flatMap(actionsIn);
  if (typeof widget !== 'object' || widget === null) return [];
  return Object.entries(widget).flatMap(([key, value]) =>
    key.endsWith('Action') ? [value as { type: string; payload: Record<string, unknown> }] : actionsIn(value),
  );
}

/** The API over real turns and clicks, with the offline model or the one that the test gives. */
export async function serveChatKit(t: TestContext, overrides: Partial<TurnDeps> = {}, spy?: KyselyPlugin) {
  let choice: ModelChoice = chooseModel({} as never);
  const model: ModelChoice = { modelFor: (when, listen) => choice.modelFor(when, listen) };
  const chat = await testChat(t, { model, ...overrides });
  const api = await serveApi(t, chat.db, {
    chat: createTurns({ ...chat.deps, ...(spy && { db: chat.db.withPlugin(spy) }) }),
    clicks: createClicks(chat.deps),
  });
  const [ann, bob] = [await signUp(api.url), await signUp(api.url)];
  const use = (make: (listen: (draft: Draft) => void) => Model) => {
    choice = { modelFor: (_when, listen = () => {}) => make(listen) };
  };
  return {
    ...chat,
    api,
    use,
    annId: ann.id,
    bobId: bob.id,
    annUser: ann,
    ann: new Client(api.url, ann),
    bob: new Client(api.url, bob),
  };
}
