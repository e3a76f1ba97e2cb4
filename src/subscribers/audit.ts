import { sql } from 'kysely';
import type { Consumer } from './delivery.ts';

/** Writes down every event of every task, once, however long the inbox remembers. */
export const audit: Consumer = {
  name: 'audit',
  topics: ['task-events', 'reminders'],
  effect: (topic) => sql`
    insert into audit_events (event_id, topic, event_type, user_id, task_id, event)
    select event_id, ${topic}, event ->> 'event_type', event ->> 'user_id', (event ->> 'task_id')::bigint, event
    from mark on conflict (event_id) do nothing`,
};
