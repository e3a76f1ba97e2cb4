import { sql } from 'kysely';
import type { Db } from '../database.ts';

export interface PushSubscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Browsers of one user. With one more the oldest goes: it is likely one that is no longer used. */
export const mostSubscriptions = 20;

/** Keeps the user's subscription; one with the same endpoint, whosever it was, is replaced: it is the same browser. */
export async function keepSubscription(
  db: Db,
  userId: string,
  { endpoint, p256dh, auth }: PushSubscription,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // One browser more at a time for each user, or two at once would be one too many.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`push ${userId}`}, 0))`.execute(transaction);
    await sql`
      insert into push_subscriptions (user_id, endpoint, p256dh, auth) values (${userId}, ${endpoint}, ${p256dh}, ${auth})
      on conflict (endpoint) do update set
        id = case when push_subscriptions.user_id = excluded.user_id then push_subscriptions.id else excluded.id end,
        user_id = excluded.user_id, p256dh = excluded.p256dh, auth = excluded.auth, created_at = now()`.execute(
      transaction,
    );
    await sql`
      delete from push_subscriptions where id in (
        select id from push_subscriptions where user_id = ${userId}
        order by created_at desc, id offset ${mostSubscriptions})`.execute(transaction);
  });
}

/** Ends the user's subscription with that endpoint. Answers whether there was one. */
export async function endSubscription(db: Db, userId: string, endpoint: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('push_subscriptions')
    .where('user_id', '=', userId)
    .where('endpoint', '=', endpoint)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Its push service says that it is no more. */
export async function removeSubscription(db: Db, id: string): Promise<void> {
  await db.deleteFrom('push_subscriptions').where('id', '=', id).execute();
}
