import { inBatches } from '../../background/batches.ts';
import { inTime } from '../../background/pool.ts';
import type { CloudEvent } from '../../dapr/port.ts';
import { Rejected } from '../../errors.ts';
import { eventIdOf } from '../event-id.ts';
import type { DeliveryOptions } from './delivering.ts';
import type { WaitingQueues } from './waiting-queues.ts';
import { buryEvent, delayRow, type Place, removeRows, storeRows, type Waiting } from './waiting-rows.ts';

const defaultMaxAttempts = 12;
/** Milliseconds after which a database that says nothing counts as out of order. */
const storingMs = 30_000;

/** Writes down what becomes of the events of one place. Each throws when that could not be done. */
export interface Outcomes {
  /** It waits in its queue, and is tried after `afterMs` at the earliest. */
  waits(event: CloudEvent, afterMs: number): Promise<void>;
  /** An attempt failed: it waits, or is dead. */
  failed(event: CloudEvent, error: unknown): Promise<'waits' | 'dead'>;
  /** It took effect, and waits no more. */
  ended(event: CloudEvent): Promise<void>;
}

export function createOutcomes(place: Place, queues: WaitingQueues, options: DeliveryOptions): Outcomes {
  const { db, log, maxAttempts = defaultMaxAttempts } = options;
  const store = inBatches(
    ({ eventId }: Waiting) => eventId,
    (rows: (Waiting & { afterMs: number })[]) => storeRows(db, place, rows),
  );
  const remove = inBatches(
    (eventId: string) => eventId,
    (eventIds) => removeRows(db, place, eventIds),
  );
  return {
    async waits(event, afterMs) {
      const row = { ...waitingOf(event), afterMs };
      const storing = queues.storing(row.queue, () => store(row));
      await inTime(storing, storingMs);
    },
    async failed(event, error) {
      const row = waitingOf(event);
      const delay = () => delayRow(db, place, row, { error, maxAttempts });
      const counted = error instanceof Rejected ? undefined : await queues.storing(row.queue, delay);
      const waits = counted !== undefined && counted < maxAttempts;
      const attempts = waits ? counted : await buryEvent(db, place, row, { error, counts: counted === undefined });
      log.warn({ ...place, event_id: row.eventId, attempts, dead: !waits, err: error }, 'consumer failed');
      return waits ? 'waits' : 'dead';
    },
    ended: (event) => remove(eventIdOf(event)),
  };
}

/** Events of one task wait for each other, as they do in the outbox and at the broker. */
export const queueOf = ({ subject }: CloudEvent): string => String(subject).replace('/', '.');
const waitingOf = (event: CloudEvent): Waiting => ({ eventId: eventIdOf(event), queue: queueOf(event), event });
