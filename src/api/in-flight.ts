import type { ServerResponse } from 'node:http';
import { Problem } from './problem.ts';

/** How many requests of one user may be open in this process, counted until the answer has left: what nobody reads stays in memory. */
const mostPerUser = 32;

export interface InFlight {
  /** Counts a request until its response closes. Throws `Problem` 429 when the user has too many open. */
  enter(userId: string, response: ServerResponse): void;
}

export function createInFlight(): InFlight {
  const open = new Map<string, number>();
  return {
    enter(userId, response) {
      const count = open.get(userId) ?? 0;
      if (count >= mostPerUser)
        throw new Problem(429, 'limit', `You have ${count} requests open here; wait for one of them to be answered.`, {
          'Retry-After': '1',
        });
      open.set(userId, count + 1);
      response.once('close', () => {
        const left = (open.get(userId) ?? 1) - 1;
        if (left > 0) open.set(userId, left);
        else open.delete(userId);
      });
    },
  };
}
