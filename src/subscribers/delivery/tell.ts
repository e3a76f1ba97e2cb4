import type { CloudEvent } from '../../dapr/port.ts';
import type { Topic } from '../../domain/events.ts';
import type { Consumer } from '../consumer.ts';
import { eventIdOf } from '../event-id.ts';
import { checkEvent } from './check-event.ts';
import type { Delivering, DeliveryOptions } from './delivering.ts';
import { createPatience, defaultTimes } from './patience.ts';

/**
 * Delivery to a consumer in every process, for what only counts now: nothing comes again and nothing is kept of it, not even the dead. While
 * it is late with one event, it misses the others.
 */
export function tellEach(
  consumer: Consumer,
  topic: Topic,
  { log, observe, took, times = defaultTimes }: DeliveryOptions,
): Delivering {
  const patience = createPatience(times, (seconds) => took?.(consumer.name, seconds));

  async function tell(event: CloudEvent): Promise<void> {
    if (patience.isLate()) throw new Error('It is late with another event.');
    const told = await patience.attempt(async () => consumer.receive(topic, checkEvent(topic, event))).soon;
    if (told === 'late') throw new Error('It is not waited for any longer.');
    if (told !== 'done') throw told.error;
  }

  return {
    async deliver(event) {
      try {
        await tell(event);
        observe?.(consumer.name, 'ok', event);
      } catch (err) {
        log.warn({ consumer: consumer.name, topic, event_id: eventIdOf(event), err }, 'a consumer could not be told');
        observe?.(consumer.name, 'dead', event);
      }
      return 'SUCCESS';
    },
    start() {},
    async stop() {},
  };
}
