/** How an attempt ended. Reasons are of our own words and codes: answers of servers may quote addresses. */
export type Outcome =
  | { end: 'sent' }
  /** Nobody is to have it any more. */
  | { end: 'dropped' }
  /** It will never be taken. */
  | { end: 'refused'; reason: string }
  /** It may be taken later, after `afterSeconds` at the earliest; `unsure`: perhaps it has been taken. */
  | { end: 'failed'; reason: string; unsure: boolean; afterSeconds?: number };

export const failed = (reason: string, unsure = false): Outcome => ({ end: 'failed', reason, unsure });

export const refused = (reason: string): Outcome => ({ end: 'refused', reason });

/** One attempt. Ends soon after the signal, and takes back nothing that the other side has. */
export type Attempt<T> = (what: T, signal: AbortSignal) => Promise<Outcome>;
