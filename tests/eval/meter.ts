import type { Model, ModelRequest, ModelResponse, StreamEvent } from '@openai/agents';
import type { ModelChoice } from '../../src/agent/model.ts';
import { tokens } from '../support/tokens.ts';
import type { Meter } from './measure.ts';

/** The same choice, whose models count what they are asked and answer. Where a server tells no usage, what went over the wire is counted. */
export function metered({ modelFor }: ModelChoice): { model: ModelChoice; meter: Meter } {
  const meter: Meter = { tokensIn: 0, tokensOut: 0 };
  const sent = listenToWire();
  return { model: { modelFor: (...turn) => new MeteredModel(modelFor(...turn), meter, sent) }, meter };
}

/** Answers the texts of the last request that a model's server was sent: rules, tools and history. */
function listenToWire(): () => string {
  let last = '';
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (/\/(?:responses|chat\/completions)$/.test(url) && typeof init?.body === 'string') {
      const { messages, instructions, input: items, tools } = JSON.parse(init.body);
      last = JSON.stringify([messages, instructions, items, tools]);
    }
    return real(input, init);
  };
  return () => last;
}

class MeteredModel implements Model {
  readonly #model: Model;
  readonly #meter: Meter;
  readonly #sent: () => string;

  constructor(model: Model, meter: Meter, sent: () => string) {
    this.#model = model;
    this.#meter = meter;
    this.#sent = sent;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    const response = await this.#model.getResponse(request);
    this.#count(response.usage, response.output);
    return response;
  }

  async *getStreamedResponse(request: ModelRequest): AsyncIterable<StreamEvent> {
    for await (const event of this.#model.getStreamedResponse(request)) {
      if (event.type === 'response_done') this.#count(event.response.usage, event.response.output);
      yield event;
    }
  }

  #count({ inputTokens, outputTokens }: { inputTokens: number; outputTokens: number }, output: unknown): void {
    const sent = this.#sent();
    this.#meter.tokensIn += inputTokens || tokens(sent);
    // The offline model sends nothing and writes no tokens.
    this.#meter.tokensOut += outputTokens || (sent === '' ? 0 : tokens(JSON.stringify(output)));
  }
}
