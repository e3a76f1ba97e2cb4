import type { TestContext } from 'node:test';
import { openEmbedded } from '../../src/dapr/embedded/runtime.ts';
import type { Application, Runtime } from '../../src/dapr/port.ts';
import { openLog } from '../../src/log.ts';
import { testDatabase } from '../support/database.ts';

export type Scope = Pick<TestContext, 'after'>;

/**
 * What a test may need beyond the port's promises; a runtime without it does not get that test.
 * calls-arrive-in-order: two calls started one after the other reach the host in that order.
 * ticks-wait-while-stopped: what is due while the runtime is stopped waits for it.
 * keys-are-apart: a refused event holds up its own key only, not the others of a partition.
 */
export type Capability = 'calls-arrive-in-order' | 'ticks-wait-while-stopped' | 'keys-are-apart';

/** State, reminders and jobs that outlive the runtimes started on them. */
export interface Store {
  /** A started runtime. The scope's end stops it, if the test has not. */
  start(application: Application): Promise<Runtime>;
}

export interface RuntimeUnderTest {
  name: string;
  can: Set<Capability>;
  openStore(scope: Scope): Promise<Store>;
}

const embedded: RuntimeUnderTest = {
  name: 'embedded',
  can: new Set<Capability>(['calls-arrive-in-order', 'ticks-wait-while-stopped', 'keys-are-apart']),
  async openStore(scope) {
    const ends: (() => Promise<void>)[] = [];
    scope.after(async () => {
      for (const end of ends.reverse()) await end();
    });
    const db = await testDatabase({
      after: (end) => void ends.push(async () => void (await (end as () => unknown)())),
    });
    return {
      async start(application) {
        const runtime = openEmbedded({ db, log: openLog('fatal') });
        ends.push(() => runtime.stop(5000));
        await runtime.start(application);
        return runtime;
      },
    };
  },
};

/** The runtime in this process; with ACTODO_RUNTIME=sidecar the one on real Dapr, which is the judge of both. */
export const runtimes: RuntimeUnderTest[] =
  process.env.ACTODO_RUNTIME === 'sidecar' ? [(await import('./sidecar.ts')).sidecar] : [embedded];
