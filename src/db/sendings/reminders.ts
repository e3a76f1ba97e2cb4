import { type RawBuilder, sql } from 'kysely';
import type { Settings } from '../../domain/user.ts';
import type { Db } from '../database.ts';
import type { Sending } from './sendings.ts';

/** What a reminder says, as its task is now. */
export interface ReminderContent {
  title: string;
  due_date: string | null;
}

export interface ReminderMail extends ReminderContent {
  email: string;
  settings: Partial<Settings>;
  unsubscribe_key: string;
}

export interface ReminderPush extends ReminderContent {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Hours after which a reminder that could not be delivered is none any more. */
export const reminderHours = 24;

/**
 * The rows of new notifications in `told(user_id, reminder_id, task_id)` of an event in `mark`: one mail for whoever wants mails, one push for each subscription. A
 * reminder whose notification was there before gets none, and so is sent once for as long as notifications are kept. Nobody is told of a moment that is longer ago than a sending is tried.
 */
export function sendingsOfReminders({ email, push }: { email: boolean; push: boolean }): RawBuilder<unknown> {
  return sql`
    insert into sendings (channel, user_id, about, target, task_id, give_up_at)
    select channel, made.user_id, made.reminder_id, target, made.task_id, least(moment, now()) + make_interval(hours => ${reminderHours})
    from (select event ->> 'reminder_id' as reminder_id, (event #>> '{payload,remind_at}')::timestamptz as moment from mark) m join (
      select 'email' as channel, told.user_id, reminder_id, '' as target, task_id
      from told join user_settings s on s.user_id = told.user_id
      where ${email}::boolean and s.settings -> 'email_reminders' = 'true'
      union all
      select 'push', told.user_id, reminder_id, p.id::text, task_id
      from told join push_subscriptions p on p.user_id = told.user_id
      where ${push}::boolean
    ) made on made.reminder_id = m.reminder_id
    where moment > now() - make_interval(hours => ${reminderHours})
    on conflict do nothing`;
}

/** Does the reminder still stand? The task's document has it, fired, until the task is completed, deleted, or has another moment. */
const stands = sql`
  exists (
    select from state d, jsonb_array_elements(convert_from(d.value, 'UTF8')::jsonb -> 'reminders') r
    where d.key = 'actodo||task||' || t.user_id || '.' || t.id || '||doc' and r ->> 'id' = s.about)`;

/** What the mail says and to whom; undefined when nobody is to have it any more: the setting, the address and the task decide as they are now. */
export async function readReminderMail(db: Db, { id, user_id }: Sending): Promise<ReminderMail | undefined> {
  const { rows } = await sql<ReminderMail>`
    with reminder as (
    select t.title, t.task ->> 'due_date' as due_date, u.email, c.settings
    from sendings s
      join tasks t on t.user_id = s.user_id and t.id = s.task_id
      join user_settings c on c.user_id = s.user_id
      join "user" u on u.id = ${user_id}::uuid
    where s.id = ${id} and c.settings -> 'email_reminders' = 'true' and u."emailVerified"
      and u.banned is not true and ${stands}
    ), keyed as (
      insert into unsubscribe_keys (user_id) select ${user_id} from reminder
      on conflict (user_id) do update set user_id = excluded.user_id returning key
    )
    select reminder.*, keyed.key as unsubscribe_key from reminder, keyed`.execute(db);
  return rows[0];
}

/** The same for a push: its subscription must still be there, and of the same user. */
export async function readReminderPush(db: Db, { id }: Sending): Promise<ReminderPush | undefined> {
  const { rows } = await sql<ReminderPush>`
    select t.title, t.task ->> 'due_date' as due_date, p.endpoint, p.p256dh, p.auth
    from sendings s
      join tasks t on t.user_id = s.user_id and t.id = s.task_id
      join push_subscriptions p on p.user_id = s.user_id and p.id::text = s.target
    where s.id = ${id} and ${stands}`.execute(db);
  return rows[0];
}

/** Turns the user's key in a link into whom it belongs to. */
export async function userOfUnsubscribeKey(db: Db, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('unsubscribe_keys').select('user_id').where('key', '=', key).executeTakeFirst();
  return row?.user_id;
}
