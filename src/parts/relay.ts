import { startRelay } from '../loops/relay.ts';
import { startRetention } from '../loops/retention.ts';
import { startSearchWords } from '../loops/search-words.ts';
import type { OnStop } from '../process.ts';
import type { Core, Part } from './part.ts';

type Needs = Pick<Core, 'db' | 'runtime' | 'log' | 'changed' | 'holder'> & {
  metrics?: Pick<Core['metrics'], 'published'>;
};

/** Publishes what was committed, forgets what is older than its promise, and brings what is searched up to date. */
export function relayPart({ db, runtime, log, changed, holder, metrics }: Needs) {
  return {
    start(onStop: OnStop) {
      onStop(startRetention(db, log).stop);
      onStop(startSearchWords({ db, log, holder }).stop);
      const observe = (topic: string, result: string) => metrics?.published.inc({ topic, result });
      const relay = startRelay({ db, publish: runtime.publish, log, holder, observe });
      changed.listen(relay.wake);
      onStop(relay.stop);
    },
  } satisfies Part;
}
