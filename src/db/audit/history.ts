import { sql } from 'kysely';
import type { TaskEvent } from '../../domain/events.ts';
import type { RecordedChange } from '../../domain/task-history.ts';
import type { Db } from '../database.ts';

/** More versions than these are left out, the oldest first: every event carries its task, so the fold may begin anywhere. */
const mostVersions = 2_000;

/** The recorded changes of a task, whoever's it is, in the order of its versions: for admins only. */
export async function readChanges(db: Db, userId: string, taskId: number): Promise<RecordedChange[]> {
  const { rows } = await sql<Omit<RecordedChange, 'version' | 'timestamp'> & { event: TaskEvent; recorded_at: Date }>`
    select a.event_id, a.event_type, a.recorded_at, p.event
    from (
      select seq, event_id, event_type, recorded_at from audit_events
      where user_id = ${userId} and task_id = ${taskId} and topic = 'task-events'
      order by recorded_at desc, seq desc limit ${mostVersions}
    ) a left join audit_payloads p on p.seq = a.seq`.execute(db);
  return rows
    .map(({ event_id, event_type, recorded_at, event }) => ({
      // An event's id ends in its version, also when nothing else of it is left.
      version: Number(event_id.split('/').at(-1)),
      event_id,
      event_type,
      timestamp: event?.timestamp ?? recorded_at.toISOString(),
      event,
    }))
    .sort((a, b) => a.version - b.version);
}
