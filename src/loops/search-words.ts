import { shareLease } from '../background/lease.ts';
import { type Loop, startLoop } from '../background/loop.ts';
import type { Db } from '../db/database.ts';
import { remakeSearchWords } from '../db/lists/search-words.ts';
import type { Log } from '../log.ts';

const againAfterMs = 60_000;
const dayMs = 86_400_000;
const leaseSeconds = 60;

export interface SearchWordsOptions {
  db: Db;
  log: Log;
  /** Names this process. */
  holder: string;
  /** Milliseconds before the first pass. Default: a minute, in which what began before the present functions were in force ends. */
  firstAfterMs?: number;
}

/** Gives the tasks there are the words by which they are found today, in one process at a time, until all have them (docs/specs/lists.md). */
export function startSearchWords({ db, log, holder, firstAfterMs = 60_000 }: SearchWordsOptions): Pick<Loop, 'stop'> {
  const name = 'search-words';
  const shared = shareLease({ db, log, name, holder, seconds: leaseSeconds });
  let done = false;

  async function pass(signal: AbortSignal): Promise<void> {
    const lease = done ? undefined : await shared.take();
    if (!lease) return;
    done = await remakeSearchWords(db, AbortSignal.any([signal, lease.signal]));
    if (done) await shared.release();
  }

  const loop = startLoop({
    name,
    log,
    pass,
    rest: () => {
      const ms = done ? dayMs : againAfterMs;
      return { leastMs: ms, mostMs: ms };
    },
    firstAfterMs,
  });
  return {
    async stop() {
      await loop.stop();
      await shared.release().catch((err: unknown) => log.warn({ err }, 'the lease for search words ends by itself'));
    },
  };
}
