import { sql } from 'kysely';
import { endAllGrants } from './access.ts';
import type { Db } from './database.ts';

/** Signs the user out everywhere and ends what applications may do, so that nothing new comes while the account is removed. */
export async function endAllAccess(db: Db, userId: string): Promise<void> {
  await sql`delete from "session" where "userId" = ${userId}::uuid`.execute(db);
  await endAllGrants(db, userId);
}

/** Numbers of tasks that are not deleted, at most 100. */
export async function taskNumbers(db: Db, userId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('tasks')
    .select('id')
    .where('user_id', '=', userId)
    .where('deleted', '=', false)
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.map(({ id }) => Number(id));
}

/** Removes what belongs to the user alone and no actor keeps; the account itself goes last, so that a removal that broke off can be done again. */
export async function removeAccount(db: Db, userId: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('conversations').where('user_id', '=', userId).execute();
    await transaction.deleteFrom('used_keys').where('user_id', '=', userId).execute();
    await sql`delete from "user" where id = ${userId}::uuid`.execute(transaction);
  });
}
