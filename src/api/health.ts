import type { Router } from '@koa/router';
import type Koa from 'koa';
import type { Context, State } from './context.ts';

/** What readiness found: `ready` decides, `checks` names each part and how it is. */
export interface Readiness {
  ready: boolean;
  checks: Record<string, 'ok' | 'down'>;
}

/** `/healthz`: the process answers. `/readyz`: it can serve; no longer once the server drains (the app's event `drain`). */
export function addHealthRoutes(
  router: Router<State, Context>,
  app: Koa<State>,
  ready: () => Promise<Readiness>,
): void {
  let draining = false;
  app.once('drain', () => {
    draining = true;
  });
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'ok' };
  });
  router.get('/readyz', async (ctx) => {
    const found = await ready().catch((): Readiness => ({ ready: false, checks: {} }));
    const status = draining ? 'draining' : found.ready ? 'ok' : 'unavailable';
    ctx.status = status === 'ok' ? 200 : 503;
    if (status !== 'ok') ctx.set('Retry-After', '5');
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { status, checks: found.checks };
  });
}
