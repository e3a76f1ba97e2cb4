import type { GenericEndpointContext } from '@better-auth/core';
import { createAuthMiddleware, isAPIError } from 'better-auth/api';
import { addGrant, endAllGrants } from '../../db/accounts/access.ts';
import { recordAction } from '../../db/audit/actions.ts';
import type { Db } from '../../db/database.ts';
import { refusal, refuseGuessable } from './account-rules.ts';
import { showIds, withToken } from './session-ids.ts';
import { isUserId } from './tokens.ts';

/**
 * New passwords are looked at first. Then what the database cannot see by itself (`watch_accounts` sees the rest): leaving everywhere ends applications, leaving one device does not; and
 * who changes the password gets a session in place of those that end. Sessions are shown and named by their ids. What admins do here is recorded.
 */
export function endings(db: Db) {
  return {
    before: createAuthMiddleware(async (request) => {
      await refuseGuessable(request);
      const { path, body } = request;
      refuseOddId(path, body?.userId);
      if (path === '/change-password') return { context: { body: { ...body, revokeOtherSessions: true } } };
      const named = await withToken(db, { path, body });
      if (named) return { context: { body: named } };
    }),
    after: createAuthMiddleware(async ({ path, body, headers, context }) => {
      if (isAPIError(context.returned)) return;
      const admin = { userId: context.session?.user.id ?? '', requestId: headers?.get('x-request-id') ?? '' };
      if (path === '/revoke-sessions' || path === '/revoke-other-sessions') {
        const userId = context.session?.user.id;
        if (userId) await endAllGrants(db, userId);
      }
      if (path === '/admin/revoke-user-sessions') {
        await endAllGrants(db, body.userId);
        await recordAction(db, 'user_signed_out', admin, { user_id: body.userId });
      }
      if (path === '/admin/set-role')
        await recordAction(db, 'role_changed', admin, { user_id: body.userId, role: body.role });
      return showIds(path, context.returned);
    }),
  };
}

/** The database reads an id in capitals or without hyphens as the same; what compares texts does not, and would take it for another user. */
function refuseOddId(path: string, userId: unknown): void {
  if (path.startsWith('/admin/') && typeof userId === 'string' && !isUserId(userId))
    throw refusal('BAD_REQUEST', 'INVALID_USER_ID', 'userId must be an id as GET /api/admin/users lists it.');
}

interface Verification {
  identifier: string;
  value: string;
}

/** Each authorization code begins a grant, named by the code's hash; for Better Auth's `databaseHooks.verification`. */
export const codesOfGrants = (db: Db) => ({
  create: {
    async before({ identifier, value }: Verification, _request: GenericEndpointContext | null) {
      const code = authorizationCode(value);
      if (!code) return;
      await addGrant(db, { id: identifier, user_id: code.userId, client_id: code.query.client_id });
      return { data: { value: JSON.stringify({ ...code, referenceId: identifier }) } };
    },
  },
});

/** Better Auth keeps values of several kinds in one table; only those of codes are JSON objects of this type. */
function authorizationCode(value: string): { userId: string; query: { client_id: string } } | undefined {
  if (!value.startsWith('{')) return undefined;
  const parsed = JSON.parse(value);
  return parsed.type === 'authorization_code' ? parsed : undefined;
}
