import { createServer } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { answersTo, drain, listen } from './http-server.ts';

/** The program's metrics. No label ever names a user, a task or anything else without an upper bound. */
export interface Metrics {
  registry: Registry;
  httpSeconds: Histogram<'method' | 'route' | 'status'>;
  httpRunning: Gauge;
  rateLimited: Counter<'limit'>;
  consumed: Counter<'consumer' | 'result'>;
  liveSockets: Gauge;
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

/** What waits to be published, to be taken by each consumer, and to be sent by each channel; asked when the metrics are read. */
export interface Backlog {
  outbox(): Promise<number>;
  waiting(): Promise<Map<string, number>>;
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

function addBacklog(registers: Registry[], { outbox, waiting, sendings }: Backlog): void {
  new Gauge({
    name: 'actodo_outbox_rows',
    help: 'Events that wait to be published',
    registers,
    async collect() {
      this.set(await outbox());
    },
  });
  new Gauge({
    name: 'actodo_waiting_deliveries',
    help: 'Events that wait for a consumer which failed or was late',
    labelNames: ['consumer'],
    registers,
    async collect() {
      const counts = await waiting();
      this.reset();
      for (const [consumer, count] of counts) this.set({ consumer }, count);
    },
  });
  new Gauge({
    name: 'actodo_sendings_waiting',
    help: 'Mails and pushes that wait to be sent',
    labelNames: ['channel'],
    registers,
    async collect() {
      const counts = await sendings();
      this.reset();
      for (const { channel, rows } of counts) this.set({ channel }, rows);
    },
  });
  new Gauge({
    name: 'actodo_sendings_oldest_seconds',
    help: 'Age of the oldest of them',
    labelNames: ['channel'],
    registers,
    async collect() {
      const counts = await sendings();
      this.reset();
      for (const { channel, oldest } of counts) this.set({ channel }, oldest);
    },
  });
}

/**
 * Serves `GET /metrics` on its own port. Answers its URL and how to stop it.
 * Throws with a sentence that names METRICS_PORT when the port is taken.
 */
export async function startMetricsServer(
  metrics: Metrics,
  { metricsHost, metricsPort }: { metricsHost: string; metricsPort: number },
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    if (!answersTo(request.headers.host, metricsHost)) {
      response.writeHead(403).end();
      return;
    }
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    const text = await metrics.registry.metrics().catch(() => undefined);
    if (text === undefined) response.writeHead(503).end();
    else response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(text);
  });
  const { port } = await listen(server, metricsHost, metricsPort, 'set METRICS_PORT to a free one');
  return {
    url: `http://${metricsHost}:${port}/metrics`,
    stop: () => drain(server, 0),
  };
}
