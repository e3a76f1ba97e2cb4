import { Refusal, stream } from '../../core/calls.ts';
import { eventsOf } from '../protocol/events.ts';
import type { ChatEvent } from '../protocol/wire.ts';

/** The operations of the ChatKit protocol on the one chat endpoint. */

/** This page: by it the server tells a request that is sent twice from the same words said in two windows. */
const frame = crypto.randomUUID();

function post(type: string, params: object, signal?: AbortSignal): Promise<Response> {
  return stream('~/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'chatkit-frame-instance-id': frame },
    body: JSON.stringify({ type, params }),
    signal,
  });
}

/** An operation that is answered by one JSON object. Throws `Refusal`. */
export async function operate<T>(type: string, params: object): Promise<T> {
  const answer = await post(type, params);
  return (await answer.json()) as T;
}

/** An operation that is answered by events. Throws `Refusal`; with the code `offline` when the stream was cut. An abort is thrown on as it is. */
export async function* operateStreaming(type: string, params: object, signal: AbortSignal): AsyncGenerator<ChatEvent> {
  const { body } = await post(type, params, signal);
  if (!body) return;
  try {
    yield* eventsOf(body);
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Refusal('offline', 'The connection was lost. Your text is still here.');
  }
}
