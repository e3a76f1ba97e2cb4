/** Codes of the API and the tools, and `offline`: nobody was reached. */
export type RefusalCode =
  | 'invalid'
  | 'not_found'
  | 'conflict'
  | 'forbidden'
  | 'limit'
  | 'unavailable'
  | 'unauthenticated'
  | 'unsupported'
  | 'offline';

/** What was asked did not happen; `message` is for people and says what to do next. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  /** Of HTTP; 0 when nobody answered, 200 when a tool refused. */
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: RefusalCode, message: string, status = 0, retryAfterSeconds?: number) {
    super(message);
    this.code = code;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** May the same request succeed later without being changed? */
export const isPassing = ({ code }: Refusal): boolean =>
  code === 'offline' || code === 'unavailable' || code === 'limit';

/** Any thrown value as a refusal; what is no refusal is a fault of ours, and is shown as such in the console as well. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  console.error(error);
  return new Refusal('unavailable', 'Something went wrong here. Reload the page; nothing that was saved is lost.');
}
