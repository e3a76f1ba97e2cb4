import { type Model, type ModelRequest, type ModelResponse, Usage } from '@openai/agents';
import { mostCalls } from './connection.ts';

/**
 * A model whose answers are stored before anything acts on them. A turn that runs again gets the stored answers first, so it makes
 * the same tool calls under the same keys, whatever the model behind would say now.
 */
export class RecordedModel implements Model {
  /** Why an answer could not be stored: our fault, not the model's. */
  storeFault: unknown;
  readonly #model: Model;
  readonly #recorded: ModelResponse[];
  readonly #save: (responses: ModelResponse[]) => Promise<void>;
  readonly #heard: (response: ModelResponse) => void;
  #next = 0;

  /** `heard` is told every answer, stored or new, before it is acted on. */
  constructor(options: {
    model: Model;
    recorded: ModelResponse[];
    save: (responses: ModelResponse[]) => Promise<void>;
    heard: (response: ModelResponse) => void;
  }) {
    this.#model = options.model;
    this.#recorded = options.recorded.map((response) => ({ ...response, usage: new Usage({ ...response.usage }) }));
    this.#save = options.save;
    this.#heard = options.heard;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    const response = this.#recorded[this.#next] ?? (await this.#ask(request));
    this.#next++;
    this.#heard(response);
    return response;
  }

  // biome-ignore lint/correctness/useYield: the turn does not stream; the interface wants the method
  async *getStreamedResponse(): AsyncGenerator<never> {
    throw new Error('A recorded turn does not stream.');
  }

  async #ask(request: ModelRequest): Promise<ModelResponse> {
    const { output: whole, usage, responseId } = await this.#model.getResponse(request);
    const output = cut(whole);
    if (output.length === 0) throw new Error('The model gave an empty answer.');
    const response = { output, usage, ...(responseId === undefined ? {} : { responseId }) };
    this.#recorded.push(response);
    if (output.some((item) => item.type === 'function_call'))
      await this.#save(this.#recorded).catch((error) => {
        this.storeFault = error;
        throw error;
      });
    return response;
  }
}

/** One call more than a turn may make, so that it is told; what a thousand cost the SDK, nobody else should wait for. */
function cut(output: ModelResponse['output']): ModelResponse['output'] {
  let calls = 0;
  return output.filter((item) => item.type !== 'function_call' || calls++ <= mostCalls);
}
