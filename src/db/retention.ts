import { sql } from 'kysely';
import type { Db } from './database.ts';
import { unflushed } from './unflushed.ts';

/** Days for which a delivered event is recognised when it comes again, and a caller's key on another task. */
const keptDays = 30;
/** Days for which a user can look up what there was a reminder of. */
const notificationDays = 90;

/** Forgets what is older than its promise. Answers how many rows went. */
export async function forgetOld(db: Db): Promise<number> {
  const before = sql<Date>`now() - make_interval(days => ${keptDays})`;
  const events = await db
    .deleteFrom('inbox')
    .where('received_at', '<', before)
    .where(unflushed)
    .executeTakeFirstOrThrow();
  const keys = await db
    .deleteFrom('used_keys')
    .where('used_at', '<', before)
    .where(unflushed)
    .executeTakeFirstOrThrow();
  const notifications = await db
    .deleteFrom('notifications')
    .where('delivered_at', '<', sql<Date>`now() - make_interval(days => ${notificationDays})`)
    .where(unflushed)
    .executeTakeFirstOrThrow();
  return Number(events.numDeletedRows + keys.numDeletedRows + notifications.numDeletedRows);
}
