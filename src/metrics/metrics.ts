import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type AgentMetrics, agentMetrics } from './agent.ts';
import { addBacklog, type Backlog } from './backlog.ts';
import { type EventMetrics, eventMetrics } from './events.ts';

/** The program's metrics. No label ever names a user, a task or anything else without an upper bound. */
export interface Metrics extends AgentMetrics, EventMetrics {
  registry: Registry;
  httpSeconds: Histogram<'method' | 'route' | 'status'>;
  httpRunning: Gauge;
  rateLimited: Counter<'limit'>;
  liveSockets: Gauge;
  overloaded: Counter;
  liveFrames: Counter<'direction'>;
  liveEnded: Counter<'reason'>;
}

export function createMetrics(backlog?: Backlog): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'actodo_' });
  if (backlog) addBacklog(registers, backlog);
  return {
    registry,
    ...agentMetrics(registers),
    ...eventMetrics(registers),
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
    overloaded: new Counter({
      name: 'actodo_overloaded_total',
      help: 'Requests refused with 503 because too many were at work',
      registers,
    }),
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
  };
}
