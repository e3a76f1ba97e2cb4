import { createHash } from 'node:crypto';
import type { CloudEvent } from '../dapr/port.ts';
import { storable, toJsonb } from '../db/jsonb.ts';
import { withRequestId } from '../log.ts';
import { type Attributes, inSpan, isTraceparent } from '../tracing/spans.ts';

/** What is poison may have no id that can be stored; its content then tells it apart. */
export function eventIdOf(event: CloudEvent): string {
  if (typeof event.id === 'string' && event.id !== '' && event.id.length <= 200 && event.id === storable(event.id))
    return event.id;
  return `sha256:${createHash('sha256').update(toJsonb(event)).digest('hex')}`;
}

/** Runs `work`; what it logs carries the id of the request that the event came of, where the event tells it. */
export function inRequestOf<T>(event: CloudEvent, work: () => T): T {
  const { payload } = (event.data ?? {}) as { payload?: { request_id?: unknown } | null };
  const id = payload?.request_id;
  return typeof id === 'string' && id.length <= 200 ? withRequestId(id, work) : work();
}

/** Runs `work` as a span of the trace that the event came of; without one, or where traces are off, just so. */
export function inTraceOf<T>(
  { traceparent }: CloudEvent,
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> {
  return isTraceparent(traceparent)
    ? inSpan(name, { kind: 'consumer', parent: traceparent, attributes }, work)
    : work();
}
