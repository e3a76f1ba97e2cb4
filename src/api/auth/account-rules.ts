import type { GenericEndpointContext } from '@better-auth/core';
import { APIError } from 'better-auth';
import { type AdminGrant, requestIsLocal } from './admin-grant.ts';
import { faultOf } from './passwords.ts';

interface Account {
  id: string;
  email: string;
  name: string;
  emailVerified: boolean;
  role?: string | null;
  image?: string | null;
}

/** What must hold of every account, by whatever route it is made or changed; for Better Auth's `databaseHooks.user`. */
export function accountRules(grant: AdminGrant) {
  return {
    create: {
      async before(user: Account, request: GenericEndpointContext | null) {
        if (user.email.length > 254)
          throw refusal('BAD_REQUEST', 'EMAIL_TOO_LONG', 'email must have at most 254 characters.');
        refuseLong(user);
        const admission = await grant.admit(user.email, request?.body?.admin_code, requestIsLocal());
        if (admission === 'refused') throw refusal('FORBIDDEN', 'ADMIN_CODE_NEEDED', needsCode);
        if (admission === 'admin') return { data: { role: 'admin' } };
      },
    },
    update: {
      async before(changes: Partial<Account>, request: GenericEndpointContext | null) {
        refuseLong(changes);
        if (request && changes.role && changes.role !== 'user' && request.path !== '/verify-email')
          throw refusal('FORBIDDEN', 'ROLE_NOT_GIVEN', notGiven);
        if (request?.path === '/admin/set-role' && request.body.userId === request.context.session?.user.id)
          throw refusal('FORBIDDEN', 'OWN_ROLE', 'Another admin takes the role away, so that one is left.');
      },
      /** In the verification only: an admin whose role was taken away does not get it back with the next change. */
      async after(user: Account, request: GenericEndpointContext | null) {
        const verified = request?.path === '/verify-email' && user.emailVerified && user.role !== 'admin';
        if (verified && grant.onVerified(user.email)) await makeAdmin(user, request);
      },
    },
  };
}

function refuseLong({ name, image }: Partial<Account>): void {
  if (typeof name === 'string' && name.length > 200)
    throw refusal('BAD_REQUEST', 'NAME_TOO_LONG', 'name must have at most 200 characters.');
  if (typeof image === 'string' && (image.length > 500 || !image.startsWith('https://')))
    throw refusal('BAD_REQUEST', 'IMAGE_NOT_LEGAL', 'image must be an https URL of at most 500 characters.');
}

/** Where Better Auth takes a new password, and what it is called there. */
const newPasswords: Record<string, string> = {
  '/sign-up/email': 'password',
  '/change-password': 'newPassword',
  '/reset-password': 'newPassword',
};

/** Throws `APIError` when a new password is one of those that are guessed first. */
export async function refuseGuessable({ path, body }: Pick<GenericEndpointContext, 'path' | 'body'>): Promise<void> {
  const password = Object.hasOwn(newPasswords, path) ? body?.[newPasswords[path] as string] : undefined;
  await refuseFault(password, body?.email);
}

/** Whose password is changed is known only once the session was found; for Better Auth's `databaseHooks.account`. */
export const passwordRules = {
  update: {
    async before(_changes: unknown, request: GenericEndpointContext | null) {
      if (request?.path === '/change-password')
        await refuseFault(request.body?.newPassword, request.context.session?.user.email);
    },
  },
};

async function refuseFault(password: unknown, email: unknown): Promise<void> {
  if (typeof password !== 'string') return;
  const fault = await faultOf(password, typeof email === 'string' ? email : undefined);
  if (fault) throw refusal('BAD_REQUEST', 'PASSWORD_GUESSABLE', fault);
}

const needsCode =
  'This address is kept for an admin; send the admin_code that the server logs at its start with the sign-up.';

const notGiven = 'Nobody is made admin by hand; put the address into ADMIN_EMAILS.';

/**
 * The account may be of somebody who only knew the address. So its password is taken away, and the database ends its sessions: whoever reads
 * the mail of that address sets a new one.
 */
async function makeAdmin(user: Account, { context }: GenericEndpointContext): Promise<void> {
  const where = [{ field: 'userId', value: user.id }];
  await context.adapter.updateMany({ model: 'account', where, update: { password: null } });
  await context.internalAdapter.updateUser(user.id, { role: 'admin' });
}

export const refusal = (status: 'BAD_REQUEST' | 'FORBIDDEN', code: string, message: string) =>
  new APIError(status, { code, message });
