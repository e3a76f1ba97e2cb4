import { sql } from 'kysely';
import type { Admin } from '../../domain/audit.ts';
import { recordAction } from '../audit/actions.ts';
import type { Db } from '../database.ts';
import { endAllGrants } from './access.ts';

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

/**
 * Removes what belongs to the user alone and no actor keeps; the account itself goes last, so that a removal that broke off can be done again.
 * Of two who remove it at once one does. `by` is the admin who has it removed.
 */
export async function removeAccount(db: Db, userId: string, by?: Admin): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('conversations').where('user_id', '=', userId).execute();
    await transaction.deleteFrom('notifications').where('user_id', '=', userId).execute();
    await removeSendings(transaction, userId);
    await transaction.deleteFrom('used_keys').where('user_id', '=', userId).execute();
    await transaction
      .insertInto('removed_users')
      .values({ user_id: userId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const gone = await sql`delete from "user" where id = ${userId}::uuid`.execute(transaction);
    if (by && Number(gone.numAffectedRows) === 1)
      await recordAction(transaction, 'user_erased', by, { user_id: userId });
  });
}

/** What waits to be sent to the user, and where to. */
async function removeSendings(transaction: Db, userId: string): Promise<void> {
  for (const table of ['sendings', 'push_subscriptions', 'unsubscribe_keys'] as const)
    await transaction.deleteFrom(table).where('user_id', '=', userId).execute();
}

/** Hours after which no event of a removed user is under way any more, and no actor of theirs is called. */
const tombstoneHours = 24;

/** Forgets what actors kept of users who are gone. Answers how many users. */
export async function forgetRemovedUsers(db: Db): Promise<number> {
  const before = sql<Date>`now() - make_interval(hours => ${tombstoneHours})`;
  const gone = await db.selectFrom('removed_users').select('user_id').where('removed_at', '<', before).execute();
  for (const { user_id } of gone)
    await db.transaction().execute(async (transaction) => {
      const documents = [`actodo||user||${user_id}||%`, `actodo||task||${user_id}.%`];
      for (const key of documents) await transaction.deleteFrom('state').where('key', 'like', key).execute();
      await transaction.deleteFrom('tasks').where('user_id', '=', user_id).execute();
      await transaction.deleteFrom('task_counts').where('user_id', '=', user_id).execute();
      // A reminder that was on its way.
      await transaction.deleteFrom('notifications').where('user_id', '=', user_id).execute();
      await removeSendings(transaction, user_id);
      await transaction.deleteFrom('user_settings').where('user_id', '=', user_id).execute();
      await erasePayloads(transaction, user_id);
      await eraseDeadLetters(transaction, user_id);
      await transaction.deleteFrom('removed_users').where('user_id', '=', user_id).execute();
    });
  return gone.length;
}

/**
 * The audit stays whole, because its rows say that something happened; what was written in the user's tasks goes. What somebody did as an admin
 * stays: leaving would wipe the traces.
 */
async function erasePayloads(db: Db, userId: string): Promise<void> {
  await sql`update audit_payloads p set event = null, emptied_for = 'erasure' from audit_events a
    where a.user_id = ${userId} and a.topic <> 'admin-actions' and p.seq = a.seq and p.event is not null`.execute(db);
}

/** What died on its way can wait for nobody any more. Its event may be of no legal form, so it is looked for by all that names a user in one; a sending names its user itself. Its attempts were counted beside it. */
async function eraseDeadLetters(db: Db, userId: string): Promise<void> {
  await sql`
    with gone as (
      delete from dead_letters where split_part(event ->> 'subject', '/', 1) = ${userId}
        or event #>> '{data,user_id}' = ${userId} or event ->> 'user_id' = ${userId} returning consumer, event_id
    )
    delete from delivery_attempts d where starts_with(d.event_id, ${`${userId}.`})
      or (d.consumer, d.event_id) in (select consumer, event_id from gone)`.execute(db);
}
