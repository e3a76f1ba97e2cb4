import { type RawBuilder, sql } from 'kysely';
import { inBatches } from '../background/batches.ts';
import { step } from '../dapr/steps.ts';
import type { Db } from '../db/database.ts';
import { unflushed } from '../db/unflushed.ts';
import type { AnyEvent, Topic } from '../domain/events.ts';
import type { Consumer } from './consumer.ts';

/**
 * A data-changing SQL statement that takes its rows from `mark(event_id text, event jsonb)`, which has each event the first time it
 * comes and never again. It may begin with a comma and further queries of the same `with`.
 */
export type Effect = (topic: Topic) => RawBuilder<unknown>;

/**
 * A consumer whose effect is one statement. It serves all events that came together and writes their inbox rows too: both happen or
 * neither, nothing but the database can be waited for in between, and an event that comes again finds its row and does nothing.
 */
export function byStatement(db: Db, spec: { name: string; topics: Topic[]; effect: Effect }): Consumer {
  const { name, topics, effect } = spec;
  const taking = (topic: Topic) =>
    inBatches(
      ({ event_id }: AnyEvent) => event_id,
      async (events) => {
        const batch = JSON.stringify(events);
        step('before-effect');
        await sql`with mark as (select * from mark_events(${name}, ${batch}::jsonb) where ${unflushed}) ${effect(topic)}`.execute(
          db,
        );
        step('after-effect');
      },
    );
  const byTopic = new Map(topics.map((topic) => [topic, taking(topic)]));
  return {
    name,
    topics,
    reach: 'shared',
    async receive(topic, event) {
      await byTopic.get(topic)!(event);
    },
  };
}
