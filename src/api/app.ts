import { Router } from '@koa/router';
import Koa, { type Next } from 'koa';
import type { TaskClient } from '../actors/contract.ts';
import type { Turns } from '../agent/turns.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Auth } from './auth/auth.ts';
import { mountAuth } from './auth/auth-mount.ts';
import { addOAuthPages } from './auth/oauth-pages.ts';
import type { Tokens } from './auth/tokens.ts';
import type { Context, State } from './context.ts';
import { authenticate, ownNamesOnly, securityHeaders } from './guards.ts';
import { addHealthRoutes, type Readiness } from './health.ts';
import { createRateLimits, defaultLimits, type LimitTable, type RateLimits } from './limits.ts';
import { addMcpRoutes, type ServeMcp } from './mcp-routes.ts';
import { Problem } from './problem.ts';
import { addPublicRoutes } from './public-routes.ts';
import { problems, requestScope } from './request-scope.ts';
import { addUserRoutes } from './user-routes.ts';

export interface AppDependencies {
  config: Pick<Config, 'baseUrl' | 'host' | 'trustProxy'>;
  log: Log;
  metrics: Metrics;
  ready: () => Promise<Readiness>;
  /** Accounts, chat, settings and pages. Absent: another process serves them. */
  api?: { auth: Auth; tokens: Tokens; tasks: Pick<TaskClient, 'settings' | 'changeSettings'>; chat: Turns };
  /** Absent: another process serves `/mcp`. */
  mcp?: { tokens: Tokens; serve: ServeMcp };
  limits?: LimitTable;
}

/** The public HTTP application; without `api` and `mcp` it answers to health checks only. */
export function createApp(deps: AppDependencies): Koa<State> {
  const { config, log, metrics, api } = deps;
  const limits = createRateLimits(deps.limits ?? defaultLimits, metrics);
  const app = new Koa<State>({ proxy: config.trustProxy, maxIpsCount: 1 });
  app.on('error', (error) => isClientGone(error) || log.error({ err: error }, 'answer failed'));
  const router = createRouter(app, deps, limits);
  app.use(requestScope(log, metrics));
  app.use(problems(log));
  app.use(securityHeaders(config.baseUrl));
  app.use(ownNamesOnly(config));
  if (api) {
    app.use(mountAuth({ auth: api.auth, baseUrl: config.baseUrl, limits }));
    app.use(authenticate(api.tokens));
  }
  app.use(nameRoute);
  app.use(router.routes());
  app.use(refuseMethod);
  return app;
}

/** The table of all routes but those of Better Auth. */
export function createRouter(app: Koa<State>, deps: AppDependencies, limits: RateLimits): Router<State, Context> {
  const router = new Router<State, Context>({ sensitive: true, strict: true });
  const { api, mcp } = deps;
  const { baseUrl } = deps.config;
  addHealthRoutes(router, app, deps.ready);
  if (mcp) addMcpRoutes(router, { ...mcp, baseUrl, limits });
  if (api) {
    addPublicRoutes(router, { ...api, baseUrl });
    addOAuthPages(router, { ...api, baseUrl, limits });
    addUserRoutes(router, { ...api, limits });
  }
  return router;
}

const isClientGone = (error: NodeJS.ErrnoException) =>
  error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET' || error.code === 'EPIPE';

async function nameRoute(ctx: Context, next: Next): Promise<void> {
  try {
    await next();
  } finally {
    const matched = (ctx as { _matchedRoute?: unknown })._matchedRoute;
    if (typeof matched === 'string') ctx.state.route = matched;
  }
}

/** The router ran and served nothing: the path may still be one of ours with another method. */
async function refuseMethod(ctx: Context, next: Next): Promise<void> {
  const matched = (ctx as { matched?: { methods: string[] }[] }).matched ?? [];
  const methods = new Set(matched.flatMap((layer) => layer.methods));
  if (methods.size === 0) return next();
  const allow = [...methods].join(', ');
  throw new Problem(405, 'unsupported', `This route takes ${allow}.`, { Allow: allow });
}
