import { sql } from 'kysely';
import type { CloudEvent, Subscription, Verdict } from '../dapr/port.ts';
import { joined } from '../dapr/verdicts.ts';
import type { Db } from '../db/database.ts';
import { storable, toJsonb } from '../db/jsonb.ts';
import { type AnyEvent, eventSchemas, type Topic } from '../domain/events.ts';
import { check } from '../domain/validate.ts';
import { Rejected } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Consumer } from './consumer.ts';
import { eventIdOf } from './event-id.ts';

export interface DeliveryOptions {
  db: Db;
  log: Log;
  /** Failures of one event's effect after which it counts as poison. */
  maxAttempts?: number;
  /** Counts for the metrics. */
  observe?(consumer: string, result: 'ok' | 'retry' | 'dead'): void;
}

const defaultMaxAttempts = 12;

/** Poison: no later attempt can end otherwise. */
class Poison extends Error {}

/**
 * One subscription a topic and reach for all consumers of this process. It alone decides what is retried and what is dead:
 * bad schema, a foreign owner or what the consumer rejects at once, a failing effect after `maxAttempts`; an outage of the database counts nothing.
 */
export function subscriptions(consumers: Consumer[], options: DeliveryOptions): Subscription[] {
  const all = consumers.flatMap((consumer) => consumer.topics.map((topic) => ({ consumer, topic })));
  const byPlace = Map.groupBy(all, ({ consumer: { reach }, topic }) => `${reach}/${topic}`);
  return [...byPlace.values()].map((places) => {
    const { consumer, topic } = places[0]!;
    return {
      topic,
      reach: consumer.reach,
      deliver: (event) =>
        deliverToAll(
          places.map((place) => place.consumer),
          topic,
          event,
          options,
        ),
    };
  });
}

async function deliverToAll(
  consumers: Consumer[],
  topic: Topic,
  event: CloudEvent,
  options: DeliveryOptions,
): Promise<Verdict> {
  const addressed = event.replayfor ? consumers.filter(({ name }) => name === event.replayfor) : consumers;
  const to = ({ reach }: Consumer) => (reach === 'each' ? tell : deliverTo);
  return joined(await Promise.all(addressed.map((consumer) => to(consumer)(consumer, topic, event, options))));
}

/** For what only counts now: nothing comes again and nothing is kept of it, not even the dead. */
async function tell(
  consumer: Consumer,
  topic: Topic,
  event: CloudEvent,
  { log, observe }: DeliveryOptions,
): Promise<Verdict> {
  try {
    await consumer.receive(topic, checkEvent(topic, event));
    observe?.(consumer.name, 'ok');
  } catch (error) {
    log.warn(
      { consumer: consumer.name, topic, event_id: eventIdOf(event), err: error },
      'a consumer could not be told',
    );
    observe?.(consumer.name, 'dead');
  }
  return 'SUCCESS';
}

async function deliverTo(
  consumer: Consumer,
  topic: Topic,
  event: CloudEvent,
  options: DeliveryOptions,
): Promise<Verdict> {
  const { db, log, maxAttempts = defaultMaxAttempts } = options;
  const eventId = eventIdOf(event);
  const about = { consumer: consumer.name, topic, event_id: eventId };
  try {
    const data = checkEvent(topic, event);
    await consumer.receive(topic, data);
    options.observe?.(consumer.name, 'ok');
    return 'SUCCESS';
  } catch (error) {
    try {
      const attempts = await countAttempt(db, consumer.name, eventId, error);
      const poison = error instanceof Poison || error instanceof Rejected || attempts >= maxAttempts;
      log.warn({ ...about, attempts, poison, err: error }, 'consumer failed');
      options.observe?.(consumer.name, poison ? 'dead' : 'retry');
      if (!poison) return 'RETRY';
      await bury(db, consumer.name, topic, { event, eventId }, error, attempts);
      return 'DROP';
    } catch (outage) {
      log.error({ ...about, err: outage }, 'delivery could not be recorded; it will be tried again');
      return 'RETRY';
    }
  }
}

/** The event in `data`, once its schema and its owner agree with the envelope. */
function checkEvent(topic: Topic, event: CloudEvent): AnyEvent {
  try {
    const data = check(eventSchemas[topic], event.data, `${topic} event`) as AnyEvent;
    if (data.event_id !== event.id) throw new Poison('event_id differs from the id of its envelope');
    if (event.subject !== `${data.user_id}/${data.task_id}`)
      throw new Poison('user_id or task_id differ from the subject');
    return data;
  } catch (error) {
    if (error instanceof Rejected) throw new Poison(error.message);
    throw error;
  }
}

async function countAttempt(db: Db, consumer: string, eventId: string, error: unknown): Promise<number> {
  const last_error = error instanceof Error ? error.constructor.name : 'unknown';
  const row = await db
    .insertInto('delivery_attempts')
    .values({ consumer, event_id: eventId, attempts: 1, last_error })
    .onConflict((conflict) =>
      conflict
        .columns(['consumer', 'event_id'])
        .doUpdateSet({ attempts: sql`delivery_attempts.attempts + 1`, last_error }),
    )
    .returning('attempts')
    .executeTakeFirstOrThrow();
  return row.attempts;
}

async function bury(
  db: Db,
  consumer: string,
  topic: Topic,
  { event, eventId }: { event: CloudEvent; eventId: string },
  error: unknown,
  attempts: number,
): Promise<void> {
  const reason = storable(error instanceof Error ? error.message : 'unknown');
  await db
    .insertInto('dead_letters')
    .values({ consumer, topic, event_id: eventId, reason, attempts, event: toJsonb(event) })
    .onConflict((conflict) => conflict.columns(['consumer', 'event_id']).doNothing())
    .execute();
}
