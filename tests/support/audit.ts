import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';

/** Ids of made-up users, by number. */
export const userOf = (n: number) => `c0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/**
 * Records made-up events, from number `from` on: user 0 has nine of ten, the others one each; every 1,000th is a reminder's. Each is recorded
 * a second after the one before.
 */
export async function storeRecords(db: Db, count: number, from = 0): Promise<void> {
  await sql`
    insert into audit_events (event_id, topic, event_type, user_id, task_id, event, recorded_at)
    select u || '.' || t || '/' || n, 'task-events', type, u, t,
      jsonb_build_object('event_id', u || '.' || t || '/' || n, 'event_type', type, 'user_id', u, 'task_id', t,
        'timestamp', '2026-01-01T00:00:00.000Z', 'payload', jsonb_build_object('version', n, 'note', repeat('x', 200))),
      timestamptz '2026-01-01' + n * interval '1 second'
    from (
      select n, 1 + n % 500 as t, case when n % 1000 = 7 then 'reminder.due' else 'task.updated' end as type,
        'c0000000-0000-4000-8000-' || lpad((case when n % 10 = 9 then n / 10 + 1 else 0 end)::text, 12, '0') as u
      from generate_series(${from}::int, ${from + count - 1}::int) n
    ) made order by n`.execute(db);
}
