import { Pool } from 'undici';
import { traceparent } from '../../tracing/spans.ts';
import type { Json } from '../port.ts';

export interface DaprHttpOptions {
  /** Base URL of the sidecar's HTTP API, without a slash at the end. */
  endpoint: string;
  /** Sent as `dapr-api-token`. */
  token?: string;
}

/** An answer of daprd other than success. */
export class DaprError extends Error {
  readonly status: number;
  /** daprd's `errorCode`: what callers may rely on. */
  readonly code: string | undefined;
  /** The parsed answer, if it was JSON. */
  readonly body: unknown;

  constructor(status: number, text: string) {
    const body = parse(text) as { errorCode?: string; message?: string } | undefined;
    super(`daprd answered ${status} ${body?.errorCode ?? ''}: ${body?.message ?? text}`);
    this.status = status;
    this.code = body?.errorCode;
    this.body = body;
  }
}

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

export interface DaprHttp {
  /**
   * One request below `/v1.0/`; the segments are encoded one by one, `query` goes as it is. Answers the parsed body, undefined for an empty one.
   * Throws `DaprError` for an answer other than 2xx, and the network's error when there is none within half a minute.
   */
  call(
    method: Method,
    segments: string[],
    body?: unknown,
    more?: { headers?: Record<string, string>; query?: string },
  ): Promise<Json | undefined>;
  close(): Promise<void>;
}

/** Longer than daprd's own patience with actors that move (5 x 1 s) and with a database that fails over. */
const patienceMs = 30_000;
const connections = 256;

/** The parts of daprd's HTTP API that its SDK lacks or does badly (docs.dapr.io: "Dapr API reference"). */
export function openDaprHttp({ endpoint, token }: DaprHttpOptions): DaprHttp {
  const pool = new Pool(endpoint, { connections, headersTimeout: patienceMs, bodyTimeout: patienceMs });
  const headers = { 'content-type': 'application/json', ...(token ? { 'dapr-api-token': token } : {}) };
  return {
    async call(method, segments, body, more = {}) {
      const path = `/v1.0/${segments.map(encodeURIComponent).join('/')}${more.query ? `?${more.query}` : ''}`;
      const trace = traceparent();
      const sent = { ...headers, ...(trace ? { traceparent: trace } : {}), ...more.headers };
      const { statusCode, body: answer } = await pool.request({
        method,
        path,
        headers: sent,
        body: JSON.stringify(body),
      });
      const text = await answer.text();
      if (statusCode >= 300) throw new DaprError(statusCode, text);
      return text === '' ? undefined : (JSON.parse(text) as Json);
    },
    close: () => pool.destroy(),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
