import { estimate } from '../view/fit.ts';
import { ModelFault } from './fault.ts';
import type { Part, Usage } from './parts.ts';

/**
 * How many tokens, read and written, the answers of one run may cost: a model that goes on for ever costs so many and no more. Counted is what the server says; an answer that it
 * does not count, or that broke off, is estimated.
 */
export class TokenBudget {
  #left: number;

  constructor(tokens: number) {
    this.#left = tokens;
  }

  /** The tokens that an answer to this request may have. Throws `ModelFault('spent')` when nothing is left for one. */
  leftFor(request: string): number {
    const left = this.#left - estimate(request);
    if (left <= 0) throw new ModelFault('spent');
    return left;
  }

  /** Follows the answer to a request that the server has taken. */
  follow(request: string): Spending {
    return new Spending(this.leftFor(request), (usage, written) => {
      const told = usage ? usage.input + usage.output : 0;
      this.#left -= told > 0 ? told : estimate(request) + written;
    });
  }
}

/** What one answer costs, while it comes. */
export class Spending {
  readonly #most: number;
  readonly #ended: (usage: Usage | undefined, written: number) => void;
  #written = 0;

  constructor(most: number, ended: (usage: Usage | undefined, written: number) => void) {
    this.#most = most;
    this.#ended = ended;
  }

  /** Throws `ModelFault('spent')` when the answer has become longer than it may be. */
  take(part: Part): void {
    // A server that says all of it once more has not written it twice.
    if ('again' in part) this.#written = 0;
    this.#written += tokensOf(part);
    if (this.#written > this.#most) throw new ModelFault('spent');
  }

  /** Once, however the answer has ended. */
  end(usage: Usage | undefined): void {
    this.#ended(usage, Math.ceil(this.#written));
  }
}

/** Of a thought nothing is kept; servers send one a token. */
function tokensOf(part: Part): number {
  if ('text' in part) return estimate(part.text);
  if ('refusal' in part) return estimate(part.refusal);
  if ('thought' in part) return 1;
  if (!('call' in part)) return 0;
  const { name = '', more = '', whole } = part.call;
  return estimate(name + more + (whole === undefined ? '' : JSON.stringify(whole)));
}
