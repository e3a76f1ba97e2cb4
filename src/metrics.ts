import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The program's metrics. No label ever names a user, a task or anything else without an upper bound. */
export interface Metrics {
  registry: Registry;
  httpSeconds: Histogram<'method' | 'route' | 'status'>;
  httpRunning: Gauge;
  rateLimited: Counter<'limit'>;
  consumed: Counter<'consumer' | 'result'>;
  consumerSeconds: Histogram<'consumer'>;
  eventLag: Histogram<'consumer'>;
  remindersFired: Counter;
  liveSockets: Gauge;
  liveFrames: Counter<'direction'>;
  liveEnded: Counter<'reason'>;
  sendings: Counter<'channel' | 'result'>;
  sendingSeconds: Histogram<'channel'>;
}

/** What waits, and for how long: ages are in seconds, 0 where nothing waits. Rows are counted up to 10,000. */
export interface Standing {
  outbox: { rows: number; oldest: number };
  /** Those for whom something waits or has died. */
  consumers: { consumer: string; waiting: number; oldest: number; dead: number }[];
  /** Reminders that should have fired, and those of the next hour. */
  reminders: { late: number; oldest: number; soon: number };
  /** The highest numbers that were recorded and sealed; `oldest` of those without a seal. */
  audit: { recorded: number; sealed: number; oldest: number };
}

/** Asked when the metrics are read. */
export interface Backlog {
  standing(): Promise<Standing>;
  /** `oldest` is an age in seconds. */
  sendings(): Promise<{ channel: string; rows: number; oldest: number }[]>;
}

export function createMetrics(backlog?: Backlog): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'actodo_' });
  if (backlog) addBacklog(registers, backlog);
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'actodo_http_request_duration_seconds',
      help: 'Time from the request line to the end of the answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    httpRunning: new Gauge({ name: 'actodo_http_requests_running', help: 'Requests being served', registers }),
    rateLimited: new Counter({
      name: 'actodo_rate_limited_total',
      help: 'Requests refused with 429',
      labelNames: ['limit'],
      registers,
    }),
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
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 60, 300, 3600],
      registers,
    }),
    remindersFired: new Counter({ name: 'actodo_reminders_fired_total', help: 'Reminders that were due', registers }),
    liveFrames: new Counter({
      name: 'actodo_live_frames_total',
      help: 'Frames of live updates, those that came in and those that went out',
      labelNames: ['direction'],
      registers,
    }),
    liveSockets: new Gauge({ name: 'actodo_live_sockets', help: 'Sockets of live updates that are open', registers }),
    liveEnded: new Counter({
      name: 'actodo_live_sockets_ended_total',
      help: 'Sockets of live updates that have ended, and why',
      labelNames: ['reason'],
      registers,
    }),
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

/** Name, what it says, and what it has of a standing: one number, or one for each consumer. */
const standingGauges: [
  name: string,
  help: string,
  of: (standing: Standing) => number | [consumer: string, n: number][],
][] = [
  ['actodo_outbox_rows', 'Events that wait to be published', ({ outbox }) => outbox.rows],
  ['actodo_outbox_oldest_seconds', 'Age of the oldest of them', ({ outbox }) => outbox.oldest],
  [
    'actodo_waiting_deliveries',
    'Events that wait for a consumer which failed or was late',
    ({ consumers }) => consumers.map(({ consumer, waiting }) => [consumer, waiting]),
  ],
  [
    'actodo_waiting_oldest_seconds',
    'Age of the oldest of them',
    ({ consumers }) => consumers.map(({ consumer, oldest }) => [consumer, oldest]),
  ],
  [
    'actodo_dead_letters',
    'Events that a consumer could not take',
    ({ consumers }) => consumers.map(({ consumer, dead }) => [consumer, dead]),
  ],
  ['actodo_reminders_late', 'Reminders that should have fired', ({ reminders }) => reminders.late],
  ['actodo_reminders_late_seconds', 'How late the first of them is', ({ reminders }) => reminders.oldest],
  ['actodo_audit_recorded_seq', 'The highest number in the audit', ({ audit }) => audit.recorded],
  ['actodo_audit_sealed_seq', 'The highest number under a seal', ({ audit }) => audit.sealed],
  ['actodo_audit_unsealed_oldest_seconds', 'Age of the first record without a seal', ({ audit }) => audit.oldest],
];

function addBacklog(registers: Registry[], { standing, sendings }: Backlog): void {
  const read = together(standing);
  for (const [name, help, of] of standingGauges)
    new Gauge({
      name,
      help,
      registers,
      labelNames: ['consumer'],
      async collect() {
        const found = of(await read());
        this.reset();
        if (typeof found === 'number') this.set(found);
        else for (const [consumer, n] of found) this.set({ consumer }, n);
      },
    });
  const readSendings = together(sendings);
  const sendingGauges = [
    ['actodo_sendings_waiting', 'Mails and pushes that wait to be sent', 'rows'],
    ['actodo_sendings_oldest_seconds', 'Age of the oldest of them', 'oldest'],
  ] as const;
  for (const [name, help, field] of sendingGauges)
    new Gauge({
      name,
      help,
      labelNames: ['channel'],
      registers,
      async collect() {
        const counts = await readSendings();
        this.reset();
        for (const { channel, [field]: value } of counts) this.set({ channel }, value);
      },
    });
}

/** Those who ask at the same moment get one answer. */
function together<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
}

const results: Record<string, string> = { ok: 'taken', retry: 'retried', dead: 'dead' };

/** What this process has counted since it began: `requests`, `errors`, `fired`, and `taken:`, `retried:`, `dead:` of each consumer; and its sockets. */
export async function readCounts(metrics: Metrics): Promise<{ counts: Map<string, number>; sockets: number }> {
  const counts = new Map<string, number>();
  const add = (name: string, n: number) => counts.set(name, (counts.get(name) ?? 0) + n);
  for (const { metricName, labels, value } of (await metrics.httpSeconds.get()).values)
    if (metricName?.endsWith('_count')) {
      add('requests', value);
      if (Number(labels.status) >= 500) add('errors', value);
    }
  for (const { labels, value } of (await metrics.consumed.get()).values)
    add(`${results[labels.result ?? '']}:${labels.consumer}`, value);
  add('fired', (await metrics.remindersFired.get()).values[0]?.value ?? 0);
  return { counts, sockets: (await metrics.liveSockets.get()).values[0]?.value ?? 0 };
}
