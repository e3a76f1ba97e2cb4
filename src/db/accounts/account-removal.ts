import { type RawBuilder, sql } from 'kysely';
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

/** What waits to be sent to a user, and where to. */
const sent = ['sendings', 'push_subscriptions', 'unsubscribe_keys'] as const;

async function removeSendings(transaction: Db, userId: string): Promise<void> {
  for (const table of sent) await transaction.deleteFrom(table).where('user_id', '=', userId).execute();
}

/** Hours after which no actor of a removed user is called any more. */
const tombstoneHours = 24;
/** Days for which events of theirs may still come: longer than a broker keeps them, as long as consumers know those that come again. */
const arrivalDays = 30;

/** Users who went so long ago that nothing of theirs is waited for. */
const longGone = sql`(select user_id, removed_at from removed_users where removed_at < now() - make_interval(hours => ${tombstoneHours}))`;

/** Forgets what actors kept of users who are gone, and whatever of theirs is still under way or came late. Answers of how many users actors had kept something. */
export async function forgetRemovedUsers(db: Db): Promise<number> {
  await db.transaction().execute(eraseUnderWay);
  const { rows } = await sql<{ user_id: string }>`
    select user_id from ${longGone} r where exists (select from tasks t where t.user_id = r.user_id)
      or exists (select from user_settings s where s.user_id = r.user_id)`.execute(db);
  for (const { user_id } of rows)
    await db.transaction().execute((transaction) => forgetTombstones(transaction, user_id));
  await db
    .deleteFrom('removed_users')
    .where('removed_at', '<', sql<Date>`now() - make_interval(days => ${arrivalDays})`)
    .execute();
  return rows.length;
}

async function forgetTombstones(db: Db, userId: string): Promise<void> {
  const documents = [`actodo||user||${userId}||%`, `actodo||task||${userId}.%`];
  for (const key of documents) await db.deleteFrom('state').where('key', 'like', key).execute();
  for (const table of ['tasks', 'task_counts', 'user_settings'] as const)
    await db.deleteFrom(table).where('user_id', '=', userId).execute();
  await erasePayloads(db, sql`a.user_id = ${userId}`);
}

/** What waited for a broker or a consumer until now waits no more, what came since is erased, and so is what died. */
async function eraseUnderWay(db: Db): Promise<void> {
  await recordUnderWay(db);
  // A reminder that was on its way, and what told of it.
  for (const table of ['notifications', ...sent] as const)
    await sql`delete from ${sql.table(table)} t using ${longGone} r where t.user_id = r.user_id`.execute(db);
  await erasePayloads(
    db,
    sql`exists (select from ${longGone} r where r.user_id = a.user_id and r.removed_at < a.recorded_at)`,
  );
  await eraseDeadLetters(db);
}

/** Takes events from the outbox and from those who wait for a consumer. The audit has not had all of them: its rows say that something happened. */
async function recordUnderWay(db: Db): Promise<void> {
  const ofThem = sql`r where split_part(w.partition_key, '.', 1) = r.user_id`;
  await sql`
    with unpublished as (delete from outbox w using ${longGone} ${ofThem} returning w.topic, w.event),
    undelivered as (
      delete from waiting_deliveries w using ${longGone} ${ofThem} returning w.consumer, w.topic, w.event -> 'data' as event
    )
    insert into audit_events (event_id, topic, event_type, user_id, task_id, event)
    select event ->> 'event_id', topic, event ->> 'event_type', event ->> 'user_id', (event ->> 'task_id')::bigint, event from (
      select topic, event from unpublished where topic in ('task-events', 'reminders')
      union all select topic, event from undelivered where consumer = 'audit'
    ) e on conflict (event_id) do nothing`.execute(db);
}

/**
 * The audit stays whole, because its rows say that something happened; what was written in the user's tasks goes. What somebody did as an admin
 * stays: leaving would wipe the traces.
 */
async function erasePayloads(db: Db, of: RawBuilder<unknown>): Promise<void> {
  await sql`update audit_payloads p set event = null, emptied_for = 'erasure' from audit_events a
    where ${of} and a.topic <> 'admin-actions' and p.seq = a.seq and p.event is not null`.execute(db);
}

/** What died on its way can wait for nobody any more. Its event may be of no legal form, so it is looked for by all that names a user in one; a sending names its user itself. Its attempts were counted beside it. */
async function eraseDeadLetters(db: Db): Promise<void> {
  await sql`
    with gone as (
      delete from dead_letters d using ${longGone} r
        where r.user_id in (split_part(d.event ->> 'subject', '/', 1), d.event #>> '{data,user_id}', d.event ->> 'user_id')
        returning d.consumer, d.event_id
    )
    delete from delivery_attempts d where split_part(d.event_id, '.', 1) in (select user_id from ${longGone} r)
      or (d.consumer, d.event_id) in (select consumer, event_id from gone)`.execute(db);
}
