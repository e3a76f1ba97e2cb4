import { randomUUID } from 'node:crypto';
import type { Db } from '../db/database.ts';
import { queueAccountMail } from '../db/sendings/account-mails.ts';
import type { Sending } from '../db/sendings/sendings.ts';
import type { Mail } from './mail-server.ts';
import { written } from './mail-text.ts';
import { type Attempt, refused } from './outcome.ts';
import { messageIdOf } from './reminder-mail.ts';
import type { Sealing } from './sealing.ts';

/** What an account gets mail for, by what its link does. */
export type Occasion = 'verify' | 'reset' | 'leave address' | 'take address';

export interface AccountLetter {
  occasion: Occasion;
  to: string;
  link: string;
}

const texts: Record<Occasion, { subject: string; why: string; says: string }> = {
  verify: {
    subject: 'Confirm your address',
    why: 'Somebody, probably you, made an account at Actodo with this address. If it was not you, do nothing.',
    says: 'Confirm the address',
  },
  reset: {
    subject: 'Set a new password',
    why: 'Somebody, probably you, asked for a new password for your account at Actodo. If it was not you, do nothing: the old one holds.',
    says: 'Set a new password',
  },
  'leave address': {
    subject: 'Your account is to get another address',
    why: 'Somebody who is signed in to your account at Actodo wants to give it another address. If it was not you, do nothing, and change your password.',
    says: 'Agree, and get a mail at the new address',
  },
  'take address': {
    subject: 'Confirm your new address',
    why: 'Somebody, probably you, wants to give their account at Actodo this address. If it was not you, do nothing.',
    says: 'Confirm the new address',
  },
};

/** Puts letters on their way. What they say holds a token, so only whoever has the secret can read it in the row. */
export const accountMail = ({ db, sealing, queued }: { db: Db; sealing: Sealing; queued(): void }) => ({
  async queue(userId: string, letter: AccountLetter): Promise<void> {
    const about = randomUUID();
    await queueAccountMail(db, { userId, about, sealed: sealing.seal(JSON.stringify(letter), about) });
    queued();
  },
});

/** Sends what was put on its way. */
export const accountMails =
  (sealing: Sealing, baseUrl: string, send: Attempt<Mail>): Attempt<Sending> =>
  async ({ about, sealed }, signal) => {
    const letter = sealed && opened(sealing, sealed, about);
    if (!letter) return refused('sealed with another secret');
    const { subject, why, says } = texts[letter.occasion];
    const paragraphs = [why, { says, link: letter.link }, 'The link works for an hour.'];
    const headers = { 'Auto-Submitted': 'auto-generated' };
    const mail = {
      to: letter.to,
      ...written({ subject, paragraphs }),
      messageId: messageIdOf(about, baseUrl),
      headers,
    };
    return send(mail, signal);
  };

function opened(sealing: Sealing, sealed: Uint8Array, about: string): AccountLetter | undefined {
  try {
    return JSON.parse(sealing.unseal(sealed, about));
  } catch {
    return undefined;
  }
}
