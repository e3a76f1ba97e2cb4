import { type RawBuilder, sql } from 'kysely';
import type { AuditFilter, AuditRecord } from '../../domain/audit.ts';
import { Rejected } from '../../errors.ts';
import type { Db } from '../database.ts';
import type { Emptied } from './tables.ts';

/** Reads what was recorded, of all users: for admins only. */

const pageSize = 100;
const exportPageSize = 500;

interface Row {
  seq: number;
  topic: string;
  event_id: string;
  event_type: string;
  user_id: string;
  task_id: number | null;
  recorded_at: Date;
  event: object | null;
  emptied_for: Emptied | null;
}

/** A page of the records that match, the newest first. Throws `Rejected` for a task without its user. */
export async function findRecords(
  db: Db,
  filter: AuditFilter,
  cursor?: string,
): Promise<{ events: AuditRecord[]; next_cursor?: string }> {
  const after = cursor === undefined ? undefined : Number(cursor);
  const rows = await readRecords(db, filter, { order: 'desc', after, limit: pageSize + 1 });
  const events = rows.slice(0, pageSize);
  const last = events.at(-1);
  return { events, ...(last && rows.length > pageSize ? { next_cursor: `${last.seq}` } : {}) };
}

/**
 * All records that match, the oldest first, a page in memory at a time. Whoever stops reading ends the queries. Throws `Rejected` for a
 * task without its user, before anything is read.
 */
export function exportRecords(
  db: Db,
  filter: AuditFilter,
  size = exportPageSize,
): AsyncGenerator<AuditRecord, void, void> {
  conditions(filter);
  return walkRecords(db, filter, size);
}

async function* walkRecords(db: Db, filter: AuditFilter, size: number): AsyncGenerator<AuditRecord, void, void> {
  let after: number | undefined;
  for (;;) {
    const rows = await readRecords(db, filter, { order: 'asc', after, limit: size });
    yield* rows;
    if (rows.length < size) return;
    after = rows.at(-1)?.seq;
  }
}

interface Walk {
  order: 'asc' | 'desc';
  after: number | undefined;
  limit: number;
}

async function readRecords(db: Db, filter: AuditFilter, { order, after, limit }: Walk): Promise<AuditRecord[]> {
  const direction = sql.raw(order);
  const { rows } = await sql<Row>`
    select a.*, p.event, p.emptied_for
    from (
      select seq, topic, event_id, event_type, user_id, task_id, recorded_at from audit_events
      where ${sql.join([sql`true`, ...conditions(filter), ...beyond(order, after)], sql` and `)}
      order by recorded_at ${direction}, seq ${direction} limit ${limit}
    ) a left join audit_payloads p on p.seq = a.seq
    order by a.recorded_at ${direction}, a.seq ${direction}`.execute(db);
  return rows.map(toRecord);
}

/** Conditions on `audit_events`, each with an index behind it. Throws `Rejected` for a task without its user. */
export function conditions({ user_id, task_id, event_type, from, to }: AuditFilter): RawBuilder<unknown>[] {
  if (task_id !== undefined && user_id === undefined)
    throw new Rejected('invalid', 'task_id needs user_id, because each user has a task of that number.');
  return [
    ...(user_id === undefined ? [] : [sql`user_id = ${user_id}`]),
    ...(task_id === undefined ? [] : [sql`task_id = ${task_id}`]),
    ...(event_type === undefined ? [] : [sql`event_type = ${event_type}`]),
    ...(from === undefined ? [] : [sql`recorded_at >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [sql`recorded_at < ${to}::timestamptz`]),
  ];
}

/** Microseconds are lost on the way through JavaScript, so the time of the row where the page ended is looked up. */
function beyond(order: Walk['order'], after: number | undefined): RawBuilder<unknown>[] {
  if (after === undefined) return [];
  const sign = sql.raw(order === 'asc' ? '>' : '<');
  return [
    sql`(recorded_at, seq) ${sign} ((select recorded_at from audit_events where seq = ${after}), ${after}::bigint)`,
  ];
}

function toRecord({ seq, topic, recorded_at, event, emptied_for, event_id, event_type, user_id, task_id }: Row) {
  const left = event ?? {
    event_id,
    event_type,
    user_id,
    ...(task_id === null ? {} : { task_id }),
    payload: null,
    ...(emptied_for ? { emptied_for } : {}),
  };
  return { ...left, seq, topic, recorded_at: recorded_at.toISOString() } as AuditRecord;
}
