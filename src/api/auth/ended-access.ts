import type { JWTPayload } from 'jose';

/** Tells tokens that were ended before their time. */
export interface EndedAccess {
  /** Does the token belong to a session, a grant or a user that has ended? Throws when that cannot be known. */
  has(payload: JWTPayload): Promise<boolean>;
  /** Looks at once: for the process that has just ended something. */
  refresh(): Promise<void>;
}

/** Milliseconds after which what ended is read again; a verification goes on meanwhile until `atMost`, and then waits for it. */
export const readAgain = { after: 20_000, atMost: 45_000 };

/**
 * Keeps in memory what `read` answers of the database (`kind:id`), so that a verification costs no query: each process hears of an end within a
 * minute. While the database is out of reach for longer, no token is good.
 */
export function createEndedAccess(read: () => Promise<string[]>, times = readAgain): EndedAccess {
  let ended = new Set<string>();
  let readAt = Number.NEGATIVE_INFINITY;
  let latest: Promise<void> | undefined;
  function refresh(): Promise<void> {
    const startedAt = performance.now();
    const reading: Promise<void> = read().then((found) => {
      // A read that began earlier may end later, and knows less.
      if (startedAt < readAt) return;
      ended = new Set(found);
      readAt = startedAt;
    });
    latest = reading;
    const done = () => {
      if (latest === reading) latest = undefined;
    };
    reading.then(done, done);
    return reading;
  }
  async function upToDate(): Promise<Set<string>> {
    const age = performance.now() - readAt;
    if (age > times.after) {
      const reading = latest ?? refresh();
      if (age > times.atMost) await reading;
    }
    return ended;
  }
  return {
    refresh,
    async has({ sub, sid, azp, grant_id }) {
      const known = await upToDate();
      // An application goes on after the session in which it was let in.
      return known.has(`user:${sub}`) || known.has(azp === undefined ? `session:${sid}` : `grant:${grant_id}`);
    },
  };
}
