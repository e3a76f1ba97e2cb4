/** Refusal codes of the tools and the API (docs/contract.md, "MCP tools", Refusals). */
export type Code = 'invalid' | 'not_found' | 'conflict' | 'forbidden' | 'limit' | 'unavailable';

/**
 * The caller's fault: shown to the caller, never retried. Every other error is an outage or a bug: logged, hidden, retried.
 * The message is for a person or a model and says what to do next.
 */
export class Rejected extends Error {
  readonly code: Code;

  constructor(code: Code, message: string) {
    super(message);
    this.name = 'Rejected';
    this.code = code;
  }
}
