import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { byStatement, type Effect } from './by-statement.ts';
import type { Consumer } from './consumer.ts';

const notify: Effect = () => sql`
  insert into notifications (user_id, reminder_id, task_id, title, due_date)
  select event ->> 'user_id', event ->> 'reminder_id', (event ->> 'task_id')::bigint, event #>> '{payload,title}', event ->> 'due_date'
  from mark on conflict (user_id, reminder_id) do nothing`;

/** Tells the user of each reminder that is due, once, however long the inbox remembers. */
export const notifications = (db: Db): Consumer =>
  byStatement(db, { name: 'notifications', topics: ['reminders'], effect: notify });
