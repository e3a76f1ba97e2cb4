import { sql } from 'kysely';
import type { CloudEvent, Subscription } from '../dapr/port.ts';
import type { Db } from '../db/database.ts';
import { toJsonb } from '../db/jsonb.ts';
import { type Topic, topics } from '../domain/events.ts';
import { eventIdOf } from './event-id.ts';

/** Named as the consumer of what the runtime gave up without our delivery ever having judged it. */
const unjudged = 'runtime';

/** Subscriptions of the dead-letter topics: they store what has no row in `dead_letters` yet, so that nothing dead is out of sight. */
export function deadLetterSubscriptions(db: Db): Subscription[] {
  return topics.map((topic) => ({
    topic: `${topic}-dead`,
    reach: 'shared',
    async deliver(event: CloudEvent) {
      await storeUnjudged(db, topic, contentOf(event));
      return 'SUCCESS';
    },
  }));
}

/**
 * On Dapr these topics are taken as raw bytes, because what is dead may be no JSON: daprd wraps them in an envelope of its own, with
 * a new id each time.
 */
function contentOf(envelope: CloudEvent & { data_base64?: unknown }): CloudEvent {
  const { data_base64: bytes } = envelope;
  if (typeof bytes !== 'string') return envelope;
  try {
    const event: unknown = JSON.parse(Buffer.from(bytes, 'base64').toString());
    if (event !== null && typeof event === 'object' && !Array.isArray(event)) return event as CloudEvent;
  } catch {
    // No JSON: stored as it came.
  }
  return { data_base64: bytes } as unknown as CloudEvent;
}

async function storeUnjudged(db: Db, topic: Topic, event: CloudEvent): Promise<void> {
  const eventId = eventIdOf(event);
  await sql`insert into dead_letters (consumer, topic, event_id, reason, attempts, event)
    select ${unjudged}, ${topic}, ${eventId}, 'given up by the runtime before any consumer judged it', 0, ${toJsonb(event)}::jsonb
    where not exists (select from dead_letters where topic = ${topic} and event_id = ${eventId})
    on conflict (consumer, event_id) do nothing`.execute(db);
}
