import type { Model, ModelRequest, ModelResponse } from '@openai/agents';
import type { When } from '../language/calendar.ts';
import { asMeant, asSeen } from './view/view.ts';

/** A model that was not written for this program: it is told of tools, results and times in its own view, and its calls are turned back. */
export class SeenModel implements Model {
  readonly #model: Model;
  readonly #when: When;

  constructor(model: Model, when: When) {
    this.#model = model;
    this.#when = when;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    const response = await this.#model.getResponse(asSeen(request, this.#when));
    return { ...response, output: asMeant(response.output) };
  }

  // biome-ignore lint/correctness/useYield: the turn does not stream; the interface wants the method
  async *getStreamedResponse(): AsyncGenerator<never> {
    throw new Error('A turn does not stream.');
  }
}
