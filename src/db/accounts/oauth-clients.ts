import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** What an application has registered. */
export interface Registration {
  /** The addresses that it may be sent back to. */
  redirects: string[];
  /** It can use refresh tokens, and may have them. */
  refreshes: boolean;
}

/** Undefined when the application is not known. */
export async function registrationOf(db: Db, clientId: string): Promise<Registration | undefined> {
  const { rows } = await sql<Registration>`
    select "redirectUris" as redirects,
      coalesce(jsonb_exists("grantTypes", 'refresh_token') and jsonb_exists(scopes, 'offline_access'), false) as refreshes
    from "oauthClient" where "clientId" = ${clientId} and disabled is not true`.execute(db);
  return rows[0];
}

/** Addresses that are registered come first and stay; of those that were learned only so many are kept. */
const kept = { registered: 10, all: 20 };

/** Adds an address that equals a registered one but for its port, because Better Auth takes an address only as it is written. */
export async function learnRedirect(db: Db, clientId: string, uri: string): Promise<void> {
  await sql`
    update "oauthClient" set "redirectUris" = case
        when jsonb_array_length("redirectUris") < ${kept.all}::int then "redirectUris"
        else "redirectUris" - ${kept.registered}::int
      end || to_jsonb(${uri}::text)
    where "clientId" = ${clientId} and not jsonb_exists("redirectUris", ${uri})`.execute(db);
}
