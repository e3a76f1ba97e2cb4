import type { TaskClient } from '../../actors/contract.ts';
import { endAllAccess, removeAccount, taskNumbers } from '../../db/accounts/account-removal.ts';
import { Rejected } from '../../errors.ts';
import { jsonAnswer } from '../answers.ts';
import type { AccountDeps } from '../auth/forward.ts';
import { isPasswordOf } from '../auth/present-password.ts';
import { jsonBody } from '../body.ts';
import type { Limit } from '../limits.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { AccountRemoval, RemovedAccount } from '../shapes.ts';

interface Needs extends Pick<AccountDeps, 'auth' | 'db' | 'tokens' | 'limits'> {
  tasks: Pick<TaskClient, 'delete' | 'changeSettings'>;
}

/** Few, because the answer tells whether a password is right. */
const guessByUser: Limit = { name: 'passwordGuessByUser', points: 5, seconds: 300 };

export const accountRemovalRoutes = [
  route({
    method: 'delete',
    path: '/api/{user_id}',
    summary: 'Delete the account and everything of it',
    caller: 'user',
    body: jsonBody('AccountRemoval', AccountRemoval, 'The request'),
    answer: jsonAnswer('RemovedAccount', RemovedAccount),
    refusals: [429],
    async run({ caller: { userId }, body, requestId }, needs: Needs) {
      await needs.limits.take(guessByUser, userId);
      if (!(await isPasswordOf(needs.auth, userId, body.password)))
        throw new Problem(403, 'forbidden', 'The password is not right; send the present one.');
      await endAllAccess(needs.db, userId);
      await needs.tokens.refreshEnded();
      await removeTasks(needs, userId, requestId);
      await needs.tasks.changeSettings(userId, noSettings);
      await removeAccount(needs.db, userId);
      await needs.tokens.refreshEnded();
      return { user_id: userId, status: 'deleted' } as const;
    },
  }),
];

const noSettings = { timezone: null, locale: null, default_reminder_minutes: null, email_reminders: null };

/** Through the actors, which own them: their reminders go, and whoever listens hears of it. */
async function removeTasks({ db, tasks }: Needs, userId: string, requestId: string): Promise<void> {
  const caller = { userId, origin: 'web' as const, requestId };
  for (let numbers = await taskNumbers(db, userId); numbers.length > 0; numbers = await taskNumbers(db, userId))
    for (const number of numbers)
      await tasks.delete(caller, number).catch((error) => {
        // Somebody else was faster.
        if (!(error instanceof Rejected && error.code === 'not_found')) throw error;
      });
}
