import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Has the database end what an account's changes must end, whoever makes them. Wants the tables of Better Auth. Idempotent. */
export async function watchAccounts(db: Db): Promise<void> {
  await sql`select watch_accounts()`.execute(db);
}
