import { sql } from 'kysely';
import type { Admin } from '../../domain/audit.ts';
import { Rejected } from '../../errors.ts';
import { recordAction } from '../audit/actions.ts';
import type { Db } from '../database.ts';

/** Accounts of all users: for admins only. */

const pageSize = 50;
/** Sorts behind every text that goes on from here. */
const last = '\u{10ffff}';

export interface UserRow {
  id: string;
  email: string;
  name: string;
  role: string;
  email_verified: boolean;
  banned: boolean;
  ban_reason: string | null;
  created_at: Date;
  open_tasks: number;
  completed_tasks: number;
  conversations: number;
  apps: number;
}

/**
 * Accounts in the order of their addresses, those whose address begins with `search`, behind the address `after`. What they have is counted
 * for these alone, tasks from their counters.
 */
export async function findUsers(
  db: Db,
  { search = '', after }: { search?: string | undefined; after?: string | undefined },
): Promise<{ users: UserRow[]; isMore: boolean }> {
  const beyond = after === undefined ? sql`true` : sql`email collate "C" > ${after}`;
  const { rows } = await sql<UserRow>`
    select u.id::text as id, u.email, u.name, coalesce(u.role, 'user') as role, u."emailVerified" as email_verified,
      coalesce(u.banned, false) as banned, u."banReason" as ban_reason, u."createdAt" as created_at,
      coalesce(t.open, 0)::int as open_tasks, coalesce(t.completed, 0)::int as completed_tasks,
      (select count(*) from conversations c where c.user_id = u.id::text)::int as conversations,
      (select count(distinct "clientId") from "oauthConsent" c where c."userId" = u.id)::int as apps
    from (
      select * from "user"
      where email collate "C" >= ${search} and email collate "C" < ${search + last} and ${beyond}
      order by email collate "C" limit ${pageSize + 1}
    ) u left join lateral (
      select sum(n) filter (where not completed) as open, sum(n) filter (where completed) as completed
      from task_counts where user_id = u.id::text
    ) t on true
    order by u.email collate "C"`.execute(db);
  return { users: rows.slice(0, pageSize), isMore: rows.length > pageSize };
}

/** Ends all that the user may do, for good until it is taken back. Whoever is banned stays so, unchanged. Throws `Rejected`. */
export async function banUser(db: Db, userId: string, reason: string | undefined, admin: Admin): Promise<void> {
  await act(db, userId, admin, async (tx, { banned }) => {
    if (banned) return;
    await ban(tx, userId, reason);
    await recordAction(tx, 'user_banned', admin, { user_id: userId, ...(reason === undefined ? {} : { reason }) });
  });
}

/** The user may sign in again; what ended stays ended. Throws `Rejected`. */
export async function unbanUser(db: Db, userId: string, admin: Admin): Promise<void> {
  await act(db, userId, admin, async (tx, { banned }) => {
    if (!banned) return;
    await sql`update "user" set banned = false, "banReason" = null, "banExpires" = null, "updatedAt" = now()
      where id = ${userId}::uuid`.execute(tx);
    await recordAction(tx, 'user_unbanned', admin, { user_id: userId });
  });
}

/** Before anything of the user goes: nobody signs in any more, and it is recorded who wants it and why. Throws `Rejected`. */
export async function beginErasure(db: Db, userId: string, reason: string | undefined, admin: Admin): Promise<void> {
  await act(db, userId, admin, async (tx, { banned }) => {
    if (!banned) await ban(tx, userId, undefined);
    await recordAction(tx, 'user_erasure_began', admin, {
      user_id: userId,
      ...(reason === undefined ? {} : { reason }),
    });
  });
}

async function ban(tx: Db, userId: string, reason: string | undefined): Promise<void> {
  await sql`update "user" set banned = true, "banReason" = ${reason ?? null}, "banExpires" = null, "updatedAt" = now()
    where id = ${userId}::uuid`.execute(tx);
}

interface Account {
  id: string;
  role: string | null;
  banned: boolean;
}

/**
 * Does something to another user's account on behalf of an admin who still is one: a token may be older than the end of the role. The rows of
 * all admins are locked meanwhile, so of two who ban each other one succeeds.
 */
async function act(
  db: Db,
  userId: string,
  admin: Admin,
  work: (tx: Db, user: Account) => Promise<void>,
): Promise<void> {
  if (userId === admin.userId)
    throw new Rejected('conflict', 'Nobody bans or erases themself as an admin; another admin can.');
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<Account>`
      select id::text as id, role, banned is true and ("banExpires" is null or "banExpires" > now()) as banned
      from "user" where role = 'admin' or id = ${userId}::uuid order by id for update`.execute(tx);
    const actor = rows.find(({ id }) => id === admin.userId);
    if (actor?.role !== 'admin' || actor.banned)
      throw new Rejected('forbidden', 'You are no admin any more; sign in again.');
    const user = rows.find(({ id }) => id === userId);
    if (!user) throw noSuchUser();
    await work(tx, user);
  });
}

/** The same for an unknown id and one that is no id. */
export const noSuchUser = () => new Rejected('not_found', 'There is no such user; GET /api/admin/users lists them.');
