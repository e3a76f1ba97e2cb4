import { type Loop, startLoop } from '../background/loop.ts';
import { forgetAccess } from '../db/accounts/access.ts';
import { forgetRemovedUsers } from '../db/accounts/account-removal.ts';
import type { Db } from '../db/database.ts';
import { forgetOld } from '../db/retention.ts';
import type { Log } from '../log.ts';

const everyMs = 3_600_000;

/** Forgets every hour what is older than its promise. */
export function startRetention(db: Db, log: Log): Loop {
  return startLoop({
    name: 'retention',
    log,
    pass: () => forget(db),
    rest: () => ({ leastMs: everyMs, mostMs: everyMs }),
    firstAfterMs: everyMs,
  });
}

/** One pass: events, notifications and keys, users who are gone, access that ended. */
export async function forget(db: Db): Promise<void> {
  await forgetOld(db);
  await forgetRemovedUsers(db);
  await forgetAccess(db);
}
