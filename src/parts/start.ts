import type { RequestListener } from 'node:http';
import { createApp } from '../api/app.ts';
import { ownUpgradesOnly } from '../api/guards.ts';
import { bind } from '../api/route.ts';
import { type Found, healthRoutes } from '../api/routes/health.ts';
import { type RunningServer, startServer } from '../api/server.ts';
import type { Application, Runtime } from '../dapr/port.ts';
import { answers, type Db } from '../db/database.ts';
import { startFigures } from '../loops/figures.ts';
import { startMetricsServer } from '../metrics/server.ts';
import { graceMs, notReadyMs, type OnStop } from '../process.ts';
import { createDeliveries, type Deliveries } from '../subscribers/delivery/deliveries.ts';
import type { DeliveryOptions } from '../subscribers/delivery/delivering.ts';
import { eventIdOf } from '../subscribers/event-id.ts';
import type { Core, Part } from './part.ts';

/** Puts the parts of this process together and begins to serve. What is started names its end to `onStop`. Answers the public URL. */
export async function startParts(core: Core, parts: Part[], onStop: OnStop): Promise<string> {
  const { config, log, metrics, db, runtime, limits, tokens, holder } = core;
  let server: RunningServer | undefined;
  const health = bind(healthRoutes, {
    ready: () => readiness(db, runtime),
    draining: () => server?.draining() ?? false,
  });
  const routes = [...health, ...parts.flatMap((part) => part.routes ?? [])];
  const requests = createApp({ config, log, metrics, limits, tokens, routes }).callback();
  const deliveries = deliveriesOf(core, parts);
  await runtime.start(applicationOf(core.metrics, parts, deliveries, requests));
  deliveries.start();
  onStop(deliveries.stop);
  for (const part of parts) part.start?.(onStop);
  onStop(startFigures({ db, log, metrics, holder }).stop);
  const metricsServer = await startMetricsServer(metrics, config);
  onStop(() => metricsServer.stop());
  const upgrades = Object.assign({}, ...parts.map((part) => part.sockets));
  server = await startServer({ requests, upgrades, admit: ownUpgradesOnly(config) }, config.host, config.port);
  onStop(() => server?.stop(graceMs, config.runtime.kind === 'sidecar' ? notReadyMs : 0));
  return server.url;
}

function deliveriesOf({ db, log, metrics }: Core, parts: Part[]): Deliveries {
  const observe: DeliveryOptions['observe'] = (consumer, result, event) => {
    const { time, replayfor, data } = event;
    metrics.consumed.inc({ consumer, result });
    // Failures have lines of their own, with the reason.
    if (result === 'ok') log.info({ consumer, event_id: eventIdOf(event), type: event.type }, 'event taken');
    if (result !== 'ok' || replayfor) return;
    const lag = secondsSince(time);
    if (lag >= 0) metrics.eventLag.observe({ consumer }, lag);
    const { payload } = data as { payload?: { remind_at?: string } };
    if (consumer === 'notifications' && payload?.remind_at)
      metrics.reminderLateness.observe(Math.max(0, secondsSince(payload.remind_at)));
  };
  const took = (consumer: string, seconds: number) => metrics.consumerSeconds.observe({ consumer }, seconds);
  const consumers = parts.flatMap((part) => part.consumers ?? []);
  return createDeliveries(consumers, { db, log, observe, took });
}

const secondsSince = (time: unknown): number => (Date.now() - Date.parse(String(time))) / 1000;

/** What the runtime may call of these parts. */
export function applicationOf(
  { turnSeconds }: Pick<Core['metrics'], 'turnSeconds'>,
  parts: Part[],
  deliveries: Deliveries,
  requests: RequestListener,
): Application {
  const job = parts.find((part) => part.job)?.job;
  return {
    actors: Object.assign({}, ...parts.map((part) => part.actors)),
    subscriptions: [...deliveries.subscriptions, ...parts.flatMap((part) => part.subscriptions ?? [])],
    ...(job && { job }),
    turnEnded: ({ type, seconds, failed }) => turnSeconds.observe({ type, result: failed ? 'failed' : 'ok' }, seconds),
    invoked: Object.fromEntries(parts.flatMap((part) => part.invoked ?? []).map((path) => [path, requests])),
  };
}

async function readiness(db: Db, runtime: Runtime): Promise<Found> {
  const [database, sidecar] = await Promise.all([answers(db), runtime.healthy()]);
  const word = (fine: boolean) => (fine ? 'ok' : 'down');
  return { ready: database && sidecar, checks: { database: word(database), runtime: word(sidecar) } };
}
