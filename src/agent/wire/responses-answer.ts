import { errorIn } from './chat-answer.ts';
import { ModelFault } from './fault.ts';
import { isRecord, type Part, textField, usageOf, wordsOf } from './parts.ts';

type Json = Record<string, unknown>;

/** The parts of an answer of the Responses API, whole or as events. The whole response that ends a stream counts more than its pieces. */
export async function* responsesParts(values: AsyncIterable<unknown>): AsyncGenerator<Part> {
  let known = false;
  let said = false;
  const whole = new Set<unknown>();
  for await (const value of values) {
    if (!isRecord(value)) continue;
    const type = String(value.type ?? '');
    if (value.error && type !== 'response.failed' && !isRecord(value.response)) throw errorIn(value);
    if (type === 'error') throw errorIn(value);
    const response = isRecord(value.response) ? value.response : Array.isArray(value.output) ? value : undefined;
    known ||= response !== undefined || type.startsWith('response.');
    if (response) {
      if (response.status === 'failed' || type === 'response.failed') throw errorIn(response);
      const items = Array.isArray(response.output) ? response.output : [];
      if (items.length > 0) {
        if (said) yield { again: true };
        yield* itemsParts(items);
        said = true;
      }
      const usage = usageOf(response.usage);
      if (usage) yield { usage };
      const end = endOf(response);
      if (end) yield { end };
      continue;
    }
    for (const part of eventParts(type, value, whole)) {
      said = true;
      yield part;
    }
  }
  if (!known) throw new ModelFault('stranger');
}

function* eventParts(type: string, value: Json, whole: Set<unknown>): Generator<Part> {
  const at = atOf(value);
  const delta = textField(value.delta);
  const item = isRecord(value.item) ? value.item : undefined;
  if (type === 'response.output_text.delta' && delta) yield { text: delta };
  else if (type === 'response.refusal.delta' && delta) yield { refusal: delta };
  else if (type.includes('reasoning')) yield { thought: true };
  else if (type === 'response.function_call_arguments.delta' && delta) yield { call: { at, more: delta } };
  else if (type === 'response.function_call_arguments.done' && value.arguments !== undefined)
    yield { call: { at, whole: value.arguments } };
  else if (type === 'response.output_item.added' && item?.type === 'function_call') yield callPart(item, at, false);
  else if (type === 'response.output_item.done' && item?.type === 'function_call') yield callPart(item, at, true);
  if (item) whole.add(at);
}

/** Fragments name their call by its place or by its item. */
function atOf({ output_index: index, item_id: id }: Json): number | string {
  return typeof index === 'number' ? index : (textField(id) ?? 0);
}

function* itemsParts(items: unknown[]): Generator<Part> {
  for (const [at, item] of items.entries()) {
    if (!isRecord(item)) continue;
    if (item.type === 'function_call') yield callPart(item, at, true);
    else if (item.type === 'reasoning') yield { thought: true };
    else if (item.type === 'message' || item.type === 'output_text' || item.content !== undefined) {
      const parts = Array.isArray(item.content) ? item.content : [item.content ?? item];
      for (const part of parts) {
        const refusal = isRecord(part) && part.type === 'refusal' ? wordsOf(part.refusal) : '';
        const text = refusal === '' ? wordsOf(part) : '';
        if (refusal !== '') yield { refusal };
        if (text !== '') yield { text };
      }
    }
  }
}

function callPart(item: Json, at: number | string, isWhole: boolean): Part {
  const id = textField(item.call_id) ?? textField(item.id);
  const name = textField(item.name);
  return {
    call: { at, ...(id ? { id } : {}), ...(name ? { name } : {}), ...(isWhole ? { whole: item.arguments } : {}) },
  };
}

function endOf({ status, incomplete_details: details }: Json): 'stop' | 'length' | 'filter' | undefined {
  if (status === 'completed') return 'stop';
  if (status !== 'incomplete') return undefined;
  return isRecord(details) && details.reason === 'content_filter' ? 'filter' : 'length';
}
