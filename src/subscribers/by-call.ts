import { sql } from 'kysely';
import { step } from '../dapr/steps.ts';
import type { Db } from '../db/database.ts';
import { unflushed } from '../db/unflushed.ts';
import type { AnyEvent, Topic } from '../domain/events.ts';
import type { Consumer } from './consumer.ts';

/**
 * A consumer whose effect lies outside the database's statement, such as an actor's. `call` runs before the event is marked, so after a
 * crash in between it runs again: it must be idempotent. What was marked is not called again. What `concerns` says no to is neither called nor marked, and costs no query.
 */
export function byCall(
  db: Db,
  spec: { name: string; topics: Topic[]; concerns?(event: AnyEvent): boolean; call(event: AnyEvent): Promise<void> },
): Consumer {
  const { name, topics, concerns = () => true, call } = spec;
  return {
    name,
    topics,
    reach: 'shared',
    async receive(_topic, event) {
      if (!concerns(event)) return;
      if (await isMarked(db, name, event)) return;
      step('before-call');
      await call(event);
      step('after-call');
      // Lost with the power, the mark is followed by the loss of the outbox's delete, and the event comes again.
      await sql`select from mark_events(${name}, ${JSON.stringify([event])}::jsonb) where ${unflushed}`.execute(db);
    },
  };
}

async function isMarked(db: Db, consumer: string, { event_id }: AnyEvent): Promise<boolean> {
  const marks = db.selectFrom('inbox').select('event_id');
  const mark = await marks.where('consumer', '=', consumer).where('event_id', '=', event_id).executeTakeFirst();
  return mark !== undefined;
}
