/** Why a model gave no answer, told apart so that a person can be told. Nothing of what the server wrote is kept: it may repeat the conversation. */

export type FaultKind =
  /** The key is refused (401, 403). */
  | 'key'
  /** No such address or model (404). */
  | 'unknown'
  /** The request is refused as it is (400, 422 and the like). */
  | 'request'
  /** More text than the model reads at once. */
  | 'overflow'
  /** Asked to come back later (429). */
  | 'busy'
  /** Not reached, or ill (5xx). */
  | 'outage'
  /** No whole answer within its time. */
  | 'timeout'
  /** What answers is no model server: HTML, or JSON of another kind. */
  | 'stranger'
  /** The answer broke off. */
  | 'broken'
  /** An answer without words and calls. */
  | 'empty'
  /** Nothing but thoughts. */
  | 'thoughts'
  /** The model refuses to do it, in `words`. */
  | 'declined'
  /** A filter of the server has taken the answer. */
  | 'filtered'
  /** No model is named, and the server has not exactly one. */
  | 'unnamed'
  /** The turn has used the tokens that it may. */
  | 'spent';

/** Faults that may be gone when the same is asked again at once. */
const passing: readonly FaultKind[] = ['busy', 'outage', 'broken', 'empty', 'thoughts', 'stranger'];

export class ModelFault extends Error {
  readonly kind: FaultKind;
  readonly status: number | undefined;
  /** How long the server asks to wait, in milliseconds. */
  readonly waitMs: number | undefined;
  /** Of a model that declines: what it says to the person. */
  readonly words: string | undefined;

  constructor(kind: FaultKind, { status, waitMs, words }: { status?: number; waitMs?: number; words?: string } = {}) {
    super(`The model gave no answer: ${kind}${status === undefined ? '' : ` (HTTP ${status})`}.`);
    this.name = 'ModelFault';
    this.kind = kind;
    this.status = status;
    this.waitMs = waitMs;
    this.words = words;
  }

  get passes(): boolean {
    return passing.includes(this.kind) && this.status !== 501;
  }
}

/** How servers say that a prompt is too long; there is no code that all of them use. */
const tooLong =
  /context.{0,20}(?:length|window|size|limit)|exceeds?.{0,40}(?:context|token)|too (?:long|many tokens)|maximum.{0,30}tokens|n_ctx|prompt is too|input length|reduce the length/i;
const noModel =
  /model.{0,80}(?:not found|does not exist|not exist|unknown|not available)|no such model|model_not_found/i;

/** What a refusal means; `told` is the server's own text, which is looked at and not kept. */
export function faultOf(status: number, told: string, retryAfter?: string | null): ModelFault {
  const waitMs = waitOf(retryAfter);
  const as = (kind: FaultKind) => new ModelFault(kind, { status, ...(waitMs === undefined ? {} : { waitMs }) });
  if (status === 401 || status === 403) return as('key');
  if (status === 429) return as(/insufficient_quota|billing/i.test(told) ? 'key' : 'busy');
  if (status === 408) return as('outage');
  if (status >= 500) return as(tooLong.test(told) && !/rate/i.test(told) ? 'overflow' : 'outage');
  if (status === 413 || tooLong.test(told)) return as('overflow');
  if (status === 404 || noModel.test(told)) return as('unknown');
  return as('request');
}

/** Seconds or a date, as Retry-After says it. */
function waitOf(retryAfter: string | null | undefined): number | undefined {
  if (!retryAfter) return undefined;
  const seconds = Number(retryAfter);
  const ms = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
