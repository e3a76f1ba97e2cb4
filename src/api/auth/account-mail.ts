import { linkMinutes } from '../../db/sendings/account-mails.ts';
import type { AccountLetter, Occasion } from '../../sending/account-mail.ts';

/** Where mails of accounts are put on their way; nothing here waits for a mail server. */
export interface AccountMail {
  queue(userId: string, letter: AccountLetter): Promise<void>;
}

interface Request {
  user: { id: string; email: string };
  token: string;
}

/** What Better Auth calls when an account needs a mail; nothing where no mail is set up. */
export function mailHooks(mail: AccountMail | undefined, baseUrl: string) {
  if (!mail) return { password: {}, others: {} };
  const queue = (occasion: Occasion, { user, token }: Request) =>
    mail.queue(user.id, { occasion, to: user.email, link: linkOf(baseUrl, occasion, token) });
  return {
    password: {
      sendResetPassword: (request: Request) => queue('reset', request),
      resetPasswordTokenExpiresIn: linkMinutes * 60,
      revokeSessionsOnPasswordReset: true,
    },
    others: {
      emailVerification: {
        sendOnSignUp: true,
        expiresIn: linkMinutes * 60,
        sendVerificationEmail: (request: Request) =>
          queue(typeOf(request.token) === 'change-email-verification' ? 'take address' : 'verify', request),
      },
      // Who has only a session, such as a stolen one, cannot take the account along to another address.
      user: {
        changeEmail: {
          enabled: true,
          sendChangeEmailConfirmation: (request: Request) => queue('leave address', request),
        },
      },
    },
  };
}

/** Our own pages: they do nothing when they are only looked at, as programs do that check mails for their readers. */
const linkOf = (baseUrl: string, occasion: Occasion, token: string) =>
  `${baseUrl}/account/${occasion === 'reset' ? 'reset' : 'confirm'}?token=${encodeURIComponent(token)}`;

/** What a token of Better Auth is for, as it says itself; it is not checked here. */
export function typeOf(token: string): string | undefined {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).requestType;
  } catch {
    return undefined;
  }
}
