import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentInputItem, Model, ModelRequest, ModelResponse } from '@openai/agents';
import type { When } from '../../language/calendar.ts';
import { inBreaths } from '../offline/plan/steps.ts';
import { fitHistory, shortenResults } from '../view/fit.ts';
import { askedAgain, asMeant, asSeen, isCall, reminded } from '../view/view.ts';
import { Answer, type Draft } from './answer.ts';
import { beginningOf, jsonOf } from './body.ts';
import { TokenBudget } from './budget.ts';
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
/** So often in one turn a model is told which calls are missing. */
const mostReminders = 2;
/** Of a refusal that much is looked at. */
const longestRefusal = 20_000;

/** The model behind an endpoint, for one turn. Whatever the server sends, it answers items that can be run and echoed, or throws a `ModelFault`. */
export class WireModel implements Model {
  readonly #options: WireOptions;
  /** How far the history has been cut because the server said that it was too long. */
  #tightness = 0;
  #streams: boolean;
  /** Whether the last request bounded its answer, and whether one may: the server may not know the field. */
  #isBounded = false;
  #mayBound = true;
  readonly #budget: TokenBudget;
  #reminders = 0;

  constructor(options: WireOptions) {
    this.#options = options;
    this.#budget = new TokenBudget(options.endpoint.turnTokens);
    this.#streams = options.listen !== undefined;
  }

  /** Throws `ModelFault('empty')` when all that the model wants was done in this turn already and it says nothing besides. */
  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    const { when } = this.#options;
    const { usage, output } = await this.#answered(request);
    const once = asMeant(output, request.input, when);
    const meant = (await this.#asked(request, once)) ?? once;
    if (meant.length === 0) throw new ModelFault('empty');
    return { usage, output: meant };
  }

  /** What the model means when it is asked again; undefined when there is no reason to, or it keeps to its answer although it was told what is missing. */
  async #asked(request: ModelRequest, once: ModelResponse['output']): Promise<ModelResponse['output'] | undefined> {
    const { when } = this.#options;
    const mayRemind = this.#reminders < mostReminders;
    const reminder = mayRemind ? await inBreaths(reminded(request, once, when), request.signal) : undefined;
    if (reminder) this.#reminders++;
    const again = reminder ?? askedAgain(request, once, when);
    if (!again) return undefined;
    const meant = asMeant((await this.#answered(again)).output, request.input, when);
    return reminder && !meant.some(isCall) ? undefined : meant;
  }

  async #answered(request: ModelRequest): Promise<ModelResponse> {
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

  /** Is there another way to ask for the same? Too long: with less history; refused: without a bound, then whole instead of streamed. */
  #canAdapt({ kind }: ModelFault): boolean {
    if (kind === 'overflow' && this.#tightness < shares.length) {
      this.#tightness++;
      return true;
    }
    if (kind !== 'request') return false;
    if (this.#isBounded) {
      this.#mayBound = false;
      return true;
    }
    const streamed = this.#streams;
    this.#streams = false;
    return streamed;
  }

  #fitted(input: AgentInputItem[]): AgentInputItem[] {
    const most = Math.min(mostHistory, Math.max(0, this.#options.endpoint.contextTokens - besideHistory));
    const fitted = fitHistory(input, most * (shares[this.#tightness] ?? 0));
    return this.#tightness < shares.length ? fitted : shortenResults(fitted, fewLines);
  }

  async #once(seen: ModelRequest & { input: AgentInputItem[] }, signal: AbortSignal): Promise<ModelResponse> {
    const { endpoint, listen, asked, nameModel } = this.#options;
    const { url, api } = endpoint;
    const started = performance.now();
    let firstMs: number | undefined;
    const body = this.#bodyFor(seen, endpoint.model ?? (await nameModel(signal)));
    const path = api === 'chat' ? 'chat/completions' : 'responses';
    const response = await post(`${url}/${path}`, { headers: headersOf(endpoint), body, signal });
    const spending = this.#budget.follow(body);
    const values = jsonOf(response.body);
    const answer = new Answer((draft) => {
      if (!('begins' in draft)) firstMs ??= performance.now() - started;
      listen?.(draft);
    });
    try {
      for await (const part of api === 'chat' ? chatParts(values) : responsesParts(values)) {
        answer.take(part);
        spending.take(part);
      }
    } catch (error) {
      throw error instanceof ModelFault ? error : new ModelFault('broken');
    } finally {
      spending.end(answer.spent);
    }
    const { usage, output } = answer.finish(givenTexts(seen.input));
    const tokens = answer.spent ?? { input: 0, output: 0, cached: 0 };
    asked?.({ tokens, firstMs: firstMs ?? performance.now() - started });
    return { usage, output };
  }

  /** The request as it is sent. Its answer is bounded only where the turn has fewer tokens left than the model writes at once. */
  #bodyFor(seen: ModelRequest & { input: AgentInputItem[] }, model: string): string {
    const { api, temperature, contextTokens } = this.#options.endpoint;
    const request = api === 'chat' ? chatRequest : responsesRequest;
    const options = { model, stream: this.#streams, temperature };
    const body = JSON.stringify(request(seen, options));
    const left = this.#budget.leftFor(body);
    this.#isBounded = this.#mayBound && left < contextTokens;
    return this.#isBounded ? JSON.stringify(request(seen, { ...options, mostTokens: left })) : body;
  }
}

async function post(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, method: 'POST' }).catch(() => {
    throw new ModelFault('outage');
  });
  if (response.ok) return response;
  const told = await beginningOf(response.body, longestRefusal).catch(() => '');
  throw faultOf(response.status, told, response.headers.get('retry-after'));
}
