import { sql } from 'kysely';
import { forgetAccess } from './access.ts';
import { forgetRemovedUsers } from './account-removal.ts';
import type { Db } from './database.ts';

/** Days for which a delivered event is recognised when it comes again, and a caller's key on another task. */
const keptDays = 30;

/** Forgets what is older than its promise. Answers how many rows went. */
export async function forgetOld(db: Db): Promise<number> {
  const before = sql<Date>`now() - make_interval(days => ${keptDays})`;
  const events = await db.deleteFrom('inbox').where('received_at', '<', before).executeTakeFirstOrThrow();
  const keys = await db.deleteFrom('used_keys').where('used_at', '<', before).executeTakeFirstOrThrow();
  const gone = await forgetRemovedUsers(db);
  return Number(events.numDeletedRows + keys.numDeletedRows) + gone + (await forgetAccess(db));
}
