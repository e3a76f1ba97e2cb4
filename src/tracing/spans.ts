import { AsyncLocalStorage } from 'node:async_hooks';

/** What a span may say: names of routes, tools and topics, numbers and ids of ours; nothing that users wrote. */
export type Attributes = Record<string, string | number | boolean>;

export type Kind = 'server' | 'client' | 'producer' | 'consumer' | 'internal';

/** A piece of work in a trace. */
export interface Span {
  /** W3C Trace Context: what those who go on with the work are given. */
  readonly traceparent: string;
  rename(name: string): void;
  set(attributes: Attributes): void;
  end(failed: boolean): void;
}

/** Begins spans; `parent` is a `traceparent`. */
export type BeginSpan = (name: string, options: { kind: Kind; parent?: string; attributes?: Attributes }) => Span;

export interface SpanOptions {
  kind?: Kind;
  /** A `traceparent` from elsewhere; default: the span that this work is in. Without any there is no span, unless it may begin a trace. */
  parent?: string | undefined;
  begins?: true;
  attributes?: Attributes;
}

const current = new AsyncLocalStorage<Span>();
/** Set where traces are on (`open.ts`); without it nothing here does anything. */
let begin: BeginSpan | undefined;

export function useSpans(by: BeginSpan | undefined): void {
  begin = by;
}

/** The `traceparent` of the work that goes on; undefined where nothing is traced. */
export const traceparent = (): string | undefined => current.getStore()?.traceparent;

/** Its trace, for the log. */
export const traceId = (): string | undefined => traceparent()?.slice(3, 35);

/** A span that its caller ends; undefined where nothing is traced. */
export function openSpan(
  name: string,
  { kind = 'internal', parent, begins, attributes }: SpanOptions,
): Span | undefined {
  if (!begin) return undefined;
  const from = isTraceparent(parent) ? parent : traceparent();
  if (from === undefined && !begins) return undefined;
  return begin(name, { kind, ...(from === undefined ? {} : { parent: from }), ...(attributes && { attributes }) });
}

/** Runs `work` as a span of the trace that it is in; it failed when it throws. */
export async function inSpan<T>(
  name: string,
  options: SpanOptions,
  work: (span: Span | undefined) => Promise<T>,
): Promise<T> {
  const span = openSpan(name, options);
  if (!span) return work(undefined);
  try {
    const result = await current.run(span, () => work(span));
    span.end(false);
    return result;
  } catch (error) {
    span.end(true);
    throw error;
  }
}

/** Of another's making, so anything; a version that we do not know, zeros and other forms count as none. */
export const isTraceparent = (text: unknown): text is string =>
  typeof text === 'string' && /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/.test(text);
