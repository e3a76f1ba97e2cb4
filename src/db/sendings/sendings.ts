import { sql } from 'kysely';
import type { Db } from '../database.ts';
import type { Channel } from './tables.ts';

/** One message on its way to one address, without what it says. */
export interface Sending {
  id: number;
  channel: Channel;
  user_id: string;
  about: string;
  target: string;
  task_id: number | null;
  sealed: Uint8Array | null;
  created_at: Date;
  give_up_at: Date;
  /** Attempts begun, this one too. */
  attempts: number;
  /** Of those before this one, after how many nobody knows whether it was taken. */
  unsure: number;
  /** Is it too late for another attempt? */
  late: boolean;
}

export interface Claim {
  channel: Channel;
  /** At most so many, */
  limit: number;
  /** at most so many of one user, */
  perUser: number;
  /** and none of these users. */
  busy: string[];
  /** So long nobody else takes them: longer than an attempt can last. */
  seconds: number;
}

/**
 * Takes what is due, the oldest first, and few of each user, so that all have their turn. If this process dies, the rows come due by themselves, and
 * count as an attempt of which nobody knows how it ended.
 */
export async function claimSendings(db: Db, { channel, limit, perUser, busy, seconds }: Claim): Promise<Sending[]> {
  const { rows } = await sql<Sending>`
    with due as (
      select id, row_number() over (partition by user_id order by next_at, id) as turn
      from sendings where channel = ${channel} and next_at <= now() and user_id <> all(${busy}::text[])
    ), taken as (
      select id from sendings
      where id in (select id from due where turn <= ${perUser}) and next_at <= now()
      order by next_at limit ${limit} for update skip locked
    )
    update sendings s set next_at = now() + make_interval(secs => ${seconds}), attempts = attempts + 1, unsure = unsure + 1
    from taken where s.id = taken.id
    returning s.id, s.channel, s.user_id, s.about, s.target, s.task_id, s.sealed, s.created_at, s.give_up_at, s.attempts,
      s.unsure - 1 as unsure, now() >= s.give_up_at as late`.execute(db);
  return rows;
}

/** It was taken, or nobody is to have it any more. */
export async function endSending(db: Db, { id }: Sending): Promise<void> {
  await db.deleteFrom('sendings').where('id', '=', id).execute();
}

/** Tries again after so many seconds. `unsure`: it may have been taken all the same. */
export async function delaySending(
  db: Db,
  { id, unsure: before }: Sending,
  seconds: number,
  unsure: boolean,
): Promise<void> {
  await sql`update sendings set next_at = now() + make_interval(secs => ${seconds}), unsure = ${before + (unsure ? 1 : 0)}
    where id = ${id}`.execute(db);
}

/** Gives it up: the dead letters have its ids and the reason, in one statement with its end. */
export async function burySending(db: Db, { id }: Sending, reason: string): Promise<void> {
  await sql`
    with gone as (delete from sendings where id = ${id} returning *)
    insert into dead_letters (consumer, topic, event_id, reason, attempts, event)
    select ${sender} || channel, case when channel = 'account' then 'accounts' else 'reminders' end,
      about || case when target = '' then '' else '/' || target end, ${reason}, attempts,
      jsonb_build_object('channel', channel, 'user_id', user_id, 'about', about, 'target', target, 'task_id', task_id)
    from gone
    on conflict (consumer, event_id) do update
      set reason = excluded.reason, attempts = excluded.attempts, created_at = now()`.execute(db);
}

/** For the start of a process that has the database for itself: what a dead one was sending need not wait until its claim ends. */
export async function freeSendings(db: Db): Promise<void> {
  await sql`update sendings set next_at = now() where next_at > now() and unsure > 0`.execute(db);
}

/** Before the channel's name it is the name under which dead letters stand. */
export const sender = 'sender ';

/** Of each channel that has any: how many wait, and the age of the oldest in seconds. */
export async function countSendings(db: Db): Promise<{ channel: Channel; rows: number; oldest: number }[]> {
  const { rows } = await sql<{ channel: Channel; rows: number; oldest: number }>`
    select channel, count(*)::int as rows, extract(epoch from now() - min(created_at))::float8 as oldest
    from sendings group by channel`.execute(db);
  return rows;
}
