import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Metrics } from '../metrics.ts';
import { Problem } from './problem.ts';

/** How often one key may do something, counted per process. It stands beside what it limits. */
export interface Limit {
  /** Of the metric, and unique. */
  name: string;
  points: number;
  /** The window in seconds. */
  seconds: number;
}

export interface RateLimits {
  /** Counts one. Throws `Problem` 429 with Retry-After when the key has used up its share. */
  take(limit: Limit, key: string): Promise<void>;
  /** Sets the key's count back. */
  forget(limit: Limit, key: string): Promise<void>;
}

/** Tests only: `points` by the name of a limit. */
export type LimitOverrides = Record<string, number>;

export function createRateLimits(metrics: Metrics, overrides: LimitOverrides = {}): RateLimits {
  const limiters = new Map<string, RateLimiterMemory>();
  const limiterOf = ({ name, points, seconds }: Limit) => {
    let limiter = limiters.get(name);
    if (!limiter) {
      limiter = new RateLimiterMemory({ keyPrefix: name, points: overrides[name] ?? points, duration: seconds });
      limiters.set(name, limiter);
    }
    return limiter;
  };
  return {
    async take(limit, key) {
      try {
        await limiterOf(limit).consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        metrics.rateLimited.inc({ limit: limit.name });
        const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw new Problem(429, 'limit', `Too many requests; try again in ${seconds} s.`, {
          'Retry-After': `${seconds}`,
        });
      }
    },
    async forget(limit, key) {
      await limiterOf(limit).delete(key);
    },
  };
}
