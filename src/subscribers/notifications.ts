import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { sendingsOfReminders } from '../db/sendings/reminders.ts';
import { byStatement, type Effect } from './by-statement.ts';
import type { Consumer } from './consumer.ts';

export interface NotificationOptions {
  /** By what reminders leave the house, beside the list that the program shows itself. */
  channels: { email: boolean; push: boolean };
  /** Told after there may be something to send. */
  made?(): void;
}

/** The notification, and what carries it away, in one statement: there is both or neither. */
const notify =
  ({ channels }: NotificationOptions): Effect =>
  () =>
    sql`,
  told as (
    insert into notifications (user_id, reminder_id, task_id, title, due_date)
    select event ->> 'user_id', event ->> 'reminder_id', (event ->> 'task_id')::bigint, event #>> '{payload,title}', event ->> 'due_date'
    from mark on conflict (user_id, reminder_id) do nothing returning user_id, reminder_id, task_id
  ) ${sendingsOfReminders(channels)}`;

const nowhere: NotificationOptions = { channels: { email: false, push: false } };

/** Tells the user of each reminder that is due, once, however long the inbox remembers. */
export function notifications(db: Db, options = nowhere): Consumer {
  const consumer = byStatement(db, { name: 'notifications', topics: ['reminders'], effect: notify(options) });
  return {
    ...consumer,
    async receive(topic, event) {
      await consumer.receive(topic, event);
      options.made?.();
    },
  };
}
