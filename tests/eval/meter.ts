import type { Model, ModelRequest, ModelResponse, StreamEvent } from '@openai/agents';
import type { ModelChoice } from '../../src/agent/model.ts';
import type { Meter } from './measure.ts';

/** The same choice, whose models count what they are asked and answer. */
export function metered({ modelFor }: ModelChoice): { model: ModelChoice; meter: Meter } {
  const meter: Meter = { tokensIn: 0, tokensOut: 0 };
  return { model: { modelFor: (turn) => new MeteredModel(modelFor(turn), meter) }, meter };
}

class MeteredModel implements Model {
  readonly #model: Model;
  readonly #meter: Meter;

  constructor(model: Model, meter: Meter) {
    this.#model = model;
    this.#meter = meter;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    const response = await this.#model.getResponse(request);
    this.#count(response.usage);
    return response;
  }

  async *getStreamedResponse(request: ModelRequest): AsyncIterable<StreamEvent> {
    for await (const event of this.#model.getStreamedResponse(request)) {
      if (event.type === 'response_done') this.#count(event.response.usage);
      yield event;
    }
  }

  #count({ inputTokens, outputTokens }: { inputTokens: number; outputTokens: number }): void {
    this.#meter.tokensIn += inputTokens;
    this.#meter.tokensOut += outputTokens;
  }
}
