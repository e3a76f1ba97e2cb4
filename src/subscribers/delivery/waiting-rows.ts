import { sql } from 'kysely';
import type { CloudEvent } from '../../dapr/port.ts';
import type { Db } from '../../db/database.ts';
import { storable, toJsonb } from '../../db/jsonb.ts';
import { unflushed } from '../../db/unflushed.ts';
import type { Topic } from '../../domain/events.ts';

/** One consumer at one topic: what waits there holds up nothing elsewhere. */
export interface Place {
  consumer: string;
  topic: Topic;
}

/** An event that waits, in the queue of its task. */
export interface Waiting {
  eventId: string;
  queue: string;
  event: CloudEvent;
}

/**
 * Stores events that wait, each to be tried after its time; those that wait already stay as they are. On a server this commit has reached the
 * disk before the broker is told SUCCESS and forgets the event. Embedded, the outbox's delete comes later in the same log and cannot
 * outlive it. The order of the insert keeps two processes from waiting for each other.
 */
export async function storeRows(db: Db, place: Place, rows: (Waiting & { afterMs: number })[]): Promise<void> {
  await sql`
    insert into waiting_deliveries (consumer, topic, event_id, partition_key, event, next_at)
    select ${place.consumer}, ${place.topic}, e ->> 'eventId', e ->> 'queue', e -> 'event',
      now() + make_interval(secs => (e ->> 'afterMs')::double precision / 1000)
    from jsonb_array_elements(${toJsonb(rows)}::jsonb) e where ${unflushed} order by e ->> 'eventId'
    on conflict (consumer, event_id) do nothing`.execute(db);
}

/**
 * Counts a failed attempt, and as long as there are fewer than `maxAttempts`, stores the event, or moves its row, to be tried after a
 * pause of 100 ms to 60 s that doubles. Answers the number of attempts.
 */
export async function delayRow(
  db: Db,
  { consumer, topic }: Place,
  { eventId, queue, event }: Waiting,
  { error, maxAttempts }: { error: unknown; maxAttempts: number },
): Promise<number> {
  const { rows } = await sql<{ attempts: number }>`
    with counted as (
      insert into delivery_attempts (consumer, event_id, attempts, last_error)
      values (${consumer}, ${eventId}, 1, ${nameOf(error)})
      on conflict (consumer, event_id)
        do update set attempts = delivery_attempts.attempts + 1, last_error = excluded.last_error
      returning attempts
    ), delayed as (
      insert into waiting_deliveries (consumer, topic, event_id, partition_key, event, next_at)
      select ${consumer}, ${topic}, ${eventId}, ${queue}, ${toJsonb(event)}::jsonb,
        now() + least(0.1 * 2 ^ (least(attempts, 20) - 1), 60) * interval '1 second'
      from counted where attempts < ${maxAttempts}
      on conflict (consumer, event_id) do update set next_at = excluded.next_at
    )
    select attempts from counted`.execute(db);
  return rows[0]!.attempts;
}

/** Writes an event to the dead letters, counts its last attempt too if that `counts` still, and ends its waiting, all or nothing. */
export async function buryEvent(
  db: Db,
  { consumer, topic }: Place,
  { eventId, event }: { eventId: string; event: CloudEvent },
  { error, counts }: { error: unknown; counts: boolean },
): Promise<number> {
  const reason = storable(error instanceof Error ? error.message : 'unknown');
  const { rows } = await sql<{ attempts: number }>`
    with counted as (
      insert into delivery_attempts (consumer, event_id, attempts, last_error)
      values (${consumer}, ${eventId}, 1, ${nameOf(error)})
      on conflict (consumer, event_id)
        do update set attempts = delivery_attempts.attempts + ${counts ? 1 : 0}::int, last_error = excluded.last_error
      returning attempts
    ), ended as (
      delete from waiting_deliveries where consumer = ${consumer} and event_id = ${eventId}
    ), buried as (
      insert into dead_letters (consumer, topic, event_id, reason, attempts, event)
      select ${consumer}, ${topic}, ${eventId}, ${reason}, attempts, ${toJsonb(event)}::jsonb from counted
      on conflict (consumer, event_id) do nothing
    )
    select attempts from counted`.execute(db);
  return rows[0]!.attempts;
}

/** The message may hold what a user wrote; kind and code of an error (`DatabaseError 23514`) never do. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as Error & { code?: unknown };
  return typeof code === 'string' ? `${error.constructor.name} ${code}` : error.constructor.name;
}

/**
 * Takes the first of each queue that is due, at most `limit`, for `claimMs`: nobody else tries them meanwhile, and if this process dies
 * they come due by themselves. Locked rows are another process's.
 */
export async function claimHeads(
  db: Db,
  { consumer, topic }: Place,
  { limit, claimMs }: { limit: number; claimMs: number },
): Promise<CloudEvent[]> {
  const { rows } = await sql<{ event: CloudEvent }>`
    update waiting_deliveries set next_at = now() + make_interval(secs => ${claimMs / 1_000})
    where seq in (
      select seq from waiting_deliveries head
      where consumer = ${consumer} and topic = ${topic} and next_at <= now() and not exists (
        select from waiting_deliveries earlier
        where earlier.consumer = head.consumer and earlier.topic = head.topic
          and earlier.partition_key = head.partition_key and earlier.seq < head.seq)
      order by next_at limit ${limit} for update skip locked
    ) and ${unflushed}
    returning event`.execute(db);
  return rows.map(({ event }) => event);
}

/** Ends the waiting of events that took effect, earlier in the log. The inbox recognises what is tried once more. */
export async function removeRows(db: Db, { consumer }: Place, eventIds: string[]): Promise<void> {
  await db
    .with('counted', (query) =>
      // An attempt that fails after another one took effect has been counted too late for the effect's statement to remove it.
      query.deleteFrom('delivery_attempts').where('consumer', '=', consumer).where('event_id', 'in', eventIds),
    )
    .deleteFrom('waiting_deliveries')
    .where('consumer', '=', consumer)
    .where('event_id', 'in', eventIds)
    .where(unflushed)
    .execute();
}

/** The queues of a place that have rows. */
export async function readQueues(db: Db, { consumer, topic }: Place): Promise<string[]> {
  const rows = await db
    .selectFrom('waiting_deliveries')
    .select('partition_key')
    .distinct()
    .where('consumer', '=', consumer)
    .where('topic', '=', topic)
    .execute();
  return rows.map(({ partition_key }) => partition_key);
}
