import { type Loop, startLoop } from '../../background/loop.ts';
import type { Db } from '../../db/database.ts';
import { maintain, refreshTitleOrder } from '../../db/maintenance.ts';
import type { Log } from '../../log.ts';

const everyMs = 15_000;

/** Looks after the embedded database in the background. `stop` waits for the statement that runs. */
export function startMaintenance(db: Db, log: Log): Loop {
  let begun = false;
  return startLoop({
    name: 'maintenance',
    log,
    async pass(signal) {
      if (!begun) {
        begun = true;
        return refreshTitleOrder(db);
      }
      const tables = await maintain(db, signal);
      if (tables.length > 0) log.debug({ tables }, 'tables maintained');
    },
    rest: () => ({ leastMs: everyMs, mostMs: everyMs }),
  });
}
