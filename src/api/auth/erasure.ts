import type { TaskClient } from '../../actors/contract.ts';
import { endAllAccess, removeAccount, taskNumbers } from '../../db/accounts/account-removal.ts';
import type { Admin } from '../../domain/audit.ts';
import { Rejected } from '../../errors.ts';
import type { AccountDeps } from './forward.ts';

/** What it takes to remove an account. */
export interface ErasureDeps extends Pick<AccountDeps, 'db' | 'tokens'> {
  tasks: Pick<TaskClient, 'delete' | 'changeSettings'>;
}

/**
 * Removes an account and everything of it: access first, so that nothing new comes, then what actors keep, the account last. One that broke off
 * can be done again. `by` is the admin who has it done; without one the user does.
 */
export async function eraseAccount(
  deps: ErasureDeps,
  { userId, requestId, by }: { userId: string; requestId: string; by?: Admin },
): Promise<void> {
  const { db, tokens, tasks } = deps;
  await endAllAccess(db, userId);
  await tokens.refreshEnded();
  await removeTasks(deps, userId, requestId);
  await tasks.changeSettings(userId, noSettings);
  await removeAccount(db, userId, by);
  await tokens.refreshEnded();
}

const noSettings = { timezone: null, locale: null, default_reminder_minutes: null, email_reminders: null };

/** Through the actors, which own them: their reminders go, and whoever listens hears of it. */
async function removeTasks({ db, tasks }: ErasureDeps, userId: string, requestId: string): Promise<void> {
  const caller = { userId, origin: 'web' as const, requestId };
  for (let numbers = await taskNumbers(db, userId); numbers.length > 0; numbers = await taskNumbers(db, userId))
    for (const number of numbers)
      await tasks.delete(caller, number).catch((error) => {
        // Somebody else was faster.
        if (!(error instanceof Rejected && error.code === 'not_found')) throw error;
      });
}
