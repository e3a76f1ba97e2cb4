import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentInputItem, Model, ModelRequest, ModelResponse } from '@openai/agents';
import type { When } from '../../language/calendar.ts';
import { fitHistory, shortenResults } from '../view/fit.ts';
import { asMeant, asSeen } from '../view/view.ts';
import { Answer, type Draft } from './answer.ts';
import { jsonOf } from './body.ts';
import { chatParts } from './chat-answer.ts';
import { type Endpoint, headersOf } from './endpoint.ts';
import { faultOf, ModelFault } from './fault.ts';
import { chatRequest, givenTexts, responsesRequest } from './requests.ts';
import { responsesParts } from './responses-answer.ts';

/** What became of one answer, for the metrics. */
export interface Asked {
  tokens: { input: number; output: number; cached: number };
  /** Milliseconds until the first word or call was heard; of an answer that came whole, until it came. */
  firstMs: number;
}

export interface WireOptions {
  endpoint: Endpoint;
  when: When;
  /** The name of the model, when the endpoint has none. Throws `ModelFault('unnamed')`. */
  nameModel(signal: AbortSignal): Promise<string>;
  /** Given: the answer is streamed, and heard as it is written. */
  listen?: ((draft: Draft) => void) | undefined;
  asked?: ((asked: Asked) => void) | undefined;
}

/** Parts of the history's budget that are tried when a request was too long, and then lines of each result. */
const shares = [1, 0.5, 0.25, 0];
const fewLines = 20;
/** A server that asks to wait longer is told to the person instead. */
const longestWaitMs = 20_000;
/** Tokens of a context that are no history: rules and tools, the present turn with a list of 50, the answer. */
const besideHistory = 4_200;
/** More history than this tells a model of todos nothing. */
const mostHistory = 6_000;
/** Of a refusal that much is looked at. */
const longestRefusal = 20_000;

/** The model behind an endpoint, for one turn. Whatever the server sends, it answers items that can be run and echoed, or throws a `ModelFault`. */
export class WireModel implements Model {
  readonly #options: WireOptions;
  /** How far the history has been cut because the server said that it was too long. */
  #tightness = 0;
  #streams: boolean;

  constructor(options: WireOptions) {
    this.#options = options;
    this.#streams = options.listen !== undefined;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    const { endpoint, when } = this.#options;
    const outer = request.signal ?? new AbortController().signal;
    const deadline = AbortSignal.timeout(endpoint.timeoutMs);
    const signal = AbortSignal.any([outer, deadline]);
    const seen = asSeen(request, when);
    for (let tries = 0; ; )
      try {
        return await this.#once({ ...seen, input: this.#fitted(seen.input) }, signal);
      } catch (error) {
        outer.throwIfAborted();
        if (deadline.aborted) throw new ModelFault('timeout');
        if (!(error instanceof ModelFault)) throw error;
        if (this.#canAdapt(error)) continue;
        const waitMs = error.waitMs ?? 250 * 2 ** tries;
        if (!error.passes || tries++ >= endpoint.maxRetries || waitMs > longestWaitMs) throw error;
        await sleep(waitMs, undefined, { signal }).catch(() => {});
      }
  }

  // biome-ignore lint/correctness/useYield: drafts are heard beside the answer, because a recorded turn has no stream; the interface wants the method
  async *getStreamedResponse(): AsyncGenerator<never> {
    throw new Error('The draft of an answer is heard by a listener.');
  }

  /** Is there another way to ask for the same? Too long: with less history; refused though streaming: whole. */
  #canAdapt({ kind }: ModelFault): boolean {
    if (kind === 'overflow' && this.#tightness < shares.length) {
      this.#tightness++;
      return true;
    }
    if (kind !== 'request' || !this.#streams) return false;
    this.#streams = false;
    return true;
  }

  #fitted(input: AgentInputItem[]): AgentInputItem[] {
    const most = Math.min(mostHistory, Math.max(0, this.#options.endpoint.contextTokens - besideHistory));
    const fitted = fitHistory(input, most * (shares[this.#tightness] ?? 0));
    return this.#tightness < shares.length ? fitted : shortenResults(fitted, fewLines);
  }

  async #once(seen: ModelRequest & { input: AgentInputItem[] }, signal: AbortSignal): Promise<ModelResponse> {
    const { endpoint, listen, asked, nameModel } = this.#options;
    const { url, api, temperature } = endpoint;
    const started = performance.now();
    let firstMs: number | undefined;
    const model = endpoint.model ?? (await nameModel(signal));
    const options = { model, stream: this.#streams, temperature };
    const body = api === 'chat' ? chatRequest(seen, options) : responsesRequest(seen, options);
    const path = api === 'chat' ? 'chat/completions' : 'responses';
    const response = await post(`${url}/${path}`, { headers: headersOf(endpoint), body: JSON.stringify(body), signal });
    const values = jsonOf(response.body);
    const answer = new Answer((draft) => {
      if (!('begins' in draft)) firstMs ??= performance.now() - started;
      listen?.(draft);
    });
    try {
      for await (const part of api === 'chat' ? chatParts(values) : responsesParts(values)) answer.take(part);
    } catch (error) {
      throw error instanceof ModelFault ? error : new ModelFault('broken');
    }
    const { usage, output } = answer.finish(givenTexts(seen.input));
    const tokens = answer.spent ?? { input: 0, output: 0, cached: 0 };
    asked?.({ tokens, firstMs: firstMs ?? performance.now() - started });
    return { usage, output: asMeant(output) };
  }
}

async function post(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, method: 'POST' }).catch(() => {
    throw new ModelFault('outage');
  });
  if (response.ok) return response;
  const told = (await response.text().catch(() => '')).slice(0, longestRefusal);
  throw faultOf(response.status, told, response.headers.get('retry-after'));
}
