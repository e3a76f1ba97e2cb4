import { sql } from 'kysely';
import type { Admin, DeadLetter } from '../../domain/audit.ts';
import { type AnyEvent, eventSchemas, type Topic } from '../../domain/events.ts';
import { check } from '../../domain/validate.ts';
import { Rejected } from '../../errors.ts';
import type { Db } from '../database.ts';
import { reminderHours } from '../sendings/reminders.ts';
import { sender } from '../sendings/sendings.ts';
import { actionRow } from './actions.ts';

/** What died on its way to a consumer, of all users: for admins only. */

const pageSize = 100;
/** Named as the consumer of what the runtime gave up before any consumer judged it (src/subscribers/dead-letters.ts). */
const unjudged = 'runtime';

/** The newest first. */
export async function findDeadLetters(
  db: Db,
  cursor?: string,
): Promise<{ dead_letters: DeadLetter[]; next_cursor?: string }> {
  let query = db
    .selectFrom('dead_letters')
    .select(['id', 'consumer', 'topic', 'reason', 'attempts', 'event', 'created_at']);
  if (cursor !== undefined) query = query.where('id', '<', Number(cursor));
  const rows = await query
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute();
  const page = rows.slice(0, pageSize).map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
  const last = page.at(-1);
  return { dead_letters: page, ...(last && rows.length > pageSize ? { next_cursor: `${last.id}` } : {}) };
}

/**
 * Puts the event back to the one consumer it died at, as a row that waits, with all its attempts again, and a sending to its channel; what no consumer has judged goes out to
 * all of them, who know what they have. Of two admins who retry it one succeeds. Throws `Rejected` when it is not there or cannot be sent.
 */
export async function retryDeadLetter(db: Db, id: number, admin: Admin): Promise<void> {
  const letter = await db
    .selectFrom('dead_letters')
    .select(['consumer', 'topic', 'event_id', 'event'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!letter) throw unknownLetter();
  const { consumer, topic, event_id } = letter;
  const sent = wayBack(letter);
  const { columns, values } = actionRow('dead_letter_retried', admin, { consumer, topic, event_id });
  const { rows } = await sql`
    with taken as (delete from dead_letters where id = ${id} returning *),
    counted as (${uncounted}),
    sent as (${sent}),
    noted as (insert into audit_events ${columns} select ${values} from taken)
    select from taken`.execute(db);
  if (rows.length === 0) throw unknownLetter();
}

/** Forgets it. Throws `Rejected` when it is not there. */
export async function discardDeadLetter(db: Db, id: number, admin: Admin): Promise<void> {
  const { rows } = await sql<{ consumer: string; topic: string; event_id: string }>`
    select consumer, topic, event_id from dead_letters where id = ${id}`.execute(db);
  const { columns, values } = actionRow('dead_letter_discarded', admin, { ...rows[0] });
  const discarded = await sql`
    with taken as (delete from dead_letters where id = ${id} returning *),
    counted as (${uncounted}),
    noted as (insert into audit_events ${columns} select ${values} from taken)
    select from taken`.execute(db);
  if (discarded.rows.length === 0) throw unknownLetter();
}

const uncounted = sql`delete from delivery_attempts d using taken t where d.consumer = t.consumer and d.event_id = t.event_id`;

/** Where it died is where it goes back to. */
function wayBack({ consumer, topic, event }: { consumer: string; topic: string; event: unknown }) {
  if (consumer === unjudged) return toAll(topic, event);
  if (!consumer.startsWith(sender)) return toOne;
  if (consumer !== `${sender}account`) return toSender;
  throw new Rejected('conflict', 'The link of that mail has ended; the person can ask for another one. Discard it.');
}

/** A reminder that could not be sent; it is sent if it still stands. */
const toSender = sql`
  insert into sendings (channel, user_id, about, target, task_id, give_up_at)
  select event ->> 'channel', event ->> 'user_id', event ->> 'about', event ->> 'target', (event ->> 'task_id')::bigint,
    now() + make_interval(hours => ${reminderHours}) from taken
  on conflict do nothing`;

const toOne = sql`
  insert into waiting_deliveries (consumer, topic, event_id, partition_key, event, next_at)
  select consumer, topic, event_id, replace(coalesce(event ->> 'subject', ''), '/', '.'), event, now() from taken
  on conflict (consumer, event_id) do nothing`;

function toAll(topic: string, event: unknown) {
  const data = (event as { data?: unknown } | null)?.data;
  let sound: AnyEvent;
  try {
    sound = check(eventSchemas[topic as Topic], data, 'The event') as AnyEvent;
  } catch {
    throw new Rejected('conflict', 'What died here is no event of its topic, so nobody could take it; discard it.');
  }
  return sql`
    insert into outbox (event_id, topic, partition_key, event)
    select ${sound.event_id}::text, topic, ${`${sound.user_id}.${sound.task_id}`}::text, event -> 'data' from taken
    on conflict do nothing`;
}

const unknownLetter = () => new Rejected('not_found', 'There is no such dead letter any more; list them again.');
