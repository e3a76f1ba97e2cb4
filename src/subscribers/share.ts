import { inTime } from '../background/pool.ts';
import type { CloudEvent, Verdict } from '../dapr/port.ts';
import type { Topic } from '../domain/events.ts';
import { Rejected } from '../errors.ts';
import { inBatches } from './batches.ts';
import { checkEvent } from './check-event.ts';
import type { Consumer } from './consumer.ts';
import type { Delivering, DeliveryOptions } from './delivery.ts';
import { eventIdOf } from './event-id.ts';
import { type Attempt, createPatience, defaultTimes, NoAnswer } from './patience.ts';
import { createWaitingLoop } from './waiting-loop.ts';
import { createWaitingQueues } from './waiting-queues.ts';
import { buryEvent, delayRow, readQueues, removeRows, storeRows, type Waiting } from './waiting-rows.ts';

const defaultMaxAttempts = 12;
/** Milliseconds after which a database that says nothing counts as out of order. */
const storingMs = 30_000;

/**
 * Delivery to a consumer that shares its events with other processes. The first attempt has the broker's patience; when it fails or is
 * late, a row waits instead of the broker, and later events of that task queue behind it. Only what can be neither taken nor stored comes again from the broker.
 */
export function shareEvents(consumer: Consumer, topic: Topic, options: DeliveryOptions): Delivering {
  const { db, log, observe, maxAttempts = defaultMaxAttempts, times = defaultTimes } = options;
  const place = { consumer: consumer.name, topic };
  const about = (event: CloudEvent) => ({ ...place, event_id: eventIdOf(event) });
  const patience = createPatience(times);
  const queues = createWaitingQueues(() => readQueues(db, place));
  const store = inBatches(
    ({ eventId }: Waiting) => eventId,
    (rows: (Waiting & { afterMs: number })[]) => storeRows(db, place, rows),
  );
  const remove = inBatches(
    (eventId: string) => eventId,
    (eventIds) => removeRows(db, place, eventIds),
  );
  // Longer than an attempt may take, so that its outcome is written down before anybody else takes the row.
  const claimMs = 1.5 * times.answerMs;
  const loop = createWaitingLoop({
    db,
    log,
    place,
    queues,
    claimMs,
    attempt: (event) => follow(event, attempt(event)),
  });
  let stopped = false;

  const attempt = (event: CloudEvent): Attempt =>
    patience.attempt(async () => consumer.receive(topic, checkEvent(topic, event)));

  async function first(event: CloudEvent): Promise<Verdict> {
    const fault = faultOf(topic, event);
    if (fault) return failed(event, fault);
    await queues.load();
    if (queues.has(queueOf(event)) || patience.isLate()) return wait(event, 0);
    const begun = attempt(event);
    const outcome = await begun.soon;
    if (outcome === 'late') {
      observe?.(consumer.name, 'retry');
      const waiting = wait(event, claimMs);
      loop.run(waiting.then(() => follow(event, begun)));
      return waiting;
    }
    if (outcome !== 'done') return failed(event, outcome.error);
    observe?.(consumer.name, 'ok');
    return 'SUCCESS';
  }

  /** The event waits in its queue instead of at the broker, and is tried after `afterMs` at the earliest. */
  async function wait(event: CloudEvent, afterMs: number): Promise<Verdict> {
    const row = { ...waitingOf(event), afterMs };
    await inTime(
      queues.storing(row.queue, () => store(row)),
      storingMs,
    );
    loop.wake();
    return 'SUCCESS';
  }

  /** Throws when the failure could not be recorded. */
  async function failed(event: CloudEvent, error: unknown): Promise<Verdict> {
    const dead = error instanceof Rejected;
    const row = waitingOf(event);
    const delayed = () => delayRow(db, place, row, { error, maxAttempts });
    const attempts = dead ? undefined : await queues.storing(row.queue, delayed);
    const waits = attempts !== undefined && attempts < maxAttempts;
    const counted = attempts !== undefined;
    if (!waits) await buryEvent(db, place, row, { error, counted });
    log.warn({ ...about(event), attempts, dead: !waits, err: error }, 'consumer failed');
    observe?.(consumer.name, waits ? 'retry' : 'dead');
    if (waits) loop.wake();
    return waits ? 'SUCCESS' : 'DROP';
  }

  /** An attempt for which no broker waits. Whatever cannot be written down about its end, its row comes due by itself. */
  async function follow(event: CloudEvent, { end }: Attempt): Promise<void> {
    try {
      await end;
    } catch (error) {
      // Neither says anything about the event: while the runtime stops, calls fail. It comes due again by itself.
      if (error instanceof NoAnswer || stopped) log.warn({ ...about(event), err: error }, 'an attempt came to nothing');
      else await failed(event, error);
      return;
    }
    observe?.(consumer.name, 'ok');
    await remove(eventIdOf(event));
  }

  return {
    async deliver(event) {
      try {
        return await first(event);
      } catch (err) {
        log.error({ ...about(event), err }, 'delivery could not be recorded; it will be tried again');
        return 'RETRY';
      }
    },
    start: loop.start,
    stop() {
      stopped = true;
      return loop.stop(times.patienceMs);
    },
  };
}

/** What no attempt can mend, before any is made. */
function faultOf(topic: Topic, event: CloudEvent): Rejected | undefined {
  try {
    checkEvent(topic, event);
    return undefined;
  } catch (error) {
    if (error instanceof Rejected) return error;
    throw error;
  }
}

/** Events of one task wait for each other, as they do in the outbox and at the broker. */
const queueOf = ({ subject }: CloudEvent) => String(subject).replace('/', '.');
const waitingOf = (event: CloudEvent): Waiting => ({ eventId: eventIdOf(event), queue: queueOf(event), event });
