import { Router } from '@koa/router';
import type { Next } from 'koa';
import { contentPolicy } from './guards.ts';
import type { Identities } from './identity.ts';
import { clientKey, type InFlight, type RateLimits, type Workload } from './limits.ts';
import { readPath, readQuery } from './parameters.ts';
import { isMeantForApi } from './paths.ts';
import { noSuchRoute, Problem } from './problem.ts';
import type { Context, State } from './request-scope.ts';
import type { ServedRoute } from './route.ts';

export interface MountDeps {
  baseUrl: string;
  limits: RateLimits;
  inFlight: InFlight;
  workload: Workload;
  /** Absent: no route here asks for a caller. */
  identities?: Identities;
}

/** Serves the routes: each asks for its caller, its share, its parameters and its body, in this order, and then runs. */
export function mount(routes: readonly ServedRoute[], deps: MountDeps): Router<State, Context> {
  const router = new Router<State, Context>({ sensitive: true, strict: true });
  // A word in a path comes before a name that would take it: `/api/admin/...` is not some user's.
  for (const route of routes.toSorted((a, b) => namesIn(a.path) - namesIn(b.path))) {
    if (asksForCaller(route) && !deps.identities)
      throw new Error(`${route.path} asks for a caller, and nobody knows any.`);
    const methods = route.method === 'all' ? everyMethod : [route.method];
    const options = { pathAsRegExp: route.path instanceof RegExp };
    router.register(patternOf(route.path), methods, (ctx) => serve(route, ctx as RoutedContext, deps), options);
  }
  return router;
}

/** What the router did not serve: a path of ours with another method is 405, anything else 404; a token comes first there, too. */
export function refuseUnserved(
  routes: readonly ServedRoute[],
  router: Router<State, Context>,
  { identities }: MountDeps,
) {
  const isApiHere = routes.some(({ path }) => typeof path === 'string' && path.startsWith('/api/'));
  const byPattern = new Map(routes.map((route) => [patternOf(route.path), route]));
  return async (ctx: Context, _next: Next): Promise<never> => {
    const [first, ...others] = router.match(ctx.path, ctx.method).path;
    const known = first && byPattern.get(first.path);
    if (known) {
      await identities?.identify(known.caller, ctx);
      const layers = [first, ...others.filter(({ path }) => path === first.path)];
      const allow = [...new Set(layers.flatMap(({ methods }) => methods))].join(', ');
      throw new Problem(405, 'unsupported', `This route takes ${allow}.`, { Allow: allow });
    }
    if (isApiHere && identities && isMeantForApi(ctx.path)) return identities.refuseUnknown(ctx);
    throw noSuchRoute();
  };
}

type Asked = Parameters<ServedRoute['run']>[0];
type RoutedContext = Context & { params: Record<string, string>; captures: string[] };

const everyMethod = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];

const asksForCaller = ({ caller }: ServedRoute) => caller !== 'anyone' && caller !== 'session';

const namesIn = (path: string | RegExp) => `${path}`.split('{').length;

const patternOf = (path: string | RegExp) => (typeof path === 'string' ? path.replaceAll(/\{(\w+)\}/g, ':$1') : path);

async function serve(
  route: ServedRoute,
  ctx: RoutedContext,
  { baseUrl, limits, inFlight, workload, identities }: MountDeps,
): Promise<void> {
  ctx.state.route = `${patternOf(route.path)}`;
  const caller = await identities?.identify(route.caller, ctx);
  const path = readPath(ctx.params, ctx.captures, route.ids);
  if (route.limit) await limits.take(route.limit, caller?.userId ?? clientKey(ctx.ip));
  if (caller) await inFlight.enter(caller.userId, ctx.res);
  const done = caller && !route.waits ? workload.begin(caller.userId) : () => {};
  try {
    await run(route, ctx, { caller, path, baseUrl });
  } finally {
    done();
  }
}

async function run(
  route: ServedRoute,
  ctx: RoutedContext,
  { caller, path, baseUrl }: Pick<Asked, 'caller' | 'path'> & { baseUrl: string },
): Promise<void> {
  const query = route.query ? readQuery(route.query, ctx.querystring) : {};
  const body = await route.body?.read(ctx);
  if (route.policy) ctx.set('Content-Security-Policy', contentPolicy(baseUrl, route.policy));
  if (route.cache) ctx.set('Cache-Control', route.cache);
  const { requestId } = ctx.state;
  await route.answer.send(ctx, await route.run({ caller, path, query, body, requestId, ctx }));
}
