import type { TestContext } from 'node:test';
import { createTaskClient } from '../../src/actors/client.ts';
import type { Caller, TaskClient } from '../../src/actors/contract.ts';
import { taskActor } from '../../src/actors/task-actor.ts';
import { userActor } from '../../src/actors/user-actor.ts';
import { openEmbedded } from '../../src/dapr/embedded/runtime.ts';
import type { Runtime } from '../../src/dapr/port.ts';
import type { Db } from '../../src/db/database.ts';
import { findTaskByKey, lastTaskNumber } from '../../src/db/lists/task-queries.ts';
import { readSettings } from '../../src/db/settings-queries.ts';
import { openLog } from '../../src/log.ts';
import { createDueDates, type DueDates, type DueDatesOptions } from '../../src/loops/due-dates.ts';
import { type Relay, startRelay } from '../../src/loops/relay.ts';
import { audit } from '../../src/subscribers/audit.ts';
import type { Consumer } from '../../src/subscribers/consumer.ts';
import { createDeliveries, type DeliveryOptions } from '../../src/subscribers/delivery.ts';

export interface System {
  runtime: Runtime;
  tasks: TaskClient;
  relay: Relay | undefined;
  dueDates: DueDates;
  stop(): Promise<void>;
}

export interface SystemOptions extends Partial<DeliveryOptions> {
  consumers?: Consumer[];
  /** Default true. */
  relay?: boolean;
  /** Starts the loop over due dates, with these milliseconds between its passes. */
  dueDates?: NonNullable<DueDatesOptions['times']>;
  faults?: NonNullable<Parameters<typeof openEmbedded>[0]['faults']>;
}

export const quiet = openLog('silent');

/** The program's core on `db`, without HTTP: embedded runtime, actors, client, relay and consumers. Stopped after the test. */
export async function startSystem(t: Pick<TestContext, 'after'>, db: Db, options: SystemOptions = {}): Promise<System> {
  const { consumers = [audit(db)], relay: withRelay = true, faults, dueDates: times, ...delivery } = options;
  const runtime = openEmbedded({ db, log: quiet, ...(faults ? { faults } : {}) });
  const reads = {
    lastTaskNumber: (userId: string) => lastTaskNumber(db, userId),
    findTaskByKey: (userId: string, key: string) => findTaskByKey(db, userId, key),
  };
  const dueDates = createDueDates({ db, runtime, log: quiet, ...(times ? { times } : {}) });
  const deliveries = createDeliveries(consumers, { db, log: quiet, ...delivery });
  await runtime.start({
    actors: { user: userActor(reads, runtime.invoke), task: taskActor(dueDates.tick) },
    subscriptions: deliveries.subscriptions,
    job: dueDates.job,
  });
  deliveries.start();
  const relay = withRelay ? startRelay({ db, publish: runtime.publish, log: quiet, holder: 'test' }) : undefined;
  if (times) dueDates.start();
  const tasks = createTaskClient({
    invoke: runtime.invoke,
    readSettings: (userId) => readSettings(db, userId),
    ...(relay ? { changed: relay.wake } : {}),
  });
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      await dueDates.stop();
      await relay?.stop();
      await deliveries.stop();
      await runtime.stop(1_000);
    })();
    return stopped;
  };
  t.after(stop);
  return { runtime, tasks, relay, dueDates, stop };
}

let requests = 0;

export function callerOf(userId: string): Caller {
  return { userId, origin: 'mcp', requestId: `request-${++requests}` };
}
