import { replayEvents } from '../../../db/audit/replay.ts';
import type { Db } from '../../../db/database.ts';
import { ReplayOutcome, ReplayRequest } from '../../../domain/audit.ts';
import { isBlank } from '../../../domain/validate.ts';
import { Rejected } from '../../../errors.ts';
import { jsonAnswer } from '../../answers.ts';
import { jsonBody } from '../../body.ts';
import type { Limit } from '../../limits.ts';
import { route } from '../../route.ts';

interface Needs {
  db: Db;
}

const replayByAdmin: Limit = { name: 'replayByAdmin', points: 10, seconds: 60 };

export const replayRoutes = [
  route({
    method: 'post',
    path: '/api/admin/replay',
    summary: 'Send recorded events to one consumer again',
    caller: 'admin',
    limit: replayByAdmin,
    body: jsonBody('ReplayRequest', ReplayRequest, 'The replay'),
    answer: jsonAnswer('ReplayOutcome', ReplayOutcome),
    run({ body, caller, requestId }, { db }: Needs) {
      if (isBlank(body.reason))
        throw new Rejected('invalid', 'reason must not be blank: say why, for whoever reads the audit.');
      return replayEvents(db, body, { userId: caller.userId, requestId });
    },
  }),
];
