import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** Has the database end what an account's changes must end, whoever makes them. Wants the tables of Better Auth. Idempotent. */
export async function watchAccounts(db: Db): Promise<void> {
  await sql`select watch_accounts()`.execute(db);
}

/** What ended, as `kind:id`; only what tokens may live of that were made before. */
export async function readEnded(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('access_ended')
    .select(['kind', 'id'])
    .where('ended_at', '>', sql<Date>`now() - interval '1 hour'`)
    .execute();
  return rows.map(({ kind, id }) => `${kind}:${id}`);
}

/** A person lets an application in; `id` names this one time, and what is given out for it carries the name. */
export async function addGrant(db: Db, grant: { id: string; user_id: string; client_id: string }): Promise<void> {
  await db.insertInto('app_grants').values(grant).execute();
}

/** When the grant's code became tokens, in milliseconds ago; undefined when it did not, or the grant is unknown. */
export async function exchangedAgo(db: Db, id: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('app_grants')
    .select(sql<number>`1000 * extract(epoch from now() - exchanged_at)::float8`.as('ago'))
    .where('id', '=', id)
    .where('exchanged_at', 'is not', null)
    .executeTakeFirst();
  return row?.ago;
}

/** Notes that tokens were given out; false when the grant has ended meanwhile. */
export async function useGrant(db: Db, id: string): Promise<boolean> {
  const used = await db
    .updateTable('app_grants')
    .set({ used_at: sql`now()`, exchanged_at: sql`coalesce(exchanged_at, now())` })
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(used.numUpdatedRows) === 1;
}

/** Ends what came of one grant: its refresh tokens at once, its access tokens with the next look at what ended. */
export async function endGrant(db: Db, id: string): Promise<void> {
  await sql`select end_grant(${id})`.execute(db);
}

/** Ends what every application may do for this user. */
export async function endAllGrants(db: Db, userId: string): Promise<void> {
  await sql`select end_grants(${userId}, null)`.execute(db);
}

/**
 * Forgets ends that no token is older than, refresh tokens that have run out, grants without any, and applications that nobody let in within a
 * day. Answers how many rows went.
 */
export async function forgetAccess(db: Db): Promise<number> {
  const yesterday = sql<Date>`now() - interval '1 day'`;
  const ends = await db.deleteFrom('access_ended').where('ended_at', '<', yesterday).executeTakeFirstOrThrow();
  const { rows } = await sql<{ there: boolean }>`select to_regclass('"oauthClient"') is not null as there`.execute(db);
  // Better Auth makes its tables in the role `api`, which may start later.
  if (!rows[0]?.there) return Number(ends.numDeletedRows);
  const tokens = await sql`delete from "oauthRefreshToken" where "expiresAt" < now()`.execute(db);
  const grants = await sql`
    delete from app_grants g where g.created_at < ${yesterday}
      and not exists (select from "oauthRefreshToken" t where t."referenceId" = g.id)
      and (g.used_at is null or g.used_at < ${yesterday})`.execute(db);
  const clients = await sql`
    delete from "oauthClient" c where c."createdAt" < ${yesterday}
      and not exists (select from "oauthConsent" o where o."clientId" = c."clientId")
      and not exists (select from app_grants g where g.client_id = c."clientId")`.execute(db);
  return [ends.numDeletedRows, tokens.numAffectedRows, grants.numAffectedRows, clients.numAffectedRows].reduce(
    (sum: number, rows) => sum + Number(rows ?? 0),
    0,
  );
}
