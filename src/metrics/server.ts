import { createServer } from 'node:http';
import { answersTo, drain, listen } from '../http-server.ts';
import type { Metrics } from './metrics.ts';

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
