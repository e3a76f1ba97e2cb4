import { Counter, Histogram, type Registry } from 'prom-client';

/** What follows from a change: turns of actors, events and their consumers, reminders, mails and pushes. */
export interface EventMetrics {
  /** `type` of the actor; `result` is `failed` for an outage, a refusal is `ok`. */
  turnSeconds: Histogram<'type' | 'result'>;
  published: Counter<'topic' | 'result'>;
  consumed: Counter<'consumer' | 'result'>;
  consumerSeconds: Histogram<'consumer'>;
  eventLag: Histogram<'consumer'>;
  remindersFired: Counter;
  /** Those of them that nobody but the sweep told. */
  remindersSwept: Counter;
  reminderLateness: Histogram;
  schedulerLost: Counter;
  sendings: Counter<'channel' | 'result'>;
  sendingSeconds: Histogram<'channel'>;
}

export function eventMetrics(registers: Registry[]): EventMetrics {
  return {
    turnSeconds: new Histogram({
      name: 'actodo_actor_turn_duration_seconds',
      help: 'Time of a turn of an actor, the wait for those before it included',
      labelNames: ['type', 'result'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
      registers,
    }),
    published: new Counter({
      name: 'actodo_events_published_total',
      help: 'Events that the relay handed to the broker, and whether it took them',
      labelNames: ['topic', 'result'],
      registers,
    }),
    ...consumerMetrics(registers),
    ...reminderMetrics(registers),
    sendings: new Counter({
      name: 'actodo_sendings_total',
      help: 'Attempts to send by mail or push, by how they ended: sent, failed (tried again), dropped, given up',
      labelNames: ['channel', 'result'],
      registers,
    }),
    sendingSeconds: new Histogram({
      name: 'actodo_sending_duration_seconds',
      help: 'Time of an attempt to send',
      labelNames: ['channel'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
  };
}

function consumerMetrics(registers: Registry[]) {
  return {
    consumed: new Counter({
      name: 'actodo_events_consumed_total',
      help: 'Events that a consumer has answered for',
      labelNames: ['consumer', 'result'],
      registers,
    }),
    consumerSeconds: new Histogram({
      name: 'actodo_consumer_duration_seconds',
      help: 'Time of an attempt of a consumer to take an event',
      labelNames: ['consumer'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
      registers,
    }),
    eventLag: new Histogram({
      name: 'actodo_event_lag_seconds',
      help: 'Time from an event to its consumer having taken it; replays are left out',
      labelNames: ['consumer'],
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 30, 60, 300, 3600],
      registers,
    }),
  };
}

function reminderMetrics(registers: Registry[]) {
  return {
    remindersFired: new Counter({ name: 'actodo_reminders_fired_total', help: 'Reminders that were due', registers }),
    remindersSwept: new Counter({
      name: 'actodo_reminders_swept_total',
      help: 'Reminders that the sweep had to tell, because neither a job nor an actor reminder did',
      registers,
    }),
    reminderLateness: new Histogram({
      name: 'actodo_reminder_lateness_seconds',
      help: "Time from a reminder's moment to its being in the user's list; replays are left out",
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600],
      registers,
    }),
    schedulerLost: new Counter({
      name: 'actodo_scheduler_lost_total',
      help: 'How often the scheduler had lost what was registered with it',
      registers,
    }),
  };
}
