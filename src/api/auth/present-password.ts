import type { Auth } from './auth.ts';

/** Is this the present password of the user? False also for somebody who has none. */
export async function isPasswordOf(auth: Auth, userId: string, password: string): Promise<boolean> {
  const { internalAdapter, password: hashing } = await auth.$context;
  const accounts = await internalAdapter.findAccounts(userId);
  const hash = accounts.find(({ providerId }) => providerId === 'credential')?.password;
  return hash ? hashing.verify({ hash, password }) : false;
}
