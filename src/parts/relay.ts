import { startRelay } from '../loops/relay.ts';
import { startRetention } from '../loops/retention.ts';
import type { OnStop } from '../process.ts';
import type { Core, Part } from './part.ts';

type Needs = Pick<Core, 'db' | 'runtime' | 'log' | 'changed' | 'holder'>;

/** Publishes what was committed, and forgets what is older than its promise. */
export function relayPart({ db, runtime, log, changed, holder }: Needs) {
  return {
    start(onStop: OnStop) {
      onStop(startRetention(db, log).stop);
      const relay = startRelay({ db, publish: runtime.publish, log, holder });
      changed.listen(relay.wake);
      onStop(relay.stop);
    },
  } satisfies Part;
}
