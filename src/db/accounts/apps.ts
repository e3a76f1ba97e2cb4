import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** An application that a person let in. */
export interface App {
  client_id: string;
  name: string | null;
  scopes: string[];
  connected_at: string;
  /** When it was last given tokens, which live for a quarter of an hour; null: it never fetched any, or its access has ended. */
  last_used_at: string | null;
}

/** The applications that the user let in, the latest first. */
export async function listApps(db: Db, userId: string): Promise<App[]> {
  const { rows } = await sql<Omit<App, 'connected_at' | 'last_used_at'> & { connected: Date; used: Date | null }>`
    select c."clientId" as client_id, a.name, c.scopes, c."createdAt" as connected,
      (select max(g.used_at) from app_grants g where g.user_id = ${userId} and g.client_id = c."clientId") as used
    from "oauthConsent" c join "oauthClient" a on a."clientId" = c."clientId"
    where c."userId" = ${userId}::uuid order by c."createdAt" desc, c."clientId"`.execute(db);
  return rows.map(({ connected, used, ...app }) => ({
    ...app,
    connected_at: connected.toISOString(),
    last_used_at: used?.toISOString() ?? null,
  }));
}

/** Takes back what the user allowed the application, which ends all of its access; false when it was allowed nothing. */
export async function removeApp(db: Db, userId: string, clientId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from "oauthConsent" where "userId" = ${userId}::uuid and "clientId" = ${clientId}`.execute(db);
  return Number(numAffectedRows) > 0;
}
