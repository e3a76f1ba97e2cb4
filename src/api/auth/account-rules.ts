import type { GenericEndpointContext } from '@better-auth/core';
import { APIError } from 'better-auth';
import { type AdminGrant, requestIsLocal } from './admin-grant.ts';

interface Account {
  id: string;
  email: string;
  name: string;
  emailVerified: boolean;
  role?: string | null;
}

/** What must hold of every account, by whatever route it is made or changed; for Better Auth's `databaseHooks.user`. */
export function accountRules(grant: AdminGrant) {
  return {
    create: {
      async before(user: Account, request: GenericEndpointContext | null) {
        if (user.email.length > 254)
          throw refusal('BAD_REQUEST', 'EMAIL_TOO_LONG', 'email must have at most 254 characters.');
        if (user.name.length > 200)
          throw refusal('BAD_REQUEST', 'NAME_TOO_LONG', 'name must have at most 200 characters.');
        const admission = await grant.admit(user.email, request?.body?.admin_code, requestIsLocal());
        if (admission === 'refused') throw refusal('FORBIDDEN', 'ADMIN_CODE_NEEDED', needsCode);
        if (admission === 'admin') return { data: { role: 'admin' } };
      },
    },
    update: {
      async before(changes: Partial<Account>, request: GenericEndpointContext | null) {
        if (request && changes.role && changes.role !== 'user' && request.path !== '/verify-email')
          throw refusal('FORBIDDEN', 'ROLE_NOT_GIVEN', notGiven);
      },
      /** In the verification only: an admin whose role was taken away does not get it back with the next change. */
      async after(user: Account, request: GenericEndpointContext | null) {
        const verified = request?.path === '/verify-email' && user.emailVerified && user.role !== 'admin';
        if (verified && grant.onVerified(user.email)) await makeAdmin(user, request);
      },
    },
  };
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

const refusal = (status: 'BAD_REQUEST' | 'FORBIDDEN', code: string, message: string) =>
  new APIError(status, { code, message });
