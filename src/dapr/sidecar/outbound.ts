import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import type { DaprHttp } from './http.ts';

const pauseMs = 100;
const reportEveryMs = 10_000;

/** Resolves once daprd serves outgoing calls, which is before it can reach this app; meanwhile it says so every 10 s. */
export async function outboundReady(http: DaprHttp, log: Log): Promise<void> {
  let reported = Date.now();
  while (!(await isOutboundReady(http))) {
    if (Date.now() - reported > reportEveryMs) {
      log.warn('the Dapr sidecar does not answer yet; waiting for it');
      reported = Date.now();
    }
    await sleep(pauseMs);
  }
}

const isOutboundReady = (http: DaprHttp) =>
  http.call('GET', ['healthz', 'outbound']).then(
    () => true,
    () => false,
  );
