import { discardDeadLetter, findDeadLetters, retryDeadLetter } from '../../../db/audit/dead-letters.ts';
import type { Db } from '../../../db/database.ts';
import { DeadLetterId, DeadLetterOutcome, DeadLetterPage, DeadLetterQuery } from '../../../domain/audit.ts';
import { jsonAnswer } from '../../answers.ts';
import type { Limit } from '../../limits.ts';
import { route } from '../../route.ts';

interface Needs {
  db: Db;
}

const limit: Limit = { name: 'deadLettersByAdmin', points: 600, seconds: 60 };
const answer = jsonAnswer('DeadLetterOutcome', DeadLetterOutcome);

/** What died on its way to a consumer. */
export const deadLetterRoutes = [
  route({
    method: 'get',
    path: '/api/admin/dead-letters',
    summary: 'Events that a consumer could not take, the newest first',
    caller: 'admin',
    limit,
    query: DeadLetterQuery,
    answer: jsonAnswer('DeadLetterPage', DeadLetterPage),
    run: ({ query }, { db }: Needs) => findDeadLetters(db, query.cursor),
  }),
  route({
    method: 'post',
    path: '/api/admin/dead-letters/{id}/retry',
    summary: 'Put it back to the consumer it died at',
    caller: 'admin',
    limit,
    ids: DeadLetterId,
    answer,
    refusals: [409],
    async run({ path: { id }, caller, requestId }, { db }: Needs) {
      await retryDeadLetter(db, id, { userId: caller.userId, requestId });
      return { id, status: 'retried' as const };
    },
  }),
  route({
    method: 'post',
    path: '/api/admin/dead-letters/{id}/discard',
    summary: 'Forget it',
    caller: 'admin',
    limit,
    ids: DeadLetterId,
    answer,
    async run({ path: { id }, caller, requestId }, { db }: Needs) {
      await discardDeadLetter(db, id, { userId: caller.userId, requestId });
      return { id, status: 'discarded' as const };
    },
  }),
];
