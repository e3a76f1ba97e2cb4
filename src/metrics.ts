import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { addBacklog, type Backlog } from './metrics-backlog.ts';

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
  /** Chat turns by how they ended: `answered`, `asked` for consent, or `failed`. */
  chatTurns: Counter<'end'>;
  /** Answers that a model did not give, by kind. */
  modelFaults: Counter<'kind'>;
  /** Tokens that a model was given (`input`, of them `cached`) and wrote (`output`), as its server counts them. */
  modelTokens: Counter<'kind'>;
  modelFirstSeconds: Histogram;
  /** Tool calls of the agent that were refused or failed. */
  toolErrors: Counter<'code'>;
}

export function createMetrics(backlog?: Backlog): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'actodo_' });
  if (backlog) addBacklog(registers, backlog);
  return {
    registry,
    ...chatMetrics(registers),
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

function chatMetrics(registers: Registry[]) {
  const counter = <T extends string>(name: string, help: string, label: T) =>
    new Counter({ name, help, labelNames: [label], registers });
  return {
    chatTurns: counter('actodo_chat_turns_total', 'Chat turns, and how they ended', 'end'),
    modelFaults: counter('actodo_model_faults_total', 'Answers that the language model did not give, by kind', 'kind'),
    modelTokens: counter(
      'actodo_model_tokens_total',
      'Tokens read (input, of them cached) and written (output)',
      'kind',
    ),
    modelFirstSeconds: new Histogram({
      name: 'actodo_model_first_text_seconds',
      help: 'Time from the request to the first word or call of the language model',
      buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 40, 80, 160, 300],
      registers,
    }),
    toolErrors: counter('actodo_agent_tool_errors_total', "The agent's tool calls that were refused or failed", 'code'),
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
