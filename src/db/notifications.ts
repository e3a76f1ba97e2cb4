import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { Tables } from './tables.ts';

export type NotificationRow = Selectable<Tables['notifications']>;

/** One page of the user's notifications, newest first: those whose `seq` is below `before`. */
export function listNotifications(
  db: Db,
  userId: string,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<NotificationRow[]> {
  return db
    .selectFrom('notifications')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(before !== undefined, (query) => query.where('seq', '<', before as number))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}

/** Marks the user's notifications with these reminder ids, or all, as read now; those that were read keep their time. Answers how many it marked. */
export async function markRead(db: Db, userId: string, ids: readonly string[] | 'all'): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('notifications')
    .set({ read_at: sql<Date>`now()` })
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .$if(ids !== 'all', (query) => query.where('reminder_id', 'in', ids as string[]))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
