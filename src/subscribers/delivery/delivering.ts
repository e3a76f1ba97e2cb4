import type { CloudEvent, Verdict } from '../../dapr/port.ts';
import type { Db } from '../../db/database.ts';
import type { Log } from '../../log.ts';
import type { Times } from './patience.ts';

export interface DeliveryOptions {
  db: Db;
  log: Log;
  /** Failures of one event's effect after which it counts as poison. Default 12, in about three minutes. */
  maxAttempts?: number;
  /** How long the broker, and an attempt, may wait. */
  times?: Times;
  /** Counts for the metrics. */
  observe?(consumer: string, result: 'ok' | 'retry' | 'dead', event: CloudEvent): void;
  /** How long an attempt took, however it ended. */
  took?(consumer: string, seconds: number): void;
}

/** Delivery to one consumer at one topic. */
export interface Delivering {
  /** Never throws, and is done within the patience and a statement: what a consumer cannot take at once does not keep the broker. */
  deliver(event: CloudEvent): Promise<Verdict>;
  start(): void;
  stop(): Promise<void>;
}
