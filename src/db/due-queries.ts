import { sql } from 'kysely';
import type { Db } from './database.ts';

/** The loop over due dates in SQL. Times are handed in, so that one clock decides; claims are what several processes agree by. */

export interface ReminderKey {
  user_id: string;
  task_id: number;
  reminder_id: string;
}

export interface DueRow extends ReminderKey {
  remind_at: Date;
  /** It is for the due time itself. */
  at_due: boolean;
}

export interface Cancellation extends ReminderKey {
  at_due: boolean;
  /** The same reminder is planned again. */
  planned: boolean;
}

/** What is due between the times, not registered, and not claimed since `freeBefore`. */
interface Unregistered {
  from: Date;
  to: Date;
  freeBefore: Date;
}

const isUnregistered = ({ from, to, freeBefore }: Unregistered) =>
  sql`not registered and remind_at > ${from} and remind_at <= ${to} and (claimed_at is null or claimed_at <= ${freeBefore})`;

/** Is there anything to cancel or to register? Asked after every change, and a fraction of what looking for it to change it costs. */
export async function findWork(db: Db, which: Unregistered): Promise<{ cancelled: boolean; unregistered: boolean }> {
  const { rows } = await sql<{ cancelled: boolean; unregistered: boolean }>`
    select exists (select from reminder_cancellations) as cancelled,
      exists (select from reminders_due where ${isUnregistered(which)}) as unregistered`.execute(db);
  return rows[0]!;
}

/** Claims them, soonest first. */
export async function claimUnregistered(
  db: Db,
  { now, limit, ...which }: Unregistered & { now: Date; limit: number },
): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    update reminders_due d set claimed_at = ${now}
    from (
      select user_id, task_id, reminder_id from reminders_due
      where ${isUnregistered(which)}
      order by remind_at limit ${limit} for update skip locked
    ) free
    where d.user_id = free.user_id and d.task_id = free.task_id and d.reminder_id = free.reminder_id
    returning d.user_id, d.task_id, d.reminder_id, d.remind_at, d.at_due`.execute(db);
  return rows.sort((a, b) => a.remind_at.getTime() - b.remind_at.getTime());
}

/**
 * Marks rows as registered whose claim still holds: a scheduler found empty meanwhile has undone it. Rows that a task is changing
 * right now are passed over and claimed again later; waiting for several of them could wait in a circle.
 */
export async function confirmRegistered(db: Db, rows: DueRow[], claimedAt: Date): Promise<void> {
  await sql`update reminders_due set registered = true where ${claimed(rows, claimedAt)}`.execute(db);
}

export async function releaseClaims(db: Db, rows: DueRow[], claimedAt: Date): Promise<void> {
  await sql`update reminders_due set claimed_at = null where ${claimed(rows, claimedAt)}`.execute(db);
}

/** Claims what was due by `dueBy` and was not swept since `freeBefore`; oldest first. */
export async function claimLate(
  db: Db,
  { dueBy, now, freeBefore, limit }: { dueBy: Date; now: Date; freeBefore: Date; limit: number },
): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    update reminders_due d set swept_at = ${now}
    from (
      select user_id, task_id, reminder_id from reminders_due
      where remind_at <= ${dueBy} and (swept_at is null or swept_at <= ${freeBefore})
      order by remind_at limit ${limit} for update skip locked
    ) free
    where d.user_id = free.user_id and d.task_id = free.task_id and d.reminder_id = free.reminder_id
    returning d.user_id, d.task_id, d.reminder_id, d.remind_at, d.at_due`.execute(db);
  return rows;
}

/** The ids of those that are planned and did not fire. */
export async function findPlanned(db: Db, reminders: ReminderKey[]): Promise<Set<string>> {
  const { rows } = await sql<{ reminder_id: string }>`
    select reminder_id from reminders_due where ${among(reminders)}`.execute(db);
  return new Set(rows.map(({ reminder_id }) => reminder_id));
}

/** Those that are planned for a moment and did not fire, so many of them after `after`. */
export async function findDueAt(
  db: Db,
  at: number,
  { after, limit }: { after: ReminderKey | undefined; limit: number },
): Promise<ReminderKey[]> {
  let query = db
    .selectFrom('reminders_due')
    .select(['user_id', 'task_id', 'reminder_id'])
    .where('remind_at', '=', new Date(at));
  if (after) query = query.where(sql<boolean>`(user_id, task_id) > (${after.user_id}, ${after.task_id}::bigint)`);
  return query.orderBy('user_id').orderBy('task_id').limit(limit).execute();
}

/** Which of these moments some reminder is planned for. */
export async function findMoments(db: Db, moments: number[]): Promise<Set<number>> {
  const { rows } = await sql<{ at: number }>`
    select at::float8 as at from unnest(${moments}::bigint[]) as at
    where exists (select from reminders_due where remind_at = to_timestamp(at / 1000.0))`.execute(db);
  return new Set(rows.map(({ at }) => at));
}

/** Removes a row of which its task knows nothing. */
export async function removeDue(db: Db, row: DueRow): Promise<void> {
  const { user_id, task_id, reminder_id } = row;
  await sql`
    delete from reminders_due
    where user_id = ${user_id} and task_id = ${task_id} and reminder_id = ${reminder_id}`.execute(db);
}

/** Takes cancellations out of the table: each is carried out at most once, because the task decides what a stray tick means. */
export async function takeCancellations(db: Db, limit: number): Promise<Cancellation[]> {
  const { rows } = await sql<Cancellation>`
    delete from reminder_cancellations c
    where reminder_id in (select reminder_id from reminder_cancellations limit ${limit} for update skip locked)
    returning c.*, exists (select from reminders_due d
      where d.user_id = c.user_id and d.task_id = c.task_id and d.reminder_id = c.reminder_id) as planned`.execute(db);
  return rows;
}

/** Undoes up to `limit` registrations and claims of before `before`, soonest first; answers how many. */
export async function undoRegistrations(db: Db, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update reminders_due d set registered = false, claimed_at = null
    from (
      select user_id, task_id, reminder_id from reminders_due where claimed_at < ${before}
      order by remind_at limit ${limit} for update skip locked
    ) old
    where d.user_id = old.user_id and d.task_id = old.task_id and d.reminder_id = old.reminder_id`.execute(db);
  return Number(numAffectedRows);
}

export async function sentinelName(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom('scheduler_sentinel').select('job_name').executeTakeFirst();
  return row?.job_name;
}

export async function nameSentinel(db: Db, jobName: string): Promise<void> {
  await db
    .insertInto('scheduler_sentinel')
    .values({ job_name: jobName })
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet({ job_name: jobName }))
    .execute();
}

function claimed(rows: ReminderKey[], at: Date) {
  return sql`(user_id, task_id, reminder_id) in (
    select user_id, task_id, reminder_id from reminders_due
    where claimed_at = ${at} and not registered and ${among(rows)}
    for update skip locked)`;
}

function among(rows: ReminderKey[]) {
  const users = rows.map(({ user_id }) => user_id);
  const tasks = rows.map(({ task_id }) => task_id);
  const reminders = rows.map(({ reminder_id }) => reminder_id);
  return sql`(user_id, task_id, reminder_id) in (
    select * from unnest(${users}::text[], ${tasks}::bigint[], ${reminders}::text[]))`;
}
