import { accountRefusal, fetchAccount } from '../core/session.ts';

/** Better Auth's part of the settings: what the session's cookie may do. */

export interface Device {
  id: string;
  /** Its id again; a session's token is told to nobody (docs/contract.md, "Accounts"). */
  token: string;
  userAgent?: string | null;
  ipAddress?: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface Account {
  /** The session of this browser. */
  session: { id: string };
  user: { email: string; emailVerified: boolean };
}

/** Answers what Better Auth does. Throws `Refusal`. */
export async function askAccount<T>(path: string, body?: object): Promise<T> {
  const answer = await fetchAccount(path, body);
  if (!answer.ok) throw await accountRefusal(answer);
  return (await answer.json()) as T;
}

export const readAccount = (): Promise<Account> => askAccount('get-session');
