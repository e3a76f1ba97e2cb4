import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, type Logger, pino } from 'pino';
import { traceId } from './tracing/spans.ts';

export type Log = Logger;

const requests = new AsyncLocalStorage<string>();

/** Runs `work`; every line that it logs, also later and asynchronously, carries `id`. */
export function withRequestId<T>(id: string, work: () => T): T {
  return requests.run(id, work);
}

/** JSON lines on stdout (or `destination`), with the request's id and without anything that a user wrote. */
export function openLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => {
      const id = requests.getStore();
      const trace = traceId();
      return { ...(id && { request_id: id }), ...(trace && { trace_id: trace }) };
    },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * What may be logged of an error. Database errors carry the values in `detail` and even in `message`, errors of SDKs the
 * whole conversation in `.state`, a JSON syntax error a piece of the text: so only named fields are taken, and the message
 * only of classes whose messages are written by programmers.
 */
export function describeError(error: unknown): object {
  return describe(error, 1);
}

/** `causes`: how many levels of causes to follow; a chain of causes may be a ring. */
function describe(error: unknown, causes: number): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, cause, stack } = error as Error & { code?: unknown };
  return {
    type: error.constructor.name,
    ...(hasPlainMessage(error) && { message: error.message }),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    stack: stack?.match(/^ {4}at .*$/gm)?.join('\n'),
    ...(cause instanceof Error && causes > 0 && { cause: describe(cause, causes - 1) }),
  };
}

const plainTypes = new Set(['Error', 'TypeError', 'RangeError', 'ReferenceError', 'AggregateError', 'AssertionError']);

function hasPlainMessage(error: Error): boolean {
  if ('severity' in error || 'detail' in error) return false;
  return plainTypes.has(error.constructor.name) || 'syscall' in error;
}
