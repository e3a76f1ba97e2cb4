import type { CloudEvent, Verdict } from '../dapr/port.ts';
import type { Topic } from '../domain/events.ts';
import { Rejected } from '../errors.ts';
import { checkEvent } from './check-event.ts';
import type { Consumer } from './consumer.ts';
import type { Delivering, DeliveryOptions } from './delivery.ts';
import { eventIdOf } from './event-id.ts';
import { createOutcomes, queueOf } from './outcomes.ts';
import { type Attempt, createPatience, defaultTimes, NoAnswer } from './patience.ts';
import { createWaitingLoop } from './waiting-loop.ts';
import { createWaitingQueues } from './waiting-queues.ts';
import { readQueues } from './waiting-rows.ts';

/**
 * Delivery to a consumer that shares its events with other processes. The first attempt has the broker's patience; when it fails or is
 * late, a row waits instead of the broker, and later events of that task queue behind it. Only what can be neither taken nor stored comes again from the broker.
 */
export function shareEvents(consumer: Consumer, topic: Topic, options: DeliveryOptions): Delivering {
  const { db, log, times = defaultTimes } = options;
  const place = { consumer: consumer.name, topic };
  const about = (event: CloudEvent) => ({ ...place, event_id: eventIdOf(event) });
  const observe = (result: 'ok' | 'retry' | 'dead') => options.observe?.(consumer.name, result);
  const patience = createPatience(times);
  const queues = createWaitingQueues(() => readQueues(db, place));
  const outcomes = createOutcomes(place, queues, options);
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
      observe('retry');
      const waiting = wait(event, claimMs);
      loop.run(waiting.then(() => follow(event, begun)));
      return waiting;
    }
    if (outcome !== 'done') return failed(event, outcome.error);
    observe('ok');
    return 'SUCCESS';
  }

  async function wait(event: CloudEvent, afterMs: number): Promise<Verdict> {
    await outcomes.waits(event, afterMs);
    loop.wake();
    return 'SUCCESS';
  }

  async function failed(event: CloudEvent, error: unknown): Promise<Verdict> {
    const waits = (await outcomes.failed(event, error)) === 'waits';
    observe(waits ? 'retry' : 'dead');
    loop.wake();
    return waits ? 'SUCCESS' : 'DROP';
  }

  /** An attempt that no broker waits for. Whatever cannot be written down about its end, its row comes due by itself. */
  async function follow(event: CloudEvent, { end }: Attempt): Promise<void> {
    try {
      await end;
    } catch (error) {
      // Neither says anything about the event: while the runtime stops, calls fail. It comes due again by itself.
      if (error instanceof NoAnswer || stopped) log.warn({ ...about(event), err: error }, 'an attempt came to nothing');
      else await failed(event, error);
      return;
    }
    observe('ok');
    await outcomes.ended(event);
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
