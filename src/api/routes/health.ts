import { anyJson, jsonAnswer } from '../answers.ts';
import { route } from '../route.ts';
import { Readiness } from '../shapes.ts';

/** What readiness found: `ready` decides, `checks` names each part and how it is. */
export interface Found {
  ready: boolean;
  checks: Record<string, 'ok' | 'down'>;
}

export interface HealthDeps {
  ready(): Promise<Found>;
  /** True once the process ends: whoever sends it requests should send them elsewhere. */
  draining(): boolean;
}

/** Of every process, whatever its roles. */
export const healthRoutes = [
  route({
    method: 'get',
    path: '/healthz',
    summary: 'The process answers',
    caller: 'anyone',
    answer: anyJson,
    run: (_asked, _deps: HealthDeps) => ({ status: 'ok' }),
  }),
  route({
    method: 'get',
    path: '/readyz',
    summary: 'The server can serve',
    caller: 'anyone',
    answer: jsonAnswer('Readiness', Readiness),
    refusals: [503],
    async run({ ctx }, { ready, draining }: HealthDeps) {
      const found = await ready().catch((): Found => ({ ready: false, checks: {} }));
      const status = draining() ? 'draining' : found.ready ? 'ok' : 'unavailable';
      if (status !== 'ok') {
        ctx.status = 503;
        ctx.set('Retry-After', '5');
      }
      return { status, checks: found.checks } as const;
    },
  }),
];
