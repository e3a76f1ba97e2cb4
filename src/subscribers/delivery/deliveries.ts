import type { CloudEvent, Subscription, Verdict } from '../../dapr/port.ts';
import { joined } from '../../dapr/verdicts.ts';
import type { Topic } from '../../domain/events.ts';
import type { Consumer } from '../consumer.ts';
import { inRequestOf, inTraceOf } from '../event-id.ts';
import type { Delivering, DeliveryOptions } from './delivering.ts';
import { shareEvents } from './share.ts';
import { tellEach } from './tell.ts';

/** All deliveries of this process. */
export interface Deliveries {
  /** One a topic and reach, for all consumers. */
  subscriptions: Subscription[];
  /** Begins to try again what waits; the runtime must be started, because consumers call actors. */
  start(): void;
  /** Begins no further attempt, and waits a moment for those that run. What waits stays stored. */
  stop(): Promise<void>;
}

/**
 * Hands events to consumers, each on its own: one that is slow, hangs or fails keeps neither another one nor another topic waiting. Here and
 * not in the runtimes is decided what is tried again and what is dead: a bad schema, a foreign owner or what the consumer rejects at
 * once, a failing effect after `maxAttempts`; an outage of the database counts nothing.
 */
export function createDeliveries(consumers: Consumer[], options: DeliveryOptions): Deliveries {
  const places = consumers.flatMap((consumer) =>
    consumer.topics.map((topic) => {
      const to = consumer.reach === 'each' ? tellEach : shareEvents;
      return { consumer, topic, delivering: to(consumer, topic, options) };
    }),
  );
  const together = Map.groupBy(places, ({ consumer: { reach }, topic }) => `${reach}/${topic}`);
  return {
    subscriptions: [...together.values()].map((members) => ({
      topic: members[0]!.topic,
      reach: members[0]!.consumer.reach,
      deliver: (event) => deliverTo(members, event),
    })),
    start() {
      for (const { delivering } of places) delivering.start();
    },
    async stop() {
      await Promise.all(places.map(({ delivering }) => delivering.stop()));
    },
  };
}

interface Member {
  consumer: Consumer;
  topic: Topic;
  delivering: Delivering;
}

async function deliverTo(members: Member[], event: CloudEvent): Promise<Verdict> {
  const addressed = event.replayfor ? members.filter(({ consumer }) => consumer.name === event.replayfor) : members;
  return inRequestOf(event, async () =>
    joined(
      await Promise.all(
        addressed.map(({ consumer, topic, delivering }) =>
          inTraceOf(event, `take ${topic}`, { consumer: consumer.name }, () => delivering.deliver(event)),
        ),
      ),
    ),
  );
}
