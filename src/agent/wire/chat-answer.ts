import { faultOf, ModelFault } from './fault.ts';
import { type CallPart, isRecord, type Part, textField, usageOf, wordsOf } from './parts.ts';

type Json = Record<string, unknown>;

/** The parts of a Chat Completions answer, whole or in chunks; chunks may hold whole messages and messages may come in chunks. */
export async function* chatParts(values: AsyncIterable<unknown>): AsyncGenerator<Part> {
  const calls = new CallsOfChunks();
  let known = false;
  let said = false;
  for await (const value of values) {
    if (!isRecord(value)) continue;
    if (value.error) throw errorIn(value);
    const usage = usageOf(value.usage);
    if (usage) yield { usage };
    const choices = Array.isArray(value.choices) ? value.choices : [value];
    const choice = choices.find((each) => isRecord(each) && (each.index ?? 0) === 0) as Json | undefined;
    if (!choice) continue;
    // What is in no choice is a line of Ollama's own form, where messages are pieces.
    const piece = Array.isArray(value.choices) ? choice.delta : choice.message;
    const delta = isRecord(piece) ? piece : undefined;
    const message = delta ?? choice.message;
    known ||= Array.isArray(value.choices) || isRecord(message);
    if (isRecord(message)) {
      // A last chunk with the whole message says again what came in pieces.
      if (!delta && said) yield { again: true };
      for (const part of messageParts(message, delta ? calls : new CallsOfChunks())) {
        said = true;
        yield part;
      }
    }
    const end = endOf(choice.finish_reason ?? value.done_reason);
    if (end) yield { end };
  }
  if (!known) throw new ModelFault('stranger');
}

function* messageParts(message: Json, calls: CallsOfChunks): Generator<Part> {
  if (textField(message.reasoning_content) ?? textField(message.reasoning) ?? textField(message.thinking))
    yield { thought: true };
  const text = wordsOf(message.content);
  if (text !== '') yield { text };
  const refusal = textField(message.refusal);
  if (refusal) yield { refusal };
  const listed = Array.isArray(message.tool_calls)
    ? message.tool_calls
    : isRecord(message.tool_calls)
      ? [message.tool_calls]
      : [];
  const old = isRecord(message.function_call) ? [{ function: message.function_call }] : [];
  for (const call of [...listed, ...old]) if (isRecord(call)) yield { call: calls.take(call) };
}

/** Which call a fragment goes on with: servers number them, name them by id, do both wrongly, or neither. */
class CallsOfChunks {
  #current: { at: number; index: unknown; id: string | undefined; text: string } | undefined;
  readonly #known: { at: number; index: unknown; id: string | undefined; text: string }[] = [];

  take(call: Json): CallPart {
    const said = isRecord(call.function) ? call.function : call;
    const id = textField(call.id);
    const name = textField(said.name);
    const args = said.arguments ?? said.parameters;
    const open = this.#openCall(call.index, id, name);
    const one = open ?? { at: this.#known.length, index: call.index, id, text: '' };
    if (!open) this.#known.push(one);
    this.#current = one;
    const more = typeof args === 'string' ? args : undefined;
    one.text += more ?? (args === undefined || args === null ? '' : '{}');
    return {
      at: one.at,
      ...(id ? { id } : {}),
      ...(name ? { name } : {}),
      ...(more === undefined ? (args === undefined || args === null ? {} : { whole: args }) : { more }),
    };
  }

  #openCall(index: unknown, id: string | undefined, name: string | undefined) {
    const same = this.#known.findLast((each) => (id ? each.id === id : index !== undefined && each.index === index));
    if (!same) {
      // A fragment without name and number goes on with the last call; one with another id and no name too.
      if (name) return id && index !== undefined ? this.#unnamed(index) : undefined;
      return this.#known.findLast((each) => index !== undefined && each.index === index) ?? this.#current;
    }
    // A name after whole arguments begins the next call, though it bears the same number.
    return name && isWhole(same.text) ? undefined : same;
  }

  #unnamed(index: unknown) {
    return this.#known.findLast((each) => each.index === index && each.id === undefined && each.text === '');
  }
}

function isWhole(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function endOf(reason: unknown): 'stop' | 'length' | 'filter' | undefined {
  if (typeof reason !== 'string' || reason === '') return undefined;
  if (/length|max_tokens/i.test(reason)) return 'length';
  return /filter|safety|blocked|prohibited/i.test(reason) ? 'filter' : 'stop';
}

/** An error that came with status 200, or in the middle of a stream. */
export function errorIn(value: Json): ModelFault {
  const error = isRecord(value.error) ? value.error : { message: value.error ?? value.message, code: value.code };
  const told = `${error.code ?? ''} ${error.type ?? ''} ${wordsOf(error.message)}`;
  const status = [error.status, error.code, value.status].map(Number).find((each) => each >= 400 && each < 600);
  if (status !== undefined) return faultOf(status, told);
  if (/rate.?limit/i.test(told)) return faultOf(429, told);
  if (/auth|api.?key|permission/i.test(told)) return faultOf(401, told);
  const guess = faultOf(400, told);
  return guess.kind === 'request' ? new ModelFault(/invalid|bad.?request/i.test(told) ? 'request' : 'broken') : guess;
}
