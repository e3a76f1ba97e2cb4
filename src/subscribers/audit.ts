import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { byStatement, type Effect } from './by-statement.ts';
import type { Consumer } from './consumer.ts';

export const auditEffect: Effect = (topic) => sql`
  insert into audit_events (event_id, topic, event_type, user_id, task_id, event)
  select event_id, ${topic}, event ->> 'event_type', event ->> 'user_id', (event ->> 'task_id')::bigint, event
  from mark on conflict (event_id) do nothing`;

/** Writes down every event of every task, once, however long the inbox remembers. */
export const audit = (db: Db): Consumer =>
  byStatement(db, { name: 'audit', topics: ['task-events', 'reminders'], effect: auditEffect });
