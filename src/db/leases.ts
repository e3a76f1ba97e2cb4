import { type RawBuilder, sql } from 'kysely';
import type { Db } from './database.ts';
import { unflushed } from './unflushed.ts';

/** Locks that outlive a statement are rows with an end, so that they survive poolers and their holder's death frees them. */

/** A row of `leases`, and how long it is held. */
export interface Held {
  name: string;
  holder: string;
  seconds: number;
}

/** Takes or renews the lease. False while another holder has it. */
export async function holdLease(db: Db, name: string, holder: string, seconds: number): Promise<boolean> {
  const { rows } = await holding({ name, holder, seconds }, sql`true`).execute(db);
  return rows.length === 1;
}

/** The statement that takes or renews a lease where `may` holds, and answers its name unless another holder has it. */
export function holding({ name, holder, seconds }: Held, may: RawBuilder<boolean>): RawBuilder<{ name: string }> {
  return sql`
    insert into leases as l (name, holder, expires_at)
    select ${name}::text, ${holder}::text, now() + make_interval(secs => ${seconds}) where ${may} and ${unflushed}
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
    where l.holder = excluded.holder or l.expires_at < now()
    returning name`;
}

export async function releaseLease(db: Db, name: string, holder: string): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).where(unflushed).execute();
}

/** Any number for the lock; the same in every version. */
const creationLock = 4_202_612;

/** Makes the table when there is none, for a process that must hold the database before it migrates it. */
export async function createLeases(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${creationLock})`.execute(tx);
    await sql`create table if not exists leases (
      name text primary key, holder text not null, expires_at timestamptz not null)`.execute(tx);
  });
}

/** Frees what a dead process held. Only for a process that has the whole database for itself. */
export async function dropLeasesExcept(db: Db, name: string): Promise<void> {
  await db.deleteFrom('leases').where('name', '<>', name).execute();
}

/** Makes due which deliveries a dead process was trying. Only for a process that has the whole database for itself. */
export async function freeWaitingDeliveries(db: Db): Promise<void> {
  await sql`update waiting_deliveries set next_at = now() where next_at > now()`.execute(db);
}
