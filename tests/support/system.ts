import type { TestContext } from 'node:test';
import { createTaskClient } from '../../src/actors/client.ts';
import type { Caller, TaskClient } from '../../src/actors/contract.ts';
import { createSignal } from '../../src/background/signal.ts';
import { openEmbedded } from '../../src/dapr/embedded/runtime.ts';
import type { Application, Runtime } from '../../src/dapr/port.ts';
import type { Db } from '../../src/db/database.ts';
import { readSettings } from '../../src/db/settings-queries.ts';
import { openLog } from '../../src/log.ts';
import type { DueDatesOptions } from '../../src/loops/due-dates.ts';
import { actorsPart } from '../../src/parts/actors.ts';
import { relayPart } from '../../src/parts/relay.ts';
import type { Stop } from '../../src/process.ts';
import { audit } from '../../src/subscribers/audit.ts';
import type { Consumer } from '../../src/subscribers/consumer.ts';
import { createDeliveries } from '../../src/subscribers/delivery/deliveries.ts';
import type { DeliveryOptions } from '../../src/subscribers/delivery/delivering.ts';
import { recurrence } from '../../src/subscribers/recurrence.ts';

export interface System {
  runtime: Runtime;
  tasks: TaskClient;
  /** What the runtime calls when a job is due. */
  job: NonNullable<Application['job']>;
  stop(): Promise<void>;
}

export interface SystemOptions extends Partial<DeliveryOptions> {
  /** Default: the audit. */
  consumers?: Consumer[] | ((tasks: TaskClient) => Consumer[]);
  /** Default true. */
  relay?: boolean;
  /** Starts the loop over due dates, with these milliseconds between its passes. */
  dueDates?: NonNullable<DueDatesOptions['times']>;
  faults?: NonNullable<Parameters<typeof openEmbedded>[0]['faults']>;
}

export const quiet = openLog('silent');

/** The program's parts on `db`, without HTTP: embedded runtime, actors, client, relay and consumers. Stopped after the test. */
export async function startSystem(t: Pick<TestContext, 'after'>, db: Db, options: SystemOptions = {}): Promise<System> {
  const { consumers = [audit(db)], relay = true, faults, dueDates: times, ...delivery } = options;
  const runtime = openEmbedded({ db, log: quiet, ...(faults ? { faults } : {}) });
  const changed = createSignal();
  const core = { db, runtime, log: quiet, changed, holder: 'test' };
  const { actors, job, start } = actorsPart(core, times);
  const tasks = createTaskClient({
    invoke: runtime.invoke,
    readSettings: (userId) => readSettings(db, userId),
    changed: changed.raise,
  });
  const taking = typeof consumers === 'function' ? consumers(tasks) : consumers;
  const { subscriptions, ...deliveries } = createDeliveries(taking, { db, log: quiet, ...delivery });
  await runtime.start({ actors, job, subscriptions });
  deliveries.start();
  const ends: Stop[] = [() => runtime.stop(1_000), deliveries.stop];
  if (relay) relayPart(core).start((stop) => ends.push(stop));
  if (times) start((stop) => ends.push(stop));
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      for (const end of ends.reverse()) await end();
    })();
    return stopped;
  };
  t.after(stop);
  return { runtime, tasks, job, stop };
}

/** The same with audit and recurrence. */
export function startRecurring(t: Pick<TestContext, 'after'>, db: Db, options: SystemOptions = {}): Promise<System> {
  return startSystem(t, db, { consumers: (tasks) => [audit(db), recurrence(db, tasks)], ...options });
}

let requests = 0;

export function callerOf(userId: string): Caller {
  return { userId, origin: 'mcp', requestId: `request-${++requests}` };
}
