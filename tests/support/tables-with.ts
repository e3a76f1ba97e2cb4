import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';

/** Names of the tables in which the text stands anywhere, in order: also within bytes, such as documents of actors. */
export async function tablesWith(db: Db, text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`.execute(
    db,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const holds =
      await sql`select from ${sql.table(name)} t where t::text like any(${[`%${text}%`, `%${Buffer.from(text).toString('hex')}%`]}) limit 1`.execute(
        db,
      );
    if (holds.rows.length > 0) found.push(name);
  }
  return found;
}
