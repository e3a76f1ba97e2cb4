import type { TaskClient } from '../actors/contract.ts';
import type { Tokens } from '../api/auth/tokens.ts';
import type { RateLimits } from '../api/limits.ts';
import type { ServedRoute } from '../api/route.ts';
import type { Upgrade } from '../api/server.ts';
import type { FairShare } from '../background/fair-share.ts';
import type { Signal } from '../background/signal.ts';
import type { Config } from '../config.ts';
import type { Application, Runtime, Subscription } from '../dapr/port.ts';
import type { Db } from '../db/database.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { OnStop } from '../process.ts';
import type { Consumer } from '../subscribers/consumer.ts';

/** What every process has, whatever its roles. */
export interface Core {
  config: Config;
  log: Log;
  metrics: Metrics;
  db: Db;
  runtime: Runtime;
  tasks: TaskClient;
  tokens: Tokens;
  limits: RateLimits;
  /** Lets the tool calls of all users take turns, those of the agent and those of MCP clients. */
  share: FairShare;
  /** Raised after this process committed a change of a task: there may be events to publish and reminders to register. */
  changed: Signal;
  /** Names this process in lease rows. */
  holder: string;
}

/** What one role offers; `startParts` puts the parts of a process together. */
export interface Part {
  actors?: Application['actors'];
  job?: NonNullable<Application['job']>;
  consumers?: Consumer[];
  /** Topics that it takes as they come, without the care that a consumer's delivery gets. */
  subscriptions?: Subscription[];
  routes?: ServedRoute[];
  /** Exact paths of its routes that other apps of the same Dapr may call through their sidecar. */
  invoked?: string[];
  /** Protocols other than HTTP, by the exact path of the request that asks for the upgrade. */
  sockets?: Record<string, Upgrade>;
  /** Begins work of its own, once the runtime is there; `onStop` takes what ends it. */
  start?(onStop: OnStop): void;
}
