import { bind } from '../api/route.ts';
import { liveRoutes } from '../api/routes/live.ts';
import type { Bounds } from '../live/bounds.ts';
import { toldTopics } from '../live/frames.ts';
import { LiveSockets } from '../live/sockets.ts';
import type { OnStop } from '../process.ts';
import { unmarked } from '../subscribers/unmarked.ts';
import type { Core, Part } from './part.ts';

type Needs = Pick<Core, 'log' | 'metrics' | 'tokens'> & { config: Pick<Core['config'], 'trustProxy'> };

/** Tells users what happens to their tasks, over the sockets that are open in this process. `bounds` is for tests only. */
export function livePart({ config: { trustProxy }, log, metrics, tokens }: Needs, bounds: Partial<Bounds> = {}) {
  const sockets = new LiveSockets({ tokens, log, metrics, trustProxy, bounds });
  return {
    consumers: [unmarked({ name: 'live', topics: toldTopics, tell: (topic, event) => sockets.tell(topic, event) })],
    routes: bind(liveRoutes, {}),
    sockets: { '/live': sockets },
    start(onStop: OnStop) {
      sockets.start();
      onStop(() => sockets.stop());
    },
  } satisfies Part;
}
