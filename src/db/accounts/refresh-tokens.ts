import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** Refresh tokens of Better Auth's OAuth server, which keeps them by their hash. */

export interface RefreshToken {
  id: string;
  clientId: string;
  /** Of `app_grants`; null of a token older than that table. */
  grantId: string | null;
  expired: boolean;
  /** Milliseconds since it was exchanged for a newer one; null while it is the newest. */
  exchangedAgo: number | null;
}

/** The token with this hash. */
export async function findRefreshToken(db: Db, hash: string): Promise<RefreshToken | undefined> {
  const { rows } = await sql<RefreshToken>`
    select id, "clientId", "referenceId" as "grantId", "expiresAt" < now() as expired,
      1000 * extract(epoch from now() - revoked)::float8 as "exchangedAgo"
    from "oauthRefreshToken" where token = ${hash}`.execute(db);
  return rows[0];
}

/** Makes a twin of the token, with a hash of its own; false when the token is gone. */
export async function copyRefreshToken(db: Db, id: string, hash: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into "oauthRefreshToken"
      (id, token, "clientId", "sessionId", "userId", "referenceId", "expiresAt", "createdAt", "authTime", scopes)
    select gen_random_uuid(), ${hash}, "clientId", "sessionId", "userId", "referenceId", "expiresAt", "createdAt", "authTime", scopes
    from "oauthRefreshToken" where id = ${id}`.execute(db);
  return Number(numAffectedRows) === 1;
}

/** Removes the twin; the token itself counts as exchanged from the first time on that this is said. */
export async function dropCopy(db: Db, id: string, hash: string, exchanged: boolean): Promise<void> {
  if (exchanged)
    await sql`update "oauthRefreshToken" set revoked = now() where id = ${id} and revoked is null`.execute(db);
  await sql`delete from "oauthRefreshToken" where token = ${hash}`.execute(db);
}
