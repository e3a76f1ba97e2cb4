import { sql } from 'kysely';
import type { Db } from '../database.ts';

export interface Feed {
  nonce: Uint8Array;
  secret_hash: Uint8Array;
}

/** The user's feed, if there is one. */
export async function findFeed(db: Db, userId: string): Promise<Feed | undefined> {
  return db
    .selectFrom('calendar_feeds')
    .select(['nonce', 'secret_hash'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** Makes it the user's only feed. The database refuses one of somebody who is banned or gone. */
export async function putFeed(db: Db, userId: string, feed: Feed): Promise<void> {
  await db
    .insertInto('calendar_feeds')
    .values({ user_id: userId, ...feed })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ ...feed, created_at: sql<Date>`now()` }))
    .execute();
}

export async function removeFeed(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('calendar_feeds').where('user_id', '=', userId).execute();
}

/** Whose feed has a secret with this hash. */
export async function ownerOfFeed(db: Db, secretHash: Uint8Array): Promise<string | undefined> {
  const row = await db
    .selectFrom('calendar_feeds')
    .select('user_id')
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst();
  return row?.user_id;
}

/**
 * Tells one state of the user's tasks and settings from every other: each change of a task makes its version higher, and tombstones stay as long as
 * the account does.
 */
export async function stateOf(db: Db, userId: string): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select count(*) || '.' || coalesce(sum(version), 0) || '.' ||
      coalesce((select md5(settings::text) from user_settings where user_id = ${userId}), '') as state
    from tasks where user_id = ${userId}`.execute(db);
  return rows[0]?.state ?? '';
}
