import { listApps, removeApp } from '../../db/accounts/apps.ts';
import { jsonAnswer } from '../answers.ts';
import type { AccountDeps } from '../auth/forward.ts';
import type { Limit } from '../limits.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { Apps, DisconnectedApp } from '../shapes.ts';

type Needs = Pick<AccountDeps, 'db' | 'tokens'>;

const appsByUser: Limit = { name: 'appsByUser', points: 600, seconds: 60 };

export const appRoutes = [
  route({
    method: 'get',
    path: '/api/{user_id}/apps',
    summary: 'Applications that may work with the tasks over /mcp',
    caller: 'user',
    limit: appsByUser,
    answer: jsonAnswer('Apps', Apps),
    run: async ({ caller }, { db }: Needs) => ({ apps: await listApps(db, caller.userId) }),
  }),
  route({
    method: 'delete',
    path: '/api/{user_id}/apps/{client_id}',
    summary: 'End all that an application may do',
    caller: 'user',
    limit: appsByUser,
    answer: jsonAnswer('DisconnectedApp', DisconnectedApp),
    refusals: [404],
    async run({ caller, path: { client_id } }, { db, tokens }: Needs) {
      if (!(await removeApp(db, caller.userId, client_id)))
        throw new Problem(404, 'not_found', 'No such application is connected; GET /api/{user_id}/apps lists them.');
      await tokens.refreshEnded();
      return { client_id, status: 'disconnected' } as const;
    },
  }),
];
