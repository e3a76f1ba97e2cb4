import type { CloudEvent } from '../../dapr/port.ts';
import { type AnyEvent, eventSchemas, type Topic } from '../../domain/events.ts';
import { check } from '../../domain/validate.ts';
import { Rejected } from '../../errors.ts';

/** The event in `data`, once its schema and its owner agree with the envelope. Throws `Rejected`: no later attempt can end otherwise. */
export function checkEvent(topic: Topic, event: CloudEvent): AnyEvent {
  const data = check(eventSchemas[topic], event.data, `${topic} event`) as AnyEvent;
  if (data.event_id !== event.id) throw new Rejected('invalid', 'event_id differs from the id of its envelope');
  if (event.subject !== `${data.user_id}/${data.task_id}`)
    throw new Rejected('invalid', 'user_id or task_id differ from the subject');
  return data;
}
