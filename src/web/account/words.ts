import { accountRefusal, fetchAccount } from '../core/session.ts';

/** What is wrong with a form of the account: of one of its fields, or of all of it. */
export interface AccountFault {
  field?: 'name' | 'email' | 'password' | 'code';
  text: string;
}

/** Better Auth's codes in our words; whatever is not named here speaks for itself. */
const words: Record<string, AccountFault> = {
  INVALID_EMAIL_OR_PASSWORD: { text: 'E-mail or password is not right. Try again or reset it.' },
  INVALID_EMAIL: { field: 'email', text: 'This is no e-mail address. It looks like ann@example.com.' },
  USER_ALREADY_EXISTS: { field: 'email', text: 'There is an account with this address. Sign in instead.' },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    field: 'email',
    text: 'There is an account with this address. Sign in instead.',
  },
  PASSWORD_TOO_SHORT: { field: 'password', text: 'Take a password of at least 8 characters.' },
  PASSWORD_TOO_LONG: { field: 'password', text: 'Take a password of at most 128 characters.' },
  ADMIN_CODE_NEEDED: {
    field: 'code',
    text: 'This address is kept for an admin. Its code is in the log of the server.',
  },
};

const fields: Record<string, AccountFault['field']> = {
  PASSWORD_GUESSABLE: 'password',
  EMAIL_TOO_LONG: 'email',
  NAME_TOO_LONG: 'name',
};

/** Sends a form of the account; answers what is wrong, or undefined when it was done. Throws `Refusal` when nobody answers. */
export async function sendAccount(path: string, body: object): Promise<AccountFault | undefined> {
  const answer = await fetchAccount(path, body);
  if (answer.ok) return undefined;
  const { code = '' } = (await answer
    .clone()
    .json()
    .catch(() => ({}))) as { code?: string };
  const known = words[code];
  if (known) return known;
  const { message, retryAfterSeconds } = await accountRefusal(answer);
  if (retryAfterSeconds) return { text: `Too many tries. Wait ${retryAfterSeconds} s, then try again.` };
  return { field: fields[code], text: message };
}
