import { otherProtocol } from '../answers.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';

/** Where live updates are, for whoever asks in plain HTTP. The connections themselves are not routed (see `src/live/`). */
export const liveRoutes = [
  route({
    method: 'get',
    path: '/live',
    summary: 'WebSocket: what changes in the tasks of the user, as it happens. The first frame holds the token',
    caller: 'anyone',
    answer: otherProtocol,
    refusals: [403, 426, 429, 503],
    run(_asked, _deps: object): never {
      throw upgradeRequired();
    },
  }),
];

/** 426: this path speaks WebSocket (RFC 6455) only. */
export const upgradeRequired = (): Problem =>
  new Problem(426, 'unsupported', 'This is a WebSocket; send Connection: Upgrade, Upgrade: websocket, version 13.', {
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
  });
