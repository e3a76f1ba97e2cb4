import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Metrics } from '../metrics.ts';
import { Problem } from './problem.ts';

export interface Limit {
  points: number;
  /** The window in seconds. */
  seconds: number;
}

/**
 * How often one key may do something; counted per process. Sign-in by address is set back by a success, so it counts
 * failures in a row.
 */
export const defaultLimits = {
  signUpByIp: { points: 120, seconds: 60 },
  signInByIp: { points: 120, seconds: 60 },
  signInByEmail: { points: 20, seconds: 300 },
  registerClientByIp: { points: 60, seconds: 60 },
  chatByUser: { points: 300, seconds: 60 },
  mcpByUser: { points: 6000, seconds: 60 },
  settingsByUser: { points: 600, seconds: 60 },
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof defaultLimits;
export type LimitTable = Record<LimitName, Limit>;

export interface RateLimits {
  /** Counts one. Throws `Problem` 429 with Retry-After when the key has used up its share. */
  take(name: LimitName, key: string): Promise<void>;
  /** Sets the key's count back. */
  forget(name: LimitName, key: string): Promise<void>;
}

export function createRateLimits(table: LimitTable, metrics: Metrics): RateLimits {
  const limiters = Object.fromEntries(
    Object.entries(table).map(([name, { points, seconds }]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
    ]),
  ) as Record<LimitName, RateLimiterMemory>;
  return {
    async take(name, key) {
      try {
        await limiters[name].consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        metrics.rateLimited.inc({ limit: name });
        const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw new Problem(429, 'limit', `Too many requests; try again in ${seconds} s.`, {
          'Retry-After': `${seconds}`,
        });
      }
    },
    async forget(name, key) {
      await limiters[name].delete(key);
    },
  };
}
