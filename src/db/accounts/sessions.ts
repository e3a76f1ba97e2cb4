import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** The token of the session with this id (a UUID), whosever it is; undefined when there is none. */
export async function tokenOfSession(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ token: string }>`select token from session where id = ${id}::uuid`.execute(db);
  return rows[0]?.token;
}
