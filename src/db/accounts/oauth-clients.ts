import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** The addresses that a registered application may be sent back to; undefined when it is not known. */
export async function redirectsOf(db: Db, clientId: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ uris: string[] }>`
    select "redirectUris" as uris from "oauthClient" where "clientId" = ${clientId} and disabled is not true`.execute(
    db,
  );
  return rows[0]?.uris;
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
