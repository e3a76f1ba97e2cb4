import { setImmediate as breathe } from 'node:timers/promises';
import {
  type AgentInputItem,
  MaxTurnsExceededError,
  type Model,
  type ModelRequest,
  type ModelResponse,
  Usage,
} from '@openai/agents';
import { step } from '../dapr/steps.ts';
import { mostCalls } from './connection.ts';
import { itemsOf } from './say/items.ts';

/** Answers of the model in one turn. */
const mostAnswers = 12;
/** Calls that the SDK is given at once: what it does with them grows with the square of their number, and nobody else is served meanwhile. */
const callsAtOnce = 20;
/** Steps of the SDK in one turn: answers, and what is left of long ones. */
export const stepsAtMost = mostAnswers + Math.ceil(mostCalls / callsAtOnce);

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
  readonly #mayWait: (response: ModelResponse) => boolean;
  #before: readonly AgentInputItem[] = [];
  #next = 0;
  #rest: ModelResponse[] = [];

  /**
   * `heard` is told every answer, stored or new, before it is acted on. An answer with many calls is acted on in portions, one that `mayWait` for the
   * user's yes as a whole, because one question names all that waits.
   */
  constructor(options: {
    model: Model;
    recorded: ModelResponse[];
    save: (responses: ModelResponse[]) => Promise<void>;
    heard: (response: ModelResponse) => void;
    mayWait: (response: ModelResponse) => boolean;
  }) {
    this.#model = options.model;
    this.#recorded = options.recorded.map((response) => ({ ...response, usage: new Usage({ ...response.usage }) }));
    this.#save = options.save;
    this.#heard = options.heard;
    this.#mayWait = options.mayWait;
  }

  /** Before what the SDK gives the model comes this. The SDK itself would copy each item several times for each answer (docs/decisions/0118). */
  comeAfter(history: readonly AgentInputItem[]): void {
    this.#before = history;
  }

  /** The next answer, or the next portion of the last one. Throws as the SDK does when there were too many answers. */
  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    // Steps of several turns that are due at once leave the event loop to others between them.
    await breathe();
    const left = this.#rest.shift();
    if (left) return left;
    if (this.#next >= mostAnswers) throw new MaxTurnsExceededError(`More than ${mostAnswers} answers`);
    const response = this.#recorded[this.#next] ?? (await this.#ask(request));
    this.#next++;
    this.#heard(response);
    const [first, ...rest] = this.#mayWait(response) ? [response] : portions(response);
    this.#rest = rest;
    return first!;
  }

  // biome-ignore lint/correctness/useYield: the turn does not stream; the interface wants the method
  async *getStreamedResponse(): AsyncGenerator<never> {
    throw new Error('A recorded turn does not stream.');
  }

  async #ask(request: ModelRequest): Promise<ModelResponse> {
    step('before-model');
    const input = [...this.#before, ...itemsOf(request.input)];
    const { output: whole, usage, responseId } = await this.#model.getResponse({ ...request, input });
    step('after-model');
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

/** The answer with its first calls, then the others. */
function portions(response: ModelResponse): ModelResponse[] {
  const calls = response.output.filter((item) => item.type === 'function_call');
  if (calls.length <= callsAtOnce) return [response];
  const first = { ...response, output: response.output.filter((item) => calls.indexOf(item as never) < callsAtOnce) };
  const rest: ModelResponse[] = [];
  for (let at = callsAtOnce; at < calls.length; at += callsAtOnce)
    rest.push({ output: calls.slice(at, at + callsAtOnce), usage: new Usage() });
  return [first, ...rest];
}
