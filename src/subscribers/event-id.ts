import { createHash } from 'node:crypto';
import type { CloudEvent } from '../dapr/port.ts';
import { storable, toJsonb } from '../db/jsonb.ts';

/** What is poison may have no id that can be stored; its content then tells it apart. */
export function eventIdOf(event: CloudEvent): string {
  if (typeof event.id === 'string' && event.id !== '' && event.id.length <= 200 && event.id === storable(event.id))
    return event.id;
  return `sha256:${createHash('sha256').update(toJsonb(event)).digest('hex')}`;
}
