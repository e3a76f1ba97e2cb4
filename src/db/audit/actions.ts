import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Admin, AdminAction } from '../../domain/audit.ts';
import type { Db } from '../database.ts';
import { toJsonb } from '../jsonb.ts';

/**
 * The columns and values of an audit row that says what an admin did, for `insert into audit_events`: under the admin's own id, of no task,
 * in the same chain as everything else. `details` hold ids and choices, never what users wrote.
 */
export function actionRow(action: AdminAction, { userId, requestId }: Admin, details: object) {
  const eventId = `admin/${randomUUID()}`;
  const event = {
    event_id: eventId,
    event_type: `admin.${action}`,
    user_id: userId,
    timestamp: new Date().toISOString(),
    payload: { ...details, request_id: requestId },
  };
  return {
    columns: sql`(event_id, topic, event_type, user_id, event)`,
    values: sql`${eventId}::text, 'admin-actions', ${event.event_type}::text, ${userId}::text, ${toJsonb(event)}::jsonb`,
  };
}

/** Writes that row by itself: in the transaction of what was done, or before it. */
export async function recordAction(db: Db, action: AdminAction, admin: Admin, details: object): Promise<void> {
  const { columns, values } = actionRow(action, admin, details);
  await sql`insert into audit_events ${columns} select ${values}`.execute(db);
}
