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
}

/** How many events wait to be published, and to be taken by each consumer; asked when the metrics are read. */
export interface Backlog {
  outbox(): Promise<number>;
  waiting(): Promise<Map<string, number>>;
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
    liveSockets: new Gauge({ name: 'actodo_live_sockets', help: 'Sockets of live updates that are open', registers }),
    liveEnded: new Counter({
      name: 'actodo_live_sockets_ended_total',
      help: 'Sockets of live updates that have ended, and why',
      labelNames: ['reason'],
      registers,
    }),
  };
}

function addBacklog(registers: Registry[], { outbox, waiting }: Backlog): void {
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
