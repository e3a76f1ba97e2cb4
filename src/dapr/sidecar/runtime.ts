import { AsyncLocalStorage } from 'node:async_hooks';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { drain, listen } from '../../http-server.ts';
import type { Log } from '../../log.ts';
import { type ActorHost, createHost, measuring } from '../host.ts';
import { checkActorId } from '../names.ts';
import type { Message, Runtime } from '../port.ts';
import { recode } from '../recode.ts';
import { checkAppId } from './app-id.ts';
import { actorBackend } from './backend.ts';
import { createCallbacks } from './callbacks.ts';
import { DaprError, type DaprHttp, openDaprHttp } from './http.ts';
import { jobsApi } from './jobs.ts';
import { outboundReady } from './outbound.ts';
import { type DaprSdk, openSdk } from './sdk.ts';

export interface SidecarOptions {
  /** Base URL of daprd's HTTP API. */
  endpoint: string;
  daprApiToken?: string;
  /** Where daprd reaches this process, on loopback. */
  appPort: number;
  /** What daprd must send. */
  appApiToken?: string;
  log: Log;
}

/** The pub/sub component that the relay publishes to. */
const pubsub = 'pubsub';
const hostedPauseMs = 100;
/** So long placement may take to tell every daprd that actors have moved; a host that ends meanwhile holds that up for eight seconds. Turns that are late end in this time, too. */
const toldMs = 2_000;

/**
 * The runtime on a real daprd. Resolves when daprd serves outgoing calls; actors are offered by `start`, once the caller has the
 * database ready.
 */
export async function openSidecar(options: SidecarOptions): Promise<Runtime> {
  const { endpoint, daprApiToken, appPort, log } = options;
  const connection = { endpoint, ...(daprApiToken ? { token: daprApiToken } : {}) };
  const http = openDaprHttp(connection);
  if (!options.appApiToken)
    log.warn('APP_API_TOKEN is not set: any process of this host may call actors here; set it here and at daprd');
  await outboundReady(http, log);
  const sdk = await openSdk(connection);
  // Set inside callbacks: what these call must still be served while the process stops.
  const insideWork = new AsyncLocalStorage<true>();
  let serving: Serving | undefined;
  let stopping = false;

  // What starts outside a callback; turns, jobs and deliveries that still run go on.
  const outside: Pick<DaprHttp, 'call'> = {
    call(...request) {
      if (stopping && !insideWork.getStore()) throw new Error('The runtime is stopping and takes no more work.');
      return http.call(...request);
    },
  };

  return {
    async start(application) {
      if (serving) throw new Error('The runtime is started already.');
      const hosts = Object.keys(application.actors).length > 0;
      if (hosts) checkAppId((await sdk.metadata()).id);
      const host = createHost({
        types: application.actors,
        backend: actorBackend(http),
        log,
        ...measuring(application),
      });
      const server = createCallbacks({
        application,
        host,
        log,
        ...(options.appApiToken ? { appToken: options.appApiToken } : {}),
        within: (work) => insideWork.run(true, work),
        bury: (topic, contents) => bury(http, topic, contents),
        serving: () => !stopping,
      });
      await listen(server, '127.0.0.1', appPort, "set APP_PORT to a free one, and daprd's --app-port with it");
      serving = { host, server, hosts };
    },
    async invoke(type, id, method, input, { fenced = false } = {}) {
      checkActorId(id);
      if (fenced && serving && (!stopping || insideWork.getStore())) {
        const { host } = serving;
        const present = await insideWork.run(true, () => host.invokePresent(type, id, method, recode(input)));
        if (present) return recode(present.answer);
      }
      const answer = await outside.call('PUT', ['actors', type, id, 'method', method], input);
      return answer ?? null;
    },
    jobs: jobsApi(outside),
    publish: (topic, messages) => publish(outside, topic, messages),
    async healthy() {
      if (stopping) return false;
      return http.call('GET', ['healthz']).then(
        () => true,
        () => false,
      );
    },
    async stop(graceMs) {
      stopping = true;
      if (serving) await giveUp(serving, { http, sdk }, graceMs);
      await http.close();
    },
  };
}

/** In order within a partition key; answers the ids that the broker did not take. */
async function publish(http: Pick<DaprHttp, 'call'>, topic: string, messages: Message[]): Promise<string[]> {
  if (messages.length === 0) return [];
  const entries = messages.map(({ partitionKey, event }) => ({
    entryId: event.id,
    event,
    contentType: 'application/cloudevents+json',
    metadata: { partitionKey },
  }));
  try {
    await http.call('POST', ['publish', 'bulk', pubsub, topic], entries);
    return [];
  } catch (error) {
    const { failedEntries } = ((error instanceof DaprError && error.body) || {}) as {
      failedEntries?: { entryId: string }[];
    };
    if (!failedEntries?.length) throw error;
    return failedEntries.map(({ entryId }) => entryId);
  }
}

/** As they came, without an envelope: what is dead may be no event. */
async function bury(http: Pick<DaprHttp, 'call'>, topic: string, contents: string[]): Promise<void> {
  const entries = contents.map((event, n) => ({ entryId: `${n}`, event, contentType: 'application/octet-stream' }));
  await http.call('POST', ['publish', 'bulk', pubsub, `${topic}-dead`], entries, { query: 'metadata.rawPayload=true' });
}

interface Serving {
  host: ActorHost;
  server: Server;
  /** daprd calls a host without actors ready, too, and for ever. */
  hosts: boolean;
}

/** Lets the actors go first, then waits for what still runs. */
async function giveUp({ host, server, hosts }: Serving, daprd: { http: DaprHttp; sdk: DaprSdk }, graceMs: number) {
  const end = Date.now() + graceMs;
  if (hosts) await leave(daprd, end - toldMs);
  await host.close(Math.max(0, end - Date.now()));
  await drain(server, Math.max(0, end - Date.now()));
}

/**
 * Waits, at most until `end`, until daprd has taken the actors away, which it does once its health check has seen the draining three times. Until then other
 * hosts send their calls here, and a closed host would fail them. Those that it takes afterwards, before everybody knows, wait in it without end, its own
 * graceful one included; so it is ended at once when everybody knows, and they are sent again to where the actors are. Without that check it takes no
 * actors away.
 */
async function leave({ http, sdk }: { http: DaprHttp; sdk: DaprSdk }, end: number): Promise<void> {
  const left = async () => {
    const { hostsActors, checksApp } = await sdk.metadata();
    if (!checksApp) throw new Error('daprd does not look at its app');
    return !hostsActors;
  };
  try {
    while (!(await left())) {
      if (Date.now() > end) return;
      await sleep(hostedPauseMs);
    }
    await sleep(toldMs);
    await http.call('POST', ['shutdown'], undefined, { headers: { 'dapr-force-shutdown': 'true' } });
  } catch {
    // It is gone already, or nothing is to be waited for.
  }
}
