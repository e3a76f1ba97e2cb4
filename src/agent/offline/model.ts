import { randomUUID } from 'node:crypto';
import {
  type Model,
  type ModelRequest,
  type ModelResponse,
  type protocol,
  type StreamEvent,
  Usage,
} from '@openai/agents';
import type { When } from '../../language/calendar.ts';
import type { PlannedCall } from './intents.ts';
import { contextOf, recall, rememberingUnderstand, turnsOf } from './plan/items.ts';
import { secondReading } from './plan/named/second-reading.ts';
import { plan } from './plan/plan.ts';
import { inBreaths } from './plan/steps.ts';
import { understand } from './read/understand.ts';
import { say } from './say/say.ts';

/** Of all conversations: a pure function's values. */
const understood = rememberingUnderstand(1_000_000);

/**
 * The model that needs no key: an Agents SDK `Model` that reads the text by rules. One is made per turn, with the moment, zone
 * and locale of that turn; the answer is a function of the request's items.
 */
export class OfflineModel implements Model {
  readonly #when: When;

  constructor(when: When) {
    this.#when = when;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    const output = await inBreaths(answerInSteps(request.input, this.#when, understood), request.signal);
    return { usage: new Usage({ requests: 1 }), output, responseId: randomUUID() };
  }

  async *getStreamedResponse(request: ModelRequest): AsyncIterable<StreamEvent> {
    request.signal?.throwIfAborted();
    yield { type: 'response_started' };
    const output = await inBreaths(answerInSteps(request.input, this.#when, understood), request.signal);
    for (const item of output) {
      if (item.type !== 'message') continue;
      for (const part of item.content) {
        if (part.type !== 'output_text') continue;
        for (const delta of part.text.match(/\S+\s*|\s+/gu) ?? []) {
          request.signal?.throwIfAborted();
          yield { type: 'output_text_delta', delta, itemId: item.id };
        }
      }
    }
    const usage = { requests: 1, inputTokens: 0, outputTokens: 0, totalTokens: 0 };
    yield { type: 'response_done', response: { id: randomUUID(), usage, output } };
  }
}

/** What the model says to these items. Each step by itself is short, however long they are. */
export function* answerInSteps(
  input: ModelRequest['input'],
  when: When,
  read = understand,
): Generator<void, protocol.OutputModelItem[]> {
  const turns = turnsOf(input);
  const turn = turns.at(-1);
  if (!turn) return [message(say([], when))];
  const recalled = yield* recall(turns.slice(0, -1), when, read);
  const { question, ...memory } = recalled;
  const context = { when, ...contextOf(recalled) };
  const intents = yield* read(turn.message, context);
  const next = yield* plan(intents, memory, turn.calls, when, secondReading(turn.message, context, read));
  return 'calls' in next ? next.calls.map(functionCall) : [message(say(next.done, when))];
}

function functionCall(call: PlannedCall): protocol.FunctionCallItem {
  const callId = `call_${randomUUID()}`;
  return {
    type: 'function_call',
    id: callId,
    callId,
    name: call.name,
    arguments: JSON.stringify(call.arguments),
    status: 'completed',
  };
}

function message(text: string): protocol.AssistantMessageItem & { type: 'message'; id: string } {
  return {
    type: 'message',
    role: 'assistant',
    id: `msg_${randomUUID()}`,
    status: 'completed',
    content: [{ type: 'output_text', text }],
  };
}
