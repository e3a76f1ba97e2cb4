import { type Loop, startLoop } from '../background/loop.ts';
import type { Db } from '../db/database.ts';
import { forgetOld } from '../db/retention.ts';
import type { Log } from '../log.ts';

const everyMs = 3_600_000;

/** Forgets every hour what is older than its promise. */
export function startRetention(db: Db, log: Log): Loop {
  return startLoop({
    name: 'retention',
    log,
    pass: () => forgetOld(db),
    rest: () => ({ leastMs: everyMs, mostMs: everyMs }),
    firstAfterMs: everyMs,
  });
}
