import { STATUS_CODES } from 'node:http';
import { type Code, Rejected } from '../errors.ts';

export type ProblemCode = Code | 'unauthenticated' | 'unsupported';

/** An answer that refuses a request: RFC 9457 `application/problem+json`. `detail` tells the caller what to do next. */
export class Problem extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  readonly headers: Record<string, string>;
  readonly media: string = 'application/problem+json';

  constructor(status: number, code: ProblemCode, detail: string, headers: Record<string, string> = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  get body(): object {
    const title = STATUS_CODES[this.status] ?? 'Error';
    return { type: 'about:blank', title, status: this.status, detail: this.message, code: this.code };
  }
}

/** A refusal in the form of OAuth (RFC 6749, 5.2; RFC 6750), whose `error` its clients act upon. */
export class OAuthProblem extends Problem {
  readonly error: string;
  override readonly media = 'application/json';

  constructor(status: 400 | 401 | 403, error: string, detail: string, challenge?: string) {
    const code = ({ 400: 'invalid', 401: 'unauthenticated', 403: 'forbidden' } as const)[status];
    super(status, code, detail, challenge === undefined ? {} : { 'WWW-Authenticate': challenge });
    this.error = error;
  }

  override get body(): object {
    return { error: this.error, error_description: this.message };
  }
}

/** The answer to a path that is no route, or not in that spelling. */
export const noSuchRoute = (): Problem =>
  new Problem(404, 'not_found', 'There is no such route; GET /openapi.json lists them all.');

/** Seconds a caller waits before it asks again, where nothing better is known. */
const retryAfter = { 'Retry-After': '5' };

const statuses: Record<Code, number> = {
  invalid: 400,
  not_found: 404,
  conflict: 409,
  forbidden: 403,
  limit: 429,
  unavailable: 503,
};

/** Whatever was thrown, as an answer that shows nothing of our insides. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Rejected) {
    const status = statuses[error.code];
    return new Problem(status, error.code, error.message, status === 429 || status === 503 ? retryAfter : {});
  }
  return bodyProblem(error) ?? failure(error);
}

/** The body parser's refusals; their messages may quote the body, so they are replaced. */
function bodyProblem(error: unknown): Problem | undefined {
  const status = (error as { status?: unknown } | undefined)?.status;
  if (status === 413) return new Problem(413, 'limit', 'The body is too large; send at most 256 KiB.');
  if (status === 415) return new Problem(415, 'unsupported', 'Send the body as application/json, not compressed.');
  if (status === 400)
    return new Problem(400, 'invalid', 'The body ended early; send as many bytes as its headers say.');
  return undefined;
}

const ourMistakes = ['TypeError', 'RangeError', 'ReferenceError', 'AssertionError'];

/** An outage passes and the caller may try again; a mistake of ours does not pass. */
function failure(error: unknown): Problem {
  if (error instanceof Error && ourMistakes.includes(error.constructor.name))
    return new Problem(500, 'unavailable', 'Something is wrong on our side; the X-Request-Id of this answer finds it.');
  return new Problem(
    503,
    'unavailable',
    'Actodo cannot do this at the moment; try again in a few seconds.',
    retryAfter,
  );
}
