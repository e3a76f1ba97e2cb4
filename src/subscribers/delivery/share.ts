import type { CloudEvent, Verdict } from '../../dapr/port.ts';
import type { AnyEvent, Topic } from '../../domain/events.ts';
import type { Consumer } from '../consumer.ts';
import { eventIdOf, inRequestOf, inTraceOf } from '../event-id.ts';
import { checkEvent } from './check-event.ts';
import type { Delivering, DeliveryOptions } from './delivering.ts';
import { createOutcomes, type Outcomes, queueOf } from './outcomes.ts';
import { type Attempt, createPatience, defaultTimes, NoAnswer, type Patience } from './patience.ts';
import { createWaitingLoop, type WaitingLoop } from './waiting-loop.ts';
import { createWaitingQueues, type WaitingQueues } from './waiting-queues.ts';
import { readQueues } from './waiting-rows.ts';

/** Delivery to a consumer that shares its events with other processes. */
export const shareEvents = (consumer: Consumer, topic: Topic, options: DeliveryOptions): Delivering =>
  new SharedDelivery(consumer, topic, options);

/**
 * The first attempt has the broker's patience. When it fails or is late, a row waits instead of the broker, and later events of that task
 * queue behind it. Only what can be neither taken nor stored comes again from the broker.
 */
class SharedDelivery implements Delivering {
  readonly #consumer: Consumer;
  readonly #topic: Topic;
  readonly #options: DeliveryOptions;
  readonly #patience: Patience;
  readonly #patienceMs: number;
  readonly #claimMs: number;
  readonly #queues: WaitingQueues;
  readonly #outcomes: Outcomes;
  readonly #loop: WaitingLoop;
  #stopped = false;

  constructor(consumer: Consumer, topic: Topic, options: DeliveryOptions) {
    const { db, log, times = defaultTimes } = options;
    const place = { consumer: consumer.name, topic };
    const queues = createWaitingQueues(() => readQueues(db, place));
    this.#consumer = consumer;
    this.#topic = topic;
    this.#options = options;
    this.#patience = createPatience(times, (seconds) => options.took?.(consumer.name, seconds));
    this.#patienceMs = times.patienceMs;
    // Longer than an attempt may take, so that its outcome is written down before anybody else takes the row.
    this.#claimMs = 1.5 * times.answerMs;
    this.#queues = queues;
    this.#outcomes = createOutcomes(place, queues, options);
    const again = (event: CloudEvent) =>
      inRequestOf(event, () =>
        inTraceOf(event, `take ${topic} again`, { consumer: consumer.name }, () =>
          this.#follow(event, this.#attempt(event)),
        ),
      );
    this.#loop = createWaitingLoop({ db, log, place, queues, claimMs: this.#claimMs, attempt: again });
  }

  async deliver(event: CloudEvent): Promise<Verdict> {
    try {
      return await this.#first(event);
    } catch (err) {
      this.#options.log.error({ ...this.#about(event), err }, 'delivery could not be recorded; it will be tried again');
      return 'RETRY';
    }
  }

  start(): void {
    this.#loop.start();
  }

  stop(): Promise<void> {
    this.#stopped = true;
    return this.#loop.stop(this.#patienceMs);
  }

  async #first(event: CloudEvent): Promise<Verdict> {
    let data: AnyEvent;
    try {
      data = checkEvent(this.#topic, event);
    } catch (error) {
      return this.#failed(event, error);
    }
    await this.#queues.load();
    if (this.#queues.has(queueOf(event)) || this.#patience.isLate()) return this.#wait(event, 0);
    const attempt = this.#attempt(event, data);
    const soon = await attempt.soon;
    if (soon === 'late') {
      this.#observe('retry', event);
      const waiting = this.#wait(event, this.#claimMs);
      this.#loop.run(waiting.then(() => this.#follow(event, attempt)));
      return waiting;
    }
    if (soon !== 'done') return this.#failed(event, soon.error);
    this.#observe('ok', event);
    return 'SUCCESS';
  }

  /** What waited was checked by whoever stored it, perhaps another version of this program. */
  #attempt(event: CloudEvent, checked?: AnyEvent): Attempt {
    const receive = async () => this.#consumer.receive(this.#topic, checked ?? checkEvent(this.#topic, event));
    return this.#patience.attempt(receive);
  }

  async #wait(event: CloudEvent, afterMs: number): Promise<Verdict> {
    await this.#outcomes.waits(event, afterMs);
    this.#loop.wake();
    return 'SUCCESS';
  }

  async #failed(event: CloudEvent, error: unknown): Promise<Verdict> {
    const waits = (await this.#outcomes.failed(event, error)) === 'waits';
    this.#observe(waits ? 'retry' : 'dead', event);
    this.#loop.wake();
    return waits ? 'SUCCESS' : 'DROP';
  }

  /** An attempt that no broker waits for. Whatever cannot be written down about its end, its row comes due by itself. */
  async #follow(event: CloudEvent, { end }: Attempt): Promise<void> {
    try {
      await end;
    } catch (err) {
      // Neither says anything about the event: while the runtime stops, calls fail. It comes due again by itself.
      if (!(err instanceof NoAnswer || this.#stopped)) await this.#failed(event, err);
      else this.#options.log.warn({ ...this.#about(event), err }, 'an attempt came to nothing');
      return;
    }
    this.#observe('ok', event);
    await this.#outcomes.ended(event);
  }

  #observe(result: 'ok' | 'retry' | 'dead', event: CloudEvent): void {
    this.#options.observe?.(this.#consumer.name, result, event);
  }

  #about(event: CloudEvent) {
    return { consumer: this.#consumer.name, topic: this.#topic, event_id: eventIdOf(event) };
  }
}
