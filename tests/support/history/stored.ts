import { sql } from 'kysely';
import type { Db } from '../../../src/db/database.ts';
import type { AnyEvent } from '../../../src/domain/events.ts';
import type { Stored, StoredTask } from './history.ts';

/** What is still under way for these users, in words; undefined when nothing is and nothing will be for the next seconds, in which the tables can be read. */
export async function underWay(db: Db, users: string[]): Promise<string | undefined> {
  const ours = (column: string) => sql`split_part(${sql.ref(column)}, '.', 1) = any(${users})`;
  const { rows } = await sql<
    Record<'outbox' | 'waiting' | 'sending' | 'missing' | 'unmarked' | 'cancelled' | 'soon', number>
  >`
    select (select count(*) from outbox where ${ours('partition_key')})::int as outbox,
      (select count(*) from waiting_deliveries where ${ours('partition_key')})::int as waiting,
      (select count(*) from sendings where user_id = any(${users}))::int as sending,
      ((select coalesce(sum(version), 0) from tasks where user_id = any(${users}))
        - (select count(*) from audit_events where user_id = any(${users}) and topic = 'task-events'))::int as missing,
      (select count(*) from audit_records a where user_id = any(${users})
        and (topic = 'reminders' or event_type in ('task.completed', 'task.reopened') and event #>> '{payload,task,series_id}' is not null)
        and not exists (select from inbox i where i.event_id = a.event_id
          and i.consumer = case topic when 'reminders' then 'notifications' else 'recurrence' end)
        and not exists (select from dead_letters d where d.event_id = a.event_id))::int as unmarked,
      (select count(*) from reminder_cancellations where user_id = any(${users}))::int as cancelled,
      (select count(*) from reminders_due where user_id = any(${users}) and remind_at <= now() + interval '10 seconds')::int as soon`.execute(
    db,
  );
  const left = Object.entries(rows[0]!).filter(([, n]) => n !== 0);
  return left.length === 0 ? undefined : left.map(([what, n]) => `${n} ${what}`).join(', ');
}

/** Everything that the checker wants to know of these users. `witnessed`: there is a consumer that notes what it takes. */
export async function readStored(
  db: Db,
  users: string[],
  { scheduler = false, witness = false } = {},
): Promise<Stored> {
  const at = Date.now();
  const { rows: tasks } = await sql<StoredTask>`
    select user_id, t.id::int, version::int, deleted, task, convert_from(s.value, 'UTF8')::jsonb as doc
    from tasks t left join state s on s.key = 'actodo||task||' || user_id || '.' || t.id || '||doc'
    where user_id = any(${users}) order by user_id, t.id`.execute(db);
  const { rows: audit } = await sql<{ event_id: string; topic: string; event: AnyEvent }>`
    select event_id, topic, event from audit_records where user_id = any(${users}) order by seq`.execute(db);
  const mine = <T extends object>(from: string, columns: string) =>
    sql<T>`select ${sql.raw(columns)} from ${sql.table(from)} where user_id = any(${users})`.execute(db);
  const { rows: notifications } = await mine<Stored['notifications'][number]>('notifications', 'user_id, reminder_id');
  const { rows: due } = await mine<Stored['due'][number]>(
    'reminders_due',
    'user_id, task_id::int, reminder_id, remind_at',
  );
  const { rows: dead } = await sql<Stored['dead'][number]>`
    select event_id, consumer, reason from dead_letters where split_part(event_id, '.', 1) = any(${users})`.execute(db);
  const { rows: counts } = await sql<Pick<Stored, 'outbox' | 'waiting' | 'sending'>>`
    select (select count(*) from outbox where split_part(partition_key, '.', 1) = any(${users}))::int as outbox,
      (select count(*) from waiting_deliveries where split_part(partition_key, '.', 1) = any(${users}))::int as waiting,
      (select count(*) from sendings where user_id = any(${users}))::int as sending`.execute(db);
  return {
    ...{ at, tasks, audit, notifications, due, dead, ...counts[0]! },
    ...(scheduler ? { scheduled: await readScheduled(db, users) } : {}),
    ...(witness
      ? {
          witnessed: (await sql<{ id: string }>`select event_id as id from witnessed`.execute(db)).rows.map(
            ({ id }) => id,
          ),
        }
      : {}),
  };
}

/** Of the embedded runtime: the actor reminders of these users, and jobs of moments at which nobody's reminder is due. */
async function readScheduled(db: Db, users: string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from embedded_schedules where split_part(name, '.', 1) = any(${users})
      or (name like 'at.%' and not exists (
        select from reminders_due where 'at.' || (extract(epoch from remind_at) * 1000)::bigint = name))`.execute(db);
  return rows.map(({ name }) => name);
}
