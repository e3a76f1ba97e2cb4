import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { shareFairly } from '../background/fair-share.ts';
import type { Metrics } from '../metrics/metrics.ts';
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
  /** Counts one, or as many as `count` says. Throws `Problem` 429 with Retry-After when the key has used up its share. */
  take(limit: Limit, key: string, count?: number): Promise<void>;
  /** Sets the key's count back. */
  forget(limit: Limit, key: string): Promise<void>;
}

/** Tests only: `points` by the name of a limit. */
export type LimitOverrides = Record<string, number>;

/**
 * The key of a client whose address is `address`: whoever has one IPv6 address has all of its /64, an IPv4 address may come in IPv6
 * form, and proxies may write a port beside it.
 */
export function clientKey(address: string): string {
  const bare = /^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/, '$1');
  const mapped = /^::ffff:([\d.]+)$/i.exec(bare)?.[1];
  if (mapped && isIPv4(mapped)) return mapped;
  const withoutZone = bare.split('%')[0] as string;
  return isIPv6(withoutZone) ? `${firstGroups(withoutZone).join(':')}::/64` : bare;
}

/** Where a request comes from, by the same rule as for those that the app serves: behind a trusted proxy what that one says. */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const said = trustProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  return said || (request.socket.remoteAddress ?? '');
}

/** The first four groups of an IPv6 address, written in one way. */
function firstGroups(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '');
  // The last 32 bits may be written as an IPv4 address; they are two groups of the eight.
  const length = (list: string[]) => list.length + (list.at(-1)?.includes('.') ? 1 : 0);
  const [first, last] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? 0 : 8 - length(first) - length(last);
  return [...first, ...Array<string>(zeros).fill('0'), ...last]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''));
}

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
    async take(limit, key, count = 1) {
      try {
        await limiterOf(limit).consume(key, count);
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

/** How many requests of one user may be open in this process, counted until the answer has left: what nobody reads stays in memory. */
const mostOpen = 32;
/** How many more wait until one of them has left. */
const mostWaiting = 200;

export interface InFlight {
  /** Waits until the user has room for another request, which then counts until its response closes. Throws `Problem` 429 when too many wait. */
  enter(userId: string, response: ServerResponse): Promise<void>;
}

export function createInFlight(): InFlight {
  const total = Number.POSITIVE_INFINITY;
  const share = shareFairly({ perKey: mostOpen, total, waiting: mostWaiting, full: tooManyOpen });
  return {
    enter: (userId, response) =>
      new Promise((begin, refuse) => {
        const answer = () => {
          begin();
          return closed(response);
        };
        share(userId, answer).catch(refuse);
      }),
  };
}

const tooManyOpen = () =>
  new Problem(
    429,
    'limit',
    `You have ${mostOpen} requests open here and ${mostWaiting} that wait; read their answers first.`,
    {
      'Retry-After': '1',
    },
  );

/** From so many requests at work in this process on, a user who has one at work already is refused another. */
const busyFrom = 128;
/** So many requests are at work at most, whoever asks. */
const mostAtWork = 1_024;

export interface Workload {
  /** Counts a request as at work until the function that it answers is called. Throws `Problem` 503 when the process has too much to do. */
  begin(userId: string): () => void;
}

/**
 * Keeps what waits in this process as much as it can answer soon, so that under overload it goes on answering as much as at its best. Who has nothing at work is let in long after
 * those who have (docs/decisions/0120-overload-is-refused-early.md).
 */
export function createWorkload(metrics: Pick<Metrics, 'overloaded'>): Workload {
  const atWork = new Map<string, number>();
  let all = 0;
  return {
    begin(userId) {
      const mine = atWork.get(userId) ?? 0;
      if (all >= mostAtWork || (all >= busyFrom && mine > 0)) {
        metrics.overloaded.inc();
        throw overloaded();
      }
      all++;
      atWork.set(userId, mine + 1);
      return () => {
        all--;
        const left = (atWork.get(userId) ?? 1) - 1;
        if (left > 0) atWork.set(userId, left);
        else atWork.delete(userId);
      };
    },
  };
}

/** Not all at the same second again. */
const overloaded = () =>
  new Problem(
    503,
    'unavailable',
    'There is more to do here than can be done at once, and nothing came of this; try again in a moment.',
    {
      'Retry-After': `${1 + Math.floor(Math.random() * 3)}`,
    },
  );

function closed(response: ServerResponse): Promise<void> {
  if (response.closed || response.destroyed) return Promise.resolve();
  return new Promise((resolve) => response.once('close', resolve));
}
