import type { AnyEvent, Topic } from '../domain/events.ts';
import type { Consumer } from './consumer.ts';

/**
 * A consumer in every process, for what only counts now: nothing is remembered, so the same event may be told twice. `tell` answers
 * at once: whatever is slow behind it must not hold up the broker.
 */
export function unmarked(spec: { name: string; topics: Topic[]; tell(topic: Topic, event: AnyEvent): void }): Consumer {
  const { name, topics, tell } = spec;
  return {
    name,
    topics,
    reach: 'each',
    async receive(topic, event) {
      tell(topic, event);
    },
  };
}
