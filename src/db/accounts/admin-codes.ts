import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** Which admin codes are used up, and who still needs one. */
export interface AdminCodes {
  /** How many were used so far. */
  used(): Promise<number>;
  /** Uses up the one that follows `used` others; false when somebody else was faster. */
  use(used: number): Promise<boolean>;
  /** Those of the addresses, in lower case, that have no account. */
  withoutAccount(emails: readonly string[]): Promise<string[]>;
}

export const adminCodes = (db: Db): AdminCodes => ({
  async used() {
    return (await db.selectFrom('admin_codes').select('used').executeTakeFirstOrThrow()).used;
  },
  async use(used) {
    const taken = await db
      .updateTable('admin_codes')
      .set({ used: used + 1 })
      .where('used', '=', used)
      .executeTakeFirst();
    return Number(taken.numUpdatedRows) === 1;
  },
  async withoutAccount(emails) {
    const { rows } = await sql<{ email: string }>`
      select email from unnest(${[...emails]}::text[]) as listed(email)
      where not exists (select from "user" u where u.email = listed.email)`.execute(db);
    return rows.map(({ email }) => email);
  },
});
