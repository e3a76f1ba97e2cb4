import { type RawBuilder, sql } from 'kysely';
import type { CloudEvent, Subscription, Verdict } from '../dapr/port.ts';
import type { Db } from '../db/database.ts';
import { storable, toJsonb } from '../db/jsonb.ts';
import { type AnyEvent, eventSchemas, type Topic } from '../domain/events.ts';
import { check } from '../domain/validate.ts';
import { Rejected } from '../errors.ts';
import type { Log } from '../log.ts';
import { inBatches } from './batches.ts';
import { eventIdOf } from './dead-letters.ts';

/**
 * A name, its topics and one effect: a data-changing SQL statement that takes its rows from `mark(event_id text, event jsonb)`, which has
 * each event the first time it comes and never again. One statement serves all events that came together, and it writes their inbox
 * rows too: both happen or neither, and nothing but the database can be waited for in between.
 */
export interface Consumer {
  name: string;
  topics: Topic[];
  effect(topic: Topic): RawBuilder<unknown>;
}

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
 * One subscription a topic for all consumers of this process. It alone decides what is retried and what is dead:
 * bad schema or a foreign owner at once, a failing effect after `maxAttempts`; an outage of the database counts nothing.
 */
export function subscriptions(consumers: Consumer[], options: DeliveryOptions): Subscription[] {
  const byTopic = new Map<Topic, Receiver[]>();
  for (const consumer of consumers)
    for (const topic of consumer.topics)
      byTopic.set(topic, [...(byTopic.get(topic) ?? []), receiver(options.db, consumer, topic)]);
  return [...byTopic].map(([topic, members]) => ({
    topic,
    async deliver(event: CloudEvent): Promise<Verdict> {
      const addressed = event.replayfor ? members.filter(({ name }) => name === event.replayfor) : members;
      const verdicts = await Promise.all(addressed.map((member) => deliverTo(member, topic, event, options)));
      if (verdicts.includes('RETRY')) return 'RETRY';
      return verdicts.includes('DROP') ? 'DROP' : 'SUCCESS';
    },
  }));
}

/** A consumer of one topic. */
interface Receiver {
  name: string;
  receive(event: AnyEvent): Promise<void>;
}

/** Inbox rows and effect are one statement, so an event that comes again finds its row and does nothing. */
function receiver(db: Db, { name, effect }: Consumer, topic: Topic): Receiver {
  const receive = inBatches(
    ({ event_id }: AnyEvent) => event_id,
    async (events) => {
      await sql`with mark as (select * from mark_events(${name}, ${JSON.stringify(events)}::jsonb)) ${effect(topic)}`.execute(
        db,
      );
    },
  );
  return { name, receive };
}

async function deliverTo(
  consumer: Receiver,
  topic: Topic,
  event: CloudEvent,
  options: DeliveryOptions,
): Promise<Verdict> {
  const { db, log, maxAttempts = defaultMaxAttempts } = options;
  const eventId = eventIdOf(event);
  const about = { consumer: consumer.name, topic, event_id: eventId };
  try {
    const data = checkEvent(topic, event);
    await consumer.receive(data);
    options.observe?.(consumer.name, 'ok');
    return 'SUCCESS';
  } catch (error) {
    try {
      const attempts = await countAttempt(db, consumer.name, eventId, error);
      const poison = error instanceof Poison || attempts >= maxAttempts;
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
