import { randomUUID } from 'node:crypto';
import type { DefaultState, Context as KoaContext, Next } from 'koa';
import { type Log, withRequestId } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { inSpan } from '../tracing/spans.ts';
import { Problem, problemOf } from './problem.ts';
import { problemPage } from './web/html.ts';

export interface State extends DefaultState {
  requestId: string;
  /** The route's pattern, for metrics and the log; a path may hold ids. */
  route?: string;
}

export type Context = KoaContext & { state: State };

/** Gives the request its id, and when it has ended one log line and one measurement. Neither holds a path or a query. */
export function requestScope(log: Log, metrics: Metrics) {
  return (ctx: Context, next: Next): Promise<void> => {
    const id = acceptedId(ctx.get('x-request-id')) ?? randomUUID();
    const started = performance.now();
    ctx.state.requestId = id;
    ctx.set('X-Request-Id', id);
    metrics.httpRunning.inc();
    ctx.res.once('close', () => {
      metrics.httpRunning.dec();
      const seconds = (performance.now() - started) / 1000;
      const finished = ctx.res.writableFinished;
      const { method } = ctx;
      const route = ctx.state.route ?? 'none';
      const status = finished ? ctx.res.statusCode : 499;
      metrics.httpSeconds.observe({ method: knownMethods.has(method) ? method : 'other', route, status }, seconds);
      withRequestId(id, () => log.info({ method, route, status, ms: Math.round(seconds * 1000) }, 'request'));
    });
    const parent = ctx.get('traceparent');
    return withRequestId(id, () =>
      inSpan('request', { kind: 'server', parent, begins: true, attributes: { request_id: id } }, async (span) => {
        await next();
        const { route = 'none' } = ctx.state;
        span?.rename(`${ctx.method} ${route}`);
        span?.set({ 'http.request.method': ctx.method, 'http.route': route, 'http.response.status_code': ctx.status });
      }),
    );
  };
}

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

const acceptedId = (given: string): string | undefined => (/^[\w.-]{1,64}$/.test(given) ? given : undefined);

/** Turns whatever is thrown below into an answer. */
export function problems(log: Log) {
  return async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status >= 500 && !(error instanceof Problem))
        log.error({ err: error, route: ctx.state.route }, 'request failed');
      if (ctx.headerSent || ctx.res.writableEnded) {
        ctx.res.destroy();
        return;
      }
      sendProblem(ctx, problem);
    }
  };
}

/** Whoever opens an address in a window, or sends a form, reads a page; programs say that they take anything, or JSON. */
const isForWindow = (ctx: Context, { media }: Problem): boolean =>
  media === 'application/problem+json' && ctx.accepts('json', 'html') === 'html';

function sendProblem(ctx: Context, problem: Problem): void {
  ctx.respond = true;
  ctx.status = problem.status;
  ctx.set(problem.headers);
  const isPage = isForWindow(ctx, problem);
  ctx.body = isPage ? problemPage(problem) : JSON.stringify(problem.body);
  ctx.type = isPage ? 'text/html' : problem.media;
  ctx.vary('Accept');
  // The rest of a refused body is not worth reading; closing says so.
  if (problem.status === 413) ctx.set('Connection', 'close');
}
