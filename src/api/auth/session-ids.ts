import type { GenericEndpointContext } from '@better-auth/core';
import { tokenOfSession } from '../../db/accounts/sessions.ts';
import type { Db } from '../../db/database.ts';
import { isUserId as isUuid } from './tokens.ts';

type Request = Pick<GenericEndpointContext, 'path' | 'body'>;

/**
 * Better Auth shows the tokens of a user's sessions and ends one by its token. Whoever may look at the list, such as a script in a page, would
 * have every device of the user; so `token` is the session's id wherever sessions are read, and is understood where one is ended.
 */
export function showIds(path: string, returned: unknown): unknown {
  if (path === '/list-sessions' && Array.isArray(returned)) return returned.map(byId);
  if (path === '/get-session' && isRecord(returned)) return { ...returned, session: byId(returned.session) };
  return undefined;
}

/** The body for Better Auth, which asks whose session it is before it ends it; undefined when it may stay as it is. */
export async function withToken(db: Db, { path, body }: Request): Promise<object | undefined> {
  if (path !== '/revoke-session' || typeof body?.token !== 'string' || !isUuid(body.token)) return undefined;
  const token = await tokenOfSession(db, body.token);
  return token === undefined ? undefined : { ...body, token };
}

function byId(session: unknown): unknown {
  return isRecord(session) ? { ...session, token: session.id } : session;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
