import { jsonAnswer } from '../answers.ts';
import { type ErasureDeps, eraseAccount } from '../auth/erasure.ts';
import type { AccountDeps } from '../auth/forward.ts';
import { isPasswordOf } from '../auth/present-password.ts';
import { jsonBody } from '../body.ts';
import type { Limit } from '../limits.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { AccountRemoval, RemovedAccount } from '../shapes.ts';

type Needs = ErasureDeps & Pick<AccountDeps, 'auth' | 'limits'>;

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
      await eraseAccount(needs, { userId, requestId });
      return { user_id: userId, status: 'deleted' } as const;
    },
  }),
];
