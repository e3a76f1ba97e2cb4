import { sql } from 'kysely';
import { nextPause } from '../background/backoff.ts';
import { shareLease } from '../background/lease.ts';
import { noRest, type Rest, startLoop } from '../background/loop.ts';
import type { CloudEvent, Json, Message, Runtime } from '../dapr/port.ts';
import { step } from '../dapr/steps.ts';
import type { Db } from '../db/database.ts';
import { keepsPlan } from '../db/pglite/keeps-plan.ts';
import { unflushed } from '../db/unflushed.ts';
import type { AnyEvent, Topic } from '../domain/events.ts';
import type { Log } from '../log.ts';
import { openSpan } from '../tracing/spans.ts';

const batchSize = 100;
const leaseSeconds = 15;
const idlePollMs = { least: 10, most: 250 };
/**
 * A moment's rest lets the next batch fill, because a pass costs nearly the same for one event as for fifty. It grows with what was moved: what follows
 * from a lone change is not kept waiting, and under load passes are few.
 */
const fillingRestMs = { each: 1, most: 10 };
/** How long the events of one key wait after the broker refused one of them. */
const holdBackMs = { least: 100, most: 5_000 };

export interface RelayOptions {
  db: Db;
  publish: Runtime['publish'];
  log: Log;
  /** Names this process in the lease row. */
  holder: string;
  /** Counts for the metrics. */
  observe?(topic: Topic, result: 'taken' | 'refused'): void;
}

export interface Relay {
  /** There may be something to publish. */
  wake(): void;
  stop(): Promise<void>;
}

interface Row {
  id: number;
  topic: Topic;
  partition_key: string;
  event: AnyEvent;
  replay_for: string | null;
  traceparent: string | null;
}

/**
 * Moves events from the outbox to the broker: lowest ids first, one batch in flight, and deletes exactly what the broker took,
 * so an event is published at least once and those of one task in order. One relay works at a time, by a lease.
 */
export function startRelay({ db, publish, log, holder, observe }: RelayOptions): Relay {
  const held = new Map<string, { until: number; pauseMs: number }>();
  const lease = shareLease({ db, log, name: 'relay', holder, seconds: leaseSeconds });

  async function pass(): Promise<number> {
    if (!(await lease.take())) return 0;
    const rows = await readBatch(db, blockedKeys(held));
    if (rows.length === 0) return 0;
    step('relay-read');
    const refused = await publishBatch(publish, rows, log);
    step('after-delivery');
    const taken = rows.filter(({ event }) => !refused.has(event.event_id));
    if (taken.length > 0)
      await db
        .deleteFrom('outbox')
        .where(
          'id',
          'in',
          taken.map(({ id }) => id),
        )
        .where(unflushed)
        .execute();
    for (const row of rows) {
      const isRefused = refused.has(row.event.event_id);
      holdBack(held, queueOf(row), isRefused);
      observe?.(row.topic, isRefused ? 'refused' : 'taken');
    }
    return taken.length;
  }

  const loop = startLoop({ name: 'relay', log, pass, rest: relayRest() });
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      await lease.release().catch(() => {});
    },
  };
}

/** A short rest while there is something to move, then longer and longer ones that waking ends. */
export function relayRest(): (moved?: number) => Rest {
  let pauseMs: number | undefined;
  return (moved = 0) => {
    if (moved > 0) {
      pauseMs = undefined;
      const ms = Math.min(fillingRestMs.each * moved, fillingRestMs.most);
      return moved < batchSize ? { leastMs: ms, mostMs: ms } : noRest;
    }
    pauseMs = nextPause(pauseMs, idlePollMs);
    return { leastMs: 0, mostMs: pauseMs };
  };
}

/** Events of one key wait for each other within a topic only. */
const queueOf = ({ topic, partition_key }: Row) => `${topic}/${partition_key}`;
const queueColumn = sql<string>`topic || '/' || partition_key`;

async function readBatch(db: Db, blocked: string[]): Promise<Row[]> {
  let query = db
    .selectFrom('outbox')
    .modifyFront(keepsPlan)
    .select(['id', 'topic', 'partition_key', 'event', 'replay_for', 'traceparent']);
  if (blocked.length > 0) query = query.where(queueColumn, 'not in', blocked);
  return query.orderBy('id').limit(batchSize).execute();
}

/**
 * The event ids that were not taken; what comes after one of them under the same key counts as not taken. Topics go side by side: nobody promises
 * an order between them, and a frame need not wait for the audit.
 */
async function publishBatch(publish: Runtime['publish'], rows: Row[], log: Log): Promise<Set<string>> {
  const refused = new Set<string>();
  const publishTopic = async ([topic, ofTopic]: [Topic, Row[]]) => {
    const spans = ofTopic.map(({ traceparent }) =>
      traceparent === null ? undefined : openSpan(`publish ${topic}`, { kind: 'producer', parent: traceparent }),
    );
    const messages: Message[] = ofTopic.map((row, n) => ({
      partitionKey: row.partition_key,
      event: cloudEvent(row, spans[n]?.traceparent ?? row.traceparent),
    }));
    try {
      for (const id of await publish(topic, messages)) refused.add(id);
    } catch (error) {
      log.error({ topic, err: error }, 'publishing failed');
      for (const { event } of messages) refused.add(event.id);
    }
    for (const [n, { event }] of ofTopic.entries()) spans[n]?.end(refused.has(event.event_id));
  };
  await Promise.all([...Map.groupBy(rows, ({ topic }) => topic)].map(publishTopic));
  return refused;
}

function cloudEvent({ event, replay_for }: Row, trace: string | null): CloudEvent {
  return {
    specversion: '1.0',
    id: event.event_id,
    type: event.event_type,
    source: 'actodo',
    subject: `${event.user_id}/${event.task_id}`,
    time: event.timestamp,
    datacontenttype: 'application/json',
    data: event as unknown as Json,
    ...(replay_for ? { replayfor: replay_for } : {}),
    ...(trace ? { traceparent: trace, traceid: trace } : {}),
  };
}

function blockedKeys(held: Map<string, { until: number }>): string[] {
  const now = Date.now();
  return [...held].filter(([, { until }]) => until > now).map(([key]) => key);
}

function holdBack(held: Map<string, { until: number; pauseMs: number }>, key: string, refused: boolean): void {
  if (!refused) {
    if ((held.get(key)?.until ?? 0) <= Date.now()) held.delete(key);
    return;
  }
  const known = held.get(key);
  if (known && known.until > Date.now()) return;
  const pauseMs = nextPause(known?.pauseMs, holdBackMs);
  held.set(key, { until: Date.now() + pauseMs, pauseMs });
}
