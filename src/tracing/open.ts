import type { SpanContext } from '@opentelemetry/api';
import { type Attributes, type BeginSpan, type Kind, useSpans } from './spans.ts';

export interface TracingOptions {
  /** Base URL of an OTLP receiver that speaks HTTP, without `/v1/traces`. */
  endpoint: string;
  /** What this process is. */
  resource: Attributes;
}

/**
 * Sends spans to a receiver. The libraries are loaded only here, so that without the setting traces cost nothing. Answers how to stop, which
 * sends what is left; a receiver that does not answer is waited for `patienceMs` at most.
 */
export async function openTracing({ endpoint, resource }: TracingOptions): Promise<() => Promise<void>> {
  const [api, { BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: patienceMs,
  });
  const spanProcessors = [new BatchSpanProcessor({ exporter, scheduledDelayMillis: sendEveryMs })];
  const provider = new TracerProvider({ resource: resourceFromAttributes(resource), spanProcessors });
  const tracer = provider.getTracer('actodo');
  const kinds: Record<Kind, number> = {
    server: api.SpanKind.SERVER,
    client: api.SpanKind.CLIENT,
    producer: api.SpanKind.PRODUCER,
    consumer: api.SpanKind.CONSUMER,
    internal: api.SpanKind.INTERNAL,
  };
  const begin: BeginSpan = (name, { kind, parent, attributes }) => {
    const context = parent ? api.trace.setSpanContext(api.ROOT_CONTEXT, contextOf(parent)) : api.ROOT_CONTEXT;
    const span = tracer.startSpan(name, { kind: kinds[kind], ...(attributes && { attributes }) }, context);
    const { traceId, spanId, traceFlags } = span.spanContext();
    return {
      traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
      rename: (to) => span.updateName(to),
      set: (more) => span.setAttributes(more),
      end(failed) {
        if (failed) span.setStatus({ code: api.SpanStatusCode.ERROR });
        span.end();
      },
    };
  };
  useSpans(begin);
  return async () => {
    useSpans(undefined);
    await provider.shutdown().catch(() => {});
  };
}

const sendEveryMs = 1_000;
const patienceMs = 5_000;

function contextOf(traceparent: string): SpanContext {
  const [, traceId = '', spanId = '', flags = ''] = traceparent.split('-');
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
}
