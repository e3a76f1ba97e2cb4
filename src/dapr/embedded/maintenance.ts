import { type Loop, startLoop } from '../../background/loop.ts';
import type { Db } from '../../db/database.ts';
import { checkpoints, maintain, refreshTitleOrder, shortenLog } from '../../db/maintenance.ts';
import { settleFiles } from '../../db/pglite/flushing-fs.ts';
import { flushLog } from '../../db/unflushed.ts';
import type { Log } from '../../log.ts';

const everyMs = 15_000;
const flushEveryMs = 1_000;

export interface Maintained {
  db: Db;
  log: Log;
  /** Of Postgres' files, where they are flushed. */
  dataDir?: string | undefined;
  /** Milliseconds between two checkpoints; default five minutes. */
  betweenMs?: number;
}

/** Looks after the embedded database in the background. `stop` waits for the statement that runs. */
export function startMaintenance({ db, log, dataDir, betweenMs = checkpoints.betweenMs }: Maintained): Loop {
  let begun = false;
  const settle = async (since: Date) => {
    if (dataDir !== undefined) await settleFiles(dataDir, since);
  };
  return startLoop({
    name: 'maintenance',
    log,
    async pass(signal) {
      if (!begun) {
        begun = true;
        return refreshTitleOrder(db);
      }
      await shortenLog(db, settle, { ...checkpoints, betweenMs });
      const tables = await maintain(db, signal);
      if (tables.length > 0) log.debug({ tables }, 'tables maintained');
    },
    rest: () => ({ leastMs: everyMs, mostMs: everyMs }),
  });
}

/** Bounds how long a commit that did not wait stays unflushed when nobody changes anything. */
export function startFlushing(db: Db, log: Log): Loop {
  return startLoop({
    name: 'flushing',
    log,
    pass: () => flushLog(db),
    rest: () => ({ leastMs: flushEveryMs, mostMs: flushEveryMs }),
    firstAfterMs: flushEveryMs,
  });
}
