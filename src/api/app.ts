import Koa from 'koa';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Tokens } from './auth/tokens.ts';
import { ownNamesOnly, securityHeaders } from './guards.ts';
import { createIdentities } from './identity.ts';
import { createInFlight, createWorkload, type RateLimits } from './limits.ts';
import { mount, refuseUnserved } from './mount.ts';
import { problems, requestScope, type State } from './request-scope.ts';
import type { ServedRoute } from './route.ts';

export interface AppDeps {
  config: Pick<Config, 'baseUrl' | 'host' | 'trustProxy'>;
  log: Log;
  metrics: Metrics;
  limits: RateLimits;
  routes: readonly ServedRoute[];
  /** Absent: no route here asks for a caller. */
  tokens?: Tokens | undefined;
}

/** The public HTTP application: what this process serves of all routes. */
export function createApp({ config, log, metrics, limits, routes, tokens }: AppDeps): Koa<State> {
  const { baseUrl, trustProxy } = config;
  const app = new Koa<State>({ proxy: trustProxy, maxIpsCount: 1 });
  app.on('error', (error) => isClientGone(error) || log.error({ err: error }, 'answer failed'));
  const mounting = {
    baseUrl,
    limits,
    inFlight: createInFlight(),
    workload: createWorkload(metrics),
    ...(tokens && { identities: createIdentities(tokens, baseUrl) }),
  };
  const router = mount(routes, mounting);
  app.use(requestScope(log, metrics));
  app.use(problems(log));
  app.use(securityHeaders(baseUrl));
  app.use(ownNamesOnly(config));
  app.use(router.routes());
  app.use(refuseUnserved(routes, router, mounting));
  return app;
}

const isClientGone = (error: NodeJS.ErrnoException) =>
  error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET' || error.code === 'EPIPE';
