import { startRelay } from '../loops/relay.ts';
import { startRetention } from '../loops/retention.ts';
import type { OnStop } from '../process.ts';
import type { Core, Part } from './part.ts';

type Needs = Pick<Core, 'db' | 'runtime' | 'log' | 'changed' | 'holder'> & {
  metrics?: Pick<Core['metrics'], 'published'>;
};

/** Publishes what was committed, and forgets what is older than its promise. */
export function relayPart({ db, runtime, log, changed, holder, metrics }: Needs) {
  return {
    start(onStop: OnStop) {
      onStop(startRetention(db, log).stop);
      const observe = (topic: string, result: string) => metrics?.published.inc({ topic, result });
      const relay = startRelay({ db, publish: runtime.publish, log, holder, observe });
      changed.listen(relay.wake);
      onStop(relay.stop);
    },
  } satisfies Part;
}
